//! Proposed importance, from the tasks: what would hurt if it failed (reference factory §6). Maxima only.

use std::collections::BTreeMap;

use crate::plant::{DataId, DeviceId, Importance, TaskId, Value};

use super::facts::{Facts, Need};

/// Importance per value.
pub(crate) type ByValue = BTreeMap<Value, Importance>;

/// `max` over tasks of `min(importance of the task, weight)`, per value; values that nobody needs are left out.
fn proposal(facts: &Facts<'_>, needs: &[Need]) -> ByValue {
    let mut proposal = ByValue::new();
    for need in needs {
        let task = &facts.needs.tasks[need.task];
        for (value, importance) in Value::ALL.into_iter().zip(task.importance) {
            let importance = importance.unwrap_or_default().min(need.weight);
            if importance > Importance::NONE {
                let worst = proposal.entry(value).or_default();
                *worst = importance.max(*worst);
            }
        }
    }
    proposal
}

/// Proposals for all devices.
pub(crate) fn of_devices(facts: &Facts<'_>) -> BTreeMap<DeviceId, ByValue> {
    let devices = (0..).zip(&facts.devices);
    devices
        .map(|(number, device)| (device.id, proposal(facts, facts.needs.of_device(number))))
        .collect()
}

/// Proposals for all data.
pub(crate) fn of_data(facts: &Facts<'_>) -> BTreeMap<DataId, ByValue> {
    let ids = facts.plant.data.keys();
    ids.map(|&id| (id, proposal(facts, facts.needs.of_data(id))))
        .collect()
}

/// The largest importance a device has: per value a person's rating, else the proposal.
fn of_device(facts: &Facts<'_>, device: u32, proposed: &ByValue) -> Importance {
    let ratings = &facts.devices[device].record.importance;
    let of_value = |value: Value| ratings.of(value).value.or_else(|| proposed.get(&value).copied());
    Value::ALL
        .into_iter()
        .filter_map(of_value)
        .max()
        .unwrap_or_default()
}

/// Proposal for a zone: the largest importance among its devices and its tasks.
pub(crate) fn of_zone(
    facts: &Facts<'_>,
    zone: u32,
    tasks: &[TaskId],
    devices: &BTreeMap<DeviceId, ByValue>,
) -> Option<Importance> {
    let none = ByValue::new();
    let of_devices = facts.zones[zone].devices.iter().map(|&device| {
        let proposed = devices.get(&facts.devices[device].id).unwrap_or(&none);
        of_device(facts, device, proposed)
    });
    let of_tasks = tasks
        .iter()
        .filter_map(|task| facts.plant.tasks.get(task)?.importance.worst());
    of_devices.chain(of_tasks).max()
}
