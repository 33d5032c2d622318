//! Tasks and data at a device or a zone: attach, weigh, detach.

use std::collections::BTreeSet;

use egui::Ui;

use super::{
    InspectorText as T,
    attach::{attach_device_task, attach_stored, attachable, picked_task},
    lists::{add_button, coded, element_row, remove_button},
    needs::weight_button,
    picker::Choice,
    rows::{Folds, SectionHead},
};
use crate::{
    edit::{
        Change, StepName,
        attach::{set_device_use, set_stored_at, set_zone_task},
    },
    i18n::fill,
    plant::{Data, DataId, DeviceId, DeviceUse, TaskId, ZoneId},
    ui::{ctx::ViewCtx, theme::size},
};

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
