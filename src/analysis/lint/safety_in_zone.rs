//! `V-ZON-06`: safety functions stand apart from what they guard, or the reason is written down (step 1-6; IEC 62443-3-2 ZCR 3.3).
//!
//! The reason is given by excluding the finding.

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    guideline::Class,
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-ZON-06",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    found.extend(RULE.mixed_zones(drawing, |_, device| drawing.class(device) == Some(Class::Saf)));
}
