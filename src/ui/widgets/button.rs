//! Buttons in the few looks the window has: filled (at most one per screen), plain, ghost, link.

use egui::{Button, Color32, Response, RichText, Stroke, Ui};

use crate::ui::theme::{Theme, bold, size};

/// The one filled button of a screen or dialog.
pub fn filled_button(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    let text = RichText::new(text)
        .font(bold(size::TEXT_BODY))
        .color(theme.on_accent);
    ui.add(Button::new(text).fill(theme.accent_fill).stroke(Stroke::NONE))
}

/// A button with a border.
pub fn plain_button(ui: &mut Ui, text: &str) -> Response {
    ui.add(Button::new(text))
}

/// Width of a filled or plain button, for who has to know beforehand whether it fits.
pub fn button_width(ui: &Ui, text: &str) -> f32 {
    let letters = bold(size::TEXT_BODY);
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), letters, Color32::BLACK);
    galley.size().x + 2.0 * ui.spacing().button_padding.x
}

/// A button whose border and ground appear only under the pointer.
pub fn ghost_button(ui: &mut Ui, text: &str) -> Response {
    ui.add(
        Button::new(text)
            .fill(Color32::TRANSPARENT)
            .frame_when_inactive(false),
    )
}

/// A button that looks like a link: accent-coloured bold words.
pub fn link_button(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    let text = RichText::new(text)
        .font(bold(size::TEXT_DENSE))
        .color(theme.accent);
    ui.add(
        Button::new(text)
            .fill(Color32::TRANSPARENT)
            .frame_when_inactive(false)
            .small(),
    )
}
