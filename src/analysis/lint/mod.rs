//! Rules that check a drawing, like an electrical rule check: one file per rule, no rule sees another.
//!
//! A rule says what it found as subjects and typed arguments; its words stand in `assets/guideline/rules.ron`
//! under its code. Holes of those words: `{subject}` the first subject, `{others}` the other subjects, `{names}` all of
//! them, `{count}` how many, and the names of the arguments. What would settle a finding stands beside it as data.

mod asset_unrated;
mod attackers_missing;
mod below_proposal;
mod boundary_unrated;
mod carried_in;
mod common_cause;
mod conduit_undeclared;
mod conduit_unowned;
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
mod exclusions;
mod finding;
mod fix;
mod flow_without_data;
mod hazards_unanswered;
mod kept_part_weaker;
mod layers;
mod level_skipped;
mod line_without_conduit;
mod maintenance_task;
mod measure_not_applicable;
mod measure_unconfirmed;
mod merge;
mod moving_machine;
mod number_refused;
mod number_unexplained;
mod office_with_control;
mod old_device_undecided;
mod open_flow;
mod outside_in_zone;
mod override_without_reason;
mod party_unanswered;
mod place_missing;
mod plan_weaker;
mod prevention_only;
mod program_unknown;
mod proposals;
mod radio_in_zone;
mod remote_conduit;
mod restore_untested;
mod safety_in_zone;
mod safety_rating;
mod secret_data;
mod shared_network;
mod shutdown_undated;
mod strength_not_defined;
mod support_ended;
mod target_missing;
mod task_uses_nothing;
mod temporary_device;
mod threat_unanswered;
mod threat_unconfirmed;
mod too_much;
mod unguarded_zone;
mod unknown_code;
mod version_unknown;
mod visitors_in_zone;
mod watch_without_response;
mod wireless_ledger;
mod zone_missing;
mod zone_spread;

pub use drawing::Drawing;
pub use finding::{Excluded, Lint};
pub use fix::Fix;

use exclusions::Exclusions;

use super::findings::{Findings, Severity};
use crate::{
    guideline::Catalogue,
    plant::{Device, DeviceId, Element, Plant},
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
    /// A finding of this rule about one or more records; about none, it is about the plant.
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
            fixes: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// Inside zones in which devices that are special in some way stand among others; the special ones are named.
    fn mixed_zones(
        &self,
        drawing: &Drawing<'_>,
        is_special: impl Fn(DeviceId, &Device) -> bool,
    ) -> Vec<Lint> {
        let mixed = drawing.inside_zones().filter_map(|zone| {
            let (special, others): (Vec<_>, Vec<_>) = drawing
                .devices_in(zone)
                .partition(|&(id, device)| is_special(id, device));
            let special = special.into_iter().map(|(id, _)| Element::Device(id));
            let subjects: Vec<Element> = std::iter::once(zone.into()).chain(special).collect();
            (subjects.len() > 1 && !others.is_empty()).then(|| self.about(subjects))
        });
        mixed.collect()
    }
}

/// Every rule, in the order of the guideline's steps.
pub const RULES: &[Rule] = &[
    department_without_task::RULE,
    task_uses_nothing::RULE,
    maintenance_task::RULE,
    device_without_task::RULE,
    asset_unrated::RULE,
    override_without_reason::RULE,
    everything_important::RULE,
    moving_machine::RULE,
    below_proposal::RULE,
    boundary_unrated::RULE,
    safety_rating::RULE,
    device_incomplete::RULE,
    duplicate_code::RULE,
    version_unknown::RULE,
    support_ended::RULE,
    dual_homed::RULE,
    direct_internet::RULE,
    unknown_code::RULE,
    program_unknown::RULE,
    wireless_ledger::RULE,
    temporary_device::RULE,
    data_without_store::RULE,
    open_flow::RULE,
    flow_without_data::RULE,
    secret_data::RULE,
    place_missing::RULE,
    common_cause::RULE,
    zone_missing::RULE,
    empty_zone::RULE,
    zone_spread::RULE,
    shared_network::RULE,
    office_with_control::RULE,
    safety_in_zone::RULE,
    visitors_in_zone::RULE,
    radio_in_zone::RULE,
    outside_in_zone::RULE,
    line_without_conduit::RULE,
    conduit_undeclared::RULE,
    remote_conduit::RULE,
    level_skipped::RULE,
    carried_in::RULE,
    conduit_unowned::RULE,
    too_much::RULE,
    threat_unanswered::RULE,
    hazards_unanswered::RULE,
    attackers_missing::RULE,
    threat_unconfirmed::RULE,
    target_missing::RULE,
    number_refused::RULE,
    number_unexplained::RULE,
    strength_not_defined::RULE,
    plan_weaker::RULE,
    measure_not_applicable::RULE,
    shutdown_undated::RULE,
    kept_part_weaker::RULE,
    measure_unconfirmed::RULE,
    unguarded_zone::RULE,
    prevention_only::RULE,
    watch_without_response::RULE,
    restore_untested::RULE,
    party_unanswered::RULE,
    old_device_undecided::RULE,
];

/// What all rules say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    /// Findings, worst first, then by rule and subject.
    pub found: Vec<Lint>,
    /// Findings that people set aside, in the same order.
    pub excluded: Vec<Excluded>,
}

/// Runs every rule; `findings` needs settings, conduits, cells and importance proposals.
pub fn check(plant: &Plant, catalogue: &Catalogue, findings: &Findings) -> Checked {
    let drawing = Drawing::new(plant, catalogue, findings);
    let exclusions = Exclusions::of(plant);
    let mut checked = Checked::default();
    for rule in RULES {
        let mut own = Vec::new();
        (rule.check)(&drawing, &mut own);
        let own = exclusions.sift(own, &mut checked.excluded);
        checked
            .found
            .extend(merge::merged(own, catalogue.rules.get(rule.code)));
    }
    checked.found.sort_by(Lint::in_order);
    checked.excluded.sort_by(|a, b| a.lint.in_order(&b.lint));
    checked
}

#[cfg(test)]
mod tests;
