//! What must hold for every system of steps, however it looks.

use proptest::prelude::*;
use toride::analysis::solve::{draws, draws::KeyedDraws, reach, stories, wilson};

use super::fixture::{Named, NamedStep};

const NUM_NODES: usize = 7;

/// A random system: mostly one need, sometimes two; cycles, dead parts and double steps included.
fn systems() -> impl Strategy<Value = Vec<NamedStep>> {
    let node = || {
        (0..NUM_NODES).prop_map(|number| {
            if number == 0 {
                "START".to_owned()
            } else {
                format!("n{number}")
            }
        })
    };
    let step = (prop::collection::vec(node(), 1..=2), 1..NUM_NODES, 0.0..=1.0_f64);
    prop::collection::vec(step, 1..12).prop_map(|steps| {
        let named = steps
            .into_iter()
            .enumerate()
            .map(|(number, (needs, to, p))| NamedStep {
                id: format!("s{number}"),
                needs,
                to: format!("n{to}"),
                p,
            });
        named.collect()
    })
}

/// Probability of every node by trying all settings of the switches.
fn enumerated(named: &Named) -> Vec<f64> {
    let num_steps = named.system.num_steps();
    let mut p = vec![0.0; named.system.num_nodes() as usize];
    for setting in 0_u32..1 << num_steps {
        let on = |step: u32| setting >> step & 1 == 1;
        let weight: f64 = (0..num_steps)
            .map(|step| {
                if on(step) {
                    named.p[step]
                } else {
                    1.0 - named.p[step]
                }
            })
            .product();
        let reached = reach::reach(&named.system, on);
        for (p, &holds) in p.iter_mut().zip(reached.nodes.iter()) {
            *p += if holds { weight } else { 0.0 };
        }
    }
    p
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn exact_is_what_trying_every_setting_gives(steps in systems()) {
        let named = Named::new(&steps);
        let exact = named.functions().probabilities(&named.p);
        for (node, expected) in (0..).zip(enumerated(&named)) {
            let found = exact[node].expect("small");
            prop_assert!((found - expected).abs() < 1e-9, "node {node}: {found} instead of {expected}");
        }
    }

    #[test]
    fn raising_a_probability_never_lowers_another(steps in systems(), which in 0..12_usize, by in 0.0..0.5_f64) {
        let named = Named::new(&steps);
        let mut raised = steps.clone();
        let which = which % steps.len();
        raised[which].p = (raised[which].p + by).min(1.0);
        let raised = Named::new(&raised);
        let (before, after) = (named.functions().probabilities(&named.p), raised.functions().probabilities(&raised.p));
        let draws = KeyedDraws::new(3, steps.iter().map(|step| draws::key(&step.id)));
        let (hits_before, hits_after) = (named.hits(1_024, 1, &draws), raised.hits(1_024, 1, &draws));
        for node in 0..named.system.num_nodes() {
            prop_assert!(after[node].expect("small") >= before[node].expect("small") - 1e-12);
            prop_assert!(hits_after[node] >= hits_before[node]);
        }
    }

    #[test]
    fn certain_switches_give_plain_reachability(steps in systems(), mask in any::<u16>()) {
        let mut steps = steps;
        for (number, step) in steps.iter_mut().enumerate() {
            step.p = f64::from(mask >> number & 1);
        }
        let named = Named::new(&steps);
        let reached = reach::reach(&named.system, |step| named.p[step] == 1.0);
        let exact = named.functions().probabilities(&named.p);
        for node in 0..named.system.num_nodes() {
            prop_assert_eq!(exact[node].expect("small"), f64::from(u8::from(reached.nodes[node])));
        }
    }

    #[test]
    fn no_story_is_likelier_than_its_effect_and_every_story_works(steps in systems()) {
        let named = Named::new(&steps);
        let exact = named.functions().probabilities(&named.p);
        let routes = stories::routes(&named.system, &named.slice, &named.p, 5);
        for node in 0..named.system.num_nodes() {
            prop_assert_eq!(routes[node].is_empty(), !named.reach.nodes[node]);
            for route in &routes[node] {
                prop_assert!(route.p <= exact[node].expect("small") + 1e-12);
                let alone = reach::reach(&named.system, |step| route.steps.contains(&step));
                prop_assert!(alone.nodes[node]);
            }
        }
    }

    #[test]
    fn any_number_of_threads_counts_the_same(steps in systems(), threads in 2..9_usize) {
        let named = Named::new(&steps);
        let draws = KeyedDraws::new(42, steps.iter().map(|step| draws::key(&step.id)));
        prop_assert_eq!(named.hits(5_000, 1, &draws), named.hits(5_000, threads, &draws));
    }

    #[test]
    fn what_the_slice_leaves_out_changes_nothing(steps in systems()) {
        let named = Named::new(&steps);
        for target in 1..named.system.num_nodes() {
            let slice = reach::slice(&named.system, &named.reach, std::iter::once(target));
            let schedule = reach::schedule(&named.system, &named.reach, &slice);
            let sliced = toride::analysis::solve::exact::solve(&named.system, &named.reach, &schedule, 50_000);
            let found = sliced.probabilities(&named.p)[target].expect("small");
            let full = named.functions().probabilities(&named.p)[target].expect("small");
            prop_assert!((found - full).abs() < 1e-12);
        }
    }
}

#[test]
fn the_interval_holds_the_exact_value_in_at_least_93_of_100_seeds() {
    let steps = [("START", "A", 0.3), ("A", "B", 0.4), ("START", "B", 0.1)];
    let steps: Vec<NamedStep> = (steps.iter().enumerate())
        .map(|(number, &(needs, to, p))| NamedStep {
            id: format!("s{number}"),
            needs: vec![needs.to_owned()],
            to: to.to_owned(),
            p,
        })
        .collect();
    let named = Named::new(&steps);
    let exact = named.exact("B");
    let held = (0..1_000).filter(|&seed| {
        let draws = KeyedDraws::new(seed, steps.iter().map(|step| draws::key(&step.id)));
        let (low, high) = wilson(named.hits(1_024, 1, &draws)[named.names["B"]], 1_024);
        low <= exact && exact <= high
    });
    assert!(held.count() >= 930);
}

#[test]
fn a_chain_of_parallel_doors_with_thousands_of_derivations_stays_exact() {
    let door = |(stage, number): (u32, u32)| NamedStep {
        id: format!("{stage}.{number}"),
        needs: vec![if stage == 0 {
            "START".to_owned()
        } else {
            format!("n{stage}")
        }],
        to: format!("n{}", stage + 1),
        p: 0.3,
    };
    let steps: Vec<NamedStep> = (0..60)
        .flat_map(|stage| (0..5).map(move |number| (stage, number)))
        .map(door)
        .collect();
    let named = Named::new(&steps);
    let one_stage = 1.0 - 0.7_f64.powi(5);
    assert!((named.exact("n60") - one_stage.powi(60)).abs() < 1e-9);
    assert!(named.functions().num_tests() < 1_000);
}

#[test]
fn a_dense_knot_is_given_up_by_count_and_what_stands_before_it_stays_exact() {
    let mut steps = vec![NamedStep {
        id: "way in".into(),
        needs: vec!["START".into()],
        to: "a".into(),
        p: 0.5,
    }];
    for from in 0..14 {
        for to in 0..14 {
            steps.push(NamedStep {
                id: format!("{from}>{to}"),
                needs: vec![if from == 0 {
                    "a".to_owned()
                } else {
                    format!("n{from}")
                }],
                to: format!("n{to}"),
                p: 0.2,
            });
        }
    }
    let named = Named::new(&steps);
    let functions = named.functions();
    assert!(functions.knows(named.names["a"]));
    assert!(!functions.knows(named.names["n5"]));
    assert!(functions.birnbaum(named.names["n5"], &named.p).is_empty());
}
