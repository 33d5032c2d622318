//! Icons in the interface: painted glyphs, and buttons that are only a glyph (always with a name and a tooltip).

use egui::{Color32, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, vec2};

use crate::{
    diagram::icons::{Glyph, Icon},
    ui::{
        pen::paint_icon,
        theme::{Theme, size},
    },
};

/// An icon in the flow of a layout; decorative, so it has no name.
pub fn icon(ui: &mut Ui, icon: impl Into<Icon>, side: f32, color: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    if ui.is_rect_visible(rect) {
        paint_icon(ui.painter(), rect, icon, color);
    }
    response
}

/// A button that is only a glyph; `name` is its tooltip and what a screen reader says.
pub fn icon_button(ui: &mut Ui, theme: &Theme, glyph: Glyph, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), name));
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect, size::RADIUS, theme.hover);
        }
        let color = if ui.is_enabled() {
            theme.text
        } else {
            theme.placeholder
        };
        paint_icon(
            ui.painter(),
            Rect::from_center_size(rect.center(), vec2(16.0, 16.0)),
            glyph,
            color,
        );
        paint_focus(ui, theme, &response);
    }
    response.on_hover_text(name)
}

/// The focus ring around a widget that paints itself.
pub fn paint_focus(ui: &Ui, theme: &Theme, response: &Response) {
    if response.has_focus() {
        let ring = Stroke::new(2.0, theme.focus);
        ui.painter()
            .rect_stroke(response.rect, size::RADIUS, ring, StrokeKind::Inside);
    }
}
