//! Stories of typing straight onto a table cell, letter by letter and through an input method for Japanese.

use egui::{Event, ImeEvent, Key};
use toride::{
    edit::StepName,
    plant::{IdSource, Task},
    ui::view_state::Screen,
};

use crate::{driver::Driver, plants::two_zones};

/// One task, called Mill, with the cursor of the table on its name.
fn on_the_name_of_a_task() -> Driver {
    let mut plant = two_zones();
    let task = Task {
        code: "B01".into(),
        name: "Mill".into(),
        ..Task::default()
    };
    plant.tasks.insert(IdSource::new(99).fresh(), task);
    let mut app = Driver::open(plant);
    app.harness.state_mut().state.screen = Screen::Tasks;
    app.settle();
    app.click("Mill Task: Mill");
    app
}

fn name(app: &Driver) -> &str {
    let task = app.plant().tasks.values().next();
    task.map_or("", |task| &task.name)
}

fn ime(app: &mut Driver, event: ImeEvent) {
    app.harness.event(Event::Ime(event));
    app.settle();
}

fn preedit(text: &str) -> ImeEvent {
    ImeEvent::Preedit {
        text: text.to_owned(),
        active_range_chars: None,
    }
}

fn asks_for_an_input_method(app: &Driver) -> bool {
    app.harness.output().platform_output.ime.is_some()
}

#[test]
fn letters_typed_onto_a_cell_replace_what_stood_there() {
    let mut app = on_the_name_of_a_task();
    for letter in ["P", "a", "i", "n", "t"] {
        app.type_text(letter);
    }
    app.key(Key::Enter);
    assert_eq!(name(&app), "Paint");
    assert_eq!(app.steps().len(), 1);
}

#[test]
fn letters_typed_within_one_frame_are_all_taken() {
    let mut app = on_the_name_of_a_task();
    for letter in ["P", "a", "i", "n", "t"] {
        app.harness.event(Event::Text(letter.to_owned()));
    }
    app.settle();
    app.key(Key::Enter);
    assert_eq!(name(&app), "Paint");
}

#[test]
fn japanese_composed_on_a_cell_begins_its_entry_and_goes_on_in_the_field() {
    let mut app = on_the_name_of_a_task();
    assert!(asks_for_an_input_method(&app));
    ime(&mut app, preedit("くみたて"));
    // Enter and Escape belong to the input method while it composes.
    app.key(Key::Enter);
    app.key(Key::Escape);
    assert_eq!(name(&app), "Mill");
    assert!(app.steps().is_empty());
    ime(&mut app, ImeEvent::Commit("組立".to_owned()));
    ime(&mut app, preedit("こうてい"));
    ime(&mut app, ImeEvent::Commit("工程".to_owned()));
    app.key(Key::Enter);
    assert_eq!(name(&app), "組立工程");
    assert_eq!(app.steps(), [StepName::Rename]);
    app.undo();
    assert_eq!(name(&app), "Mill");
}

#[test]
fn a_composition_given_up_leaves_the_cell_as_it_was() {
    let mut app = on_the_name_of_a_task();
    ime(&mut app, preedit("く"));
    ime(&mut app, preedit(""));
    app.key(Key::Enter);
    assert_eq!(name(&app), "Mill");
    assert!(app.steps().is_empty());
}

#[test]
fn classes_are_typed_without_an_input_method() {
    let mut app = on_the_name_of_a_task();
    app.harness.state_mut().state.screen = Screen::TaskImportance;
    app.settle();
    app.click("Mill Delivery");
    assert!(!asks_for_an_input_method(&app));
}
