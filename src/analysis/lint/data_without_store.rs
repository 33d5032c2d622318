//! `V-DAT-01`: every data item is kept somewhere (step 1-4).

use super::{Drawing, Rule};
use crate::analysis::findings::{Lint, Severity};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-DAT-01",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let lost = drawing
        .plant
        .data
        .iter()
        .filter(|(_, data)| data.stored_at.is_empty());
    found.extend(lost.map(|(&data, _)| RULE.about([data.into()])));
}
