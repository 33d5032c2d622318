//! Font metrics and Japanese line breaking (kinsoku): one measure for screen and paper.
//!
//! Knows one typeface in two weights and plain text; nothing of plants, pictures or pages.

#![warn(missing_docs)]

mod breaks;
mod font;
mod wrap;

pub use font::{Segment, baseline, font_bytes, has_glyph, measure, outline, visible};
pub use wrap::{fit, wrap};
