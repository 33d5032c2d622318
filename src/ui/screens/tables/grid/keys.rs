//! The keyboard in a table: moving, extending, entering, copying, pasting.

use egui::{Event, EventFilter, Key as Pressed, Modifiers, Ui};

use super::{
    Column, Entry, Grid, GridState,
    column::parse_rating,
    compose,
    enter::{block_of, copy, rate, step_name, write_block},
    state::{At, Caret, Editing, Place},
};
use crate::{
    edit::{Editable, StepName},
    i18n::{TablesText, fill},
    plant::Importance,
    ui::ctx::{Action, ViewCtx},
};

/// Keys the table wants for itself while it has the keyboard.
pub(super) const WANTED: EventFilter = EventFilter {
    tab: true,
    horizontal_arrows: true,
    vertical_arrows: true,
    escape: true,
};

/// Reads this frame's keys; the table has the keyboard and nothing is open in it.
pub(super) fn read<I: Editable>(ui: &Ui, ctx: &ViewCtx<'_>, grid: &Grid<'_, I>, state: &mut GridState) {
    let events = ui.input(|input| input.events.clone());
    for event in events {
        if state.editing.is_some() {
            // Typed faster than a frame: the field has the keyboard from the next one on.
            if let (Event::Text(text), Some(Editing::Text { draft, .. })) = (&event, &mut state.editing) {
                draft.push_str(text);
            }
            continue;
        }
        if let Event::Ime(event) = &event {
            compose::read(ctx, grid, state, event);
        }
        if !state.composing.is_empty() {
            // Keys belong to the input method until it is done.
            continue;
        }
        match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => press(ui, ctx, grid, state, key, modifiers),
            Event::Text(text) => typed(ctx, grid, state, &text),
            Event::Copy => ui.copy_text(copy(ctx, grid, state)),
            Event::Cut => {
                ui.copy_text(copy(ctx, grid, state));
                clear(ctx, grid, state);
            }
            Event::Paste(text) => paste(ctx, grid, state, &text),
            _ => {}
        }
    }
}

fn press<I: Editable>(
    ui: &Ui,
    ctx: &ViewCtx<'_>,
    grid: &Grid<'_, I>,
    state: &mut GridState,
    key: Pressed,
    modifiers: Modifiers,
) {
    let Some(place) = state.cursor.and_then(|at| state.place(grid, at)) else {
        let is_arrow = matches!(key, Pressed::ArrowDown | Pressed::ArrowRight | Pressed::Home);
        if is_arrow && let Some(row) = state.id(grid, 0) {
            state.go_to(row.into(), 0);
        }
        return;
    };
    let column = grid.columns.get(place.column);
    let is_rating = column.is_some_and(|column| matches!(column.entry, Entry::Rating(_)));
    let (rows, columns) = (state.num_shown(), grid.columns.len());
    let by = |rows_down: isize, columns_right: isize| Place {
        row: place
            .row
            .saturating_add_signed(rows_down)
            .min(rows.saturating_sub(1)),
        column: place
            .column
            .saturating_add_signed(columns_right)
            .min(columns.saturating_sub(1)),
    };
    let page = isize::try_from(state.page.max(1)).unwrap_or(1);
    let to = match (key, modifiers.command) {
        (Pressed::D, true) => return fill_down(ctx, grid, state),
        (Pressed::A, true) => {
            let (first, last) = (by(isize::MIN, isize::MIN), by(isize::MAX, isize::MAX));
            state.anchor = at(grid, state, first);
            state.cursor = at(grid, state, last);
            return;
        }
        (Pressed::Enter, true) => {
            let row = state.cursor.map(|at| at.row);
            return row
                .into_iter()
                .for_each(|row| ctx.send(Action::Reveal(vec![row])));
        }
        (Pressed::ArrowLeft, false) if is_rating && !modifiers.shift => {
            return nudge(ctx, grid, state, place, -1);
        }
        (Pressed::ArrowRight, false) if is_rating && !modifiers.shift => {
            return nudge(ctx, grid, state, place, 1);
        }
        (Pressed::ArrowDown, true) => by(isize::MAX, 0),
        (Pressed::ArrowUp, true) => by(isize::MIN, 0),
        (Pressed::ArrowDown, _) => by(1, 0),
        (Pressed::ArrowUp, _) => by(-1, 0),
        (Pressed::ArrowRight, _) => by(0, 1),
        (Pressed::ArrowLeft, _) => by(0, -1),
        (Pressed::PageDown, _) => by(page, 0),
        (Pressed::PageUp, _) => by(-page, 0),
        (Pressed::Home, true) => by(isize::MIN, isize::MIN),
        (Pressed::End, true) => by(isize::MAX, isize::MAX),
        (Pressed::Home, false) => by(0, isize::MIN),
        (Pressed::End, false) => by(0, isize::MAX),
        (Pressed::Enter, false) => by(if modifiers.shift { -1 } else { 1 }, 0),
        (Pressed::Tab, false) => tab(place, columns, rows, modifiers.shift),
        (Pressed::F2, _) => return open(ctx, grid, state, None),
        (Pressed::Space, false) if column.is_some_and(opens_by_space) => return open(ctx, grid, state, None),
        (Pressed::Delete | Pressed::Backspace, _) => return clear(ctx, grid, state),
        (Pressed::Escape, _) => {
            if state.anchor.take().is_none() {
                ui.memory_mut(|memory| memory.surrender_focus(grid.focus_id()));
            }
            return;
        }
        _ => return,
    };
    let extends = modifiers.shift && !matches!(key, Pressed::Tab | Pressed::Enter);
    move_to(ctx, grid, state, to, extends);
}

/// Lists open with the space bar; in text it is a letter.
pub(super) fn opens_by_space<I: Editable>(column: &Column<'_, I>) -> bool {
    matches!(
        column.entry,
        Entry::One(..) | Entry::Move(..) | Entry::Some(..) | Entry::Rating(_)
    )
}

/// The next cell to the right, then the next row; with Shift the other way.
const fn tab(place: Place, columns: usize, rows: usize, back: bool) -> Place {
    let last = columns.saturating_sub(1);
    match (back, place.column) {
        (false, column) if column < last => Place {
            row: place.row,
            column: column + 1,
        },
        (false, _) if place.row + 1 < rows => Place {
            row: place.row + 1,
            column: 0,
        },
        (true, column) if column > 0 => Place {
            row: place.row,
            column: column - 1,
        },
        (true, _) if place.row > 0 => Place {
            row: place.row - 1,
            column: last,
        },
        _ => place,
    }
}

fn at<I: Editable>(grid: &Grid<'_, I>, state: &GridState, place: Place) -> Option<At> {
    Some(At {
        row: state.id(grid, place.row)?.into(),
        column: place.column,
    })
}

/// Puts the cursor on a cell; `extends` keeps the other corner of the range where it is.
pub(super) fn move_to<I: Editable>(
    ctx: &ViewCtx<'_>,
    grid: &Grid<'_, I>,
    state: &mut GridState,
    to: Place,
    extends: bool,
) {
    state.anchor = extends.then(|| state.anchor.or(state.cursor)).flatten();
    state.cursor = at(grid, state, to);
    state.reveal = true;
    if let Some(at) = state.cursor
        && ctx.selection != [at.row]
    {
        ctx.send(Action::Select(vec![at.row]));
    }
}

fn typed<I: Editable>(ctx: &ViewCtx<'_>, grid: &Grid<'_, I>, state: &mut GridState, text: &str) {
    let Some(place) = state.cursor.and_then(|at| state.place(grid, at)) else {
        return;
    };
    match grid.columns.get(place.column).map(|column| &column.entry) {
        Some(Entry::Rating(_)) => {
            if let Some(rating) = parse_rating(text) {
                set_rating(ctx, grid, state, Some(rating));
            } else if text == "-" {
                set_rating(ctx, grid, state, None);
            }
        }
        Some(Entry::Text(_)) if !text.chars().any(char::is_control) => open(ctx, grid, state, Some(text)),
        _ => {}
    }
}

/// Opens the cell under the cursor: a text field (holding `start`, or what stands there) or a list.
pub(super) fn open<I: Editable>(
    ctx: &ViewCtx<'_>,
    grid: &Grid<'_, I>,
    state: &mut GridState,
    start: Option<&str>,
) {
    let Some(place) = state.cursor.and_then(|at| state.place(grid, at)) else {
        return;
    };
    let Some((column, id)) = grid.columns.get(place.column).zip(state.id(grid, place.row)) else {
        return;
    };
    state.anchor = None;
    state.editing = match &column.entry {
        Entry::ReadOnly => None,
        Entry::Text(_) => {
            let shown = || {
                let record = I::table(ctx.plant()).get(&id)?;
                Some((column.show)(ctx, id, record).words(ctx.lang))
            };
            let opened = if start.is_some() { Caret::End } else { Caret::All };
            let draft = start.map(str::to_owned).or_else(shown).unwrap_or_default();
            Some(Editing::Text {
                draft,
                opened: Some(opened),
                refusal: None,
            })
        }
        Entry::One(..) | Entry::Move(..) | Entry::Some(..) | Entry::Rating(_) => Some(Editing::List {
            filter: String::new(),
            marked: 0,
            opened: true,
        }),
    };
}

/// Gives the ratings of the selected range a value, as one step.
pub(super) fn set_rating<I: Editable>(
    ctx: &ViewCtx<'_>,
    grid: &Grid<'_, I>,
    state: &GridState,
    rating: Option<Importance>,
) {
    let change = rate(ctx, grid, state, rating);
    if !change.is_nothing() {
        ctx.change(StepName::Rate, change);
    }
}

/// One class more or less.
fn nudge<I: Editable>(ctx: &ViewCtx<'_>, grid: &Grid<'_, I>, state: &GridState, place: Place, by: i8) {
    let shown = || {
        let id = state.id(grid, place.row)?;
        let record = I::table(ctx.plant()).get(&id)?;
        Some((grid.columns.get(place.column)?.show)(ctx, id, record))
    };
    let now = match shown() {
        Some(super::Cell::Rating { given, proposed }) => given.or(proposed),
        _ => None,
    };
    let next = now.map_or(0, |importance| importance.get().saturating_add_signed(by));
    set_rating(ctx, grid, state, Some(Importance::clamped(next)));
}

/// Copies the first row of the range into the rows below it.
fn fill_down<I: Editable>(ctx: &ViewCtx<'_>, grid: &Grid<'_, I>, state: &GridState) {
    let Some((from, to)) = state.range(grid) else {
        return;
    };
    let words = copy(ctx, grid, state);
    let Some(first) = block_of(&words).into_iter().next() else {
        return;
    };
    let below = Place {
        row: from.row + 1,
        column: from.column,
    };
    let block = vec![first; to.row - from.row];
    let (change, _) = write_block(ctx, grid, state, below, &block);
    if !change.is_nothing() {
        ctx.change(step_name(grid, from, to), change);
    }
}

fn clear<I: Editable>(ctx: &ViewCtx<'_>, grid: &Grid<'_, I>, state: &GridState) {
    let Some((from, to)) = state.range(grid) else {
        return;
    };
    let block = vec![vec![String::new(); to.column - from.column + 1]; to.row - from.row + 1];
    let (change, _) = write_block(ctx, grid, state, from, &block);
    if !change.is_nothing() {
        ctx.change(step_name(grid, from, to), change);
    }
}

/// Pastes cells; a single one fills the whole range.
fn paste<I: Editable>(ctx: &ViewCtx<'_>, grid: &Grid<'_, I>, state: &GridState, text: &str) {
    let Some((from, to)) = state.range(grid) else {
        return;
    };
    let mut block = block_of(text);
    if let [line] = block.as_slice()
        && let [one] = line.as_slice()
    {
        block = vec![vec![one.clone(); to.column - from.column + 1]; to.row - from.row + 1];
    }
    let width = block.iter().map(Vec::len).max().unwrap_or(1);
    let to = Place {
        row: to.row,
        column: (from.column + width - 1).min(grid.columns.len().saturating_sub(1)),
    };
    let (change, refused) = write_block(ctx, grid, state, from, &block);
    if !change.is_nothing() {
        ctx.change(step_name(grid, from, to), change);
    }
    if refused > 0 {
        let text = TablesText::PasteRefused.get(ctx.lang);
        ctx.send(Action::Toast(fill(text, &[("n", &refused.to_string())])));
    }
}
