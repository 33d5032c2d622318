//! `V-CON-01`: every line that crosses the border of a zone belongs to a conduit (step 1-6).
//!
//! Conduits follow from the lines (D-16), so a line is left out only where its far side lies nowhere: a network outside the
//! plant that is drawn in no outside zone. Whoever comes in over it appears on no list of ways.

use super::{Drawing, Fix, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{Element, ZoneKind},
};

/// Outside zones offered.
const CHOICES: usize = 6;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-CON-01",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    for (&id, network) in &drawing.plant.networks {
        if !network.kind.is_outside() || network.home_zone.is_some() {
            continue;
        }
        let devices = drawing.devices_on.get(&id).into_iter().flatten();
        let devices: Vec<Element> = devices.map(|&device| device.into()).collect();
        if devices.is_empty() {
            continue;
        }
        let outside = drawing
            .plant
            .zones
            .iter()
            .filter(|(_, zone)| zone.kind == ZoneKind::Outside);
        let homes = outside.map(|(&zone, _)| Fix::SetHomeZone { network: id, zone });
        let lint = RULE.about(std::iter::once(id.into()).chain(devices));
        found.push(lint.fixed_by(homes.take(CHOICES)));
    }
}
