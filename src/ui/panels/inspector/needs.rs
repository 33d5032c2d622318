//! What a task needs: devices and data, each with how badly; and the same seen from a data item.

use egui::{Sense, Ui, WidgetInfo, WidgetType, vec2};

use super::{
    InspectorText as T,
    attach::{Attach, attach_device_task, attachable, picked_data, picked_task},
    lists::{add_button, all, coded, element_row, remove_button},
    picker::{Choice, choose},
    rows::{Folds, SectionHead, focus_ring, remark},
};
use crate::{
    edit::{
        Change, Record, StepName,
        attach::{set_data_use, set_device_use},
    },
    i18n::fill,
    plant::{Access, DataId, DataUse, DeviceId, DeviceUse, Importance, TaskId},
    report::wording::InWords as _,
    ui::{
        ctx::ViewCtx,
        theme::{font, size},
        widgets::paint_bars,
    },
};

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
pub(super) fn weight_button(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    name: &str,
    weight: Importance,
) -> Option<Importance> {
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
pub(super) fn word_button(ui: &mut Ui, ctx: &ViewCtx<'_>, label: &str, text: &str) -> egui::Response {
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
