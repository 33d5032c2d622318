//! Turns what is entered into one change: typed words, a choice, a pasted block, a cleared range.

use super::{Choice, Column, Entry, Grid, GridState, Key, column::parse_rating, state::Place};
use crate::{
    edit::{Change, Editable, StepName},
    plant::Importance,
    ui::ctx::ViewCtx,
};

use super::Refusal;

/// Writes words into one record as a column takes them; a list takes the words of its entries.
pub(super) fn write_words<I: Editable>(
    ctx: &ViewCtx<'_>,
    column: &Column<'_, I>,
    record: &mut I::Record,
    words: &str,
) -> Result<(), Refusal> {
    let same = |choice: &Choice, word: &str| choice.words.trim() == word.trim();
    match &column.entry {
        Entry::ReadOnly | Entry::Move(..) => Err(Refusal::NotEditable),
        Entry::Text(set) => set(record, words),
        Entry::Rating(set) => {
            let rating = parse_rating(words.split_whitespace().next().unwrap_or_default());
            if rating.is_none() && !words.trim().is_empty() {
                return Err(Refusal::NotARating);
            }
            set(record, rating);
            Ok(())
        }
        Entry::One(list, set) if words.trim().is_empty() => {
            let empty = list(ctx, record)
                .into_iter()
                .find(|choice| choice.key == Key::None);
            set(record, &empty.ok_or(Refusal::NotInList)?.key);
            Ok(())
        }
        Entry::One(list, set) => {
            let found = list(ctx, record).into_iter().find(|choice| same(choice, words));
            set(record, &found.ok_or(Refusal::NotInList)?.key);
            Ok(())
        }
        Entry::Some(list, set) => {
            let wanted: Vec<&str> = words
                .split(['・', ',', '、'])
                .map(str::trim)
                .filter(|w| !w.is_empty())
                .collect();
            let choices = list(ctx, record);
            if wanted
                .iter()
                .any(|word| !choices.iter().any(|choice| same(choice, word)))
            {
                return Err(Refusal::NotInList);
            }
            for choice in &choices {
                set(record, &choice.key, wanted.iter().any(|word| same(choice, word)));
            }
            Ok(())
        }
    }
}

/// The change that writes a block of words, left top at `at`; what a cell cannot take is left out and counted.
pub(super) fn write_block<I: Editable>(
    ctx: &ViewCtx<'_>,
    grid: &Grid<'_, I>,
    state: &GridState,
    at: Place,
    block: &[Vec<String>],
) -> (Change, usize) {
    let (mut put, mut refused) = (Vec::new(), 0);
    for (line, row) in block.iter().zip(at.row..) {
        let Some((id, record)) = state
            .id(grid, row)
            .and_then(|id| Some((id, I::table(ctx.plant()).get(&id)?)))
        else {
            refused += line.len();
            continue;
        };
        let mut changed = record.clone();
        for (words, column) in line.iter().zip(at.column..) {
            let written = match grid.columns.get(column) {
                Some(column) => write_words(ctx, column, &mut changed, words),
                None => Err(Refusal::NotEditable),
            };
            refused += usize::from(written.is_err());
        }
        if changed != *record {
            put.push(id.record(changed));
        }
    }
    (Change::Put(put), refused)
}

/// The change that gives every rating of the selected range this value.
pub(super) fn rate<I: Editable>(
    ctx: &ViewCtx<'_>,
    grid: &Grid<'_, I>,
    state: &GridState,
    rating: Option<Importance>,
) -> Change {
    let Some((from, to)) = state.range(grid) else {
        return Change::Put(Vec::new());
    };
    let columns = grid.columns.get(from.column..=to.column).unwrap_or_default();
    Change::edit(ctx.plant(), &state.selected_rows(grid), |record| {
        for column in columns {
            if let Entry::Rating(set) = &column.entry {
                set(record, rating);
            }
        }
    })
}

/// The words of the selected range, lines separated by LF, cells by tabs.
pub(super) fn copy<I: Editable>(ctx: &ViewCtx<'_>, grid: &Grid<'_, I>, state: &GridState) -> String {
    let Some((from, to)) = state.range(grid) else {
        return String::new();
    };
    let lines = (from.row..=to.row).filter_map(|row| {
        let id = state.id(grid, row)?;
        let record = I::table(ctx.plant()).get(&id)?;
        let cells = grid.columns.get(from.column..=to.column)?.iter();
        let words: Vec<String> = cells
            .map(|column| {
                (column.show)(ctx, id, record)
                    .words(ctx.lang)
                    .replace(['\t', '\n'], " ")
            })
            .collect();
        Some(words.join("\t"))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The name of the step of an edit in these columns.
pub(super) fn step_name<I: Editable>(grid: &Grid<'_, I>, from: Place, to: Place) -> StepName {
    let mut steps = grid
        .columns
        .get(from.column..=to.column)
        .unwrap_or_default()
        .iter()
        .map(|column| column.step);
    let first = steps.next().unwrap_or(StepName::Edit);
    if steps.all(|step| step == first) {
        first
    } else {
        StepName::Edit
    }
}

/// A pasted text as lines of cells.
pub(super) fn block_of(text: &str) -> Vec<Vec<String>> {
    text.trim_end_matches(['\r', '\n'])
        .split('\n')
        .map(|line| {
            line.trim_end_matches('\r')
                .split('\t')
                .map(str::to_owned)
                .collect()
        })
        .collect()
}
