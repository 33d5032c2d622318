//! The plant canvas: scene, hits, gestures, paint.

use super::ctx::ViewCtx;

/// What the canvas remembers: camera, tool, gesture.
#[derive(Default)]
pub struct CanvasState {}

/// The canvas with its tool strip and palette.
pub fn canvas_ui(_ui: &mut egui::Ui, _ctx: &ViewCtx<'_>, _state: &mut CanvasState) {}
