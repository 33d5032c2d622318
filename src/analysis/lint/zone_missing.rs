//! `V-ZON-01`: every device belongs to a zone (step 1-6).
//!
//! A device outside all zones inherits no measures and counts for no zone, so its risk cannot be computed.

use super::{Drawing, Rule};
use crate::analysis::findings::{Lint, Severity};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-ZON-01",
    severity: Severity::Error,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let homeless = drawing
        .plant
        .devices
        .iter()
        .filter(|(_, device)| device.zone.is_none());
    found.extend(homeless.map(|(&device, _)| RULE.about([device.into()])));
}
