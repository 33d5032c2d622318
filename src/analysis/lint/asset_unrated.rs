//! `V-IMP-01`: every task is rated in all five values (step 1-3).
//!
//! An unrated value counts as none, so the risk of whatever carries the task comes out too low.

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::Value,
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-IMP-01",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    for (&id, task) in &drawing.plant.tasks {
        let missing: Vec<&str> = (Value::ALL.into_iter())
            .filter(|&value| task.importance.of(value).value.is_none())
            .map(Value::letters)
            .collect();
        if !missing.is_empty() {
            found.push(RULE.with([id.into()], [("values", missing.join(" "))]));
        }
    }
}
