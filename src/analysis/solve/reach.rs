//! The boolean tier: what can be reached at all, and which steps can ever matter. Linear, exact, no probabilities.

use std::collections::VecDeque;

use super::{Dense, START, System, components::components, dominators::Dominators};

/// The least set of true nodes when every allowed step's switch is on.
#[derive(Clone, Debug)]
pub struct Reach {
    /// Whether a node is reached.
    pub nodes: Dense<bool>,
    /// Reached nodes, breadth-first from START; among equals in the order of steps.
    pub order: Vec<u32>,
}

impl Reach {
    /// Place of each node in `order`.
    pub(super) fn positions(&self) -> Dense<u32> {
        let mut position = Dense::filled(self.nodes.len(), u32::MAX);
        for (place, &node) in (0..).zip(&self.order) {
            position[node] = place;
        }
        position
    }
}

/// Least fixpoint over the steps that `allowed` lets through (Dowling–Gallier: linear in steps and needs).
pub fn reach(system: &System, allowed: impl Fn(u32) -> bool) -> Reach {
    let mut nodes = Dense::filled(system.num_nodes(), false);
    let mut missing: Dense<u32> = (0..system.num_steps())
        .map(|step| system.needs(step).len() as u32)
        .collect::<Vec<_>>()
        .into();
    let mut order = Vec::new();
    let mut queue = VecDeque::from([START]);
    nodes[START] = true;
    while let Some(node) = queue.pop_front() {
        order.push(node);
        for &step in system.needed_by(node) {
            missing[step] -= 1;
            let to = system.to(step);
            if missing[step] == 0 && allowed(step) && !nodes[to] {
                nodes[to] = true;
                queue.push_back(to);
            }
        }
    }
    Reach { nodes, order }
}

/// Steps that can fire and whose firing can help to reach one of `targets`.
pub fn slice(system: &System, reach: &Reach, targets: impl Iterator<Item = u32>) -> Dense<bool> {
    let mut steps = Dense::filled(system.num_steps(), false);
    let mut wanted = Dense::filled(system.num_nodes(), false);
    let mut stack = Vec::new();
    for target in targets {
        want(target, reach, &mut wanted, &mut stack);
    }
    while let Some(node) = stack.pop() {
        for &step in system.into(node) {
            let needs = system.needs(step);
            if needs.iter().all(|&need| reach.nodes[need]) {
                steps[step] = true;
                for &need in needs {
                    want(need, reach, &mut wanted, &mut stack);
                }
            }
        }
    }
    steps
}

fn want(node: u32, reach: &Reach, wanted: &mut Dense<bool>, stack: &mut Vec<u32>) {
    if node != START && node < wanted.len() && reach.nodes[node] && !wanted[node] {
        wanted[node] = true;
        stack.push(node);
    }
}

/// Steps of the slice that can be the first to make their node true. A step that needs what only its own node leads
/// to comes too late whatever the switches: leaving it out changes nothing and unties most cycles.
pub fn first_ways(system: &System, dominators: &Dominators, slice: &Dense<bool>) -> Dense<bool> {
    let comes_first = |step: u32| {
        let to = system.to(step);
        !system
            .needs(step)
            .iter()
            .any(|&need| dominators.dominates(to, need))
    };
    (0..system.num_steps())
        .map(|step| slice[step] && comes_first(step))
        .collect()
}

/// Steps among `kept` that some way to one of `targets` takes.
pub(crate) fn leading_to(
    system: &System,
    kept: &Dense<bool>,
    targets: impl Iterator<Item = u32>,
) -> Dense<bool> {
    let mut steps = Dense::filled(system.num_steps(), false);
    let mut wanted = Dense::filled(system.num_nodes(), false);
    wanted[START] = true;
    let mut stack = Vec::new();
    for target in targets {
        if !wanted[target] {
            wanted[target] = true;
            stack.push(target);
        }
    }
    while let Some(node) = stack.pop() {
        for &step in system.into(node).iter().filter(|&&step| kept[step]) {
            steps[step] = true;
            for &need in system.needs(step) {
                if !wanted[need] {
                    wanted[need] = true;
                    stack.push(need);
                }
            }
        }
    }
    steps
}

/// Sliced steps grouped so that each group only needs nodes of earlier groups or of its own: the strongly
/// connected parts of the graph in an order in which they can be solved one after the other.
#[derive(Clone, Debug, Default)]
pub struct Schedule {
    /// Steps group by group; inside a group in breadth-first order of what they make true.
    pub steps: Vec<u32>,
    /// Where each group ends in `steps`, and whether it feeds itself.
    pub groups: Vec<(u32, bool)>,
}

/// Orders the sliced steps for solving, without those that always come too late.
pub fn schedule(system: &System, reach: &Reach, slice: &Dense<bool>) -> Schedule {
    let dominators = Dominators::new(system, slice);
    ordered(system, reach, &first_ways(system, &dominators, slice))
}

/// Orders steps for solving.
pub(crate) fn ordered(system: &System, reach: &Reach, kept: &Dense<bool>) -> Schedule {
    let next = |node: u32, at: usize| {
        let steps = system.needed_by(node).iter().enumerate().skip(at);
        let mut kept = steps.filter(|&(_, &step)| kept[step]);
        kept.next().map(|(at, &step)| (system.to(step), at + 1))
    };
    let component = components(system.num_nodes(), reach.order.iter().copied(), next);
    let position = reach.positions();
    let mut steps: Vec<u32> = (0..system.num_steps()).filter(|&step| kept[step]).collect();
    steps.sort_by_key(|&step| {
        let to = system.to(step);
        (component[to], position[to], step)
    });
    let mut groups: Vec<(u32, bool)> = Vec::new();
    let mut last = u32::MAX;
    for (place, &step) in steps.iter().enumerate() {
        let own = component[system.to(step)];
        if own != last {
            groups.push((0, false));
            last = own;
        }
        let feeds_itself = system.needs(step).iter().any(|&need| component[need] == own);
        if let Some(group) = groups.last_mut() {
            *group = (place as u32 + 1, group.1 || feeds_itself);
        }
    }
    Schedule { steps, groups }
}
