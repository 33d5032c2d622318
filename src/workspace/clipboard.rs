//! The clipboard's text for a part of a plant: the same shapes as in a file, so other programs and people can read it.

use crate::{edit::fragment::Fragment, storage};

/// A copied part as text; `None` when it is too large to be text.
pub fn to_text(fragment: &Fragment) -> Option<String> {
    storage::part_to_text(fragment.plant()).ok()
}

/// A part from the clipboard; `None` when the text is none.
pub fn from_text(text: &str) -> Option<Fragment> {
    let plant = storage::part_from_text(text).ok()?;
    let fragment = Fragment::from_plant(&plant);
    (!fragment.is_empty()).then_some(fragment)
}
