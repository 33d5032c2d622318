//! Under the heat map: why the picked cell has its grade, in two sentences without decimals; and the legend.

use egui::{
    Align, Layout, Rect, RichText, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use crate::{
    analysis::findings::{CellGrade, Findings, RiskCell},
    guideline::catalogue,
    i18n::{Lang, fill, threats::ThreatsText as T},
    plant::Grade,
    report::wording::{self, InWords as _, Teller},
    ui::{
        ctx::{Action, ViewCtx},
        panels::inspector::text_in,
        theme::{Theme, bold, font, size},
        view_state::Screen,
        widgets::{ChipSize, filled_button, grade_chip, paint_grade_chip, plain_button},
    },
};

/// Height of the strip, so the map above knows its room.
pub(super) const HEIGHT: f32 = 96.0;
const BAR: f32 = 6.0;
/// Width of a sign of the legend.
const SIGN: f32 = 32.0;
/// From a sign to its words.
const SIGN_GAP: f32 = 5.0;
/// From one entry of the legend to the next.
const ENTRY_GAP: f32 = 12.0;
const LEGEND_LINE: f32 = 17.0;
const LEGEND_GAP: f32 = 4.0;

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
    // A child of its own: what follows stands below the strip, however little is in it.
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    inside.spacing_mut().item_spacing.y = 2.0;
    match cell {
        None => {
            inside.add_space(12.0);
            inside.label(RichText::new(T::PickACell.get(ctx.lang)).color(theme.text_2));
            inside.label(
                RichText::new(T::HintKeys.get(ctx.lang))
                    .size(size::TEXT_SMALL)
                    .color(theme.placeholder),
            );
        }
        Some(cell) => cell_ui(&mut inside, ctx, findings, cell),
    }
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
            let words = if ctx.is_detailed() {
                let rows = findings.recommended_in(cell.zone).count();
                fill(T::ToMeasures.get(lang), &[("n", &rows.to_string())])
            } else {
                T::ToMeasuresLater.get(lang).to_owned()
            };
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
        let singles = effect.cuts.sets.iter().filter(|set| set.len() == 1).flatten();
        let cuts = singles.filter_map(|&index| findings.graph.steps.get(index as usize));
        let cuts: Vec<String> = cuts
            .take(2)
            .map(|step| teller.step(&findings.graph, step))
            .collect();
        if !ctx.is_detailed() {
            reasons.push(T::OthersLater.get(lang).to_owned());
        } else if cuts.is_empty() {
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

/// Signs of the legend with their words; the last is the corner of a judged cell.
fn signs(lang: Lang) -> impl Iterator<Item = (Option<CellGrade>, &'static str)> {
    let grades = Grade::ALL.into_iter().map(CellGrade::Grade);
    let others = [
        CellGrade::NotReachable,
        CellGrade::NotComputed,
        CellGrade::NotApplicable,
    ];
    let graded = grades
        .chain(others)
        .map(move |grade| (Some(grade), grade.in_words(lang)));
    graded.chain(std::iter::once((None, T::LegendCorner.get(lang))))
}

/// Width of an entry of the legend.
fn entry_width(ui: &Ui, words: &str) -> f32 {
    let letters = font(size::TEXT_SMALL);
    let words = ui
        .painter()
        .layout_no_wrap(words.to_owned(), letters, egui::Color32::BLACK);
    SIGN + SIGN_GAP + words.size().x
}

/// Height the legend takes in the room there is, so that the map above knows its own.
pub(super) fn legend_height(ui: &Ui, lang: Lang) -> f32 {
    let room = ui.available_width();
    let (mut lines, mut x) = (1.0, 0.0);
    for (_, words) in signs(lang) {
        let width = entry_width(ui, words);
        if x > 0.0 && x + width > room {
            (lines, x) = (lines + 1.0, 0.0);
        }
        x += width + ENTRY_GAP;
    }
    lines * (LEGEND_LINE + LEGEND_GAP)
}

/// What the signs mean.
pub(super) fn legend_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let theme = ctx.theme;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(ENTRY_GAP, LEGEND_GAP);
        for (grade, words) in signs(ctx.lang) {
            let entry = vec2(entry_width(ui, words), LEGEND_LINE);
            let (rect, response) = ui.allocate_exact_size(entry, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
            let sign = Rect::from_min_size(rect.min, vec2(SIGN, LEGEND_LINE));
            if let Some(grade) = grade {
                paint_grade_chip(ui.painter(), theme, sign, grade, ChipSize::List);
            } else {
                paint_corner(ui.painter(), theme, sign);
            }
            let at = pos2(sign.right() + SIGN_GAP, rect.center().y);
            let letters = font(size::TEXT_SMALL);
            ui.painter()
                .text(at, egui::Align2::LEFT_CENTER, words, letters, theme.text_2);
        }
    });
}

/// The sign of a cell a person judged: a filled corner.
fn paint_corner(painter: &egui::Painter, theme: &Theme, sign: Rect) {
    let rect = Rect::from_center_size(sign.center(), vec2(17.0, 17.0));
    let edge = Stroke::new(1.0, theme.control_border);
    painter.rect_stroke(rect, 2.0, edge, StrokeKind::Inside);
    let corner = [
        rect.right_top(),
        rect.right_top() - vec2(8.0, 0.0),
        rect.right_top() + vec2(0.0, 8.0),
    ];
    painter.add(Shape::convex_polygon(corner.to_vec(), theme.text, Stroke::NONE));
}
