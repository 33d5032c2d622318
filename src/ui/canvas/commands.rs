//! Commands of the command table that work on the canvas.

use crate::{
    i18n::Lang,
    ui::{ui_command::UiCommand, view_state::ViewState},
    workspace::Workspace,
};

/// Whether the canvas carries out this command.
pub const fn is_for_canvas(command: UiCommand) -> bool {
    matches!(
        command,
        UiCommand::Cut
            | UiCommand::Copy
            | UiCommand::Paste
            | UiCommand::Duplicate
            | UiCommand::SelectAll
            | UiCommand::Rename
            | UiCommand::AddDevice
            | UiCommand::AddZone
            | UiCommand::AddNetwork
            | UiCommand::AddNote
            | UiCommand::Connect
            | UiCommand::SelectTool
            | UiCommand::HandTool
            | UiCommand::ZoomIn
            | UiCommand::ZoomOut
            | UiCommand::ZoomReset
            | UiCommand::ZoomFit
            | UiCommand::ZoomSelection
            | UiCommand::ToggleSnap
    )
}

/// Carries it out.
pub fn run(
    _ctx: &egui::Context,
    _command: UiCommand,
    _workspace: &mut Workspace,
    _state: &mut ViewState,
    _lang: Lang,
) {
}
