//! From steps to functions of their switches, region by region of the dominator tree.
//!
//! What a node dominates hangs on the rest of the graph through that node alone. So each node gets a factor of its
//! own, "true if its dominator is", over switches no other factor on the way up reads: most factors are a single
//! switch, and only where ways part and meet again a diagram is needed. Structure alone decides, never a probability.

use super::{
    Dense, START, System,
    bdd::{Diagram, FALSE, Ref, TRUE, Test, TooLarge},
    components::components,
    dominators::Dominators,
    order,
    reach::Reach,
    system::Lists,
};

/// When a node holds, given that its dominator does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Factor {
    /// Not in the slice.
    Never,
    /// Always.
    Certain,
    /// If one switch is on.
    Switch(u32),
    /// If any of these switches is on: a run of [`Factors::parallel`].
    AnyOf(u32, u32),
    /// If a function of the diagram holds.
    Function(Ref),
    /// The function did not fit.
    Unknown,
}

/// The factors of all nodes.
#[derive(Clone, Debug)]
pub(super) struct Factors {
    /// By node.
    pub(super) of: Dense<Factor>,
    /// Steps of [`Factor::AnyOf`].
    pub(super) parallel: Vec<u32>,
    /// Tests of the functions.
    pub(super) tests: Dense<Test>,
    /// Step whose switch stands at a level.
    pub(super) step_at: Dense<u32>,
}

/// Tests that the many small regions of a large plant may take per switch, besides what the largest may.
const TESTS_PER_SWITCH: u32 = 16;

/// Finds the factors; `limit` is the number of tests that the meetings of one region may take.
pub(super) fn factors(
    system: &System,
    reach: &Reach,
    tree: &Dominators,
    kept: &Dense<bool>,
    limit: u32,
) -> Factors {
    let mut builder = Builder {
        system,
        tree,
        kept,
        factors: Dense::filled(system.num_nodes(), Factor::Never),
        parallel: Vec::new(),
        level_of: Dense::default(),
        diagram: Diagram::new(0),
    };
    let meetings = builder.simple_factors();
    let step_at = if meetings.is_empty() {
        Dense::default()
    } else {
        builder.meetings(reach, &meetings, limit)
    };
    builder.keep_what_is_used(step_at)
}

struct Builder<'a> {
    system: &'a System,
    tree: &'a Dominators,
    kept: &'a Dense<bool>,
    factors: Dense<Factor>,
    parallel: Vec<u32>,
    level_of: Dense<u32>,
    diagram: Diagram,
}

/// A step into a node of a group that is being solved.
struct Clause {
    to: u32,
    step: u32,
    /// What it needs besides `open`.
    known: Ref,
    /// Nodes of the group it needs.
    open: Vec<u32>,
    /// Its needs in the last round.
    seen: Ref,
}

impl Builder<'_> {
    /// The factors, with only the tests that some factor reads.
    fn keep_what_is_used(mut self, step_at: Dense<u32>) -> Factors {
        let mut roots: Vec<&mut Ref> = Vec::new();
        for factor in &mut self.factors {
            if let Factor::Function(root) = factor {
                roots.push(root);
            }
        }
        Factors {
            tests: self.diagram.only(&mut roots),
            of: self.factors,
            parallel: self.parallel,
            step_at,
        }
    }

    fn steps_into(&self, node: u32) -> impl Iterator<Item = u32> {
        let steps = self.system.into(node).iter().copied();
        steps.filter(|&step| self.kept[step])
    }

    /// Factors of nodes all of whose steps need their dominator only; returns the others: where ways meet.
    fn simple_factors(&mut self) -> Vec<u32> {
        let mut meetings = Vec::new();
        for &node in self.tree.order().iter().filter(|&&node| node != START) {
            let parent = self.tree.parent(node);
            let first = self.parallel.len();
            let mut certain = false;
            let mut meets = false;
            for &step in self.system.into(node) {
                if self.kept[step] {
                    meets |= self.system.needs(step).iter().any(|&need| need != parent);
                    certain |= self.system.is_certain(step);
                    self.parallel.push(step);
                }
            }
            let steps = self.parallel.get(first..).unwrap_or_default();
            let factor = match steps {
                _ if meets => Factor::Unknown,
                _ if certain => Factor::Certain,
                &[step] => Factor::Switch(step),
                _ => Factor::AnyOf(first as u32, self.parallel.len() as u32),
            };
            if !matches!(factor, Factor::AnyOf(..)) {
                self.parallel.truncate(first);
            }
            if meets {
                meetings.push(node);
            }
            self.factors[node] = factor;
        }
        meetings
    }

    /// Finds the functions of nodes where ways meet, inner regions first; returns the switches by level.
    fn meetings(&mut self, reach: &Reach, meetings: &[u32], limit: u32) -> Dense<u32> {
        let position = reach.positions();
        let between = self.between(meetings);
        let next = |node: u32, at: usize| Some((*between.of(node).get(at)?, at + 1));
        let component = components(self.system.num_nodes(), meetings.iter().copied(), next);
        let mut sorted = meetings.to_vec();
        let depth = |node: u32| self.tree.depth(node);
        sorted.sort_by_key(|&node| {
            let parent = self.tree.parent(node);
            (
                std::cmp::Reverse(depth(node)),
                parent,
                component[node],
                position[node],
            )
        });
        let switches = self.switches(meetings);
        let step_at = order::levels(self.system, self.kept, &position, &sorted, &switches);
        self.level_of = Dense::filled(self.system.num_steps(), u32::MAX);
        for (level, &step) in (0..).zip(&step_at) {
            self.level_of[step] = level;
        }
        if limit > 0 {
            let small_parts = (step_at.len() as u32).saturating_mul(TESTS_PER_SWITCH);
            self.diagram = Diagram::new(limit.saturating_add(small_parts));
        }
        let mut region = None;
        let of_group = |&a: &u32, &b: &u32| depth(a) == depth(b) && component[a] == component[b];
        let mut in_group = Dense::filled(self.system.num_nodes(), false);
        for group in sorted.chunk_by(|a, b| of_group(a, b)) {
            let parent = group.first().map(|&node| self.tree.parent(node));
            if parent != region {
                region = parent;
                self.diagram.begin_part(limit);
            }
            for &node in group {
                in_group[node] = true;
            }
            let fits = self.solve_group(group, &in_group);
            for &node in group {
                in_group[node] = false;
                if fits.is_err() {
                    self.factors[node] = Factor::Unknown;
                }
            }
        }
        step_at.into()
    }

    /// Which of the meetings leads to which inside their region.
    fn between(&self, meetings: &[u32]) -> Lists {
        let mut pairs = Vec::new();
        for &node in meetings {
            let parent = self.tree.parent(node);
            for step in self.steps_into(node) {
                for &need in self.system.needs(step).iter().filter(|&&need| need != parent) {
                    let child = self.tree.child_towards(parent, need);
                    if self.factors[child] == Factor::Unknown {
                        pairs.push((child, node));
                    }
                }
            }
        }
        Lists::new(self.system.num_nodes(), pairs.iter().copied())
    }

    /// The uncertain steps whose switches the functions read: those into meetings, and those on the way down from
    /// the meetings' dominator to what they need.
    fn switches(&self, meetings: &[u32]) -> Dense<bool> {
        let mut read = Dense::filled(self.system.num_steps(), false);
        let mut read_up_to = Dense::filled(self.system.num_nodes(), u32::MAX);
        for &node in meetings {
            let parent = self.tree.parent(node);
            let depth = self.tree.depth(parent);
            for step in self.steps_into(node) {
                read[step] = !self.system.is_certain(step);
                for &need in self.system.needs(step) {
                    let mut at = need;
                    while at != parent && read_up_to[at] > depth {
                        read_up_to[at] = depth;
                        for step in self.steps_into(at) {
                            read[step] = !self.system.is_certain(step);
                        }
                        at = self.tree.parent(at);
                    }
                }
            }
        }
        read
    }

    fn switch(&mut self, step: u32, then: Ref) -> Result<Ref, TooLarge> {
        if self.system.is_certain(step) {
            return Ok(then);
        }
        self.diagram.switch(self.level_of[step], then)
    }

    /// The factor of a node as a function.
    fn own(&mut self, node: u32) -> Result<Ref, TooLarge> {
        match self.factors[node] {
            Factor::Never => Ok(FALSE),
            Factor::Certain => Ok(TRUE),
            Factor::Switch(step) => self.switch(step, TRUE),
            Factor::AnyOf(from, to) => {
                let mut any = FALSE;
                for place in from..to {
                    if let Some(&step) = self.parallel.get(place as usize) {
                        let one = self.switch(step, TRUE)?;
                        any = self.diagram.or(any, one)?;
                    }
                }
                Ok(any)
            }
            Factor::Function(function) => Ok(function),
            Factor::Unknown => Err(TooLarge),
        }
    }

    fn clause(&mut self, to: u32, step: u32, in_group: &Dense<bool>) -> Result<Clause, TooLarge> {
        let parent = self.tree.parent(to);
        let mut clause = Clause {
            to,
            step,
            known: TRUE,
            open: Vec::new(),
            seen: FALSE,
        };
        for &need in self.system.needs(step).iter().filter(|&&need| need != parent) {
            let child = self.tree.child_towards(parent, need);
            let mut at = need;
            while at != child {
                let own = self.own(at)?;
                clause.known = self.diagram.and(own, clause.known)?;
                at = self.tree.parent(at);
            }
            if in_group[child] {
                clause.open.push(child);
            } else {
                let own = self.own(child)?;
                clause.known = self.diagram.and(own, clause.known)?;
            }
        }
        Ok(clause)
    }

    /// Least functions of nodes that lead to each other (Kleene).
    fn solve_group(&mut self, group: &[u32], in_group: &Dense<bool>) -> Result<(), TooLarge> {
        let mut clauses = Vec::new();
        for &node in group {
            let steps: Vec<u32> = self.steps_into(node).collect();
            let first = clauses.len();
            for step in steps {
                clauses.push(self.clause(node, step, in_group)?);
            }
            // The lowest switch first: every further one is then a test on top of what is there.
            let of_node = clauses.get_mut(first..).unwrap_or_default();
            of_node.sort_by_key(|clause| std::cmp::Reverse(self.level_of[clause.step]));
        }
        let feeds_itself = clauses.iter().any(|clause| !clause.open.is_empty());
        for &node in group {
            self.factors[node] = Factor::Function(FALSE);
        }
        loop {
            let mut grew = false;
            for clause in &mut clauses {
                let mut needs = clause.known;
                for &open in &clause.open {
                    let open = self.own(open)?;
                    needs = self.diagram.and(needs, open)?;
                }
                // The same needs as in the last round add nothing new.
                if needs == clause.seen {
                    continue;
                }
                clause.seen = needs;
                let fires = self.switch(clause.step, needs)?;
                let before = self.own(clause.to)?;
                let after = self.diagram.or(before, fires)?;
                if after != before {
                    self.factors[clause.to] = Factor::Function(after);
                    grew = true;
                }
            }
            if !(grew && feeds_itself) {
                return Ok(());
            }
        }
    }
}
