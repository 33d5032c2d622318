//! `V-PLC-02`: no place holds three or more devices of importance 3 (step 1-4).
//!
//! What strikes the place stops all of them at once, whatever their zones.

use std::collections::BTreeMap;

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{Element, Importance, PlaceId},
};

/// From so many on it is a common cause worth naming (our judgement).
const DEVICES_NEEDED: usize = 3;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-PLC-02",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let mut held: BTreeMap<PlaceId, Vec<Element>> = BTreeMap::new();
    for (&id, device) in &drawing.plant.devices {
        if let (Some(place), Some(Importance::MAX)) = (device.place, drawing.device_importance(id)) {
            held.entry(place).or_default().push(id.into());
        }
    }
    let crowded = held
        .into_iter()
        .filter(|(_, devices)| devices.len() >= DEVICES_NEEDED);
    found.extend(crowded.map(|(place, devices)| RULE.about(std::iter::once(place.into()).chain(devices))));
}
