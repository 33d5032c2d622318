//! Probabilities of some nodes, asked thousands of times: only what they hang on, in one piece.

use crate::analysis::{
    Dense,
    solve::{
        bdd::Ref,
        exact::{Exact, Factor},
    },
};

/// A test of one step's switch.
#[derive(Clone, Copy, Debug)]
struct Test {
    step: u32,
    off: u32,
    on: u32,
}

/// A node: true if the node before it is and its factor holds.
#[derive(Clone, Copy, Debug)]
struct Part {
    /// Its place; 0 = nothing has to be true before.
    before: u32,
    factor: Factor,
}

/// The functions of some nodes.
#[derive(Clone, Debug)]
pub(crate) struct Functions {
    /// The two constants stand before them.
    tests: Vec<Test>,
    /// Each after the one it hangs on; place 0 stands before them.
    parts: Vec<Part>,
    /// Steps of factors that hold if any of several switches is on.
    parallel: Vec<u32>,
    /// Place of each node among the parts.
    places: Vec<u32>,
    anchors: Vec<Option<u32>>,
}

impl Functions {
    /// Takes what `nodes` hang on.
    pub(crate) fn new(exact: &Exact, nodes: &[u32]) -> Self {
        let mut functions = Self {
            tests: Vec::new(),
            parts: Vec::new(),
            parallel: Vec::new(),
            places: Vec::with_capacity(nodes.len()),
            anchors: nodes
                .iter()
                .map(|&node| Some(exact.anchor(node)).filter(|_| !exact.knows(node)))
                .collect(),
        };
        functions.take_parts(exact, nodes);
        functions.take_tests(exact);
        functions
    }

    fn take_parts(&mut self, exact: &Exact, nodes: &[u32]) {
        let mut place_of = Dense::filled(exact.num_nodes(), 0);
        let mut way = Vec::new();
        for &node in nodes {
            let mut at = Some(node);
            while let Some(node) = at.filter(|&node| place_of[node] == 0) {
                at = exact.above(node);
                way.push((node, at));
            }
            while let Some((node, above)) = way.pop() {
                let Some(above) = above else { continue };
                let mut factor = exact.factor_of(node);
                if let Factor::AnyOf(from, to) = factor {
                    let first = self.parallel.len() as u32;
                    self.parallel.extend_from_slice(exact.parallel(from, to));
                    factor = Factor::AnyOf(first, self.parallel.len() as u32);
                }
                self.parts.push(Part {
                    before: place_of[above],
                    factor,
                });
                place_of[node] = self.parts.len() as u32;
            }
            self.places.push(place_of[node]);
        }
    }

    fn take_tests(&mut self, exact: &Exact) {
        let all: Vec<(u32, Ref, Ref)> = exact.tests().collect();
        let mut wanted = Dense::filled(all.len() as u32, false);
        for part in &self.parts {
            if let Factor::Function(root) = part.factor {
                wanted[root] = true;
            }
        }
        // Every test stands after those it leads to.
        for (number, &(_, off, on)) in (0..).zip(&all).skip(2).collect::<Vec<_>>().into_iter().rev() {
            if wanted[number] {
                wanted[off] = true;
                wanted[on] = true;
            }
        }
        let mut places = Dense::filled(all.len() as u32, 0);
        for (number, &(step, off, on)) in (0..).zip(&all) {
            places[number] = if number < 2 {
                number
            } else {
                self.tests.len() as u32 + 2
            };
            if number >= 2 && wanted[number] {
                self.tests.push(Test {
                    step,
                    off: places[off],
                    on: places[on],
                });
            }
        }
        for part in &mut self.parts {
            if let Factor::Function(root) = &mut part.factor {
                *root = places[*root];
            }
        }
    }

    /// The node that has to be sampled for each node, and from which on it is exact; `None` = it is exact throughout.
    pub(crate) fn anchors(&self) -> &[Option<u32>] {
        &self.anchors
    }

    /// Probability of each node given its anchor, when step `s` is on with probability `p[s]`.
    pub(crate) fn probabilities(&self, p: &Dense<f64>) -> Vec<f64> {
        let mut values: Dense<f64> = Dense::filled(self.tests.len() as u32 + 2, 0.0);
        values[1] = 1.0;
        for (number, test) in (2..).zip(&self.tests) {
            let on = p[test.step];
            values[number] = on * values[test.on] + (1.0 - on) * values[test.off];
        }
        let mut found: Dense<f64> = Dense::filled(self.parts.len() as u32 + 1, 1.0);
        for (place, part) in (1..).zip(&self.parts) {
            found[place] = found[part.before]
                * match part.factor {
                    Factor::Never | Factor::Unknown => 0.0,
                    Factor::Certain => 1.0,
                    Factor::Switch(step) => p[step],
                    Factor::AnyOf(from, to) => {
                        let steps = self.parallel.get(from as usize..to as usize).unwrap_or_default();
                        1.0 - steps.iter().fold(1.0, |off, &step| off * (1.0 - p[step]))
                    }
                    Factor::Function(root) => values[root],
                };
        }
        self.places.iter().map(|&place| found[place]).collect()
    }
}
