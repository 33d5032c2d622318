//! Stories of details that come later: what is not there yet is said to be computed, and a report waits for it.

use std::sync::{Condvar, Mutex};

use toride::{
    analysis::{
        analyze,
        findings::{Depth, Findings, Plan, Settings},
    },
    guideline::catalogue,
    plant::Plant,
    samples,
    ui::view_state::Screen,
    workspace::Workspace,
};

use crate::driver::Driver;

/// Plants, by name, whose details may be computed.
static ALLOWED: Mutex<Vec<String>> = Mutex::new(Vec::new());
static ALLOWED_MORE: Condvar = Condvar::new();

/// The analysis, whose details wait until they are allowed.
fn details_held_back(plant: &Plant, settings: &Settings) -> Findings {
    if settings.depth == Depth::Full {
        let mut allowed = ALLOWED.lock().unwrap();
        while !allowed.contains(&plant.info.name) {
            allowed = ALLOWED_MORE.wait(allowed).unwrap();
        }
    }
    analyze(plant, catalogue(), settings)
}

/// The assumed factory, its details held back.
fn factory(name: &str) -> Driver {
    let mut app = Driver::start();
    app.harness.state_mut().open_plant(Plant::default());
    let mut plant = samples::find("assumed-factory").unwrap().load().unwrap();
    name.clone_into(&mut plant.info.name);
    let workspace = Workspace::from_plant(plant, 1).analysed_by(details_held_back);
    app.harness.state_mut().workspace = Some(workspace);
    app.settle();
    app
}

fn let_go(app: &mut Driver) {
    ALLOWED.lock().unwrap().push(app.plant().info.name.clone());
    ALLOWED_MORE.notify_all();
    while app.workspace().ready(Plan::Now, Depth::Full).is_none() {
        app.settle();
    }
    app.settle();
}

#[test]
fn what_is_not_computed_yet_is_not_said_to_be_none() {
    let mut app = factory("later");
    let worst = app.workspace().findings().expect("the quick look is there").zones[3].clone();
    let effect = worst.worst_effect.expect("something can happen there");
    let threat = app.workspace().findings().unwrap().effects[effect].threats[0].clone();
    let state = &mut app.harness.state_mut().state;
    state.screen = Screen::Threats;
    state.cell = Some((worst.zone, threat));
    app.settle();
    assert!(app.sees("Computing the other ways"), "{}", app.outline());
    assert!(!app.sees("Nothing to recommend"));
    let_go(&mut app);
    assert!(!app.sees("Computing the other ways"));
    assert!(app.sees("Grades that change when it alone is raised"));
}

#[test]
fn a_report_waits_for_the_details() {
    let mut app = factory("printed");
    app.harness.state_mut().state.screen = Screen::Report;
    app.settle();
    app.harness.run_steps(20);
    assert!(app.sees("Laying out the pages"), "{}", app.outline());
    assert!(app.sees("0 pages"));
    let_go(&mut app);
    while app.sees("0 pages") {
        app.settle();
    }
    assert!(app.workspace().ready(Plan::Target, Depth::Full).is_some());
}
