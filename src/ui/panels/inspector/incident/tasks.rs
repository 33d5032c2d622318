//! Tasks: those that can suffer, the worst first, and those that keep running.

use egui::{RichText, Ui};

use super::super::{
    lists::{coded, element_row},
    rows::{Folds, SectionHead, remark},
};
use crate::{
    analysis::{
        findings::CellGrade,
        incident::{Outlook, TaskOutlook},
    },
    i18n::{fill, incident::IncidentText as T},
    report::wording::task_sign,
    ui::{
        ctx::ViewCtx,
        theme::{size, strong},
        widgets::{ChipSize, grade_chip},
    },
};

/// The section.
pub(super) fn tasks_section(ui: &mut Ui, ctx: &ViewCtx<'_>, folds: &mut Folds, outlook: &Outlook) {
    let head = SectionHead {
        open_at_first: true,
        ..SectionHead::closed("incident tasks", T::Tasks.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        if outlook.tasks.is_empty() {
            return remark(ui, ctx.theme, T::TasksNone.get(ctx.lang));
        }
        let (running, hit): (Vec<&TaskOutlook>, Vec<_>) =
            outlook.tasks.iter().partition(|task| task.likelihood == 0);
        for (text, tasks) in [(T::TasksHit, hit), (T::TasksRunning, running)] {
            let words = fill(text.get(ctx.lang), &[("n", &tasks.len().to_string())]);
            ui.label(strong(words, size::TEXT_SMALL).color(ctx.theme.text_2));
            for task in tasks {
                task_row(ui, ctx, task);
            }
        }
    });
}

fn task_row(ui: &mut Ui, ctx: &ViewCtx<'_>, task: &TaskOutlook) {
    let name = coded(ctx, task.task);
    element_row(ui, ctx, (task.task.into(), &name), |ui| {
        let sign = task_sign(task, ctx.lang);
        let small = |words: &str, ink| RichText::new(words).size(size::TEXT_SMALL).color(ink);
        match (task.grade, task.likelihood) {
            (Some(grade), _) => {
                let words = fill(
                    T::TaskSuffers.get(ctx.lang),
                    &[("name", name.as_str()), ("grade", &sign)],
                );
                grade_chip(ui, ctx.theme, CellGrade::Grade(grade), ChipSize::List, &words);
            }
            (None, 0) => drop(ui.label(small(&sign, ctx.theme.ok))),
            (None, _) => {
                ui.label(small(T::TaskSuffersUngraded.get(ctx.lang), ctx.theme.text_2));
            }
        }
    });
}
