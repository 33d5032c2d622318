//! `V-DEV-07`: every device kind and measure is a row of the catalogue.
//!
//! An unknown code (from a pack that is not here, or a slip) is kept, but nothing can be said about it.

use super::{Drawing, Rule};
use crate::analysis::findings::{Lint, Severity};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-DEV-07",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let (plant, catalogue) = (drawing.plant, drawing.catalogue);
    let kinds = plant
        .devices
        .iter()
        .filter(|(_, device)| catalogue.kind(&device.kind).is_none());
    found.extend(kinds.map(|(&id, device)| RULE.with([id.into()], [("code", device.kind.to_string())])));
    let measures = plant
        .measures
        .iter()
        .filter(|(_, measure)| catalogue.measure(&measure.measure).is_none());
    found.extend(
        measures.map(|(&id, measure)| RULE.with([id.into()], [("code", measure.measure.to_string())])),
    );
}
