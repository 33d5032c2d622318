//! `V-CON-07`: nothing joins more than can be followed (step 1-6).
//!
//! A device with lines to a thousand others, or a network with hundreds of zones on it, makes more ways than there is
//! time and memory for. The limit is named, and cells that would look better than they are stay open.

use super::{Drawing, Rule};
use crate::analysis::findings::{Lint, Severity};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-CON-07",
    severity: Severity::Error,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    found.extend(drawing.findings.beyond.iter().map(|beyond| {
        let arguments = [
            ("number", beyond.number.to_string()),
            ("limit", beyond.limit.to_string()),
        ];
        RULE.with([beyond.element], arguments)
    }));
}
