//! Where the records of the relation map lie: four columns, ordered so that few lines cross.
//!
//! A layered layout of its own: the hierarchical layout of `egui_graphs` does not look at crossings.

use super::relations::{Column, Relations};
use crate::plant::geometry::Point;

/// Width of a record's box.
pub(super) const NODE_WIDTH: f32 = 168.0;
/// Height of a record's box.
pub(super) const NODE_HEIGHT: f32 = 25.0;
/// Smallest distance from row to row.
const MIN_PITCH: f32 = 29.0;
/// Largest distance from row to row.
const MAX_PITCH: f32 = 52.0;
/// Smallest gap between two columns.
const MIN_GAP: f32 = 48.0;
/// Sweeps over the columns; the best order met is taken, so more sweeps never make it worse.
const SWEEPS: usize = 16;

/// The middle of every record's box, in the order of [`Relations::nodes`], for a view of this size.
pub(super) fn positions(relations: &Relations, width: f32, height: f32) -> Vec<Point> {
    let columns = ordered(relations);
    let used: Vec<&Vec<usize>> = columns.iter().filter(|column| !column.is_empty()).collect();
    let gaps = used.len().saturating_sub(1).max(1) as f32;
    let step = ((width - NODE_WIDTH) / gaps).max(NODE_WIDTH + MIN_GAP);
    let tallest = used.iter().map(|column| column.len()).max().unwrap_or(0).max(1) as f32;
    let pitch = (height / tallest).clamp(MIN_PITCH, MAX_PITCH);
    let span = pitch * tallest;
    let mut positions = vec![Point::default(); relations.nodes.len()];
    for (number, column) in used.iter().enumerate() {
        let row = (span / column.len().max(1) as f32).min(MAX_PITCH * 2.0);
        let top = (span - row * column.len() as f32) / 2.0;
        for (place, &node) in column.iter().enumerate() {
            if let Some(position) = positions.get_mut(node) {
                position.x = NODE_WIDTH / 2.0 + step * number as f32;
                position.y = top + row * (place as f32 + 0.5);
            }
        }
    }
    positions
}

/// The records of each column, top to bottom.
fn ordered(relations: &Relations) -> [Vec<usize>; 4] {
    let mut columns = Column::ALL.map(|column| {
        let members = relations
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, (of, _))| *of == column);
        members.map(|(node, _)| node).collect::<Vec<_>>()
    });
    let neighbours = neighbours(relations);
    let mut best = (crossings(relations, &columns), columns.clone());
    for sweep in 0..SWEEPS {
        let rightwards: [usize; 4] = [0, 1, 2, 3];
        let order = if sweep % 2 == 0 { rightwards } else { [3, 2, 1, 0] };
        for column in order {
            let ranks = ranks(relations.nodes.len(), &columns);
            if let Some(members) = columns.get_mut(column) {
                sort_by_neighbours(members, &neighbours, &ranks);
            }
        }
        let count = crossings(relations, &columns);
        if count < best.0 {
            best = (count, columns.clone());
        }
    }
    best.1
}

fn neighbours(relations: &Relations) -> Vec<Vec<usize>> {
    let mut neighbours = vec![Vec::new(); relations.nodes.len()];
    for &(a, b, _) in &relations.edges {
        for (from, to) in [(a, b), (b, a)] {
            if let Some(list) = neighbours.get_mut(from) {
                list.push(to);
            }
        }
    }
    neighbours
}

/// Height of every record as a share of its column, 0–1, so that long and short columns compare.
fn ranks(len: usize, columns: &[Vec<usize>; 4]) -> Vec<f32> {
    let mut ranks = vec![0.5; len];
    for column in columns {
        for (place, &node) in column.iter().enumerate() {
            if let Some(rank) = ranks.get_mut(node) {
                *rank = (place as f32 + 0.5) / column.len() as f32;
            }
        }
    }
    ranks
}

/// Puts every record at the mean height of its neighbours; one without neighbours keeps its height.
fn sort_by_neighbours(members: &mut [usize], neighbours: &[Vec<usize>], ranks: &[f32]) {
    let rank = |node: usize| ranks.get(node).copied().unwrap_or(0.5);
    let mean = |node: usize| match neighbours.get(node).map(Vec::as_slice) {
        None | Some([]) => rank(node),
        Some(list) => list.iter().map(|&other| rank(other)).sum::<f32>() / list.len() as f32,
    };
    members.sort_by(|&a, &b| mean(a).total_cmp(&mean(b)));
}

/// Pairs of lines that cross between the same two columns.
fn crossings(relations: &Relations, columns: &[Vec<usize>; 4]) -> usize {
    let ranks = ranks(relations.nodes.len(), columns);
    let mut lines: Vec<((Column, Column), f32, f32)> = relations
        .edges
        .iter()
        .filter_map(|&(a, b, _)| {
            let between = (relations.nodes.get(a)?.0, relations.nodes.get(b)?.0);
            Some((between, *ranks.get(a)?, *ranks.get(b)?))
        })
        .collect();
    lines.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2)));
    let right_ends = lines.chunk_by(|a, b| a.0 == b.0);
    right_ends
        .map(|lines| inversions(&mut lines.iter().map(|line| line.2).collect::<Vec<_>>()))
        .sum()
}

/// How many pairs stand in the wrong order, by merging (n log n: big plants have thousands of lines).
fn inversions(values: &mut [f32]) -> usize {
    let middle = values.len() / 2;
    if middle == 0 {
        return 0;
    }
    let (left, right) = values.split_at_mut(middle);
    let inner = inversions(left) + inversions(right);
    let mut smaller_right = 0;
    let mut across = 0;
    for &value in &*left {
        smaller_right += right
            .iter()
            .skip(smaller_right)
            .take_while(|&&other| other < value)
            .count();
        across += smaller_right;
    }
    values.sort_by(f32::total_cmp);
    inner + across
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plant::{Data, DataUse, Device, DeviceUse, IdSource, Plant, Task, Zone};

    /// `n` tasks, each with its own data item on its own device, numbered against each other so that the order
    /// by code crosses every line with every other.
    fn twisted(n: usize) -> Plant {
        let mut plant = Plant::default();
        let mut ids = IdSource::new(1);
        let zone = ids.fresh();
        plant.zones.insert(zone, Zone::default());
        for number in 0..n {
            let (task, data, device) = (ids.fresh(), ids.fresh(), ids.fresh());
            let mut record = Task {
                code: format!("B{number:03}"),
                ..Task::default()
            };
            record.devices.insert(device, DeviceUse::default());
            record.data.insert(data, DataUse::default());
            plant.tasks.insert(task, record);
            let store = Data {
                code: format!("D{:03}", n - number),
                stored_at: [device].into(),
                ..Data::default()
            };
            plant.data.insert(data, store);
            let code = format!("E{:03}", (number * 7) % n);
            plant.devices.insert(
                device,
                Device {
                    code,
                    zone: Some(zone),
                    ..Device::default()
                },
            );
        }
        plant
    }

    #[test]
    fn lines_that_need_not_cross_do_not() {
        let relations = Relations::of(&twisted(9), None);
        assert!(crossings(&relations, &Column::ALL.map(|c| in_code_order(&relations, c))) > 20);
        assert_eq!(crossings(&relations, &ordered(&relations)), 0);
    }

    fn in_code_order(relations: &Relations, column: Column) -> Vec<usize> {
        let members = relations
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.0 == column);
        members.map(|(node, _)| node).collect()
    }

    #[test]
    fn boxes_never_overlap() {
        for (n, height) in [(1, 500.0), (9, 500.0), (60, 500.0)] {
            let relations = Relations::of(&twisted(n), None);
            let at = positions(&relations, 900.0, height);
            for (i, a) in at.iter().enumerate() {
                for b in &at[i + 1..] {
                    let apart = (a.x - b.x).abs() >= NODE_WIDTH || (a.y - b.y).abs() >= NODE_HEIGHT;
                    assert!(apart, "{n}: {a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn a_focus_keeps_what_lies_on_a_way_through_it() {
        let plant = twisted(5);
        let (&task, record) = plant.tasks.first_key_value().unwrap();
        let device = *record.devices.first_key_value().unwrap().0;
        let relations = Relations::of(&plant, Some(device.into()));
        let elements: Vec<_> = relations.nodes.iter().map(|node| node.1).collect();
        assert!(elements.contains(&task.into()) && elements.contains(&device.into()));
        assert_eq!(relations.nodes.len(), 4, "{elements:?}");
    }

    #[test]
    fn inversions_are_counted() {
        assert_eq!(inversions(&mut [3.0, 1.0, 2.0]), 2);
        assert_eq!(inversions(&mut [1.0, 1.0, 2.0]), 0);
        assert_eq!(inversions(&mut [4.0, 3.0, 2.0, 1.0]), 6);
    }
}
