//! Dialogs: files, questions before work would be lost.

use super::{ui_command::UiCommand, window::Window};

/// What dialogs are open.
#[derive(Default)]
pub(super) struct Dialogs {}

impl Dialogs {
    /// Whether a dialog waits for an answer.
    pub(super) const fn any_open(&self) -> bool {
        false
    }
}

impl Window {
    /// Commands about files and the window itself.
    pub(super) fn run_file_command(&mut self, ctx: &egui::Context, command: UiCommand) {
        match command {
            UiCommand::New => self.open_plant(crate::plant::Plant::default()),
            UiCommand::NewSample => {
                if let Ok(plant) = crate::samples::ASSUMED_FACTORY.load() {
                    self.open_plant(plant);
                }
            }
            UiCommand::Close => self.workspace = None,
            UiCommand::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            _ => {}
        }
    }

    /// Opens a file.
    pub fn open_file(&mut self, path: &std::path::Path) {
        self.remember(path);
    }

    /// Shows what is open and carries out what was answered.
    pub(super) fn dialogs_ui(&mut self, _ui: &mut egui::Ui) {}
}
