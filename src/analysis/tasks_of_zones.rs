//! Which tasks touch a zone: those that need one of its devices, and those a person added.

use std::collections::BTreeSet;

use crate::plant::TaskId;

use super::{Dense, facts::Facts};

/// Tasks of every zone, by id. Data kept in a zone adds none: a copy in the office does not make production an
/// office task.
pub fn tasks_of_zones(facts: &Facts<'_>) -> Dense<Vec<TaskId>> {
    let of_zone = |(_, zone): (u32, &super::facts::ZoneFacts)| {
        let needs = zone
            .devices
            .iter()
            .flat_map(|&device| facts.needs.of_device(device));
        let mut tasks: BTreeSet<TaskId> = needs.map(|need| need.task).collect();
        if let Some(record) = facts.plant.zones.get(&zone.id) {
            tasks.extend(
                record
                    .tasks
                    .keys()
                    .filter(|task| facts.plant.tasks.contains_key(task)),
            );
        }
        tasks.into_iter().collect()
    };
    (0..).zip(&facts.zones).map(of_zone).collect()
}
