//! Rules about threats (step 1-7).

use std::collections::BTreeMap;

use super::Draft;
use crate::{
    analysis::{
        findings::{CellGrade, Method, RiskCell},
        lint::Fix,
    },
    plant::{Decision, Fact, Grade, Place, ZoneId},
};

fn cell(zone: ZoneId, grade: CellGrade) -> RiskCell {
    RiskCell {
        zone,
        threat: "T03".into(),
        potential: None,
        grade,
        computed: grade,
        decided: false,
        likelihood: 0,
        likelihood_range: (0, 0),
        impact: BTreeMap::new(),
        grades: BTreeMap::new(),
        method: Method::Exact,
        worst_effect: None,
        hazard: None,
        grade_without_floor: None,
        unknown: false,
    }
}

#[test]
fn rows_without_an_answer_are_counted_in_one_finding() {
    let mut draft = Draft::new();
    let zones = [draft.zone(), draft.zone()];
    for zone in zones {
        draft.findings.risk.push(cell(zone, CellGrade::NotComputed));
    }
    let found = draft.of("V-THR-01");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].arguments, [("number", "2".to_owned())]);
    for cell in &mut draft.findings.risk {
        cell.grade = CellGrade::NotApplicable;
    }
    assert!(!draft.fires("V-THR-01"));
}

#[test]
fn a_row_ruled_out_without_a_reason_has_no_answer() {
    let mut draft = Draft::new();
    let (zone, id) = (draft.zone(), draft.id());
    let ruled_out = Decision {
        zone: Some(zone),
        threat: "T05".into(),
        applicable: Some(false),
        ..Decision::default()
    };
    draft.plant.decisions.insert(id, ruled_out.clone());
    assert!(draft.fires("V-THR-01"));
    let why = "no drives here".to_owned();
    draft.plant.decisions.insert(id, Decision { why, ..ruled_out });
    assert!(!draft.fires("V-THR-01"));
}

#[test]
fn hazards_are_judged_at_the_place_or_around_it() {
    let mut draft = Draft::new();
    let (hall, cell) = (draft.id(), draft.id());
    draft.plant.places.insert(hall, Place::default());
    let inner = Place {
        parent: Some(hall),
        ..Place::default()
    };
    draft.plant.places.insert(cell, inner);
    assert!(!draft.fires("V-THR-02"), "nothing stands there");
    let device = draft.device("plc", None);
    draft.edit(device).place = Some(cell);
    assert_eq!(draft.of("V-THR-02")[0].subjects, [cell.into()]);
    let hazards = &mut draft.plant.places.get_mut(&hall).expect("just added").hazards;
    hazards.insert("T28".into(), Fact::Known(1));
    assert!(!draft.fires("V-THR-02"));
}

#[test]
fn stray_bullets_and_insiders_are_supposed() {
    let mut draft = Draft::new();
    assert!(!draft.fires("V-THR-03"), "there is nothing to attack");
    draft.device("plc", None);
    draft.findings.attackers = vec!["AT0".into(), "AT2".into()];
    assert_eq!(
        draft.fixes("V-THR-03"),
        [Fix::SupposeAttackers(vec!["AT4".into()])]
    );
    draft.findings.attackers.push("AT4".into());
    assert!(!draft.fires("V-THR-03"));
}

#[test]
fn serious_rows_wait_for_a_person() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    draft.findings.risk.push(cell(zone, CellGrade::Grade(Grade::C)));
    assert!(!draft.fires("V-THR-04"), "C is not serious");
    draft.findings.risk.push(cell(zone, CellGrade::Grade(Grade::B)));
    assert!(draft.fires("V-THR-04"));
    draft.findings.risk[1].decided = true;
    assert!(!draft.fires("V-THR-04"));
}
