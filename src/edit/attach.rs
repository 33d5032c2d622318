//! Small changes put together for the window: tasks and data attached to devices, strengths of measures.
//!
//! Each function reads the plant and gives the change that does it; nothing is changed here.

use super::Change;
use crate::plant::{
    Data, DataId, DataUse, DeviceId, DeviceUse, Fact, Measure, MeasureId, Plant, Strength, Target, TaskId,
    ZoneId, codes::MeasureCode,
};

/// Which strength of a measure is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// The strength today.
    Now,
    /// The strength planned.
    Goal,
}

/// Lets a task need a device so much, or (with `None`) no more.
pub fn set_device_use(plant: &Plant, task: TaskId, device: DeviceId, usage: Option<&DeviceUse>) -> Change {
    Change::edit(plant, &[task], |task| {
        if let Some(usage) = usage {
            task.devices.insert(device, usage.clone());
        } else {
            task.devices.remove(&device);
            task.shrink_groups();
        }
    })
}

/// Lets a task need a data item so much, or (with `None`) no more.
pub fn set_data_use(plant: &Plant, task: TaskId, data: DataId, usage: Option<&DataUse>) -> Change {
    Change::edit(plant, &[task], |task| match usage {
        Some(usage) => drop(task.data.insert(data, usage.clone())),
        None => drop(task.data.remove(&data)),
    })
}

/// Keeps a data item at a device, or no more.
pub fn set_stored_at(plant: &Plant, data: DataId, device: DeviceId, stored: bool) -> Change {
    Change::edit(plant, &[data], |data: &mut Data| {
        if stored {
            data.stored_at.insert(device);
        } else {
            data.stored_at.remove(&device);
        }
    })
}

/// Ties a task to a zone by hand, with the reason, or (with `None`) no more. Ties that follow from devices and
/// data are derived and need no such entry.
pub fn set_zone_task(plant: &Plant, zone: ZoneId, task: TaskId, why: Option<&str>) -> Change {
    Change::edit(plant, &[zone], |zone| match why {
        Some(why) => drop(zone.tasks.insert(task, why.to_owned())),
        None => drop(zone.tasks.remove(&task)),
    })
}

/// The measure instance at a target, if there is one.
pub fn measure_at(plant: &Plant, target: Target, code: &MeasureCode) -> Option<MeasureId> {
    let mut measures = plant.measures.iter();
    let found = measures.find(|(_, measure)| measure.target == Some(target) && measure.measure == *code);
    found.map(|(&id, _)| id)
}

/// Sets the strength of a measure at a target; the instance is made, under the id `fresh`, where there is none.
/// Setting today's strength by hand also confirms it for every device that came under it by being moved.
pub fn set_strength(
    plant: &Plant,
    (target, code): (Target, &MeasureCode),
    (when, strength): (When, Strength),
    fresh: MeasureId,
) -> Change {
    let id = measure_at(plant, target, code).unwrap_or(fresh);
    let mut measure = plant.measures.get(&id).cloned().unwrap_or_else(|| Measure {
        measure: code.clone(),
        target: Some(target),
        ..Measure::default()
    });
    match when {
        When::Now => {
            measure.now = Fact::Known(strength);
            measure.unconfirmed_for.clear();
        }
        When::Goal => measure.goal = Some(strength),
    }
    Change::put(id, measure)
}

/// A person has looked: the measure holds for the devices that came under it by being moved.
pub fn confirm_measure(plant: &Plant, measure: MeasureId) -> Change {
    Change::edit(plant, &[measure], |measure| measure.unconfirmed_for.clear())
}
