//! Proposed importance, from the tasks: what would hurt if it failed (reference factory §6). Maxima only.

use std::collections::BTreeMap;

use crate::plant::{DataId, DeviceId, Importance, Value};

use super::facts::Facts;

/// Importance per value.
pub type ByValue = BTreeMap<Value, Importance>;

/// `max` over tasks of `min(importance of the task, weight)`, per value; values that nobody needs are left out.
fn proposal(facts: &Facts<'_>, needs: impl Iterator<Item = (crate::plant::TaskId, Importance)>) -> ByValue {
    let mut proposal = ByValue::new();
    for (task, weight) in needs {
        let Some(task) = facts.plant.tasks.get(&task) else {
            continue;
        };
        for value in Value::ALL {
            let importance = task.importance.of(value).value.unwrap_or_default().min(weight);
            if importance > Importance::NONE {
                let worst = proposal.entry(value).or_default();
                *worst = importance.max(*worst);
            }
        }
    }
    proposal
}

/// Proposals for all devices.
pub fn of_devices(facts: &Facts<'_>) -> BTreeMap<DeviceId, ByValue> {
    let devices = (0..).zip(&facts.devices);
    devices
        .map(|(number, device)| {
            let needs = facts.needs.of_device(number).iter();
            (
                device.id,
                proposal(facts, needs.map(|need| (need.task, need.weight))),
            )
        })
        .collect()
}

/// Proposals for all data.
pub fn of_data(facts: &Facts<'_>) -> BTreeMap<DataId, ByValue> {
    let ids = facts.plant.data.keys();
    ids.map(|&id| {
        let needs = facts.needs.of_data(id).iter();
        (id, proposal(facts, needs.map(|need| (need.task, need.weight))))
    })
    .collect()
}

/// The importance a device has: a person's rating, else the proposal; per value.
pub fn of_device(facts: &Facts<'_>, device: u32, proposed: &ByValue) -> Importance {
    let ratings = &facts.devices[device].record.importance;
    let value = |value: Value| ratings.of(value).value.or_else(|| proposed.get(&value).copied());
    Value::ALL.into_iter().filter_map(value).max().unwrap_or_default()
}

/// Proposal for a zone: the largest importance among its devices and its tasks.
pub fn of_zone(
    facts: &Facts<'_>,
    zone: u32,
    tasks: &[crate::plant::TaskId],
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
