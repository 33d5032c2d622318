//! Stories of things that go wrong inside: they are said, and the work goes on.

use toride::{
    analysis::findings::{Findings, Settings},
    edit::StepName,
    plant::Plant,
    samples,
    workspace::Workspace,
};

use crate::{driver::Driver, plants::two_zones};

/// An analysis that breaks down.
fn broken(_: &Plant, _: &Settings) -> Findings {
    panic!("no such zone")
}

fn opened_with_a_broken_analysis(plant: Plant) -> Driver {
    let mut app = Driver::start();
    app.harness.state_mut().open_plant(Plant::default());
    let workspace = Workspace::from_plant(plant, 1).analysed_by(broken);
    app.harness.state_mut().workspace = Some(workspace);
    app.settle();
    app
}

#[test]
fn an_analysis_that_breaks_down_is_said_and_drawing_goes_on() {
    let mut app = opened_with_a_broken_analysis(two_zones());
    assert!(app.sees("The analysis ran into a problem"), "{}", app.outline());
    assert!(app.sees("no such zone"));
    app.drag("Roamer", egui::vec2(40.0, 0.0));
    assert_eq!(app.steps(), [StepName::Move]);
    app.undo();
    assert!(app.steps().is_empty());
}

#[test]
fn an_analysis_that_breaks_down_on_its_thread_is_said_too() {
    let mut app = opened_with_a_broken_analysis(samples::generate(150, 1));
    // The thread is done when the window has been told.
    while app.workspace().breakdown().is_none() {
        app.settle();
    }
    app.settle();
    assert!(app.sees("The analysis ran into a problem"), "{}", app.outline());
}
