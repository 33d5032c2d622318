//! What frames the cells: kinds and threats above, zones at the left, worst grades at the right and below.

use egui::{Align2, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{BAND, CELL_HEIGHT, HEAD, Map, WORST_WIDTH, ZONE_WIDTH, cells::is_entry_only, part};
use crate::{
    analysis::findings::Findings,
    diagram::zoning::ZoneLayer,
    guideline::catalogue,
    i18n::{fill, threats::ThreatsText as T},
    plant::{Importance, ZoneId},
    ui::{
        ctx::{Action, ViewCtx},
        panels::inspector::{focus_ring, text_in},
        screens::threats::{
            ThreatsState, View,
            columns::{Column, worst},
        },
        theme::{bold, font, size},
        widgets::{ChipSize, paint_bars, paint_grade_chip},
    },
};

/// Zones at the left.
pub(super) fn zones_ui(ui: &Ui, ctx: &ViewCtx<'_>, state: &ThreatsState, map: &Map<'_>) {
    for (row, &zone) in map.rows.iter().enumerate() {
        let at = pos2(map.shown.left(), map.row(row));
        let rect = Rect::from_min_size(at, vec2(ZONE_WIDTH, CELL_HEIGHT));
        if ui.clip_rect().intersects(rect) {
            zone_head(ui, ctx, (map.now, state.zoning.zone(zone)), zone, rect);
        }
    }
}

/// Worst grades at the right and below.
pub(super) fn worst_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, view: View, map: &Map<'_>) {
    let right = part(ui, "worst of zones", map.shown.with_min_x(map.body().right()));
    for (row, &zone) in map.rows.iter().enumerate() {
        let at = pos2(map.shown.right() - WORST_WIDTH, map.row(row));
        zone_worst(
            &right,
            ctx,
            view,
            map,
            zone,
            Rect::from_min_size(at, vec2(WORST_WIDTH, CELL_HEIGHT)),
        );
    }
    let below = map.shown.with_min_y(map.body().bottom());
    ui.painter().rect_filled(below, 0.0, ctx.theme.panel);
    ui.painter().hline(
        below.x_range(),
        below.top() + 0.5,
        Stroke::new(1.0, ctx.theme.hairline_strong),
    );
    let words = pos2(below.left() + 28.0, below.center().y);
    let title = T::Worst.get(ctx.lang);
    ui.painter().text(
        words,
        Align2::LEFT_CENTER,
        title,
        bold(size::TEXT_DENSE),
        ctx.theme.text,
    );
    let between = Rect::from_x_y_ranges(map.body().x_range(), below.y_range());
    let below = part(ui, "worst of threats", between);
    for (number, &column) in map.columns.iter().enumerate() {
        let cells = map.rows.iter().filter_map(|&zone| map.cell(view, column, zone));
        let grade = worst(cells.map(|cell| cell.grade));
        let rect = map.column(number, between.top(), CELL_HEIGHT);
        let chip = Rect::from_center_size(rect.center(), vec2(40.0, 20.0));
        paint_grade_chip(below.painter(), ctx.theme, chip, grade, ChipSize::Medium);
    }
}

/// Heads of the columns above, with the corners by which the zones are ordered.
pub(super) fn columns_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut ThreatsState, map: &Map<'_>) {
    let top = map.shown.with_max_y(map.body().top());
    ui.painter().rect_filled(top, 0.0, ctx.theme.panel);
    let corner =
        |left: f32, width: f32| Rect::from_min_size(pos2(left, top.bottom() - 24.0), vec2(width, 24.0));
    let zones = corner(top.left() + 2.0, ZONE_WIDTH - 4.0);
    let worst = corner(top.right() - WORST_WIDTH, WORST_WIDTH);
    sort_head(
        ui,
        ctx,
        (T::ZoneColumn, T::SortLayer),
        zones,
        !state.worst_first,
        || state.worst_first = false,
    );
    sort_head(
        ui,
        ctx,
        (T::Worst, T::SortWorst),
        worst,
        state.worst_first,
        || state.worst_first = true,
    );
    let between = Rect::from_x_y_ranges(map.body().x_range(), top.y_range());
    heads(&part(ui, "heads", between), ctx, state, map, top);
}

/// Band of the kinds (open and fold), then the heads of the columns.
fn heads(ui: &Ui, ctx: &ViewCtx<'_>, state: &mut ThreatsState, map: &Map<'_>, top: Rect) {
    let theme = ctx.theme;
    let lang = ctx.lang;
    let painter = ui.painter();
    let mut number = 0;
    while let Some(&column) = map.columns.get(number) {
        let span = map
            .columns
            .iter()
            .skip(number)
            .take_while(|other| other.kind() == column.kind())
            .count();
        let first = map.column(number, top.top(), BAND);
        let last = map.column(number + span.saturating_sub(1), top.top(), BAND);
        kind_band(ui, ctx, state, column, first.union(last));
        number += span;
    }
    for (number, &column) in map.columns.iter().enumerate() {
        let rect = map.column(number, top.top() + BAND, HEAD);
        let picked = ctx.cell.is_some_and(|(_, threat)| column.holds(threat));
        if picked {
            painter.rect_filled(rect, 0.0, theme.selection_fill);
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
}

/// The head of a column by which the zones can be ordered.
fn sort_head(
    ui: &Ui,
    ctx: &ViewCtx<'_>,
    (words, order): (T, T),
    rect: Rect,
    is_order: bool,
    set: impl FnOnce(),
) {
    let theme = ctx.theme;
    let response = ui.interact(rect, ui.id().with(("order", words)), Sense::click());
    let order = order.get(ctx.lang);
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, is_order, order));
    if response.hovered() {
        ui.painter().rect_filled(rect, 2.0, theme.hover);
    }
    focus_ring(ui, theme, &response);
    let words = if is_order {
        format!("{} ↓", words.get(ctx.lang))
    } else {
        words.get(ctx.lang).to_owned()
    };
    let letters = if is_order {
        bold(size::TEXT_SMALL)
    } else {
        font(size::TEXT_SMALL)
    };
    text_in(ui, rect.shrink2(vec2(6.0, 0.0)), &words, letters, theme.text);
    if response.on_hover_text(order).clicked() {
        set();
    }
}

/// The handle that opens or folds a kind.
fn kind_band(ui: &Ui, ctx: &ViewCtx<'_>, state: &mut ThreatsState, column: Column, rect: Rect) {
    let theme = ctx.theme;
    let kind = column.kind();
    let is_open = matches!(column, Column::Threat(_));
    let name = catalogue()
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

/// Letter badge, number, name, importance; a click selects the zone.
fn zone_head(ui: &Ui, ctx: &ViewCtx<'_>, (now, drawn): (&Findings, ZoneLayer), zone: ZoneId, rect: Rect) {
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
    let badge = Rect::from_center_size(pos2(rect.left() + 14.0, rect.center().y), vec2(16.0, 16.0));
    ui.painter()
        .rect_filled(badge, 2.0, theme.zone_border(drawn.layer));
    let letter = drawn.letter(ctx.lang);
    ui.painter().text(
        badge.center(),
        Align2::CENTER_CENTER,
        letter,
        font(size::TEXT_SMALL),
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

/// The worst of a zone, or what it contributes as an entry.
fn zone_worst(ui: &Ui, ctx: &ViewCtx<'_>, view: View, map: &Map<'_>, zone: ZoneId, rect: Rect) {
    let theme = ctx.theme;
    let findings = map.findings(view);
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
