//! Stories of the canvas.

use egui::{Key, Modifiers, vec2};
use toride::{
    edit::StepName,
    plant::{Element, geometry::Point},
};

use crate::{driver::Driver, plants::two_zones};

/// Screen distance from the free device into the right zone.
const INTO_STORES: egui::Vec2 = vec2(250.0, 20.0);

#[test]
fn dragging_a_device_into_a_zone_is_one_step_that_moves_it_and_makes_it_a_member() {
    let mut app = Driver::open(two_zones());
    app.drag("Roamer", INTO_STORES);

    let stores = app
        .plant()
        .zones
        .iter()
        .find(|(_, zone)| zone.name == "Stores")
        .unwrap();
    assert_eq!(app.device("Roamer").zone, Some(*stores.0));
    assert!(app.device("Roamer").position.unwrap().x > 480.0);
    assert_eq!(app.steps(), [StepName::MoveToZone]);

    app.undo();
    assert_eq!(app.plant(), &two_zones());
    assert!(app.steps().is_empty());
    app.redo();
    assert_eq!(app.steps(), [StepName::MoveToZone]);
    assert!(app.device("Roamer").zone.is_some());
}

#[test]
fn dragging_a_device_out_of_its_zone_takes_it_out() {
    let mut app = Driver::open(two_zones());
    let from = app.place("Press").center();
    app.drag_between(from, from + vec2(0.0, 330.0));
    assert_eq!(app.device("Press").zone, None);
    assert_eq!(app.steps(), [StepName::LeaveZone]);
}

#[test]
fn escape_takes_back_a_drag_that_had_moved() {
    let mut app = Driver::open(two_zones());
    let from = app.place("Roamer").center();
    app.press_and_move(from, from + INTO_STORES);
    let moved = app.device("Roamer").position.unwrap();
    assert_ne!(
        moved,
        Point::new(312.0, 64.0),
        "the drag has to have moved something"
    );
    assert!(app.device("Roamer").zone.is_some());

    app.key(Key::Escape);
    assert_eq!(app.plant(), &two_zones());
    app.release(from + INTO_STORES);
    assert_eq!(app.plant(), &two_zones());
    assert!(app.steps().is_empty());
}

#[test]
fn press_move_and_release_in_one_frame_lose_nothing() {
    let mut app = Driver::open(two_zones());
    let zoom = app.harness.state().state.canvas.zoom();
    let from = app.place("Roamer").center();
    let to = from + vec2(96.0, 96.0) * zoom;
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::ALT,
    };
    // Alt turns snapping off, but pressed at the start it would drag a copy: release it before.
    let press = egui::Event::PointerButton {
        pos: from,
        button: egui::PointerButton::Primary,
        pressed: true,
        modifiers: Modifiers::NONE,
    };
    app.harness.input_mut().events.extend([
        egui::Event::PointerMoved(from),
        press,
        egui::Event::PointerMoved(to),
        button(to, false),
    ]);
    app.settle();
    let at = app.device("Roamer").position.unwrap();
    assert!(at.distance(Point::new(408.0, 160.0)) <= 1.0 / zoom, "{at:?}");
}

#[test]
fn the_empty_inside_of_a_zone_is_ground_and_its_title_moves_it_with_its_contents() {
    let mut app = Driver::open(two_zones());
    let title = app.place("Cells").center();
    let inside = title + vec2(120.0, 120.0);
    app.drag_between(inside, inside + vec2(40.0, 30.0));
    assert_eq!(
        app.plant(),
        &two_zones(),
        "dragging inside a zone must not move it"
    );

    app.drag_between(title, title + vec2(0.0, 64.0));
    let zone = app
        .plant()
        .zones
        .values()
        .find(|zone| zone.name == "Cells")
        .unwrap();
    let press = app.device("Press").position.unwrap();
    assert!(zone.rect.y > 32.0, "{:?}", zone.rect);
    assert_eq!(press.y - zone.rect.y, 64.0, "contents go along");
    assert_eq!(app.steps(), [StepName::Move]);
}

#[test]
fn a_band_to_the_right_encloses_and_to_the_left_touches() {
    let mut app = Driver::open(two_zones());
    let roamer = app.place("Roamer");
    // Over the left half of the device only.
    let (outside, within) = (
        roamer.left_top() - vec2(20.0, 20.0),
        roamer.center_bottom() + vec2(0.0, 20.0),
    );
    app.drag_between(outside, within);
    assert_eq!(app.selection(), []);
    app.drag_between(within, outside);
    assert_eq!(app.selection().len(), 1);
    let past = roamer.right_bottom() + vec2(20.0, 20.0);
    app.click_at(app.empty_ground(), Modifiers::NONE);
    app.drag_between(outside, past);
    assert_eq!(app.selection().len(), 1);
}

#[test]
fn shift_click_adds_to_the_selection_and_takes_away() {
    let mut app = Driver::open(two_zones());
    app.click("Roamer");
    let press = app.place("Press").center();
    app.click_at(press, Modifiers::SHIFT);
    assert_eq!(app.selection().len(), 2);
    app.click_at(press, Modifiers::SHIFT);
    assert_eq!(app.selection().len(), 1);
}

#[test]
fn renaming_in_place_is_one_step() {
    let mut app = Driver::open(two_zones());
    app.click("Roamer");
    app.key(Key::F2);
    app.type_text("Cart 7");
    app.key(Key::Enter);
    assert_eq!(app.device("Cart 7").name_en, "Cart 7");
    assert_eq!(app.steps(), [StepName::Rename]);
}

#[test]
fn escape_in_a_name_restores_it() {
    let mut app = Driver::open(two_zones());
    app.double_click("Roamer");
    app.type_text("Nonsense");
    app.key(Key::Escape);
    assert_eq!(app.plant(), &two_zones());
}

#[test]
fn pulling_a_port_onto_a_device_connects_them() {
    let mut app = Driver::open(two_zones());
    app.click("Roamer");
    let roamer = app.place("Roamer");
    let port = roamer.left_center() - vec2(13.0, 0.0);
    app.drag_between(port, app.place("Press").center());
    assert_eq!(app.plant().links.len(), 1);
    assert_eq!(app.steps(), [StepName::Connect]);
    let link = app.plant().links.values().next().unwrap();
    assert!(link.devices().is_some());
}

#[test]
fn a_port_dropped_on_empty_ground_creates_nothing_until_something_is_chosen() {
    let mut app = Driver::open(two_zones());
    app.click("Roamer");
    let port = app.place("Roamer").center_top() - vec2(0.0, 13.0);
    app.drag_between(port, app.empty_ground());
    assert_eq!(app.plant(), &two_zones());
    assert!(app.sees("Connect to"));
    app.key(Key::Escape);
    assert_eq!(app.plant(), &two_zones());

    app.click("Roamer");
    app.drag_between(port, app.empty_ground());
    app.type_text("backbone");
    app.key(Key::Enter);
    assert_eq!(app.plant().links.len(), 1);
    let link = app.plant().links.values().next().unwrap();
    assert!(link.attachment().is_some(), "{link:?}");
}

#[test]
fn two_selected_devices_are_connected_by_one_key() {
    let mut app = Driver::open(two_zones());
    app.click("Roamer");
    app.click_at(app.place("Press").center(), Modifiers::SHIFT);
    app.key(Key::L);
    assert_eq!(app.plant().links.len(), 1);
}

#[test]
fn a_device_from_the_palette_lands_where_it_is_dropped() {
    let mut app = Driver::open(two_zones());
    let from = app.place("SCADA").center();
    let cells = app.place("Cells").center();
    app.drag_between(from, cells + vec2(140.0, 90.0));
    let device = app.device("SCADA");
    let (cells, _) = app
        .plant()
        .zones
        .iter()
        .find(|(_, zone)| zone.name == "Cells")
        .unwrap();
    assert_eq!(device.zone, Some(*cells));
    assert_eq!(app.steps(), [StepName::Add]);
    assert_eq!(app.selection().len(), 1);
}

#[test]
fn quick_add_works_without_the_mouse() {
    let mut app = Driver::open(two_zones());
    app.key(Key::A);
    app.type_text("robotto");
    app.key(Key::Enter);
    app.key(Key::Enter);
    assert_eq!(app.plant().devices.len(), 3);
    assert_eq!(app.device("Robot").kind.as_str(), "robot");
}

#[test]
fn a_zone_around_the_selection_takes_it_in_and_asks_for_its_name() {
    let mut app = Driver::open(two_zones());
    app.click("Roamer");
    app.key(Key::Z);
    app.type_text("Carts");
    app.key(Key::Enter);
    let (id, _) = app
        .plant()
        .zones
        .iter()
        .find(|(_, zone)| zone.name == "Carts")
        .unwrap();
    assert_eq!(app.device("Roamer").zone, Some(*id));
    assert_eq!(app.steps(), [StepName::DrawZone, StepName::Rename]);
}

#[test]
fn deleting_says_so_and_undo_brings_everything_back() {
    let mut app = Driver::open(two_zones());
    app.click("Press");
    app.key(Key::Delete);
    assert_eq!(app.plant().devices.len(), 1);
    assert!(app.sees("Deleted 1 device"), "{}", app.outline());
    app.undo();
    assert_eq!(app.plant(), &two_zones());
}

#[test]
fn deleting_a_zone_keeps_its_devices() {
    let mut app = Driver::open(two_zones());
    app.click("Cells");
    app.key(Key::Delete);
    assert_eq!(app.plant().zones.len(), 1);
    assert_eq!(app.device("Press").zone, None);
}

#[test]
fn arrows_move_the_selection_by_the_grid() {
    let mut app = Driver::open(two_zones());
    app.click("Roamer");
    app.key(Key::ArrowRight);
    assert_eq!(app.device("Roamer").position, Some(Point::new(320.0, 64.0)));
    app.keys(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(app.device("Roamer").position, Some(Point::new(320.0, 65.0)));
}

#[test]
fn duplicating_selects_the_copy_and_leaves_the_original() {
    let mut app = Driver::open(two_zones());
    app.click("Roamer");
    app.keys(Modifiers::COMMAND, Key::D);
    assert_eq!(app.plant().devices.len(), 3);
    assert_eq!(app.device("Roamer").position, Some(Point::new(312.0, 64.0)));
    assert_eq!(app.selection().len(), 1);
    assert_eq!(app.steps(), [StepName::Duplicate]);
}

#[test]
fn what_was_cut_comes_back_by_pasting_with_its_ids() {
    let mut app = Driver::open(two_zones());
    app.click("Press");
    let Some(&element) = app.selection().first() else {
        panic!("nothing is selected")
    };
    app.harness.event(egui::Event::Cut);
    app.harness.step();
    let copied = app
        .harness
        .output()
        .platform_output
        .commands
        .iter()
        .find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
    app.settle();
    assert!(!app.plant().has(element));
    app.harness
        .event(egui::Event::Paste(copied.expect("the clipboard has something")));
    app.settle();
    assert!(app.plant().has(element), "the same device, not a copy");
    assert!(matches!(element, Element::Device(_)));
}

#[test]
fn zooming_keeps_the_point_under_the_pointer() {
    let mut app = Driver::open(two_zones());
    let at = app.place("Roamer").center();
    let before = app.harness.state().state.canvas.zoom();
    app.ctrl_wheel(at, 3.0);
    assert!(app.harness.state().state.canvas.zoom() > before);
    let moved = app.place("Roamer").center() - at;
    assert!(moved.length() <= 1.5, "{moved:?}");
}

#[test]
fn everything_on_the_drawing_is_a_named_node() {
    let app = Driver::open(two_zones());
    for label in [
        "Roamer、",
        "Press、",
        "Cells、zone",
        "Stores、zone",
        "Backbone、network",
    ] {
        assert!(app.sees(label), "{label} in\n{}", app.outline());
    }
}

#[test]
fn dragging_a_device_of_the_sample_into_another_zone_changes_the_heat_map_at_once() {
    let mut app = Driver::start();
    app.key(Key::Enter);
    let before = app
        .workspace()
        .findings()
        .expect("small plants are analysed at once")
        .clone();
    let from = app.place("Production line").center();
    let to = app.place("Office").center() + vec2(60.0, 60.0);
    app.press_and_move(from, to);
    let during = app.workspace().findings().expect("still there").clone();
    assert_ne!(before.risk, during.risk, "the heat map follows the drag");
    app.key(Key::Escape);
    let after = app.workspace().findings().expect("still there").clone();
    assert_eq!(before.risk, after.risk, "and comes back with Escape");
}
