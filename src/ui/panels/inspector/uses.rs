//! Tasks and data at a device, a data item or a zone: attach, weigh, detach.

use std::collections::BTreeSet;

use egui::{Sense, Ui, WidgetInfo, WidgetType, vec2};

use super::{
    InspectorText as T,
    lists::{add_button, all, coded, element_row, remove_button},
    picker::{Choice, choose},
    rows::{Folds, SectionHead, focus_ring, remark},
};
use crate::{
    edit::{
        Change, Record, StepName,
        attach::{set_data_use, set_device_use, set_stored_at, set_zone_task},
    },
    i18n::fill,
    plant::{Access, Data, DataId, DataUse, DeviceId, DeviceUse, Importance, Task, TaskId, ZoneId},
    report::wording::InWords as _,
    ui::{
        ctx::ViewCtx,
        theme::{font, size},
        widgets::paint_bars,
    },
};

/// What an “attach” list offers: one that exists, or a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attach<I> {
    Existing(I),
    New,
}

/// Choices of an “attach” list: everything not attached yet, then a new one.
fn attachable<I: crate::edit::Editable>(
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
fn picked_task(ctx: &ViewCtx<'_>, picked: Attach<TaskId>) -> (Option<Change>, TaskId) {
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

fn picked_data(ctx: &ViewCtx<'_>, picked: Attach<DataId>) -> (Option<Change>, DataId) {
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
fn next_code<'a>(codes: impl Iterator<Item = &'a String>, prefix: &str, digits: usize) -> String {
    let numbers = codes.filter_map(|code| code.strip_prefix(prefix)?.parse::<u32>().ok());
    let next = numbers.max().unwrap_or(0) + 1;
    format!("{prefix}{next:0digits$}")
}

/// Tasks that need a device, and data kept at it.
pub(super) fn device_section(ui: &mut Ui, ctx: &ViewCtx<'_>, folds: &mut Folds, device: DeviceId) {
    let plant = ctx.plant();
    let using = plant
        .tasks
        .iter()
        .filter_map(|(&id, task)| Some((id, task.devices.get(&device)?)));
    let using: Vec<(TaskId, &DeviceUse)> = using.collect();
    let stored = plant
        .data
        .iter()
        .filter(|(_, data)| data.stored_at.contains(&device));
    let stored: BTreeSet<DataId> = stored.map(|(&id, _)| id).collect();
    let count = using.len() + stored.len();
    let head = SectionHead {
        count: Some(count),
        open_at_first: true,
        ..SectionHead::closed("uses", T::TasksAndData.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        for &(task, used) in &using {
            let name = coded(ctx, task);
            element_row(ui, ctx, (task.into(), &name), |ui| {
                if remove_button(ui, ctx, &fill(T::DetachNamed.get(ctx.lang), &[("name", &name)])) {
                    ctx.change(StepName::Attach, set_device_use(plant, task, device, None));
                }
                if let Some(weight) = weight_button(ui, ctx, &name, used.weight) {
                    let used = DeviceUse {
                        weight,
                        ..used.clone()
                    };
                    ctx.change(StepName::Attach, set_device_use(plant, task, device, Some(&used)));
                }
            });
        }
        let attached = using.iter().map(|&(task, _)| task).collect();
        let words = T::AttachTask.get(ctx.lang);
        if let Some(picked) = add_button(ui, ctx, words, || attachable(ctx, &attached, T::NewTask)) {
            attach_device_task(ctx, device, picked);
        }
        for &data in &stored {
            data_row(ui, ctx, data, Some(device), T::StoredHere.get(ctx.lang));
        }
        let words = T::AttachData.get(ctx.lang);
        if let Some(picked) = add_button(ui, ctx, words, || attachable(ctx, &stored, T::NewData)) {
            attach_stored(ctx, device, picked);
        }
    });
}

fn attach_device_task(ctx: &ViewCtx<'_>, device: DeviceId, picked: Attach<TaskId>) {
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

fn attach_stored(ctx: &ViewCtx<'_>, device: DeviceId, picked: Attach<DataId>) {
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

fn data_row(ui: &mut Ui, ctx: &ViewCtx<'_>, data: DataId, device: Option<DeviceId>, aside: &str) {
    let name = coded(ctx, data);
    element_row(ui, ctx, (data.into(), &name), |ui| {
        if let Some(device) = device
            && remove_button(ui, ctx, &fill(T::DetachNamed.get(ctx.lang), &[("name", &name)]))
        {
            ctx.change(StepName::Attach, set_stored_at(ctx.plant(), data, device, false));
        }
        ui.label(
            egui::RichText::new(aside)
                .size(size::TEXT_SMALL)
                .color(ctx.theme.placeholder),
        );
    });
}

/// Tasks of a zone, derived ones and those tied by hand, and the data kept in it.
pub(super) fn zone_section(ui: &mut Ui, ctx: &ViewCtx<'_>, folds: &mut Folds, zone: ZoneId) {
    let plant = ctx.plant();
    let Some(record) = plant.zones.get(&zone) else {
        return;
    };
    let inside = |device: &DeviceId| {
        let of = plant.devices.get(device).and_then(|device| device.zone);
        of.is_some_and(|of| plant.zone_and_parents(of).any(|around| around == zone))
    };
    let stored: BTreeSet<DataId> = (plant.data.iter())
        .filter(|(_, data)| data.stored_at.iter().any(inside))
        .map(|(&id, _)| id)
        .collect();
    let derived: BTreeSet<TaskId> = (plant.tasks.iter())
        .filter(|(_, task)| {
            task.devices.keys().any(inside) || task.data.keys().any(|data| stored.contains(data))
        })
        .map(|(&id, _)| id)
        .collect();
    let by_hand: BTreeSet<TaskId> = record.tasks.keys().copied().collect();
    let count = derived.union(&by_hand).count() + stored.len();
    let head = SectionHead {
        count: Some(count),
        open_at_first: true,
        ..SectionHead::closed("uses", T::TasksAndData.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        for &task in derived.union(&by_hand) {
            let name = coded(ctx, task);
            element_row(ui, ctx, (task.into(), &name), |ui| {
                let manual = by_hand.contains(&task);
                if manual && remove_button(ui, ctx, &fill(T::DetachNamed.get(ctx.lang), &[("name", &name)])) {
                    ctx.change(StepName::Attach, set_zone_task(plant, zone, task, None));
                }
                let aside = if manual { T::ManualTask } else { T::DerivedTask };
                let words = egui::RichText::new(aside.get(ctx.lang)).size(size::TEXT_SMALL);
                ui.label(words.color(ctx.theme.placeholder));
            });
        }
        let attached = derived.union(&by_hand).copied().collect();
        let words = T::AttachTask.get(ctx.lang);
        if let Some(picked) = add_button(ui, ctx, words, || attachable(ctx, &attached, T::NewTask)) {
            let (added, task) = picked_task(ctx, picked);
            let tie = set_zone_task(plant, zone, task, Some(""));
            ctx.change(
                StepName::Attach,
                Change::All(added.into_iter().chain(std::iter::once(tie)).collect()),
            );
        }
        for &data in &stored {
            data_row(ui, ctx, data, None, "");
        }
        zone_data_adder(ui, ctx, zone);
    });
}

/// Data lie on devices: attaching data to a zone asks on which of its devices.
fn zone_data_adder(ui: &mut Ui, ctx: &ViewCtx<'_>, zone: ZoneId) {
    let plant = ctx.plant();
    let devices: Vec<DeviceId> = plant
        .devices
        .iter()
        .filter(|(_, device)| device.zone == Some(zone))
        .map(|(&id, _)| id)
        .collect();
    if devices.is_empty() {
        return;
    }
    let words = T::AttachData.get(ctx.lang);
    let picked = add_button(ui, ctx, words, || {
        let mut choices = Vec::new();
        for &device in &devices {
            let kept = |data: &Data| data.stored_at.contains(&device);
            let attached = plant
                .data
                .iter()
                .filter(|(_, data)| kept(data))
                .map(|(&id, _)| id)
                .collect();
            for choice in attachable(ctx, &attached, T::NewData) {
                let at = coded(ctx, device);
                choices.push(Choice::explained(
                    (device, choice.value),
                    choice.text,
                    format!("→ {at}"),
                ));
            }
        }
        choices
    });
    if let Some((device, picked)) = picked {
        attach_stored(ctx, device, picked);
    }
}

/// Devices and data a task needs.
pub(super) fn task_sections(ui: &mut Ui, ctx: &ViewCtx<'_>, folds: &mut Folds, id: TaskId) {
    let plant = ctx.plant();
    let Some(task) = plant.tasks.get(&id) else { return };
    let head = SectionHead {
        count: Some(task.devices.len()),
        open_at_first: true,
        ..SectionHead::closed("needed devices", T::NeededDevices.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        for (&device, used) in &task.devices {
            let name = coded(ctx, device);
            element_row(ui, ctx, (device.into(), &name), |ui| {
                if remove_button(ui, ctx, &fill(T::DetachNamed.get(ctx.lang), &[("name", &name)])) {
                    ctx.change(StepName::Attach, set_device_use(plant, id, device, None));
                }
                if let Some(weight) = weight_button(ui, ctx, &name, used.weight) {
                    let used = DeviceUse {
                        weight,
                        ..used.clone()
                    };
                    ctx.change(StepName::Attach, set_device_use(plant, id, device, Some(&used)));
                }
                need_button(ui, ctx, id, device, used);
            });
        }
        let words = T::Add.get(ctx.lang);
        let free = || {
            all::<DeviceId>(ctx)
                .into_iter()
                .filter(|choice| !task.devices.contains_key(&choice.value))
                .collect()
        };
        if let Some(device) = add_button(ui, ctx, words, free) {
            attach_device_task(ctx, device, Attach::Existing(id));
        }
    });
    let head = SectionHead {
        count: Some(task.data.len()),
        open_at_first: true,
        ..SectionHead::closed("needed data", T::NeededData.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        for (&data, used) in &task.data {
            data_use_row(ui, ctx, (id, data), (data.into(), &coded(ctx, data)), used);
        }
        let attached = task.data.keys().copied().collect();
        if let Some(picked) = add_button(ui, ctx, T::AttachData.get(ctx.lang), || {
            attachable(ctx, &attached, T::NewData)
        }) {
            let (added, data) = picked_data(ctx, picked);
            let usage = DataUse {
                weight: Importance::clamped(3),
                ..DataUse::default()
            };
            let tie = set_data_use(plant, id, data, Some(&usage));
            ctx.change(
                StepName::Attach,
                Change::All(added.into_iter().chain(std::iter::once(tie)).collect()),
            );
        }
    });
}

/// Tasks that use a data item.
pub(super) fn data_section(ui: &mut Ui, ctx: &ViewCtx<'_>, folds: &mut Folds, id: DataId) {
    let plant = ctx.plant();
    let using: Vec<(TaskId, &DataUse)> = plant
        .tasks
        .iter()
        .filter_map(|(&task, record)| Some((task, record.data.get(&id)?)))
        .collect();
    let head = SectionHead {
        count: Some(using.len()),
        open_at_first: true,
        ..SectionHead::closed("uses", T::UsedBy.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        for &(task, used) in &using {
            data_use_row(ui, ctx, (task, id), (task.into(), &coded(ctx, task)), used);
        }
        let attached = using.iter().map(|&(task, _)| task).collect();
        if let Some(picked) = add_button(ui, ctx, T::AttachTask.get(ctx.lang), || {
            attachable(ctx, &attached, T::NewTask)
        }) {
            let usage = DataUse {
                weight: Importance::clamped(3),
                ..DataUse::default()
            };
            let (added, task) = picked_task(ctx, picked);
            let change = match added {
                None => set_data_use(plant, task, id, Some(&usage)),
                Some(Change::Put(mut records)) => {
                    for record in &mut records {
                        if let Record::Task(_, task) = record {
                            task.data.insert(id, usage.clone());
                        }
                    }
                    Change::Put(records)
                }
                Some(other) => other,
            };
            ctx.change(StepName::Attach, change);
        }
        if using.is_empty() {
            remark(ui, ctx.theme, T::ImportanceNoProposal.get(ctx.lang));
        }
    });
}

fn data_use_row(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    (task, data): (TaskId, DataId),
    (element, name): (crate::plant::Element, &str),
    used: &DataUse,
) {
    let plant = ctx.plant();
    element_row(ui, ctx, (element, name), |ui| {
        if remove_button(ui, ctx, &fill(T::DetachNamed.get(ctx.lang), &[("name", name)])) {
            ctx.change(StepName::Attach, set_data_use(plant, task, data, None));
        }
        if let Some(weight) = weight_button(ui, ctx, name, used.weight) {
            let used = DataUse {
                weight,
                ..used.clone()
            };
            ctx.change(StepName::Attach, set_data_use(plant, task, data, Some(&used)));
        }
        let label = fill(T::AccessOf.get(ctx.lang), &[("name", name)]);
        let button = word_button(ui, ctx, &label, used.access.in_words(ctx.lang));
        let choices = || {
            let all = [Access::Read, Access::Write, Access::Both];
            all.map(|access| Choice::new(access, access.in_words(ctx.lang)))
                .into()
        };
        if let Some(access) = choose(ctx.theme, &button, Some(&used.access), "", choices) {
            let used = DataUse {
                access,
                ..used.clone()
            };
            ctx.change(StepName::Attach, set_data_use(plant, task, data, Some(&used)));
        }
    });
}

/// How many of a group a task needs; only groups have it.
fn need_button(ui: &mut Ui, ctx: &ViewCtx<'_>, task: TaskId, device: DeviceId, used: &DeviceUse) {
    let plant = ctx.plant();
    let count = plant.devices.get(&device).map_or(1, |device| device.count);
    if count < 2 {
        return;
    }
    let shown = format!("{}/{count}", used.need.unwrap_or(count));
    let button = word_button(ui, ctx, T::NeedOfGroup.get(ctx.lang), &shown);
    let choices = || {
        let some = (1..=count.min(200))
            .rev()
            .map(|need| Choice::new((need < count).then_some(need), need.to_string()));
        some.collect()
    };
    if let Some(need) = choose(ctx.theme, &button, Some(&used.need), "", choices) {
        let used = DeviceUse { need, ..used.clone() };
        ctx.change(StepName::Attach, set_device_use(plant, task, device, Some(&used)));
    }
}

/// Three bars that open the choice of a weight.
fn weight_button(ui: &mut Ui, ctx: &ViewCtx<'_>, name: &str, weight: Importance) -> Option<Importance> {
    let (rect, response) = ui.allocate_exact_size(vec2(32.0, 24.0), Sense::click());
    let label = fill(T::WeightOf.get(ctx.lang), &[("name", name)]);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(WidgetType::ComboBox, ui.is_enabled(), &label);
        info.current_text_value = Some(weight.to_string());
        info
    });
    if response.hovered() {
        ui.painter().rect_filled(rect, size::RADIUS, ctx.theme.hover);
    }
    focus_ring(ui, ctx.theme, &response);
    let bars = egui::Rect::from_center_size(rect.center(), vec2(20.0, 9.0));
    paint_bars(ui.painter(), bars, 3, weight.get(), ctx.theme.text);
    let response = response.on_hover_text(format!("{label}: {weight}"));
    choose(ctx.theme, &response, Some(&weight), "", || {
        [(3, T::Weight3), (2, T::Weight2), (1, T::Weight1)]
            .map(|(weight, help)| {
                Choice::explained(
                    Importance::clamped(weight),
                    weight.to_string(),
                    help.get(ctx.lang),
                )
            })
            .into()
    })
    .filter(|chosen| *chosen != weight)
}

/// A word that opens a choice.
fn word_button(ui: &mut Ui, ctx: &ViewCtx<'_>, label: &str, text: &str) -> egui::Response {
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), font(size::TEXT_SMALL), ctx.theme.text_2);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 8.0, 24.0), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(WidgetType::ComboBox, ui.is_enabled(), label);
        info.current_text_value = Some(text.to_owned());
        info
    });
    if response.hovered() {
        ui.painter().rect_filled(rect, size::RADIUS, ctx.theme.hover);
    }
    focus_ring(ui, ctx.theme, &response);
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, ctx.theme.text_2);
    response.on_hover_text(label)
}
