//! Exact probabilities: every node's truth as a function of the uncertain switches, by monotone fixpoint.
//!
//! The functions depend on the drawing alone, never on a probability, so a measure or an attacker can change a
//! number but never the method (D-60); before and after are always found the same way.

use super::{
    Dense, START, System,
    bdd::{Diagram, FALSE, Ref, TRUE, Test, TooLarge},
    reach::{Reach, Schedule},
};

/// Tests one plant may hold before sampling takes over.
pub const TEST_LIMIT: u32 = 50_000;

/// Functions of the nodes that fitted.
#[derive(Clone, Debug)]
pub struct Exact {
    tests: Dense<Test>,
    /// Function of a node; `None` = did not fit.
    functions: Dense<Option<Ref>>,
    /// Step whose switch stands at a level.
    step_at: Dense<u32>,
}

/// Finds the functions part by part in topological order; stops at the limit, keeping what was finished.
pub fn solve(system: &System, reach: &Reach, schedule: &Schedule, limit: u32) -> Exact {
    let (level_of, step_at) = order(system, reach, schedule);
    let mut diagram = Diagram::new(limit);
    let mut functions = Dense::filled(system.num_nodes(), Some(FALSE));
    functions[START] = Some(TRUE);
    let mut from = 0;
    let mut fits = true;
    for &(to, feeds_itself) in &schedule.groups {
        let steps = schedule.steps.get(from as usize..to as usize).unwrap_or_default();
        fits = fits
            && solve_group(
                system,
                &level_of,
                steps,
                feeds_itself,
                &mut diagram,
                &mut functions,
            )
            .is_ok();
        if !fits {
            for &step in steps {
                functions[system.to(step)] = None;
            }
        }
        from = to;
    }
    Exact {
        tests: diagram.tests().clone(),
        functions,
        step_at,
    }
}

/// Levels of the uncertain steps: the breadth-first last is tested first, because a node's function is mostly
/// "my own switch and the function of the node before me", which then is one more test on top of a shared one.
fn order(system: &System, reach: &Reach, schedule: &Schedule) -> (Dense<u32>, Dense<u32>) {
    let mut position = Dense::filled(system.num_nodes(), 0);
    for (place, &node) in (0..).zip(&reach.order) {
        position[node] = place;
    }
    let mut uncertain: Vec<u32> = schedule
        .steps
        .iter()
        .copied()
        .filter(|&step| !system.is_certain(step))
        .collect();
    uncertain.sort_by_key(|&step| std::cmp::Reverse((position[system.to(step)], step)));
    let mut level_of = Dense::filled(system.num_steps(), u32::MAX);
    for (level, &step) in (0..).zip(&uncertain) {
        level_of[step] = level;
    }
    (level_of, uncertain.into())
}

fn solve_group(
    system: &System,
    level_of: &Dense<u32>,
    steps: &[u32],
    feeds_itself: bool,
    diagram: &mut Diagram,
    functions: &mut Dense<Option<Ref>>,
) -> Result<(), TooLarge> {
    let mut seen: Vec<Ref> = vec![FALSE; steps.len()];
    loop {
        let mut grew = false;
        for (&step, seen) in steps.iter().zip(&mut seen) {
            let mut needs = TRUE;
            for &need in system.needs(step) {
                needs = diagram.and(needs, functions[need].ok_or(TooLarge)?)?;
            }
            // The same needs as in the last round add nothing new.
            if needs == *seen {
                continue;
            }
            *seen = needs;
            let fires = if system.is_certain(step) {
                needs
            } else {
                diagram.switch(level_of[step], needs)?
            };
            let to = system.to(step);
            let before = functions[to].ok_or(TooLarge)?;
            let after = diagram.or(before, fires)?;
            if after != before {
                functions[to] = Some(after);
                grew = true;
            }
        }
        if !(grew && feeds_itself) {
            return Ok(());
        }
    }
}

impl Exact {
    /// Whether the node's probability is known exactly.
    pub fn knows(&self, node: u32) -> bool {
        self.functions[node].is_some()
    }

    /// The function of a node; `None` = did not fit.
    pub fn function(&self, node: u32) -> Option<Ref> {
        self.functions[node]
    }

    /// All tests by number with the step whose switch each one tests; the first two are the constants.
    pub fn tests(&self) -> impl Iterator<Item = (u32, Ref, Ref)> {
        let step = |test: &Test| self.step_at.as_slice().get(test.level as usize).copied();
        self.tests
            .iter()
            .map(move |test| (step(test).unwrap_or(u32::MAX), test.off, test.on))
    }

    /// Tests held in all.
    pub fn num_tests(&self) -> u32 {
        self.tests.len()
    }

    /// Probability of every test's function when step `s` is on with probability `p[s]`.
    fn values(&self, p: &Dense<f64>) -> Dense<f64> {
        let mut values = Dense::filled(self.tests.len(), 0.0);
        values[TRUE] = 1.0;
        for (number, test) in (0..).zip(self.tests.iter()).skip(2) {
            let on = p[self.step_at[test.level]];
            values[number] = on * values[test.on] + (1.0 - on) * values[test.off];
        }
        values
    }

    /// Probability of every node that is known exactly.
    pub fn probabilities(&self, p: &Dense<f64>) -> Dense<Option<f64>> {
        let values = self.values(p);
        let known = self.functions.iter().map(|function| function.map(|f| values[f]));
        known.collect::<Vec<_>>().into()
    }

    /// How much a node's probability would change between each switch off and on (Birnbaum), as `(step, change)`
    /// for the steps that matter to it; empty when the node is not known exactly.
    pub fn birnbaum(&self, node: u32, p: &Dense<f64>) -> Vec<(u32, f64)> {
        let Some(root) = self.functions[node] else {
            return Vec::new();
        };
        let values = self.values(p);
        let mut weight = Dense::filled(self.tests.len(), 0.0);
        let mut change = Dense::filled(self.step_at.len(), 0.0);
        weight[root] = 1.0;
        for number in (2..=root).rev() {
            let passes = weight[number];
            if passes == 0.0 {
                continue;
            }
            let test = self.tests[number];
            let on = p[self.step_at[test.level]];
            weight[test.on] += passes * on;
            weight[test.off] += passes * (1.0 - on);
            change[test.level] += passes * (values[test.on] - values[test.off]);
        }
        let mut found: Vec<(u32, f64)> = (self.step_at.iter().copied().zip(change.iter().copied()))
            .filter(|&(_, change)| change > 0.0)
            .collect();
        found.sort_by_key(|&(step, _)| step);
        found
    }
}
