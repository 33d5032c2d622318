//! Bars that say a number without colour: importance (grey) and the bars beside a grade's letter.

use egui::{
    Color32, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use crate::{plant::Importance, ui::theme::Theme};

const BAR: egui::Vec2 = vec2(5.0, 9.0);
const GAP: f32 = 2.0;

/// Paints `total` upright bars inside `rect`, the first `filled` of them solid.
pub fn paint_bars(painter: &Painter, rect: Rect, total: u8, filled: u8, color: Color32) {
    let total_f = f32::from(total.max(1));
    let width = ((rect.width() - GAP * (total_f - 1.0)) / total_f).max(1.0);
    for bar in 0..total {
        let left = rect.left() + f32::from(bar) * (width + GAP);
        let bar_rect = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        if bar < filled {
            painter.rect_filled(bar_rect, 0.0, color);
        } else if width >= 4.0 {
            painter.rect_stroke(bar_rect, 0.0, Stroke::new(1.0, color), StrokeKind::Inside);
        } else {
            painter.rect_filled(bar_rect, 0.0, color.gamma_multiply(0.26));
        }
    }
}

/// Three grey bars for an importance; `name` is what a screen reader says.
pub fn importance_bars(ui: &mut Ui, theme: &Theme, importance: Option<Importance>, name: &str) -> Response {
    let size = vec2(3.0 * BAR.x + 2.0 * GAP, BAR.y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        match importance {
            Some(importance) => paint_bars(ui.painter(), rect, 3, importance.get(), theme.text),
            None => paint_bars(ui.painter(), rect, 3, 0, theme.placeholder),
        }
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, name));
    response
}
