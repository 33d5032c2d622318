//! `V-ZON-08`: what is joined by radio has a zone of its own (step 1-6; IEC 62443-3-2 ZCR 3.5).
//!
//! Safety functions that ride on a vehicle belong to it and are judged by V-ZON-06.

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    guideline::Class,
    plant::{DeviceId, NetworkKind},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-ZON-08",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let by_radio = |id: DeviceId| drawing.is_on(id, |kind| kind == NetworkKind::Radio);
    let by_cable = |id: DeviceId| drawing.is_on(id, |kind| !kind.is_outside() && kind != NetworkKind::Radio);
    let zones = RULE.mixed_zones(drawing, |id, device| {
        by_radio(id) || drawing.class(device) == Some(Class::Wls) || !by_cable(id)
    });
    let has_radio = |lint: &Lint| {
        lint.subjects.iter().any(|&subject| match subject {
            crate::plant::Element::Device(device) => by_radio(device),
            _ => false,
        })
    };
    found.extend(zones.into_iter().filter(has_radio));
}
