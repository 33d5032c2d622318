//! `V-IMP-02`: an importance above its proposal says why (steps 1-5, 1-6).
//!
//! Nobody can check a number against its tasks when the reason for leaving them is not written down. Below the
//! proposal it is V-IMP-05's.

use super::{Drawing, Rule, proposals};
use crate::analysis::findings::{Lint, Severity};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-IMP-02",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    proposals::unexplained(&RULE, drawing, |given, proposed| given > proposed, found);
}
