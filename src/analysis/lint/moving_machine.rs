//! `V-IMP-04`: a task that works with moving machines is of at least medium importance in safety (step 1-3).
//!
//! Vehicles, cranes, robots and what stops them in time can hurt people whatever the task is called.

use super::{Drawing, Fix, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    guideline::Class,
    plant::{Element, Importance, Value},
};

/// Controllers that only tell or watch.
const STANDING_STILL: [&str; 3] = ["sensor", "stack_light", "inspection"];

/// Importance in safety that is asked for.
const MEDIUM: Importance = Importance::clamped(2);

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-IMP-04",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    for (&id, task) in &drawing.plant.tasks {
        // An empty cell is V-IMP-01's business.
        let Some(rated) = task.importance.s.value.filter(|&rated| rated < MEDIUM) else {
            continue;
        };
        let needed = task
            .devices
            .iter()
            .filter(|(_, usage)| usage.weight == Importance::MAX);
        let moving: Vec<Element> = needed
            .filter(|(device, _)| {
                drawing.plant.devices.get(device).is_some_and(|device| {
                    matches!(
                        drawing.class(device),
                        Some(Class::Ctl | Class::Mob | Class::Whs | Class::Saf)
                    ) && !STANDING_STILL.contains(&device.kind.as_str())
                })
            })
            .map(|(&device, _)| device.into())
            .collect();
        if !moving.is_empty() {
            let fix = Fix::Rate {
                element: id.into(),
                value: Value::S,
                importance: MEDIUM,
            };
            let subjects = std::iter::once(id.into()).chain(moving);
            found.push(
                RULE.with(subjects, [("rated", rated.to_string())])
                    .fixed_by([fix]),
            );
        }
    }
}
