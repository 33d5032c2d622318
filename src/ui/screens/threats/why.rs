//! Under the heat map: why the picked cell has its grade, in two sentences without decimals; and the legend.

use egui::{Align, Layout, Rect, RichText, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::{
    analysis::findings::{CellGrade, Findings, RiskCell},
    guideline::catalogue,
    i18n::{fill, threats::ThreatsText as T},
    plant::Grade,
    report::wording::{self, InWords as _, Teller},
    ui::{
        ctx::{Action, ViewCtx},
        panels::inspector::text_in,
        theme::{bold, font, size},
        view_state::Screen,
        widgets::{ChipSize, filled_button, grade_chip, paint_grade_chip, plain_button},
    },
};

/// Height of the strip, so the map above knows its room.
pub(super) const HEIGHT: f32 = 96.0;
const BAR: f32 = 6.0;

/// The strip of the picked cell.
pub(super) fn why_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, findings: &Findings) {
    let theme = ctx.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT - 8.0), Sense::hover());
    ui.painter().rect(
        rect,
        size::RADIUS,
        theme.panel,
        Stroke::new(1.0, theme.hairline),
        StrokeKind::Inside,
    );
    let cell = ctx.cell.and_then(|(zone, threat)| findings.cell(*zone, threat));
    let bar = Rect::from_min_size(rect.min, vec2(BAR, rect.height()));
    let ink = match cell.map(|cell| cell.grade) {
        Some(CellGrade::Grade(grade)) if grade != Grade::E => theme.grade_fill(grade),
        _ => theme.hairline_strong,
    };
    ui.painter().rect_filled(bar, size::RADIUS, ink);
    let inner = Rect::from_min_max(
        pos2(rect.left() + BAR + 12.0, rect.top() + 6.0),
        rect.max - vec2(12.0, 4.0),
    );
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        match cell {
            None => {
                ui.add_space(12.0);
                ui.label(RichText::new(T::PickACell.get(ctx.lang)).color(theme.text_2));
                ui.label(
                    RichText::new(T::HintKeys.get(ctx.lang))
                        .size(size::TEXT_SMALL)
                        .color(theme.placeholder),
                );
            }
            Some(cell) => cell_ui(ui, ctx, findings, cell),
        }
    });
}

fn cell_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, findings: &Findings, cell: &RiskCell) {
    let lang = ctx.lang;
    let (code, _) = ctx.plant().code_and_name(cell.zone.into(), false);
    let threat = catalogue()
        .threat(&cell.threat)
        .map_or("", |row| row.name.get(lang));
    let title = format!("{code} {} × {} {threat}", ctx.name(cell.zone), cell.threat);
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), 28.0),
        Layout::right_to_left(Align::Center),
        |ui| {
            let rows = findings
                .recommendations
                .iter()
                .filter(|row| row.zone == cell.zone)
                .count();
            let words = fill(T::ToMeasures.get(lang), &[("n", &rows.to_string())]);
            if plain_button(ui, &words).clicked() {
                ctx.send(Action::Show(Screen::Measures));
            }
            if let Some(effect) = cell.worst_effect
                && filled_button(ui, ctx.theme, T::SeePath.get(lang)).clicked()
            {
                show_on_canvas(ctx, effect, 0);
            }
            let (words, _) =
                ui.allocate_exact_size(vec2(ui.available_width().max(0.0), 26.0), Sense::hover());
            text_in(ui, words, &title, bold(size::TEXT_BODY), ctx.theme.text);
        },
    );
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let body = |text: String| RichText::new(text).size(size::TEXT_DENSE);
        if let Some(why) = wording::why_no_grade(cell) {
            drop(ui.label(body(why.get(lang).to_owned())));
        } else {
            ui.label(body(wording::impact_sentence(ctx.plant(), findings, cell, lang)));
            ui.label(body(T::WhyTimes.get(lang).to_owned()));
            ui.label(body(wording::likelihood_sentence(cell, lang)));
            ui.label(body("=".to_owned()));
            grade_chip(
                ui,
                ctx.theme,
                cell.computed,
                ChipSize::Small,
                cell.computed.in_words(lang),
            );
        }
    });
    let because = because(ctx, findings, cell);
    if !because.is_empty() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
        text_in(ui, rect, &because, font(size::TEXT_SMALL), ctx.theme.text_2);
    }
}

/// The strongest reason in one sentence.
fn because(ctx: &ViewCtx<'_>, findings: &Findings, cell: &RiskCell) -> String {
    let lang = ctx.lang;
    let mut reasons = Vec::new();
    if cell.decided {
        let decisions = ctx.plant().decisions.values();
        let own =
            decisions.filter(|decision| decision.zone == Some(cell.zone) && decision.threat == cell.threat);
        let why = own
            .map(|decision| decision.why.as_str())
            .next()
            .unwrap_or_default();
        let computed = wording::cell_sign(cell.computed).to_string();
        reasons.push(fill(
            T::WhyDecided.get(lang),
            &[("grade", &computed), ("why", why)],
        ));
    }
    if let Some(grade) = cell.grade_without_floor {
        reasons.push(fill(
            T::WhyFloor.get(lang),
            &[("grade", &grade.letter().to_string())],
        ));
    }
    if let Some(hazard) = &cell.hazard {
        reasons.push(wording::hazard_sentence(ctx.plant(), hazard, lang));
    }
    if let Some(effect) = cell.worst_effect.and_then(|index| findings.effects.get(index)) {
        let teller = Teller {
            plant: ctx.plant(),
            lang,
        };
        let cuts = effect
            .cuts
            .iter()
            .filter_map(|&index| findings.graph.steps.get(index as usize));
        let cuts: Vec<String> = cuts
            .take(2)
            .map(|step| teller.step(&findings.graph, step))
            .collect();
        if cuts.is_empty() {
            let n = effect.stories.len().to_string();
            reasons.push(fill(T::WhyStories.get(lang), &[("n", &n)]));
        } else {
            reasons.push(fill(
                T::WhyCut.get(lang),
                &[("steps", &cuts.join(lang.pick("、", "; ")))],
            ));
        }
    }
    if cell.unknown {
        reasons.push(T::WhyUnknown.get(lang).to_owned());
    }
    reasons.join(lang.pick("。", ". "))
}

/// Lights up a story and goes to the drawing.
pub(in crate::ui) fn show_on_canvas(ctx: &ViewCtx<'_>, effect: usize, story: usize) {
    ctx.send(Action::Highlight(Some((effect, story))));
    ctx.send(Action::Show(Screen::Canvas));
}

/// What the signs mean.
pub(super) fn legend_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let theme = ctx.theme;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let grades = Grade::ALL.into_iter().map(CellGrade::Grade);
        let others = [
            CellGrade::NotReachable,
            CellGrade::NotComputed,
            CellGrade::NotApplicable,
        ];
        for grade in grades.chain(others) {
            let (rect, _) = ui.allocate_exact_size(vec2(32.0, 17.0), Sense::hover());
            paint_grade_chip(ui.painter(), theme, rect, grade, ChipSize::List);
            let words = RichText::new(grade.in_words(ctx.lang))
                .size(size::TEXT_SMALL)
                .color(theme.text_2);
            ui.label(words);
            ui.add_space(2.0);
        }
        let (rect, _) = ui.allocate_exact_size(vec2(17.0, 17.0), Sense::hover());
        let edge = Stroke::new(1.0, theme.control_border);
        ui.painter().rect_stroke(rect, 2.0, edge, StrokeKind::Inside);
        let corner = [
            rect.right_top(),
            rect.right_top() - vec2(8.0, 0.0),
            rect.right_top() + vec2(0.0, 8.0),
        ];
        ui.painter()
            .add(Shape::convex_polygon(corner.to_vec(), theme.text, Stroke::NONE));
        let words = T::LegendCorner.get(ctx.lang);
        ui.label(RichText::new(words).size(size::TEXT_SMALL).color(theme.text_2));
    });
}
