//! `V-DAT-02`: every flow starts and ends somewhere (step 1-4).

use super::{Drawing, Fix, Rule};
use crate::analysis::findings::{Lint, Severity};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-DAT-02",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let open = drawing
        .plant
        .flows
        .iter()
        .filter(|(_, flow)| flow.from.is_none() || flow.to.is_none());
    found.extend(open.map(|(&flow, _)| RULE.about([flow.into()]).fixed_by([Fix::Remove(flow.into())])));
}
