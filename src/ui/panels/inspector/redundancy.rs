//! Redundancy groups of a task: devices of which some are enough for it to go on.

use egui::{Align, Id, Layout, Ui, vec2};

use super::{
    InspectorText as T,
    drafts::{Commit, Drafts, FieldLook, FieldSpec},
    lists::{add_button, coded, element_row, remove_button},
    needs::word_button,
    picker::{Choice, choose},
    rows::{Folds, SectionHead, remark},
};
use crate::{
    edit::{
        StepName,
        redundancy::{join_group, leave_group, next_group_name, remove_group, rename_group, set_group_need},
    },
    i18n::fill,
    plant::{DeviceId, Task, TaskId},
    ui::{ctx::ViewCtx, theme::size},
};

/// How far members stand to the right of their group.
const INDENT: f32 = 14.0;

/// The groups of a task, each with its members and how many of them must work.
pub(super) fn redundancy_section(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    drafts: &mut Drafts,
    folds: &mut Folds,
    id: TaskId,
) {
    let Some(task) = ctx.plant().tasks.get(&id) else {
        return;
    };
    let head = SectionHead {
        count: Some(task.groups.len()),
        ..SectionHead::closed("redundancy", T::Redundancy.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        remark(ui, ctx.theme, T::RedundancyHelp.get(ctx.lang));
        for (group, &need) in &task.groups {
            group_ui(ui, ctx, drafts, (id, task), (group, need));
        }
        let free = free_devices(ctx, task);
        if free.is_empty() {
            if task.groups.is_empty() {
                remark(ui, ctx.theme, T::RedundancyNeedsDevices.get(ctx.lang));
            }
            return;
        }
        if let Some(device) = add_button(ui, ctx, T::NewGroup.get(ctx.lang), || free) {
            let change = join_group(ctx.plant(), id, device, &next_group_name(task));
            ctx.change(StepName::Redundancy, change);
        }
    });
}

/// Devices the task needs that are in no group.
fn free_devices(ctx: &ViewCtx<'_>, task: &Task) -> Vec<Choice<DeviceId>> {
    let free = task
        .devices
        .iter()
        .filter(|(_, usage)| !task.groups.contains_key(&usage.group));
    free.map(|(&device, _)| Choice::new(device, coded(ctx, device)))
        .collect()
}

fn group_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    drafts: &mut Drafts,
    (id, task): (TaskId, &Task),
    (group, need): (&str, u32),
) {
    let members: Vec<DeviceId> = task.members(group).collect();
    head_ui(ui, ctx, drafts, id, (group, need, members.len()));
    ui.indent(("group", group), |ui| {
        ui.spacing_mut().indent = INDENT;
        for &device in &members {
            let name = coded(ctx, device);
            element_row(ui, ctx, (device.into(), &name), |ui| {
                let words = fill(T::LeaveGroupNamed.get(ctx.lang), &[("name", &name)]);
                if remove_button(ui, ctx, &words) {
                    ctx.change(StepName::Redundancy, leave_group(ctx.plant(), id, device));
                }
            });
        }
        let limit = Task::GROUP_LIMIT;
        let hint = if members.len() > limit {
            Some(T::GroupTooLarge)
        } else if members.len() < 2 {
            Some(T::GroupTooSmall)
        } else if need as usize >= members.len() {
            Some(T::GroupWithoutSpare)
        } else {
            None
        };
        if let Some(hint) = hint {
            let words = fill(hint.get(ctx.lang), &[("limit", &limit.to_string())]);
            ui.label(
                egui::RichText::new(words)
                    .size(size::TEXT_SMALL)
                    .color(ctx.theme.warning),
            );
        }
        let free = free_devices(ctx, task);
        if members.len() >= limit {
            remark(
                ui,
                ctx.theme,
                &fill(T::GroupFull.get(ctx.lang), &[("limit", &limit.to_string())]),
            );
        } else if !free.is_empty()
            && let Some(device) = add_button(ui, ctx, T::JoinGroup.get(ctx.lang), || free)
        {
            ctx.change(StepName::Redundancy, join_group(ctx.plant(), id, device, group));
        }
    });
}

/// The group's name to edit, how many of its members must work, and a way to break it up.
fn head_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    drafts: &mut Drafts,
    id: TaskId,
    (group, need, count): (&str, u32, usize),
) {
    let line = vec2(ui.available_width(), size::ROW);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let words = fill(T::RemoveGroupNamed.get(ctx.lang), &[("group", group)]);
        if remove_button(ui, ctx, &words) {
            ctx.change(StepName::Redundancy, remove_group(ctx.plant(), id, group));
        }
        let shown = fill(
            T::GroupNeedOf.get(ctx.lang),
            &[("need", &need.to_string()), ("count", &count.to_string())],
        );
        let label = fill(T::GroupNeeds.get(ctx.lang), &[("group", group)]);
        let button = word_button(ui, ctx, &label, &shown);
        let most = u32::try_from(count).unwrap_or(u32::MAX);
        let choices = || {
            (1..=most)
                .map(|need| Choice::new(need, need.to_string()))
                .collect()
        };
        if let Some(need) = choose(ctx.theme, &button, Some(&need), "", choices) {
            ctx.change(StepName::Redundancy, set_group_need(ctx.plant(), id, group, need));
        }
        let (old, taken) = (group.to_owned(), T::GroupNameTaken.get(ctx.lang).to_owned());
        let commit = move || -> Commit {
            Box::new(move |plant, typed| {
                let typed = typed.trim();
                let groups = plant.tasks.get(&id).map(|task| &task.groups);
                let is_taken = typed != old && groups.is_some_and(|groups| groups.contains_key(typed));
                if typed.is_empty() || is_taken {
                    return Err(taken.clone());
                }
                Ok(rename_group(plant, id, &old, typed))
            })
        };
        let spec = FieldSpec {
            id: Id::new(("group", id.to_string(), group)),
            label: T::GroupName.get(ctx.lang),
            hint: T::GroupName.get(ctx.lang),
            look: FieldLook::Line,
            width: (ui.available_width()).max(40.0),
            step: StepName::Redundancy,
        };
        drafts.field(ui, ctx, spec, group, commit);
    });
}
