//! The help overlay: only the keys and mouse moves that work here, from the command table.

use egui::{Align2, Area, Frame, Id, Margin, Order, Sense, Stroke};

use super::{
    canvas::hints,
    theme::{Theme, size, strong},
    ui_command::{CommandEnv, UiCommand},
    view_state::Screen,
    widgets,
};
use crate::i18n::{Lang, ShellText};

/// The overlay, when open; a click outside and its button close it (Escape is the frame's business).
pub fn help_ui(ctx: &egui::Context, theme: &Theme, lang: Lang, env: &CommandEnv, open: &mut bool) {
    if !*open {
        return;
    }
    let screen = ctx.content_rect();
    Area::new(Id::new("help-scrim"))
        .order(Order::Foreground)
        .fixed_pos(screen.min)
        .show(ctx, |ui| {
            let response = ui.allocate_rect(screen, Sense::click());
            ui.painter().rect_filled(screen, 0.0, theme.scrim());
            if response.clicked() {
                *open = false;
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
                });
                ui.add_space(8.0);
                ui.horizontal_top(|ui| {
                    if env.screen == Screen::Canvas && env.plant_open {
                        ui.vertical(|ui| mouse_ui(ui, theme, lang));
                        ui.add_space(24.0);
                    }
                    ui.vertical(|ui| keys_ui(ui, theme, lang, env));
                });
                ui.add_space(8.0);
                if widgets::plain_button(ui, ShellText::Close.get(lang)).clicked() {
                    *open = false;
                }
            });
        });
}

fn mouse_ui(ui: &mut egui::Ui, theme: &Theme, lang: Lang) {
    ui.label(strong(ShellText::HelpMouse.get(lang), size::TEXT_BODY));
    egui::Grid::new("help-mouse").spacing([16.0, 4.0]).show(ui, |ui| {
        for (gesture, meaning) in hints::MOUSE_HELP {
            ui.colored_label(theme.text_2, gesture.get(lang));
            ui.label(meaning.get(lang));
            ui.end_row();
        }
    });
}

fn keys_ui(ui: &mut egui::Ui, theme: &Theme, lang: Lang, env: &CommandEnv) {
    ui.label(strong(ShellText::HelpKeys.get(lang), size::TEXT_BODY));
    let here: Vec<UiCommand> = UiCommand::ALL
        .iter()
        .copied()
        .filter(|command| !command.keys().is_empty() && command.belongs_to(env))
        .collect();
    ui.horizontal_top(|ui| {
        for (column, commands) in here.chunks(here.len().div_ceil(2).max(1)).enumerate() {
            egui::Grid::new(("help-keys", column))
                .spacing([16.0, 4.0])
                .show(ui, |ui| {
                    for command in commands {
                        let keys: Vec<String> =
                            command.keys().iter().take(2).map(|keys| keys.label()).collect();
                        ui.colored_label(theme.text_2, keys.join(" / "));
                        ui.label(command.name(lang));
                        ui.end_row();
                    }
                });
            ui.add_space(16.0);
        }
    });
}
