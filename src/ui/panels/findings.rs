//! The findings list under the work area: one line while closed, all findings while open.

use std::collections::BTreeSet;

use egui::{
    Align, Layout, Margin, Rect, RichText, ScrollArea, Sense, Stroke, TextEdit, Ui, WidgetInfo, WidgetType,
    pos2, vec2,
};

use super::inspector::{focus_ring, text_in};
use crate::{
    analysis::{
        findings::{Lint, Severity},
        lint::RULES,
    },
    diagram::icons::Glyph,
    guideline::catalogue,
    i18n::{fill, lint::LintText as T},
    report::wording::{InWords as _, lint_sentence},
    ui::{
        ctx::{Action, ViewCtx},
        pen::paint_icon,
        theme::{font, size, strong},
        widgets::link_button,
    },
};

const LINE: f32 = 24.0;
const OPEN_HEIGHT: f32 = 168.0;
const HEAD: f32 = 32.0;
const ROW: f32 = 30.0;
const CODE_WIDTH: f32 = 84.0;
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Hint];

/// Open or closed, filter.
#[derive(Default)]
pub struct FindingsState {
    is_open: bool,
    hidden: BTreeSet<Severity>,
    filter: String,
}

/// The list.
pub fn findings_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut FindingsState) {
    let lint: &[Lint] = ctx
        .findings
        .as_ref()
        .map_or(&[], |findings| findings.lint.as_slice());
    egui::Frame::new()
        .inner_margin(Margin::symmetric(12, 0))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if state.is_open {
                ui.set_height(OPEN_HEIGHT);
                open_ui(ui, ctx, state, lint);
            } else {
                ui.set_height(LINE);
                line_ui(ui, ctx, state, lint);
            }
        });
}

const fn ink(ctx: &ViewCtx<'_>, severity: Severity) -> egui::Color32 {
    match severity {
        Severity::Error => ctx.theme.error,
        Severity::Warning => ctx.theme.warning,
        Severity::Hint => ctx.theme.text_2,
    }
}

const fn glyph(severity: Severity) -> Glyph {
    match severity {
        Severity::Error => Glyph::Error,
        Severity::Warning => Glyph::Warning,
        Severity::Hint => Glyph::Hint,
    }
}

const fn plural(severity: Severity) -> T {
    match severity {
        Severity::Error => T::Errors,
        Severity::Warning => T::Warnings,
        Severity::Hint => T::Hints,
    }
}

fn count(lint: &[Lint], severity: Severity) -> usize {
    lint.iter().filter(|finding| finding.severity == severity).count()
}

fn sentence(ctx: &ViewCtx<'_>, finding: &Lint) -> String {
    lint_sentence(finding, ctx.plant(), catalogue(), ctx.lang)
}

fn nothing(ctx: &ViewCtx<'_>) -> String {
    if ctx.findings.is_none() {
        return T::Computing.get(ctx.lang).to_owned();
    }
    fill(T::None.get(ctx.lang), &[("n", &RULES.len().to_string())])
}

/// Closed: how many of each, the first one, and the way to open.
fn line_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut FindingsState, lint: &[Lint]) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for severity in SEVERITIES {
            let n = count(lint, severity);
            let (icon, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
            let color = if n > 0 {
                ink(ctx, severity)
            } else {
                ctx.theme.placeholder
            };
            paint_icon(ui.painter(), icon, glyph(severity), color);
            let words = format!("{} {n}", plural(severity).get(ctx.lang));
            ui.label(RichText::new(words).size(size::TEXT_SMALL).color(color));
            ui.add_space(8.0);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if link_button(ui, ctx.theme, &format!("{} ∧", T::Open.get(ctx.lang))).clicked() {
                state.is_open = true;
            }
            match lint.first() {
                None => {
                    let words = RichText::new(nothing(ctx))
                        .size(size::TEXT_SMALL)
                        .color(ctx.theme.text_2);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.label(words));
                }
                Some(first) => {
                    if link_button(ui, ctx.theme, T::GoThere.get(ctx.lang)).clicked() {
                        ctx.send(Action::Reveal(first.subjects.clone()));
                    }
                    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
                    let code = Rect::from_min_size(rect.min, vec2(CODE_WIDTH - 16.0, LINE));
                    text_in(ui, code, first.rule, font(size::TEXT_SMALL), ctx.theme.text_2);
                    let words = Rect::from_min_max(pos2(code.right() + 4.0, rect.top()), rect.max);
                    text_in(
                        ui,
                        words,
                        &sentence(ctx, first),
                        font(size::TEXT_SMALL),
                        ctx.theme.text,
                    );
                }
            }
        });
    });
}

/// Open: head with counts that filter, then a row for each finding.
fn open_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut FindingsState, lint: &[Lint]) {
    ui.horizontal_centered(|ui| {
        ui.set_height(HEAD);
        ui.label(strong(T::Title.get(ctx.lang), size::TEXT_DENSE));
        for severity in SEVERITIES {
            severity_switch(ui, ctx, state, severity, count(lint, severity));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if link_button(ui, ctx.theme, &format!("{} ∨", T::Close.get(ctx.lang))).clicked() {
                state.is_open = false;
            }
            let filter = TextEdit::singleline(&mut state.filter).hint_text(T::Filter.get(ctx.lang));
            ui.add(filter.desired_width(160.0).font(font(size::TEXT_SMALL)));
        });
    });
    let wanted = state.filter.trim().to_lowercase();
    let shown = lint
        .iter()
        .filter(|finding| !state.hidden.contains(&finding.severity));
    let rows: Vec<(&Lint, String)> = shown
        .map(|finding| (finding, sentence(ctx, finding)))
        .filter(|(finding, words)| {
            words.to_lowercase().contains(&wanted) || finding.rule.to_lowercase().contains(&wanted)
        })
        .collect();
    if rows.is_empty() {
        let words = if lint.is_empty() {
            nothing(ctx)
        } else {
            T::NoneShown.get(ctx.lang).to_owned()
        };
        ui.label(
            RichText::new(words)
                .size(size::TEXT_DENSE)
                .color(ctx.theme.text_2),
        );
        return;
    }
    let height = OPEN_HEIGHT - HEAD;
    ScrollArea::vertical()
        .max_height(height)
        .auto_shrink(false)
        .show_rows(ui, ROW, rows.len(), |ui, range| {
            for (finding, words) in rows.get(range).unwrap_or_default() {
                row_ui(ui, ctx, finding, words);
            }
        });
}

/// A count that shows or hides its severity.
fn severity_switch(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut FindingsState, severity: Severity, n: usize) {
    let is_shown = !state.hidden.contains(&severity);
    let words = format!("{} {n}", plural(severity).get(ctx.lang));
    let color = if is_shown {
        ink(ctx, severity)
    } else {
        ctx.theme.placeholder
    };
    let words = RichText::new(words).size(size::TEXT_SMALL).color(color);
    let border = if is_shown { color } else { ctx.theme.hairline };
    let button = egui::Button::new(words)
        .stroke(Stroke::new(1.0, border))
        .corner_radius(10)
        .selected(false);
    if ui.add(button).clicked() && !state.hidden.remove(&severity) {
        state.hidden.insert(severity);
    }
}

fn row_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, finding: &Lint, words: &str) {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| {
        let severity = finding.severity.in_words(ctx.lang);
        let holes = [
            ("severity", severity),
            ("rule", finding.rule),
            ("sentence", words),
        ];
        WidgetInfo::labeled(WidgetType::Button, true, fill(T::Row.get(ctx.lang), &holes))
    });
    let about_selection = finding
        .subjects
        .iter()
        .any(|subject| ctx.selection.contains(subject));
    if about_selection || response.hovered() {
        let ground = if about_selection {
            theme.selection_fill
        } else {
            theme.hover
        };
        ui.painter().rect_filled(rect, 0.0, ground);
    }
    focus_ring(ui, theme, &response);
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, theme.hairline),
    );
    let icon = Rect::from_center_size(pos2(rect.left() + 10.0, rect.center().y), vec2(14.0, 14.0));
    paint_icon(
        ui.painter(),
        icon,
        glyph(finding.severity),
        ink(ctx, finding.severity),
    );
    let code = Rect::from_min_size(pos2(rect.left() + 26.0, rect.top()), vec2(CODE_WIDTH, ROW));
    text_in(ui, code, finding.rule, font(size::TEXT_SMALL), theme.text_2);
    let sentence = Rect::from_min_max(pos2(code.right(), rect.top()), rect.max);
    text_in(ui, sentence, words, font(size::TEXT_DENSE), theme.text);
    let rule = catalogue().rule(finding.rule);
    let response = response.on_hover_ui(|ui| {
        ui.label(words);
        if let Some(rule) = rule {
            ui.label(strong(T::Why.get(ctx.lang), size::TEXT_SMALL));
            ui.label(rule.why.get(ctx.lang));
            ui.label(strong(T::Hint.get(ctx.lang), size::TEXT_SMALL));
            ui.label(rule.hint.get(ctx.lang));
        }
    });
    if response.clicked() {
        ctx.send(Action::Reveal(finding.subjects.clone()));
    }
}
