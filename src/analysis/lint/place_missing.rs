//! `V-PLC-01`: every device stands in a place (step 1-4).
//!
//! Without a place neither intruders nor fire, water and power failures reach it in the analysis.

use std::collections::{BTreeMap, BTreeSet};

use super::{Drawing, Fix, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{PlaceId, ZoneId},
};

/// Places offered.
const CHOICES: usize = 4;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-PLC-01",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let plant = drawing.plant;
    // Devices of one zone mostly stand together.
    let mut places_of: BTreeMap<ZoneId, BTreeSet<PlaceId>> = BTreeMap::new();
    for device in plant.devices.values() {
        if let (Some(zone), Some(place)) = (device.zone, device.place) {
            places_of.entry(zone).or_default().insert(place);
        }
    }
    let nowhere = plant.devices.iter().filter(|(_, device)| device.place.is_none());
    found.extend(nowhere.map(|(&id, device)| {
        let near = device.zone.and_then(|zone| places_of.get(&zone));
        let places = near.into_iter().flatten().take(CHOICES);
        RULE.about([id.into()])
            .fixed_by(places.map(|&place| Fix::SetPlace { device: id, place }))
    }));
}
