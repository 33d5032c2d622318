//! Golden 1: a small plant of 13 steps, with values found by enumeration, diagrams and samples elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toride::{
    analysis::{
        scales,
        solve::{cuts::cut_sets, stories, wilson},
    },
    plant::{Grade, Value},
};

use super::fixture::{Named, NamedEffect, NamedStep, TaskImportance, close, index_share, parameters};

#[derive(Deserialize)]
struct Golden {
    steps: Vec<NamedStep>,
    exact: BTreeMap<String, f64>,
    mc: Samples,
    effects: BTreeMap<String, NamedEffect>,
    tasks: BTreeMap<String, TaskImportance>,
    measures: BTreeMap<String, Measure>,
    #[serde(rename = "J0")]
    index: f64,
    #[serde(rename = "J1")]
    index_with: BTreeMap<String, f64>,
    #[serde(rename = "birnbaum_LINE_MANIP")]
    birnbaum: BTreeMap<String, f64>,
}

#[derive(Deserialize)]
struct Samples {
    #[serde(rename = "N")]
    trials: u32,
    counts: BTreeMap<String, u32>,
}

#[derive(Deserialize)]
struct Measure {
    factors: BTreeMap<String, f64>,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../golden/golden1.json")).expect("the fixture is well-formed")
}

#[test]
fn every_node_has_its_exact_probability() {
    let golden = golden();
    let named = Named::new(&golden.steps);
    for (node, &expected) in &golden.exact {
        let found = named.exact(node);
        assert!(
            close(found, expected, 1e-9),
            "{node}: {found} instead of {expected}"
        );
    }
}

#[test]
fn samples_hit_exactly_as_often_as_the_fixtures_stream() {
    let golden = golden();
    let named = Named::new(&golden.steps);
    for threads in [1, 2, 5] {
        let hits = named.listed_hits(golden.mc.trials, threads);
        for (node, &expected) in &golden.mc.counts {
            assert_eq!(hits[named.names[node]], expected, "{node} on {threads} threads");
        }
    }
}

#[test]
fn the_interval_of_a_sampled_share_holds_the_exact_value() {
    let golden = golden();
    for (node, &hits) in &golden.mc.counts {
        let (low, high) = wilson(hits, golden.mc.trials);
        assert!(low <= golden.exact[node] && golden.exact[node] <= high, "{node}");
    }
}

#[test]
fn the_most_important_switches_are_found() {
    let golden = golden();
    let named = Named::new(&golden.steps);
    let found = named.functions().birnbaum(named.names["LINE_MANIP"], &named.p);
    for (step, change) in &found {
        let name = &golden.steps[*step as usize].id;
        assert!(close(*change, golden.birnbaum[name], 1e-9), "{name}: {change}");
    }
    let mattering = golden.birnbaum.values().filter(|&&change| change > 0.0).count();
    assert_eq!(found.len(), mattering);
}

#[test]
fn the_best_story_counts_a_shared_step_once() {
    let golden = golden();
    let named = Named::new(&golden.steps);
    let routes = stories::routes(&named.system, &named.slice, &named.p, 5);
    let expect = [
        ("OA", 0.3, "s1"),
        ("FS", 0.18, "s1 s2"),
        ("WH", 0.14, "s5 s6"),
        ("MES", 0.072, "s1 s2 s4"),
        ("SCADA", 0.08, "s13"),
        ("LINE_STOP", 0.048, "s13 s10"),
        ("LINE_MANIP", 0.016, "s13 s9 s11 s12"),
    ];
    for (node, p, steps) in expect {
        let best = &routes[named.names[node]][0];
        let ids: Vec<&str> = best
            .steps
            .iter()
            .map(|&step| golden.steps[step as usize].id.as_str())
            .collect();
        assert!(close(best.p, p, 1e-12), "{node}: {}", best.p);
        assert_eq!(ids.join(" "), steps, "{node}");
    }
}

#[test]
fn stories_come_best_first_and_differ() {
    let golden = golden();
    let named = Named::new(&golden.steps);
    let routes = stories::routes(&named.system, &named.slice, &named.p, 5);
    let routes = &routes[named.names["LINE_MANIP"]];
    assert_eq!(routes.len(), 5);
    assert!(routes.is_sorted_by(|a, b| a.p >= b.p));
    let exact = golden.exact["LINE_MANIP"];
    assert!(routes.iter().all(|route| route.p <= exact));
}

#[test]
fn zones_are_graded_and_the_safety_floor_holds() {
    let golden = golden();
    let mut zones: BTreeMap<&str, Grade> = BTreeMap::new();
    for effect in golden.effects.values() {
        let impacts = effect.impacts(&golden.tasks, 0);
        if let Some(grade) = effect.grade(&impacts, golden.exact[&effect.node]) {
            let worst = zones.entry(&effect.zone).or_insert(grade);
            *worst = grade.min(*worst);
        }
    }
    assert_eq!(
        zones,
        BTreeMap::from([
            ("ZM", Grade::B),
            ("ZO", Grade::C),
            ("ZP", Grade::B),
            ("ZW", Grade::B)
        ])
    );
    let manipulated = &golden.effects["E5"];
    let impacts = manipulated.impacts(&golden.tasks, 0);
    let floor = scales::safety_floor(parameters(), manipulated.kind(), impacts[&Value::S], 2);
    assert_eq!(floor, Some(Grade::B));
}

#[test]
fn the_index_falls_by_each_measure_as_in_the_fixture() {
    let golden = golden();
    let index = |measure: Option<&str>| -> f64 {
        let mut steps = golden.steps.clone();
        for step in &mut steps {
            let factor = measure.and_then(|name| golden.measures[name].factors.get(&step.id));
            step.p *= factor.copied().unwrap_or(1.0);
        }
        let named = Named::new(&steps);
        let backup = measure == Some("m8");
        let share = |effect: &NamedEffect| {
            let recovered =
                u8::from(backup && effect.kind == "deny" && matches!(effect.zone.as_str(), "ZM" | "ZP"));
            index_share(
                &effect.impacts(&golden.tasks, recovered),
                named.exact(&effect.node),
            )
        };
        golden.effects.values().map(share).sum()
    };
    assert!(close(index(None), golden.index, 1e-6), "{}", index(None));
    for (measure, &expected) in &golden.index_with {
        let found = index(Some(measure));
        assert!(
            close(found, expected, 1e-6),
            "{measure}: {found} instead of {expected}"
        );
    }
}

/// Sets of steps that block a node, told from its five best stories, by name.
fn blocking(golden: &Golden, node: &str) -> (BTreeSet<BTreeSet<String>>, bool) {
    let named = Named::new(&golden.steps);
    let target = named.names[node];
    let mut routes = stories::routes(&named.system, &named.slice, &named.p, 6)[target].clone();
    let no_others = routes.len() < 6;
    routes.truncate(5);
    let found = cut_sets(&named.system, &named.slice, target, &routes, no_others);
    let name = |&step: &u32| golden.steps[step as usize].id.clone();
    let sets = found.sets.iter().map(|set| set.iter().map(name).collect());
    (sets.collect(), found.complete)
}

fn sets<const N: usize>(sets: [&[&str]; N]) -> BTreeSet<BTreeSet<String>> {
    let set = |steps: &[&str]| steps.iter().map(|&step| step.to_owned()).collect();
    sets.into_iter().map(set).collect()
}

#[test]
fn the_smallest_sets_of_doors_to_close_are_found() {
    let golden = golden();
    let (stop, all) = blocking(&golden, "WH");
    assert_eq!(stop, sets([&["s5"], &["s6"]]));
    assert!(all, "there is one story, so no other way is left to overlook");

    let (stop, _) = blocking(&golden, "LINE_STOP");
    assert!(stop.is_superset(&sets([&["s10"], &["s8", "s13"]])), "{stop:?}");
    let (misuse, all) = blocking(&golden, "LINE_MANIP");
    assert!(misuse.is_superset(&sets([&["s11"], &["s12"]])), "{misuse:?}");
    assert!(!all, "it has seven stories, two of which are not told");
}

#[test]
fn every_set_of_doors_is_enough_and_none_holds_a_smaller_one() {
    let golden = golden();
    for node in golden.exact.keys() {
        let (found, _) = blocking(&golden, node);
        for set in &found {
            let open: Vec<NamedStep> = (golden.steps.iter().cloned())
                .map(|step| NamedStep {
                    p: if set.contains(&step.id) { 0.0 } else { step.p },
                    ..step
                })
                .collect();
            assert!(
                close(Named::new(&open).exact(node), 0.0, 1e-12),
                "{node}: {set:?}"
            );
            assert!(
                found.iter().all(|other| other == set || !other.is_subset(set)),
                "{node}: {set:?}"
            );
        }
    }
}

#[test]
fn all_stories_together_account_for_the_whole_probability_and_some_of_them_for_less() {
    let golden = golden();
    let named = Named::new(&golden.steps);
    let routes = stories::routes(&named.system, &named.slice, &named.p, 20);
    for (node, &expected) in &golden.exact {
        let routes = &routes[named.names[node]];
        assert!(
            close(stories::any_open(routes, &named.p), expected, 1e-12),
            "{node}"
        );
        let mut known = 0.0;
        for told in 1..=routes.len() {
            let share = stories::any_open(&routes[..told], &named.p);
            assert!(share > known && share <= expected + 1e-12, "{node}");
            known = share;
        }
    }
}
