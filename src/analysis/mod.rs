//! Findings from plant and guideline: attack graph, solving, impact, risk, coverage, lint.
//!
//! A pure function: same plant, same settings, same bytes out, whatever the number of threads.
//! Knows no window, no file, no clock, no language: findings carry typed reasons, words are made at the edge.

pub mod findings;
pub mod lint;
pub mod recovery;
pub mod residual;
pub mod scales;
pub mod solve;
