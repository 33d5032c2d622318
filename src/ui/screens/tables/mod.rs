//! Steps that are worked on as tables: overview, requirements, tasks, assets, policy, measures, plan.
//!
//! One file per screen; all of them declare columns for the one table in `grid`.

mod asset_importance;
mod assets;
mod grid;
mod improve;
mod lists;
mod measures;
mod order;
mod overview;
mod policy;
mod requirements;
mod screen;
mod task_importance;
mod tasks;

use std::collections::BTreeMap;

use egui::Ui;

use crate::ui::{ctx::ViewCtx, view_state::Screen};
use grid::GridState;
pub(super) use grid::parse_date;
pub(super) use screen::{head_ui, quietly_scrolled};

/// What the table screens remember: filters, cursors, the part shown, what is being typed.
#[derive(Debug, Default)]
pub struct TablesState {
    grids: BTreeMap<&'static str, GridState>,
    part: requirements::Part,
    register: assets::Register,
    rated: asset_importance::Rated,
    measures: measures::MeasuresState,
    drafts: BTreeMap<&'static str, String>,
}

impl TablesState {
    /// Whether the planner is shown when this step is.
    pub(in crate::ui) fn shows_planner(&self) -> bool {
        self.measures.shows_planner()
    }

    /// The state of one table.
    fn grid(&mut self, name: &'static str) -> &mut GridState {
        self.grids.entry(name).or_default()
    }
}

/// The table screen of a step.
pub fn tables_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, screen: Screen, state: &mut TablesState) {
    match screen {
        Screen::Overview => overview::overview_ui(ui, ctx),
        Screen::Requirements => requirements::requirements_ui(ui, ctx, state),
        Screen::Tasks => tasks::tasks_ui(ui, ctx, state.grid("tasks")),
        Screen::TaskImportance => task_importance::task_importance_ui(ui, ctx, state.grid("task-importance")),
        Screen::Assets => assets::assets_ui(ui, ctx, state),
        Screen::AssetImportance => asset_importance::asset_importance_ui(ui, ctx, state),
        Screen::Policy => policy::policy_ui(ui, ctx, state.grid("policy")),
        Screen::Measures => measures::measures_ui(ui, ctx, &mut state.measures),
        Screen::Improve => improve::improve_ui(ui, ctx, state.grid("improve")),
        Screen::Canvas | Screen::Threats | Screen::Report => {}
    }
}
