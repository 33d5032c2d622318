//! `V-ZON-04`: zones do not share a network without segmentation (step 1-6).
//!
//! Where N1 is none in any of them, whoever is in one zone is in all of them. The most useful finding of all.

use std::collections::BTreeSet;

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    guideline::Class,
    plant::{Element, NetworkId, Strength, ZoneId},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-ZON-04",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    for (network, _) in drawing.inside_networks() {
        let zones = zones_on(drawing, network);
        let flat: Vec<ZoneId> = zones
            .iter()
            .copied()
            .filter(|&zone| drawing.strength_in("N1", zone) == Strength::NONE)
            .collect();
        if flat.len() > 1 {
            let subjects = std::iter::once(network.into()).chain(flat.into_iter().map(Element::Zone));
            found.push(RULE.about(subjects));
        }
    }
}

/// Zones whose own devices hang on the network all the time; devices that pass traffic on stand between zones.
fn zones_on(drawing: &Drawing<'_>, network: NetworkId) -> BTreeSet<ZoneId> {
    let devices = drawing.devices_on.get(&network).into_iter().flatten();
    (devices.filter(|device| !drawing.temporary.contains(device)))
        .filter_map(|device| drawing.plant.devices.get(device))
        .filter(|device| !matches!(drawing.class(device), Some(Class::Net | Class::Bnd)))
        .filter_map(|device| device.zone)
        .collect()
}
