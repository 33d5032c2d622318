//! `V-MEA-02`: a plan does not fall behind what is in place (step 2-2).
//!
//! Higher strengths of a measure add to the lower ones (＋), and one number stands for all of them, so the only way to
//! lose one is to plan less than there is.

use super::{Drawing, Fix, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::Target,
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-MEA-02",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    for (&id, record) in &drawing.plant.measures {
        let (Some(&now), Some(goal)) = (record.now.known(), record.goal) else {
            continue;
        };
        if goal < now {
            let arguments = [
                ("measure", record.measure.to_string()),
                ("now", now.to_string()),
                ("goal", goal.to_string()),
            ];
            let at = record.target.and_then(Target::element);
            let lint = RULE.with(at.into_iter().chain([id.into()]), arguments);
            found.push(lint.fixed_by([Fix::SetGoal {
                measure: id,
                strength: now,
            }]));
        }
    }
}
