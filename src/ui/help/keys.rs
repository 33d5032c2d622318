//! The page of keys and mouse moves: only what works on this screen, from the command table.

use crate::{
    i18n::{Lang, ShellText},
    ui::{
        canvas::hints,
        theme::{Theme, size, strong},
        ui_command::{CommandEnv, UiCommand},
        view_state::Screen,
    },
};

/// Draws the page.
pub(super) fn keys_ui(ui: &mut egui::Ui, theme: &Theme, lang: Lang, env: &CommandEnv) {
    ui.horizontal_top(|ui| {
        if env.screen == Screen::Canvas && env.plant_open {
            ui.vertical(|ui| mouse_ui(ui, theme, lang));
            ui.add_space(24.0);
        }
        ui.vertical(|ui| shortcuts_ui(ui, theme, lang, env));
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

fn shortcuts_ui(ui: &mut egui::Ui, theme: &Theme, lang: Lang, env: &CommandEnv) {
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
