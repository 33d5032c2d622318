//! Stories of the derivation: from a grade, one click leads to everything the analysis knows about it.

use egui_kittest::kittest::Queryable as _;
use toride::{
    analysis::findings::{Depth, Effect, Findings, Plan},
    diagram::scene::worst_effect_at,
    plant::{DeviceId, ZoneId},
    samples,
    ui::view_state::Screen,
};

use crate::driver::Driver;

fn factory() -> Driver {
    let mut app = Driver::open(samples::find("assumed-factory").unwrap().load().unwrap());
    detailed(&mut app);
    app
}

/// Frames until the details are there.
fn detailed(app: &mut Driver) {
    while app.workspace().ready(Plan::Now, Depth::Full).is_none() {
        app.settle();
    }
    app.settle();
}

fn findings(app: &Driver) -> &Findings {
    app.workspace().findings().unwrap()
}

fn device(app: &Driver, code: &str) -> DeviceId {
    let found = app.plant().devices.iter().find(|(_, device)| device.code == code);
    *found.unwrap().0
}

fn worst_of(app: &Driver, device: DeviceId) -> &Effect {
    let index = worst_effect_at(findings(app), device.into()).unwrap();
    app.workspace().effect(index).unwrap()
}

fn press(app: &mut Driver, label: &str) {
    let node = app.harness.query_all_by_label_contains(label).next();
    node.unwrap_or_else(|| panic!("no {label}; there are:\n{}", app.outline()))
        .click_accesskit();
    app.settle();
}

fn says_everything(app: &Driver, effect: &Effect) {
    let told = format!("{:.0} % of it", effect.told.unwrap() * 100.0);
    for words in [
        "Most likely way",
        "Why this ease",
        told.as_str(),
        "Steps that matter most",
        "What would rule it out",
        "Tasks that suffer",
        "Full derivation",
    ] {
        assert!(app.sees(words), "{words}\n{}", app.outline());
    }
}

#[test]
fn the_grade_of_a_device_leads_to_its_derivation_and_back() {
    let mut app = factory();
    let line = device(&app, "EQ04");
    app.harness.state_mut().state.selection = vec![line.into()];
    app.settle();
    press(&mut app, "– Why");
    let effect = worst_of(&app, line).clone();
    assert_eq!(app.harness.state().state.explained, Some(effect.id.clone()));
    says_everything(&app, &effect);
    press(&mut app, "‹ Back");
    assert_eq!(app.harness.state().state.explained, None);
    assert_eq!(app.selection(), [line.into()]);
}

#[test]
fn a_threat_to_a_device_leads_to_the_derivation_of_that_effect() {
    let mut app = factory();
    let line = device(&app, "EQ04");
    app.harness.state_mut().state.selection = vec![line.into()];
    app.settle();
    let threat = worst_of(&app, line).threats.first().unwrap().clone();
    press(&mut app, &format!("{threat} "));
    let id = app.harness.state().state.explained.clone().unwrap();
    let effect = findings(&app)
        .effects
        .iter()
        .find(|effect| effect.id == id)
        .unwrap();
    assert!(effect.threats.contains(&threat));
    says_everything(&app, effect);
}

#[test]
fn a_cell_of_the_heat_map_says_everything_about_its_worst_effect() {
    let mut app = factory();
    let (zone, threat, effect): (ZoneId, _, usize) = {
        let cell = findings(&app)
            .risk
            .iter()
            .find(|cell| cell.worst_effect.is_some());
        let cell = cell.unwrap();
        (cell.zone, cell.threat.clone(), cell.worst_effect.unwrap())
    };
    let state = &mut app.harness.state_mut().state;
    state.screen = Screen::Threats;
    state.cell = Some((zone, threat));
    app.settle();
    while !app.workspace().is_explained(effect) {
        app.settle();
    }
    app.settle();
    says_everything(&app, &app.workspace().effect(effect).unwrap().clone());
}

#[test]
fn the_derivation_names_families_and_factors_attacker_and_version() {
    let mut app = factory();
    let scada = device(&app, "EQ05");
    app.harness.state_mut().state.selection = vec![scada.into()];
    app.settle();
    press(&mut app, "– Why");
    press(&mut app, "Full derivation");
    for words in [
        "Attacker AT2",
        concat!("Version Toride ", env!("CARGO_PKG_VERSION")),
        "family: ",
        "left by the measures",
        "Method exact",
    ] {
        assert!(app.sees(words), "{words}\n{}", app.outline());
    }
}

#[test]
fn the_derivation_stays_with_its_effect_when_the_plant_changes() {
    let mut app = factory();
    let (line, office) = (device(&app, "EQ04"), device(&app, "EQ11"));
    app.harness.state_mut().state.selection = vec![line.into()];
    app.settle();
    press(&mut app, "– Why");
    let id = app.harness.state().state.explained.clone();
    let change = toride::edit::Change::Delete([office.into()].into());
    let workspace = app.harness.state_mut().workspace.as_mut().unwrap();
    workspace.dispatch(toride::edit::StepName::Delete, &change);
    app.settle();
    detailed(&mut app);
    assert_eq!(app.harness.state().state.explained, id);
    let index = worst_effect_at(findings(&app), line.into()).unwrap();
    assert_eq!(Some(&findings(&app).effects[index].id), id.as_ref());
    assert!(app.sees("Why this ease"));
}
