//! The heat map: zones down, threats across, a letter with bars on its colour in each cell.

use egui::{
    Align2, Rect, Response, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2,
    vec2,
};

use super::{
    ThreatsState, View,
    columns::{Column, columns, rank, worst},
};
use crate::{
    analysis::findings::{CellGrade, Findings, RiskCell, ZoneRisk},
    i18n::{fill, threats::ThreatsText as T},
    plant::{Grade, Importance, Layer, ZoneId},
    report::wording::{InWords as _, layer_letter},
    ui::{
        ctx::{Action, ViewCtx},
        panels::inspector::{focus_ring, text_in},
        theme::{bold, font, size},
        widgets::{ChipSize, paint_bars, paint_grade_chip},
    },
};

const ZONE_WIDTH: f32 = 172.0;
const WORST_WIDTH: f32 = 62.0;
const CELL_HEIGHT: f32 = 39.0;
const BAND: f32 = 20.0;
const HEAD: f32 = 50.0;
/// Cells are never narrower, so that letter, bars and head stay readable; the map scrolls instead.
const NARROWEST: f32 = 53.0;
const WIDEST: f32 = 84.0;
const CORNER: f32 = 8.0;

/// What the map is drawn from.
struct Map<'a> {
    now: &'a Findings,
    planned: Option<&'a Findings>,
    columns: Vec<Column>,
    rows: Vec<ZoneId>,
    width: f32,
}

impl Map<'_> {
    /// The cell of the findings that are shown.
    fn cell(&self, view: View, column: Column, zone: ZoneId) -> Option<&RiskCell> {
        match (view, self.planned) {
            (View::Now, _) | (_, None) => column.cell(self.now, zone),
            (View::Planned | View::Change, Some(planned)) => column.cell(planned, zone),
        }
    }
}

/// The map with its heads; scrolls sideways when kinds are open, downwards when there are many zones.
pub(super) fn matrix_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut ThreatsState, now: &Findings) {
    let columns = columns(&state.open_kinds);
    let room = ui.available_width() - ZONE_WIDTH - WORST_WIDTH - 12.0;
    let width = (room / columns.len().max(1) as f32).clamp(NARROWEST, WIDEST);
    let rows = rows(ctx, state, now);
    let map = Map {
        now,
        planned: ctx.planned(),
        columns,
        rows,
        width,
    };
    let total = vec2(
        ZONE_WIDTH + width * map.columns.len() as f32 + WORST_WIDTH,
        BAND + HEAD + CELL_HEIGHT * map.rows.len() as f32 + CELL_HEIGHT + 4.0,
    );
    ScrollArea::both().auto_shrink([false, true]).show(ui, |ui| {
        let (area, _) = ui.allocate_exact_size(total, Sense::hover());
        heads(ui, ctx, state, &map, area);
        for (number, &zone) in map.rows.iter().enumerate() {
            let top = area.top() + BAND + HEAD + CELL_HEIGHT * number as f32;
            row(ui, ctx, state, &map, zone, pos2(area.left(), top));
        }
        worst_row(ui, ctx, state.view, &map, area);
    });
}

/// Zones inside the plant, from the office down to the equipment, or worst first.
fn rows(ctx: &ViewCtx<'_>, state: &ThreatsState, now: &Findings) -> Vec<ZoneId> {
    let mut rows: Vec<&ZoneRisk> = now
        .zones
        .iter()
        .filter(|risk| ctx.plant().zones.contains_key(&risk.zone))
        .collect();
    let place = |zone: ZoneId| {
        let layer = Layer::ALL.iter().position(|&layer| layer == layer_of(ctx, zone));
        (layer, ctx.plant().code_and_name(zone.into(), false), zone)
    };
    rows.sort_by(|a, b| {
        let by_worst = if state.worst_first {
            rank(a.grade).cmp(&rank(b.grade))
        } else {
            std::cmp::Ordering::Equal
        };
        by_worst.then_with(|| place(a.zone).cmp(&place(b.zone)))
    });
    rows.into_iter().map(|risk| risk.zone).collect()
}

/// The layer a zone is drawn in.
fn layer_of(ctx: &ViewCtx<'_>, zone: ZoneId) -> Layer {
    ctx.plant()
        .zones
        .get(&zone)
        .and_then(|zone| zone.layer)
        .unwrap_or(Layer::Equipment)
}

fn column_rect(map: &Map<'_>, number: usize, left: f32, top: f32, height: f32) -> Rect {
    let x = left + ZONE_WIDTH + map.width * number as f32;
    Rect::from_min_size(pos2(x, top), vec2(map.width, height))
}

/// Band of the kinds (open and fold), then the heads of the columns.
fn heads(ui: &Ui, ctx: &ViewCtx<'_>, state: &mut ThreatsState, map: &Map<'_>, area: Rect) {
    let theme = ctx.theme;
    let lang = ctx.lang;
    let painter = ui.painter();
    let foot = area.top() + BAND + HEAD;
    let zones = pos2(area.left() + 8.0, foot - 12.0);
    painter.text(
        zones,
        Align2::LEFT_CENTER,
        T::ZoneColumn.get(lang),
        font(size::TEXT_SMALL),
        theme.placeholder,
    );
    let mut number = 0;
    while let Some(&column) = map.columns.get(number) {
        let span = map
            .columns
            .iter()
            .skip(number)
            .take_while(|other| other.kind() == column.kind())
            .count();
        let first = column_rect(map, number, area.left(), area.top(), BAND);
        let last = column_rect(
            map,
            number + span.saturating_sub(1),
            area.left(),
            area.top(),
            BAND,
        );
        kind_band(ui, ctx, state, column, first.union(last));
        number += span;
    }
    for (number, &column) in map.columns.iter().enumerate() {
        let rect = column_rect(map, number, area.left(), area.top() + BAND, HEAD);
        let picked = ctx.cell.is_some_and(|(_, threat)| column.holds(threat));
        if picked {
            painter.rect_filled(rect.with_min_y(area.top()), 0.0, theme.selection_fill);
        }
        let code = pos2(rect.center().x, rect.top() + 8.0);
        painter.text(
            code,
            Align2::CENTER_CENTER,
            column.code(),
            font(size::TEXT_SMALL),
            theme.placeholder,
        );
        let letters = if picked {
            bold(size::TEXT_SMALL)
        } else {
            font(size::TEXT_SMALL)
        };
        for (line, words) in column.head(lang).into_iter().take(2).enumerate() {
            let at = pos2(rect.center().x, rect.top() + 23.0 + 15.0 * line as f32);
            painter.text(at, Align2::CENTER_CENTER, words, letters.clone(), theme.text);
        }
        let id = ui.id().with(("head", column.code()));
        ui.interact(rect, id, Sense::hover()).on_hover_text(format!(
            "{} {}",
            column.code(),
            column.name(lang)
        ));
    }
    let worst = pos2(area.right() - WORST_WIDTH / 2.0, foot - 12.0);
    painter.text(
        worst,
        Align2::CENTER_CENTER,
        T::Worst.get(lang),
        bold(size::TEXT_SMALL),
        theme.text,
    );
}

/// The handle that opens or folds a kind.
fn kind_band(ui: &Ui, ctx: &ViewCtx<'_>, state: &mut ThreatsState, column: Column, rect: Rect) {
    let theme = ctx.theme;
    let kind = column.kind();
    let is_open = matches!(column, Column::Threat(_));
    let name = crate::guideline::catalogue()
        .threat_kinds
        .get(kind)
        .map_or(kind, |kind| kind.name.get(ctx.lang));
    let label = if is_open { T::FoldKind } else { T::OpenKind };
    let label = fill(label.get(ctx.lang), &[("kind", &format!("{kind} {name}"))]);
    let rect = rect.shrink2(vec2(1.0, 1.0));
    let response = ui.interact(rect, ui.id().with(("kind", kind)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, is_open, &label));
    let ground = if response.hovered() {
        theme.selection_fill
    } else {
        theme.hover
    };
    ui.painter().rect_filled(rect, 2.0, ground);
    focus_ring(ui, theme, &response);
    let sign = if is_open { "−" } else { "＋" };
    if is_open {
        let words = Rect::from_min_max(
            pos2(rect.left() + 6.0, rect.top()),
            pos2(rect.right() - 18.0, rect.bottom()),
        );
        text_in(
            ui,
            words,
            &format!("{kind} {name}"),
            bold(size::TEXT_SMALL),
            theme.text,
        );
        let at = pos2(rect.right() - 9.0, rect.center().y);
        ui.painter().text(
            at,
            Align2::CENTER_CENTER,
            sign,
            font(size::TEXT_SMALL),
            theme.text_2,
        );
    } else {
        ui.painter().text(
            rect.center(),
            Align2::CENTER_CENTER,
            sign,
            font(size::TEXT_SMALL),
            theme.text_2,
        );
    }
    if response.on_hover_text(label).clicked() && !state.open_kinds.remove(kind) {
        state.open_kinds.insert(kind.to_owned());
    }
}

fn row(ui: &Ui, ctx: &ViewCtx<'_>, state: &ThreatsState, map: &Map<'_>, zone: ZoneId, at: egui::Pos2) {
    zone_head(
        ui,
        ctx,
        map.now,
        zone,
        Rect::from_min_size(at, vec2(ZONE_WIDTH, CELL_HEIGHT)),
    );
    for (number, &column) in map.columns.iter().enumerate() {
        let rect = column_rect(map, number, at.x, at.y, CELL_HEIGHT).shrink(1.0);
        cell_ui(ui, ctx, state, map, (zone, column), rect);
    }
    let right = at.x + ZONE_WIDTH + map.width * map.columns.len() as f32;
    let rect = Rect::from_min_size(pos2(right, at.y), vec2(WORST_WIDTH, CELL_HEIGHT));
    zone_worst(ui, ctx, state.view, map, zone, rect);
}

/// Letter badge, number, name, importance; a click selects the zone.
fn zone_head(ui: &Ui, ctx: &ViewCtx<'_>, now: &Findings, zone: ZoneId, rect: Rect) {
    let theme = ctx.theme;
    let (code, _) = ctx.plant().code_and_name(zone.into(), false);
    let name = ctx.name(zone);
    let response = ui.interact(rect, ui.id().with(("zone", zone.to_string())), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, format!("{code} {name}")));
    let picked = ctx.cell.is_some_and(|(picked, _)| *picked == zone);
    let plate = rect.shrink2(vec2(2.0, 1.0));
    if picked || response.hovered() {
        let ground = if picked { theme.selection_fill } else { theme.hover };
        ui.painter().rect_filled(plate, size::RADIUS, ground);
    }
    focus_ring(ui, theme, &response);
    let layer = layer_of(ctx, zone);
    let badge = Rect::from_center_size(pos2(rect.left() + 14.0, rect.center().y), vec2(16.0, 16.0));
    ui.painter().rect_filled(badge, 2.0, theme.zone_border(layer));
    let letter = layer_letter(layer).get(ctx.lang);
    ui.painter().text(
        badge.center(),
        Align2::CENTER_CENTER,
        letter,
        font(11.0),
        theme.panel,
    );
    let importance = now.zone(zone).and_then(|risk| risk.importance);
    let bars = Rect::from_center_size(pos2(rect.right() - 16.0, rect.center().y), vec2(18.0, 9.0));
    paint_bars(
        ui.painter(),
        bars,
        3,
        importance.map_or(0, Importance::get),
        theme.text_2,
    );
    let words = Rect::from_min_max(
        pos2(rect.left() + 28.0, rect.top()),
        pos2(bars.left() - 6.0, rect.bottom()),
    );
    let letters = if picked {
        bold(size::TEXT_DENSE)
    } else {
        font(size::TEXT_DENSE)
    };
    text_in(ui, words, &format!("{code} {name}"), letters, theme.text);
    if response.clicked() {
        ctx.send(Action::Select(vec![zone.into()]));
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
        let sign = crate::report::wording::cell_sign(cell.grade);
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
    let changed = state.view == View::Change && before != Some(cell.grade);
    match (state.view, changed, before) {
        (View::Change, true, Some(before)) => paint_change(ui, ctx, rect, before, cell.grade),
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
        ui.label(crate::ui::theme::strong(
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
fn is_entry_only(findings: &Findings, zone: ZoneId) -> bool {
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
            font(11.0),
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
                let sign = crate::report::wording::cell_sign(other);
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
    let sign = crate::report::wording::cell_sign(grade);
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        sign,
        font(size::TEXT_DENSE),
        ctx.theme.placeholder,
    );
}

/// The worst of a zone, or what it contributes as an entry.
fn zone_worst(ui: &Ui, ctx: &ViewCtx<'_>, view: View, map: &Map<'_>, zone: ZoneId, rect: Rect) {
    let theme = ctx.theme;
    let findings = match (view, map.planned) {
        (View::Planned | View::Change, Some(planned)) => planned,
        _ => map.now,
    };
    let Some(risk) = findings.zone(zone) else { return };
    if is_entry_only(findings, zone) {
        let percent = format!("{:.0} %", risk.exposure * 100.0);
        let head = pos2(rect.center().x, rect.center().y - 8.0);
        let words = T::EntryShare.get(ctx.lang);
        ui.painter().text(
            head,
            Align2::CENTER_CENTER,
            words,
            font(size::TEXT_SMALL),
            theme.text_2,
        );
        let below = pos2(rect.center().x, rect.center().y + 8.0);
        ui.painter().text(
            below,
            Align2::CENTER_CENTER,
            &percent,
            bold(size::TEXT_SMALL),
            theme.text,
        );
        let response = ui.interact(rect, ui.id().with(("share", zone.to_string())), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{words} {percent}")));
        response.on_hover_text(T::EntryShareHelp.get(ctx.lang));
        return;
    }
    let chip = Rect::from_center_size(rect.center(), vec2(44.0, 22.0));
    paint_grade_chip(ui.painter(), theme, chip, risk.grade, ChipSize::Large);
}

/// The worst of each column.
fn worst_row(ui: &Ui, ctx: &ViewCtx<'_>, view: View, map: &Map<'_>, area: Rect) {
    let top = area.bottom() - CELL_HEIGHT;
    let theme = ctx.theme;
    let line = Stroke::new(1.0, theme.hairline_strong);
    ui.painter().hline(area.x_range(), top, line);
    let words = pos2(area.left() + 28.0, top + CELL_HEIGHT / 2.0);
    ui.painter().text(
        words,
        Align2::LEFT_CENTER,
        T::Worst.get(ctx.lang),
        bold(size::TEXT_DENSE),
        theme.text,
    );
    for (number, &column) in map.columns.iter().enumerate() {
        let cells = map.rows.iter().filter_map(|&zone| map.cell(view, column, zone));
        let grade = worst(cells.map(|cell| cell.grade));
        let rect = column_rect(map, number, area.left(), top, CELL_HEIGHT);
        let chip = Rect::from_center_size(rect.center(), vec2(40.0, 20.0));
        paint_grade_chip(ui.painter(), theme, chip, grade, ChipSize::Medium);
    }
}
