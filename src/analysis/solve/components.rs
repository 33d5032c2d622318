//! Strongly connected parts of a graph in topological order (Tarjan 1972, without recursion).

use super::Dense;

const UNSEEN: u32 = u32::MAX;

/// Number of the part each node belongs to, counted so that a part comes after those that lead to it. `roots` must
/// reach every node of interest; `next(node, at)` gives the successor at or after place `at` of the node's list,
/// with the place after it.
pub(super) fn components(
    num_nodes: u32,
    roots: impl Iterator<Item = u32> + Clone,
    next: impl Fn(u32, usize) -> Option<(u32, usize)>,
) -> Dense<u32> {
    let mut index = Dense::filled(num_nodes, UNSEEN);
    let mut low = Dense::filled(num_nodes, 0);
    let mut on_stack = Dense::filled(num_nodes, false);
    let mut component = Dense::filled(num_nodes, 0);
    let (mut next_index, mut num_components) = (0, 0_u32);
    let mut stack = Vec::new();
    let mut calls: Vec<(u32, usize)> = Vec::new();
    let mut seen: Vec<u32> = Vec::new();
    for root in roots {
        if index[root] != UNSEEN {
            continue;
        }
        calls.push((root, 0));
        while let Some((node, mut at)) = calls.pop() {
            if at == 0 && index[node] == UNSEEN {
                index[node] = next_index;
                low[node] = next_index;
                next_index += 1;
                stack.push(node);
                seen.push(node);
                on_stack[node] = true;
            }
            let mut descend = None;
            while let Some((to, after)) = next(node, at) {
                at = after;
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
    for node in seen {
        component[node] = num_components - 1 - component[node];
    }
    component
}
