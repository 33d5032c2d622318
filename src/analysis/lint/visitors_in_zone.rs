//! `V-ZON-07`: devices that are plugged in only for the work have a zone of their own (step 1-6; IEC 62443-3-2 ZCR 3.4).

use super::{Drawing, Rule};
use crate::analysis::findings::{Lint, Severity};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-ZON-07",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    found.extend(RULE.mixed_zones(drawing, |id, _| drawing.temporary.contains(&id)));
}
