//! The findings list under the work area.

use crate::ui::ctx::ViewCtx;

/// Open or closed, filter.
#[derive(Default)]
pub struct FindingsState {}

/// The list.
pub fn findings_ui(_ui: &mut egui::Ui, _ctx: &ViewCtx<'_>, _state: &mut FindingsState) {}
