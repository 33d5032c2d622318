//! `V-WLS-01`: wireless comes with a list of the devices that may join (step 1-4).
//!
//! Until N2 is high (certificates), the list is what tells a stranger from a friend; an access point without one is named.

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    guideline::Class,
    plant::Strength,
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-WLS-01",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let points = drawing.plant.devices.iter().filter(|(id, device)| {
        drawing.class(device) == Some(Class::Wls) && drawing.strength_of("N2", **id) < Strength::MAX
    });
    found.extend(points.map(|(&device, _)| RULE.about([device.into()])));
}
