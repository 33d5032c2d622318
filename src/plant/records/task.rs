//! Business tasks and how they use devices and data.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::plant::{DataId, DeptId, DeviceId, Fact, Importance, PartyId, Ratings, TaskId, record::record};

record! {
    /// How a task needs a device.
    pub struct DeviceUse {
        /// 3 cannot do without, 2 partly, 1 convenience.
        pub weight: Importance = Importance::clamped(1),
        /// How many of a group of `count` the task needs; `None` = all.
        pub need: Option<u32>,
        /// Redundancy group this use belongs to; see [`Task::groups`].
        pub group: String,
    }
}

/// What a task does with data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Access {
    /// Reads.
    #[default]
    Read,
    /// Writes.
    Write,
    /// Both.
    Both,
}

record! {
    /// How a task needs a data item.
    pub struct DataUse {
        /// 3 cannot do without, 2 partly, 1 convenience.
        pub weight: Importance = Importance::clamped(1),
        /// Reads, writes or both.
        pub access: Access,
    }
}

record! {
    /// A business task (業務).
    pub struct Task {
        /// The user's own number, e.g. `B02`.
        pub code: String,
        /// Name.
        pub name: String,
        /// Name, English.
        pub name_en: String,
        /// The department that does it.
        pub department: Option<DeptId>,
        /// Departments and parties that help, in words.
        pub partners: String,
        /// How often, in words.
        pub frequency: String,
        /// Minutes it may stand still before it hurts.
        pub tolerable_stop_minutes: Option<u32>,
        /// It can be done by hand for a while.
        pub manual_substitute: Fact<bool>,
        /// Importance in the five values, each with its reason.
        pub importance: Ratings,
        /// Devices it needs.
        pub devices: BTreeMap<DeviceId, DeviceUse>,
        /// Data it needs.
        pub data: BTreeMap<DataId, DataUse>,
        /// How many members of each redundancy group must work.
        pub groups: BTreeMap<String, u32>,
        /// Outside services it stands still without.
        pub services: BTreeSet<PartyId>,
        /// Tasks that stop after this one, and after how many minutes (shown only).
        pub feeds: BTreeMap<TaskId, u32>,
        /// Why it matters, in words.
        pub why: String,
        /// Free text.
        pub note: String,
    }
}

impl Task {
    /// Devices of one redundancy group at most: every set of members that could fail together is looked at.
    pub const GROUP_LIMIT: usize = 6;

    /// The devices of a redundancy group, by id.
    pub fn members<'a>(&'a self, group: &'a str) -> impl Iterator<Item = DeviceId> + 'a {
        let all = self.devices.iter();
        all.filter(move |(_, usage)| usage.group == group)
            .map(|(&id, _)| id)
    }

    /// After devices left: groups without members go, and no group needs more members than it has.
    pub(crate) fn shrink_groups(&mut self) {
        let Self { devices, groups, .. } = self;
        groups.retain(|name, need| {
            let num_members = devices.values().filter(|usage| usage.group == *name).count();
            *need = (*need).min(u32::try_from(num_members).unwrap_or(u32::MAX));
            num_members > 0
        });
    }
}
