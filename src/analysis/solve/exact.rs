//! Exact probabilities: every node's truth as a function of the uncertain switches, by monotone fixpoint.
//!
//! The functions depend on the drawing alone, never on a probability, so a measure or an attacker can change a
//! number but never the method (D-60); before and after are always found the same way.

use super::{
    Dense, START, System,
    bdd::{Ref, TRUE, Test},
    closing::Left,
    dominators::Dominators,
    reach::{Reach, Schedule},
    regions::{self, Factors},
};

pub(crate) use regions::Factor;

/// Tests one plant may hold before sampling takes over.
pub const TEST_LIMIT: u32 = 50_000;

/// The factors of all nodes: when each holds, given that the node holds through which every way to it leads.
#[derive(Clone, Debug)]
pub struct Exact {
    tree: Dominators,
    factors: Factors,
    /// The nearest node on the way up whose factor did not fit; START where all did.
    anchor: Dense<u32>,
}

/// Finds the functions of the scheduled steps; those that would take more than `limit` tests are left out.
pub fn solve(system: &System, reach: &Reach, schedule: &Schedule, limit: u32) -> Exact {
    let mut kept = Dense::filled(system.num_steps(), false);
    for &step in &schedule.steps {
        kept[step] = true;
    }
    let tree = Dominators::new(system, &kept);
    Exact::new(system, reach, tree, &kept, limit)
}

impl Exact {
    /// Finds the functions of the steps in `kept`, whose dominators are `tree`.
    pub(crate) fn new(
        system: &System,
        reach: &Reach,
        tree: Dominators,
        kept: &Dense<bool>,
        limit: u32,
    ) -> Self {
        let factors = regions::factors(system, reach, &tree, kept, limit);
        let mut anchor = Dense::filled(system.num_nodes(), START);
        for &node in tree.order() {
            anchor[node] = if factors.of[node] == Factor::Unknown {
                node
            } else {
                anchor[tree.parent(node)]
            };
        }
        Self {
            tree,
            factors,
            anchor,
        }
    }

    /// Whether the node's probability is known exactly.
    pub fn knows(&self, node: u32) -> bool {
        self.anchor[node] == START
    }

    /// The node from which a node's probability is known exactly: START, or the last on the way to it that is not.
    pub fn anchor(&self, node: u32) -> u32 {
        self.anchor[node]
    }

    /// Number of nodes.
    pub(crate) fn num_nodes(&self) -> u32 {
        self.anchor.len()
    }

    /// The node whose truth a node's factor rests on; `None` for START and for anchors.
    pub(crate) fn above(&self, node: u32) -> Option<u32> {
        (node != START && self.anchor[node] != node).then(|| self.tree.parent(node))
    }

    /// When a node holds, given that the node above it does.
    pub(crate) fn factor_of(&self, node: u32) -> Factor {
        self.factors.of[node]
    }

    /// All tests by number with the step whose switch each one tests; the first two are the constants.
    pub fn tests(&self) -> impl Iterator<Item = (u32, Ref, Ref)> {
        let step = |test: &Test| self.factors.step_at.as_slice().get(test.level as usize).copied();
        self.factors
            .tests
            .iter()
            .map(move |test| (step(test).unwrap_or(u32::MAX), test.off, test.on))
    }

    /// Tests held in all.
    pub fn num_tests(&self) -> u32 {
        self.factors.tests.len()
    }

    /// Probability of every test's function when step `s` is on with probability `p[s]`.
    fn values(&self, p: &Dense<f64>) -> Dense<f64> {
        let mut values = Dense::filled(self.factors.tests.len(), 0.0);
        values[TRUE] = 1.0;
        for (number, test) in (0..).zip(self.factors.tests.iter()).skip(2) {
            let on = p[self.factors.step_at[test.level]];
            values[number] = on * values[test.on] + (1.0 - on) * values[test.off];
        }
        values
    }

    fn factor(&self, node: u32, p: &Dense<f64>, values: &Dense<f64>) -> f64 {
        match self.factors.of[node] {
            Factor::Never | Factor::Unknown => 0.0,
            Factor::Certain => 1.0,
            Factor::Switch(step) => p[step],
            Factor::AnyOf(from, to) => {
                let off = |off: f64, &step: &u32| off * (1.0 - p[step]);
                1.0 - self.parallel(from, to).iter().fold(1.0, off)
            }
            Factor::Function(function) => values[function],
        }
    }

    /// Steps of a factor that holds if any of several switches is on.
    pub(crate) fn parallel(&self, from: u32, to: u32) -> &[u32] {
        let run = from as usize..to as usize;
        self.factors.parallel.get(run).unwrap_or_default()
    }

    /// Probability of every node given that its anchor holds; of an anchor itself 1.
    pub(crate) fn given_anchor(&self, p: &Dense<f64>) -> Dense<f64> {
        let values = self.values(p);
        let mut given = Dense::filled(self.anchor.len(), 0.0);
        for &node in self.tree.order() {
            given[node] = if node == START || self.anchor[node] == node {
                1.0
            } else {
                given[self.tree.parent(node)] * self.factor(node, p, &values)
            };
        }
        given
    }

    /// Probability of every node that is known exactly.
    pub fn probabilities(&self, p: &Dense<f64>) -> Dense<Option<f64>> {
        let given = self.given_anchor(p);
        let known = (0..).zip(&given);
        known
            .map(|(node, &p)| self.knows(node).then_some(p))
            .collect::<Vec<_>>()
            .into()
    }

    /// How much a node's probability would change between each switch off and on (Birnbaum), as `(step, change)`
    /// for the steps that matter to it; empty when the node is not known exactly.
    pub fn birnbaum(&self, node: u32, p: &Dense<f64>) -> Vec<(u32, f64)> {
        if !self.knows(node) || !self.tree.holds(node) {
            return Vec::new();
        }
        let mut found = self.changes_below(START, node, p);
        found.retain(|&(_, change)| change > 0.0);
        found.sort_by_key(|&(step, _)| step);
        found
    }

    /// Change of a node's probability, given that `above` holds, by each switch between the two.
    pub(crate) fn changes_below(&self, above: u32, node: u32, p: &Dense<f64>) -> Vec<(u32, f64)> {
        let values = self.values(p);
        let mut way = Vec::new();
        let mut at = node;
        while at != above && at != START {
            way.push((at, self.factor(at, p, &values)));
            at = self.tree.parent(at);
        }
        // What the factors above and below each one leave of its change.
        let mut below = 1.0;
        let mut rest: Vec<f64> = Vec::with_capacity(way.len());
        for &(_, factor) in &way {
            rest.push(below);
            below *= factor;
        }
        let mut above = 1.0;
        for (rest, &(_, factor)) in rest.iter_mut().zip(&way).rev() {
            *rest *= above;
            above *= factor;
        }
        let mut found = Vec::new();
        for (&(node, _), rest) in way.iter().zip(rest) {
            match self.factors.of[node] {
                Factor::Never | Factor::Unknown | Factor::Certain => {}
                Factor::Switch(step) => found.push((step, rest)),
                Factor::AnyOf(from, to) => {
                    let each = self.others_off(from, to, p).into_iter();
                    found.extend(each.map(|(step, off)| (step, rest * off)));
                }
                Factor::Function(root) => {
                    let mut weight = Dense::filled(root + 1, 0.0);
                    weight[root] = rest;
                    let changes = self.changes_by_level(&mut weight, p, &values);
                    let changes = self.factors.step_at.iter().copied().zip(changes.iter().copied());
                    found.extend(changes.filter(|&(_, change)| change > 0.0));
                }
            }
        }
        found
    }

    /// What each node is worth: the sum of weight · probability over itself and all nodes that rest on it, given that
    /// it holds. START has the whole sum but for anchors and what rests on them.
    pub(crate) fn worth(&self, p: &Dense<f64>, weights: &[(u32, f64)]) -> Dense<f64> {
        let values = self.values(p);
        let mut worth = Dense::filled(self.num_nodes(), 0.0);
        for &(node, weight) in weights {
            worth[node] += weight;
        }
        for &node in self.tree.order().iter().rev() {
            if let Some(above) = self.above(node) {
                let passed_on = worth[node] * self.factor(node, p, &values);
                worth[above] += passed_on;
            }
        }
        worth
    }

    /// What is left of START's worth when sets of its own steps, the ways in, are closed.
    pub(crate) fn left(&self, p: &Dense<f64>, worth: &Dense<f64>, sets: &[Vec<u32>]) -> Left {
        let mut roots: Vec<u32> = self.tree.children_of(START).to_vec();
        roots.retain(|&node| self.knows(node) && worth[node] > 0.0);
        let changes = self.changes_at_start(p, worth, &roots);
        let whole = worth[START];
        let alone = |&step: &u32| (whole - p[step] * changes[step]).max(0.0);
        let mut fewer = p.clone();
        let mut without = |set: &Vec<u32>| {
            if let [step] = set.as_slice() {
                return alone(step);
            }
            for &step in set {
                fewer[step] = 0.0;
            }
            let values = self.values(&fewer);
            let left = roots
                .iter()
                .map(|&node| worth[node] * self.factor(node, &fewer, &values));
            let left = left.sum();
            for &step in set {
                fewer[step] = p[step];
            }
            left
        };
        Left {
            whole,
            without: sets.iter().map(&mut without).collect(),
            without_each: sets.iter().map(|set| set.iter().map(alone).collect()).collect(),
        }
    }

    /// How much START's worth changes with each switch.
    fn changes_at_start(&self, p: &Dense<f64>, worth: &Dense<f64>, roots: &[u32]) -> Dense<f64> {
        let values = self.values(p);
        let mut changes = Dense::filled(p.len(), 0.0);
        let mut weight = Dense::filled(self.num_tests(), 0.0);
        for &node in roots {
            match self.factors.of[node] {
                Factor::Never | Factor::Unknown | Factor::Certain => {}
                Factor::Switch(step) => changes[step] += worth[node],
                Factor::AnyOf(from, to) => {
                    for (step, off) in self.others_off(from, to, p) {
                        changes[step] += worth[node] * off;
                    }
                }
                Factor::Function(root) => weight[root] += worth[node],
            }
        }
        for (level, change) in (0..).zip(&self.changes_by_level(&mut weight, p, &values)) {
            changes[self.factors.step_at[level]] += change;
        }
        changes
    }

    /// Each of several parallel steps with the probability that all others are off.
    fn others_off(&self, from: u32, to: u32, p: &Dense<f64>) -> Vec<(u32, f64)> {
        let steps = self.parallel(from, to);
        // The products up to each step and from each step on: one after the other, not each against all.
        let mut before = 1.0;
        let mut off: Vec<(u32, f64)> = Vec::with_capacity(steps.len());
        for &step in steps {
            off.push((step, before));
            before *= 1.0 - p[step];
        }
        let mut after = 1.0;
        for (step, off) in off.iter_mut().rev() {
            *off *= after;
            after *= 1.0 - p[*step];
        }
        off
    }

    /// How much the weighted sum of functions changes with the switch at each level.
    fn changes_by_level(&self, weight: &mut Dense<f64>, p: &Dense<f64>, values: &Dense<f64>) -> Dense<f64> {
        let mut change = Dense::filled(self.factors.step_at.len(), 0.0);
        for number in (2..weight.len()).rev() {
            let passes = weight[number];
            if passes == 0.0 {
                continue;
            }
            let test = self.factors.tests[number];
            let on = p[self.factors.step_at[test.level]];
            weight[test.on] += passes * on;
            weight[test.off] += passes * (1.0 - on);
            change[test.level] += passes * (values[test.on] - values[test.off]);
        }
        change
    }
}
