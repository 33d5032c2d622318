//! What planning says, with every number's derivation. Plain data: no words, no colours.

use std::{collections::BTreeMap, iter};

use crate::{
    analysis::findings::{CellGrade, Settings},
    plant::{Element, Strength, Target, Value, ZoneId, codes::MeasureCode},
};

pub use super::{
    options::{Options, Switch},
    search::Method,
    stability::Range,
};

/// Measures ranked by what they take off the index, the best of them within a budget, and how sure that is.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasurePlan {
    /// What the analysis was set to.
    pub settings: Settings,
    /// Limits.
    pub options: Options,
    /// How the index was found, the same way for everything compared here.
    pub basis: Basis,
    /// As it is, with what is supposed to be done.
    pub before: State,
    /// Candidates, best first.
    pub candidates: Vec<Candidate>,
    /// The plan: in this order, each on top of those before.
    pub steps: Vec<Step>,
    /// How the plan was found; `None` = only candidates were asked for.
    pub search: Option<Search>,
    /// Cost classes and the least index they can buy.
    pub curve: Vec<Point>,
    /// Leading candidates that are not in the plan, and others that rank before a part of it, with why they are not in it.
    pub left_out: Vec<LeftOut>,
    /// The index under assumed numbers drawn from their ranges.
    pub uncertainty: Option<Uncertainty>,
    /// Facts worth finding out.
    pub unknown: Option<Unknown>,
}

/// How an index was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Exactly.
    Exact,
    /// On samples, the same for everything compared.
    Sampled {
        /// Samples behind candidates in detail and the plan.
        trials: u32,
        /// Samples behind the other candidates, pairs and the order under uncertainty.
        first_trials: u32,
        /// Seed.
        seed: u64,
    },
}

/// Index and grades.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Σ g(impact)·P over effects: for ranking only.
    pub index: f64,
    /// Worst grade of attacks of each inside zone, by id.
    pub zones: Vec<(ZoneId, CellGrade)>,
}

/// A measure raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rise {
    /// The measure.
    pub measure: MeasureCode,
    /// Strength before.
    pub from: Strength,
    /// Strength after.
    pub to: Strength,
}

/// One thing to do: a measure raised by one strength at one place, or several measures that only work together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Where.
    pub target: Target,
    /// What is raised.
    pub first: Rise,
    /// What has to be raised with it.
    pub also: Vec<Rise>,
    /// It is a step of the package of measures that only work together (noticing, deciding, acting), even where only
    /// one of them lags behind the others.
    pub is_package: bool,
    /// Inside zones it concerns.
    pub zones: Vec<ZoneId>,
    /// Cost classes it adds.
    pub cost: u8,
    /// Stop class: 0 not defined, 1 no stop, 2 short local stop, 3 planned shutdown, 4 major change.
    pub stop: u8,
    /// It has to wait for the planned shutdown of a running plant.
    pub at_shutdown: bool,
    /// A backup that counts as if its restore had been tried, which nobody has recorded: without that date it
    /// changes nothing.
    pub awaits_restore_test: bool,
}

impl Deed {
    /// All measures raised.
    pub fn rises(&self) -> impl Iterator<Item = &Rise> {
        iter::once(&self.first).chain(&self.also)
    }

    /// What is supposed to stand once it is done.
    pub fn switches(&self) -> impl Iterator<Item = Switch> {
        self.rises().map(|rise| Switch {
            measure: rise.measure.clone(),
            target: self.target,
            strength: rise.to,
        })
    }
}

/// Something that could be done next.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// What.
    pub deed: Deed,
    /// Its stop is more than the options allow.
    pub barred: bool,
    /// Index before; of candidates that are not detailed, on fewer samples.
    pub index_before: f64,
    /// Index after it alone.
    pub index_after: f64,
    /// Index removed for cost and stop: what it is ranked by.
    pub worth: f64,
    /// What is known in more detail, of the leading ones.
    pub detail: Option<Detail>,
    /// Order under uncertainty, of the first ones.
    pub stability: Option<Shares>,
    /// Another candidate (by place) that removes more together with it than both alone, and how much more.
    pub together_with: Vec<(usize, f64)>,
    /// Other leading candidates (by place) of the same family on mostly the same steps: only the strongest of them
    /// counts there.
    pub instead_of: Vec<usize>,
}

impl Candidate {
    /// Index it removes alone.
    pub fn removed(&self) -> f64 {
        (self.index_before - self.index_after).max(0.0)
    }
}

/// More about a candidate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Detail {
    /// Zones whose grade it changes alone: before, after.
    pub changes: Vec<(ZoneId, CellGrade, CellGrade)>,
    /// Best stories of effects that pass a step it weakens, most index first.
    pub stories: Vec<BrokenStory>,
    /// How many such stories there are.
    pub num_stories: usize,
    /// Σ g(impact in the value)·ΔP per value: what it protects.
    pub values: BTreeMap<Value, f64>,
}

/// A story a measure weakens.
#[derive(Clone, Debug, PartialEq)]
pub struct BrokenStory {
    /// Id of the effect it tells of.
    pub effect: String,
    /// What is hit.
    pub element: Element,
    /// Probability of the story before.
    pub before: f64,
    /// And after.
    pub after: f64,
}

/// How often a candidate leads when all assumed numbers are drawn from their ranges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// Share of draws in which it is worth most.
    pub first: f64,
    /// Share in which it is among the first three.
    pub top_three: f64,
}

impl Shares {
    /// Below this share of first places a recommendation is only "one of".
    pub const SURE: f64 = 0.5;

    /// Whether it leads in at least half of the draws.
    pub fn is_sure(&self) -> bool {
        self.first >= Self::SURE
    }
}

/// One step of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What is done.
    pub deed: Deed,
    /// Place among the candidates; `None` = it goes on from an earlier step of the plan.
    pub candidate: Option<usize>,
    /// Cost classes up to and with this step.
    pub cost_so_far: u32,
    /// What is left after it.
    pub after: State,
    /// Zones whose grade this step changes: before, after.
    pub changes: Vec<(ZoneId, CellGrade, CellGrade)>,
}

/// How a plan was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Search {
    /// The method.
    pub method: Method,
    /// Moves the sets were made of.
    pub pool: usize,
    /// Index after taking the best next measure each time, to compare.
    pub greedy: f64,
}

/// Cost and the least index it can buy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Cost classes.
    pub cost: u32,
    /// Index.
    pub index: f64,
}

/// A candidate left out of the plan although it ranks before a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Place among the candidates.
    pub candidate: usize,
    /// Why.
    pub why: Why,
}

/// Why a candidate is not in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Its stop is more than allowed.
    Stop,
    /// It costs more than the whole budget.
    Budget,
    /// Within the budget other measures remove more together.
    OthersRemoveMore,
    /// After those in the plan it removes nothing more.
    NothingLeft,
}

/// The index under numbers drawn from their ranges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Uncertainty {
    /// How many draws.
    pub draws: u32,
    /// Seed of the draws.
    pub seed: u64,
    /// The index before.
    pub before: Range,
    /// The index after the plan.
    pub planned: Range,
}

/// Facts nobody confirmed.
#[derive(Clone, Debug, PartialEq)]
pub struct Unknown {
    /// How many there are.
    pub count: usize,
    /// Index with the worse answer to all of them: what everything else is computed with.
    pub all_bad: f64,
    /// Index with the better answer to all of them.
    pub all_good: f64,
    /// Those worth finding out, largest spread first.
    pub facts: Vec<UnknownFact>,
}

/// A fact nobody confirmed.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownFact {
    /// What it is about.
    pub element: Element,
    /// Which fact.
    pub question: Question,
    /// Index with the better answer to this one alone.
    pub good: f64,
    /// By how much the index falls then.
    pub spread: f64,
}

/// What is not known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// Whether people read mail or browse the web on a device.
    MailWeb,
    /// Whether a device has its own way to the internet.
    OwnInternet,
    /// Whether a port or panel is in reach.
    Touchable,
    /// Whether a device passes traffic on.
    Forwards,
    /// Whether a device was checked on delivery.
    DeliveryChecked,
    /// Whether a flow is encrypted.
    FlowEncrypted,
    /// How strong a measure stands.
    Strength(MeasureCode),
}
