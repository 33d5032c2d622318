//! Stories of the findings list: what is found is settled or set aside there, each as one step.

use egui_kittest::kittest::Queryable as _;
use toride::{
    edit::StepName,
    plant::{IdSource, Plant, Zone, ZoneId},
};

use crate::{driver::Driver, plants::two_zones};

/// A plant with nothing but an empty zone.
fn empty_zone() -> Plant {
    let mut plant = Plant::default();
    let id: ZoneId = IdSource::new(5).fresh();
    let zone = Zone {
        name: "Yard".to_owned(),
        name_en: "Yard".to_owned(),
        ..Zone::default()
    };
    plant.zones.insert(id, zone);
    plant
}

/// The window with this plant, its list of findings open.
fn list(plant: Plant) -> Driver {
    let mut app = Driver::open(plant);
    press(&mut app, "Open ∧");
    app
}

fn press(app: &mut Driver, label: &str) {
    let node = app.harness.query_all_by_label_contains(label).next();
    node.unwrap_or_else(|| panic!("no {label}; there are:\n{}", app.outline()))
        .click_accesskit();
    app.settle();
}

#[test]
fn a_finding_with_one_way_out_is_settled_at_once_and_undone_as_one_step() {
    let mut app = list(empty_zone());
    assert!(app.sees("V-ZON-02"));
    press(&mut app, "Fix: “Yard”");
    assert!(app.plant().zones.is_empty());
    assert_eq!(app.steps(), [StepName::Delete]);
    assert!(!app.sees("V-ZON-02"));
    app.undo();
    assert_eq!(app.plant(), &empty_zone());
    assert!(app.sees("V-ZON-02"));
}

#[test]
fn a_device_in_no_zone_is_offered_zones_to_choose_from() {
    let mut app = list(two_zones());
    assert!(app.sees("V-ZON-01"));
    press(&mut app, "Fix: “Roamer”");
    press(&mut app, "Put “Roamer” into “Stores”");
    let zone = app.device("Roamer").zone.expect("it was put somewhere");
    assert_eq!(app.plant().zones[&zone].name, "Stores");
    assert_eq!(app.steps(), [StepName::MoveToZone]);
    assert!(app.sees("Done: Put “Roamer” into “Stores”"));
    assert!(!app.sees("V-ZON-01"));
    app.undo();
    assert_eq!(app.device("Roamer").zone, None);
    assert!(app.sees("V-ZON-01"));
}

#[test]
fn a_finding_is_set_aside_only_with_a_reason_and_taken_up_again() {
    let mut app = list(empty_zone());
    press(&mut app, "Exclude: “Yard”");
    press(&mut app, "Why it is set aside");
    let field = app
        .harness
        .query_all_by_label_contains("Why it is set aside")
        .last();
    field.expect("there is a field").focus();
    app.settle();
    app.type_text("for the new line");
    let button = app.harness.query_all_by_label("Exclude").last();
    button.expect("there is a button").click_accesskit();
    app.settle();
    assert_eq!(app.steps(), [StepName::Exclude]);
    let exclusion = app.plant().exclusions.values().next().expect("it was written");
    assert_eq!(exclusion.why, "for the new line");
    assert!(!app.sees("Fix: “Yard”"), "it is not told any more");
    press(&mut app, "Excluded: 1");
    assert!(app.sees("Reason: for the new line"));
    press(&mut app, "Take up again: ");
    assert!(app.plant().exclusions.is_empty());
    assert!(app.sees("Fix: “Yard”"));
    app.undo();
    app.undo();
    assert_eq!(app.plant(), &empty_zone());
}
