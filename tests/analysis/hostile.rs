//! Plants nobody draws by hand but a file may hold: they end, and say something that can be checked.
//!
//! Small enough here for an unoptimised build; `benches/analyze.rs` measures the same drawings in full size.

use toride::{
    analysis::{
        analyze,
        findings::{CellGrade, Depth, EffectKind, Findings, Method, Settings},
    },
    guideline::catalogue,
    plant::{Plant, ZoneKind},
    samples,
};

use super::drawings;

fn quick(plant: &Plant) -> Findings {
    let settings = Settings {
        depth: Depth::Quick,
        ..Settings::default()
    };
    analyze(plant, catalogue(), &settings)
}

/// What any findings owe to who reads them.
fn assert_sensible(plant: &Plant, findings: &Findings) {
    let inside = plant
        .zones
        .values()
        .filter(|zone| zone.kind == ZoneKind::Inside)
        .count();
    assert_eq!(findings.zones.len(), inside);
    assert_eq!(findings.risk.len(), inside * catalogue().threats.len());
    for effect in &findings.effects {
        let p = effect.p;
        assert!(
            0.0 <= p.low && p.low <= p.value && p.value <= p.high && p.high <= 1.0,
            "{}: {p:?}",
            effect.id
        );
        assert_eq!(
            effect.likelihood == 0,
            p.value == 0.0 && p.high == 0.0,
            "{}",
            effect.id
        );
        for story in &effect.stories {
            // A story is one way among others.
            assert!(story.p <= p.high + 1e-9, "{}: {} {p:?}", effect.id, story.p);
        }
    }
    assert!(findings.index.is_finite());
    assert!(
        findings
            .exposure
            .iter()
            .all(|entry| (0.0..=1.0).contains(&entry.share))
    );
}

#[test]
fn a_line_from_every_device_to_every_other_one_is_sampled() {
    let plant = drawings::all_to_all(40);
    let findings = quick(&plant);
    assert_sensible(&plant, &findings);
    let sampled =
        |effect: &&toride::analysis::findings::Effect| matches!(effect.p.method, Method::Sampled { .. });
    assert!(findings.effects.iter().filter(sampled).count() > 40);
}

#[test]
fn thousands_of_devices_on_one_network_are_solved_exactly() {
    let plant = drawings::one_network(2_000);
    let findings = quick(&plant);
    assert_sensible(&plant, &findings);
    assert!(
        findings
            .effects
            .iter()
            .all(|effect| effect.p.method == Method::Exact)
    );
    assert!(
        findings
            .effects
            .iter()
            .all(|effect| effect.stories.is_empty() == (effect.likelihood == 0))
    );
    // Whatever stands on the network can be stopped, and it is told how.
    let stopped = findings
        .effects
        .iter()
        .filter(|effect| effect.kind == EffectKind::Deny);
    assert_eq!(stopped.filter(|effect| effect.likelihood > 0).count(), 2_000);
}

#[test]
fn hundreds_of_zones_on_one_network_are_told_apart() {
    let plant = drawings::many_zones(150);
    let findings = quick(&plant);
    assert_sensible(&plant, &findings);
    // Zones that share one network: a conduit between any two of them.
    assert_eq!(findings.conduits.len(), 150 * 149 / 2);
}

#[test]
fn a_ring_through_everything_ends() {
    let plant = drawings::ring(1_500);
    let findings = quick(&plant);
    assert_sensible(&plant, &findings);
    let stopped = findings
        .effects
        .iter()
        .filter(|effect| effect.kind == EffectKind::Deny);
    assert_eq!(stopped.filter(|effect| effect.likelihood > 0).count(), 1_500);
}

#[test]
fn a_plant_without_tasks_is_not_graded_but_its_ways_are_told() {
    let mut plant = samples::generate(150, 1);
    plant.tasks.clear();
    let findings = quick(&plant);
    assert_sensible(&plant, &findings);
    let open = findings
        .risk
        .iter()
        .filter(|cell| cell.computed != CellGrade::NotApplicable);
    assert!(open.clone().count() > 0);
    assert!(
        open.clone()
            .all(|cell| !matches!(cell.computed, CellGrade::Grade(_)))
    );
    assert!(
        findings
            .effects
            .iter()
            .any(|effect| effect.likelihood > 0 && !effect.stories.is_empty())
    );
    assert_eq!(findings.index, 0.0);
}

#[test]
fn a_plant_of_which_nothing_is_known_is_read_as_the_worse_case() {
    let known = samples::generate(150, 1);
    let unknown = drawings::everything_unknown(known.clone());
    let (known, found) = (quick(&known), quick(&unknown));
    assert_sensible(&unknown, &found);
    assert!(found.index > known.index);
    assert!(found.effects.iter().any(|effect| effect.unknown));
    for effect in &found.effects {
        if let Some(before) = known.effects.iter().find(|before| before.id == effect.id) {
            assert!(effect.p.high + 1e-9 >= before.p.low, "{}", effect.id);
        }
    }
}
