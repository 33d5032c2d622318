//! Importances somebody set without a reason, beside the proposal from the tasks: what two rules look at from above
//! and from below.

use std::collections::BTreeMap;

use super::{Drawing, Fix, Lint, Rule};
use crate::plant::{Element, Importance, Ratings, Value};

/// Reports devices, data and zones whose importance differs from the proposal as `differs(given, proposed)` says,
/// with no reason written down. Taking the proposal settles it.
pub(super) fn unexplained(
    rule: &Rule,
    drawing: &Drawing<'_>,
    differs: fn(Option<Importance>, Option<Importance>) -> bool,
    found: &mut Vec<Lint>,
) {
    let (plant, findings) = (drawing.plant, drawing.findings);
    let mut report = |element: Element, values: Vec<Value>| {
        let letters: Vec<&str> = values.iter().copied().map(Value::letters).collect();
        let lint = rule.with([element], [("values", letters.join(" "))]);
        found.push(lint.fixed_by([Fix::TakeProposal { element, values }]));
    };
    let mut compare =
        |element: Element, ratings: &Ratings, proposal: Option<&BTreeMap<Value, Importance>>| {
            let proposed = |value| proposal.and_then(|values| values.get(&value)).copied();
            let unexplained = |&value: &Value| {
                let rating = ratings.of(value);
                differs(rating.value, proposed(value)) && rating.why.trim().is_empty()
            };
            let values: Vec<Value> = Value::ALL.into_iter().filter(unexplained).collect();
            if !values.is_empty() {
                report(element, values);
            }
        };
    for (&id, device) in &plant.devices {
        let proposal = findings.device_importance.get(&id);
        compare(id.into(), &device.importance, proposal);
    }
    for (&id, data) in &plant.data {
        let proposal = findings.data_importance.get(&id);
        compare(id.into(), &data.importance, proposal);
    }
    for risk in &findings.zones {
        let rating = plant.zones.get(&risk.zone).map(|zone| &zone.importance);
        if rating.is_some_and(|rating| {
            differs(rating.value, risk.proposed_importance) && rating.why.trim().is_empty()
        }) {
            report(risk.zone.into(), Vec::new());
        }
    }
}
