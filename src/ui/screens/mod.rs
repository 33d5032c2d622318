//! Screens of the work area.

pub mod report;
pub mod tables;
pub mod threats;
pub mod welcome;
