//! `V-CON-04`: a conduit does not skip a level, such as from the office straight to the machines (step 1-6).
//!
//! Lines carried by hand or plugged in for the work skip levels by nature and are judged by V-TMP-01.

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{ConduitKind, Element},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-CON-04",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    for conduit in &drawing.findings.conduits {
        let (Some(a), Some(b)) = (drawing.level(conduit.a), drawing.level(conduit.b)) else {
            continue;
        };
        let stands = !matches!(conduit.kind, ConduitKind::Temporary | ConduitKind::Media);
        if stands && a.abs_diff(b) > 1 {
            let (high, low) = if a > b {
                (conduit.a, conduit.b)
            } else {
                (conduit.b, conduit.a)
            };
            let carrier: Element = conduit.carrier.into();
            found.push(RULE.about([high.into(), low.into(), carrier]));
        }
    }
}
