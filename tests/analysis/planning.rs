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
        .filter(|candidate| candidate.deed.first.measure.as_str() != "D14");
    for candidate in others.take(12) {
        let mut plant = factory();
        for switch in candidate.deed.switches() {
            record(&mut plant, &switch);
        }
        let after = findings(&plant);
        let name = format!("{:?}", candidate.deed);
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
        let factor = factors[usize::from(candidate.deed.stop.max(1)) - 1];
        let worth = candidate.removed() / (f64::from(candidate.deed.cost) * factor);
        assert!((worth - candidate.worth).abs() < 1e-12, "{candidate:?}");
    }
}

#[test]
fn a_larger_budget_never_leaves_more() {
    for catalogue in [catalogue(), sampling()] {
        let left = [0, 1, 3, 8].map(|budget| {
            let plan = planned_by(catalogue, &factory(), &within(budget));
            let cost: u32 = plan.steps.iter().map(|step| u32::from(step.deed.cost)).sum();
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
    assert!(all.candidates.iter().any(|candidate| candidate.deed.at_shutdown));
    let options = Options {
        max_stop: Some(1),
        ..within(8)
    };
    let plan = planned(&factory(), &options);
    assert!(!plan.steps.is_empty());
    assert!(plan.steps.iter().all(|step| step.deed.stop <= 1));
    let barred = plan.left_out.iter().filter(|left_out| left_out.why == Why::Stop);
    let mut barred = barred.map(|left_out| &plan.candidates[left_out.candidate]);
    assert!(barred.clone().count() > 0);
    assert!(barred.all(|candidate| candidate.barred && candidate.deed.stop > 1));
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
        .find_map(|candidate| match candidate.deed.target {
            Target::Zone(zone) if candidate.deed.stop == 3 => Some(zone),
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
    for candidate in plan
        .candidates
        .iter()
        .filter(|candidate| candidate.deed.stop == 3)
    {
        assert_eq!(
            candidate.barred,
            candidate.deed.target != Target::Zone(zone),
            "{candidate:?}"
        );
    }
}

#[test]
fn nothing_is_offered_above_what_the_zones_ask_for_unless_wanted() {
    let strong = |plan: &MeasurePlan| {
        plan.candidates
            .iter()
            .filter(|it| it.deed.first.to == Strength::MAX)
            .count()
    };
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
    let candidates = planned(&factory(), &candidates_only()).candidates;
    let first = candidates
        .into_iter()
        .find(|candidate| !candidate.deed.is_package);
    let deed = first.expect("something to do alone").deed;
    let (first, target) = (deed.first, deed.target);
    let mut plant = factory();
    record(
        &mut plant,
        &Switch {
            measure: first.measure.clone(),
            target,
            strength: first.from,
        },
    );
    for record in plant.measures.values_mut() {
        if record.measure == first.measure && record.target == Some(target) {
            record.exception = "the maker does not allow it".into();
        }
    }
    let plan = planned(&plant, &candidates_only());
    let offered = |candidate: &plan::found::Candidate| {
        candidate.deed.first.measure == first.measure && candidate.deed.target == target
    };
    assert!(!plan.candidates.iter().any(offered));
}

#[test]
fn what_is_switched_on_is_where_the_next_plan_starts() {
    let first = planned(&factory(), &within(4));
    let switches = first.steps.iter().flat_map(|step| step.deed.switches());
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
        let mut done = first.steps.iter().flat_map(|step| step.deed.switches());
        done.any(|done| {
            candidate.deed.switches().any(|offered| {
                offered <= done && offered.measure == done.measure && offered.target == done.target
            })
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

/// The package of measures that only work together, as offered.
fn packages(plan: &MeasurePlan) -> Vec<&plan::found::Deed> {
    let deeds = plan.candidates.iter().map(|candidate| &candidate.deed);
    deeds.filter(|deed| deed.is_package).collect()
}

/// Sets today's strength of some measures of the whole plant.
fn stand_at(plant: &mut Plant, measures: &[&str], strength: u8) {
    for &measure in measures {
        let switch = Switch {
            measure: measure.into(),
            target: Target::Plant,
            strength: Strength::new(strength).expect("0 to 3"),
        };
        record(plant, &switch);
    }
}

#[test]
fn noticing_deciding_and_acting_are_offered_as_one_thing_to_do() {
    let plan = planned(&factory(), &candidates_only());
    let offered = packages(&plan);
    let codes: Vec<&str> = offered[0].rises().map(|rise| rise.measure.as_str()).collect();
    assert_eq!((offered.len(), codes), (1, vec!["O1", "O2", "O3"]));
    let alone = |candidate: &&plan::found::Candidate| {
        let codes = ["O1", "O2", "O3"];
        !candidate.deed.is_package
            && candidate
                .deed
                .rises()
                .any(|rise| codes.contains(&rise.measure.as_str()))
    };
    assert!(!plan.candidates.iter().any(|candidate| alone(&candidate)));
    assert!(offered[0].cost >= 3, "each of the three costs something");
}

#[test]
fn where_nobody_decides_and_acts_the_package_still_shows_what_all_three_would_do() {
    let mut plant = factory();
    stand_at(&mut plant, &["O1", "O2", "O3"], 0);
    let plan = planned(&plant, &candidates_only());
    let package = plan.candidates.iter().find(|candidate| candidate.deed.is_package);
    let package = package.expect("each alone would remove nothing");
    assert!(package.removed() > 0.0 && package.deed.rises().count() == 3);
    // Watching the traffic of a zone does nothing while nobody acts on it.
    let watching = |candidate: &&plan::found::Candidate| candidate.deed.first.measure.as_str() == "N6";
    assert_eq!(plan.candidates.iter().find(watching), None);
}

#[test]
fn a_member_of_the_package_that_stands_already_is_not_bought_again() {
    let mut plant = factory();
    stand_at(&mut plant, &["O1"], 2);
    let plan = planned(&plant, &candidates_only());
    let offered = packages(&plan);
    let codes: Vec<&str> = offered[0].rises().map(|rise| rise.measure.as_str()).collect();
    assert_eq!(codes, ["O2", "O3"]);
}

#[test]
fn measures_of_one_family_name_their_alternatives() {
    let plan = planned(&factory(), &candidates_only());
    let place = |measure: &str, target: &dyn Fn(Target) -> bool| {
        plan.candidates.iter().position(|candidate| {
            candidate.deed.first.measure.as_str() == measure && target(candidate.deed.target)
        })
    };
    let rule = place("O7", &|target| target == Target::Plant).expect("offered");
    let ports = place("D3", &|target| target != Target::Plant).expect("offered");
    assert!(plan.candidates[ports].instead_of.contains(&rule));
    assert!(plan.candidates[rule].instead_of.contains(&ports));
}

#[test]
fn findings_and_plans_rank_the_same_way() {
    for sample in samples::all() {
        let plant = sample.load().expect("it loads");
        let (plan, findings) = (planned(&plant, &candidates_only()), findings(&plant));
        let ranked = findings.recommendations.iter().map(|row| &row.candidate);
        let ranked: Vec<_> = ranked.filter(|candidate| candidate.worth > 0.0).collect();
        assert!(!ranked.is_empty());
        assert_eq!(
            ranked,
            plan.candidates.iter().collect::<Vec<_>>(),
            "{}",
            sample.name
        );
    }
}
