//! Japanese typed straight onto a cell: what the input method composes is shown over the cell, and what it ends with
//! opens the field.
//!
//! The field itself cannot open earlier: giving it the keyboard would interrupt the composition.

use egui::{Align2, ImeEvent, Rect, Stroke, Ui, pos2};

use super::{Entry, Grid, GridState, keys::open};
use crate::{
    edit::Editable,
    ui::{
        ctx::ViewCtx,
        theme::{font, size},
    },
};

/// Takes an event of the input method; the table has the keyboard and nothing is open in it.
pub(super) fn read<I: Editable>(
    ctx: &ViewCtx<'_>,
    grid: &Grid<'_, I>,
    state: &mut GridState,
    event: &ImeEvent,
) {
    if !takes_words(grid, state) {
        return;
    }
    match event {
        ImeEvent::Preedit { text, .. } => state.composing.clone_from(text),
        ImeEvent::Commit(text) => {
            state.composing.clear();
            if !text.is_empty() && !text.chars().any(char::is_control) {
                open(ctx, grid, state, Some(text));
            }
        }
        _ => {}
    }
}

/// Whether words can be typed into the cell under the cursor; classes and lists are chosen without an input method.
fn takes_words<I: Editable>(grid: &Grid<'_, I>, state: &GridState) -> bool {
    let place = state.cursor.and_then(|at| state.place(grid, at));
    let column = place.and_then(|place| grid.columns.get(place.column));
    column.is_some_and(|column| matches!(column.entry, Entry::Text(_)))
}

/// Asks for the input method at the cell under the cursor, and shows what it composes there.
pub(super) fn compose_ui<I: Editable>(
    ui: &Ui,
    ctx: &ViewCtx<'_>,
    grid: &Grid<'_, I>,
    state: &mut GridState,
    cell: Rect,
) {
    if !takes_words(grid, state) {
        state.composing.clear();
        return;
    }
    let theme = ctx.theme;
    let mut caret = Rect::from_min_max(
        pos2(cell.left() + 8.0, cell.top()),
        pos2(cell.left() + 9.0, cell.bottom()),
    );
    if !state.composing.is_empty() {
        let inside = cell.shrink(2.0);
        let painter = ui.painter().with_clip_rect(inside);
        painter.rect_filled(inside, 0.0, theme.panel);
        let at = pos2(cell.left() + 8.0, cell.center().y);
        let words = &state.composing;
        let shown = painter.text(at, Align2::LEFT_CENTER, words, font(size::TEXT_DENSE), theme.text);
        painter.hline(
            shown.x_range(),
            shown.bottom() + 1.0,
            Stroke::new(1.0, theme.text),
        );
        caret = caret.translate(egui::vec2(shown.width(), 0.0));
    }
    ui.output_mut(|output| {
        output.ime = Some(egui::output::IMEOutput {
            purpose: egui::IMEPurpose::Normal,
            rect: cell,
            cursor_rect: caret,
            should_interrupt_composition: false,
        });
    });
}
