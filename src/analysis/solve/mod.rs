//! Solving: from steps with probabilities to what can be reached, how likely, and by which stories.
//!
//! Nodes and steps are plain numbers here; this folder must not know plants, measures or the guideline.

pub mod bdd;
pub(crate) mod closing;
mod components;
pub mod cuts;
pub mod dominators;
pub mod draws;
pub mod exact;
mod interval;
mod order;
pub mod reach;
mod regions;
pub mod sample;
pub mod stories;
mod system;
mod wiring;

pub use super::dense::Dense;
pub use interval::wilson;
pub use system::{Clause, START, System};
