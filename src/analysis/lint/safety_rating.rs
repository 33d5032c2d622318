//! `V-IMP-07`: a safety function has importance 3 in safety (step 1-5).

use super::{Drawing, Fix, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    guideline::Class,
    plant::{Importance, Value},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-IMP-07",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    for (&id, device) in &drawing.plant.devices {
        if drawing.class(device) != Some(Class::Saf) {
            continue;
        }
        let proposed = drawing
            .findings
            .device_importance
            .get(&id)
            .and_then(|values| values.get(&Value::S))
            .copied();
        let counts = device.importance.s.value.or(proposed);
        if counts != Some(Importance::MAX) {
            found.push(RULE.about([id.into()]).fixed_by([Fix::Rate {
                element: id.into(),
                value: Value::S,
                importance: Importance::MAX,
            }]));
        }
    }
}
