//! Which tasks touch a zone: those that need one of its devices, and those a person added.

use std::collections::BTreeSet;

use crate::plant::TaskId;

use super::{
    Dense,
    facts::{Facts, ZoneFacts},
};

/// Tasks of every zone, by id. Data kept in a zone adds none: a copy in the office does not make production an
/// office task.
pub(crate) fn tasks_of_zones(facts: &Facts<'_>) -> Dense<Vec<TaskId>> {
    let of_zone = |zone: &ZoneFacts| {
        let needs = zone
            .devices
            .iter()
            .flat_map(|&device| facts.needs.of_device(device));
        let mut tasks: BTreeSet<u32> = needs.map(|need| need.task).collect();
        if let Some(record) = facts.plant.zones.get(&zone.id) {
            tasks.extend(
                record
                    .tasks
                    .keys()
                    .filter_map(|&task| facts.needs.task_ids.number(task)),
            );
        }
        tasks
            .into_iter()
            .map(|task| facts.needs.task_ids.id(task))
            .collect()
    };
    facts.zones.iter().map(of_zone).collect()
}
