//! Where the columns of a table lie.

use egui::{Rect, pos2};

use super::{Grid, GridState, state::Place};
use crate::edit::Editable;

/// Where the columns lie, from the left end of the table.
pub(super) struct Lines {
    /// Left and right end of each.
    pub(super) columns: Vec<(f32, f32)>,
    /// Right end of those that stay in place.
    pub(super) frozen: f32,
    /// Right end of all.
    pub(super) total: f32,
}

impl Lines {
    /// As wide as declared, or as dragged.
    pub(super) fn of<I: Editable>(grid: &Grid<'_, I>, state: &GridState) -> Self {
        let mut total = 0.0;
        let mut columns = Vec::with_capacity(grid.columns.len());
        for (column, dragged) in grid.columns.iter().zip(&state.widths) {
            let right = total + dragged.unwrap_or_else(|| column.natural_width());
            columns.push((total, right));
            total = right;
        }
        let frozen = grid
            .frozen
            .checked_sub(1)
            .and_then(|last| columns.get(last))
            .map_or(0.0, |(_, right)| *right);
        Self {
            columns,
            frozen,
            total,
        }
    }

    /// A cell, where the table begins at `origin`.
    pub(super) fn cell(&self, origin: egui::Pos2, place: Place, height: f32) -> Rect {
        let (left, right) = self.columns.get(place.column).copied().unwrap_or_default();
        let top = origin.y + height * place.row as f32;
        Rect::from_min_max(pos2(origin.x + left, top), pos2(origin.x + right, top + height))
    }
}
