//! A segmented switch: a few choices side by side, one of them chosen.

use egui::{
    Align2, Color32, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use crate::ui::theme::{Theme, bold, font, size};

/// Width of one choice.
fn choice_width(ui: &Ui, text: &str) -> f32 {
    let letters = bold(size::TEXT_DENSE);
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), letters, Color32::BLACK);
    galley.size().x + 20.0
}

/// Width of the switch, for who has to know beforehand whether it fits.
pub fn segmented_width(ui: &Ui, choices: &[&str]) -> f32 {
    choices.iter().map(|text| choice_width(ui, text)).sum()
}

/// Shows the choices side by side; gives the one that was clicked, if it is another than `chosen`.
/// `name` is what a screen reader says before each choice.
pub fn segmented<T: Copy + PartialEq>(
    ui: &mut Ui,
    theme: &Theme,
    name: &str,
    chosen: T,
    choices: &[(T, &str)],
) -> Option<T> {
    let height = 24.0_f32.max(ui.spacing().interact_size.y - 4.0);
    let mut clicked = None;
    let widths: Vec<f32> = choices.iter().map(|(_, text)| choice_width(ui, text)).collect();
    let total: f32 = widths.iter().sum();
    let (outer, _) = ui.allocate_exact_size(vec2(total, height), Sense::hover());
    let mut left = outer.left();
    let last = choices.len().saturating_sub(1);
    for (index, ((value, text), width)) in choices.iter().zip(widths).enumerate() {
        let rect = Rect::from_min_size(pos2(left, outer.top()), vec2(width, height));
        left += width;
        let is_chosen = *value == chosen;
        let response = ui.interact(rect, ui.id().with((name, index)), Sense::click());
        response.widget_info(|| {
            let label = if name.is_empty() {
                (*text).to_owned()
            } else {
                format!("{name}: {text}")
            };
            WidgetInfo::selected(WidgetType::RadioButton, ui.is_enabled(), is_chosen, label)
        });
        let fill = match (is_chosen, response.hovered()) {
            (true, _) => theme.selection_fill,
            (false, true) => theme.hover,
            (false, false) => theme.panel,
        };
        let mut corners = CornerRadius::ZERO;
        if index == 0 {
            (corners.nw, corners.sw) = (size::RADIUS, size::RADIUS);
        }
        if index == last {
            (corners.ne, corners.se) = (size::RADIUS, size::RADIUS);
        }
        let painter = ui.painter();
        painter.rect_filled(rect, corners, fill);
        if index > 0 {
            painter.vline(
                rect.left(),
                rect.y_range(),
                Stroke::new(1.0, theme.control_border),
            );
        }
        let (letters, ink) = if is_chosen {
            (bold(size::TEXT_DENSE), theme.accent)
        } else {
            (font(size::TEXT_DENSE), theme.text)
        };
        painter.text(rect.center(), Align2::CENTER_CENTER, *text, letters, ink);
        if response.has_focus() {
            painter.rect_stroke(
                rect.shrink(2.0),
                2.0,
                Stroke::new(2.0, theme.focus),
                StrokeKind::Inside,
            );
        }
        if response.clicked() && !is_chosen {
            clicked = Some(*value);
        }
    }
    let edge = Stroke::new(1.0, theme.control_border);
    ui.painter()
        .rect_stroke(outer, size::RADIUS, edge, StrokeKind::Inside);
    clicked
}
