//! `V-CON-05`: terminals and media that are carried to the machines have a path of their own (step 1-6).
//!
//! Plug-in and media carried by hand are ways between zones like any other, and the ones people forget.

use std::collections::BTreeSet;

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{DeviceId, LinkKind},
};

/// Kinds that are carried around.
const CARRIED: [&str; 2] = ["maint_laptop", "usb"];

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-CON-05",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let mut by_hand: BTreeSet<DeviceId> = BTreeSet::new();
    for link in drawing.plant.links.values() {
        if !link.planned && (link.temporary || link.kind == LinkKind::Media) {
            by_hand.extend(link.attachment().map(|(device, _)| device));
            by_hand.extend(link.devices().into_iter().flat_map(|(a, b)| [a, b]));
        }
    }
    let carried = drawing
        .plant
        .devices
        .iter()
        .filter(|(id, device)| CARRIED.contains(&device.kind.as_str()) && !by_hand.contains(id));
    found.extend(carried.map(|(&device, _)| RULE.about([device.into()])));
}
