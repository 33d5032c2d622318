//! What opens on a cell: a text field in its place, or a list under it.

use egui::{Rect, Ui};

use super::{
    Column, Grid, GridState, field, list,
    state::{Editing, Place},
};
use crate::{edit::Editable, ui::ctx::ViewCtx};

/// The cell something is open on: where it stands, its record, its column, its place on the screen.
pub(super) type Target<'c, 'a, I> = (Place, I, &'c Column<'a, I>, Rect);

/// Shows what is open on the cell under the cursor.
pub(super) fn editor_ui<I: Editable>(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    grid: &Grid<'_, I>,
    state: &mut GridState,
    cell: Rect,
) {
    let Some(place) = state.cursor.and_then(|at| state.place(grid, at)) else {
        state.editing = None;
        return;
    };
    let Some((column, id)) = grid.columns.get(place.column).zip(state.id(grid, place.row)) else {
        state.editing = None;
        return;
    };
    match state.editing.take() {
        Some(Editing::Text {
            draft,
            opened,
            refusal,
        }) => {
            let field = field::Field {
                draft,
                opened,
                refusal,
            };
            field::text_ui(ui, ctx, grid, state, (place, id, column, cell), field);
        }
        Some(Editing::List {
            filter,
            marked,
            opened,
        }) => {
            let list = list::OpenList {
                filter,
                marked,
                opened,
            };
            list::list_ui(ui, ctx, grid, state, (place, id, column, cell), list);
        }
        None => {}
    }
}
