//! What must hold between two analyses of almost the same plant: whole plants, with random edits and strengths.

use std::collections::BTreeMap;

use proptest::{prelude::*, sample::Index};
use toride::{
    analysis::{
        analyze,
        findings::{Depth, Effect, EffectKind, Findings, Method, Settings},
        solve::{Clause, System, reach},
    },
    guideline::{Catalogue, catalogue},
    plant::{Element, Fact, Grade, IdSource, Measure, Plant, Strength, Target},
    samples,
};

use super::drawings;

fn settings() -> Settings {
    Settings {
        depth: Depth::Quick,
        trials: 1_024,
        ..Settings::default()
    }
}

/// The guideline, or the same with a limit at which whatever needs a diagram is sampled.
fn guideline(sampled: bool) -> Catalogue {
    let mut guideline = catalogue().clone();
    if sampled {
        guideline.parameters.exact_limit.value = 1;
    }
    guideline
}

fn quick(plant: &Plant, guideline: &Catalogue) -> Findings {
    analyze(plant, guideline, &settings())
}

/// How a random plant comes about: what a failing test prints.
#[derive(Clone, Debug)]
struct Sketch {
    num_devices: usize,
    seed: u64,
    edits: Vec<(u8, Index)>,
}

/// A plant somebody worked on: generated, then facts and links changed at random.
fn worked_on(sketch: &Sketch) -> Plant {
    let mut plant = samples::generate(sketch.num_devices, sketch.seed);
    for (what, which) in &sketch.edits {
        let devices: Vec<_> = plant.devices.keys().copied().collect();
        let links: Vec<_> = plant.links.keys().copied().collect();
        let device = plant.devices.get_mut(which.get(&devices)).expect("drawn");
        match what % 8 {
            0 => device.own_internet = Fact::Known(true),
            1 => device.mail_web = Fact::Unknown,
            2 => device.touchable = Fact::Known(true),
            3 => device.delivery_checked = Fact::Known(false),
            4 => device.forwards = Fact::Known(true),
            5 => {
                device.shared_accounts.insert("maintenance".into());
            }
            6 => {
                plant.links.remove(which.get(&links));
            }
            _ => {
                if let Some(link) = plant.links.get_mut(which.get(&links)) {
                    link.temporary = true;
                }
            }
        }
    }
    plant
}

fn sketches() -> impl Strategy<Value = Sketch> {
    let edits = prop::collection::vec((any::<u8>(), any::<Index>()), 0..8);
    (20..70_usize, 0..1_000_u64, edits).prop_map(|(num_devices, seed, edits)| Sketch {
        num_devices,
        seed,
        edits,
    })
}

/// Records a measure somewhere, or makes one that is there stronger.
fn strengthened(plant: &Plant, measure: Index, zone: Index) -> Plant {
    let mut plant = plant.clone();
    let zones: Vec<_> = plant.zones.keys().copied().collect();
    let measures: Vec<_> = catalogue().measures.iter().collect();
    let record = Measure {
        measure: measure.get(&measures).code.clone(),
        target: Some(if zone.index(5) == 0 {
            Target::Plant
        } else {
            Target::Zone(*zone.get(&zones))
        }),
        now: Fact::Known(Strength::MAX),
        ..Measure::default()
    };
    plant.measures.insert(IdSource::new(99).fresh(), record);
    plant
}

/// Harms by id. Footholds are left out: of each zone and way in only the worst is told, and which that is may change.
fn by_id(findings: &Findings) -> BTreeMap<&str, &Effect> {
    let harms = findings
        .effects
        .iter()
        .filter(|effect| effect.kind != EffectKind::Foothold);
    harms.map(|effect| (effect.id.as_str(), effect)).collect()
}

/// Letters compare with A first; nothing is better than any letter.
fn no_worse(after: Option<Grade>, before: Option<Grade>) -> bool {
    match (after, before) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(after), Some(before)) => after >= before,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_stronger_measure_never_raises_anything(
        sketch in sketches(),
        measure in any::<Index>(),
        zone in any::<Index>(),
        sampled in any::<bool>(),
    ) {
        let plant = worked_on(&sketch);
        let guideline = guideline(sampled);
        let before = quick(&plant, &guideline);
        let after = quick(&strengthened(&plant, measure, zone), &guideline);
        prop_assert!(after.index <= before.index + 1e-9, "{} {}", before.index, after.index);
        let before_by_id = by_id(&before);
        for (id, after) in by_id(&after) {
            let before = before_by_id[id];
            // Sampled on common numbers, so this holds hit by hit and not only on average.
            prop_assert!(after.p.value <= before.p.value + 1e-12, "{} {:?} {:?}", id, before.p, after.p);
            prop_assert!(after.likelihood <= before.likelihood);
            prop_assert!(no_worse(after.grade, before.grade), "{} {:?} {:?}", id, before.grade, after.grade);
        }
        for (before, after) in before.risk.iter().zip(&after.risk) {
            prop_assert_eq!((before.zone, &before.threat), (after.zone, &after.threat));
            prop_assert!(after.grade >= before.grade, "{} {:?} {:?}", before.threat, before.grade, after.grade);
        }
        for (before, after) in before.zones.iter().zip(&after.zones) {
            prop_assert!(after.grade >= before.grade, "{:?} {:?}", before.grade, after.grade);
        }
    }

    #[test]
    fn names_notes_and_positions_change_no_number(sketch in sketches(), sampled in any::<bool>()) {
        let plant = worked_on(&sketch);
        let guideline = guideline(sampled);
        let mut renamed = plant.clone();
        for (number, device) in renamed.devices.values_mut().enumerate() {
            device.name = format!("renamed {number}");
            device.note = "moved".into();
            device.position = None;
        }
        for zone in renamed.zones.values_mut() {
            zone.name = "zone".into();
        }
        let (before, after) = (quick(&plant, &guideline), quick(&renamed, &guideline));
        prop_assert_eq!(&before.effects, &after.effects);
        prop_assert_eq!(&before.risk, &after.risk);
        prop_assert_eq!(before.index, after.index);
    }

    #[test]
    fn only_what_cannot_be_reached_has_no_likelihood(sketch in sketches(), sampled in any::<bool>()) {
        let plant = worked_on(&sketch);
        let findings = quick(&plant, &guideline(sampled));
        let graph = &findings.graph;
        let clauses = graph.steps.iter().map(|step| Clause { needs: &step.needs, to: step.to, certain: false });
        let system = System::new(graph.nodes.len() as u32, clauses);
        let p = |step: u32| graph.steps[step as usize].p;
        let reached = reach::reach(&system, |step| p(step) > 0.0);
        for (id, effect) in by_id(&findings) {
            prop_assert_eq!(effect.likelihood > 0, reached.nodes[effect.node], "{}", id);
        }
    }

    #[test]
    fn a_story_is_never_likelier_than_its_effect(sketch in sketches()) {
        let plant = worked_on(&sketch);
        let findings = quick(&plant, catalogue());
        for (id, effect) in by_id(&findings) {
            prop_assert!(effect.p.value <= 1.0);
            for story in &effect.stories {
                prop_assert!(story.p <= effect.p.value + 1e-12, "{} {} {}", id, story.p, effect.p.value);
            }
            prop_assert_eq!(effect.stories.is_empty(), effect.likelihood == 0);
        }
    }

    #[test]
    fn not_knowing_is_never_better_than_knowing_the_good_answer(
        sketch in sketches(),
        which in any::<Index>(),
        fact in 0..4,
        sampled in any::<bool>(),
    ) {
        let plant = worked_on(&sketch);
        let guideline = guideline(sampled);
        let devices: Vec<_> = plant.devices.keys().copied().collect();
        let id = *which.get(&devices);
        let with = |unknown: bool| {
            let mut plant = plant.clone();
            let device = plant.devices.get_mut(&id).expect("drawn");
            match fact {
                0 => device.mail_web = if unknown { Fact::Unknown } else { Fact::Known(false) },
                1 => device.own_internet = if unknown { Fact::Unknown } else { Fact::Known(false) },
                2 => device.delivery_checked = if unknown { Fact::Unknown } else { Fact::Known(true) },
                _ => device.touchable = if unknown { Fact::Unknown } else { Fact::Known(false) },
            }
            quick(&plant, &guideline)
        };
        let (good, bad) = (with(false), with(true));
        let bad_by_id = by_id(&bad);
        for (id, good) in by_id(&good) {
            let Some(bad) = bad_by_id.get(id) else { continue };
            // Exact on one side and sampled on the other, the two agree within the interval.
            let same_method = matches!(bad.p.method, Method::Exact) == matches!(good.p.method, Method::Exact);
            let (bad_p, good_p) = if same_method { (bad.p.value, good.p.value) } else { (bad.p.high, good.p.low) };
            prop_assert!(bad_p >= good_p - 1e-12, "{} {:?} {:?}", id, good.p, bad.p);
        }
    }

    #[test]
    fn a_device_taken_off_the_drawing_lets_nothing_through_any_more(
        sketch in sketches(),
        which in any::<Index>(),
    ) {
        let plant = worked_on(&sketch);
        // Taking a device away and cutting all that leads to it leave the same to all others, as long as no network
        // gets another home zone by it; the generator sets them all.
        let devices: Vec<_> = plant.devices.keys().copied().collect();
        let gone = *which.get(&devices);
        let mut cut = plant.clone();
        cut.links.retain(|_, link| !link.touches(gone));
        for device in cut.devices.values_mut() {
            device.engineers.remove(&gone);
            device.manages.remove(&gone);
        }
        let device = cut.devices.get_mut(&gone).expect("drawn");
        device.own_internet = Fact::Known(false);
        device.mail_web = Fact::Known(false);
        device.touchable = Fact::Known(false);
        device.delivery_checked = Fact::Known(true);
        device.updates_from.clear();
        let mut without = cut.clone();
        without.devices.remove(&gone);
        let (cut, without) = (quick(&cut, catalogue()), quick(&without, catalogue()));
        let cut_by_id = by_id(&cut);
        // A group of spares with one device less is another group.
        let others = by_id(&without).into_iter();
        for (id, without) in others.filter(|(_, effect)| !matches!(effect.element, Element::Task(_))) {
            if let Some(cut) = cut_by_id.get(id) {
                prop_assert!((cut.p.value - without.p.value).abs() < 1e-9, "{} {:?} {:?}", id, cut.p, without.p);
            }
        }
    }
}

#[test]
fn the_same_plant_gives_the_same_findings_on_1_2_and_16_threads() {
    let plant = drawings::all_to_all(16);
    let on = |threads| {
        let mut findings = analyze(
            &plant,
            catalogue(),
            &Settings {
                threads,
                ..settings()
            },
        );
        findings.settings.threads = 1;
        findings
    };
    let one = on(1);
    let sampled = |effect: &&Effect| matches!(effect.p.method, Method::Sampled { .. });
    assert!(one.effects.iter().filter(sampled).count() > 10);
    assert!(one == on(2));
    assert!(one == on(16));
}

#[test]
fn the_method_is_a_matter_of_the_drawing_alone() {
    for seed in 0..6 {
        let plant = samples::generate(60, seed);
        let mut stronger = plant.clone();
        for measure in stronger.measures.values_mut() {
            measure.now = Fact::Known(Strength::MAX);
        }
        let (before, after) = (
            quick(&plant, &guideline(true)),
            quick(&stronger, &guideline(true)),
        );
        let exact = |effect: &Effect| effect.p.method == Method::Exact;
        let after_by_id = by_id(&after);
        let mut sampled = 0;
        for (id, before) in by_id(&before) {
            assert_eq!(exact(before), exact(after_by_id[id]), "{id}");
            sampled += u32::from(!exact(before));
        }
        assert!(sampled > 0);
    }
}
