//! `V-TSK-01`: every department has at least one task (step 1-2).
//!
//! A department without a task usually means that its work was forgotten, not that it does none.

use super::{Drawing, Rule};
use crate::analysis::findings::{Lint, Severity};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-TSK-01",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let busy: std::collections::BTreeSet<_> = drawing
        .plant
        .tasks
        .values()
        .filter_map(|task| task.department)
        .collect();
    let idle = drawing.plant.depts.keys().filter(|dept| !busy.contains(dept));
    found.extend(idle.map(|&dept| RULE.about([dept.into()])));
}
