//! A harm that can happen: how likely, how bad for which task, and how it comes about.

use std::collections::BTreeMap;

use super::{CellGrade, NodeIndex, StepIndex};
use crate::{
    analysis::solve::cuts::CutSets,
    plant::{
        Element, Grade, TaskId, Value, ZoneId,
        codes::{AttackerCode, ThreatCode},
    },
};

/// What kind of harm an effect is (C-44).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EffectKind {
    /// Stopped.
    Deny,
    /// Controlled wrongly.
    Manip,
    /// A safety function lost.
    Safety,
    /// Data disclosed.
    Disclose,
    /// Data tampered with.
    Tamper,
    /// Data lost.
    Lose,
    /// Somebody is in.
    Foothold,
}

/// How a probability was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Method {
    /// Exactly.
    Exact,
    /// By samples, with a 95 % Wilson interval: the last node on the way that had to be sampled; what follows from it
    /// alone is multiplied on exactly.
    Sampled {
        /// Samples used.
        trials: u32,
        /// Samples in which that node holds.
        hits: u32,
        /// Seed.
        seed: u64,
    },
    /// A class from a table; no probability.
    Class,
}

/// A probability with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Probability {
    /// The value.
    pub value: f64,
    /// Lower end (equals `value` when exact).
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// How it was found.
    pub method: Method,
}

impl Probability {
    /// Impossible, exactly.
    pub const NONE: Self = Self {
        value: 0.0,
        low: 0.0,
        high: 0.0,
        method: Method::Exact,
    };
}

/// Likelihood class 0–5; 0 = not reachable, only ever from the exact reachability.
pub type Likelihood = u8;
/// Impact class 0–4.
pub type Impact = u8;

/// Impact class in each of the five values.
pub type Impacts = BTreeMap<Value, Impact>;

/// A way of attack: steps in an order in which each one's needs hold before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Probability that all its switches are on.
    pub p: f64,
    /// The steps.
    pub steps: Vec<StepIndex>,
}

/// A harm that can happen, and how likely it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// `deny:device-…`, `disclose:data-…@device-…` … unique.
    pub id: String,
    /// The node whose truth it is.
    pub node: NodeIndex,
    /// Kind.
    pub kind: EffectKind,
    /// What is hit.
    pub element: Element,
    /// The zone it counts for.
    pub zone: Option<ZoneId>,
    /// Threat rows it belongs to (D-42).
    pub threats: Vec<ThreatCode>,
    /// Only entries through these entry points were let open (footholds); empty = all.
    pub entry_points: Vec<String>,
    /// The attacker for whom it is worst.
    pub attacker: AttackerCode,
    /// How likely.
    pub p: Probability,
    /// Its class.
    pub likelihood: Likelihood,
    /// Classes the interval touches.
    pub likelihood_range: (Likelihood, Likelihood),
    /// Tasks hit, each with its impact classes and severity.
    pub tasks: Vec<TaskHit>,
    /// Worst impact over the tasks.
    pub impact: Impacts,
    /// Worst grade over the values; `None` = not reachable or nobody suffers.
    pub grade: Option<Grade>,
    /// Grade before the safety floor, where the floor lifted it.
    pub grade_without_floor: Option<Grade>,
    /// A task carries on with spares (D-14): which.
    pub spared: Vec<TaskId>,
    /// Counts in the [index](super::Findings::index): a data item once, wherever it is lost; footholds are no harm of
    /// their own.
    pub in_index: bool,
    /// Facts that nobody confirmed went into it.
    pub unknown: bool,
    /// Most likely stories, best first, at most five; the first is lit up on the canvas.
    pub stories: Vec<Story>,
    /// It is explained: all of `stories`, `told`, `cuts` and `key_steps` are there. Otherwise its best story alone.
    pub explained: bool,
    /// Share of `p` that its stories account for, 0–1; `None` = not explained, or `p` is too small for the samples to
    /// see.
    pub told: Option<f64>,
    /// Sets of up to three steps without which it cannot happen.
    pub cuts: CutSets,
    /// Up to three switches with the largest Birnbaum importance.
    pub key_steps: Vec<(StepIndex, f64)>,
}

impl Effect {
    /// The grade as a cell shows it. What can be reached and nobody wrote down who needs it is not harmless but
    /// not computed.
    pub fn cell_grade(&self) -> CellGrade {
        match self.grade {
            Some(grade) => CellGrade::Grade(grade),
            None if self.likelihood > 0 && self.serves_no_task() => CellGrade::NotComputed,
            None => CellGrade::NotReachable,
        }
    }

    /// No task needs what is hit, not even one that carries on with spares.
    pub const fn serves_no_task(&self) -> bool {
        self.tasks.is_empty() && self.spared.is_empty()
    }
}

/// A task hit by an effect.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskHit {
    /// The task.
    pub task: TaskId,
    /// Severity 0–3: dependency weight, lowered by recovery.
    pub severity: u8,
    /// Recovery that lowered it, in classes.
    pub recovered: u8,
    /// Impact class per value.
    pub impact: Impacts,
}
