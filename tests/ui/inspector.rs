//! Stories of the inspector: what is typed and picked there is in the plant, each as one step.

use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use toride::{
    edit::StepName,
    plant::{DeviceId, Fact, Task},
};

use crate::{driver::Driver, plants::two_zones};

/// Two zones and a task nobody has attached yet, with the free device selected.
fn with_task() -> (Driver, DeviceId) {
    let mut plant = two_zones();
    let mut ids = toride::plant::IdSource::new(99);
    let task = Task {
        code: "B01".into(),
        name: "Mill".into(),
        ..Task::default()
    };
    plant.tasks.insert(ids.fresh(), task);
    let device = *plant
        .devices
        .iter()
        .find(|(_, device)| device.name == "Roamer")
        .unwrap()
        .0;
    let mut app = Driver::open(plant);
    app.harness.state_mut().state.selection = vec![device.into()];
    app.settle();
    (app, device)
}

fn press(app: &mut Driver, label: &str) {
    let node = app.harness.query_all_by_label(label).next();
    node.unwrap_or_else(|| panic!("no {label}; there are:\n{}", app.outline()))
        .click_accesskit();
    app.settle();
}

/// Picks an entry of the open list, which stands in front of everything else of that name.
fn pick(app: &mut Driver, label: &str) {
    let node = app.harness.query_all_by_label(label).last();
    node.unwrap_or_else(|| panic!("no {label}")).click_accesskit();
    app.settle();
}

fn type_into(app: &mut Driver, label: &str, text: &str) {
    app.harness
        .query_all_by_label(label)
        .next()
        .unwrap_or_else(|| panic!("no {label}"))
        .focus();
    app.settle();
    app.type_text(text);
}

#[test]
fn a_task_attached_in_the_inspector_is_in_the_plant_as_one_step() {
    let (mut app, device) = with_task();
    press(&mut app, "Attach a task");
    press(&mut app, "B01 Mill");
    let task = app.plant().tasks.values().next().unwrap();
    assert_eq!(task.devices[&device].weight.get(), 3);
    assert_eq!(app.steps(), [StepName::Attach]);
    app.undo();
    assert!(app.plant().tasks.values().next().unwrap().devices.is_empty());
}

#[test]
fn a_new_task_is_made_and_attached_in_one_step() {
    let (mut app, device) = with_task();
    press(&mut app, "Attach a task");
    press(&mut app, "New task “…”");
    let made = app
        .plant()
        .tasks
        .values()
        .find(|task| task.code == "B02")
        .expect("numbered after B01");
    assert!(made.devices.contains_key(&device));
    assert_eq!(app.steps(), [StepName::Attach]);
}

#[test]
fn a_text_is_taken_once_when_the_field_is_left() {
    let (mut app, _) = with_task();
    press(&mut app, "Device information");
    type_into(&mut app, "Maker", "Fab");
    type_into(&mut app, "Maker", "rica");
    assert_eq!(app.device("Roamer").maker, "", "still being typed");
    app.key(Key::Tab);
    assert_eq!(app.device("Roamer").maker, "Fabrica");
    assert_eq!(app.steps(), [StepName::Edit]);
}

#[test]
fn escape_restores_a_text() {
    let (mut app, _) = with_task();
    press(&mut app, "Device information");
    type_into(&mut app, "Maker", "Nonsense");
    app.key(Key::Escape);
    assert_eq!(app.device("Roamer").maker, "");
    assert!(app.steps().is_empty());
}

#[test]
fn selecting_something_else_takes_what_was_typed() {
    let (mut app, _) = with_task();
    press(&mut app, "Device information");
    type_into(&mut app, "Maker", "Fabrica");
    app.click("Press");
    assert_eq!(app.device("Roamer").maker, "Fabrica");
    assert_eq!(app.device("Press").maker, "");
}

#[test]
fn an_unconfirmed_fact_is_a_value_of_its_own() {
    let (mut app, _) = with_task();
    press(&mut app, "Facts to check");
    press(&mut app, "Used for mail or web");
    press(&mut app, "Not confirmed");
    assert_eq!(app.device("Roamer").mail_web, Fact::Unknown);
    assert_eq!(app.steps(), [StepName::Edit]);
}

#[test]
fn several_devices_are_edited_together_in_one_step() {
    let (mut app, _) = with_task();
    let all: Vec<_> = app.plant().devices.keys().map(|&id| id.into()).collect();
    app.harness.state_mut().state.selection = all;
    app.settle();
    press(&mut app, "Device information");
    type_into(&mut app, "Maker", "Fabrica");
    app.key(Key::Tab);
    assert!(
        app.plant()
            .devices
            .values()
            .all(|device| device.maker == "Fabrica")
    );
    assert_eq!(app.steps(), [StepName::Edit]);
}

#[test]
fn a_date_that_is_none_is_refused_with_a_reason() {
    let (mut app, _) = with_task();
    press(&mut app, "Device information");
    type_into(&mut app, "End of support", "tomorrow");
    app.key(Key::Tab);
    assert_eq!(app.device("Roamer").support_end, None);
    assert!(app.sees("Enter a date as 2026-04-12"));
}

#[test]
fn spare_devices_are_put_into_a_group_named_and_counted_each_as_one_step() {
    let (mut app, device) = with_task();
    let press_device = *app.plant().devices.keys().find(|&&id| id != device).unwrap();
    let mut plant = app.plant().clone();
    let (&id, mut task) = plant
        .tasks
        .iter()
        .next()
        .map(|(id, task)| (id, task.clone()))
        .unwrap();
    for device in [device, press_device] {
        task.devices.insert(device, toride::plant::DeviceUse::default());
    }
    plant.tasks.insert(id, task);
    app = Driver::open(plant);
    app.harness.state_mut().state.selection = vec![id.into()];
    app.settle();
    press(&mut app, "Redundancy group");
    press(&mut app, "New group");
    pick(&mut app, "Press");
    assert!(app.sees("Add at least one more device"), "{}", app.outline());
    press(&mut app, "Add a device");
    pick(&mut app, "Roamer");
    let task = |app: &Driver| app.plant().tasks.values().next().unwrap().clone();
    assert_eq!(task(&app).groups.get("1"), Some(&1));
    assert_eq!(task(&app).members("1").count(), 2);
    let needs = app.harness.get_by_label("Group 1 needs");
    assert_eq!(needs.accesskit_node().value().as_deref(), Some("1 of 2"));
    type_into(&mut app, "Name of the group", "mills");
    app.key(Key::Tab);
    assert!(task(&app).groups.contains_key("mills1") || task(&app).groups.contains_key("1mills"));
    assert_eq!(app.steps(), [StepName::Redundancy; 3]);
    app.undo();
    assert_eq!(task(&app).members("1").count(), 2);
    app.undo();
    app.undo();
    assert!(task(&app).groups.is_empty());
}

#[test]
fn a_path_nobody_wrote_about_is_recorded_from_its_zone() {
    let sample = toride::samples::all().first().unwrap();
    let mut app = Driver::open(sample.load().unwrap());
    let zone = app.plant().zones.iter().find(|(_, zone)| zone.code == "Z3");
    let zone = *zone.unwrap().0;
    let unrecorded = |app: &Driver| {
        let findings = app.workspace().findings().unwrap();
        let paths = findings
            .conduits
            .iter()
            .filter(|path| path.a == zone || path.b == zone);
        paths.filter(|path| path.record.is_none()).count()
    };
    let before = unrecorded(&app);
    assert!(before > 0);
    app.harness.state_mut().state.selection = vec![zone.into()];
    app.settle();
    press(&mut app, "Links across the border");
    press(&mut app, "Record it");
    app.settle();
    assert_eq!(unrecorded(&app), before - 1);
    assert_eq!(app.steps(), [StepName::Add]);
    let [toride::plant::Element::Conduit(made)] = *app.selection() else {
        panic!("the record is selected, to write in it")
    };
    assert_eq!(app.plant().conduits[&made].code, "C16");
}
