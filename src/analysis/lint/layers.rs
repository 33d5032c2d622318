//! The level of each zone, as far as the drawing shows one: how far apart two zones are in the layers of a plant.

use std::collections::{BTreeMap, BTreeSet};

use crate::plant::{DeviceId, Layer, NetworkId, NetworkKind, Plant, ZoneId, ZoneKind};

/// Levels from the machines (1) upwards: equipment 1, production management 2, office 3, outside 4.
pub(super) type Level = u8;

/// Levels of zones. A zone between inside and outside has none: passing traffic between levels is what it is for.
pub(super) fn levels(
    plant: &Plant,
    networks_of: &BTreeMap<DeviceId, BTreeSet<NetworkId>>,
) -> BTreeMap<ZoneId, Level> {
    let mut homes: BTreeMap<ZoneId, BTreeMap<Level, usize>> = BTreeMap::new();
    for network in plant.networks.values() {
        if let Some(zone) = network.home_zone {
            *homes
                .entry(zone)
                .or_default()
                .entry(of_network(network.kind))
                .or_default() += 1;
        }
    }
    let mut members: BTreeMap<ZoneId, BTreeMap<Level, usize>> = BTreeMap::new();
    let mut between: BTreeSet<ZoneId> = BTreeSet::new();
    for (device, networks) in networks_of {
        let Some(zone) = plant.devices.get(device).and_then(|device| device.zone) else {
            continue;
        };
        let kinds: Vec<NetworkKind> = (networks.iter())
            .filter_map(|network| plant.networks.get(network))
            .map(|network| network.kind)
            .collect();
        if kinds.iter().any(|kind| kind.is_outside()) {
            between.insert(zone);
        }
        for kind in kinds.into_iter().filter(|kind| !kind.is_outside()) {
            *members
                .entry(zone)
                .or_default()
                .entry(of_network(kind))
                .or_default() += 1;
        }
    }
    let most = |counts: &BTreeMap<Level, usize>| {
        let most = counts.iter().max_by_key(|&(_, count)| *count);
        most.map(|(&level, _)| level)
    };
    let level = |id: ZoneId| {
        let zone = plant.zones.get(&id)?;
        match (zone.kind, zone.layer) {
            (ZoneKind::Outside, _) => Some(4),
            (ZoneKind::Inside, Some(layer)) => of_layer(layer),
            (ZoneKind::Inside, None) if between.contains(&id) => None,
            (ZoneKind::Inside, None) => homes
                .get(&id)
                .and_then(most)
                .or_else(|| members.get(&id).and_then(most)),
        }
    };
    let zones = plant.zones.keys();
    zones.filter_map(|&zone| Some((zone, level(zone)?))).collect()
}

const fn of_network(kind: NetworkKind) -> Level {
    match kind {
        NetworkKind::Equipment | NetworkKind::Radio => 1,
        NetworkKind::ProductionManagement => 2,
        NetworkKind::Office => 3,
        NetworkKind::InterSite | NetworkKind::VendorLine | NetworkKind::Internet => 4,
    }
}

const fn of_layer(layer: Layer) -> Option<Level> {
    match layer {
        Layer::Equipment => Some(1),
        Layer::ProductionManagement => Some(2),
        Layer::Office => Some(3),
        Layer::Outside => Some(4),
        Layer::Boundary => None,
    }
}
