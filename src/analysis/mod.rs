//! Findings from plant and guideline: attack graph, solving, impact, risk, coverage, lint.
//!
//! A pure function: same plant, same settings, same bytes out, whatever the number of threads.
//! Knows no window, no file, no clock, no language: findings carry typed reasons, words are made at the edge.

mod assess;
mod attack;
mod conduits;
mod coverage;
mod dense;
mod doors;
mod effects;
mod explain;
mod exposure;
mod facts;
pub mod findings;
mod hazards;
mod impact;
mod importance;
pub mod incident;
mod likelihood;
pub mod lint;
pub mod plan;
mod recommend;
pub mod recovery;
pub mod residual;
mod risk;
mod rules;
mod run;
pub mod scales;
mod sites;
pub mod solve;
mod sorted;
mod strength;
mod tasks_of_zones;

pub use dense::Dense;
pub use doors::{analyze, analyze_supposing, explain, graph};
