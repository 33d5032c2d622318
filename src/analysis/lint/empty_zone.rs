//! `V-ZON-02`: no zone inside the plant is empty (step 1-6).

use super::{Drawing, Rule};
use crate::analysis::findings::{Lint, Severity};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-ZON-02",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let plant = drawing.plant;
    let empty = drawing.inside_zones().filter(|&zone| {
        drawing.devices_in(zone).next().is_none()
            && !plant.zones.values().any(|child| child.parent == Some(zone))
    });
    found.extend(empty.map(|zone| RULE.about([zone.into()])));
}
