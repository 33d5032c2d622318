//! The boolean tier: what can be reached at all, and which steps can ever matter. Linear, exact, no probabilities.

use std::collections::VecDeque;

use super::{Dense, START, System};

/// The least set of true nodes when every allowed step's switch is on.
#[derive(Clone, Debug)]
pub struct Reach {
    /// Whether a node is reached.
    pub nodes: Dense<bool>,
    /// Reached nodes, breadth-first from START; among equals in the order of steps.
    pub order: Vec<u32>,
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

/// Sliced steps grouped so that each group only needs nodes of earlier groups or of its own: the strongly
/// connected parts of the graph in an order in which they can be solved one after the other.
#[derive(Clone, Debug, Default)]
pub struct Schedule {
    /// Steps group by group; inside a group in breadth-first order of what they make true.
    pub steps: Vec<u32>,
    /// Where each group ends in `steps`, and whether it feeds itself.
    pub groups: Vec<(u32, bool)>,
}

/// Orders the sliced steps for solving.
pub fn schedule(system: &System, reach: &Reach, slice: &Dense<bool>) -> Schedule {
    let component = components(system, reach, slice);
    let mut position = Dense::filled(system.num_nodes(), u32::MAX);
    for (place, &node) in reach.order.iter().enumerate() {
        position[node] = place as u32;
    }
    let mut steps: Vec<u32> = (0..system.num_steps()).filter(|&step| slice[step]).collect();
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

/// Number of the strongly connected component of each node, in topological order (Tarjan, without recursion).
fn components(system: &System, reach: &Reach, slice: &Dense<bool>) -> Dense<u32> {
    const UNSEEN: u32 = u32::MAX;
    let num_nodes = system.num_nodes();
    let mut index = Dense::filled(num_nodes, UNSEEN);
    let mut low = Dense::filled(num_nodes, 0);
    let mut on_stack = Dense::filled(num_nodes, false);
    let mut component = Dense::filled(num_nodes, 0);
    let (mut next, mut num_components) = (0, 0);
    let mut stack = Vec::new();
    let mut calls: Vec<(u32, usize)> = Vec::new();
    for &root in &reach.order {
        if index[root] != UNSEEN {
            continue;
        }
        calls.push((root, 0));
        while let Some((node, at)) = calls.pop() {
            if at == 0 {
                index[node] = next;
                low[node] = next;
                next += 1;
                stack.push(node);
                on_stack[node] = true;
            }
            let mut at = at;
            let mut descend = None;
            while let Some(&step) = system.needed_by(node).get(at) {
                at += 1;
                if !slice[step] {
                    continue;
                }
                let to = system.to(step);
                if index[to] == UNSEEN {
                    descend = Some(to);
                    break;
                }
                if on_stack[to] {
                    low[node] = low[node].min(index[to]);
                }
            }
            if let Some(to) = descend {
                calls.push((node, at));
                calls.push((to, 0));
                continue;
            }
            if low[node] == index[node] {
                while let Some(member) = stack.pop() {
                    on_stack[member] = false;
                    component[member] = num_components;
                    if member == node {
                        break;
                    }
                }
                num_components += 1;
            }
            if let Some(&(parent, _)) = calls.last() {
                low[parent] = low[parent].min(low[node]);
            }
        }
    }
    // Tarjan numbers sinks first; turned round, sources come first.
    for &node in &reach.order {
        component[node] = num_components - 1 - component[node];
    }
    component
}
