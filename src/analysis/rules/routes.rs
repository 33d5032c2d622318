//! Ways through the networks: which boundary device stands between a segment and the internet, and which segments
//! the traffic between two devices runs over.

use std::collections::{BTreeMap, BTreeSet, VecDeque, btree_map::Entry};

use crate::{
    analysis::{Dense, facts::Facts},
    guideline::Class,
    plant::NetworkKind,
};

const FAR: u32 = u32::MAX;

/// Segments joined by the devices that pass traffic on.
#[derive(Clone, Debug)]
pub(crate) struct Routes {
    /// From each segment, where crossings lead.
    next: Dense<Vec<u32>>,
    /// To each segment, where crossings come from.
    previous: Dense<Vec<u32>>,
    /// The nearest boundary device with an internet side; of equally near ones the one with the smallest id.
    boundary: Dense<Option<u32>>,
}

impl Routes {
    /// Joins the segments of a plant.
    pub(crate) fn new(facts: &Facts<'_>) -> Self {
        let num_segments = facts.net.segments.len();
        let mut next = Dense::filled(num_segments, Vec::new());
        let mut previous = Dense::filled(num_segments, Vec::new());
        for crossing in &facts.net.crossings {
            next[crossing.from].push(crossing.to);
            previous[crossing.to].push(crossing.from);
        }
        let mut routes = Self {
            next,
            previous,
            boundary: Dense::filled(num_segments, None),
        };
        routes.find_boundaries(facts);
        routes
    }

    /// The boundary device through which a segment reaches the internet.
    pub(crate) fn boundary_of(&self, segment: u32) -> Option<u32> {
        self.boundary[segment]
    }

    /// Segments on any shortest way from one device to another.
    pub(crate) fn between(&self, facts: &Facts<'_>, from: u32, to: u32) -> Vec<u32> {
        let starts = facts
            .net
            .of_device(from)
            .iter()
            .filter(|at| at.leaves)
            .map(|at| at.segment);
        let ends = facts
            .net
            .of_device(to)
            .iter()
            .filter(|at| at.enters)
            .map(|at| at.segment);
        let ends: BTreeSet<u32> = ends.collect();
        let Some((shortest, ahead)) = search(&self.next, starts, |segment| ends.contains(&segment), FAR)
        else {
            return Vec::new();
        };
        let reached = ends.into_iter().filter(|end| ahead.get(end) == Some(&shortest));
        let behind = search(&self.previous, reached, |_| false, shortest);
        let behind = behind.map(|(_, behind)| behind).unwrap_or_default();
        let through = behind.into_iter().filter(|&(segment, behind)| {
            let ahead = ahead.get(&segment);
            ahead.is_some_and(|ahead| ahead + behind == shortest)
        });
        through.map(|(segment, _)| segment).collect()
    }

    fn find_boundaries(&mut self, facts: &Facts<'_>) {
        let internet = facts
            .net
            .outside
            .iter()
            .filter(|link| link.kind == NetworkKind::Internet);
        let mut doors: Vec<u32> = internet
            .map(|link| link.device)
            .filter(|&device| facts.devices[device].class == Class::Bnd)
            .collect();
        doors.sort_unstable();
        let mut queue = VecDeque::new();
        for door in doors {
            for attachment in facts.net.of_device(door) {
                let boundary = &mut self.boundary[attachment.segment];
                if boundary.is_none() {
                    *boundary = Some(door);
                    queue.push_back(attachment.segment);
                }
            }
        }
        while let Some(segment) = queue.pop_front() {
            for at in 0..self.previous[segment].len() as u32 {
                let Some(&before) = self.previous[segment].get(at as usize) else {
                    break;
                };
                if self.boundary[before].is_none() {
                    self.boundary[before] = self.boundary[segment];
                    queue.push_back(before);
                }
            }
        }
    }
}

/// Breadth-first from `starts`, level by level until one holds a `goal` or lies `within` steps: how far that level is,
/// and the distance of all segments up to it. `None` when no goal can be reached.
fn search(
    joined: &Dense<Vec<u32>>,
    starts: impl Iterator<Item = u32>,
    goal: impl Fn(u32) -> bool,
    within: u32,
) -> Option<(u32, BTreeMap<u32, u32>)> {
    let mut distance: BTreeMap<u32, u32> = starts.map(|start| (start, 0)).collect();
    let mut level: Vec<u32> = distance.keys().copied().collect();
    let mut far = 0;
    while !level.is_empty() {
        if far == within || level.iter().any(|&segment| goal(segment)) {
            return Some((far, distance));
        }
        far += 1;
        let mut next = Vec::new();
        for segment in level {
            for &near in &joined[segment] {
                if let Entry::Vacant(entry) = distance.entry(near) {
                    entry.insert(far);
                    next.push(near);
                }
            }
        }
        level = next;
    }
    (within != FAR).then_some((far, distance))
}
