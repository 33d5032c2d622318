//! `V-CON-02`: every path between two zones is known and somebody answers for it (step 1-6).
//!
//! Paths follow from the lines of the drawing (D-16). One that nobody wrote anything about is the most useful finding:
//! the drawing shows a way that the list of allowed ways does not.

use super::{Drawing, Fix, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::Element,
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-CON-02",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let undeclared = drawing.findings.conduits.iter().filter(|conduit| {
        conduit.record.is_none() && drawing.is_inside(conduit.a) && drawing.is_inside(conduit.b)
    });
    found.extend(undeclared.map(|conduit| {
        let carrier: Element = conduit.carrier.into();
        RULE.about([conduit.a.into(), conduit.b.into(), carrier])
            .fixed_by([Fix::DeclareConduit {
                a: conduit.a,
                b: conduit.b,
                carrier: conduit.carrier,
                kind: conduit.kind,
            }])
    }));
}
