//! The rail: the guideline's steps. Guided, never locked: every step can be opened at any time.
//!
//! A step carries a sign only where its state can be counted honestly from plant and findings.

use egui::{
    Align2, Color32, FontId, Painter, Rect, ScrollArea, Sense, Ui, WidgetInfo, WidgetType, pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};

use crate::{
    analysis::findings::Severity,
    diagram::icons::Glyph,
    i18n::{ShellText, fill},
    ui::{
        ctx::{Action, ViewCtx},
        pen::paint_icon,
        theme::{bold, font, size},
        view_state::Screen,
        widgets::paint_focus,
    },
};

const ROW: f32 = 29.0;
/// Where the names of the steps begin.
const NAME: f32 = 39.0;
/// Room at the right end of a row.
const EDGE: f32 = 6.0;
/// Below this width only the numbers of the steps are shown.
const NARROW: f32 = 100.0;

/// A line of the rail.
enum Line {
    Head(ShellText),
    Step {
        screen: Screen,
        number: &'static str,
        name: ShellText,
        why: ShellText,
    },
    Gap,
}

const fn step(screen: Screen, number: &'static str, name: ShellText, why: ShellText) -> Line {
    Line::Step {
        screen,
        number,
        name,
        why,
    }
}

const LINES: &[Line] = &[
    step(
        Screen::Overview,
        "0",
        ShellText::StepOverview,
        ShellText::WhyOverview,
    ),
    Line::Head(ShellText::RailStep1),
    step(
        Screen::Requirements,
        "1-1",
        ShellText::StepRequirements,
        ShellText::WhyRequirements,
    ),
    step(Screen::Tasks, "1-2", ShellText::StepTasks, ShellText::WhyTasks),
    step(
        Screen::TaskImportance,
        "1-3",
        ShellText::StepTaskImportance,
        ShellText::WhyTaskImportance,
    ),
    step(Screen::Assets, "1-4", ShellText::StepAssets, ShellText::WhyAssets),
    step(
        Screen::AssetImportance,
        "1-5",
        ShellText::StepAssetImportance,
        ShellText::WhyAssetImportance,
    ),
    step(Screen::Canvas, "1-6", ShellText::StepCanvas, ShellText::WhyCanvas),
    step(
        Screen::Threats,
        "1-7",
        ShellText::StepThreats,
        ShellText::WhyThreats,
    ),
    Line::Head(ShellText::RailStep2),
    step(Screen::Policy, "2-1", ShellText::StepPolicy, ShellText::WhyPolicy),
    step(
        Screen::Measures,
        "2-2",
        ShellText::StepMeasures,
        ShellText::WhyMeasures,
    ),
    Line::Head(ShellText::RailStep3),
    step(
        Screen::Improve,
        "3",
        ShellText::StepImprove,
        ShellText::WhyImprove,
    ),
    Line::Gap,
    step(Screen::Report, "", ShellText::Report, ShellText::WhyReport),
];

/// The rail with the current screen marked.
pub fn rail_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, screen: Screen) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(8.0);
        let narrow = ui.available_width() < NARROW;
        for line in LINES {
            match line {
                Line::Head(_) if narrow => ui.add_space(8.0),
                Line::Head(text) => head_ui(ui, ctx, *text),
                Line::Gap => gap_ui(ui, ctx),
                Line::Step {
                    screen: target,
                    number,
                    name,
                    why,
                } => {
                    let is_current = *target == screen;
                    step_ui(ui, ctx, *target, number, (*name, *why), is_current);
                }
            }
        }
    });
}

fn head_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, text: ShellText) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    ui.painter().text(
        pos2(rect.left() + 12.0, rect.bottom() - 10.0),
        Align2::LEFT_CENTER,
        text.get(ctx.lang),
        font(size::TEXT_SMALL),
        ctx.theme.placeholder,
    );
}

fn gap_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 21.0), Sense::hover());
    let line = egui::Stroke::new(1.0, ctx.theme.hairline);
    ui.painter()
        .hline(rect.shrink(12.0).x_range(), rect.center().y, line);
}

fn step_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    screen: Screen,
    number: &str,
    (name, why): (ShellText, ShellText),
    is_current: bool,
) {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let state = step_state(ctx, screen);
    let full_name = match screen {
        Screen::Canvas => ShellText::StepCanvasFull.get(ctx.lang),
        _ => name.get(ctx.lang),
    };
    response.widget_info(|| {
        let mut label = format!("{number} {full_name}");
        if let Some(state) = &state {
            label = format!("{label}、{}", state.words);
        }
        WidgetInfo::selected(WidgetType::SelectableLabel, true, is_current, label.trim())
    });
    let painter = ui.painter();
    if is_current {
        painter.rect_filled(rect, 0.0, theme.selection_fill);
        let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        painter.rect_filled(edge, 0.0, theme.accent);
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, theme.hover);
    }
    let letters = if is_current {
        bold(size::TEXT_DENSE)
    } else {
        font(size::TEXT_DENSE)
    };
    let middle = rect.center().y;
    if rect.width() < NARROW {
        if number.is_empty() {
            paint_icon(
                painter,
                Rect::from_center_size(rect.center(), vec2(16.0, 16.0)),
                Glyph::Report,
                theme.text,
            );
        } else {
            painter.text(rect.center(), Align2::CENTER_CENTER, number, letters, theme.text);
        }
        if state.is_some() {
            let dot = pos2(rect.right() - 8.0, rect.top() + 8.0);
            painter.circle_filled(dot, 3.0, theme.warning);
        }
    } else {
        let number_at = pos2(rect.left() + 12.0, middle);
        if number.is_empty() {
            let square = Rect::from_center_size(number_at + vec2(8.0, 0.0), vec2(16.0, 16.0));
            paint_icon(painter, square, Glyph::Report, theme.text_2);
        } else {
            painter.text(
                number_at,
                Align2::LEFT_CENTER,
                number,
                letters.clone(),
                theme.text_2,
            );
        }
        let mut end = rect.right() - 2.0;
        if let Some(state) = &state {
            let count = painter.text(
                pos2(rect.right() - EDGE, middle),
                Align2::RIGHT_CENTER,
                state.count.to_string(),
                font(size::TEXT_SMALL),
                theme.warning,
            );
            let square = Rect::from_center_size(pos2(count.left() - 8.0, middle), vec2(13.0, 13.0));
            paint_icon(painter, square, Glyph::Warning, theme.warning);
            end = square.left() - 3.0;
        }
        // The name gives way to what the step still asks for, never the other way round.
        let room = Rect::from_min_max(pos2(rect.left() + NAME, rect.top()), pos2(end, rect.bottom()));
        paint_cut(painter, room, name.get(ctx.lang), letters, theme.text);
    }
    paint_focus(ui, theme, &response);
    let tip = match &state {
        Some(state) => format!("{full_name}\n{}\n{}", why.get(ctx.lang), state.words),
        None => format!("{full_name}\n{}", why.get(ctx.lang)),
    };
    if response.on_hover_text(tip).clicked() {
        ctx.send(Action::Show(screen));
    }
}

/// Words in one line, ending with … where there is no room for all of them.
fn paint_cut(painter: &Painter, rect: Rect, words: &str, letters: FontId, ink: Color32) {
    let mut job = LayoutJob::simple_singleline(words.to_owned(), letters, ink);
    job.wrap = TextWrapping::truncate_at_width(rect.width());
    let galley = painter.layout_job(job);
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, ink);
}

/// What a step still asks for.
struct StepState {
    count: usize,
    words: String,
}

fn step_state(ctx: &ViewCtx<'_>, screen: Screen) -> Option<StepState> {
    let (count, text) = match screen {
        Screen::TaskImportance => {
            let tasks = ctx.plant().tasks.values();
            let unrated = tasks.filter(|task| task.importance.worst().is_none());
            (unrated.count(), ShellText::RailNotRated)
        }
        Screen::Canvas => {
            let lint = &ctx.findings.as_ref()?.lint;
            let serious = lint.iter().filter(|lint| lint.severity != Severity::Hint);
            (serious.count(), ShellText::RailWarnings)
        }
        _ => return None,
    };
    (count > 0).then(|| StepState {
        count,
        words: fill(text.get(ctx.lang), &[("n", &count.to_string())]),
    })
}
