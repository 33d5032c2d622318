//! Marks of a supposed infection: the devices it starts at, and those it can reach, with how easily.

use egui::{Align2, Painter, Rect, Stroke, StrokeKind, pos2, vec2};

use crate::{
    diagram::{display_list::Ink, scene::Hits},
    i18n::{fill, incident::IncidentText as T},
    plant::DeviceId,
    ui::{
        ctx::ViewCtx,
        pen::View,
        theme::{bold, size},
        widgets::paint_bars,
    },
};

/// Narrower than this, a device has no room for a plate.
const PLATE_FROM: f32 = 44.0;
const PLATE: f32 = 17.0;
const BARS: egui::Vec2 = vec2(33.0, 9.0);

/// Paints the marks. While a way is lit up, those that do not lie at its ends stand back.
pub(super) fn paint(painter: &Painter, ctx: &ViewCtx<'_>, hits: &Hits, view: View) {
    let infected = ctx.workspace.infected();
    if infected.is_empty() {
        return;
    }
    let ink = ctx.theme.ink(Ink::AttackPath);
    for shape in &hits.devices {
        let rect = view.screen_rect(shape.rect);
        if infected.contains(&shape.device) {
            painter.rect_stroke(rect.expand(2.0), 5.0, Stroke::new(4.0, ink), StrokeKind::Outside);
            held_plate(painter, ctx, rect);
        } else if let Some(class) = class_of(ctx, shape.device) {
            if ctx.lit_way.is_some_and(|lit| lit != shape.device) {
                let edge = Stroke::new(1.0, ink.gamma_multiply(0.5));
                painter.rect_stroke(rect.expand(1.0), 4.0, edge, StrokeKind::Outside);
                continue;
            }
            painter.rect_stroke(rect.expand(1.0), 4.0, Stroke::new(1.5, ink), StrokeKind::Outside);
            class_plate(painter, ctx, rect, class);
        }
    }
}

/// Where a plate stands: on the lower edge, clear of the device's name and the zone's title.
fn plate(rect: Rect, width: f32) -> Option<Rect> {
    let corner = pos2(rect.center().x - width / 2.0, rect.bottom() - PLATE * 0.3);
    (rect.width() >= PLATE_FROM).then(|| Rect::from_min_size(corner, vec2(width, PLATE)))
}

/// “Assumed infected”.
fn held_plate(painter: &Painter, ctx: &ViewCtx<'_>, rect: Rect) {
    let words = T::MarkHeld.get(ctx.lang).to_owned();
    let galley = painter.layout_no_wrap(words, bold(size::TEXT_SMALL), ctx.theme.canvas);
    let Some(plate) = plate(rect, galley.size().x + 12.0) else {
        return;
    };
    painter.rect_filled(plate, 3.0, ctx.theme.ink(Ink::AttackPath));
    painter.galley(plate.center() - galley.size() / 2.0, galley, ctx.theme.canvas);
}

/// How easily it spreads here.
fn class_plate(painter: &Painter, ctx: &ViewCtx<'_>, rect: Rect, class: u8) {
    let Some(plate) = plate(rect, BARS.x + 22.0) else {
        return;
    };
    let ink = ctx.theme.ink(Ink::AttackPath);
    painter.rect(
        plate,
        3.0,
        ctx.theme.panel,
        Stroke::new(1.0, ink),
        StrokeKind::Inside,
    );
    let bars = Rect::from_min_size(pos2(plate.left() + 5.0, plate.center().y - BARS.y / 2.0), BARS);
    paint_bars(painter, bars, 5, class, ink);
    let at = pos2(plate.right() - 5.0, plate.center().y);
    painter.text(at, Align2::RIGHT_CENTER, class, bold(size::TEXT_SMALL), ink);
}

/// How easily it spreads to a device.
fn class_of(ctx: &ViewCtx<'_>, device: DeviceId) -> Option<u8> {
    let next = &ctx.workspace.outlook()?.next;
    let found = next.iter().find(|next| next.device == device)?;
    Some(found.likelihood)
}

/// What the marks say about a device, in words.
pub(super) fn mark(ctx: &ViewCtx<'_>, device: DeviceId) -> Option<String> {
    if ctx.workspace.infected().contains(&device) {
        return Some(T::MarkHeld.get(ctx.lang).to_owned());
    }
    let class = class_of(ctx, device)?.to_string();
    Some(fill(T::MarkNext.get(ctx.lang), &[("class", &class)]))
}
