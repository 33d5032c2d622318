//! Rules that check a drawing, like an electrical rule check: one file per rule, no rule sees another.
//!
//! A rule says what it found as subjects and typed arguments; its words stand in `assets/guideline/rules.ron`
//! under its code. Holes of those words: `{subject}` the first subject, `{others}` the other subjects,
//! `{count}` how many subjects, and the names of the arguments.

mod asset_unrated;
mod common_cause;
mod conduit_undeclared;
mod data_without_store;
mod department_without_task;
mod device_incomplete;
mod device_without_task;
mod direct_internet;
mod drawing;
mod dual_homed;
mod duplicate_code;
mod empty_zone;
mod everything_important;
mod measure_unconfirmed;
mod office_with_control;
mod override_without_reason;
mod place_missing;
mod remote_conduit;
mod safety_in_zone;
mod safety_rating;
mod secret_data;
mod shared_network;
mod task_uses_nothing;
mod temporary_device;
mod unguarded_zone;
mod unknown_code;
mod watch_without_response;
mod wireless_ledger;
mod zone_missing;
mod zone_spread;

pub use drawing::Drawing;

use super::findings::{Findings, Lint, Severity};
use crate::{
    guideline::Catalogue,
    plant::{Element, Plant},
};

/// A rule: its code in the catalogue, how serious it is (C-11) and what it looks for.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Code, e.g. `V-ZON-04`.
    pub code: &'static str,
    /// How serious a finding of it is.
    pub severity: Severity,
    check: fn(&Drawing<'_>, &mut Vec<Lint>),
}

impl Rule {
    /// A finding of this rule about one or more records.
    fn about(&self, subjects: impl IntoIterator<Item = Element>) -> Lint {
        self.with(subjects, [])
    }

    /// A finding with values for the holes of its text.
    fn with(
        &self,
        subjects: impl IntoIterator<Item = Element>,
        arguments: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Lint {
        Lint {
            rule: self.code,
            severity: self.severity,
            subjects: subjects.into_iter().collect(),
            arguments: arguments.into_iter().collect(),
        }
    }
}

/// Every rule, in the order of the guideline's steps.
pub const RULES: &[Rule] = &[
    department_without_task::RULE,
    task_uses_nothing::RULE,
    device_without_task::RULE,
    asset_unrated::RULE,
    override_without_reason::RULE,
    everything_important::RULE,
    safety_rating::RULE,
    device_incomplete::RULE,
    duplicate_code::RULE,
    dual_homed::RULE,
    direct_internet::RULE,
    unknown_code::RULE,
    wireless_ledger::RULE,
    temporary_device::RULE,
    data_without_store::RULE,
    secret_data::RULE,
    place_missing::RULE,
    common_cause::RULE,
    zone_missing::RULE,
    empty_zone::RULE,
    zone_spread::RULE,
    shared_network::RULE,
    office_with_control::RULE,
    safety_in_zone::RULE,
    conduit_undeclared::RULE,
    remote_conduit::RULE,
    measure_unconfirmed::RULE,
    unguarded_zone::RULE,
    watch_without_response::RULE,
];

/// Runs every rule; `findings` needs conduits, cells and importance proposals. Worst first, then by rule and subject.
pub fn check(plant: &Plant, catalogue: &Catalogue, findings: &Findings) -> Vec<Lint> {
    let drawing = Drawing::new(plant, catalogue, findings);
    let mut found = Vec::new();
    for rule in RULES {
        (rule.check)(&drawing, &mut found);
    }
    found.sort_by(|a, b| (a.severity, a.rule, &a.subjects).cmp(&(b.severity, b.rule, &b.subjects)));
    found
}

#[cfg(test)]
mod tests;
