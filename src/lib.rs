//! Toride (砦): draw a factory's network, see what each threat would stop and which measures to take.
//!
//! A **plant** (what the engineer drew) and a **guideline** (what the knowledge base says) go into pure
//! **analysis**, which yields **findings**. The window shows plant and findings, every change to the plant is a
//! value that can be undone, and the **report** prints the same picture the screen shows.
//!
//! Rooms in reading order; who may use whom is written in `ARCHITECTURE.md` and held by `tests/architecture.rs`.

pub mod analysis;
pub mod cli;
pub mod diagram;
pub mod edit;
pub mod guideline;
pub mod i18n;
pub mod plant;
pub mod report;
pub mod samples;
pub mod storage;
pub mod typeset;
pub mod ui;
pub mod workspace;
