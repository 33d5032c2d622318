//! `V-NUM-02`: a number somebody set instead of the guideline's says why (step 2-1).
//!
//! It moves every grade of the plant, and nobody can argue with it when its reason is not written down.

use super::{Drawing, Rule};
use crate::analysis::findings::{Lint, Severity};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-NUM-02",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let numbers = drawing.plant.numbers.iter();
    let silent = numbers.filter(|(_, own)| own.why.trim().is_empty());
    found.extend(silent.map(|(&id, own)| RULE.with([id.into()], [("code", own.number.to_string())])));
}
