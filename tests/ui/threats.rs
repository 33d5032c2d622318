//! Stories of the heat map: grades, reasons, strengths, judgements.

use egui::Key;
use egui_kittest::{
    Node,
    kittest::{NodeT as _, Queryable as _},
};
use toride::{
    analysis::findings::{CellGrade, Findings, RiskCell},
    edit::StepName,
    guideline::catalogue,
    i18n::Lang,
    plant::{Grade, Strength, Target, ZoneId},
    report::wording::strength_of,
    samples,
    ui::{settings::Settings, view_state::Screen},
};

use crate::driver::Driver;

/// The guideline's assumed factory with the heat map open.
fn heat_map(lang: Lang) -> Driver {
    let mut app = Driver::with(Settings {
        lang,
        ..Settings::default()
    });
    let plant = samples::find("assumed-factory").unwrap().load().unwrap();
    app.harness.state_mut().open_plant(plant);
    app.harness.state_mut().state.screen = Screen::Threats;
    analyzed(&mut app);
    app
}

/// Frames after the analysis has caught up.
fn analyzed(app: &mut Driver) {
    app.harness.state_mut().workspace.as_mut().unwrap().analyze_now();
    app.settle();
}

fn findings(app: &Driver) -> &Findings {
    app.workspace().findings().expect("analysed")
}

/// The worst cell of a zone among the threats of a kind.
fn worst<'a>(findings: &'a Findings, zone: ZoneId, kind: &str) -> &'a RiskCell {
    let of_kind = |cell: &&RiskCell| catalogue().threat(&cell.threat).unwrap().kind == kind;
    let cells = findings
        .risk
        .iter()
        .filter(|cell| cell.zone == zone)
        .filter(of_kind);
    let rank = |grade: CellGrade| match grade {
        CellGrade::Grade(grade) => grade as u8,
        CellGrade::NotComputed => 10,
        CellGrade::NotReachable => 11,
        CellGrade::NotApplicable => 12,
    };
    cells
        .min_by_key(|cell| (rank(cell.grade), cell.threat.clone()))
        .unwrap()
}

const fn sign(grade: CellGrade) -> char {
    match grade {
        CellGrade::Grade(grade) => grade.letter(),
        CellGrade::NotReachable => '–',
        CellGrade::NotApplicable => '·',
        CellGrade::NotComputed => '?',
    }
}

fn zone(app: &Driver, code: &str) -> ZoneId {
    *app.plant()
        .zones
        .iter()
        .find(|(_, zone)| zone.code == code)
        .unwrap()
        .0
}

/// The cell of a folded kind, as a screen reader names it.
fn cell_name(app: &Driver, zone: ZoneId, kind: &str) -> String {
    let start = format!("{}, {kind} ", app.plant().display_name(zone.into(), true));
    let found = app.harness.query_all_by_label_contains(&start).next();
    found
        .unwrap_or_else(|| panic!("no cell {start}"))
        .accesskit_node()
        .label()
        .unwrap()
}

/// Presses something wherever it is, also where the panel would have to be scrolled.
fn press(app: &mut Driver, label: &str) {
    let node: Node<'_> = app
        .harness
        .query_all_by_label(label)
        .next()
        .unwrap_or_else(|| panic!("no {label}"));
    node.click_accesskit();
    app.settle();
}

#[test]
fn every_folded_cell_shows_the_letter_of_its_worst_threat() {
    let app = heat_map(Lang::En);
    let kinds: Vec<&str> = catalogue()
        .threat_kinds
        .iter()
        .map(|kind| kind.code.as_str())
        .collect();
    let mut letters = 0;
    for risk in &findings(&app).zones {
        for kind in &kinds {
            let shown = cell_name(&app, risk.zone, kind);
            let grade = worst(findings(&app), risk.zone, kind).grade;
            assert!(
                shown.contains(&format!(", {}", sign(grade))),
                "{shown}: {grade:?}"
            );
            letters += usize::from(matches!(grade, CellGrade::Grade(_)));
        }
    }
    assert_eq!(findings(&app).zones.len(), 8);
    assert!(letters > 40, "{letters}");
}

#[test]
fn picking_a_cell_shows_why_it_has_its_grade() {
    let mut app = heat_map(Lang::En);
    let (z4, expected) = (
        zone(&app, "Z4"),
        worst(findings(&app), zone(&app, "Z4"), "K2").threat.clone(),
    );
    let name = cell_name(&app, z4, "K2");
    app.click(&name);
    assert_eq!(app.harness.state().state.cell, Some((z4, expected)));
    for words in [
        "Most likely way",
        "Tasks that suffer",
        "Missing measures",
        "Show on the drawing",
    ] {
        assert!(app.sees(words), "{words}\n{}", app.outline());
    }
}

#[test]
fn showing_a_way_on_the_drawing_lights_it_up_there() {
    let mut app = heat_map(Lang::En);
    let name = cell_name(&app, zone(&app, "Z4"), "K2");
    app.click(&name);
    press(&mut app, "Show on the drawing");
    assert_eq!(app.harness.state().state.screen, Screen::Canvas);
    assert!(app.harness.state().state.highlight.is_some());
}

#[test]
fn raising_a_recommended_strength_changes_the_grade_at_once() {
    let mut app = heat_map(Lang::En);
    // A recommendation that changes the grade of its own zone when it alone is raised.
    let helps = findings(&app).recommendations.iter().find_map(|row| {
        let deed = row.deed();
        let alone = !deed.is_package && !deed.awaits_restore_test;
        let own = |zone| alone && deed.target == Target::Zone(zone);
        let (zone, before, after) = row.changes().iter().find(|(zone, ..)| own(*zone))?;
        let threat = row.threats.get(zone)?.first()?.clone();
        Some((*zone, threat, row.deed().first.clone(), *before, *after))
    });
    let (zone, threat, rise, before, after) = helps.expect("the sample has one");
    let (measure, to) = (rise.measure, rise.to);
    assert_eq!(findings(&app).zone(zone).unwrap().grade, before);
    app.harness.state_mut().state.cell = Some((zone, threat));
    app.settle();

    let row = catalogue().measure(&measure).unwrap();
    let label = format!("{measure} {} strength now", row.name.get(Lang::En));
    if app.harness.query_all_by_label(&label).next().is_none() {
        // Not among the first rows of this cell: the zone's own panel has every measure.
        app.harness.state_mut().state.selection = vec![zone.into()];
        app.settle();
    }
    press(&mut app, &label);
    press(
        &mut app,
        &format!("{} {}", to.get(), strength_of(&measure, to).get(Lang::En)),
    );
    analyzed(&mut app);
    assert_eq!(app.steps(), [StepName::SetStrength]);
    assert_eq!(findings(&app).zone(zone).unwrap().grade, after);
    assert!(to > Strength::NONE);

    app.undo();
    analyzed(&mut app);
    assert_eq!(findings(&app).zone(zone).unwrap().grade, before);
}

#[test]
fn a_judgement_needs_a_reason_and_then_stands_in_the_cell() {
    let mut app = heat_map(Lang::En);
    let z4 = zone(&app, "Z4");
    let name = cell_name(&app, z4, "K2");
    app.click(&name);
    press(&mut app, "Judgement");
    press(&mut app, "Grade");
    press(&mut app, "E Lowest");
    press(&mut app, "Record");
    assert!(
        app.plant().decisions.is_empty(),
        "without a reason nothing is recorded"
    );

    let field = app
        .harness
        .query_all_by_label("Reason (required)")
        .next()
        .unwrap();
    field.focus();
    app.settle();
    app.type_text("Hard-wired stop independent of the network");
    press(&mut app, "Record");
    analyzed(&mut app);
    let decision = app.plant().decisions.values().next().expect("recorded");
    assert_eq!(decision.grade, Some(Grade::E));
    assert_eq!(decision.why, "Hard-wired stop independent of the network");
    assert_eq!(app.steps(), [StepName::Decide]);
    let cell = findings(&app).cell(z4, &decision.threat).unwrap();
    assert!(cell.decided && cell.grade == CellGrade::Grade(Grade::E));
}

#[test]
fn opening_a_kind_shows_its_threats_and_folding_hides_them() {
    let mut app = heat_map(Lang::En);
    let kind = catalogue()
        .threat_kinds
        .get("K1")
        .unwrap()
        .name
        .get(Lang::En)
        .to_owned();
    press(&mut app, &format!("Open K1 {kind}"));
    assert!(app.sees(", T01 "));
    press(&mut app, &format!("Fold K1 {kind}"));
    assert!(!app.sees(", T01 "));
}

#[test]
fn the_keyboard_picks_a_cell() {
    let mut app = heat_map(Lang::En);
    let z4 = zone(&app, "Z4");
    let name = cell_name(&app, z4, "K5");
    app.harness.query_all_by_label(&name).next().unwrap().focus();
    app.settle();
    app.key(Key::Enter);
    assert_eq!(
        app.harness.state().state.cell.as_ref().map(|cell| cell.0),
        Some(z4)
    );
}

#[test]
fn the_heat_map_speaks_japanese() {
    let app = heat_map(Lang::Ja);
    for words in ["ゾーンと脅威の影響", "ヒートマップ", "危険な順に並べる"] {
        assert!(app.sees(words), "{words}");
    }
}

#[test]
fn the_relation_map_selects_what_is_clicked_and_then_rests() {
    let mut app = heat_map(Lang::En);
    app.click("Threats and impact: Relation map");
    app.settle();
    let (&task, record) = app.plant().tasks.first_key_value().unwrap();
    let name = format!("{} {}", record.code, app.plant().display_name(task.into(), true));
    app.click(&name);
    assert_eq!(app.selection(), [task.into()]);
    // Nothing moves: no frame is asked for after the ones the click needed.
    app.harness.run_steps(6);
    let output = app
        .harness
        .output()
        .viewport_output
        .values()
        .map(|view| view.repaint_delay)
        .min();
    assert!(
        output.is_none_or(|delay| !delay.is_zero()),
        "the map keeps asking for frames"
    );
}

#[test]
fn a_threat_that_no_measure_prevents_is_not_called_met() {
    let mut app = heat_map(Lang::En);
    let (z4, t05) = (zone(&app, "Z4"), "T05".into());
    app.harness.state_mut().state.cell = Some((z4, t05));
    app.settle();
    assert!(!app.sees("The required strength is met"), "{}", app.outline());
    assert!(
        app.sees("none is made to prevent this threat"),
        "{}",
        app.outline()
    );
}
