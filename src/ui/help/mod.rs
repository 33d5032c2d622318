//! The help overlay: keys and mouse moves that work here, and what the numbers can and cannot say.

mod keys;
mod page;

use egui::{Align2, Area, Frame, Id, Margin, Order, ScrollArea, Sense, Stroke, vec2};

use super::{
    theme::{Theme, size, strong},
    ui_command::CommandEnv,
    widgets,
};
use crate::i18n::{Lang, ShellText};

/// A page of the overlay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HelpPage {
    /// Keys and mouse moves.
    #[default]
    Keys,
    /// What the numbers say, and their limits.
    Limits,
}

/// Room left around the overlay.
const MARGIN: f32 = 48.0;
/// Width of a page to read.
const READING_WIDTH: f32 = 720.0;

/// The overlay, when open; a click outside and its button close it (Escape is the frame's business).
pub fn help_ui(
    ctx: &egui::Context,
    theme: &Theme,
    lang: Lang,
    env: &CommandEnv,
    open: &mut Option<HelpPage>,
) {
    let Some(chosen) = *open else { return };
    let screen = ctx.content_rect();
    Area::new(Id::new("help-scrim"))
        .order(Order::Foreground)
        .fixed_pos(screen.min)
        .show(ctx, |ui| {
            let response = ui.allocate_rect(screen, Sense::click());
            ui.painter().rect_filled(screen, 0.0, theme.scrim());
            if response.clicked() {
                *open = None;
            }
        });
    Area::new(Id::new("help"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_CENTER, [0.0, 0.0])
        .show(ctx, |ui| {
            let frame = Frame::new()
                .fill(theme.panel)
                .stroke(Stroke::new(1.0, theme.control_border))
                .corner_radius(size::RADIUS)
                .inner_margin(Margin::same(16));
            frame.show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.label(strong(ShellText::HelpTitle.get(lang), size::TEXT_TITLE));
                    ui.add_space(16.0);
                    let pages = [
                        (HelpPage::Keys, ShellText::HelpPageKeys.get(lang)),
                        (HelpPage::Limits, ShellText::HelpPageLimits.get(lang)),
                    ];
                    let name = ShellText::HelpTitle.get(lang);
                    if let Some(page) = widgets::segmented(ui, theme, name, chosen, &pages) {
                        *open = Some(page);
                    }
                });
                ui.add_space(8.0);
                match chosen {
                    HelpPage::Keys => keys::keys_ui(ui, theme, lang, env),
                    HelpPage::Limits => {
                        let room = (screen.size() - vec2(2.0 * MARGIN, 4.0 * MARGIN)).max(vec2(200.0, 120.0));
                        ui.set_width(room.x.min(READING_WIDTH));
                        ScrollArea::vertical()
                            .max_height(room.y)
                            .show(ui, |ui| page::page_ui(ui, theme, page::limits(lang)));
                    }
                }
                ui.add_space(8.0);
                if widgets::plain_button(ui, ShellText::Close.get(lang)).clicked() {
                    *open = None;
                }
            });
        });
}
