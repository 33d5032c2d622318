//! `V-PLC-01`: every device stands in a place (step 1-4).
//!
//! Without a place neither intruders nor fire, water and power failures reach it in the analysis.

use super::{Drawing, Rule};
use crate::analysis::findings::{Lint, Severity};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-PLC-01",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let nowhere = drawing
        .plant
        .devices
        .iter()
        .filter(|(_, device)| device.place.is_none());
    found.extend(nowhere.map(|(&device, _)| RULE.about([device.into()])));
}
