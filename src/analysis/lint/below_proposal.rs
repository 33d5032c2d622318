//! `V-IMP-05`: an importance is not below its proposal without a reason (steps 1-5, 1-6).
//!
//! The proposal is what the tasks need. Less than that makes every risk of the device, data or zone come out too low.

use super::{Drawing, Rule, proposals};
use crate::analysis::findings::{Lint, Severity};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-IMP-05",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    proposals::unexplained(
        &RULE,
        drawing,
        |given, proposed| given.is_some() && given < proposed,
        found,
    );
}
