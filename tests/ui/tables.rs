//! Stories of the table screens: what is typed, picked or pasted there is in the plant, each as one step.

use egui::{Event, Key, Modifiers, OutputCommand, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use toride::{
    edit::StepName,
    plant::{Importance, Strength, Target, Task, TaskId, Value, ZoneId},
    report::Section,
    samples,
    ui::view_state::Screen,
};

use crate::{driver::Driver, plants::two_zones};

/// The assumed factory on a screen.
fn sample_on(screen: Screen) -> Driver {
    let sample = samples::all().first().expect("samples are shipped");
    let mut app = Driver::open(sample.load().expect("a shipped sample opens"));
    app.harness.state_mut().state.screen = screen;
    app.settle();
    app
}

/// Two zones, and two tasks nobody has rated.
fn two_tasks_on(screen: Screen) -> Driver {
    let mut plant = two_zones();
    let mut ids = toride::plant::IdSource::new(99);
    for (code, name) in [("B01", "Mill"), ("B02", "Paint")] {
        let task = Task {
            code: code.into(),
            name: name.into(),
            ..Task::default()
        };
        plant.tasks.insert(ids.fresh(), task);
    }
    let mut app = Driver::open(plant);
    app.harness.state_mut().state.screen = screen;
    app.settle();
    app
}

/// Clicks the control with exactly this name.
fn press(app: &mut Driver, label: &str) {
    let node = app.harness.query_all_by_label(label).next();
    node.unwrap_or_else(|| panic!("no {label}; there are:\n{}", app.outline()))
        .click();
    app.settle();
    app.harness.run_steps(30);
}

fn task<'a>(app: &'a Driver, code: &str) -> (TaskId, &'a Task) {
    let mut tasks = app.plant().tasks.iter();
    let found = tasks.find(|(_, task)| task.code == code);
    found.map_or_else(|| panic!("no task {code}"), |(&id, task)| (id, task))
}

fn rating(app: &Driver, code: &str, value: Value) -> Option<u8> {
    task(app, code).1.importance.of(value).value.map(Importance::get)
}

#[test]
fn a_digit_rates_a_task_as_one_step() {
    let mut app = two_tasks_on(Screen::TaskImportance);
    app.click("Mill Delivery");
    app.type_text("2");
    assert_eq!(rating(&app, "B01", Value::D), Some(2));
    assert_eq!(app.steps(), [StepName::Rate]);
    app.undo();
    assert_eq!(rating(&app, "B01", Value::D), None);
}

#[test]
fn the_arrows_left_and_right_lower_and_raise_a_rating() {
    let mut app = two_tasks_on(Screen::TaskImportance);
    app.click("Mill Safety");
    app.type_text("2");
    app.key(Key::ArrowRight);
    assert_eq!(rating(&app, "B01", Value::S), Some(3));
    app.key(Key::ArrowLeft);
    app.key(Key::ArrowLeft);
    assert_eq!(rating(&app, "B01", Value::S), Some(1));
}

#[test]
fn a_rating_can_be_picked_from_the_list_that_says_what_it_means() {
    let mut app = two_tasks_on(Screen::TaskImportance);
    app.click("Mill Quality");
    app.click("Mill Quality");
    assert!(app.sees("Mill × Quality"), "{}", app.outline());
    press(&mut app, "High");
    assert_eq!(rating(&app, "B01", Value::Q), Some(3));
    assert!(!app.sees("Mill × Quality"), "the list closes");
}

#[test]
fn a_block_pasted_from_a_spreadsheet_is_one_step() {
    let mut app = two_tasks_on(Screen::TaskImportance);
    app.click("Mill Continuity");
    app.harness.event(Event::Paste("3\t2\n1\t0\n".to_owned()));
    app.settle();
    let rated = [
        ("B01", Value::Bc),
        ("B01", Value::S),
        ("B02", Value::Bc),
        ("B02", Value::S),
    ];
    assert_eq!(
        rated.map(|(code, value)| rating(&app, code, value)),
        [Some(3), Some(2), Some(1), Some(0)]
    );
    assert_eq!(app.steps(), [StepName::Rate]);
}

#[test]
fn what_cannot_be_pasted_is_said_and_the_rest_is_taken() {
    let mut app = two_tasks_on(Screen::TaskImportance);
    app.click("Mill Continuity");
    app.harness.event(Event::Paste("3\tmuch".to_owned()));
    app.settle();
    assert_eq!(rating(&app, "B01", Value::Bc), Some(3));
    assert_eq!(rating(&app, "B01", Value::S), None);
    assert!(app.sees("1 cell was not taken"), "{}", app.outline());
}

#[test]
fn a_range_is_copied_as_a_spreadsheet_expects_it() {
    let mut app = two_tasks_on(Screen::Tasks);
    app.click("Mill No.");
    app.keys(Modifiers::SHIFT, Key::ArrowRight);
    app.keys(Modifiers::SHIFT, Key::ArrowDown);
    app.harness.event(Event::Copy);
    app.harness.step();
    let copied = app
        .harness
        .output()
        .platform_output
        .commands
        .iter()
        .find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
    assert_eq!(copied.as_deref(), Some("B01\tMill\nB02\tPaint"));
}

#[test]
fn a_new_task_is_numbered_and_named_where_it_is_added() {
    let mut app = two_tasks_on(Screen::Tasks);
    press(&mut app, "+ Task");
    app.type_text("Pack");
    app.key(Key::Enter);
    assert_eq!(task(&app, "B03").1.name, "Pack");
    assert_eq!(app.steps(), [StepName::Add, StepName::Rename]);
}

#[test]
fn escape_leaves_a_cell_as_it_was() {
    let mut app = two_tasks_on(Screen::Tasks);
    app.click("Mill Task");
    app.key(Key::F2);
    app.type_text("Turn");
    app.key(Key::Escape);
    assert_eq!(task(&app, "B01").1.name, "Mill");
    assert_eq!(app.steps(), []);
}

#[test]
fn a_word_that_is_no_number_is_refused_with_the_reason_and_nothing_changes() {
    let mut app = two_tasks_on(Screen::Tasks);
    app.click("Mill Tolerable stop");
    app.key(Key::F2);
    app.type_text("long");
    app.key(Key::Enter);
    assert_eq!(task(&app, "B01").1.tolerable_stop_minutes, None);
    app.keys(Modifiers::COMMAND, Key::A);
    app.type_text("90");
    app.key(Key::Enter);
    assert_eq!(task(&app, "B01").1.tolerable_stop_minutes, Some(90));
    assert_eq!(app.steps(), [StepName::Edit]);
}

#[test]
fn devices_are_attached_to_a_task_from_a_list() {
    let mut app = two_tasks_on(Screen::Tasks);
    app.click("Mill Devices used");
    app.key(Key::F2);
    press(&mut app, "Press");
    let press = *app
        .plant()
        .devices
        .iter()
        .find(|(_, device)| device.name == "Press")
        .unwrap()
        .0;
    assert!(task(&app, "B01").1.devices.contains_key(&press));
    assert_eq!(app.steps(), [StepName::Attach]);
}

#[test]
fn the_filter_leaves_only_the_rows_that_contain_its_words() {
    let mut app = two_tasks_on(Screen::Tasks);
    assert!(app.sees("Mill Task: Mill") && app.sees("Paint Task: Paint"));
    app.harness.get_by_label("Filter").focus();
    app.settle();
    app.type_text("pai");
    assert!(!app.sees("Mill Task: Mill") && app.sees("Paint Task: Paint"));
    press(&mut app, "Clear");
    assert!(app.sees("Mill Task: Mill"));
}

#[test]
fn a_head_sorts_up_and_down() {
    let mut app = two_tasks_on(Screen::Tasks);
    let top_of = |app: &Driver, label: &str| app.place(label).top();
    assert!(top_of(&app, "Mill Task: Mill") < top_of(&app, "Paint Task: Paint"));
    app.click("Sort by: Task");
    app.click("Sort by: Task");
    assert!(top_of(&app, "Mill Task: Mill") > top_of(&app, "Paint Task: Paint"));
}

#[test]
fn a_deleted_row_comes_back_by_undo() {
    let mut app = two_tasks_on(Screen::Tasks);
    app.click("Paint Task");
    press(&mut app, "Delete");
    assert_eq!(app.plant().tasks.len(), 1);
    app.undo();
    assert_eq!(task(&app, "B02").1.name, "Paint");
}

#[test]
fn a_device_put_into_a_zone_in_the_table_lies_in_it_on_the_drawing() {
    let mut app = two_tasks_on(Screen::Assets);
    app.click("Roamer Zone");
    app.key(Key::F2);
    press(&mut app, "Stores");
    let zones = &app.plant().zones;
    let (stores, zone) = zones.iter().find(|(_, zone)| zone.name == "Stores").unwrap();
    let roamer = app.device("Roamer");
    assert_eq!(roamer.zone, Some(*stores));
    assert!(zone.rect.encloses(roamer.rect().unwrap()), "{roamer:?}");
    assert_eq!(app.steps().len(), 1);
}

#[test]
fn a_goal_set_in_the_matrix_changes_the_planned_grade_at_once() {
    let mut app = sample_on(Screen::Measures);
    let zone = zone_of(&app, "Z8");
    let before = app.workspace().planned().unwrap().index;
    app.click("Carried-in D8 Control what runs Goal");
    app.type_text("0");
    let measure = app
        .plant()
        .measures
        .values()
        .find(|measure| measure.target == Some(Target::Zone(zone)) && measure.measure.as_str() == "D8");
    assert_eq!(measure.unwrap().goal, Some(Strength::NONE));
    assert_eq!(app.steps(), [StepName::SetStrength]);
    app.settle();
    let after = app.workspace().planned().unwrap().index;
    assert!(
        after > before,
        "less is planned, more remains: {before} → {after}"
    );
}

fn zone_of(app: &Driver, code: &str) -> ZoneId {
    let mut zones = app.plant().zones.iter();
    let found = zones.find(|(_, zone)| zone.code == code);
    found.map_or_else(|| panic!("no zone {code}"), |(&id, _)| id)
}

#[test]
fn a_zone_takes_another_importance_and_keeps_the_reason() {
    let mut app = sample_on(Screen::Policy);
    let zone = zone_of(&app, "Z7");
    let why = app.plant().zones[&zone].importance.why.clone();
    app.click("Remote maint. Importance");
    app.type_text("3");
    let importance = &app.plant().zones[&zone].importance;
    assert_eq!((importance.value, &importance.why), (Some(Importance::MAX), &why));
    assert_eq!(app.steps(), [StepName::Rate]);
}

#[test]
fn the_plan_says_who_and_until_when() {
    let mut app = sample_on(Screen::Improve);
    app.click("D1 Due");
    app.key(Key::F2);
    app.type_text("2026/6/30");
    app.key(Key::Enter);
    let due = app.plant().measures.values().find_map(|measure| measure.due);
    assert_eq!(due.map(|date| date.to_string()).as_deref(), Some("2026-06-30"));
    assert_eq!(app.steps(), [StepName::Edit]);
}

#[test]
fn every_card_of_the_overview_leads_on() {
    let mut app = sample_on(Screen::Overview);
    app.click("1-3 Task importance");
    assert_eq!(app.harness.state().state.screen, Screen::TaskImportance);
}

#[test]
fn plant_facts_are_taken_when_the_field_is_left() {
    let mut app = sample_on(Screen::Requirements);
    app.harness
        .get_by_role_and_label(Role::TextInput, "Version")
        .focus();
    app.settle();
    app.keys(Modifiers::COMMAND, Key::A);
    app.type_text("2.0");
    app.key(Key::Tab);
    assert_eq!(app.plant().info.version, "2.0");
    assert_eq!(app.steps(), [StepName::EditPlant]);
}

#[test]
fn a_chapter_left_out_is_neither_shown_nor_printed() {
    let mut app = sample_on(Screen::Report);
    press(&mut app, "The worst risks");
    let findings = app.workspace().findings().unwrap().clone();
    let choice = &app.harness.state().state.report.choice;
    let options = choice.options(app.plant(), &findings, toride::i18n::Lang::En, None);
    assert!(!options.sections.contains(&Section::Risks));
    assert!(options.sections.contains(&Section::Summary));
}

#[test]
fn every_table_screen_opens_in_both_languages_without_a_plant_in_it() {
    for lang in toride::i18n::Lang::ALL {
        let mut app = Driver::open(toride::plant::Plant::default());
        app.harness.state_mut().settings.lang = lang;
        for screen in [
            Screen::Overview,
            Screen::Requirements,
            Screen::Tasks,
            Screen::TaskImportance,
            Screen::Assets,
            Screen::AssetImportance,
            Screen::Policy,
            Screen::Measures,
            Screen::Improve,
            Screen::Report,
        ] {
            app.harness.state_mut().state.screen = screen;
            app.settle();
            app.key(Key::ArrowDown);
            app.type_text("x");
            assert_eq!(app.steps(), [], "{screen:?}");
        }
    }
}

#[test]
fn a_chapter_with_nothing_to_say_is_left_out_until_somebody_takes_it_in() {
    let mut app = Driver::open(two_zones());
    app.harness.state_mut().state.screen = Screen::Report;
    app.settle();
    let options = |app: &Driver| {
        let findings = app.workspace().findings().unwrap().clone();
        let choice = &app.harness.state().state.report.choice;
        choice.options(app.plant(), &findings, toride::i18n::Lang::En, None)
    };
    // Devices and zones, but no task: nothing is graded, and no measure is asked for.
    let chosen = options(&app).sections;
    for section in [Section::Matrix, Section::Risks, Section::Measures] {
        assert!(!chosen.contains(&section), "{section:?}");
    }
    assert!(chosen.contains(&Section::Drawing) && chosen.contains(&Section::Zones));
    press(&mut app, "Zones × threats");
    assert!(options(&app).sections.contains(&Section::Matrix));
}

#[test]
fn names_are_shown_and_edited_in_the_language_of_the_window() {
    let mut app = sample_on(Screen::Tasks);
    app.click("Set production plan Task: Set production plan");
    app.type_text("Plan production");
    app.key(Key::Enter);
    let (_, edited) = task(&app, "B01");
    assert_eq!(edited.name_en, "Plan production");
    assert_eq!(edited.name, "生産計画設定");
}

#[test]
fn no_head_of_a_column_is_cut_off() {
    use toride::ui::theme::size::TEXT_SMALL;
    for lang in toride::i18n::Lang::ALL {
        for screen in [
            Screen::Tasks,
            Screen::TaskImportance,
            Screen::AssetImportance,
            Screen::Policy,
            Screen::Improve,
        ] {
            let mut app = sample_on(screen);
            app.harness.state_mut().settings.lang = lang;
            app.settle();
            let sort = toride::i18n::TablesText::SortBy.get(lang);
            let heads: Vec<_> = app.harness.query_all_by_label_contains(sort).collect();
            assert!(!heads.is_empty(), "{screen:?}");
            let last = heads.iter().map(|head| head.rect().right()).fold(0.0, f32::max);
            for head in heads {
                use egui_kittest::kittest::NodeT as _;
                let label = head.accesskit_node().label().unwrap_or_default();
                let words = label.rsplit_once(": ").map_or("", |(_, words)| words);
                let width = toride::typeset::measure(words, TEXT_SMALL, false);
                // The last one in view may go on beyond the edge of the window.
                if head.rect().right() < last {
                    assert!(head.rect().width() >= width + 8.0, "{lang:?} {screen:?}: {words}");
                }
            }
        }
    }
}

#[test]
fn a_number_of_the_analysis_is_chosen_and_set_and_what_does_not_fit_is_refused() {
    let mut app = two_tasks_on(Screen::Requirements);
    press(&mut app, "Requirements: Numbers");
    press(&mut app, "+ Number");
    app.type_text("R12.CROSS");
    app.key(Key::Enter);
    let own = |app: &Driver| {
        let own = app.plant().numbers.values().next().cloned();
        own.map(|own| (own.number.to_string(), own.value))
            .unwrap_or_default()
    };
    let set = |value: &str| ("R12.CROSS".to_owned(), value.to_owned());
    assert_eq!(own(&app), set("0.8"), "it begins with the shipped value");
    app.click("R12.CROSS Own value");
    app.key(Key::F2);
    app.keys(Modifiers::COMMAND, Key::A);
    app.type_text("often");
    app.key(Key::Enter);
    assert_eq!(own(&app), set("0.8"));
    app.keys(Modifiers::COMMAND, Key::A);
    app.type_text("30%");
    app.key(Key::Enter);
    assert_eq!(own(&app), set("30%"));
    app.undo();
    assert_eq!(own(&app), set("0.8"));
}
