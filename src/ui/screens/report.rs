//! The report: which sections, preview, export.

use crate::ui::ctx::ViewCtx;

/// Chosen sections and preview page.
#[derive(Default)]
pub struct ReportState {}

/// The report screen.
pub fn report_ui(_ui: &mut egui::Ui, _ctx: &ViewCtx<'_>, _state: &mut ReportState) {}
