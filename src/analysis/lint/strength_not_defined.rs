//! `V-MEA-01`: no strength is written where the guideline has none (step 2-2).
//!
//! Some measures have no minimum: splitting a network a little is not splitting it.

use super::{Drawing, Fix, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{Strength, Target},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-MEA-01",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    for (&id, record) in &drawing.plant.measures {
        let Some(measure) = drawing.catalogue.measure(&record.measure) else {
            continue;
        };
        let is_none = |strength: &Strength| *strength > Strength::NONE && measure.level(*strength).is_none();
        let now = record.now.known().copied().filter(|strength| is_none(strength));
        let goal = record.goal.filter(|strength| is_none(strength));
        let Some(wrong) = now.or(goal) else { continue };
        let above = measure.next_strength(wrong);
        let below = measure.strengths().filter(|&strength| strength < wrong).max();
        let fixes = [below, above].into_iter().flatten().map(|strength| match now {
            Some(_) => Fix::SetNow {
                measure: id,
                strength,
            },
            None => Fix::SetGoal {
                measure: id,
                strength,
            },
        });
        let arguments = [
            ("measure", record.measure.to_string()),
            ("strength", wrong.to_string()),
        ];
        let at = record.target.and_then(Target::element);
        found.push(
            RULE.with(at.into_iter().chain([id.into()]), arguments)
                .fixed_by(fixes),
        );
    }
}
