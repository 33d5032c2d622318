//! Most likely stories: sets of steps that together reach a node, best first.
//!
//! A search over sets ordered by probability (Dijkstra for one need, Knuth's generalisation for several), keeping at
//! most `k` sets per node. A step shared by two branches counts once. With several needs whose branches share
//! steps, the best joint set may be made of sets that are not among the best `k` of each branch; what is found then
//! is a lower bound of the best (D-64).

mod best;

use std::{cmp::Ordering, collections::BinaryHeap};

use super::{Dense, START, System};

pub use best::{Best, best};

/// A set of steps, and the probability that all their switches are on.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// Product over the steps.
    pub p: f64,
    /// Steps in an order in which each one's needs hold before it.
    pub steps: Vec<u32>,
}

/// Up to `k` best routes to every node. `slice` says which steps may be used; stops early once every node of
/// `wanted` has its `k`.
pub fn routes(system: &System, slice: &Dense<bool>, p: &Dense<f64>, k: usize) -> Dense<Vec<Route>> {
    let mut found: Dense<Vec<Candidate>> = Dense::filled(system.num_nodes(), Vec::new());
    let mut queue = BinaryHeap::new();
    queue.push(Candidate {
        p: 1.0,
        node: START,
        steps: Vec::new(),
        order: Vec::new(),
    });
    while let Some(best) = queue.pop() {
        let node = best.node;
        let known = &found[node];
        if known.len() >= k || known.iter().any(|route| is_subset(&route.steps, &best.steps)) {
            continue;
        }
        found[node].push(best);
        let place = found[node].len() - 1;
        for &step in system.needed_by(node) {
            if slice[step] {
                extend(system, p, &found, step, (node, place), k, &mut queue);
            }
        }
    }
    let finish = |candidates: &Vec<Candidate>| {
        let routes = candidates.iter().map(|candidate| Route {
            p: candidate.p,
            steps: candidate.order.clone(),
        });
        routes.collect()
    };
    found.iter().map(finish).collect::<Vec<Vec<Route>>>().into()
}

/// Probability that at least one of these routes is open: the sum over all joint openings, added and taken away in
/// turn (inclusion and exclusion), so a step that several share counts once. Meant for a handful of routes: the work
/// doubles with each.
pub fn any_open(routes: &[Route], p: &Dense<f64>) -> f64 {
    fn joint(routes: &[Route], p: &Dense<f64>, taken: &[u32], sign: f64) -> f64 {
        let Some((first, rest)) = routes.split_first() else {
            return 0.0;
        };
        let mut both = taken.to_vec();
        both.extend(first.steps.iter().copied().filter(|step| !taken.contains(step)));
        let together: f64 = both.iter().map(|&step| p[step]).product();
        sign * together + joint(rest, p, &both, -sign) + joint(rest, p, taken, sign)
    }
    joint(routes, p, &[], 1.0).clamp(0.0, 1.0)
}

#[derive(Clone, Debug)]
struct Candidate {
    p: f64,
    node: u32,
    /// Sorted, to compare sets.
    steps: Vec<u32>,
    /// The same steps as a story.
    order: Vec<u32>,
}

/// Joins a newly found route of one need with the known ones of the others.
fn extend(
    system: &System,
    p: &Dense<f64>,
    found: &Dense<Vec<Candidate>>,
    step: u32,
    (node, place): (u32, usize),
    k: usize,
    queue: &mut BinaryHeap<Candidate>,
) {
    let to = system.to(step);
    if found[to].len() >= k {
        return;
    }
    let Some(new) = found[node].get(place) else {
        return;
    };
    let mut joined = vec![(new.steps.clone(), new.order.clone())];
    for &need in system.needs(step).iter().filter(|&&need| need != node) {
        let known = &found[need];
        joined = joined
            .iter()
            .flat_map(|joined| known.iter().map(move |other| join(joined, other)))
            .collect();
    }
    for (mut steps, mut order) in joined {
        let Err(at) = steps.binary_search(&step) else {
            continue;
        };
        steps.insert(at, step);
        order.push(step);
        // Multiplied in one fixed order, so equal sets have equal products however they were found.
        let p = steps.iter().map(|&step| p[step]).product();
        queue.push(Candidate {
            p,
            node: to,
            steps,
            order,
        });
    }
}

fn join(a: &(Vec<u32>, Vec<u32>), b: &Candidate) -> (Vec<u32>, Vec<u32>) {
    let mut order = a.1.clone();
    order.extend(
        b.order
            .iter()
            .copied()
            .filter(|step| a.0.binary_search(step).is_err()),
    );
    let mut steps = order.clone();
    steps.sort_unstable();
    (steps, order)
}

fn is_subset(small: &[u32], large: &[u32]) -> bool {
    small.iter().all(|step| large.binary_search(step).is_ok())
}

impl Ord for Candidate {
    /// Likelier first, then fewer steps, then smaller numbers: a total order, so ties fall the same way everywhere.
    fn cmp(&self, other: &Self) -> Ordering {
        self.p
            .total_cmp(&other.p)
            .then_with(|| other.steps.len().cmp(&self.steps.len()))
            .then_with(|| other.steps.cmp(&self.steps))
            .then_with(|| other.node.cmp(&self.node))
            .then_with(|| other.order.cmp(&self.order))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}
