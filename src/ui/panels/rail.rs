//! The rail: the guideline's steps.

use crate::ui::{ctx::ViewCtx, view_state::Screen};

/// The rail with the current screen marked.
pub fn rail_ui(_ui: &mut egui::Ui, _ctx: &ViewCtx<'_>, _screen: Screen) {}
