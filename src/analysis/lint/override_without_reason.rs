//! `V-IMP-02`: an importance above its proposal says why (steps 1-5, 1-6).
//!
//! Nobody can check a number against its tasks when the reason for leaving them is not written down. Below the
//! proposal it is V-IMP-05's.

use std::collections::BTreeMap;

use super::{Drawing, Fix, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{Element, Importance, Ratings, Value},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-IMP-02",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let (plant, findings) = (drawing.plant, drawing.findings);
    for (&id, device) in &plant.devices {
        let proposal = findings.device_importance.get(&id);
        report(found, id.into(), &device.importance, proposal);
    }
    for (&id, data) in &plant.data {
        let proposal = findings.data_importance.get(&id);
        report(found, id.into(), &data.importance, proposal);
    }
    for risk in &findings.zones {
        let Some(zone) = plant.zones.get(&risk.zone) else {
            continue;
        };
        let rating = &zone.importance;
        if rating.value > risk.proposed_importance && rating.why.trim().is_empty() {
            found.push(finding(risk.zone.into(), Vec::new()));
        }
    }
}

fn report(
    found: &mut Vec<Lint>,
    element: Element,
    ratings: &Ratings,
    proposal: Option<&BTreeMap<Value, Importance>>,
) {
    let proposed = |value| proposal.and_then(|values| values.get(&value)).copied();
    let high: Vec<Value> = (Value::ALL.into_iter())
        .filter(|&value| {
            let rating = ratings.of(value);
            rating.value > proposed(value) && rating.why.trim().is_empty()
        })
        .collect();
    if !high.is_empty() {
        found.push(finding(element, high));
    }
}

fn finding(element: Element, values: Vec<Value>) -> Lint {
    let letters: Vec<&str> = values.iter().copied().map(Value::letters).collect();
    let lint = RULE.with([element], [("values", letters.join(" "))]);
    lint.fixed_by([Fix::TakeProposal { element, values }])
}
