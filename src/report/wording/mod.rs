//! Words for findings, made at the edge: window, report and command line say the same thing the same way.
//!
//! Takes typed findings and gives sentences in one language; judges nothing itself.

mod words;

pub use words::{InWords, cell_sign, impact, layer_letter, likelihood, strength_of};
