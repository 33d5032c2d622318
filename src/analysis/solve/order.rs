//! The order in which switches are tested: it decides how large the functions become.
//!
//! Switches that meet in one function should stand close to each other. Breadth-first order, one layer of the plant
//! after the other, tears apart what belongs to one line or cell, and the functions of a plant with a dozen ways in
//! then double with every further one. So: depth-first against the arrows, which keeps every branch together, then
//! pulled closer by the centre of gravity of the nodes they touch (FORCE: Aloul, Markov, Sakallah 2003). The switches
//! farthest from START come first: a node's function is mostly "my own switch and the function of the node before
//! me", which then is one more test on top of a shared one.

use super::{Dense, START, System};

/// Rounds of pulling; most of the gain comes in the first five.
const ROUNDS: u32 = 20;
/// More switches are left in depth-first order: their functions do not fit anyway, and pulling takes time.
const PULLED: usize = 20_000;

/// Switches from the first tested to the last. `nodes` are those whose functions are wanted.
pub(super) fn levels(
    system: &System,
    kept: &Dense<bool>,
    position: &Dense<u32>,
    nodes: &[u32],
    switches: &Dense<bool>,
) -> Vec<u32> {
    let mut steps = against_the_arrows(system, kept, position, nodes, switches);
    if steps.len() <= PULLED {
        pull(&mut steps, &bundles(system, kept, switches));
    }
    steps.reverse();
    steps
}

/// Depth-first from the wanted nodes, the farthest from START first, towards START.
fn against_the_arrows(
    system: &System,
    kept: &Dense<bool>,
    position: &Dense<u32>,
    nodes: &[u32],
    switches: &Dense<bool>,
) -> Vec<u32> {
    let mut roots = nodes.to_vec();
    roots.sort_unstable_by_key(|&node| std::cmp::Reverse(position[node]));
    let mut seen = Dense::filled(system.num_nodes(), false);
    seen[START] = true;
    let mut steps = Vec::new();
    for root in roots {
        if std::mem::replace(&mut seen[root], true) {
            continue;
        }
        // Node, place in its list of steps, place in that step's list of needs.
        let mut calls = vec![(root, 0, 0)];
        while let Some((node, at, need)) = calls.pop() {
            let Some(&step) = system.into(node).get(at) else {
                continue;
            };
            if !kept[step] {
                calls.push((node, at + 1, 0));
                continue;
            }
            if need == 0 && switches[step] {
                steps.push(step);
            }
            let Some(&next) = system.needs(step).get(need) else {
                calls.push((node, at + 1, 0));
                continue;
            };
            calls.push((node, at, need + 1));
            if !std::mem::replace(&mut seen[next], true) {
                calls.push((next, 0, 0));
            }
        }
    }
    steps
}

/// The switches that meet at each node, those of nodes that certainly lead to it included.
fn bundles(system: &System, kept: &Dense<bool>, switches: &Dense<bool>) -> Vec<Vec<u32>> {
    let read = |steps: &[u32], bundle: &mut Vec<u32>| {
        bundle.extend(steps.iter().copied().filter(|&step| switches[step]));
    };
    let mut bundles = Vec::new();
    for node in 1..system.num_nodes() {
        let mut bundle = Vec::new();
        read(system.needed_by(node), &mut bundle);
        read(system.into(node), &mut bundle);
        for &step in system.into(node) {
            if kept[step] && system.is_certain(step) {
                for &need in system.needs(step).iter().filter(|&&need| need != START) {
                    read(system.into(need), &mut bundle);
                }
            }
        }
        bundle.sort_unstable();
        bundle.dedup();
        if bundle.len() > 1 {
            bundles.push(bundle);
        }
    }
    bundles
}

/// Moves each switch to the mean of the centres of its bundles, small bundles counting more, as long as the bundles
/// get narrower.
fn pull(steps: &mut Vec<u32>, bundles: &[Vec<u32>]) {
    let num_steps = steps.iter().max().map_or(0, |&step| step + 1);
    let mut place = Dense::filled(num_steps, 0.0_f64);
    let mut pulled = Dense::filled(num_steps, (0.0, 0.0));
    let mut best: Option<(f64, Vec<u32>)> = None;
    for _ in 0..=ROUNDS {
        for (at, &step) in steps.iter().enumerate() {
            place[step] = at as f64;
            pulled[step] = (0.0, 0.0);
        }
        let mut width = 0.0;
        for bundle in bundles {
            let places = bundle.iter().map(|&step| place[step]);
            let first = places.clone().fold(f64::MAX, f64::min);
            // A network with a thousand devices pulls at all of them; without this, it would tear pairs apart.
            let pull = 1.0 / libm::sqrt(bundle.len() as f64);
            width += (places.clone().fold(f64::MIN, f64::max) - first) * pull;
            let centre = places.sum::<f64>() / bundle.len() as f64;
            for &step in bundle {
                let (sum, pulls) = pulled[step];
                pulled[step] = (sum + centre * pull, pulls + pull);
            }
        }
        if best.as_ref().is_none_or(|&(known, _)| width < known) {
            best = Some((width, steps.clone()));
        }
        for &step in steps.iter() {
            let (sum, pulls) = pulled[step];
            if pulls > 0.0 {
                place[step] = sum / pulls;
            }
        }
        steps.sort_by(|&a, &b| place[a].total_cmp(&place[b]).then(a.cmp(&b)));
    }
    if let Some((_, narrowest)) = best {
        *steps = narrowest;
    }
}
