//! What the analysis says, with every number's derivation. Plain data: no words, no colours.
//!
//! Order is fixed everywhere (zones by id, threats by code, effects by id), so the same plant gives the same bytes.

mod effect;
mod graph;
mod settings;

use std::{collections::BTreeMap, sync::Arc};

use crate::plant::{
    Carrier, ConduitId, ConduitKind, DataId, DeviceId, Element, Grade, Importance, PlaceId, Strength, Target,
    TaskId, UtilityId, Value, ZoneId,
    codes::{AttackerCode, MeasureCode, ThreatCode},
};

pub use super::{
    lint::{Excluded, Fix, Lint},
    recommend::Recommendation,
    solve::cuts::CutSets,
};
pub use crate::guideline::Severity;
pub use effect::{Effect, EffectKind, Impact, Impacts, Likelihood, Method, Probability, Story, TaskHit};
pub use graph::{Factor, Graph, Node, NodeIndex, Step, StepIndex};
pub use settings::{Depth, Plan, Settings};

/// The grade of a cell of the heat map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellGrade {
    /// A grade.
    Grade(Grade),
    /// `–`: applies, but cannot be reached, or spares carry on, or the drawing gives no such effect.
    NotReachable,
    /// `–` in grey, `·`: no target of this threat stands in the zone.
    NotApplicable,
    /// `?`: no task is registered that needs what is hit, so impact is not computed.
    NotComputed,
}

/// One cell of zones × threats.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskCell {
    /// The zone (inside zones only).
    pub zone: ZoneId,
    /// The threat.
    pub threat: ThreatCode,
    /// Potential 0–3: importance of what the threat would hit here (D-40); `None` = does not apply.
    pub potential: Option<Importance>,
    /// The grade shown: a person's decision where there is one.
    pub grade: CellGrade,
    /// The computed grade.
    pub computed: CellGrade,
    /// A person decided; the reason is in the plant's decision.
    pub decided: bool,
    /// Likelihood class of the worst effect.
    pub likelihood: Likelihood,
    /// Classes its interval touches.
    pub likelihood_range: (Likelihood, Likelihood),
    /// Impact classes of the worst effect.
    pub impact: Impacts,
    /// Grade per value.
    pub grades: BTreeMap<Value, Grade>,
    /// How the likelihood was found.
    pub method: Method,
    /// Index into [`Findings::effects`] of the worst effect; `None` for hazards.
    pub worst_effect: Option<usize>,
    /// For hazards: where the hazard comes from.
    pub hazard: Option<Hazard>,
    /// The safety floor lifted it from this grade.
    pub grade_without_floor: Option<Grade>,
    /// Facts nobody confirmed went into it.
    pub unknown: bool,
}

/// A hazard row's derivation (D-44).
#[derive(Clone, Debug, PartialEq)]
pub struct Hazard {
    /// The place or utility; `None` = the default without a place.
    pub source: Option<HazardSource>,
    /// Class before measures.
    pub class: u8,
    /// The class is the guideline's default, not somebody's word.
    pub assumed: bool,
    /// Measure that lowered it most, with its strength and by how many classes.
    pub lowered_by: Option<(MeasureCode, Strength, u8)>,
    /// Tasks it would stop. All zones of a place share one list.
    pub tasks: Arc<[TaskId]>,
}

/// Where a hazard strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HazardSource {
    /// A place.
    Place(PlaceId),
    /// A utility.
    Utility(UtilityId),
}

/// Worst of a zone.
#[derive(Clone, Debug, PartialEq)]
pub struct ZoneRisk {
    /// The zone.
    pub zone: ZoneId,
    /// Worst grade over its cells of attacks.
    pub grade: CellGrade,
    /// Worst grade over its cells of hazards and slips, which are classes from a table (D-44) and kept apart, so
    /// that they do not hide what attacks do and measures change.
    pub hazard_grade: CellGrade,
    /// Worst cyber effect (index into effects).
    pub worst_effect: Option<usize>,
    /// Proposed importance, from tasks, devices and data.
    pub proposed_importance: Option<Importance>,
    /// The importance that counts (a person's, else the proposal).
    pub importance: Option<Importance>,
    /// The strength it aims at (a person's, else the proposal).
    pub required: Strength,
    /// That strength is the proposal.
    pub required_is_proposal: bool,
    /// Share of the index that vanishes when the entries of this zone are closed, 0–1.
    pub exposure: f64,
    /// Tasks that touch it (derived and manual).
    pub tasks: Vec<TaskId>,
}

/// Measures of a zone against one threat (D-35).
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// The zone.
    pub zone: ZoneId,
    /// The threat.
    pub threat: ThreatCode,
    /// Strength asked for.
    pub required: Strength,
    /// Preventive primary measures of this threat with their strength here.
    pub applied: Vec<(MeasureCode, Strength, Option<Target>)>,
    /// Those below what is asked for.
    pub gap: Vec<(MeasureCode, Strength, Strength)>,
}

/// What an entry contributes.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposure {
    /// The entry step.
    pub step: StepIndex,
    /// Its zone.
    pub zone: Option<ZoneId>,
    /// Index without it.
    pub index_without: f64,
    /// Share of the index that vanishes, 0–1.
    pub share: f64,
}

/// A conduit as it follows from the drawing (D-16).
#[derive(Clone, Debug, PartialEq)]
pub struct DerivedConduit {
    /// One zone (smaller id).
    pub a: ZoneId,
    /// The other.
    pub b: ZoneId,
    /// What carries it.
    pub carrier: Carrier,
    /// Kind.
    pub kind: ConduitKind,
    /// The record somebody wrote about it, if any.
    pub record: Option<ConduitId>,
    /// Strength of the wall between: the best of N1, N3, N4 there today.
    pub strength: Strength,
}

/// Something of which there is too much to follow all of it: the limit is named instead of computing for hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// What joins so much.
    pub element: Element,
    /// How many ways it would make.
    pub number: u64,
    /// How many of all are followed.
    pub limit: u64,
}

/// Everything the analysis says about one plant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// What was computed.
    pub settings: Settings,
    /// Attackers assumed; the worst of each row is shown.
    pub attackers: Vec<AttackerCode>,
    /// The attack graph.
    pub graph: Graph,
    /// Effects, by id.
    pub effects: Vec<Effect>,
    /// Zones × 31 threats: by zone id, then threat code.
    pub risk: Vec<RiskCell>,
    /// Worst of each inside zone, by id.
    pub zones: Vec<ZoneRisk>,
    /// Coverage of every applicable cell.
    pub coverage: Vec<Coverage>,
    /// What could be done next, best first: the one ranking that plans start from, then what takes nothing off the
    /// index but is asked for.
    pub recommendations: Vec<Recommendation>,
    /// Entries, largest share first; none at quick depth where the plant is sampled.
    pub exposure: Vec<Exposure>,
    /// Conduits that follow from the drawing.
    pub conduits: Vec<DerivedConduit>,
    /// What was too much to follow.
    pub beyond: Vec<Beyond>,
    /// Proposed importance of devices, from tasks: value → importance.
    pub device_importance: BTreeMap<DeviceId, BTreeMap<Value, Importance>>,
    /// Proposed importance of data.
    pub data_importance: BTreeMap<DataId, BTreeMap<Value, Importance>>,
    /// What the rules say about the drawing, worst first.
    pub lint: Vec<Lint>,
    /// What the rules say and people set aside, worst first.
    pub excluded: Vec<Excluded>,
    /// Σ g(impact)·P over effects: for ranking only, never shown as money.
    pub index: f64,
}

impl Findings {
    /// The cell of a zone and a threat.
    pub fn cell(&self, zone: ZoneId, threat: &ThreatCode) -> Option<&RiskCell> {
        let from = self.risk.partition_point(|cell| cell.zone < zone);
        let mut row = self.risk.iter().skip(from).take_while(|cell| cell.zone == zone);
        row.find(|cell| cell.threat == *threat)
    }

    /// The worst of a zone.
    pub fn zone(&self, zone: ZoneId) -> Option<&ZoneRisk> {
        let place = self.zones.binary_search_by_key(&zone, |risk| risk.zone).ok()?;
        self.zones.get(place)
    }
}
