//! The picked cell of the heat map: grades, way of attack, tasks that suffer, what is missing, judgement, derivation.

mod doors;
pub(super) mod effect;
mod evidence;
mod judge;
mod likelihood;
mod measures;
mod path;

use egui::{Align2, Rect, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

pub(super) use self::{judge::JudgeState, path::StoryChoice};
use super::{
    InspectorState,
    lists::{coded, element_row},
    rows::{Folds, SectionHead, remark, text_in},
};
use crate::{
    analysis::findings::{CellGrade, Effect, Findings, RiskCell},
    guideline::catalogue,
    i18n::{fill, threats::ThreatsText as T},
    plant::{TaskId, Value},
    report::wording::{self, InWords as _},
    ui::{
        ctx::{Action, ViewCtx},
        theme::{bold, font, size},
        widgets::{ChipSize, ghost_button, paint_grade_chip},
    },
};

/// The panel of a cell.
pub(super) fn cell_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState) {
    let Some((zone, threat)) = ctx.cell else { return };
    let Some(findings) = ctx.findings.clone() else {
        return;
    };
    let Some(cell) = findings.cell(*zone, threat) else {
        return;
    };
    let effect = cell
        .worst_effect
        .and_then(|index| Some((index, ctx.workspace.effect(index)?)));
    head_ui(ui, ctx, cell);
    values_ui(ui, ctx, cell);
    if let Some(why) = wording::why_no_grade(cell) {
        remark(ui, ctx.theme, why.get(ctx.lang));
    }
    if let Some((index, effect)) = effect {
        let struck = (&*findings, index, effect);
        path::path_section(ui, ctx, &mut state.folds, &mut state.story, struck);
        likelihood::likelihood_section(ui, ctx, &mut state.folds, struck);
        doors::doors_section(ui, ctx, &mut state.folds, struck);
    }
    if let Some(hazard) = &cell.hazard {
        remark(
            ui,
            ctx.theme,
            &wording::hazard_sentence(ctx.plant(), hazard, ctx.lang),
        );
    }
    let by_hazard = cell.hazard.as_ref().map(|hazard| &*hazard.tasks);
    let effect_alone = effect.map(|(_, effect)| effect);
    tasks_section(
        ui,
        ctx,
        &mut state.folds,
        effect_alone,
        by_hazard.unwrap_or_default(),
    );
    measures::missing_section(ui, ctx, &mut state.folds, &findings, cell);
    measures::recommended_section(ui, ctx, &mut state.folds, &findings, cell);
    planned_ui(ui, ctx, cell);
    judge::judge_section(ui, ctx, state, cell);
    if let Some((index, effect)) = effect {
        let struck = (&*findings, index, effect);
        evidence::evidence_section(ui, ctx, &mut state.folds, struck, state.story.number);
    }
}

/// Zone › threat, the threat's name and the grade.
fn head_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, cell: &RiskCell) {
    let theme = ctx.theme;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let small = |words: String| RichText::new(words).size(size::TEXT_SMALL).color(theme.text_2);
        if ui
            .add(egui::Label::new(small(ctx.name(cell.zone))).sense(Sense::click()))
            .clicked()
        {
            ctx.send(Action::Select(vec![cell.zone.into()]));
        }
        ui.label(small(format!("› {}", cell.threat)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ghost_button(ui, "×")
                .on_hover_text(T::CellClose.get(ctx.lang))
                .clicked()
            {
                ctx.send(Action::PickCell(None));
                ctx.send(Action::Highlight(None));
            }
        });
    });
    let name = catalogue()
        .threat(&cell.threat)
        .map_or(cell.threat.as_str(), |row| row.name.get(ctx.lang));
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 52.0).max(0.0);
        let galley = ui
            .painter()
            .layout(name.to_owned(), bold(size::TEXT_SECTION), theme.text, width);
        let height = galley.size().y.max(24.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, name));
        ui.painter().galley(rect.left_top(), galley, theme.text);
        let (area, response) = ui.allocate_exact_size(vec2(44.0, height), Sense::hover());
        let words = format!(
            "{} {}",
            wording::cell_sign(cell.grade),
            cell.grade.in_words(ctx.lang)
        );
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &words));
        let chip = Rect::from_center_size(area.center(), vec2(44.0, 22.0));
        paint_grade_chip(ui.painter(), theme, chip, cell.grade, ChipSize::Large);
        response.on_hover_text(words);
    });
    if let Some(row) = catalogue().threat(&cell.threat) {
        remark(ui, theme, row.text.get(ctx.lang));
    }
}

/// A grade for each of the five values.
fn values_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, cell: &RiskCell) {
    let theme = ctx.theme;
    ui.add_space(4.0);
    let width = ui.available_width() / 5.3;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for value in Value::ALL {
            let width = if value == Value::Bc { width * 1.3 } else { width };
            let (rect, response) = ui.allocate_exact_size(vec2(width, 44.0), Sense::hover());
            let grade = cell.grades.get(&value).copied();
            let shown = grade.map_or(CellGrade::NotReachable, CellGrade::Grade);
            let word = value.in_words(ctx.lang);
            response.widget_info(|| {
                WidgetInfo::labeled(
                    WidgetType::Label,
                    true,
                    format!("{word} {}", wording::cell_sign(shown)),
                )
            });
            let edge = Stroke::new(1.0, theme.hairline_strong);
            ui.painter().rect_stroke(rect, 0.0, edge, StrokeKind::Inside);
            let head = pos2(rect.center().x, rect.top() + 12.0);
            let short = wording::short_value(value).get(ctx.lang);
            ui.painter().text(
                head,
                Align2::CENTER_CENTER,
                short,
                font(size::TEXT_SMALL),
                theme.text_2,
            );
            let chip = Rect::from_center_size(pos2(rect.center().x, rect.bottom() - 14.0), vec2(36.0, 17.0));
            paint_grade_chip(ui.painter(), theme, chip, shown, ChipSize::Small);
        }
    });
    ui.add_space(2.0);
}

/// Tasks hit, worst first, each with how badly.
fn tasks_section(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    folds: &mut Folds,
    effect: Option<&Effect>,
    by_hazard: &[TaskId],
) {
    let mut hits: Vec<_> = effect
        .map(|effect| effect.tasks.iter().collect())
        .unwrap_or_default();
    let worst = |hit: &&crate::analysis::findings::TaskHit| hit.impact.values().copied().max().unwrap_or(0);
    hits.sort_by_key(|hit| (std::cmp::Reverse(worst(hit)), hit.task));
    let spared = effect.map(|effect| effect.spared.as_slice()).unwrap_or_default();
    let count = hits.len() + by_hazard.len();
    if count + spared.len() == 0 {
        return;
    }
    let head = SectionHead {
        count: Some(count),
        open_at_first: true,
        ..SectionHead::closed("cell tasks", T::DependentTasks.get(ctx.lang))
    };
    let small = |words: &str| {
        RichText::new(words)
            .size(size::TEXT_SMALL)
            .color(ctx.theme.text_2)
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        for hit in hits {
            element_row(ui, ctx, (hit.task.into(), &coded(ctx, hit.task)), |ui| {
                let words = wording::impact(worst(&hit)).get(ctx.lang);
                ui.label(small(words));
                if hit.recovered > 0 {
                    let holes = [("n", hit.recovered.to_string())];
                    let holes = holes.each_ref().map(|(hole, text)| (*hole, text.as_str()));
                    ui.label(small("↓"))
                        .on_hover_text(fill(T::TaskRecovered.get(ctx.lang), &holes));
                }
            });
        }
        for &task in by_hazard {
            element_row(ui, ctx, (task.into(), &coded(ctx, task)), |_| {});
        }
        for &task in spared {
            element_row(ui, ctx, (task.into(), &coded(ctx, task)), |ui| {
                ui.label(small(T::TaskSpared.get(ctx.lang)));
            });
        }
    });
}

/// What this cell would be if all went as planned.
fn planned_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, cell: &RiskCell) {
    let words = T::PlannedCell.get(ctx.lang);
    let Some(planned) = ctx.planned() else {
        return remark(
            ui,
            ctx.theme,
            &format!("{words}: {}", T::DetailsLater.get(ctx.lang)),
        );
    };
    let Some(planned) = planned.cell(cell.zone, &cell.threat) else {
        return;
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    response.widget_info(|| {
        let then = format!(
            "{words} {} → {}",
            wording::cell_sign(cell.grade),
            wording::cell_sign(planned.grade)
        );
        WidgetInfo::labeled(WidgetType::Label, true, then)
    });
    text_in(
        ui,
        rect.with_max_x(rect.right() - 92.0),
        words,
        bold(size::TEXT_SMALL),
        ctx.theme.text,
    );
    grades_change(ui, ctx, rect, cell.grade, planned.grade);
}

/// `A → C` at the right end of a row.
fn grades_change(ui: &Ui, ctx: &ViewCtx<'_>, rect: Rect, before: CellGrade, after: CellGrade) {
    let chip = |right: f32| Rect::from_min_size(pos2(right - 32.0, rect.center().y - 8.5), vec2(32.0, 17.0));
    let painter = ui.painter();
    paint_grade_chip(painter, ctx.theme, chip(rect.right()), after, ChipSize::List);
    let arrow = pos2(rect.right() - 42.0, rect.center().y);
    painter.text(
        arrow,
        Align2::CENTER_CENTER,
        "→",
        font(size::TEXT_SMALL),
        ctx.theme.placeholder,
    );
    paint_grade_chip(
        painter,
        ctx.theme,
        chip(rect.right() - 52.0),
        before,
        ChipSize::List,
    );
}

/// Findings, the index of an effect in them, and the effect.
type Struck<'a> = (&'a Findings, usize, &'a Effect);
