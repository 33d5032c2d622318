//! The matrix: each cell is two halves, today's strength at the left, the planned one at the right.

use egui::{
    Align2, Event, EventFilter, Id, Key, Painter, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, WidgetType, pos2, text::LayoutJob, vec2,
};

use super::{At, MeasuresState, axes::is_offered, instance, now};
use crate::{
    analysis::findings::CellGrade,
    edit::{
        StepName,
        attach::{When, set_strength},
    },
    guideline::Measure as Row,
    i18n::{Lang, TablesText as T},
    plant::{Strength, Target},
    report::wording::strength_of,
    ui::{
        ctx::ViewCtx,
        panels::inspector::text_in,
        screens::tables::{improve::target_name, screen::quiet_scroll_bars},
        theme::{Theme, bold, font, size},
        widgets::{ChipSize, paint_bars, paint_grade_chip},
    },
};

const NAMES: f32 = 238.0;
const COLUMN: f32 = 37.0;
const ROW: f32 = 36.0;
/// The code and the name in two lines of four signs; in English the code alone, its name is too long for a column.
const fn head_height(lang: Lang) -> f32 {
    match lang {
        Lang::Ja => 62.0,
        Lang::En => 28.0,
    }
}
const FOOT: f32 = 34.0;
/// Space between the columns of two groups.
const GROUP_GAP: f32 = 10.0;

/// Where columns lie, from the left end of the matrix.
struct Lines {
    lefts: Vec<f32>,
    total: f32,
}

impl Lines {
    fn of(columns: &[&Row]) -> Self {
        let mut total = NAMES;
        let mut group = columns.first().map(|row| row.group);
        let mut lefts = Vec::with_capacity(columns.len());
        for row in columns {
            if group != Some(row.group) {
                total += GROUP_GAP;
                group = Some(row.group);
            }
            lefts.push(total);
            total += COLUMN;
        }
        Self { lefts, total }
    }
}

/// The matrix.
pub(super) fn matrix_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut MeasuresState,
    rows: &[Target],
    columns: &[&'static Row],
) {
    let outer = ui.available_rect_before_wrap();
    let focus_id = Id::new("measure-matrix");
    let focus = ui.interact(outer, focus_id, Sense::FOCUSABLE);
    focus.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, T::MatrixName.get(ctx.lang)));
    if std::mem::take(&mut state.wants_focus) {
        focus.request_focus();
    }
    if focus.has_focus() {
        let filter = EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: false,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focus_id, filter));
        read_keys(ui, ctx, state, rows, columns);
    }
    ui.painter().rect_filled(outer, 0.0, ctx.theme.panel);
    let lines = Lines::of(columns);
    let head = head_height(ctx.lang);
    let height = head + ROW * rows.len() as f32 + FOOT;
    let mut child = ui.new_child(UiBuilder::new().max_rect(outer));
    quiet_scroll_bars(&mut child, ctx);
    ScrollArea::both()
        .id_salt("matrix")
        .auto_shrink(false)
        .show(&mut child, |ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(lines.total, height), Sense::hover());
            heads(ui, ctx, state, rect, &lines, columns);
            for (index, &target) in rows.iter().enumerate() {
                let top = rect.top() + head + ROW * index as f32;
                let line = Rect::from_min_size(pos2(rect.left(), top), vec2(lines.total, ROW));
                if ui.is_rect_visible(line) {
                    row_ui(ui, ctx, state, (target, line), &lines, columns);
                }
            }
            if rows.is_empty() {
                let room = Rect::from_min_size(rect.min + vec2(8.0, head), vec2(outer.width() - 16.0, FOOT));
                let words = T::NoZonesYet.get(ctx.lang);
                text_in(ui, room, words, font(size::TEXT_BODY), ctx.theme.text_2);
                return;
            }
            let foot = Rect::from_min_max(pos2(rect.left(), rect.bottom() - FOOT), rect.max);
            feet(ui.painter(), ctx, foot, &lines, columns, rows);
        });
    let edge = Stroke::new(1.0, ctx.theme.hairline);
    ui.painter().rect_stroke(outer, 0.0, edge, StrokeKind::Inside);
    ui.advance_cursor_after_rect(outer);
}

fn heads(ui: &Ui, ctx: &ViewCtx<'_>, state: &MeasuresState, rect: Rect, lines: &Lines, columns: &[&Row]) {
    let (painter, theme) = (ui.painter(), ctx.theme);
    for (row, left) in columns.iter().zip(&lines.lefts) {
        let head = Rect::from_min_size(
            pos2(rect.left() + left, rect.top()),
            vec2(COLUMN, head_height(ctx.lang)),
        );
        let is_current = state.cursor.as_ref().is_some_and(|at| at.measure == row.code);
        if is_current {
            painter.rect_filled(head.shrink(1.0), f32::from(size::RADIUS), theme.selection_fill);
        }
        let code_at = pos2(head.center().x, head.top() + 12.0);
        painter.text(
            code_at,
            Align2::CENTER_CENTER,
            row.code.as_str(),
            font(size::TEXT_SMALL),
            theme.text_2,
        );
        if ctx.lang == Lang::Ja {
            let ink = theme.text;
            let mut job = LayoutJob::simple(row.name.ja.clone(), font(size::TEXT_SMALL), ink, COLUMN);
            job.wrap.max_rows = 2;
            job.wrap.break_anywhere = true;
            job.halign = egui::Align::Center;
            painter.galley(
                pos2(head.center().x, head.top() + 23.0),
                painter.layout_job(job),
                ink,
            );
        }
        let hover = ui.interact(head, ui.id().with(("head", row.code.as_str())), Sense::HOVER);
        let tip = format!(
            "{} {}\n{}",
            row.code,
            row.name.get(ctx.lang),
            row.text.get(ctx.lang)
        );
        hover.on_hover_text(tip);
    }
    painter.hline(
        rect.x_range(),
        rect.top() + head_height(ctx.lang) - 1.0,
        Stroke::new(1.0, theme.hairline_strong),
    );
}

fn row_ui(
    ui: &Ui,
    ctx: &ViewCtx<'_>,
    state: &mut MeasuresState,
    (target, line): (Target, Rect),
    lines: &Lines,
    columns: &[&'static Row],
) {
    let (painter, theme) = (ui.painter(), ctx.theme);
    let is_current = state.cursor.as_ref().is_some_and(|at| at.target == target);
    let names = Rect::from_min_size(line.min, vec2(NAMES - 4.0, ROW));
    if is_current {
        painter.rect_filled(names, 0.0, theme.selection_fill);
    }
    let name = target_name(ctx, Some(target));
    let code = target
        .element()
        .map(|element| ctx.plant().code_and_name(element, false).0)
        .unwrap_or_default();
    let at = pos2(names.left() + 8.0, names.center().y);
    let written = painter.text(
        at,
        Align2::LEFT_CENTER,
        code,
        font(size::TEXT_SMALL),
        theme.text_2,
    );
    let name_at = pos2(
        written.right() + if code.is_empty() { 0.0 } else { 6.0 },
        names.center().y,
    );
    let letters = if is_current {
        bold(size::TEXT_DENSE)
    } else {
        font(size::TEXT_DENSE)
    };
    let chips_left = names.right() - 84.0;
    let room = Rect::from_min_max(
        pos2(name_at.x, names.top()),
        pos2(chips_left - 4.0, names.bottom()),
    );
    text_in(ui, room, &name, letters, theme.text);
    if let Target::Zone(zone) = target {
        let grade = |findings: Option<&crate::analysis::findings::Findings>| {
            findings
                .and_then(|findings| findings.zone(zone))
                .map_or(CellGrade::NotComputed, |risk| risk.grade)
        };
        let chip = |left: f32| Rect::from_min_size(pos2(left, names.center().y - 8.5), vec2(36.0, 17.0));
        paint_grade_chip(
            painter,
            theme,
            chip(chips_left),
            grade(ctx.findings.as_deref()),
            ChipSize::Small,
        );
        paint_grade_chip(
            painter,
            theme,
            chip(chips_left + 42.0),
            grade(ctx.planned()),
            ChipSize::Small,
        );
    }
    painter.hline(
        line.x_range(),
        line.bottom() - 0.5,
        Stroke::new(1.0, theme.hairline),
    );
    for (row, left) in columns.iter().zip(&lines.lefts) {
        let cell = Rect::from_min_size(pos2(line.left() + left, line.top()), vec2(COLUMN, ROW))
            .shrink2(vec2(2.0, 3.0));
        cell_ui(ui, ctx, state, (target, &name), row, cell);
    }
}

fn cell_ui(
    ui: &Ui,
    ctx: &ViewCtx<'_>,
    state: &mut MeasuresState,
    (target, name): (Target, &str),
    row: &Row,
    cell: Rect,
) {
    let recorded = instance(ctx, target, &row.code);
    if recorded.is_none() && !is_offered(ctx.plant(), target, row) {
        ui.painter().text(
            cell.center(),
            Align2::CENTER_CENTER,
            "·",
            font(size::TEXT_DENSE),
            ctx.theme.placeholder,
        );
        return;
    }
    let (left, right) = cell.split_left_right_at_fraction(0.5);
    let today = recorded.and_then(now);
    let goal = recorded.and_then(|measure| measure.goal);
    for (when, half) in [(When::Now, left), (When::Goal, right)] {
        let value = match when {
            When::Now => today,
            When::Goal => goal.or(today),
        };
        let at = At {
            target,
            measure: row.code.clone(),
            when,
        };
        let id = ui.id().with((target.element(), row.code.as_str(), when));
        let response = ui.interact(half, id, Sense::CLICK);
        let is_cursor = state.cursor.as_ref() == Some(&at);
        response.widget_info(|| {
            let which = if when == When::Now { T::Now } else { T::Goal };
            let word = strength_of(&row.code, value.unwrap_or_default()).get(ctx.lang);
            let label = format!(
                "{name} {} {} {}: {word}",
                row.code,
                row.name.get(ctx.lang),
                which.get(ctx.lang)
            );
            WidgetInfo::selected(WidgetType::SelectableLabel, true, is_cursor, label)
        });
        let rises = when == When::Goal && value.unwrap_or_default() > today.unwrap_or_default();
        paint_half(ui.painter(), ctx.theme, half, value, rises);
        if response.double_clicked() {
            raise(ctx, &at, row, value.unwrap_or_default());
        } else if response.clicked() {
            state.cursor = Some(at.clone());
            state.wants_focus = true;
        }
        if is_cursor {
            let ring = half.expand(1.5);
            ui.painter()
                .rect_stroke(ring, 2.0, Stroke::new(2.0, ctx.theme.focus), StrokeKind::Outside);
        }
    }
    let edge = Stroke::new(1.0, ctx.theme.control_border.gamma_multiply(0.6));
    ui.painter().rect_stroke(cell, 2.0, edge, StrokeKind::Inside);
}

/// A strength on its blue; one nobody wrote down is a grey dash, a planned rise is bold.
fn paint_half(painter: &Painter, theme: &Theme, half: Rect, value: Option<Strength>, rises: bool) {
    let Some(strength) = value else {
        painter.text(
            half.center(),
            Align2::CENTER_CENTER,
            "–",
            font(size::TEXT_SMALL),
            theme.placeholder,
        );
        return;
    };
    painter.rect_filled(half, 0.0, theme.strength_fill(strength));
    let letters = if rises {
        bold(size::TEXT_BODY)
    } else {
        font(size::TEXT_DENSE)
    };
    painter.text(
        half.center(),
        Align2::CENTER_CENTER,
        strength.to_string(),
        letters,
        theme.strength_text(strength),
    );
}

/// How many rows plan to raise each measure.
fn feet(painter: &Painter, ctx: &ViewCtx<'_>, foot: Rect, lines: &Lines, columns: &[&Row], rows: &[Target]) {
    let theme = ctx.theme;
    let at = pos2(foot.left() + 8.0, foot.center().y);
    let text = T::RowsRaised.get(ctx.lang);
    painter.text(
        at,
        Align2::LEFT_CENTER,
        text,
        font(size::TEXT_SMALL),
        theme.text_2,
    );
    for (row, left) in columns.iter().zip(&lines.lefts) {
        let raised = rows.iter().filter(|&&target| {
            let recorded = instance(ctx, target, &row.code);
            recorded.is_some_and(|measure| {
                measure
                    .goal
                    .is_some_and(|goal| goal > now(measure).unwrap_or_default())
            })
        });
        let raised = raised.count();
        let middle = foot.left() + left + COLUMN / 2.0;
        painter.text(
            pos2(middle, foot.top() + 11.0),
            Align2::CENTER_CENTER,
            raised.to_string(),
            font(size::TEXT_DENSE),
            theme.text,
        );
        let total = u8::try_from(rows.len()).unwrap_or(u8::MAX);
        let filled = u8::try_from(raised).unwrap_or(u8::MAX);
        let bars = Rect::from_center_size(pos2(middle, foot.top() + 25.0), vec2(COLUMN - 10.0, 6.0));
        paint_bars(painter, bars, total, filled, theme.text_2);
    }
}

/// Sends the change that sets a strength.
pub(super) fn set(ctx: &ViewCtx<'_>, at: &At, strength: Strength) {
    let change = set_strength(
        ctx.plant(),
        (at.target, &at.measure),
        (at.when, strength),
        ctx.fresh(),
    );
    ctx.change(StepName::SetStrength, change);
}

/// One level up; from the top back to none.
fn raise(ctx: &ViewCtx<'_>, at: &At, row: &Row, from: Strength) {
    set(ctx, at, row.next_strength(from).unwrap_or_default());
}

fn read_keys(
    ui: &Ui,
    ctx: &ViewCtx<'_>,
    state: &mut MeasuresState,
    rows: &[Target],
    columns: &[&'static Row],
) {
    let events = ui.input(|input| input.events.clone());
    for event in events {
        match event {
            Event::Key {
                key, pressed: true, ..
            } => move_by(ctx, state, key, rows, columns),
            Event::Text(text) => {
                let digit = text
                    .chars()
                    .next()
                    .and_then(|c| c.to_digit(10))
                    .and_then(|n| u8::try_from(n).ok());
                if let (Some(at), Some(strength)) = (&state.cursor, digit.and_then(Strength::new)) {
                    set(ctx, at, strength);
                }
            }
            _ => {}
        }
    }
}

/// Arrows go from half to half and from row to row, over cells that are not used.
fn move_by(
    ctx: &ViewCtx<'_>,
    state: &mut MeasuresState,
    key: Key,
    rows: &[Target],
    columns: &[&'static Row],
) {
    let Some(at) = state.cursor.clone() else { return };
    let halves: Vec<(&'static Row, When)> = columns
        .iter()
        .flat_map(|&row| [(row, When::Now), (row, When::Goal)])
        .collect();
    let is_here = |(row, when): &(&Row, When)| row.code == at.measure && *when == at.when;
    let (Some(column), Some(line)) = (
        halves.iter().position(is_here),
        rows.iter().position(|&target| target == at.target),
    ) else {
        return;
    };
    let is_used = |target: Target, row: &Row| {
        instance(ctx, target, &row.code).is_some() || is_offered(ctx.plant(), target, row)
    };
    let next_column = |mut order: Box<dyn Iterator<Item = &(&'static Row, When)> + '_>| {
        order.find(|(row, _)| is_used(at.target, row)).copied()
    };
    let next_line = |mut order: Box<dyn Iterator<Item = &Target> + '_>| {
        let row = columns.iter().find(|row| row.code == at.measure)?;
        order.find(|&&target| is_used(target, row)).copied()
    };
    let (after, before) = (halves.get(column + 1..), halves.get(..column));
    let (below, above) = (rows.get(line + 1..), rows.get(..line));
    let side = match key {
        Key::ArrowRight => next_column(Box::new(after.unwrap_or_default().iter())),
        Key::ArrowLeft => next_column(Box::new(before.unwrap_or_default().iter().rev())),
        _ => None,
    };
    let row = match key {
        Key::ArrowDown | Key::Enter => next_line(Box::new(below.unwrap_or_default().iter())),
        Key::ArrowUp => next_line(Box::new(above.unwrap_or_default().iter().rev())),
        _ => None,
    };
    if let Some((row, when)) = side {
        state.cursor = Some(At {
            measure: row.code.clone(),
            when,
            ..at
        });
    } else if let Some(target) = row {
        state.cursor = Some(At { target, ..at });
    }
}
