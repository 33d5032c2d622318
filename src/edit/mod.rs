//! Changes as values, one gate for all of them, and the history that undoes them.
//!
//! Knows the plant and nothing else: no file, no window, no guideline.

#![warn(missing_docs)]

mod apply;
pub mod attach;
mod change;
mod editable;
pub mod fragment;
mod history;
pub mod redundancy;
mod references;
mod session;
pub mod space;

pub use change::{Change, Record, StepName};
pub use editable::Editable;
pub use history::{History, Revision};
pub use session::Session;
