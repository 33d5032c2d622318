//! `V-ZON-01`: every device belongs to a zone (step 1-6).
//!
//! A device outside all zones inherits no measures and counts for no zone, so its risk cannot be computed.

use std::collections::{BTreeMap, BTreeSet};

use super::{Drawing, Fix, Rule, merge};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{Device, DeviceId, NetworkId, ZoneId, geometry::Rect},
};

/// Zones offered.
const CHOICES: usize = 4;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-ZON-01",
    severity: Severity::Error,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let homeless = drawing
        .plant
        .devices
        .iter()
        .filter(|(_, device)| device.zone.is_none());
    let homeless: Vec<(DeviceId, &Device)> = homeless.map(|(&id, device)| (id, device)).collect();
    // Told as one, they have no common zone to go to.
    let on = if homeless.len() > merge::LIMIT {
        None
    } else {
        Some(zones_on(drawing))
    };
    found.extend(homeless.into_iter().map(|(id, device)| {
        let zones = on.as_ref().map(|on| choices(drawing, on, id, device));
        let moves = zones.unwrap_or_default().into_iter();
        RULE.about([id.into()])
            .fixed_by(moves.map(|zone| Fix::MoveToZone { device: id, zone }))
    }));
}

/// Zones with devices on each network.
fn zones_on(drawing: &Drawing<'_>) -> BTreeMap<NetworkId, BTreeSet<ZoneId>> {
    let devices = &drawing.plant.devices;
    let zones = |on: &BTreeSet<DeviceId>| {
        let zones = on.iter().filter_map(|device| devices.get(device)?.zone);
        zones.filter(|&zone| drawing.is_inside(zone)).collect()
    };
    let networks = drawing.devices_on.iter();
    networks.map(|(&network, on)| (network, zones(on))).collect()
}

/// Zones it may belong to, likeliest first: the one it is drawn in, those of its networks, then any.
fn choices(
    drawing: &Drawing<'_>,
    on: &BTreeMap<NetworkId, BTreeSet<ZoneId>>,
    id: DeviceId,
    device: &Device,
) -> Vec<ZoneId> {
    let zones = &drawing.plant.zones;
    let center = device.rect().map(Rect::center);
    let area = |zone: &ZoneId| zones.get(zone).map_or(0.0, |zone| zone.rect.w * zone.rect.h);
    let mut drawn_in: Vec<ZoneId> = (drawing.inside_zones())
        .filter(|zone| {
            let rect = zones.get(zone).map(|zone| zone.rect);
            rect.zip(center)
                .is_some_and(|(rect, center)| rect.contains(center))
        })
        .collect();
    drawn_in.sort_by(|a, b| area(a).total_cmp(&area(b)));
    let networks = drawing.networks_of.get(&id).into_iter().flatten();
    let joined = networks.flat_map(|network| {
        let home = drawing
            .plant
            .networks
            .get(network)
            .and_then(|network| network.home_zone);
        let home = home.filter(|&zone| drawing.is_inside(zone));
        home.into_iter()
            .chain(on.get(network).into_iter().flatten().copied())
    });
    let mut chosen: Vec<ZoneId> = Vec::new();
    for zone in drawn_in.into_iter().chain(joined).chain(drawing.inside_zones()) {
        if !chosen.contains(&zone) {
            chosen.push(zone);
        }
        if chosen.len() == CHOICES {
            break;
        }
    }
    chosen
}
