//! Plans of whole plants: what a user relies on.

use std::{
    collections::BTreeSet,
    sync::{LazyLock, atomic::AtomicBool},
};

use toride::{
    analysis::{
        analyze,
        findings::{Findings, Settings},
        plan::{
            self, Cancelled, MeasurePlan, Options, Part, Switch, Watch,
            found::{Basis, Method, Question, Why},
        },
    },
    guideline::{Catalogue, catalogue},
    plant::{Fact, IdSource, Measure, Plant, Strength, Target},
    samples,
};

fn factory() -> Plant {
    samples::find("assumed-factory")
        .expect("a sample")
        .load()
        .expect("it loads")
}

/// The guideline with a limit at which nothing is exact any more.
fn sampling() -> &'static Catalogue {
    static SAMPLING: LazyLock<Catalogue> = LazyLock::new(|| {
        let mut catalogue = catalogue().clone();
        catalogue.parameters.exact_limit.value = 4;
        // Fewer samples and draws, so that the tests are quick.
        catalogue.parameters.planning.value.trials = 512;
        catalogue.parameters.planning.value.draws = 6;
        catalogue
    });
    &SAMPLING
}

fn settings() -> Settings {
    Settings {
        trials: 1_536,
        ..Settings::default()
    }
}

fn planned_by(catalogue: &Catalogue, plant: &Plant, options: &Options) -> MeasurePlan {
    plan::plan_unwatched(plant, catalogue, &settings(), options).expect("nobody cancels")
}

fn planned(plant: &Plant, options: &Options) -> MeasurePlan {
    planned_by(catalogue(), plant, options)
}

fn findings(plant: &Plant) -> Findings {
    analyze(plant, catalogue(), &Settings::default())
}

fn within(budget: u32) -> Options {
    Options {
        budget: Some(budget),
        ..Options::default()
    }
}

fn candidates_only() -> Options {
    Options {
        candidates_only: true,
        ..Options::default()
    }
}

/// Records a measure with a strength of today.
fn record(plant: &mut Plant, switch: &Switch) {
    let known = plant
        .measures
        .values_mut()
        .find(|record| record.target == Some(switch.target) && record.measure == switch.measure);
    if let Some(record) = known {
        record.now = Fact::Known(switch.strength);
        return;
    }
    let record = Measure {
        measure: switch.measure.clone(),
        target: Some(switch.target),
        now: Fact::Known(switch.strength),
        ..Measure::default()
    };
    let id = IdSource::new(7).fresh();
    plant.measures.insert(id, record);
}

#[test]
fn a_plan_starts_from_what_the_findings_say() {
    for sample in samples::all() {
        let plant = sample.load().expect("it loads");
        let (plan, findings) = (planned(&plant, &candidates_only()), findings(&plant));
        assert_eq!(plan.before.index, findings.index, "{}", sample.name);
        let zones: Vec<_> = findings
            .zones
            .iter()
            .map(|zone| (zone.zone, zone.grade))
            .collect();
        assert_eq!(plan.before.zones, zones, "{}", sample.name);
        assert_eq!(plan.basis, Basis::Exact);
    }
}

#[test]
fn a_sampled_plan_starts_from_what_the_sampled_findings_say() {
    let plan = planned_by(sampling(), &factory(), &candidates_only());
    let findings = analyze(&factory(), sampling(), &settings());
    assert!(
        matches!(plan.basis, Basis::Sampled { trials: 1_536, .. }),
        "{:?}",
        plan.basis
    );
    assert_eq!(plan.before.index, findings.index);
    let zones: Vec<_> = findings
        .zones
        .iter()
        .map(|zone| (zone.zone, zone.grade))
        .collect();
    assert_eq!(plan.before.zones, zones);
}

#[test]
fn what_a_candidate_leaves_is_what_the_analysis_says_once_it_is_done() {
    let plan = planned(&factory(), &candidates_only());
    // A backup is supposed to come with a tried restore, which a record alone does not say.
    let others = plan
        .candidates
        .iter()
        .filter(|candidate| candidate.measure.as_str() != "D14");
    for candidate in others.take(12) {
        let mut plant = factory();
        record(
            &mut plant,
            &Switch {
                measure: candidate.measure.clone(),
                target: candidate.target,
                strength: candidate.to,
            },
        );
        let after = findings(&plant);
        let name = format!("{} {:?}", candidate.measure, candidate.target);
        assert!((after.index - candidate.index_after).abs() < 1e-9, "{name}");
        let detail = candidate.detail.as_ref().expect("a leading one");
        for (zone, before) in &plan.before.zones {
            let change = detail.changes.iter().find(|(changed, ..)| changed == zone);
            let expected = change.map_or(*before, |(.., after)| *after);
            assert_eq!(after.zone(*zone).map(|zone| zone.grade), Some(expected), "{name}");
        }
    }
}

#[test]
fn no_measure_ever_leaves_more() {
    for catalogue in [catalogue(), sampling()] {
        let plan = planned_by(catalogue, &factory(), &within(9));
        assert!(plan.candidates.len() > 40);
        for candidate in &plan.candidates {
            assert!(candidate.index_after < candidate.index_before, "{candidate:?}");
        }
        let left: Vec<f64> = plan.steps.iter().map(|step| step.after.index).collect();
        assert!(left.is_sorted_by(|before, after| after <= before), "{left:?}");
        assert!(left.first().is_some_and(|first| *first < plan.before.index));
    }
}

#[test]
fn candidates_are_ranked_by_what_they_remove_for_cost_and_stop() {
    let plan = planned(&factory(), &candidates_only());
    let worths: Vec<f64> = plan
        .candidates
        .iter()
        .filter(|it| !it.barred)
        .map(|it| it.worth)
        .collect();
    assert!(worths.is_sorted_by(|before, after| after <= before));
    let factors = catalogue().parameters.stop_factors.value;
    for candidate in &plan.candidates {
        let factor = factors[usize::from(candidate.stop.max(1)) - 1];
        let worth = candidate.removed() / (f64::from(candidate.cost) * factor);
        assert!((worth - candidate.worth).abs() < 1e-12, "{candidate:?}");
    }
}

#[test]
fn a_larger_budget_never_leaves_more() {
    for catalogue in [catalogue(), sampling()] {
        let left = [0, 1, 3, 8].map(|budget| {
            let plan = planned_by(catalogue, &factory(), &within(budget));
            let cost: u32 = plan.steps.iter().map(|step| u32::from(step.cost)).sum();
            assert!(cost <= budget, "{cost} of {budget}");
            assert_eq!(plan.curve.len(), budget as usize + 1);
            assert!(plan.curve.is_sorted_by(|less, more| more.index <= less.index));
            plan.steps
                .last()
                .map_or(plan.before.index, |step| step.after.index)
        });
        assert!(left.is_sorted_by(|less, more| more <= less), "{left:?}");
        assert!(left[3] < left[0] * 0.7, "{left:?}");
    }
}

#[test]
fn a_plan_is_at_least_as_good_as_taking_the_best_next_measure_each_time() {
    let plan = planned(&factory(), &within(12));
    let search = plan.search.expect("sets were made");
    assert_eq!(search.method, Method::Grown);
    let left = plan.steps.last().expect("a plan").after.index;
    assert!(left <= search.greedy, "{left} {}", search.greedy);
}

#[test]
fn any_number_of_threads_gives_the_same_plan() {
    for catalogue in [catalogue(), sampling()] {
        let on = |threads| {
            let settings = Settings {
                threads,
                ..settings()
            };
            let mut plan =
                plan::plan_unwatched(&factory(), catalogue, &settings, &within(5)).expect("nobody cancels");
            plan.settings.threads = 1;
            format!("{plan:?}")
        };
        let one = on(1);
        assert!(one == on(2) && one == on(16));
    }
}

#[test]
fn a_stop_that_is_not_allowed_is_left_out_and_said_so() {
    let all = planned(&factory(), &within(8));
    assert!(all.candidates.iter().any(|candidate| candidate.at_shutdown));
    let options = Options {
        max_stop: Some(1),
        ..within(8)
    };
    let plan = planned(&factory(), &options);
    assert!(!plan.steps.is_empty());
    assert!(plan.steps.iter().all(|step| step.stop <= 1));
    let barred = plan.left_out.iter().filter(|left_out| left_out.why == Why::Stop);
    let mut barred = barred.map(|left_out| &plan.candidates[left_out.candidate]);
    assert!(barred.clone().count() > 0);
    assert!(barred.all(|candidate| candidate.barred && candidate.stop > 1));
}

#[test]
fn a_zone_whose_shutdown_can_be_used_allows_what_others_have_to_wait_for() {
    let options = Options {
        max_stop: Some(2),
        ..candidates_only()
    };
    let waiting = planned(&factory(), &options);
    let zone = waiting
        .candidates
        .iter()
        .find_map(|candidate| match candidate.target {
            Target::Zone(zone) if candidate.stop == 3 => Some(zone),
            _ => None,
        });
    let zone = zone.expect("something waits for a shutdown");
    let plan = planned(
        &factory(),
        &Options {
            shutdowns: BTreeSet::from([zone]),
            ..options
        },
    );
    for candidate in plan.candidates.iter().filter(|candidate| candidate.stop == 3) {
        assert_eq!(
            candidate.barred,
            candidate.target != Target::Zone(zone),
            "{candidate:?}"
        );
    }
}

#[test]
fn nothing_is_offered_above_what_the_zones_ask_for_unless_wanted() {
    let strong = |plan: &MeasurePlan| plan.candidates.iter().filter(|it| it.to == Strength::MAX).count();
    let asked = planned(&factory(), &candidates_only());
    let all = planned(
        &factory(),
        &Options {
            above_required: true,
            ..candidates_only()
        },
    );
    assert!(all.candidates.len() > asked.candidates.len());
    assert!(strong(&all) > strong(&asked));
}

#[test]
fn what_cannot_be_done_somewhere_is_not_offered_there() {
    let first = planned(&factory(), &candidates_only()).candidates[0].clone();
    let mut plant = factory();
    record(
        &mut plant,
        &Switch {
            measure: first.measure.clone(),
            target: first.target,
            strength: first.from,
        },
    );
    for record in plant.measures.values_mut() {
        if record.measure == first.measure && record.target == Some(first.target) {
            record.exception = "the maker does not allow it".into();
        }
    }
    let plan = planned(&plant, &candidates_only());
    let offered = |candidate: &plan::found::Candidate| {
        candidate.measure == first.measure && candidate.target == first.target
    };
    assert!(!plan.candidates.iter().any(offered));
}

#[test]
fn what_is_switched_on_is_where_the_next_plan_starts() {
    let first = planned(&factory(), &within(4));
    let switches = first.steps.iter().map(|step| Switch {
        measure: step.measure.clone(),
        target: step.target,
        strength: step.to,
    });
    let next = planned(
        &factory(),
        &Options {
            switched_on: switches.collect(),
            ..candidates_only()
        },
    );
    let after = &first.steps.last().expect("a plan").after;
    assert!((next.before.index - after.index).abs() < 1e-9);
    assert_eq!(next.before.zones, after.zones);
    assert!(!next.candidates.iter().any(|candidate| {
        let mut done = first.steps.iter();
        done.any(|step| {
            step.target == candidate.target && step.measure == candidate.measure && step.to >= candidate.to
        })
    }));
}

#[test]
fn the_order_is_tested_by_drawing_the_assumed_numbers_again() {
    let plan = planned(&factory(), &within(4));
    let tested: Vec<_> = plan
        .candidates
        .iter()
        .filter_map(|candidate| candidate.stability)
        .collect();
    assert_eq!(tested.len(), 20);
    let first: f64 = tested.iter().map(|shares| shares.first).sum();
    let top_three: f64 = tested.iter().map(|shares| shares.top_three).sum();
    assert!((first - 1.0).abs() < 1e-9 && (top_three - 3.0).abs() < 1e-9);
    let uncertainty = plan.uncertainty.expect("numbers were drawn");
    assert_eq!(uncertainty.draws, 200);
    assert!(uncertainty.before.low < uncertainty.before.median);
    assert!(uncertainty.before.median < uncertainty.before.high);
    assert!(uncertainty.planned.median < uncertainty.before.median);
}

#[test]
fn facts_nobody_confirmed_are_ranked_by_what_knowing_them_could_change() {
    let mut plant = factory();
    let touchable = plant
        .devices
        .values()
        .filter(|device| device.touchable == Fact::Known(true))
        .count();
    assert!(touchable > 0);
    for device in plant.devices.values_mut() {
        if device.touchable == Fact::Known(true) {
            device.touchable = Fact::Unknown;
        }
        device.open_protocol = Fact::Unknown;
    }
    let terminal = plant.devices.values_mut().find(|device| device.code == "EQ12");
    terminal.expect("the office terminal").mail_web = Fact::Unknown;
    let plan = planned(&plant, &within(2));
    let unknown = plan.unknown.expect("facts were looked at");
    assert_eq!(
        unknown.count,
        touchable + 1,
        "what the analysis does not read is not asked"
    );
    assert_eq!(unknown.all_bad, plan.before.index);
    assert!(unknown.all_good < unknown.all_bad);
    assert!(
        unknown
            .facts
            .is_sorted_by(|more, less| less.spread <= more.spread)
    );
    let questions: BTreeSet<_> = unknown.facts.iter().map(|fact| fact.question.clone()).collect();
    assert_eq!(
        questions,
        BTreeSet::from([Question::MailWeb, Question::Touchable])
    );
    for fact in &unknown.facts {
        assert!(fact.good >= unknown.all_good - 1e-12, "{fact:?}");
        assert!(
            (unknown.all_bad - fact.good - fact.spread).abs() < 1e-12,
            "{fact:?}"
        );
    }
}

#[test]
fn a_plan_nobody_wants_any_more_stops_wherever_it_is() {
    for part in Part::ALL {
        let cancelled = AtomicBool::new(false);
        let stop_there = |at: Part, _| {
            if at == part {
                cancelled.store(true, std::sync::atomic::Ordering::Relaxed);
            }
        };
        let watch = Watch {
            progress: &stop_there,
            cancelled: &cancelled,
        };
        let mut plant = factory();
        let terminal = plant.devices.values_mut().find(|device| device.code == "EQ12");
        terminal.expect("the office terminal").mail_web = Fact::Unknown;
        let settings = Settings::default();
        let stopped = plan::plan(&plant, catalogue(), &settings, &within(3), watch);
        assert_eq!(stopped.err(), Some(Cancelled), "{part:?}");
    }
}

#[test]
fn a_plant_with_nothing_in_it_has_an_empty_plan() {
    let plan = planned(&Plant::default(), &within(5));
    assert!(plan.candidates.is_empty() && plan.steps.is_empty());
    assert_eq!(plan.before.index, 0.0);
}
