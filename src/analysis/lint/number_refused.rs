//! `V-NUM-01`: a number somebody set instead of the guideline's can be used (step 2-1).
//!
//! One that stands for no number of the analysis, or whose value does not fit, is left aside: the shipped one counts.

use super::{Drawing, Fix, Rule};
use crate::analysis::findings::{Lint, Severity};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-NUM-01",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let (_, refused) = drawing.catalogue.of_plant(drawing.plant);
    for id in refused {
        let Some(own) = drawing.plant.numbers.get(&id) else {
            continue;
        };
        let lint = RULE.with(
            [id.into()],
            [("code", own.number.to_string()), ("value", own.value.clone())],
        );
        found.push(lint.fixed_by([Fix::Remove(id.into())]));
    }
}
