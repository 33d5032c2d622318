//! What several tests share.

use toride::storage::{self, File};

/// The text of a plant in which every kind of record and every kind of reference occurs.
pub(crate) const EVERYTHING: &str = include_str!("everything.toride");

/// The file behind [`EVERYTHING`].
pub(crate) fn everything() -> File {
    storage::from_bytes(EVERYTHING.as_bytes()).unwrap().file
}
