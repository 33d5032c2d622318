//! `V-IMP-03`: not every task is of high importance in the same value (step 1-3).
//!
//! Where more than 60 % of at least five tasks are rated 3, the value no longer tells them apart (our judgement).

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{Importance, Value},
};

/// Below so many tasks a share says nothing.
const TASKS_NEEDED: usize = 5;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-IMP-03",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let tasks = &drawing.plant.tasks;
    if tasks.len() < TASKS_NEEDED {
        return;
    }
    for value in Value::ALL {
        let high: Vec<_> = (tasks.iter())
            .filter(|(_, task)| task.importance.of(value).value == Some(Importance::MAX))
            .map(|(&id, _)| id.into())
            .collect();
        if high.len() * 5 > tasks.len() * 3 {
            found.push(RULE.with(high, [("value", value.letters().to_owned())]));
        }
    }
}
