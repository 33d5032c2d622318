//! Stories of the file window inside the app, for desktops that have none: open, save, replace, cancel.

use std::path::{Path, PathBuf};

use egui::{Color32, Key, Modifiers, Shape};
use egui_kittest::kittest::Queryable as _;
use toride::{i18n::Lang, ui::settings::Settings, ui::theme::Look, workspace::Workspace};

use crate::{driver::Driver, plants::two_zones};

/// A window that looks for files in this folder.
fn started_in(folder: &Path, look: Look) -> Driver {
    let settings = Settings {
        lang: Lang::En,
        look,
        recent: vec![folder.join("before.toride")],
        ..Settings::default()
    };
    let mut app = Driver::with(settings);
    app.harness.state_mut().choose_files_inside();
    app
}

fn with_plant(folder: &Path) -> Driver {
    let mut app = started_in(folder, Look::Light);
    app.harness.state_mut().open_plant(two_zones());
    app.settle();
    app
}

/// Folders are read on a thread: frames until something of this name is there.
fn wait_for(app: &mut Driver, label: &str) {
    for _ in 0..500 {
        if app.harness.query_all_by_label(label).next().is_some() {
            return;
        }
        app.settle();
        std::thread::yield_now();
    }
    panic!("{label} never came:\n{}", app.outline());
}

/// Presses the button of this name in front of all others.
fn press(app: &mut Driver, label: &str) {
    wait_for(app, label);
    let node = app.harness.query_all_by_label(label).last();
    node.unwrap_or_else(|| panic!("no {label}")).click_accesskit();
    app.settle();
}

fn wait_until_saved(app: &mut Driver) -> PathBuf {
    while app.workspace().path().is_none() {
        app.settle();
        std::thread::yield_now();
    }
    app.workspace().path().unwrap().to_owned()
}

#[test]
fn a_plant_is_saved_where_the_file_window_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_plant(folder.path());
    app.keys(Modifiers::COMMAND, Key::S);
    press(&mut app, "Save");
    let saved = wait_until_saved(&mut app);
    assert_eq!(saved.parent(), Some(folder.path()));
    let again = Workspace::open(&saved, 1).unwrap();
    assert_eq!(again.plant().zones.len(), 2);
}

#[test]
fn a_file_that_is_there_is_replaced_only_after_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_plant(folder.path());
    app.keys(Modifiers::COMMAND, Key::S);
    press(&mut app, "Save");
    let saved = wait_until_saved(&mut app);
    std::fs::write(&saved, "somebody else's").unwrap();

    app.harness.state_mut().open_plant(two_zones());
    app.settle();
    app.keys(Modifiers::COMMAND, Key::S);
    press(&mut app, "Save");
    wait_for(&mut app, "A file with this name exists. Replace it?");
    press(&mut app, "Cancel");
    assert_eq!(std::fs::read_to_string(&saved).unwrap(), "somebody else's");
    press(&mut app, "Save");
    press(&mut app, "Replace");
    wait_until_saved(&mut app);
    assert!(Workspace::open(&saved, 1).is_ok());
}

#[test]
fn a_file_is_opened_from_the_list_and_cancelling_opens_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("line-3.toride");
    let mut other = Workspace::from_plant(two_zones(), 1);
    other.save_as(&path).unwrap();

    let mut app = started_in(folder.path(), Look::Light);
    app.keys(Modifiers::COMMAND, Key::O);
    press(&mut app, "Cancel");
    assert!(app.harness.state().workspace.is_none());

    app.keys(Modifiers::COMMAND, Key::O);
    for _ in 0..500 {
        if app.sees("line-3.toride") {
            break;
        }
        app.settle();
    }
    let file = app.harness.query_all_by_label_contains("line-3.toride").last();
    file.expect("the file is in the list").click_accesskit();
    app.settle();
    press(&mut app, "Open");
    while app.harness.state().workspace.is_none() {
        app.settle();
        std::thread::yield_now();
    }
    assert_eq!(app.workspace().path(), Some(path.as_path()));
}

#[test]
fn nothing_in_the_file_window_is_painted_black_on_white() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = started_in(folder.path(), Look::Light);
    app.keys(Modifiers::COMMAND, Key::O);
    wait_for(&mut app, "Cancel");
    let black = Color32::from_black_alpha(250);
    let shapes = app.harness.output().shapes.iter();
    let dark = shapes.filter(|clipped| matches!(&clipped.shape, Shape::Rect(rect) if rect.fill == black));
    assert_eq!(dark.count(), 0);
}

#[test]
fn escape_closes_the_file_window_which_stands_in_the_middle() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_plant(folder.path());
    app.keys(Modifiers::COMMAND, Key::O);
    wait_for(&mut app, "Cancel");
    let cancel = app.place("Cancel");
    let screen = crate::driver::SCREEN;
    assert!(
        cancel.left() > screen.x / 2.0 && cancel.top() > screen.y / 2.0,
        "{cancel:?}"
    );
    assert!(
        cancel.right() < screen.x * 0.85,
        "its lower right corner is clear of the screen's"
    );
    app.key(Key::Escape);
    assert!(
        app.harness.query_all_by_label("Cancel").next().is_none(),
        "{}",
        app.outline()
    );
}
