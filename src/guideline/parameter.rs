//! Numbers of the analysis that are neither identities nor theorems; each with its name, so that the help and the
//! report's annex can print them all.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::plant::{
    Grade, Value,
    codes::{AttackerCode, MeasureCode, ThreatCode},
};

use super::Bilingual;

/// A number, or a small table of numbers, with its name and source.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter<T> {
    /// Name.
    pub name: Bilingual,
    /// The value.
    pub value: T,
    /// Where it comes from; `Toride` where it is ours alone.
    pub source: String,
    /// It is our own judgement.
    pub assumed: bool,
}

/// Classes a measure takes off a hazard's likelihood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HazardReduction {
    /// A primary measure at strengths 0–3.
    pub primary: [u8; 4],
    /// A secondary one.
    pub secondary: [u8; 4],
    /// Never below this class.
    pub lowest: u8,
}

/// How slips (T23) are rated: no attacker, so a class instead of a probability.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slip {
    /// Likelihood class without measures.
    pub likelihood: u8,
    /// Measures that lower it, as for hazards.
    pub lowered_by: Vec<MeasureCode>,
}

/// How far our numbers may be off: shares of a value at which its range begins, peaks and ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Uncertainty {
    /// The range begins at this share of the value.
    pub low: f64,
    /// It peaks there.
    pub mode: f64,
    /// It ends there.
    pub high: f64,
    /// No step becomes likelier than this; one that is certain by definition stays certain.
    pub base_cap: f64,
    /// No measure becomes more effective than this.
    pub efficacy_cap: f64,
}

/// How thoroughly measures are planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Planning {
    /// Samples with which every candidate is tried, where exact is out of reach (a multiple of 512).
    pub trials: u32,
    /// Candidates that are looked at in detail and from which sets are made.
    pub detailed: usize,
    /// Candidates that are looked at in pairs and whose order is tested.
    pub leading: usize,
    /// How often all numbers are drawn from their ranges.
    pub draws: u32,
    /// Most moves of a plan without a budget.
    pub moves: usize,
    /// Facts worth finding out that are named.
    pub facts: usize,
}

/// All parameters.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// Efficacy of a primary measure at strengths 0–3.
    pub efficacy_primary: Parameter<[f64; 4]>,
    /// Efficacy of a secondary one.
    pub efficacy_secondary: Parameter<[f64; 4]>,
    /// What measures always leave of a step.
    pub residual_floor: Parameter<f64>,
    /// Share of a step noticed, by strength of the watching measure.
    pub detection: Parameter<[f64; 4]>,
    /// The family that watches.
    pub detection_family: Parameter<String>,
    /// Share of what was noticed that is stopped in time, by strength of the response.
    pub response: Parameter<[f64; 4]>,
    /// Measures of the response; the weakest counts.
    pub response_measures: Parameter<Vec<MeasureCode>>,
    /// Measures that only work together, offered as one thing to do: noticing is worth nothing unless somebody decides
    /// and acts.
    pub response_package: Parameter<Vec<MeasureCode>>,
    /// Share of a measure's effect at quality 1–5.
    pub quality: Parameter<[f64; 5]>,
    /// Strength of N4 where a drawn firewall stands and nobody recorded one (D-34).
    pub drawn_firewall_strength: Parameter<u8>,
    /// Lower borders of likelihood classes 5, 4, 3, 2.
    pub likelihood_borders: Parameter<[f64; 4]>,
    /// Grades for impact 1–4 (rows) and likelihood 1–5 (columns).
    pub risk_matrix: Parameter<Vec<[Grade; 5]>>,
    /// Impact in safety from which the floor holds.
    pub safety_floor_impact: Parameter<u8>,
    /// The grade it lifts to.
    pub safety_floor_grade: Parameter<Option<Grade>>,
    /// Worth of impact classes 0–4 in the index.
    pub index_weights: Parameter<[f64; 5]>,
    /// Values hurt by each kind of effect.
    pub effect_values: Parameter<BTreeMap<String, Vec<Value>>>,
    /// Hazard class of a place or utility nobody has rated.
    pub hazard_classes: Parameter<BTreeMap<ThreatCode, u8>>,
    /// Hazard class where somebody said that it is not known (D-21).
    pub hazard_unknown: Parameter<u8>,
    /// What measures take off a hazard.
    pub hazard_reduction: Parameter<HazardReduction>,
    /// Slips.
    pub slip: Parameter<Slip>,
    /// Factor on the cost of a measure by stop class 1–4, for ranking.
    pub stop_factors: Parameter<[f64; 4]>,
    /// Range of bases and efficacies.
    pub uncertainty: Parameter<Uncertainty>,
    /// Planning of measures.
    pub planning: Parameter<Planning>,
    /// Attackers assumed where the plant names none.
    pub default_attackers: Parameter<Vec<AttackerCode>>,
    /// Strength a zone aims at by importance 0–3, before entries raise it (D-35).
    pub target_strength: Parameter<[u8; 4]>,
    /// Traffic and links are encrypted where nobody said so.
    pub encrypted_by_default: Parameter<bool>,
    /// Samples where exact is out of reach.
    pub trials: Parameter<u32>,
    /// Seed of the samples.
    pub seed: Parameter<u64>,
    /// Nodes of decision diagrams per plant up to which probabilities are exact.
    pub exact_limit: Parameter<usize>,
}
