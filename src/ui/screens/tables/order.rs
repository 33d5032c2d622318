//! The order of rows as people count: by the user's code, `EQ2` before `EQ10`, rows without one last.

use crate::{edit::Editable, plant::Element, ui::ctx::ViewCtx};

/// A key that sorts numbers inside words as numbers and empty words last.
pub(super) fn natural(text: &str) -> (bool, Vec<(u64, String)>) {
    let mut parts = Vec::new();
    let mut rest = text.replace(',', "");
    while !rest.is_empty() {
        let digits = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let letters: String = rest.drain(..digits).collect();
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let number: String = rest.drain(..end).collect();
        parts.push((0, letters));
        parts.push((number.parse().unwrap_or(u64::MAX), String::new()));
    }
    (text.is_empty(), parts)
}

/// Where a record stands among its kind.
pub(super) fn by_code(ctx: &ViewCtx<'_>, element: Element) -> (bool, Vec<(u64, String)>) {
    natural(ctx.plant().code_and_name(element, false).0)
}

/// Every record of a kind, in the order of its codes.
pub(super) fn ids<I: Editable>(ctx: &ViewCtx<'_>) -> Vec<I> {
    let mut ids: Vec<I> = I::table(ctx.plant()).keys().copied().collect();
    ids.sort_by_cached_key(|&id| by_code(ctx, id.into()));
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_inside_codes_sort_as_numbers_and_empty_cells_come_last() {
        let mut cells = vec!["", "eq10", "eq2", "1,200", "300"];
        cells.sort_by_key(|cell| natural(cell));
        assert_eq!(cells, ["300", "1,200", "eq2", "eq10", ""]);
    }
}
