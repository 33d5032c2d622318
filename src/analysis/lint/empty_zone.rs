//! `V-ZON-02`: no zone inside the plant is empty (step 1-6).

use std::collections::BTreeSet;

use super::{Drawing, Fix, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::ZoneId,
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-ZON-02",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let around: BTreeSet<ZoneId> = drawing
        .plant
        .zones
        .values()
        .filter_map(|zone| zone.parent)
        .collect();
    let empty = drawing
        .inside_zones()
        .filter(|zone| drawing.devices_in(*zone).next().is_none() && !around.contains(zone));
    found.extend(empty.map(|zone| RULE.about([zone.into()]).fixed_by([Fix::Remove(zone.into())])));
}
