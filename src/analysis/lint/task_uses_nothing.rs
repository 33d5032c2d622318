//! `V-TSK-02`: every task names at least one device or data item (step 1-2).
//!
//! Nothing can stop a task that needs nothing, so its importance reaches no zone.

use super::{Drawing, Rule};
use crate::analysis::findings::{Lint, Severity};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-TSK-02",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let unlinked = drawing
        .plant
        .tasks
        .iter()
        .filter(|(_, task)| task.devices.is_empty() && task.data.is_empty());
    found.extend(unlinked.map(|(&task, _)| RULE.about([task.into()])));
}
