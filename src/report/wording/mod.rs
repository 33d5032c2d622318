//! Words for findings, made at the edge: window, report and command line say the same thing the same way.
//!
//! Takes typed findings and gives sentences in one language; judges nothing itself.

mod lint;
mod words;

pub use lint::{lint_sentence, subject_name};
pub use words::{InWords, cell_sign, impact, layer_letter, likelihood, strength_of};
