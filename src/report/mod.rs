//! The report: an outline of sections and its renderers. Pure: bytes out, no file system.

pub mod wording;
