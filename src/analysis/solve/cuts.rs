//! Smallest sets of steps without which a node cannot be reached: "close these three doors".
//!
//! A set that blocks a node meets every route to it, so sets are looked for among the steps of the best routes, and
//! each is tried by a run of the exact reachability. Where there are no other routes than those, no way is left to
//! overlook and the list is complete; otherwise a set may be missing that also needs a step of a lesser route.

use super::{Dense, System, reach, stories::Route};

/// Steps in a set.
const SIZE: usize = 3;
/// Sets listed.
const SETS: usize = 10;
/// Sets tried.
const RUNS: usize = 200;

/// What blocks a node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CutSets {
    /// Sets of one to three steps, none part of another, the smallest first.
    pub sets: Vec<Vec<u32>>,
    /// No other set of that size blocks it; otherwise these are the ones among the main routes.
    pub complete: bool,
}

/// Sets of switches that block `node`, told from its best routes. `slice` are the steps that can help to reach it;
/// `no_others` says that these routes are all there are.
pub fn cut_sets(
    system: &System,
    slice: &Dense<bool>,
    node: u32,
    routes: &[Route],
    no_others: bool,
) -> CutSets {
    let mut search = Search {
        system,
        slice,
        node,
        routes,
        switches: switches(system, routes),
        left: RUNS,
        found: CutSets {
            sets: Vec::new(),
            complete: no_others,
        },
    };
    for size in 1..=SIZE {
        search.extend(&mut Vec::new(), 0, size);
    }
    search.found
}

/// Steps of the routes that may fail, in the order in which the routes take them.
fn switches(system: &System, routes: &[Route]) -> Vec<u32> {
    let mut switches = Vec::new();
    for &step in routes.iter().flat_map(|route| &route.steps) {
        if !system.is_certain(step) && !switches.contains(&step) {
            switches.push(step);
        }
    }
    switches
}

struct Search<'a> {
    system: &'a System,
    slice: &'a Dense<bool>,
    node: u32,
    routes: &'a [Route],
    switches: Vec<u32>,
    /// Runs left.
    left: usize,
    found: CutSets,
}

impl Search<'_> {
    /// Tries every set of `size` that begins with `set` and goes on with switches from place `from`.
    fn extend(&mut self, set: &mut Vec<u32>, from: usize, size: usize) {
        if set.len() == size {
            self.test(set);
            return;
        }
        for place in from..self.switches.len() {
            if let Some(&step) = self.switches.get(place) {
                set.push(step);
                self.extend(set, place + 1, size);
                set.pop();
            }
        }
    }

    fn test(&mut self, set: &[u32]) {
        let is_part = |known: &Vec<u32>| known.iter().all(|step| set.contains(step));
        let meets = |route: &Route| route.steps.iter().any(|step| set.contains(step));
        if self.found.sets.iter().any(is_part) || !self.routes.iter().all(meets) {
            return;
        }
        if self.left == 0 || self.found.sets.len() == SETS {
            self.found.complete = false;
            return;
        }
        self.left -= 1;
        let open = |step| self.slice[step] && !set.contains(&step);
        if !reach::reach(self.system, open).nodes[self.node] {
            self.found.sets.push(set.to_vec());
        }
    }
}
