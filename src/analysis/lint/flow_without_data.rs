//! `V-DAT-04`: a flow says which data it carries (step 1-4).
//!
//! Without data nothing can be read or changed on its way, so the flow adds no risk to any task.

use super::{Drawing, Rule};
use crate::analysis::findings::{Lint, Severity};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-DAT-04",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let flows = drawing.plant.flows.iter();
    let empty = flows.filter(|(_, flow)| flow.data.is_empty());
    found.extend(empty.map(|(&flow, _)| RULE.about([flow.into()])));
}
