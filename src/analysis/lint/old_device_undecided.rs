//! `V-SUP-02`: somebody has decided about every device that outlived its support (step 3).
//!
//! A decision is an owner and a word about it: a note, or a measure (also one that cannot be done) at the device itself.
//! One finding for the step.

use std::collections::BTreeSet;

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{DeviceId, Element, Target},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-SUP-02",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let plant = drawing.plant;
    let measured: BTreeSet<DeviceId> = (plant.measures.values())
        .filter_map(|record| match record.target {
            Some(Target::Device(device)) => Some(device),
            _ => None,
        })
        .collect();
    let undecided = plant.devices.iter().filter(|(id, device)| {
        let is_decided = !device.note.trim().is_empty() || measured.contains(id);
        drawing.has_passed(device.support_end) && (device.owner.is_none() || !is_decided)
    });
    let undecided: Vec<Element> = undecided.map(|(&device, _)| device.into()).collect();
    if !undecided.is_empty() {
        found.push(RULE.about(undecided));
    }
}
