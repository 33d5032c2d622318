//! Step 1-7: heat map of zones × threats with reasons, and the relation map.

use crate::ui::ctx::ViewCtx;

/// Open kinds, tab, relation map.
#[derive(Default)]
pub struct ThreatsState {}

/// The threat screen.
pub fn threats_ui(_ui: &mut egui::Ui, _ctx: &ViewCtx<'_>, _state: &mut ThreatsState) {}
