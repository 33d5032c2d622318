//! Stories of the planner: measures are ranked, tried by switches, and only applied when somebody says so.

use std::collections::BTreeSet;

use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use toride::{
    analysis::findings::Plan, edit::StepName, plant::Plant, samples, ui::view_state::Screen,
    workspace::Planning,
};

use crate::{driver::Driver, plants::two_zones};

/// The planner of a plant, with its plan ready.
fn planner_of(plant: Plant) -> Driver {
    let mut app = Driver::open(plant);
    app.harness.state_mut().state.screen = Screen::Measures;
    app.settle();
    press(&mut app, "Planner");
    finish(&mut app);
    app
}

fn planner() -> Driver {
    planner_of(samples::ASSUMED_FACTORY.load().expect("a shipped sample opens"))
}

/// Clicks the control whose name ends like this.
fn press(app: &mut Driver, label: &str) {
    let node = app.harness.query_all_by_label_contains(label).last();
    node.unwrap_or_else(|| panic!("no {label}; there are:\n{}", app.outline()))
        .click();
    app.settle();
    app.harness.run_steps(30);
}

/// Waits for what is computed in the background.
fn finish(app: &mut Driver) {
    let workspace = app.harness.state_mut().workspace.as_mut();
    workspace.expect("a plant is open").finish_planning();
    app.settle();
}

fn index(app: &Driver) -> f64 {
    app.workspace().findings().expect("analysed").index
}

/// The switch of the candidate of this rank, from 1, as it is named.
fn switch(app: &Driver, rank: usize) -> String {
    let plan = app.workspace().plan().expect("planned");
    let candidate = plan.candidates.get(rank - 1).expect("so many candidates");
    let deed = &candidate.deed;
    let place = match deed.target.element() {
        None => "Plant".to_owned(),
        Some(element) => app.plant().code_and_name(element, true).0.to_owned(),
    };
    let codes: Vec<&str> = deed.rises().map(|rise| rise.measure.as_str()).collect();
    format!(
        "{} {place} {}→{}",
        codes.join("+"),
        deed.first.from,
        deed.first.to
    )
}

#[test]
fn a_switch_shows_its_effect_and_leaves_the_plant_alone() {
    let mut app = planner();
    let before = index(&app);
    let first = switch(&app, 1);
    press(&mut app, &first);
    let plan = app.workspace().plan().expect("planned");
    let wanted: BTreeSet<_> = plan
        .candidates
        .first()
        .expect("a candidate")
        .deed
        .switches()
        .collect();
    assert_eq!(*app.workspace().switches(), wanted);
    let after = app.workspace().supposed().expect("computed at once").index;
    assert!(after < before, "{after} {before}");
    assert!(app.sees("1 switched on"));
    assert!(
        app.sees(&format!("{before:.0} → {after:.0}")),
        "{}",
        app.outline()
    );
    finish(&mut app);
    let plan = app.workspace().plan().expect("planned again");
    assert!(
        (plan.before.index - after).abs() < 1e-9,
        "the others are ranked on top of it"
    );
    assert_eq!(app.steps(), [], "nothing is in the plant yet");
    press(&mut app, &first);
    assert!(app.workspace().switches().is_empty() && app.workspace().supposed().is_none());
}

#[test]
fn what_is_on_is_applied_to_the_plan_as_one_step() {
    let mut app = planner();
    for _ in 0..2 {
        let first = switch(&app, 1);
        press(&mut app, &first);
        finish(&mut app);
    }
    let switches: Vec<_> = app.workspace().switches().iter().cloned().collect();
    assert!(!switches.is_empty());
    press(&mut app, "Apply to the plan");
    assert_eq!(app.steps(), [StepName::SetStrength]);
    assert!(app.workspace().switches().is_empty());
    for switch in switches {
        let mut records = app.plant().measures.values();
        let record =
            records.find(|record| record.target == Some(switch.target) && record.measure == switch.measure);
        assert_eq!(record.and_then(|record| record.goal), Some(switch.strength));
    }
    app.undo();
    assert_eq!(app.steps(), []);
}

#[test]
fn applying_never_lowers_what_is_planned_already() {
    let mut app = planner();
    let goals = |app: &Driver| -> Vec<_> {
        let records = app.plant().measures.values();
        records
            .map(|record| (record.measure.clone(), record.target, record.goal))
            .collect()
    };
    let before = goals(&app);
    let planned = app
        .workspace()
        .plan()
        .expect("planned")
        .candidates
        .iter()
        .position(|candidate| {
            let goal = before.iter().find(|(measure, target, _)| {
                *measure == candidate.deed.first.measure && *target == Some(candidate.deed.target)
            });
            goal.is_some_and(|(.., goal)| goal.is_some_and(|goal| goal > candidate.deed.first.to))
        });
    let planned = switch(&app, planned.expect("a goal above the next strength") + 1);
    press(&mut app, &planned);
    press(&mut app, "Apply to the plan");
    assert!(app.sees("Everything switched on is in the plan already"));
    assert_eq!(app.steps(), []);
    assert_eq!(goals(&app), before);
}

#[test]
fn a_budget_limits_the_plan_and_the_plan_can_be_switched_on_whole() {
    let mut app = planner();
    app.harness
        .get_by_role_and_label(Role::TextInput, "Budget (cost classes)")
        .focus();
    app.settle();
    app.type_text("4");
    app.settle();
    finish(&mut app);
    let plan = app.workspace().plan().expect("planned").clone();
    assert_eq!(plan.options.budget, Some(4));
    let cost: u32 = plan.steps.iter().map(|step| u32::from(step.deed.cost)).sum();
    assert!((1..=4).contains(&cost), "{cost}");
    assert!(app.sees("plan 1") && app.sees("left out"), "{}", app.outline());
    press(&mut app, "Use this plan");
    let supposed = app.workspace().supposed().expect("computed at once").index;
    let left = plan.steps.last().expect("a step").after.index;
    assert!((supposed - left).abs() < 1e-9, "{supposed} {left}");
    assert!(app.sees(&format!("{cost} / 4")), "{}", app.outline());
    app.harness
        .get_by_role_and_label(Role::TextInput, "Budget (cost classes)")
        .focus();
    app.settle();
    app.keys(Modifiers::COMMAND, Key::A);
    app.type_text("a lot");
    assert!(app.sees("Write a whole number"));
}

#[test]
fn stops_that_are_not_allowed_stay_out_of_the_plan() {
    let mut app = planner();
    press(&mut app, "Stops allowed: None");
    finish(&mut app);
    let plan = app.workspace().plan().expect("planned");
    assert_eq!(plan.options.max_stop, Some(1));
    assert!(!plan.steps.is_empty() && plan.steps.iter().all(|step| step.deed.stop <= 1));
    assert!(plan.candidates.iter().any(|candidate| candidate.barred));
}

#[test]
fn planning_can_start_from_what_is_planned_already() {
    let mut app = planner();
    press(&mut app, "Start from: Plan");
    finish(&mut app);
    let plan = app.workspace().plan().expect("planned");
    assert_eq!(plan.settings.plan, Plan::Target);
    let planned = app.workspace().planned().expect("analysed");
    assert_eq!(plan.before.index, planned.index);
}

#[test]
fn the_heat_map_can_show_what_is_switched_on() {
    let mut app = planner();
    let first = switch(&app, 1);
    press(&mut app, &first);
    press(&mut app, "See the heat map");
    assert_eq!(app.harness.state().state.screen, Screen::Threats);
    press(&mut app, "Switched on");
    assert_eq!(
        app.workspace().planning(),
        Planning::Idle,
        "nobody looks at the plan"
    );
    app.harness.state_mut().state.screen = Screen::Measures;
    app.settle();
    press(&mut app, "Switch all off");
    app.harness.state_mut().state.screen = Screen::Threats;
    app.settle();
    assert!(!app.sees("Switched on"));
}

#[test]
fn a_plant_without_tasks_says_what_is_missing() {
    let app = planner_of(two_zones());
    assert!(app.sees("No tasks are registered"), "{}", app.outline());
}

#[test]
fn the_planner_is_understood_by_a_screen_reader_in_both_languages() {
    for (lang, words) in [
        (
            toride::i18n::Lang::En,
            ["Apply to the plan", "Risk index", "Cost and risk left"],
        ),
        (
            toride::i18n::Lang::Ja,
            ["計画に反映", "リスク指標", "費用と残るリスク"],
        ),
    ] {
        let mut app = planner();
        app.harness.state_mut().settings.lang = lang;
        app.settle();
        for word in words {
            assert!(app.sees(word), "{word}: {}", app.outline());
        }
        let switches = app.harness.query_all_by_role(Role::CheckBox).count();
        assert!(switches > 8, "{switches} switches have a name");
    }
}
