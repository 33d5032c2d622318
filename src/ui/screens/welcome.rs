//! The welcome screen: from double-click to a useful drawing in under two minutes.

use crate::ui::{ui_command::UiCommand, window::Window};

/// What the welcome screen remembers.
#[derive(Default)]
pub struct WelcomeState {}

impl WelcomeState {
    /// Looks again which recent files exist.
    pub(crate) fn forget_what_exists(&mut self) {}
}

/// The welcome screen; gives the commands asked for.
pub(crate) fn welcome_ui(ui: &mut egui::Ui, _window: &mut Window) -> Vec<UiCommand> {
    egui::CentralPanel::default()
        .show(ui, |ui| {
            if ui.button("new").clicked() {
                vec![UiCommand::New]
            } else {
                Vec::new()
            }
        })
        .inner
}
