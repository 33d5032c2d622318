//! Which tasks a cut stops by itself: their traffic has no way left.

use std::collections::BTreeSet;

use crate::{
    analysis::{facts::Facts, rules::Routes},
    plant::{DeviceId, FlowEnd, TaskId},
};

/// Tasks a cut stops.
pub(super) struct Lost {
    /// Recorded traffic of theirs has no way left.
    pub(super) stops: Vec<TaskId>,
    /// They need two devices that are now apart, without traffic recorded between them.
    pub(super) may_stop: Vec<TaskId>,
}

/// Compares ways before and after a cut.
pub(super) fn stops(before: &Facts<'_>, after: &Facts<'_>) -> Lost {
    let ways = [(before, Routes::new(before)), (after, Routes::new(after))];
    let joined = |side: usize, from: DeviceId, to: DeviceId| {
        ways.get(side).is_some_and(|(facts, routes)| {
            let (Some(from), Some(to)) = (facts.device_ids.number(from), facts.device_ids.number(to)) else {
                return false;
            };
            !routes.between(facts, from, to).is_empty()
        })
    };
    let parted = |from, to| joined(0, from, to) && !joined(1, from, to);
    let plant = before.plant;
    let mut recorded: BTreeSet<(DeviceId, DeviceId)> = BTreeSet::new();
    let mut stops: BTreeSet<TaskId> = BTreeSet::new();
    for flow in plant.flows.values() {
        let (Some(FlowEnd::Device(from)), Some(FlowEnd::Device(to))) = (flow.from, flow.to) else {
            continue;
        };
        recorded.extend([(from, to), (to, from)]);
        if parted(from, to) {
            stops.extend(&flow.tasks);
        }
    }
    let mut may_stop = Vec::new();
    for (&id, task) in &plant.tasks {
        let needed: Vec<DeviceId> = task.devices.keys().copied().collect();
        let apart = needed.iter().enumerate().any(|(place, &from)| {
            (needed.iter().skip(place + 1))
                .any(|&to| !recorded.contains(&(from, to)) && (parted(from, to) || parted(to, from)))
        });
        if apart && !stops.contains(&id) {
            may_stop.push(id);
        }
    }
    Lost {
        stops: stops.into_iter().collect(),
        may_stop,
    }
}
