//! `V-TSK-04`: every device serves a task, or carries others (step 1-2).
//!
//! Network and boundary devices serve by carrying; any other device without a task has no importance to inherit.

use std::collections::BTreeSet;

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    guideline::Class,
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-TSK-04",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let plant = drawing.plant;
    let mut used: BTreeSet<_> = plant
        .tasks
        .values()
        .flat_map(|task| task.devices.keys().copied())
        .collect();
    let needed: BTreeSet<_> = plant.tasks.values().flat_map(|task| task.data.keys()).collect();
    let kept = plant.data.iter().filter(|(data, _)| needed.contains(data));
    used.extend(kept.flat_map(|(_, data)| data.stored_at.iter().copied()));
    let orphans = plant.devices.iter().filter(|(id, device)| {
        let carries = matches!(drawing.class(device), Some(Class::Net | Class::Bnd | Class::Wls));
        !carries && !used.contains(id)
    });
    found.extend(orphans.map(|(&device, _)| RULE.about([device.into()])));
}
