//! Two solvers that share no code agree on thousands of random graphs, with cycles and shared causes.

use toride::analysis::solve::draws::split_mix;

use super::fixture::{Named, NamedStep};

const NODES: u64 = 6;

/// A random system from a seed: steps with one or two needs; cycles, shared causes, dead ends and double steps.
fn system(seed: u64) -> Vec<NamedStep> {
    let mut number = 0;
    let mut draw = |below: u64| {
        number += 1;
        split_mix(seed, number) % below
    };
    let name = |node: u64| {
        if node == 0 {
            "START".to_owned()
        } else {
            format!("n{node}")
        }
    };
    let num_steps = 6 + draw(5);
    (0..num_steps)
        .map(|step| {
            let from_start = draw(4) == 0;
            let mut needs = vec![if from_start { 0 } else { draw(NODES) }];
            if draw(3) == 0 {
                needs.push(draw(NODES));
            }
            NamedStep {
                id: format!("s{step}"),
                needs: needs.into_iter().map(name).collect(),
                to: name(1 + draw(NODES - 1)),
                p: draw(1_001) as f64 / 1_000.0,
            }
        })
        .collect()
}

/// Probability of every name by trying all settings of the switches, with sets of nodes as bits of a number.
fn enumerated(steps: &[NamedStep]) -> Vec<(String, f64)> {
    let mut names: Vec<&str> = vec!["START"];
    for name in steps.iter().flat_map(|step| step.needs.iter().chain([&step.to])) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let bit = |name: &str| 1_u32 << names.iter().position(|&known| known == name).expect("known");
    let steps: Vec<(u32, u32, f64)> = (steps.iter())
        .map(|step| {
            let needs = step.needs.iter().fold(0, |needs, name| needs | bit(name));
            (needs, bit(&step.to), step.p)
        })
        .collect();
    let mut p = vec![0.0; names.len()];
    for setting in 0_u32..1 << steps.len() {
        let mut weight = 1.0;
        for (number, &(.., p)) in steps.iter().enumerate() {
            weight *= if setting >> number & 1 == 1 { p } else { 1.0 - p };
        }
        let mut holds = 1;
        loop {
            let before = holds;
            for (number, &(needs, to, _)) in steps.iter().enumerate() {
                if setting >> number & 1 == 1 && holds & needs == needs {
                    holds |= to;
                }
            }
            if holds == before {
                break;
            }
        }
        for (number, p) in p.iter_mut().enumerate() {
            *p += if holds >> number & 1 == 1 { weight } else { 0.0 };
        }
    }
    names.into_iter().map(str::to_owned).zip(p).collect()
}

#[test]
fn enumeration_and_diagrams_agree_on_two_thousand_random_graphs() {
    let (mut cycles, mut meetings) = (0, 0);
    for seed in 0..2_000 {
        let steps = system(seed);
        let named = Named::new(&steps);
        let functions = named.functions();
        let found = functions.probabilities(&named.p);
        for (name, expected) in enumerated(&steps) {
            let p = found[named.names[&name]].expect("small enough to be exact");
            assert!(
                (p - expected).abs() < 1e-9,
                "seed {seed}, {name}: {p} instead of {expected}"
            );
        }
        cycles += u32::from(
            named
                .schedule
                .groups
                .iter()
                .any(|&(_, feeds_itself)| feeds_itself),
        );
        meetings += u32::from(functions.num_tests() > 2);
    }
    // The graphs are worth trying: many with cycles, many where ways part and meet again.
    assert!(cycles > 200 && meetings > 500, "{cycles} {meetings}");
}

/// Noisy-OR: every node as if the ways to it were independent, by iteration from below.
fn noisy_or(named: &Named) -> Vec<f64> {
    let mut p = vec![0.0; named.system.num_nodes() as usize];
    p[0] = 1.0;
    for _ in 0..400 {
        for node in 1..named.system.num_nodes() {
            let off = toride::analysis::solve::System::into(&named.system, node)
                .iter()
                .map(|&step| {
                    let needs: f64 = named
                        .system
                        .needs(step)
                        .iter()
                        .map(|&need| p[need as usize])
                        .product();
                    1.0 - named.p[step] * needs
                });
            p[node as usize] = 1.0 - off.product::<f64>();
        }
    }
    p
}

#[test]
fn where_every_step_has_one_need_treating_ways_as_independent_is_never_too_low() {
    for seed in 0..500 {
        let mut steps = system(seed);
        for step in &mut steps {
            step.needs.truncate(1);
        }
        let named = Named::new(&steps);
        let exact = named.functions().probabilities(&named.p);
        for (node, independent) in (0..).zip(noisy_or(&named)) {
            let exact = exact[node].expect("small");
            assert!(
                independent >= exact - 1e-9,
                "seed {seed}, node {node}: {independent} {exact}"
            );
        }
    }
}

#[test]
fn taking_a_node_away_is_the_same_as_closing_what_leads_to_it() {
    for seed in 0..300 {
        let steps = system(seed);
        let gone = format!("n{}", 1 + seed % (NODES - 1));
        let closed: Vec<NamedStep> = (steps.iter().cloned())
            .map(|step| NamedStep {
                p: if step.to == gone { 0.0 } else { step.p },
                ..step
            })
            .collect();
        let without: Vec<NamedStep> = (steps.iter())
            .filter(|step| step.to != gone && !step.needs.contains(&gone))
            .cloned()
            .collect();
        let (closed, without) = (Named::new(&closed), Named::new(&without));
        let (p, q) = (
            closed.functions().probabilities(&closed.p),
            without.functions().probabilities(&without.p),
        );
        for (name, &node) in &without.names {
            let (p, q) = (p[closed.names[name]].expect("small"), q[node].expect("small"));
            assert!((p - q).abs() < 1e-9, "seed {seed}, {name}: {p} {q}");
        }
    }
}

#[test]
fn a_cycle_that_nothing_enters_never_holds() {
    for seed in 0..300 {
        let mut steps = system(seed);
        // Nothing starts from START any more.
        steps.retain(|step| !step.needs.iter().all(|need| need == "START"));
        if steps.is_empty() {
            continue;
        }
        let named = Named::new(&steps);
        let p = named.functions().probabilities(&named.p);
        assert!(
            (1..named.system.num_nodes()).all(|node| p[node] == Some(0.0)),
            "seed {seed}"
        );
    }
}
