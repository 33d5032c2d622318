//! The single most likely story of every node: the same search as for several, but a node only remembers the step it
//! was reached by, so that a long way costs no more than a short one until somebody asks for it.

use std::{
    cmp::{Ordering, Reverse},
    collections::{BTreeSet, BinaryHeap},
};

use super::{Dense, Route, START, System};

/// Longer stories are not told: nobody reads them, and a plant in which everything follows from everything else in one
/// long line would fill the memory with them.
const LONGEST: u32 = 1_000;
const NONE: u32 = u32::MAX;

/// How a node is best reached.
#[derive(Clone, Copy, Debug)]
struct Reached {
    p: f64,
    /// Steps on the way.
    len: u32,
    /// The last of them.
    step: u32,
    /// The need of that step that was reached last.
    from: u32,
    /// No better way can be found any more.
    settled: bool,
}

/// The best route to every node.
#[derive(Clone, Debug)]
pub struct Best<'a> {
    system: &'a System,
    p: &'a Dense<f64>,
    reached: Dense<Reached>,
}

/// A way that was found; likelier first, then shorter.
#[derive(Clone, Copy, Debug)]
struct Found {
    p: f64,
    len: u32,
    node: u32,
}

/// Finds the best route to every node. `slice` says which steps may be used; those with a probability of 0 are not.
pub fn best<'a>(system: &'a System, slice: &Dense<bool>, p: &'a Dense<f64>) -> Best<'a> {
    let nowhere = Reached {
        p: 0.0,
        len: NONE,
        step: NONE,
        from: NONE,
        settled: false,
    };
    let mut best = Best {
        system,
        p,
        reached: Dense::filled(system.num_nodes(), nowhere),
    };
    best.reached[START] = Reached {
        p: 1.0,
        len: 0,
        ..nowhere
    };
    let mut queue = BinaryHeap::from([Found {
        p: 1.0,
        len: 0,
        node: START,
    }]);
    while let Some(Found { node, .. }) = queue.pop() {
        if std::mem::replace(&mut best.reached[node].settled, true) {
            continue;
        }
        for &step in system.needed_by(node) {
            if slice[step]
                && p[step] > 0.0
                && let Some(found) = best.extend(step, node)
            {
                queue.push(found);
            }
        }
    }
    best
}

impl Best<'_> {
    /// The best route to a node; `None` where there is none, or none that is short enough to be told.
    pub fn route(&self, node: u32) -> Option<Route> {
        let Reached { len, step, from, .. } = self.reached[node];
        if step == NONE || len > LONGEST {
            return None;
        }
        let steps = self.steps(step, from);
        let p = self.product(&mut steps.clone());
        (p > 0.0).then_some(Route { p, steps })
    }

    /// Takes a step whose last missing need was just settled, if that is a better way to its node.
    fn extend(&mut self, step: u32, from: u32) -> Option<Found> {
        let (system, to) = (self.system, self.system.to(step));
        let needs = system.needs(step);
        if self.reached[to].settled || !needs.iter().all(|&need| self.reached[need].settled) {
            return None;
        }
        let (p, len) = if needs.len() == 1 {
            (self.reached[from].p * self.p[step], self.reached[from].len + 1)
        } else {
            // Branches may share steps, which count once.
            let mut steps = self.steps(step, from);
            (self.product(&mut steps), steps.len() as u32)
        };
        let known = self.reached[to];
        let order = p.total_cmp(&known.p).then(known.len.cmp(&len));
        let better = match order {
            Ordering::Less => false,
            Ordering::Greater => p > 0.0,
            Ordering::Equal => self.comes_first((step, from), known),
        };
        if !better {
            return None;
        }
        self.reached[to] = Reached {
            p,
            len,
            step,
            from,
            settled: false,
        };
        Some(Found { p, len, node: to })
    }

    /// Of two equally likely ways of equal length the one with the smaller steps stands.
    fn comes_first(&self, (step, from): (u32, u32), known: Reached) -> bool {
        if known.step == NONE || known.len > LONGEST {
            return false;
        }
        let sorted = |mut steps: Vec<u32>| {
            steps.sort_unstable();
            steps
        };
        sorted(self.steps(step, from)) < sorted(self.steps(known.step, known.from))
    }

    /// Product over the steps in ascending order, so that equal sets have equal products however they were found.
    fn product(&self, steps: &mut [u32]) -> f64 {
        steps.sort_unstable();
        steps.iter().map(|&step| self.p[step]).product()
    }

    /// The steps of a way in an order in which each one's needs hold before it.
    fn steps(&self, step: u32, from: u32) -> Vec<u32> {
        let mut steps = Vec::new();
        let mut told = BTreeSet::new();
        // A node to be told, or a step to be told now.
        let mut calls = vec![Err(step)];
        calls.extend(self.needs_from(step, from).map(Ok));
        while let Some(call) = calls.pop() {
            match call {
                Err(step) => steps.push(step),
                Ok(START) => {}
                Ok(node) => {
                    if told.insert(node) {
                        let Reached { step, from, .. } = self.reached[node];
                        calls.push(Err(step));
                        calls.extend(self.needs_from(step, from).map(Ok));
                    }
                }
            }
        }
        steps
    }

    /// Needs of a step, the one that was reached last at the end.
    fn needs_from(&self, step: u32, from: u32) -> impl Iterator<Item = u32> {
        let others = self.system.needs(step).iter().rev().copied();
        others.filter(move |&need| need != from).chain([from])
    }
}

impl Ord for Found {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |found: &Self| (Reverse(found.len), Reverse(found.node));
        self.p
            .total_cmp(&other.p)
            .then_with(|| key(self).cmp(&key(other)))
    }
}

impl PartialOrd for Found {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Found {}
