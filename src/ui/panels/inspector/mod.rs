//! Everything about the selection, editable without dialogs.

use crate::ui::ctx::ViewCtx;

/// Open sections and drafts of text fields.
#[derive(Default)]
pub struct InspectorState {}

/// The inspector of the selection.
pub fn inspector_ui(_ui: &mut egui::Ui, _ctx: &ViewCtx<'_>, _state: &mut InspectorState) {}
