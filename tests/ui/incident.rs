//! Stories of "this device is infected": what is next, what to cut, what keeps running, and that it is only supposed.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use toride::{
    i18n::Lang,
    plant::{DeviceId, Plant},
    samples,
    ui::{settings::Settings, view_state::Screen},
    workspace::Progress,
};

use crate::driver::Driver;

fn sample() -> Plant {
    samples::find("assumed-factory").unwrap().load().unwrap()
}

fn factory(lang: Lang) -> Driver {
    let mut app = Driver::with(Settings {
        lang,
        ..Settings::default()
    });
    app.harness.state_mut().open_plant(sample());
    app.settle();
    app
}

fn device(app: &Driver, code: &str) -> DeviceId {
    let found = app.plant().devices.iter().find(|(_, device)| device.code == code);
    *found.unwrap().0
}

fn select(app: &mut Driver, code: &str) {
    let device = device(app, code);
    app.harness.state_mut().state.selection = vec![device.into()];
    app.settle();
}

fn press(app: &mut Driver, label: &str) {
    let node = app.harness.query_all_by_label_contains(label).next();
    node.unwrap_or_else(|| panic!("no {label}; there are:\n{}", app.outline()))
        .click_accesskit();
    app.settle();
}

/// Frames until everything that follows is there.
fn looked_ahead(app: &mut Driver) {
    while app.workspace().outlook_progress() != Progress::Whole {
        app.settle();
    }
    app.settle();
}

#[test]
fn from_an_infected_scada_the_panel_says_what_is_next_what_to_cut_and_what_keeps_running() {
    let mut app = factory(Lang::En);
    select(&mut app, "EQ05");
    press(&mut app, "If it were infected…");
    assert!(app.sees("Assumed: EQ05 is infected"), "{}", app.outline());
    looked_ahead(&mut app);
    assert!(app.sees("assumed infected"), "it is marked on the drawing");
    let outlook = app.workspace().outlook().unwrap().clone();
    let first = outlook.next.first().unwrap();
    let name = app.plant().code_and_name(first.device.into(), true);
    let row = format!("{} {}, ease {} / 5", name.0, name.1, first.likelihood);
    assert!(app.sees(&row), "{row}\n{}", app.outline());
    assert!(app.sees(&format!("spreads here {} / 5", first.likelihood)));
    let cut = outlook.cuts.first().unwrap();
    assert!(app.sees("Cut EQ05"), "{}", app.outline());
    assert!(app.sees(if cut.stops.is_empty() {
        "Stops no task by itself"
    } else {
        "Stops by itself"
    }));
    let running = outlook.tasks.iter().filter(|task| task.likelihood == 0).count();
    assert!(app.sees(&format!("Keep running: {running}")));
    assert_eq!(app.plant(), &sample(), "the plant is not changed");
    assert!(app.steps().is_empty());
}

#[test]
fn picking_a_device_in_reach_lights_up_the_way_there_and_tells_its_steps() {
    let mut app = factory(Lang::En);
    select(&mut app, "EQ05");
    press(&mut app, "If it were infected…");
    looked_ahead(&mut app);
    let first = app.workspace().outlook().unwrap().next.first().unwrap().device;
    let name = app.plant().display_name(first.into(), true);
    let row = format!("{name}, ease ");
    assert!(app.harness.state().state.lit_way.is_none());
    press(&mut app, &row);
    assert_eq!(app.harness.state().state.lit_way, Some(first));
    assert!(app.sees("1 "), "the steps are told");
    press(&mut app, &row);
    assert!(app.harness.state().state.lit_way.is_none());
}

#[test]
fn a_cut_is_shown_on_the_drawing() {
    let mut app = factory(Lang::En);
    select(&mut app, "EQ05");
    press(&mut app, "If it were infected…");
    looked_ahead(&mut app);
    let cut = app.workspace().outlook().unwrap().cuts.first().unwrap().link;
    press(&mut app, "Cut EQ");
    assert_eq!(app.selection(), [cut.into()]);
    assert!(
        app.sees("What to cut"),
        "the answer stays while something is selected"
    );
}

#[test]
fn escape_ends_the_supposition_and_so_does_one_click() {
    let mut app = factory(Lang::En);
    for by_key in [true, false] {
        select(&mut app, "EQ05");
        app.key(Key::I);
        assert!(app.sees("Assumed: EQ05 is infected"));
        if by_key {
            app.key(Key::Escape);
        } else {
            press(&mut app, "Stop assuming (Esc)");
        }
        assert!(!app.sees("Assumed: "));
        assert!(!app.sees("assumed infected"));
        assert!(app.workspace().infected().is_empty());
    }
}

#[test]
fn escape_ends_it_on_other_screens_too_which_say_that_their_grades_do_not_assume_it() {
    let mut app = factory(Lang::En);
    select(&mut app, "EQ05");
    app.key(Key::I);
    app.harness.state_mut().state.screen = Screen::Threats;
    app.settle();
    assert!(app.sees("Grades on this screen do not assume it"));
    press(&mut app, "See the drawing");
    assert_eq!(app.harness.state().state.screen, Screen::Canvas);
    app.harness.state_mut().state.screen = Screen::Overview;
    app.settle();
    app.key(Key::Escape);
    assert!(!app.sees("Assumed: "));
}

#[test]
fn several_devices_are_supposed_together_and_one_is_taken_out_again() {
    let mut app = factory(Lang::En);
    select(&mut app, "EQ05");
    app.key(Key::I);
    looked_ahead(&mut app);
    select(&mut app, "EQ12");
    app.key(Key::I);
    assert!(app.sees("Assumed: EQ05 EQ12 are infected"), "{}", app.outline());
    assert!(app.sees("Computing"), "the answer for one is not that for both");
    looked_ahead(&mut app);
    assert_eq!(app.workspace().outlook().unwrap().held.len(), 2);
    press(&mut app, "No longer assume EQ05");
    assert!(app.sees("Assumed: EQ12 is infected"));
    looked_ahead(&mut app);
    assert_eq!(app.workspace().outlook().unwrap().held, [device(&app, "EQ12")]);
}

#[test]
fn the_context_menu_offers_it_for_devices_only() {
    let mut app = factory(Lang::En);
    let name = app.plant().display_name(device(&app, "EQ05").into(), true);
    app.right_click(&name);
    press(&mut app, "If this device were infected");
    assert!(app.sees("Assumed: EQ05 is infected"), "{}", app.outline());
}

#[test]
fn escape_in_a_menu_closes_the_menu_and_nothing_else() {
    let mut app = factory(Lang::En);
    select(&mut app, "EQ05");
    app.key(Key::I);
    app.click("View");
    assert!(app.sees("Zoom in"));
    app.key(Key::Escape);
    assert!(!app.sees("Zoom in"));
    assert!(app.sees("Assumed: EQ05 is infected"));
    assert_eq!(app.selection().len(), 1);
}

#[test]
fn a_change_of_the_plant_is_looked_at_anew_and_a_deleted_device_is_no_longer_supposed() {
    let mut app = factory(Lang::En);
    select(&mut app, "EQ05");
    app.key(Key::I);
    looked_ahead(&mut app);
    let before = app.workspace().outlook_number();
    select(&mut app, "EQ12");
    app.key(Key::Delete);
    assert_ne!(app.workspace().outlook_progress(), Progress::Whole);
    looked_ahead(&mut app);
    assert!(app.workspace().outlook_number() > before);
    select(&mut app, "EQ05");
    app.key(Key::Delete);
    app.settle();
    assert!(!app.sees("Assumed: "), "nothing is left to suppose");
    app.undo();
    assert!(!app.sees("Assumed: "));
}

#[test]
fn the_inspector_of_the_selection_is_one_click_away() {
    let mut app = factory(Lang::En);
    select(&mut app, "EQ05");
    app.key(Key::I);
    press(&mut app, "Panel: Selection");
    assert!(app.sees("No longer assume this one"));
    press(&mut app, "No longer assume this one");
    assert!(!app.sees("Assumed: "));
}

#[test]
fn it_speaks_japanese() {
    let mut app = factory(Lang::Ja);
    select(&mut app, "EQ05");
    press(&mut app, "この機器が感染したら…");
    looked_ahead(&mut app);
    for words in [
        "仮定中: EQ05 が感染",
        "次に広がる機器",
        "切り離すと止められる所",
        "業務への影響",
        "続けられる業務",
    ] {
        assert!(app.sees(words), "{words}\n{}", app.outline());
    }
}
