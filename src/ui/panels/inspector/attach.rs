//! What an “attach” list offers: a record that exists, or a new one that is added in the same step.

use std::collections::BTreeSet;

use super::{InspectorText as T, lists::all, picker::Choice};
use crate::{
    edit::{
        Change, Record, StepName,
        attach::{set_device_use, set_stored_at},
    },
    i18n::fill,
    plant::{Data, DataId, DeviceId, DeviceUse, Importance, Task, TaskId},
    ui::ctx::ViewCtx,
};

/// What an “attach” list offers: one that exists, or a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attach<I> {
    Existing(I),
    New,
}

/// Choices of an “attach” list: everything not attached yet, then a new one.
pub(super) fn attachable<I: crate::edit::Editable>(
    ctx: &ViewCtx<'_>,
    attached: &BTreeSet<I>,
    new: T,
) -> Vec<Choice<Attach<I>>> {
    let existing = all::<I>(ctx)
        .into_iter()
        .filter(|choice| !attached.contains(&choice.value));
    let existing = existing.map(|choice| Choice::new(Attach::Existing(choice.value), choice.text));
    let name = fill(new.get(ctx.lang), &[("name", "…")]);
    existing
        .chain(std::iter::once(Choice::new(Attach::New, name)))
        .collect()
}

/// The record picked, adding it first if it is new: `(the change so far, its id)`.
pub(super) fn picked_task(ctx: &ViewCtx<'_>, picked: Attach<TaskId>) -> (Option<Change>, TaskId) {
    match picked {
        Attach::Existing(task) => (None, task),
        Attach::New => {
            let id = ctx.fresh();
            let name = T::NewTaskName.get(ctx.lang).to_owned();
            let task = Task {
                code: next_code(ctx.plant().tasks.values().map(|task| &task.code), "B", 2),
                name,
                ..Task::default()
            };
            (Some(Change::Put(vec![Record::Task(id, Box::new(task))])), id)
        }
    }
}

pub(super) fn picked_data(ctx: &ViewCtx<'_>, picked: Attach<DataId>) -> (Option<Change>, DataId) {
    match picked {
        Attach::Existing(data) => (None, data),
        Attach::New => {
            let id = ctx.fresh();
            let name = T::NewDataName.get(ctx.lang).to_owned();
            let data = Data {
                code: next_code(ctx.plant().data.values().map(|data| &data.code), "DT", 1),
                name,
                ..Data::default()
            };
            (Some(Change::Put(vec![Record::Data(id, Box::new(data))])), id)
        }
    }
}

/// The next free number of a series: `B10` after `B09`.
pub(super) fn next_code<'a>(codes: impl Iterator<Item = &'a String>, prefix: &str, digits: usize) -> String {
    let numbers = codes.filter_map(|code| code.strip_prefix(prefix)?.parse::<u32>().ok());
    let next = numbers.max().unwrap_or(0) + 1;
    format!("{prefix}{next:0digits$}")
}

/// Lets a task need a device.
pub(super) fn attach_device_task(ctx: &ViewCtx<'_>, device: DeviceId, picked: Attach<TaskId>) {
    let usage = DeviceUse {
        weight: Importance::clamped(3),
        ..DeviceUse::default()
    };
    let (added, task) = picked_task(ctx, picked);
    let change = match added {
        None => set_device_use(ctx.plant(), task, device, Some(&usage)),
        Some(Change::Put(records)) => Change::Put(with_use(records, device, &usage)),
        Some(other) => other,
    };
    ctx.change(StepName::Attach, change);
}

/// A new task that needs the device from the start.
fn with_use(mut records: Vec<Record>, device: DeviceId, usage: &DeviceUse) -> Vec<Record> {
    for record in &mut records {
        if let Record::Task(_, task) = record {
            task.devices.insert(device, usage.clone());
        }
    }
    records
}

/// Keeps a data item at a device.
pub(super) fn attach_stored(ctx: &ViewCtx<'_>, device: DeviceId, picked: Attach<DataId>) {
    let (added, data) = picked_data(ctx, picked);
    let change = match added {
        None => set_stored_at(ctx.plant(), data, device, true),
        Some(Change::Put(mut records)) => {
            for record in &mut records {
                if let Record::Data(_, data) = record {
                    data.stored_at.insert(device);
                }
            }
            Change::Put(records)
        }
        Some(other) => other,
    };
    ctx.change(StepName::Attach, change);
}
