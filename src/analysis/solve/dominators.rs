//! Through which nodes every way to a node leads: the dominator tree of a slice (Lengauer and Tarjan 1979).
//!
//! A step with several needs counts as a way through each of them. That only adds ways, so a node said to dominate
//! really does, and everything a node dominates depends on the rest of the graph through that node alone.

use super::{Dense, START, System};

const NONE: u32 = u32::MAX;

/// The tree of immediate dominators, with START at its root.
#[derive(Clone, Debug, Default)]
pub struct Dominators {
    parent: Dense<u32>,
    /// Nodes of the tree, each before those it dominates.
    order: Vec<u32>,
    /// Where a node stands in `order`; nodes outside the slice stand nowhere.
    enter: Dense<u32>,
    /// Where what it dominates ends in `order`.
    leave: Dense<u32>,
    depth: Dense<u32>,
    /// Where the children of a node start in `children`.
    starts: Dense<u32>,
    /// Children by node, in the order of `order`.
    children: Vec<u32>,
}

impl Dominators {
    /// The tree over the steps that `slice` lets through.
    pub fn new(system: &System, slice: &Dense<bool>) -> Self {
        let search = Search::new(system, slice);
        let immediate = search.immediate(system, slice);
        Self::from_parents(system.num_nodes(), &search.order, &immediate)
    }

    /// `immediate` gives, for each place of `searched`, the place of its immediate dominator, which is smaller.
    fn from_parents(num_nodes: u32, searched: &[u32], immediate: &Dense<u32>) -> Self {
        let at = |place: u32| searched.get(place as usize).copied().unwrap_or(START);
        let mut parent = Dense::filled(num_nodes, START);
        let mut depth = Dense::filled(num_nodes, 0);
        let mut starts = Dense::filled(num_nodes + 1, 0);
        for (&node, &dominator) in searched.iter().zip(immediate).skip(1) {
            let dominator = at(dominator);
            parent[node] = dominator;
            depth[node] = depth[dominator] + 1;
            starts[dominator + 1] += 1;
        }
        for node in 0..num_nodes {
            starts[node + 1] += starts[node];
        }
        let mut next = starts.clone();
        let mut children: Dense<u32> = Dense::filled(starts[num_nodes], START);
        for &node in searched.iter().skip(1) {
            let place = &mut next[parent[node]];
            children[*place] = node;
            *place += 1;
        }
        let mut tree = Self {
            parent,
            order: Vec::with_capacity(searched.len()),
            enter: Dense::filled(num_nodes, NONE),
            leave: Dense::filled(num_nodes, NONE),
            depth,
            starts,
            children: children.as_slice().to_vec(),
        };
        tree.number();
        tree
    }

    /// Numbers the tree in preorder.
    fn number(&mut self) {
        let mut stack = vec![START];
        while let Some(&node) = stack.last() {
            if self.enter[node] == NONE {
                self.enter[node] = self.order.len() as u32;
                self.order.push(node);
                let children = self.children_of(node);
                stack.extend(children.iter().rev().copied().collect::<Vec<_>>());
            } else {
                stack.pop();
                if self.leave[node] == NONE {
                    self.leave[node] = self.order.len() as u32;
                }
            }
        }
    }

    /// Nodes whose parent a node is.
    pub fn children_of(&self, node: u32) -> &[u32] {
        let run = self.starts[node] as usize..self.starts[node + 1] as usize;
        self.children.get(run).unwrap_or_default()
    }

    /// Nodes of the slice, each before those it dominates; START first.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// Whether a node is in the slice.
    pub fn holds(&self, node: u32) -> bool {
        self.enter[node] != NONE
    }

    /// The nearest node that every way to `node` leads through.
    pub fn parent(&self, node: u32) -> u32 {
        self.parent[node]
    }

    /// How many nodes every way to `node` leads through.
    pub fn depth(&self, node: u32) -> u32 {
        self.depth[node]
    }

    /// Whether every way to `node` leads through `other`, or is it.
    pub fn dominates(&self, other: u32, node: u32) -> bool {
        let place = self.enter[node];
        place != NONE && self.enter[other] <= place && place < self.leave[other]
    }

    /// The child of `node` through which every way to `below` leads; `below` must be dominated by `node`.
    pub fn child_towards(&self, node: u32, below: u32) -> u32 {
        let place = self.enter[below];
        let children = self.children_of(node);
        let after = children.partition_point(|&child| self.enter[child] <= place);
        children.get(after.wrapping_sub(1)).copied().unwrap_or(below)
    }
}

/// A depth-first search of the slice; everything is named by its place in it.
struct Search {
    /// Node at each place.
    order: Vec<u32>,
    /// Place of each node.
    place: Dense<u32>,
    /// Place from which each place was found.
    from: Dense<u32>,
}

impl Search {
    fn new(system: &System, slice: &Dense<bool>) -> Self {
        let mut place = Dense::filled(system.num_nodes(), NONE);
        let mut order = vec![START];
        let mut from = Dense::from(vec![0]);
        place[START] = 0;
        let mut calls: Vec<(u32, usize)> = vec![(START, 0)];
        while let Some((node, at)) = calls.pop() {
            let steps = system.needed_by(node).iter().enumerate().skip(at);
            let fresh = steps
                .filter(|&(_, &step)| slice[step])
                .map(|(at, &step)| (at, system.to(step)))
                .find(|&(_, to)| place[to] == NONE);
            if let Some((at, to)) = fresh {
                calls.push((node, at + 1));
                calls.push((to, 0));
                from.push(place[node]);
                place[to] = order.len() as u32;
                order.push(to);
            }
        }
        Self { order, place, from }
    }

    /// The immediate dominator of each place.
    fn immediate(&self, system: &System, slice: &Dense<bool>) -> Dense<u32> {
        let len = self.order.len() as u32;
        let mut forest = Forest::new(len);
        let mut immediate = Dense::filled(len, 0);
        // Places whose semidominator is a place, as a list per place.
        let mut waiting = Dense::filled(len, NONE);
        let mut next_waiting = Dense::filled(len, NONE);
        for place in (1..len).rev() {
            let node = self.order.get(place as usize).copied().unwrap_or(START);
            let mut semi = place;
            for &step in system.into(node).iter().filter(|&&step| slice[step]) {
                for &need in system.needs(step) {
                    if self.place[need] != NONE {
                        let best = forest.best(self.place[need]);
                        semi = semi.min(forest.semi[best]);
                    }
                }
            }
            forest.semi[place] = semi;
            next_waiting[place] = waiting[semi];
            waiting[semi] = place;
            let parent = self.from[place];
            forest.ancestor[place] = parent;
            let mut solved = std::mem::replace(&mut waiting[parent], NONE);
            while solved != NONE {
                let best = forest.best(solved);
                immediate[solved] = if forest.semi[best] < forest.semi[solved] {
                    best
                } else {
                    parent
                };
                solved = next_waiting[solved];
            }
        }
        for place in 1..len {
            if immediate[place] != forest.semi[place] {
                immediate[place] = immediate[immediate[place]];
            }
        }
        immediate
    }
}

/// The forest of places already looked at, with compressed ways to its roots.
struct Forest {
    ancestor: Dense<u32>,
    /// The place with the smallest semidominator on the compressed way.
    label: Dense<u32>,
    semi: Dense<u32>,
    path: Vec<u32>,
}

impl Forest {
    fn new(len: u32) -> Self {
        Self {
            ancestor: Dense::filled(len, NONE),
            label: (0..len).collect(),
            semi: (0..len).collect(),
            path: Vec::new(),
        }
    }

    fn best(&mut self, place: u32) -> u32 {
        if self.ancestor[place] == NONE {
            return place;
        }
        let mut at = place;
        while self.ancestor[self.ancestor[at]] != NONE {
            self.path.push(at);
            at = self.ancestor[at];
        }
        while let Some(at) = self.path.pop() {
            let above = self.ancestor[at];
            if self.semi[self.label[above]] < self.semi[self.label[at]] {
                self.label[at] = self.label[above];
            }
            self.ancestor[at] = self.ancestor[above];
        }
        self.label[place]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::solve::{Clause, draws::mix, reach};

    fn system(edges: &[(u32, u32)], num_nodes: u32) -> System {
        let needs: Vec<[u32; 1]> = edges.iter().map(|&(from, _)| [from]).collect();
        let clauses = needs.iter().zip(edges).map(|(needs, &(_, to))| Clause {
            needs,
            to,
            certain: false,
        });
        System::new(num_nodes, clauses)
    }

    /// Without `closed`, is `node` still reached?
    fn reached_without(system: &System, closed: u32, node: u32) -> bool {
        let found = reach::reach(system, |step| {
            system.to(step) != closed && !system.needs(step).contains(&closed)
        });
        node != closed && found.nodes[node]
    }

    #[test]
    fn a_node_dominates_exactly_what_cannot_be_reached_without_it() {
        const NODES: u32 = 9;
        for seed in 0..300 {
            let draw = |number: u64| (mix(seed * 1_000 + number) % u64::from(NODES)) as u32;
            let edges: Vec<(u32, u32)> = (0..14).map(|at| (draw(2 * at), draw(2 * at + 1))).collect();
            let system = system(&edges, NODES);
            let all = Dense::filled(system.num_steps(), true);
            let tree = Dominators::new(&system, &all);
            let reached = reach::reach(&system, |_| true);
            for node in 1..NODES {
                assert_eq!(tree.holds(node), reached.nodes[node]);
                for other in (1..NODES).filter(|_| reached.nodes[node]) {
                    let needed = !reached_without(&system, other, node);
                    assert_eq!(tree.dominates(other, node), needed, "{other} {node} {edges:?}");
                }
            }
        }
    }

    #[test]
    fn a_long_way_up_and_down_is_searched_without_running_out_of_stack() {
        let there = (0..50_000).map(|node| (node, node + 1));
        let back = (0..50_000).map(|node| (node + 1, node));
        let edges: Vec<(u32, u32)> = there.chain(back).chain([(0, 50_000)]).collect();
        let system = system(&edges, 50_001);
        let tree = Dominators::new(&system, &Dense::filled(system.num_steps(), true));
        assert!((1..=50_000).all(|node| tree.parent(node) == START));
    }
}
