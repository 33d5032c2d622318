//! Steps that are worked on as tables: overview, requirements, tasks, assets, policy, measures, plan.

use crate::ui::{ctx::ViewCtx, view_state::Screen};

/// Filters and drafts of the tables.
#[derive(Default)]
pub struct TablesState {}

/// The table screen of a step.
pub fn tables_ui(_ui: &mut egui::Ui, _ctx: &ViewCtx<'_>, _screen: Screen, _state: &mut TablesState) {}
