//! The inspector of tasks.

use egui::Ui;

use super::{
    InspectorState, InspectorText as T,
    drafts::{Commit, Drafts, FieldLook, FieldSpec},
    form::{Form, halfwidth, lens},
    head::{Head, head_ui},
    lists::{add_button, all, coded, element_row, remove_button},
    needs, redundancy,
    rows::{Folds, SectionHead},
};
use crate::{
    diagram::icons::Icon,
    edit::{Change, StepName},
    i18n::fill,
    plant::{Task, TaskId},
    ui::{ctx::ViewCtx, theme::size},
};

/// Tasks, all fields together.
pub(super) fn task_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, ids: &[TaskId]) {
    let mut form = Form {
        ctx,
        drafts: &mut state.drafts,
        ids,
    };
    let single = match ids {
        [id] => Some(*id),
        _ => None,
    };
    if let Some(id) = single {
        let facts = ctx.plant().code_and_name(id.into(), false).0.to_owned();
        let icon = Icon::named("mes_server").unwrap_or_else(|| crate::diagram::icons::Glyph::Table.into());
        let head = Head {
            icon,
            facts,
            grade: None,
            effect: None,
            parents: Vec::new(),
        };
        head_ui(ui, &mut form, &head, lens!(name));
    }
    form.reference(ui, T::Department, lens!(department), T::Unset);
    form.importance(ui, lens!(importance), None, &mut state.rated);
    form.number(ui, T::TolerableStop, T::Minutes, lens!(tolerable_stop_minutes));
    form.yes_no(ui, T::ManualSubstitute, lens!(manual_substitute), None);
    let folds = &mut state.folds;
    if let Some(id) = single {
        needs::task_sections(ui, ctx, folds, id);
        redundancy::redundancy_section(ui, ctx, form.drafts, folds, id);
        feeds_section(ui, ctx, form.drafts, folds, id);
    }
    let head = SectionHead::closed("information", form.say(T::TaskInformation));
    folds.section(ui, ctx.theme, &head, |ui| {
        if form.ids.len() == 1 {
            form.text(ui, T::Code, lens!(code));
            form.text(ui, T::NameEn, lens!(name_en));
        }
        form.text(ui, T::Partners, lens!(partners));
        form.text(ui, T::Frequency, lens!(frequency));
        form.long_text(ui, T::WhyImportant, lens!(why));
        form.references(ui, T::Services, lens!(services));
    });
    form.note_section(ui, folds, lens!(note));
}

/// Tasks that stop after this one, and after how many minutes; shown only, never computed with.
fn feeds_section(ui: &mut Ui, ctx: &ViewCtx<'_>, drafts: &mut Drafts, folds: &mut Folds, id: TaskId) {
    let Some(task) = ctx.plant().tasks.get(&id) else {
        return;
    };
    let head = SectionHead {
        count: Some(task.feeds.len()),
        ..SectionHead::closed("feeds", T::Feeds.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        for (&next, &minutes) in &task.feeds {
            let name = coded(ctx, next);
            element_row(ui, ctx, (next.into(), &name), |ui| {
                if remove_button(ui, ctx, &fill(T::DetachNamed.get(ctx.lang), &[("name", &name)])) {
                    let change = Change::edit(ctx.plant(), &[id], |task: &mut Task| {
                        task.feeds.remove(&next);
                    });
                    ctx.change(StepName::Attach, change);
                }
                minutes_field(ui, ctx, drafts, (id, next), (&name, minutes));
            });
        }
        let free = || {
            let others = all::<TaskId>(ctx).into_iter();
            others
                .filter(|choice| choice.value != id && !task.feeds.contains_key(&choice.value))
                .collect()
        };
        if let Some(next) = add_button(ui, ctx, T::Add.get(ctx.lang), free) {
            let change = Change::edit(ctx.plant(), &[id], |task: &mut Task| {
                task.feeds.insert(next, 0);
            });
            ctx.change(StepName::Attach, change);
        }
    });
}

fn minutes_field(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    drafts: &mut Drafts,
    (id, next): (TaskId, TaskId),
    (name, minutes): (&str, u32),
) {
    let wrong = T::NotANumber.get(ctx.lang);
    let commit = move || -> Commit {
        Box::new(move |plant, typed| {
            let minutes = halfwidth(typed.trim())
                .parse()
                .map_err(|_error| wrong.to_owned())?;
            Ok(Change::edit(plant, &[id], |task: &mut Task| {
                task.feeds.insert(next, minutes);
            }))
        })
    };
    let label = fill(T::FeedsMinutes.get(ctx.lang), &[("task", name)]);
    let spec = FieldSpec {
        id: egui::Id::new(("feeds", id.to_string(), next.to_string())),
        label: &label,
        hint: T::Minutes.get(ctx.lang),
        look: FieldLook::Line,
        width: 40.0,
        step: StepName::Edit,
    };
    ui.label(
        egui::RichText::new(T::Minutes.get(ctx.lang))
            .size(size::TEXT_SMALL)
            .color(ctx.theme.text_2),
    );
    drafts.field(ui, ctx, spec, &minutes.to_string(), commit);
}
