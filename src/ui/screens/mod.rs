//! Screens of the work area.

pub(crate) mod planner;
pub mod report;
pub mod tables;
pub mod threats;
pub mod welcome;
