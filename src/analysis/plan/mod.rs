//! Which measures to take next, in which order, within a budget, and how sure that is.
//!
//! Every candidate is tried alone; the leading ones are looked at in detail and in pairs; sets are made from them
//! within the budget; and all of it is repeated with the assumed numbers drawn from their ranges. One drawing, one
//! method, one set of draws for everything compared: a set that does more never leaves more.
//! A pure function like the rest of the analysis. The way it is divided: `judge`, `search` and `stability` know
//! numbered moves only; `candidates` says which moves a plant offers; `lab` and `worlds` say what they leave.

mod candidates;
mod detail;
mod facts;
pub mod found;
mod functions;
mod grades;
pub mod judge;
mod lab;
mod options;
mod planner;
mod ranking;
mod samples;
pub mod search;
mod sheet;
pub mod stability;
mod uncertain;
mod worlds;

use std::sync::atomic::AtomicBool;

use crate::{guideline::Catalogue, plant::Plant};

use super::findings::Settings;

pub use found::{MeasurePlan, Options, Switch};
pub use judge::{Cancelled, Part, Watch};
pub(super) use options::raised;
pub use planner::{plan, plan_in_stages};
pub(super) use ranking::candidates;

/// Plans without anybody watching.
pub fn plan_unwatched(
    plant: &Plant,
    catalogue: &Catalogue,
    settings: &Settings,
    options: &Options,
) -> Option<MeasurePlan> {
    let watch = Watch {
        progress: &|_, _| (),
        cancelled: &AtomicBool::new(false),
    };
    plan(plant, catalogue, settings, options, watch).ok()
}
