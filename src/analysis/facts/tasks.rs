//! Which tasks need what, looked up from the side of the thing that fails.

use std::collections::BTreeMap;

use crate::{
    analysis::Dense,
    plant::{DataId, DeviceId, Importance, Plant, TaskId, Value},
};

use super::Numbering;

/// A task's need of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Need {
    /// The task, by number.
    pub(crate) task: u32,
    /// 3 cannot do without … 1 convenience.
    pub(crate) weight: Importance,
    /// The task carries on with what is left of the group (D-14): another one is spare.
    pub(crate) spared: bool,
}

/// A redundancy group of a task: so many of its members must work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// The task, by number.
    pub(crate) task: u32,
    /// Its name in the task.
    pub(crate) name: String,
    /// Members, by number, ascending.
    pub(crate) members: Vec<u32>,
    /// How many must work.
    pub(crate) need: u32,
    /// Largest weight of a member.
    pub(crate) weight: Importance,
}

/// More members than this are refused: use the count of one device instead (D-14).
pub(crate) const GROUP_LIMIT: usize = crate::plant::Task::GROUP_LIMIT;

/// What is known about a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TaskFacts {
    /// Importance in the order of [`Value::ALL`]; `None` = not rated yet.
    pub(crate) importance: [Option<Importance>; 5],
    /// Minutes it may stand still.
    pub(crate) tolerable_stop_minutes: Option<u32>,
}

/// Needs by device, data and group.
#[derive(Clone, Debug)]
pub(crate) struct Needs {
    /// Ids of tasks by number.
    pub(crate) task_ids: Numbering<TaskId>,
    /// Tasks by number.
    pub(crate) tasks: Dense<TaskFacts>,
    /// Redundancy groups of at most [`GROUP_LIMIT`] members, by task and name.
    pub(crate) groups: Vec<Group>,
    devices: Dense<Vec<Need>>,
    data: BTreeMap<DataId, Vec<Need>>,
}

impl Needs {
    pub(super) fn new(plant: &Plant, device_ids: &Numbering<DeviceId>) -> Self {
        let mut devices = Dense::filled(device_ids.len(), Vec::new());
        let mut data: BTreeMap<DataId, Vec<Need>> = BTreeMap::new();
        let mut groups = Vec::new();
        let mut tasks = Vec::new();
        for (task, record) in (0..).zip(plant.tasks.values()) {
            tasks.push(TaskFacts {
                importance: Value::ALL.map(|value| record.importance.of(value).value),
                tolerable_stop_minutes: record.tolerable_stop_minutes,
            });
            let own_groups = redundancy_groups(task, record, device_ids);
            for (&device, usage) in &record.devices {
                let Some(number) = device_ids.number(device) else {
                    continue;
                };
                let in_group = own_groups.iter().any(|group| group.members.contains(&number));
                let spare_units = plant.devices.get(&device).is_some_and(|device| {
                    let needed = usage.need.unwrap_or(device.count);
                    !device.count_is_one_system && needed < device.count
                });
                devices[number].push(Need {
                    task,
                    weight: usage.weight,
                    spared: in_group || spare_units,
                });
            }
            for (&item, usage) in &record.data {
                data.entry(item).or_default().push(Need {
                    task,
                    weight: usage.weight,
                    spared: false,
                });
            }
            groups.extend(own_groups);
        }
        Self {
            task_ids: Numbering::new(plant.tasks.keys().copied()),
            tasks: tasks.into(),
            groups,
            devices,
            data,
        }
    }

    /// Tasks that need a device, by id.
    pub(crate) fn of_device(&self, device: u32) -> &[Need] {
        &self.devices[device]
    }

    /// Tasks that need a data item, by id.
    pub(crate) fn of_data(&self, data: DataId) -> &[Need] {
        self.data.get(&data).map_or(&[], Vec::as_slice)
    }
}

/// Groups that can be solved: known members, at most [`GROUP_LIMIT`], and fewer needed than there are.
fn redundancy_groups(task: u32, record: &crate::plant::Task, device_ids: &Numbering<DeviceId>) -> Vec<Group> {
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
