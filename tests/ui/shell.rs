//! Stories of the window around the canvas.

use egui::{Key, Modifiers, vec2};
use toride::{i18n::Lang, ui::settings::Settings};

use crate::{driver::Driver, plants::two_zones};

#[test]
fn enter_on_the_welcome_screen_opens_the_sample() {
    let mut app = Driver::start();
    assert!(app.sees("Start from the sample factory"));
    app.key(Key::Enter);
    assert_eq!(app.plant().devices.len(), 17);
    assert!(app.sees("MES"));
}

#[test]
fn the_language_changes_everywhere_at_once() {
    let mut app = Driver::with(Settings::default());
    assert!(app.sees("サンプル工場から始める"));
    app.click("言語: EN");
    assert!(app.sees("Start from the sample factory"));
    assert!(!app.sees("サンプル工場から始める"));
    assert_eq!(app.harness.state().settings.lang, Lang::En);

    app.key(Key::Enter);
    assert!(app.sees("1-7 Threats and impact"));
    app.click("Language: 日本語");
    assert!(app.sees("1-7 ゾーンと脅威の影響"));
}

#[test]
fn the_mark_of_unsaved_work_goes_when_it_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toride");
    let mut app = Driver::open(two_zones());
    app.harness
        .state_mut()
        .workspace
        .as_mut()
        .unwrap()
        .save_as(&path)
        .unwrap();
    app.settle();
    assert!(app.sees("Saved"));
    app.drag("Roamer", vec2(0.0, 120.0));
    assert!(app.sees("Unsaved changes"));
    app.undo();
    assert!(!app.sees("Unsaved changes"));
    assert!(!app.workspace().is_modified());
}

#[test]
fn leaving_with_unsaved_work_asks_first() {
    let mut app = Driver::open(two_zones());
    app.drag("Roamer", vec2(0.0, 120.0));
    app.keys(Modifiers::COMMAND, Key::W);
    assert!(app.sees("Save your changes?"));
    app.key(Key::Escape);
    assert!(
        app.harness.state().workspace.is_some(),
        "Escape is the safe answer"
    );
    app.keys(Modifiers::COMMAND, Key::W);
    app.click("Don't save");
    assert!(app.harness.state().workspace.is_none());
}

#[test]
fn a_sample_that_was_only_looked_at_is_left_without_a_question() {
    let mut app = Driver::start();
    app.key(Key::Enter);
    app.keys(Modifiers::COMMAND, Key::W);
    assert!(app.harness.state().workspace.is_none());
}

#[test]
fn menus_say_why_a_command_cannot_be_used() {
    let mut app = Driver::open(two_zones());
    app.click("Edit");
    assert!(app.sees("Undo"));
    assert!(app.sees("Delete"));
    app.key(Key::Escape);
}

#[test]
fn letters_are_text_while_a_name_is_being_typed() {
    let mut app = Driver::open(two_zones());
    app.click("Roamer");
    app.key(Key::F2);
    app.key(Key::Z);
    app.key(Key::Delete);
    app.key(Key::Escape);
    assert_eq!(app.plant(), &two_zones(), "no zone drawn, nothing deleted");
}

#[test]
fn the_help_says_what_the_numbers_cannot_say() {
    let mut app = Driver::open(two_zones());
    app.key(Key::F1);
    app.click("Help: Reading the numbers");
    assert!(app.sees("Reading the numbers, and their limits"));
    assert!(app.sees("What the model leaves out"));
    app.click("Help: Keys and mouse that work here");
    assert!(!app.sees("What the model leaves out"));
    app.key(Key::Escape);
    assert!(!app.sees("Help: Reading the numbers"));
}

#[test]
fn the_help_overlay_lists_keys_and_goes_with_escape() {
    let mut app = Driver::open(two_zones());
    app.key(Key::F1);
    assert!(app.sees("Keys and mouse that work here"));
    app.key(Key::Escape);
    assert!(!app.sees("Keys and mouse that work here"));
}

#[test]
fn side_panels_can_be_hidden_and_shown() {
    let mut app = Driver::open(two_zones());
    assert!(app.sees("1-7 Threats and impact"));
    app.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    assert!(!app.sees("1-7 Threats and impact"));
    app.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    assert!(app.sees("1-7 Threats and impact"));
}

/// A window of this size with the sample open.
fn sample_in(size: egui::Vec2, lang: Lang) -> Driver {
    let settings = Settings {
        lang,
        ..Settings::default()
    };
    let mut app = Driver::with(settings);
    app.harness.set_size(size);
    let sample = toride::samples::all().first().unwrap();
    app.harness.state_mut().open_plant(sample.load().unwrap());
    app.settle();
    app
}

#[test]
fn in_a_narrow_window_the_inspector_comes_with_what_is_selected() {
    let mut app = sample_in(vec2(1024.0, 640.0), Lang::En);
    assert!(!app.sees("Plant facts"), "{}", app.outline());
    let scada = app.place("SCADA").center();
    app.press_and_move(scada, scada + vec2(24.0, 0.0));
    assert_eq!(app.selection().len(), 1);
    assert!(!app.sees("Tasks and data"), "nothing slides under a drag");
    app.release(scada + vec2(24.0, 0.0));
    assert!(app.sees("Tasks and data"), "{}", app.outline());
    app.key(Key::Escape);
    assert!(app.selection().is_empty());
    assert!(!app.sees("Tasks and data"));
    let wide = sample_in(vec2(1366.0, 688.0), Lang::En);
    assert!(wide.sees("Plant facts"));
}

#[test]
fn the_guides_name_every_step_as_the_window_does() {
    use toride::i18n::ShellText as T;
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let steps = [
        ("0", T::StepOverview),
        ("1-1", T::StepRequirements),
        ("1-2", T::StepTasks),
        ("1-3", T::StepTaskImportance),
        ("1-4", T::StepAssets),
        ("1-5", T::StepAssetImportance),
        ("1-6", T::StepCanvas),
        ("1-7", T::StepThreats),
        ("2-1", T::StepPolicy),
        ("2-2", T::StepMeasures),
        ("3", T::StepImprove),
        ("—", T::Report),
    ];
    for lang in Lang::ALL {
        let guide = root.join(format!("docs/user-guide.{}.md", lang.code()));
        let guide = std::fs::read_to_string(guide).unwrap();
        for (number, step) in steps {
            let row = format!("| {number} | {} |", step.get(lang));
            assert!(guide.contains(&row), "{lang:?}: {row}");
        }
    }
}
