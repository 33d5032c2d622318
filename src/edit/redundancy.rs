//! Changes of a task's redundancy groups: devices of which some are enough for the task to go on.
//!
//! Each function reads the plant and gives the change that does it. A group always has members, and a device of a task
//! is in one group at most.

use super::Change;
use crate::plant::{DeviceId, Plant, Task, TaskId};

/// Puts a device the task needs into a group, out of any other; a group of this name is made where there is none, of
/// which one member is enough. A full group stays as it is.
pub fn join_group(plant: &Plant, task: TaskId, device: DeviceId, group: &str) -> Change {
    Change::edit(plant, &[task], |task: &mut Task| {
        let is_full = task.members(group).count() >= Task::GROUP_LIMIT;
        let Some(usage) = task
            .devices
            .get_mut(&device)
            .filter(|_| !is_full && !group.is_empty())
        else {
            return;
        };
        group.clone_into(&mut usage.group);
        task.groups.entry(group.to_owned()).or_insert(1);
        task.shrink_groups();
    })
}

/// Takes a device out of its group.
pub fn leave_group(plant: &Plant, task: TaskId, device: DeviceId) -> Change {
    Change::edit(plant, &[task], |task: &mut Task| {
        if let Some(usage) = task.devices.get_mut(&device) {
            usage.group.clear();
        }
        task.shrink_groups();
    })
}

/// Says how many members of a group must work.
pub fn set_group_need(plant: &Plant, task: TaskId, group: &str, need: u32) -> Change {
    Change::edit(plant, &[task], |task: &mut Task| {
        if let Some(known) = task.groups.get_mut(group) {
            *known = need.max(1);
        }
        task.shrink_groups();
    })
}

/// Gives a group another name; a name that is empty or taken changes nothing.
pub fn rename_group(plant: &Plant, task: TaskId, from: &str, to: &str) -> Change {
    Change::edit(plant, &[task], |task: &mut Task| {
        if to.is_empty() || task.groups.contains_key(to) {
            return;
        }
        let Some(need) = task.groups.remove(from) else {
            return;
        };
        task.groups.insert(to.to_owned(), need);
        for usage in task.devices.values_mut().filter(|usage| usage.group == from) {
            to.clone_into(&mut usage.group);
        }
    })
}

/// Breaks a group up; the task needs every one of its devices again.
pub fn remove_group(plant: &Plant, task: TaskId, group: &str) -> Change {
    Change::edit(plant, &[task], |task: &mut Task| {
        task.groups.remove(group);
        for usage in task.devices.values_mut().filter(|usage| usage.group == group) {
            usage.group.clear();
        }
    })
}

/// A name for the next group of a task: the first number that is free.
pub fn next_group_name(task: &Task) -> String {
    let mut names = (1_u32..).map(|number| number.to_string());
    names
        .find(|name| !task.groups.contains_key(name) && task.members(name).next().is_none())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::{Session, StepName, attach::set_device_use},
        plant::{Device, DeviceUse, IdSource},
    };

    /// A task that needs `count` devices.
    fn task_with(count: usize) -> (Session, TaskId, Vec<DeviceId>) {
        let (mut plant, mut ids) = (Plant::default(), IdSource::new(3));
        let mut devices: Vec<DeviceId> = (0..count).map(|_| ids.fresh()).collect();
        devices.sort();
        let mut task = Task::default();
        for &device in &devices {
            plant.devices.insert(device, Device::default());
            task.devices.insert(device, DeviceUse::default());
        }
        let id = ids.fresh();
        plant.tasks.insert(id, task);
        (Session::open(plant), id, devices)
    }

    fn carry_out(session: &mut Session, change: impl FnOnce(&Plant) -> Change) {
        let change = change(session.plant());
        session.dispatch(StepName::Redundancy, &change);
    }

    fn group(session: &Session, task: TaskId, name: &str) -> Option<(u32, Vec<DeviceId>)> {
        let task = session.plant().tasks.get(&task)?;
        Some((*task.groups.get(name)?, task.members(name).collect()))
    }

    #[test]
    fn a_group_is_made_by_its_first_member_and_gone_with_its_last() {
        let (mut session, task, devices) = task_with(2);
        for &device in &devices {
            carry_out(&mut session, |plant| join_group(plant, task, device, "1"));
        }
        assert_eq!(group(&session, task, "1"), Some((1, devices.clone())));
        carry_out(&mut session, |plant| set_group_need(plant, task, "1", 2));
        carry_out(&mut session, |plant| leave_group(plant, task, devices[0]));
        assert_eq!(group(&session, task, "1"), Some((1, devices[1..].to_vec())));
        carry_out(&mut session, |plant| {
            set_device_use(plant, task, devices[1], None)
        });
        assert_eq!(group(&session, task, "1"), None);
        session.undo();
        assert_eq!(group(&session, task, "1"), Some((1, devices[1..].to_vec())));
    }

    #[test]
    fn a_seventh_device_does_not_get_into_a_group() {
        let (mut session, task, devices) = task_with(7);
        for &device in &devices {
            carry_out(&mut session, |plant| join_group(plant, task, device, "press"));
        }
        assert_eq!(group(&session, task, "press"), Some((1, devices[..6].to_vec())));
    }

    #[test]
    fn a_device_changes_its_group_and_is_in_one_at_most() {
        let (mut session, task, devices) = task_with(2);
        carry_out(&mut session, |plant| join_group(plant, task, devices[0], "a"));
        carry_out(&mut session, |plant| join_group(plant, task, devices[1], "a"));
        carry_out(&mut session, |plant| join_group(plant, task, devices[0], "b"));
        assert_eq!(group(&session, task, "a"), Some((1, vec![devices[1]])));
        assert_eq!(group(&session, task, "b"), Some((1, vec![devices[0]])));
    }

    #[test]
    fn a_renamed_group_keeps_its_members_and_takes_no_name_that_is_there() {
        let (mut session, task, devices) = task_with(2);
        carry_out(&mut session, |plant| join_group(plant, task, devices[0], "1"));
        carry_out(&mut session, |plant| join_group(plant, task, devices[1], "2"));
        carry_out(&mut session, |plant| rename_group(plant, task, "1", "2"));
        assert_eq!(group(&session, task, "1"), Some((1, vec![devices[0]])));
        carry_out(&mut session, |plant| rename_group(plant, task, "1", "press"));
        assert_eq!(group(&session, task, "press"), Some((1, vec![devices[0]])));
        assert_eq!(next_group_name(&session.plant().tasks[&task]), "1");
        carry_out(&mut session, |plant| remove_group(plant, task, "press"));
        assert_eq!(group(&session, task, "press"), None);
        assert_eq!(session.plant().tasks[&task].members("press").count(), 0);
    }
}
