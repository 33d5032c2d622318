//! The top bar: menus, file state, undo, language.

use crate::ui::ctx::ViewCtx;

/// The top bar.
pub fn top_bar_ui(_ui: &mut egui::Ui, _ctx: &ViewCtx<'_>) {}
