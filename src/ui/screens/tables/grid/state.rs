//! What a table remembers between frames: cursor, selected range, order of rows, what is being typed.

use super::{Choice, Column, Grid, Refusal};
use crate::{
    edit::Editable,
    i18n::Lang,
    plant::Element,
    ui::{
        ctx::ViewCtx,
        screens::tables::order::{by_code, natural},
    },
};

/// A cell by what it shows, so that it stays under the cursor when rows move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    pub(super) row: Element,
    pub(super) column: usize,
}

/// A cell by where it stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) row: usize,
    pub(super) column: usize,
}

/// Something being entered into the cell under the cursor.
#[derive(Clone, Debug)]
pub(super) enum Editing {
    /// Typed words.
    Text {
        draft: String,
        /// Put the keyboard into the field in this frame, its caret there.
        opened: Option<Caret>,
        /// Why the last attempt was not taken.
        refusal: Option<Refusal>,
    },
    /// A list hangs under the cell.
    List {
        filter: String,
        marked: usize,
        opened: bool,
    },
}

/// Where the caret stands when a field opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Caret {
    /// Everything is selected: the next letter replaces it.
    All,
    /// Behind what was typed already: the next letter goes on.
    End,
}

/// Rows ordered by a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sort {
    pub(super) column: usize,
    pub(super) descending: bool,
}

/// What the order of rows was computed from.
#[derive(Clone, Debug, Default, PartialEq)]
struct OrderKey {
    generation: u64,
    has_findings: bool,
    rows: usize,
    filter: String,
    sort: Option<Sort>,
    lang: Lang,
}

/// What a table remembers.
#[derive(Debug, Default)]
pub(crate) struct GridState {
    /// Only rows that contain these words are shown.
    pub filter: String,
    pub(super) cursor: Option<At>,
    /// The other corner of the selected range.
    pub(super) anchor: Option<At>,
    pub(super) sort: Option<Sort>,
    pub(super) editing: Option<Editing>,
    /// What an input method is composing over the cell under the cursor; not yet taken.
    pub(super) composing: String,
    /// Widths that were dragged, by column.
    pub(super) widths: Vec<Option<f32>>,
    /// Bring the cursor into view in this frame.
    pub(super) reveal: bool,
    /// Rows that fit on the page, for the page keys.
    pub(super) page: usize,
    /// Take the keyboard in this frame.
    pub(super) wants_focus: bool,
    /// A cell to open as soon as its row exists.
    pending: Option<At>,
    /// Indexes into the grid's rows, filtered and sorted.
    pub(super) order: Vec<usize>,
    order_key: Option<OrderKey>,
}

impl GridState {
    /// Puts the cursor on a row, and the keyboard into the table.
    pub(crate) fn go_to(&mut self, row: Element, column: usize) {
        let at = At { row, column };
        (self.cursor, self.anchor) = (Some(at), None);
        (self.editing, self.reveal, self.wants_focus) = (None, true, true);
        self.composing.clear();
        self.filter.clear();
    }

    /// Opens a cell of a row that the plant is about to get.
    pub(crate) fn open_when_there(&mut self, row: Element, column: usize) {
        self.filter.clear();
        self.editing = None;
        self.pending = Some(At { row, column });
    }

    /// Whether the row waited for is there; the cursor is on it then, and the cell shall be opened.
    pub(super) fn has_arrived<I: Editable>(&mut self, grid: &Grid<'_, I>) -> bool {
        let Some(at) = self.pending.filter(|&at| self.place(grid, at).is_some()) else {
            return false;
        };
        self.pending = None;
        (self.cursor, self.anchor) = (Some(at), None);
        (self.reveal, self.wants_focus) = (true, true);
        true
    }

    /// The records in the selected rows, top to bottom; the one under the cursor when nothing more is selected.
    pub(crate) fn selected_rows<I: Editable>(&self, grid: &Grid<'_, I>) -> Vec<I> {
        let Some((from, to)) = self.range(grid) else {
            return Vec::new();
        };
        (from.row..=to.row).filter_map(|row| self.id(grid, row)).collect()
    }

    /// How many rows are shown.
    pub(crate) fn num_shown(&self) -> usize {
        self.order.len()
    }

    /// The record in a row of the present order.
    pub(super) fn id<I: Editable>(&self, grid: &Grid<'_, I>, row: usize) -> Option<I> {
        grid.rows.get(*self.order.get(row)?).copied()
    }

    /// Where a cell stands now.
    pub(super) fn place<I: Editable>(&self, grid: &Grid<'_, I>, at: At) -> Option<Place> {
        let row =
            (0..self.order.len()).find(|&row| self.id(grid, row).is_some_and(|id| id.into() == at.row))?;
        Some(Place {
            row,
            column: at.column.min(grid.columns.len().checked_sub(1)?),
        })
    }

    /// Corners of the selected range, left top first.
    pub(super) fn range<I: Editable>(&self, grid: &Grid<'_, I>) -> Option<(Place, Place)> {
        let cursor = self.place(grid, self.cursor?)?;
        let anchor = self.anchor.and_then(|at| self.place(grid, at)).unwrap_or(cursor);
        let corner = |pick: fn(usize, usize) -> usize| Place {
            row: pick(cursor.row, anchor.row),
            column: pick(cursor.column, anchor.column),
        };
        Some((corner(usize::min), corner(usize::max)))
    }

    /// Computes the order anew where something it depends on has changed.
    pub(super) fn refresh<I: Editable>(&mut self, grid: &Grid<'_, I>, ctx: &ViewCtx<'_>) {
        let key = OrderKey {
            generation: ctx.workspace.session().generation(),
            has_findings: ctx.findings.is_some(),
            rows: grid.rows.len(),
            filter: self.filter.to_lowercase(),
            sort: self.sort,
            lang: ctx.lang,
        };
        // While a cell is open its row must not jump away.
        if self.order_key.as_ref() == Some(&key) || (self.editing.is_some() && self.order_key.is_some()) {
            self.order.retain(|&index| index < grid.rows.len());
            return;
        }
        self.order = order(grid, ctx, &key);
        self.order_key = Some(key);
        if self.cursor.is_some_and(|at| self.place(grid, at).is_none()) {
            (self.cursor, self.anchor) = (None, None);
        }
    }
}

/// Rows that pass the filter, sorted.
fn order<I: Editable>(grid: &Grid<'_, I>, ctx: &ViewCtx<'_>, key: &OrderKey) -> Vec<usize> {
    let table = I::table(ctx.plant());
    let words = |index: usize, column: &Column<'_, I>| -> String {
        let Some((id, record)) = grid.rows.get(index).and_then(|id| Some((*id, table.get(id)?))) else {
            return String::new();
        };
        (column.show)(ctx, id, record).words(ctx.lang).to_lowercase()
    };
    let passes = |&index: &usize| {
        let wanted = &key.filter;
        wanted.is_empty()
            || grid
                .columns
                .iter()
                .any(|column| words(index, column).contains(wanted.as_str()))
    };
    let mut rows: Vec<usize> = (0..grid.rows.len()).filter(passes).collect();
    let code = |index: usize| grid.rows.get(index).map(|&id| by_code(ctx, id.into()));
    rows.sort_by_cached_key(|&index| code(index));
    let sorted_by = key
        .sort
        .and_then(|sort| Some((grid.columns.get(sort.column)?, sort.descending)));
    if let Some((column, descending)) = sorted_by {
        rows.sort_by_cached_key(|&index| natural(&words(index, column)));
        if descending {
            rows.reverse();
        }
    }
    rows
}

/// The entries of a list that contain the words typed into it.
pub(super) fn matching(choices: Vec<Choice>, filter: &str) -> Vec<Choice> {
    let wanted = filter.to_lowercase();
    choices
        .into_iter()
        .filter(|choice| {
            [&choice.words, &choice.code]
                .iter()
                .any(|text| text.to_lowercase().contains(&wanted))
        })
        .collect()
}
