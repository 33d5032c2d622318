//! Exact probabilities of some nodes, asked thousands of times: only the tests they lead to, in one piece.

use crate::analysis::{
    Dense,
    solve::{bdd::Ref, exact::Exact},
};

/// A test of one step's switch.
#[derive(Clone, Copy, Debug)]
struct Test {
    step: u32,
    off: u32,
    on: u32,
}

/// The functions of some nodes.
#[derive(Clone, Debug)]
pub(crate) struct Functions {
    /// The two constants stand before them.
    tests: Vec<Test>,
    /// Place of each node's function; `None` = it is not exact.
    roots: Vec<Option<u32>>,
}

impl Functions {
    /// Takes what `nodes` lead to.
    pub(crate) fn new(exact: &Exact, nodes: &[u32]) -> Self {
        let all: Vec<(u32, Ref, Ref)> = exact.tests().collect();
        let mut wanted = Dense::filled(all.len() as u32, false);
        let roots: Vec<Option<Ref>> = nodes.iter().map(|&node| exact.function(node)).collect();
        for &root in roots.iter().flatten() {
            wanted[root] = true;
        }
        // Every test stands after those it leads to.
        for (number, &(_, off, on)) in (0..).zip(&all).skip(2).collect::<Vec<_>>().into_iter().rev() {
            if wanted[number] {
                wanted[off] = true;
                wanted[on] = true;
            }
        }
        let mut places = Dense::filled(all.len() as u32, 0);
        let mut tests = Vec::new();
        for (number, &(step, off, on)) in (0..).zip(&all) {
            places[number] = if number < 2 {
                number
            } else {
                tests.len() as u32 + 2
            };
            if number >= 2 && wanted[number] {
                tests.push(Test {
                    step,
                    off: places[off],
                    on: places[on],
                });
            }
        }
        Self {
            tests,
            roots: roots
                .into_iter()
                .map(|root| root.map(|root| places[root]))
                .collect(),
        }
    }

    /// Probability of each node when step `s` is on with probability `p[s]`; `None` = it is not exact.
    pub(crate) fn probabilities(&self, p: &Dense<f64>) -> Vec<Option<f64>> {
        let mut values: Dense<f64> = Dense::filled(self.tests.len() as u32 + 2, 0.0);
        values[1] = 1.0;
        for (number, test) in (2..).zip(&self.tests) {
            let on = p[test.step];
            values[number] = on * values[test.on] + (1.0 - on) * values[test.off];
        }
        self.roots
            .iter()
            .map(|root| root.map(|root| values[root]))
            .collect()
    }
}
