//! `V-ZON-06`: safety functions stand apart from what they guard, or the reason is written down (step 1-6; IEC 62443-3-2 ZCR 3.3).
//!
//! A note at the zone counts as the reason.

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    guideline::Class,
    plant::Element,
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-ZON-06",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    for zone in drawing.inside_zones() {
        let (safety, others): (Vec<_>, Vec<_>) = drawing
            .devices_in(zone)
            .partition(|(_, device)| drawing.class(device) == Some(Class::Saf));
        let explained = drawing
            .plant
            .zones
            .get(&zone)
            .is_some_and(|zone| !zone.note.trim().is_empty());
        if !safety.is_empty() && !others.is_empty() && !explained {
            let safety = safety.into_iter().map(|(id, _)| Element::Device(id));
            found.push(RULE.about(std::iter::once(zone.into()).chain(safety)));
        }
    }
}
