//! How likely each node of the attack graph is: one solver per drawing, asked again for every set of measures,
//! attacker and way in.

use super::{
    Dense,
    findings::{Method, Probability, Settings},
    solve::{
        Clause, START, System,
        closing::{self, Left},
        dominators::Dominators,
        draws::{KeyedDraws, key},
        exact::Exact,
        reach::{self, Reach, Schedule},
        sample, wilson,
    },
};

/// A step as the solver needs it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SolverStep<'a> {
    /// Its id: the key of its draws.
    pub(crate) id: &'a str,
    /// Nodes that must hold.
    pub(crate) needs: &'a [u32],
    /// The node that then holds.
    pub(crate) to: u32,
    /// No switch is drawn.
    pub(crate) certain: bool,
}

/// Everything about a drawing that no measure and no attacker can change.
#[derive(Clone, Debug)]
pub(crate) struct Solver {
    /// The system.
    pub(crate) system: System,
    /// What can be reached at all.
    pub(crate) reach: Reach,
    /// Steps that can matter to a target.
    pub(crate) slice: Dense<bool>,
    exact: Exact,
    /// Steps that matter to what is too large to be exact.
    sampled: Schedule,
    draws: KeyedDraws,
    settings: Settings,
}

impl Solver {
    /// Prepares a drawing. `targets` are the nodes whose probability will be asked for.
    pub(crate) fn new<'a>(
        num_nodes: u32,
        steps: impl Iterator<Item = SolverStep<'a>> + Clone,
        targets: &[u32],
        limit: u32,
        settings: &Settings,
    ) -> Self {
        let clauses = steps.clone().map(|step| Clause {
            needs: step.needs,
            to: step.to,
            certain: step.certain,
        });
        let system = System::new(num_nodes, clauses);
        let reach = reach::reach(&system, |_| true);
        let slice = reach::slice(&system, &reach, targets.iter().copied());
        let tree = Dominators::new(&system, &slice);
        let kept = reach::first_ways(&system, &tree, &slice);
        let exact = Exact::new(&system, &reach, tree, &kept, limit);
        let too_large = (0..num_nodes).filter(|&node| node != START && exact.anchor(node) == node);
        let sampled = reach::ordered(&system, &reach, &reach::leading_to(&system, &kept, too_large));
        let trials = sample::affordable(&sampled, settings.trials);
        // Keys are only needed where something is sampled.
        let draws = if sampled.steps.is_empty() {
            KeyedDraws::new(settings.seed, std::iter::empty())
        } else {
            KeyedDraws::new(settings.seed, steps.map(|step| key(step.id)))
        };
        Self {
            system,
            reach,
            slice,
            exact,
            sampled,
            draws,
            settings: Settings {
                trials,
                ..settings.clone()
            },
        }
    }

    /// Whether every target is exact.
    pub(crate) fn all_exact(&self) -> bool {
        self.sampled.steps.is_empty()
    }

    /// The functions of the nodes that are exact.
    pub(crate) fn exact(&self) -> &Exact {
        &self.exact
    }

    /// Steps that matter to targets that have to be sampled, in solving order.
    pub(crate) fn sampled(&self) -> &Schedule {
        &self.sampled
    }

    /// Where the samples' switches come from.
    pub(crate) fn draws(&self) -> &KeyedDraws {
        &self.draws
    }

    /// Probabilities when step `s` is on with probability `p[s]`, for each of some `p`: the first, and others that
    /// only differ from it by steps that are closed, with a probability of 0. A step with 0 counts as not there.
    pub(crate) fn ask(&self, questions: &[&Dense<f64>]) -> Vec<Answer<'_>> {
        let Some(&open) = questions.first() else {
            return Vec::new();
        };
        let mut hits: Vec<Option<Dense<u32>>> = vec![None; questions.len()];
        if !self.all_exact() {
            let closed = |p: &&Dense<f64>| -> Vec<u32> {
                let steps = self.sampled.steps.iter().copied();
                steps.filter(|&step| p[step] == 0.0).collect()
            };
            let closed: Vec<Vec<u32>> = questions.iter().map(closed).collect();
            let found = sample::hits_without(&self.job(open), &self.draws, &closed);
            hits = found.into_iter().map(Some).collect();
        }
        let answers = questions.iter().zip(hits).map(|(p, hits)| Answer {
            solver: self,
            given: self.exact.given_anchor(p),
            hits,
        });
        answers.collect()
    }

    fn job<'j>(&'j self, p: &'j Dense<f64>) -> sample::Job<'j> {
        sample::Job {
            system: &self.system,
            schedule: &self.sampled,
            p,
            trials: self.settings.trials,
            threads: self.settings.threads,
        }
    }

    /// What is left of Σ weight · probability without each of some sets of ways in, and if `each`, without each of
    /// their steps, even where that takes samples.
    pub(crate) fn left(&self, p: &Dense<f64>, weights: &[(u32, f64)], sets: &[Vec<u32>], each: bool) -> Left {
        let worth = self.exact.worth(p, weights);
        let mut left = self.exact.left(p, &worth, sets);
        if !self.all_exact() {
            let nodes = 0..self.system.num_nodes();
            let anchors = nodes.filter(|&node| node != START && self.exact.anchor(node) == node);
            let anchors: Vec<(u32, f64)> = anchors.map(|node| (node, worth[node])).collect();
            left.add(&closing::sampled(&self.job(p), &self.draws, &anchors, sets, each));
        }
        left
    }

    /// Nodes that can be reached over steps with a probability above 0.
    pub(crate) fn reachable(&self, p: &Dense<f64>) -> Dense<bool> {
        reach::reach(&self.system, |step| p[step] > 0.0).nodes
    }

    /// How much a node depends on each of some switches (Birnbaum), largest first. Where it is sampled, from the
    /// samples: a switch with fewer than 20 hits on either side says nothing (D-65).
    pub(crate) fn birnbaum(&self, node: u32, p: &Dense<f64>, steps: &[u32]) -> Vec<(u32, f64)> {
        const HITS_NEEDED: u32 = 20;
        let mut found: Vec<(u32, f64)> = if self.exact.knows(node) {
            let all = self.exact.birnbaum(node, p);
            all.into_iter().filter(|(step, _)| steps.contains(step)).collect()
        } else {
            let anchor = self.exact.anchor(node);
            let slice = reach::slice(&self.system, &self.reach, std::iter::once(anchor));
            let job = sample::Job {
                system: &self.system,
                schedule: &reach::schedule(&self.system, &self.reach, &slice),
                p,
                trials: self.settings.trials,
                threads: 1,
            };
            let joint = sample::joint(&job, &self.draws, anchor, steps);
            let given = self.exact.given_anchor(p)[node];
            let change = |&(on, hits_on): &(u32, u32)| {
                let (off, hits_off) = (job.trials - on, joint.hits - hits_on);
                let share = |hits: u32, of: u32| f64::from(hits) / f64::from(of.max(1));
                (hits_on >= HITS_NEEDED && off > 0)
                    .then(|| (share(hits_on, on) - share(hits_off, off)).max(0.0) * given)
            };
            let above = steps.iter().zip(joint.on.iter().map(change));
            let above = above.filter_map(|(&step, change)| Some((step, change?)));
            let share = f64::from(joint.hits) / f64::from(job.trials.max(1));
            let below = self.exact.changes_below(anchor, node, p);
            let below = below.into_iter().filter(|(step, _)| steps.contains(step));
            let below = below.map(|(step, change)| (step, change * share));
            above.filter(|(step, _)| slice[*step]).chain(below).collect()
        };
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
    }
}

/// Probabilities of one question.
#[derive(Clone, Debug)]
pub(crate) struct Answer<'s> {
    solver: &'s Solver,
    /// Probability of every node given that its anchor holds.
    given: Dense<f64>,
    /// Samples in which each anchor holds.
    hits: Option<Dense<u32>>,
}

impl Answer<'_> {
    /// The best guess for a node.
    pub(crate) fn value(&self, node: u32) -> f64 {
        match self.hits(node) {
            Some(hits) => self.given[node] * f64::from(hits) / f64::from(self.solver.settings.trials.max(1)),
            None => self.given[node],
        }
    }

    /// The probability of a node with its interval.
    pub(crate) fn probability(&self, node: u32) -> Probability {
        let value = self.value(node);
        let Some(hits) = self.hits(node) else {
            return Probability {
                value,
                low: value,
                high: value,
                method: Method::Exact,
            };
        };
        let (trials, seed) = (self.solver.settings.trials, self.solver.settings.seed);
        let (low, high) = wilson(hits, trials);
        Probability {
            value,
            low: low * self.given[node],
            high: high * self.given[node],
            method: Method::Sampled { trials, hits, seed },
        }
    }

    /// Hits of the node's anchor; `None` where the node is exact.
    fn hits(&self, node: u32) -> Option<u32> {
        let anchor = self.solver.exact.anchor(node);
        let hits = self.hits.as_ref()?;
        (anchor != START).then(|| hits[anchor])
    }
}
