//! `V-TMP-01`: a device that is plugged in for the work is checked first: D3 or O7 at least medium (step 1-4).

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::Strength,
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-TMP-01",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let medium = Strength::clamped(2);
    let unchecked = drawing
        .temporary
        .iter()
        .filter(|&&id| drawing.strength_of("D3", id) < medium && drawing.strength_of("O7", id) < medium);
    found.extend(unchecked.map(|&device| RULE.about([device.into()])));
}
