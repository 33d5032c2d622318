//! Rules about targets and measures (steps 2-1, 2-2).

use super::Draft;
use crate::{
    analysis::{findings::Coverage, lint::Fix},
    plant::{Carrier, Date, NetworkKind, PlantState, Strength, Target},
};

#[test]
fn measures_wait_for_confirmation_after_a_move() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    let device = draft.device("plc", Some(zone));
    draft.measure("D8", Target::Zone(zone), 2);
    assert!(!draft.rules().contains("V-MEA-06"));
    for measure in draft.plant.measures.values_mut() {
        measure.unconfirmed_for.insert(device);
    }
    assert!(draft.rules().contains("V-MEA-06"));
}

#[test]
fn an_important_zone_without_prevention_is_named() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    draft.computed(zone, 3);
    draft.findings.coverage.push(Coverage {
        zone,
        threat: "T03".into(),
        required: Strength::MAX,
        applied: vec![("N1".into(), Strength::NONE, None)],
        gap: Vec::new(),
    });
    assert!(draft.rules().contains("V-MAP-01"));
    draft.findings.coverage[0].applied[0].1 = Strength::clamped(1);
    assert!(!draft.rules().contains("V-MAP-01"));
}

#[test]
fn watching_without_anybody_to_decide_is_named() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    draft.measure("N6", Target::Zone(zone), 1);
    assert!(draft.rules().contains("V-MAP-03"));
    draft.measure("O2", Target::Plant, 1);
    assert!(!draft.rules().contains("V-MAP-03"));
}

#[test]
fn zones_without_a_target_are_one_finding_and_can_take_the_proposals() {
    let mut draft = Draft::new();
    let zones = [draft.zone(), draft.zone()];
    for zone in zones {
        draft.computed(zone, 2);
    }
    assert!(!draft.fires("V-POL-01"));
    for risk in &mut draft.findings.zones {
        risk.required_is_proposal = true;
    }
    let proposals = zones.map(|zone| (zone, Strength::MAX)).to_vec();
    assert_eq!(draft.fixes("V-POL-01"), [Fix::SetTargets(proposals)]);
}

#[test]
fn a_strength_the_guideline_does_not_have_is_named() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    let measure = draft.measure("N1", Target::Zone(zone), 1);
    let to = |strength| Fix::SetNow {
        measure,
        strength: Strength::clamped(strength),
    };
    assert_eq!(draft.fixes("V-MEA-01"), [to(0), to(2)]);
    draft.plant.measures.get_mut(&measure).expect("just added").now =
        crate::plant::Fact::Known(Strength::clamped(2));
    assert!(!draft.fires("V-MEA-01"));
    draft.plant.measures.get_mut(&measure).expect("just added").goal = Strength::new(1);
    assert!(draft.fires("V-MEA-01"), "planned it is no better");
}

#[test]
fn a_plan_below_what_is_in_place_is_named() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    let measure = draft.measure("D8", Target::Zone(zone), 2);
    assert!(!draft.fires("V-MEA-02"), "nothing is planned");
    draft.plant.measures.get_mut(&measure).expect("just added").goal = Strength::new(1);
    let strength = Strength::clamped(2);
    assert_eq!(draft.fixes("V-MEA-02"), [Fix::SetGoal { measure, strength }]);
}

#[test]
fn a_measure_stands_where_it_can_be_done() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    let plc = draft.device("plc", Some(zone));
    draft.measure("D8", Target::Device(plc), 2);
    draft.measure("D8", Target::Zone(zone), 2);
    assert_eq!(draft.of("V-MEA-03").len(), 2, "execution control on a controller");
    let scada = draft.device("scada", Some(zone));
    assert_eq!(
        draft.of("V-MEA-03").len(),
        1,
        "the zone has something to do it on"
    );
    draft.measure("D8", Target::Device(scada), 2);
    assert_eq!(draft.of("V-MEA-03").len(), 1);
}

#[test]
fn plans_that_need_a_shutdown_have_a_day() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    let measure = draft.measure("N1", Target::Zone(zone), 0);
    draft.plant.measures.get_mut(&measure).expect("just added").goal = Some(Strength::MAX);
    let found = draft.of("V-MEA-04");
    assert_eq!(found[0].arguments, [("number", "1".to_owned())]);
    draft.plant.measures.get_mut(&measure).expect("just added").due = Date::new(2026, 8, 14);
    assert!(!draft.fires("V-MEA-04"));
}

#[test]
fn a_kept_part_is_not_left_far_behind_the_renewed_one() {
    let mut draft = Draft::new();
    let (kept, renewed) = (draft.zone(), draft.zone());
    let carrier = Carrier::Network(draft.network(NetworkKind::Equipment));
    draft.path(kept, renewed, carrier);
    draft.measure("N4", Target::Zone(renewed), 3);
    assert!(!draft.fires("V-MEA-05"), "both are kept");
    draft.plant.zones.get_mut(&renewed).expect("just added").state = Some(PlantState::New);
    assert_eq!(draft.of("V-MEA-05")[0].subjects, [kept.into(), renewed.into()]);
    draft.measure("N4", Target::Zone(kept), 2);
    assert!(!draft.fires("V-MEA-05"));
}

#[test]
fn what_is_only_prevented_is_named() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    let device = draft.device("mes_server", Some(zone));
    draft.computed(zone, 3);
    draft.findings.coverage.push(Coverage {
        zone,
        threat: "T03".into(),
        required: Strength::MAX,
        applied: vec![("N4".into(), Strength::clamped(1), None)],
        gap: Vec::new(),
    });
    assert!(draft.fires("V-MAP-02"));
    draft.measure("N6", Target::Device(device), 2);
    assert!(!draft.fires("V-MAP-02"), "somebody would notice");
}
