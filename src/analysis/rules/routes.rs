//! Ways through the networks: which boundary device stands between a segment and the internet, and which segments
//! the traffic between two devices runs over.

use std::collections::VecDeque;

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
        let ahead = distances(&self.next, starts);
        let behind = distances(&self.previous, ends);
        let through = |segment: u32| {
            ahead[segment]
                .checked_add(behind[segment])
                .filter(|&sum| sum != FAR)
        };
        let segments = || 0..self.next.len();
        let Some(shortest) = segments().filter_map(through).min() else {
            return Vec::new();
        };
        segments()
            .filter(|&segment| through(segment) == Some(shortest))
            .collect()
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

fn distances(joined: &Dense<Vec<u32>>, starts: impl Iterator<Item = u32>) -> Dense<u32> {
    let mut distance = Dense::filled(joined.len(), FAR);
    let mut queue = VecDeque::new();
    for start in starts {
        if distance[start] == FAR {
            distance[start] = 0;
            queue.push_back(start);
        }
    }
    while let Some(segment) = queue.pop_front() {
        for &near in &joined[segment] {
            if distance[near] == FAR {
                distance[near] = distance[segment] + 1;
                queue.push_back(near);
            }
        }
    }
    distance
}
