//! The catalogue holds together, and the step table says what was decided.

mod files;
mod rows;
mod steps;

use std::collections::BTreeSet;

/// The holes of a text: `{from}` is `from`.
fn holes(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(hole, _)| hole)
        .collect()
}
