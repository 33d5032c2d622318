//! Steps as numbers: which nodes a step needs, which node it makes true, and whether its switch is always on.

use super::Dense;

/// Node 0 holds from the start.
pub const START: u32 = 0;

/// One step for [`System::new`].
#[derive(Clone, Copy, Debug)]
pub struct Clause<'a> {
    /// Nodes that must all hold; none means START.
    pub needs: &'a [u32],
    /// The node that then holds, if the switch is on.
    pub to: u32,
    /// The switch is on whatever the measures: it is no variable (D-60).
    pub certain: bool,
}

/// Lists of numbers per number, stored in one piece.
#[derive(Clone, Debug)]
pub(super) struct Lists {
    starts: Dense<u32>,
    items: Dense<u32>,
}

impl Lists {
    /// From pairs `(list, item)`; inside a list the items keep the order of the pairs.
    pub(super) fn new(num_lists: u32, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut starts = Dense::filled(num_lists + 1, 0);
        for (list, _) in pairs.clone() {
            starts[list + 1] += 1;
        }
        for list in 0..num_lists {
            starts[list + 1] += starts[list];
        }
        let mut next = starts.clone();
        let mut items = Dense::filled(starts[num_lists], 0);
        for (list, item) in pairs {
            items[next[list]] = item;
            next[list] += 1;
        }
        Self { starts, items }
    }

    pub(super) fn of(&self, list: u32) -> &[u32] {
        self.items.run(self.starts[list], self.starts[list + 1])
    }
}

/// A system of steps; the set of true nodes is the least one that contains START and follows every step.
#[derive(Clone, Debug)]
pub struct System {
    num_nodes: u32,
    needs: Lists,
    to: Dense<u32>,
    certain: Dense<bool>,
    needed_by: Lists,
    into: Lists,
}

impl System {
    /// A system of `num_nodes` nodes. A step that names a node outside can never fire; it keeps its number.
    pub fn new<'a>(num_nodes: u32, clauses: impl Iterator<Item = Clause<'a>>) -> Self {
        let num_nodes = num_nodes.max(1);
        let (mut pairs, mut to, mut certain) = (Vec::new(), Vec::new(), Vec::new());
        for (step, clause) in clauses.enumerate() {
            let step = step as u32;
            let inside = clause.to < num_nodes && clause.needs.iter().all(|&node| node < num_nodes);
            if inside {
                let mut needs = clause.needs.to_vec();
                needs.sort_unstable();
                needs.dedup();
                if needs.is_empty() {
                    needs.push(START);
                }
                pairs.extend(needs.into_iter().map(|node| (step, node)));
                to.push(clause.to);
            } else {
                pairs.push((step, START));
                to.push(START);
            }
            certain.push(clause.certain);
        }
        let num_steps = to.len() as u32;
        let needs = Lists::new(num_steps, pairs.iter().copied());
        let needed_by = Lists::new(num_nodes, pairs.iter().map(|&(step, node)| (node, step)));
        let into = Lists::new(num_nodes, to.iter().zip(0..).map(|(&node, step)| (node, step)));
        Self {
            num_nodes,
            needs,
            to: to.into(),
            certain: certain.into(),
            needed_by,
            into,
        }
    }

    /// Number of nodes.
    pub const fn num_nodes(&self) -> u32 {
        self.num_nodes
    }

    /// Number of steps.
    pub fn num_steps(&self) -> u32 {
        self.to.len()
    }

    /// Nodes a step needs.
    pub fn needs(&self, step: u32) -> &[u32] {
        self.needs.of(step)
    }

    /// The node a step makes true.
    pub fn to(&self, step: u32) -> u32 {
        self.to[step]
    }

    /// Whether a step's switch is always on.
    pub fn is_certain(&self, step: u32) -> bool {
        self.certain[step]
    }

    /// Steps that need a node.
    pub fn needed_by(&self, node: u32) -> &[u32] {
        self.needed_by.of(node)
    }

    /// Steps that make a node true.
    pub fn into(&self, node: u32) -> &[u32] {
        self.into.of(node)
    }
}
