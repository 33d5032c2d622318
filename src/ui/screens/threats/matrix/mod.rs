//! The heat map: zones down, threats across, a letter with bars on its colour in each cell.
//!
//! Heads, zones and worst grades stay in view while the cells scroll under them.

mod cells;
mod heads;

use egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::{
    ThreatsState, View,
    columns::{Column, columns, rank},
};
use crate::{
    analysis::findings::{Findings, RiskCell, ZoneRisk},
    plant::{Layer, ZoneId},
    ui::ctx::ViewCtx,
};

const ZONE_WIDTH: f32 = 188.0;
const WORST_WIDTH: f32 = 60.0;
const CELL_HEIGHT: f32 = 37.0;
const BAND: f32 = 18.0;
const HEAD: f32 = 46.0;
/// Cells are never narrower, so that letter, bars and head stay readable; the map scrolls instead.
const NARROWEST: f32 = 53.0;
const WIDEST: f32 = 84.0;

/// What the map is drawn from, and where it lies.
struct Map<'a> {
    now: &'a Findings,
    planned: Option<&'a Findings>,
    supposed: Option<&'a Findings>,
    columns: Vec<Column>,
    rows: Vec<ZoneId>,
    width: f32,
    /// The whole map, as it is scrolled.
    area: Rect,
    /// The part of it that is in view.
    shown: Rect,
}

impl Map<'_> {
    /// The findings that are shown.
    fn findings(&self, view: View) -> &Findings {
        let other = match view {
            View::Now => None,
            View::Planned | View::Change => self.planned,
            View::Supposed => self.supposed,
        };
        other.unwrap_or(self.now)
    }

    fn cell(&self, view: View, column: Column, zone: ZoneId) -> Option<&RiskCell> {
        column.cell(self.findings(view), zone)
    }

    /// The part of a column between two heights.
    fn column(&self, number: usize, top: f32, height: f32) -> Rect {
        let x = self.area.left() + ZONE_WIDTH + self.width * number as f32;
        Rect::from_min_size(pos2(x, top), vec2(self.width, height))
    }

    /// The top of a row.
    fn row(&self, number: usize) -> f32 {
        self.area.top() + BAND + HEAD + CELL_HEIGHT * number as f32
    }

    /// Where the cells show: between heads, zones and worst grades.
    fn body(&self) -> Rect {
        Rect::from_min_max(
            self.shown.min + vec2(ZONE_WIDTH, BAND + HEAD),
            self.shown.max - vec2(WORST_WIDTH, CELL_HEIGHT),
        )
    }
}

/// The map with its heads; scrolls sideways when kinds are open, downwards when there are many zones.
pub(super) fn matrix_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut ThreatsState, now: &Findings) {
    let columns = columns(&state.open_kinds);
    let room = ui.available_width() - ZONE_WIDTH - WORST_WIDTH - 2.0;
    let width = (room / columns.len().max(1) as f32).clamp(NARROWEST, WIDEST);
    let rows = rows(ctx, state, now);
    let size = vec2(
        ZONE_WIDTH + width * columns.len() as f32 + WORST_WIDTH,
        BAND + HEAD + CELL_HEIGHT * (rows.len() + 1) as f32,
    );
    ScrollArea::both()
        .auto_shrink([false, true])
        .show_viewport(ui, |ui, viewport| {
            let (area, _) = ui.allocate_exact_size(size, Sense::hover());
            let shown = viewport.translate(area.min.to_vec2()).intersect(area);
            let map = Map {
                now,
                planned: ctx.planned(),
                supposed: ctx.supposed(),
                columns,
                rows,
                width,
                area,
                shown,
            };
            cells::cells_ui(&part(ui, "cells", map.body()), ctx, state, &map);
            heads::zones_ui(
                &part(ui, "zones", map.shown.with_max_x(map.body().left())),
                ctx,
                state,
                &map,
            );
            heads::worst_ui(ui, ctx, state.view, &map);
            heads::columns_ui(ui, ctx, state, &map);
        });
}

/// A part of the map: what is drawn through it shows and reacts only inside `rect`.
fn part(ui: &mut Ui, name: &str, rect: Rect) -> Ui {
    let mut part = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect));
    part.set_clip_rect(rect.intersect(ui.clip_rect()));
    part
}

/// Zones inside the plant, from the office down to the equipment, or worst first.
fn rows(ctx: &ViewCtx<'_>, state: &ThreatsState, now: &Findings) -> Vec<ZoneId> {
    let mut rows: Vec<&ZoneRisk> = now
        .zones
        .iter()
        .filter(|risk| ctx.plant().zones.contains_key(&risk.zone))
        .collect();
    let place = |zone: ZoneId| {
        let drawn = state.zoning.zone(zone);
        let layer = if drawn.boundary {
            Layer::Boundary
        } else {
            drawn.layer
        };
        let layer = Layer::ALL.iter().position(|&known| known == layer);
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
