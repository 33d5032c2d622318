//! Commands of the command table that work on the canvas.

use std::collections::BTreeSet;

use egui::ViewportCommand;

use super::{CanvasState, camera::ZOOM_STEP, connect, moving, picker::Picker, picker::Purpose, rename::Rename, tool::Tool};
use crate::{
    edit::{Change, StepName, fragment::Fragment, space::GRID},
    i18n::{Lang, ShellText, fill},
    plant::{Element, Plant},
    ui::{
        ctx::{Action, ViewCtx},
        ui_command::UiCommand,
    },
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
