//! The shield of a measure's strength: three segments from the bottom, today's dark, planned ones pale.

use egui::{Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use crate::{plant::Strength, ui::theme::Theme};

/// A shield in the flow of a layout; `goal` adds the planned segments. The word stands beside it, always.
pub fn shield(ui: &mut Ui, theme: &Theme, now: Strength, goal: Option<Strength>, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(16.0, 18.0), Sense::hover());
    if ui.is_rect_visible(rect) {
        paint_shield(ui.painter(), theme, rect, now, goal);
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, name));
    response
}

/// Paints a shield into a rectangle.
pub fn paint_shield(painter: &Painter, theme: &Theme, rect: Rect, now: Strength, goal: Option<Strength>) {
    let strongest = theme.strength_fill(Strength::MAX);
    let planned = theme.strength_fill(Strength::clamped(2)).gamma_multiply(0.55);
    let goal = goal.unwrap_or(now).max(now);
    let segment = (rect.height() - 4.0) / 3.0;
    for step in 0..3u8 {
        let color = match step {
            step if step < now.get() => strongest,
            step if step < goal.get() => planned,
            _ => continue,
        };
        let bottom = rect.bottom() - 2.0 - f32::from(step) * segment;
        let band = Rect::from_min_max(
            pos2(rect.left(), bottom - segment + 1.0),
            pos2(rect.right(), bottom),
        );
        let clipped = outline(rect.shrink(2.0))
            .into_iter()
            .map(|point| pos2(point.x, point.y.clamp(band.top(), band.bottom())))
            .collect();
        painter.add(Shape::convex_polygon(clipped, color, Stroke::NONE));
    }
    let edge = Stroke::new(1.25, theme.link_line);
    painter.add(Shape::closed_line(outline(rect.shrink(0.5)), edge));
}

/// A shield's outline: flat top, straight sides, round point.
fn outline(rect: Rect) -> Vec<Pos2> {
    let (left, right, top, bottom) = (rect.left(), rect.right(), rect.top(), rect.bottom());
    let (middle, height) = (rect.center().x, rect.height());
    vec![
        pos2(left, top + height * 0.12),
        pos2(middle, top),
        pos2(right, top + height * 0.12),
        pos2(right, top + height * 0.52),
        pos2(right - rect.width() * 0.14, top + height * 0.76),
        pos2(middle, bottom),
        pos2(left + rect.width() * 0.14, top + height * 0.76),
        pos2(left, top + height * 0.52),
    ]
}
