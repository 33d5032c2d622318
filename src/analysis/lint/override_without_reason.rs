//! `V-IMP-02`: an importance that differs from the proposal says why (steps 1-5, 1-6).
//!
//! Nobody can check a number against its tasks when the reason for leaving them is not written down.

use std::collections::BTreeMap;

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{Importance, Ratings, Value},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-IMP-02",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let plant = drawing.plant;
    for (&id, device) in &plant.devices {
        report(
            found,
            id.into(),
            &device.importance,
            drawing.findings.device_importance.get(&id),
        );
    }
    for (&id, data) in &plant.data {
        report(
            found,
            id.into(),
            &data.importance,
            drawing.findings.data_importance.get(&id),
        );
    }
    for risk in &drawing.findings.zones {
        let Some(zone) = plant.zones.get(&risk.zone) else {
            continue;
        };
        let differs = zone.importance.value.is_some() && zone.importance.value != risk.proposed_importance;
        if differs && zone.importance.why.trim().is_empty() {
            found.push(RULE.with([risk.zone.into()], [("values", String::new())]));
        }
    }
}

fn report(
    found: &mut Vec<Lint>,
    element: crate::plant::Element,
    ratings: &Ratings,
    proposal: Option<&BTreeMap<Value, Importance>>,
) {
    let proposed = |value| proposal.and_then(|values| values.get(&value)).copied();
    let bare: Vec<&str> = (Value::ALL.into_iter())
        .filter(|&value| {
            let rating = ratings.of(value);
            rating.value.is_some() && rating.value != proposed(value) && rating.why.trim().is_empty()
        })
        .map(Value::letters)
        .collect();
    if !bare.is_empty() {
        found.push(RULE.with([element], [("values", bare.join(" "))]));
    }
}
