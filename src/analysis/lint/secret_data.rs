//! `V-DAT-03`: data that must stay secret is not kept in the clear (step 1-4).
//!
//! Confidentiality 3 on a device whose D9 (file protection) is at most minimum.

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{Element, Importance, Strength},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-DAT-03",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    for (&id, data) in &drawing.plant.data {
        if data.confidentiality != Some(Importance::MAX) {
            continue;
        }
        let open = data
            .stored_at
            .iter()
            .filter(|&&device| drawing.strength_of("D9", device) < Strength::clamped(2));
        let open: Vec<Element> = open.map(|&device| device.into()).collect();
        if !open.is_empty() {
            found.push(RULE.about(std::iter::once(id.into()).chain(open)));
        }
    }
}
