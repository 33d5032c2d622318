//! Which tasks need what, looked up from the side of the thing that fails.

use std::collections::BTreeMap;

use crate::{
    analysis::Dense,
    plant::{DataId, DeviceId, Importance, Plant, TaskId},
};

use super::Numbering;

/// A task's need of a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeviceNeed {
    /// The task.
    pub task: TaskId,
    /// 3 cannot do without … 1 convenience.
    pub weight: Importance,
    /// The task carries on with what is left of the group (D-14): another one is spare.
    pub spared: bool,
}

/// A task's need of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataNeed {
    /// The task.
    pub task: TaskId,
    /// 3 cannot do without … 1 convenience.
    pub weight: Importance,
}

/// A redundancy group of a task: so many of its members must work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The task.
    pub task: TaskId,
    /// Its name in the task.
    pub name: String,
    /// Members, by number, ascending.
    pub members: Vec<u32>,
    /// How many must work.
    pub need: u32,
    /// Largest weight of a member.
    pub weight: Importance,
}

/// More members than this are refused: use the count of one device instead (D-14).
pub const GROUP_LIMIT: usize = 6;

/// Needs by device, data and group.
#[derive(Clone, Debug)]
pub struct Needs {
    devices: Dense<Vec<DeviceNeed>>,
    data: BTreeMap<DataId, Vec<DataNeed>>,
    /// Redundancy groups of at most [`GROUP_LIMIT`] members, by task and name.
    pub groups: Vec<Group>,
}

impl Needs {
    pub(super) fn new(plant: &Plant, device_ids: &Numbering<DeviceId>) -> Self {
        let mut devices = Dense::filled(device_ids.len(), Vec::new());
        let mut data: BTreeMap<DataId, Vec<DataNeed>> = BTreeMap::new();
        let mut groups = Vec::new();
        for (&task, record) in &plant.tasks {
            let own_groups = redundancy_groups(plant, task, device_ids);
            for (&device, usage) in &record.devices {
                let Some(number) = device_ids.number(device) else {
                    continue;
                };
                let in_group = own_groups.iter().any(|group| group.members.contains(&number));
                let spare_units = plant.devices.get(&device).is_some_and(|device| {
                    let needed = usage.need.unwrap_or(device.count);
                    !device.count_is_one_system && needed < device.count
                });
                devices[number].push(DeviceNeed {
                    task,
                    weight: usage.weight,
                    spared: in_group || spare_units,
                });
            }
            for (&item, usage) in &record.data {
                data.entry(item).or_default().push(DataNeed {
                    task,
                    weight: usage.weight,
                });
            }
            groups.extend(own_groups);
        }
        Self {
            devices,
            data,
            groups,
        }
    }

    /// Tasks that need a device, by id.
    pub fn of_device(&self, device: u32) -> &[DeviceNeed] {
        &self.devices[device]
    }

    /// Tasks that need a data item, by id.
    pub fn of_data(&self, data: DataId) -> &[DataNeed] {
        self.data.get(&data).map_or(&[], Vec::as_slice)
    }
}

/// Groups that can be solved: known members, at most [`GROUP_LIMIT`], and fewer needed than there are.
fn redundancy_groups(plant: &Plant, task: TaskId, device_ids: &Numbering<DeviceId>) -> Vec<Group> {
    let Some(record) = plant.tasks.get(&task) else {
        return Vec::new();
    };
    let group = |(name, &need): (&String, &u32)| {
        let uses = record.devices.iter().filter(|(_, usage)| usage.group == *name);
        let (members, weights): (Vec<u32>, Vec<Importance>) = uses
            .filter_map(|(&device, usage)| Some((device_ids.number(device)?, usage.weight)))
            .unzip();
        let solvable = !name.is_empty() && need >= 1 && (need as usize) < members.len();
        (solvable && members.len() <= GROUP_LIMIT).then(|| Group {
            task,
            name: name.clone(),
            members,
            need,
            weight: weights.into_iter().max().unwrap_or_default(),
        })
    };
    record.groups.iter().filter_map(group).collect()
}
