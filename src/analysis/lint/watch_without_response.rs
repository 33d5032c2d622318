//! `V-MAP-03`: where somebody watches, somebody decides (step 2-2).
//!
//! Without O2 (organisation for incidents) detection has no effect on any figure.

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::Strength,
};

/// Measures that detect.
const WATCH: [&str; 4] = ["N6", "N9", "D13", "O1"];

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-MAP-03",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let deaf = drawing.inside_zones().filter(|&zone| {
        let watched = WATCH
            .iter()
            .any(|measure| drawing.strength_in(measure, zone) > Strength::NONE);
        watched && drawing.strength_in("O2", zone) == Strength::NONE
    });
    found.extend(deaf.map(|zone| RULE.about([zone.into()])));
}
