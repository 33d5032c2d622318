//! The window's stories, told by what a user sees and does.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

#[path = "../support/driver.rs"]
mod driver;
#[path = "../support/picture.rs"]
mod picture;
#[path = "../support/rasteriser.rs"]
mod rasteriser;

mod canvas;
mod details;
mod explain;
mod failures;
mod file_window;
mod findings;
mod incident;
mod inspector;
mod pictures;
mod planner;
mod plants;
mod shell;
mod tables;
mod threats;
mod typing;
