//! `V-ZON-09`: devices with a line to the outside have a zone of their own (step 1-6; IEC 62443-3-2 ZCR 3.6).

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::NetworkKind,
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-ZON-09",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    found.extend(RULE.mixed_zones(drawing, |id, _| drawing.is_on(id, NetworkKind::is_outside)));
}
