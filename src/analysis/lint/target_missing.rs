//! `V-POL-01`: somebody has set the strength each zone aims at (step 2-1).
//!
//! Until then the proposal stands in. One finding for the step.

use super::{Drawing, Fix, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::Element,
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-POL-01",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let proposals: Vec<_> = (drawing.findings.zones.iter())
        .filter(|risk| risk.required_is_proposal)
        .map(|risk| (risk.zone, risk.required))
        .collect();
    if !proposals.is_empty() {
        let zones = proposals.iter().map(|&(zone, _)| Element::Zone(zone));
        found.push(RULE.about(zones).fixed_by([Fix::SetTargets(proposals.clone())]));
    }
}
