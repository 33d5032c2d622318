//! The file of a plant: its text, its limits, and how it gets to disk and back without losing anything.
//!
//! The only room that names the file system. Knows the plant and nothing of windows, clocks or languages:
//! errors carry what, where and how much as typed fields; words for people are made by the workspace.

#![warn(missing_docs)]

mod check;
mod disk;
mod error;
mod format;
mod limits;
mod place;
mod syntax;
mod unknown;

pub use disk::{Opened, Stamp, make_folder_for, open, read, save, stamp, write_new};
pub use error::{Expected, FormatError, Limit, OpenError, SaveError, Warning};
pub use format::{File, Loaded, from_bytes, part_from_text, part_to_text, to_text};
pub use place::Place;
pub use syntax::Syntax;

/// The format this version writes, and the newest it reads.
pub const FORMAT: u32 = 1;

/// The ending of our files, without the dot.
pub const EXTENSION: &str = "toride";
