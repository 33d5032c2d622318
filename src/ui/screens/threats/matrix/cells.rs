//! The cells: letter, bars and colour, or why there is none.

use egui::{
    Align2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use super::{CELL_HEIGHT, Map};
use crate::{
    analysis::findings::{CellGrade, Findings, RiskCell},
    i18n::{fill, threats::ThreatsText as T},
    plant::{Grade, ZoneId},
    report::wording::{InWords as _, cell_sign},
    ui::{
        ctx::{Action, ViewCtx},
        screens::threats::{ThreatsState, View, columns::Column},
        theme::{bold, font, size, strong},
        widgets::paint_bars,
    },
};

const CORNER: f32 = 8.0;

/// All cells in view.
pub(super) fn cells_ui(ui: &Ui, ctx: &ViewCtx<'_>, state: &ThreatsState, map: &Map<'_>) {
    for (row, &zone) in map.rows.iter().enumerate() {
        for (number, &column) in map.columns.iter().enumerate() {
            let rect = map.column(number, map.row(row), CELL_HEIGHT).shrink(1.0);
            if ui.clip_rect().intersects(rect) {
                cell_ui(ui, ctx, state, map, (zone, column), rect);
            }
        }
    }
}

fn cell_ui(
    ui: &Ui,
    ctx: &ViewCtx<'_>,
    state: &ThreatsState,
    map: &Map<'_>,
    (zone, column): (ZoneId, Column),
    rect: Rect,
) {
    let Some(cell) = map.cell(state.view, column, zone) else {
        return;
    };
    let response = ui.interact(
        rect,
        ui.id().with((zone.to_string(), column.code())),
        Sense::click(),
    );
    response.widget_info(|| {
        let threat = format!("{} {}", column.code(), column.name(ctx.lang));
        let sign = cell_sign(cell.grade);
        let grade = format!("{sign} {}", cell.grade.in_words(ctx.lang));
        let holes = [("zone", ctx.name(zone)), ("threat", threat), ("grade", grade)];
        let name = fill(
            T::CellName.get(ctx.lang),
            &holes.each_ref().map(|(hole, text)| (*hole, text.as_str())),
        );
        let picked = ctx
            .cell
            .is_some_and(|(picked, threat)| *picked == zone && column.holds(threat));
        WidgetInfo::selected(WidgetType::Button, true, picked, name)
    });
    let before = column.cell(map.now, zone).map(|cell| cell.grade);
    let changed = matches!(state.view, View::Change | View::Supposed) && before != Some(cell.grade);
    match (state.view, changed, before) {
        (View::Change | View::Supposed, true, Some(before)) => {
            paint_change(ui, ctx, rect, before, cell.grade);
        }
        (View::Change, false, _) => paint_unchanged(ui, ctx, rect, cell.grade),
        _ => paint_cell(ui, ctx, rect, cell, is_entry_only(map.now, zone)),
    }
    let picked = ctx
        .cell
        .is_some_and(|(picked, threat)| *picked == zone && column.holds(threat));
    if picked || response.has_focus() {
        let ring = Stroke::new(2.5, ctx.theme.focus);
        ui.painter()
            .rect_stroke(rect.expand(1.5), 2.0, ring, StrokeKind::Outside);
        ui.painter().rect_stroke(
            rect.shrink(0.5),
            2.0,
            Stroke::new(2.0, ctx.theme.panel),
            StrokeKind::Inside,
        );
    }
    if response.clicked() {
        pick(ctx, zone, cell);
    }
    tooltip(ctx, response, zone, column, cell);
}

/// Picks a cell; the inspector then shows it instead of a selection.
fn pick(ctx: &ViewCtx<'_>, zone: ZoneId, cell: &RiskCell) {
    ctx.send(Action::PickCell(Some((zone, cell.threat.clone()))));
    ctx.send(Action::Select(Vec::new()));
}

fn tooltip(ctx: &ViewCtx<'_>, response: Response, zone: ZoneId, column: Column, cell: &RiskCell) {
    response.on_hover_ui(|ui| {
        ui.label(strong(
            format!("{} × {}", ctx.name(zone), column.name(ctx.lang)),
            size::TEXT_DENSE,
        ));
        ui.label(cell.grade.in_words(ctx.lang));
        for (is, text) in [(cell.decided, T::CellDecided), (cell.unknown, T::CellUnknown)] {
            if is {
                ui.label(text.get(ctx.lang));
            }
        }
    });
}

/// Zones that only let attackers in: nothing of their own is hurt, but closing their entries helps others.
pub(super) fn is_entry_only(findings: &Findings, zone: ZoneId) -> bool {
    findings
        .zone(zone)
        .is_some_and(|risk| !matches!(risk.grade, CellGrade::Grade(_)) && risk.exposure > 0.0)
}

fn paint_cell(ui: &Ui, ctx: &ViewCtx<'_>, rect: Rect, cell: &RiskCell, entry_only: bool) {
    let theme = ctx.theme;
    let painter = ui.painter();
    match cell.grade {
        CellGrade::Grade(grade) => {
            painter.rect(
                rect,
                2.0,
                theme.grade_fill(grade),
                theme.grade_edge(grade),
                StrokeKind::Inside,
            );
            let ink = theme.grade_text(grade);
            if grade == Grade::A {
                painter.rect_stroke(rect.shrink(2.0), 1.0, Stroke::new(1.5, ink), StrokeKind::Inside);
            }
            let letter = pos2(rect.center().x, rect.top() + 13.5);
            painter.text(
                letter,
                Align2::CENTER_CENTER,
                grade.letter(),
                bold(size::TEXT_SECTION),
                ink,
            );
            let bars = Rect::from_center_size(pos2(rect.center().x, rect.bottom() - 9.0), vec2(30.0, 5.0));
            paint_bars(painter, bars, 4, grade.bars(), ink);
            if cell.decided || cell.grade_without_floor.is_some() {
                let corner = [
                    rect.right_top(),
                    rect.right_top() - vec2(CORNER, 0.0),
                    rect.right_top() + vec2(0.0, CORNER),
                ];
                painter.add(Shape::convex_polygon(corner.to_vec(), ink, Stroke::NONE));
            }
        }
        CellGrade::NotComputed => {
            let corners = [
                rect.left_top(),
                rect.right_top(),
                rect.right_bottom(),
                rect.left_bottom(),
                rect.left_top(),
            ];
            painter.extend(Shape::dashed_line(
                &corners,
                Stroke::new(1.0, theme.control_border),
                4.0,
                3.0,
            ));
            painter.text(
                rect.center(),
                Align2::CENTER_CENTER,
                "?",
                font(size::TEXT_SECTION),
                theme.text_2,
            );
        }
        CellGrade::NotReachable => {
            painter.rect_stroke(rect, 2.0, Stroke::new(1.0, theme.hairline), StrokeKind::Inside);
            if entry_only {
                entry_sign(ui, ctx, rect.center());
            } else {
                painter.text(
                    rect.center(),
                    Align2::CENTER_CENTER,
                    "–",
                    font(size::TEXT_BODY),
                    theme.text_2,
                );
            }
        }
        CellGrade::NotApplicable => {
            painter.text(
                rect.center(),
                Align2::CENTER_CENTER,
                "·",
                font(size::TEXT_BODY),
                theme.placeholder,
            );
        }
    }
    if cell.unknown && matches!(cell.grade, CellGrade::Grade(_)) {
        let ink = match cell.grade {
            CellGrade::Grade(grade) => theme.grade_text(grade),
            _ => theme.text_2,
        };
        painter.text(
            rect.left_top() + vec2(6.0, 7.0),
            Align2::CENTER_CENTER,
            "?",
            font(size::TEXT_SMALL),
            ink,
        );
    }
}

/// An arrow against a wall.
fn entry_sign(ui: &Ui, ctx: &ViewCtx<'_>, center: egui::Pos2) {
    let stroke = Stroke::new(1.5, ctx.theme.text_2);
    let (tip, wall) = (center + vec2(4.0, 0.0), center.x + 7.0);
    ui.painter().line_segment([center - vec2(7.0, 0.0), tip], stroke);
    ui.painter().line_segment([tip - vec2(4.0, 4.0), tip], stroke);
    ui.painter().line_segment([tip - vec2(4.0, -4.0), tip], stroke);
    ui.painter()
        .vline(wall, (center.y - 6.0)..=(center.y + 6.0), stroke);
}

/// A grade that changes: from, arrow, to.
fn paint_change(ui: &Ui, ctx: &ViewCtx<'_>, rect: Rect, before: CellGrade, after: CellGrade) {
    let painter = ui.painter();
    let edge = Stroke::new(1.0, ctx.theme.hairline);
    painter.rect(rect, 2.0, ctx.theme.panel, edge, StrokeKind::Inside);
    let half = vec2(rect.width() / 2.0 - 7.0, 22.0);
    let chip = |x: f32, grade: CellGrade| {
        let rect = Rect::from_center_size(pos2(x, rect.center().y), half);
        match grade {
            CellGrade::Grade(grade) => {
                painter.rect(
                    rect,
                    2.0,
                    ctx.theme.grade_fill(grade),
                    ctx.theme.grade_edge(grade),
                    StrokeKind::Inside,
                );
                let ink = ctx.theme.grade_text(grade);
                painter.text(
                    rect.center(),
                    Align2::CENTER_CENTER,
                    grade.letter(),
                    bold(size::TEXT_DENSE),
                    ink,
                );
            }
            other => {
                let sign = cell_sign(other);
                painter.text(
                    rect.center(),
                    Align2::CENTER_CENTER,
                    sign,
                    font(size::TEXT_DENSE),
                    ctx.theme.text_2,
                );
            }
        }
    };
    chip(rect.left() + half.x / 2.0 + 2.0, before);
    chip(rect.right() - half.x / 2.0 - 2.0, after);
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        "›",
        font(size::TEXT_DENSE),
        ctx.theme.text_2,
    );
}

fn paint_unchanged(ui: &Ui, ctx: &ViewCtx<'_>, rect: Rect, grade: CellGrade) {
    let sign = cell_sign(grade);
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        sign,
        font(size::TEXT_DENSE),
        ctx.theme.placeholder,
    );
}
