//! The status bar: what the pointer can do here, zoom, text size.

use crate::ui::{canvas::CanvasState, ctx::ViewCtx};

/// The status bar.
pub fn status_ui(_ui: &mut egui::Ui, _ctx: &ViewCtx<'_>, _canvas: &mut CanvasState) {}
