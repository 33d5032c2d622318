//! Panels around the work area.

pub mod band;
pub mod findings;
pub mod inspector;
pub mod rail;
pub mod status;
pub mod top_bar;
