//! The findings list under the work area: one line while closed, all findings while open.

mod excluded;
mod row;

use std::collections::BTreeSet;

use egui::{
    Align, Layout, Margin, Rect, RichText, ScrollArea, Sense, Stroke, TextEdit, Ui, WidgetInfo, WidgetType,
    pos2, vec2,
};

use super::inspector::text_in;
use crate::{
    analysis::{
        findings::{Lint, Severity},
        lint::RULES,
    },
    diagram::icons::Glyph,
    guideline::catalogue,
    i18n::{fill, lint::LintText as T},
    report::wording::lint_sentence,
    ui::{
        ctx::{Action, ViewCtx},
        pen::paint_icon,
        theme::{font, size, strong},
        widgets::link_button,
    },
    workspace::words,
};

const LINE: f32 = 24.0;
const OPEN_HEIGHT: f32 = 168.0;
const HEAD: f32 = 32.0;
const ROW: f32 = 30.0;
const CODE_WIDTH: f32 = 84.0;
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Hint];

/// Open or closed, filter, and the reason being written.
#[derive(Default)]
pub struct FindingsState {
    is_open: bool,
    hidden: BTreeSet<Severity>,
    filter: String,
    /// The findings people set aside are unfolded.
    shows_excluded: bool,
    /// Why a finding is to be set aside, as typed so far.
    why: String,
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
            if let Some(breakdown) = ctx.workspace.breakdown() {
                let words = words::analysis_failed(breakdown, ctx.lang);
                let (rect, response) =
                    ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
                text_in(ui, rect, &words, font(size::TEXT_SMALL), ctx.theme.error);
                return;
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
    let head = vec2(ui.available_width(), HEAD);
    ui.allocate_ui_with_layout(head, Layout::left_to_right(Align::Center), |ui| {
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
    if let Some(breakdown) = ctx.workspace.breakdown() {
        let words = words::analysis_failed(breakdown, ctx.lang);
        ui.label(RichText::new(words).size(size::TEXT_DENSE).color(ctx.theme.error));
    }
    let wanted = state.filter.trim().to_lowercase();
    let shown = lint
        .iter()
        .filter(|finding| !state.hidden.contains(&finding.severity));
    let matches = |rule: &str, words: &str| {
        words.to_lowercase().contains(&wanted) || rule.to_lowercase().contains(&wanted)
    };
    let rows = shown.map(|finding| (finding, sentence(ctx, finding)));
    let rows = rows.filter(|(finding, words)| matches(finding.rule, words));
    let mut rows: Vec<Line<'_>> = rows
        .map(|(finding, words)| Line::Finding(finding, words))
        .collect();
    if rows.is_empty() {
        let words = if lint.is_empty() {
            nothing(ctx)
        } else {
            T::NoneShown.get(ctx.lang).to_owned()
        };
        rows.push(Line::Nothing(words));
    }
    let set_aside = excluded::rows(ctx);
    if !set_aside.is_empty() {
        rows.push(Line::ExcludedHead(set_aside.len()));
        if state.shows_excluded {
            let set_aside = set_aside
                .into_iter()
                .filter(|row| matches(&row.rule, &row.sentence));
            rows.extend(set_aside.map(Line::Excluded));
        }
    }
    let height = OPEN_HEIGHT - HEAD;
    ScrollArea::vertical()
        .max_height(height)
        .auto_shrink(false)
        .show_rows(ui, ROW, rows.len(), |ui, range| {
            for line in rows.get(range).unwrap_or_default() {
                match line {
                    Line::Finding(finding, words) => row::row_ui(ui, ctx, state, finding, words),
                    Line::Nothing(words) => nothing_ui(ui, ctx, words),
                    Line::ExcludedHead(n) => excluded::head_ui(ui, ctx, &mut state.shows_excluded, *n),
                    Line::Excluded(row) => excluded::row_ui(ui, ctx, row),
                }
            }
        });
}

/// A line of the open list.
enum Line<'a> {
    /// A finding with its sentence.
    Finding(&'a Lint, String),
    /// Why there is none.
    Nothing(String),
    /// The head of the findings set aside.
    ExcludedHead(usize),
    /// A finding set aside.
    Excluded(excluded::Row),
}

fn nothing_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, words: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    ui.put(
        rect,
        egui::Label::new(
            RichText::new(words)
                .size(size::TEXT_DENSE)
                .color(ctx.theme.text_2),
        )
        .halign(Align::LEFT),
    );
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
