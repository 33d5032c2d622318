//! `V-DEV-01`: every device hangs on a network or a link (step 1-4).
//!
//! A device without any line is either stand-alone or its line was forgotten.

use super::{Drawing, Rule};
use crate::analysis::findings::{Lint, Severity};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-DEV-01",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let plant = drawing.plant;
    let linked: std::collections::BTreeSet<_> = (plant.links.values())
        .flat_map(|link| [link.a, link.b])
        .flatten()
        .filter_map(|end| match end {
            crate::plant::End::Device(device) => Some(device),
            crate::plant::End::Network(_) => None,
        })
        .collect();
    let alone = plant.devices.keys().filter(|device| !linked.contains(device));
    found.extend(alone.map(|&device| RULE.about([device.into()])));
}
