//! Which layer a zone is drawn in, where a network is at home, and which networks are shared without a wall.
//!
//! Pure look-ups on the drawing (C-42, D-11); the analysis has its own, stricter ones.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    i18n::Lang,
    plant::{
        Device, DeviceId, Fact, Layer, NetworkId, NetworkKind, PartyKind, Plant, Strength, Target, ZoneId,
        ZoneKind,
    },
};

/// How a zone is drawn: colour and border of `layer`, with an inner line where it is a boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZoneLayer {
    /// Colour and border style.
    pub layer: Layer,
    /// It stands between inside and outside (境界).
    pub boundary: bool,
}

impl ZoneLayer {
    /// The letter of its badge: 設 生 情 外 境, or E P O X D.
    pub const fn letter(self, lang: Lang) -> &'static str {
        let layer = if self.boundary {
            Layer::Boundary
        } else {
            self.layer
        };
        match layer {
            Layer::Equipment => lang.pick("設", "E"),
            Layer::ProductionManagement => lang.pick("生", "P"),
            Layer::Office => lang.pick("情", "O"),
            Layer::Outside => lang.pick("外", "X"),
            Layer::Boundary => lang.pick("境", "D"),
        }
    }
}

/// The layer a network of this kind belongs to.
pub const fn layer_of(kind: NetworkKind) -> Layer {
    match kind {
        NetworkKind::Office => Layer::Office,
        NetworkKind::ProductionManagement => Layer::ProductionManagement,
        NetworkKind::Equipment | NetworkKind::Radio => Layer::Equipment,
        NetworkKind::InterSite | NetworkKind::VendorLine | NetworkKind::Internet => Layer::Outside,
    }
}

/// Whether a device passes traffic on between its networks, as far as the drawing can tell.
pub fn passes_on(device: &Device) -> bool {
    match device.forwards {
        Fact::Known(forwards) => forwards,
        Fact::Unknown | Fact::NotApplicable { .. } | Fact::Assumed => matches!(
            device.kind.as_str(),
            "firewall" | "router" | "switch" | "l3_switch" | "wlan_ap" | "diode"
        ),
    }
}

/// What the links say about zones and networks, computed once per picture.
#[derive(Clone, Debug, Default)]
pub struct Zoning {
    zones: BTreeMap<ZoneId, ZoneLayer>,
    homes: BTreeMap<NetworkId, ZoneId>,
    shared: BTreeSet<NetworkId>,
    /// Devices with links, all of which are temporary or hand-carried.
    visiting: BTreeSet<DeviceId>,
}

/// Members of one kind of layer seen so far.
#[derive(Clone, Copy, Default)]
struct Counts {
    equipment: u32,
    production: u32,
    office: u32,
    boundary: bool,
}

impl Zoning {
    /// Reads the drawing.
    pub fn of(plant: &Plant) -> Self {
        let mut attached: Vec<(DeviceId, NetworkId, bool)> = plant
            .links
            .values()
            .filter_map(|link| {
                let (device, network) = link.attachment()?;
                Some((device, network, link.temporary))
            })
            .collect();
        attached.sort_unstable();
        let homes = homes(plant, &attached);
        Self {
            zones: zone_layers(plant, &attached, &homes),
            shared: shared(plant, &attached),
            visiting: visiting(plant),
            homes,
        }
    }

    /// How a zone is drawn.
    pub fn zone(&self, zone: ZoneId) -> ZoneLayer {
        let plain = ZoneLayer {
            layer: Layer::Equipment,
            boundary: false,
        };
        self.zones.get(&zone).copied().unwrap_or(plain)
    }

    /// The zone whose network it is.
    pub fn home(&self, network: NetworkId) -> Option<ZoneId> {
        self.homes.get(&network).copied()
    }

    /// Several zones stand on this network and nothing separates them (分割なし, rule V-ZON-04).
    pub fn is_undivided(&self, network: NetworkId) -> bool {
        self.shared.contains(&network)
    }

    /// The device is only ever plugged in for the work.
    pub fn is_visiting(&self, device: DeviceId) -> bool {
        self.visiting.contains(&device)
    }
}

fn visiting(plant: &Plant) -> BTreeSet<DeviceId> {
    let mut steady = BTreeSet::new();
    let mut visiting = BTreeSet::new();
    for link in plant.links.values() {
        let ends = link
            .attachment()
            .map(|(device, _)| [Some(device), None])
            .or_else(|| link.devices().map(|(a, b)| [Some(a), Some(b)]));
        let set = if link.temporary {
            &mut visiting
        } else {
            &mut steady
        };
        if link.temporary || link.kind != crate::plant::LinkKind::Media {
            set.extend(ends.into_iter().flatten().flatten());
        }
    }
    &visiting - &steady
}

/// Home zones: stored, else for outside networks the outside zone of a fitting party, else the zone of the device
/// that passes traffic on, else the zone with most members (D-11).
fn homes(plant: &Plant, attached: &[(DeviceId, NetworkId, bool)]) -> BTreeMap<NetworkId, ZoneId> {
    let mut members: BTreeMap<NetworkId, BTreeMap<ZoneId, (bool, u32)>> = BTreeMap::new();
    for &(device, network, temporary) in attached {
        let Some((device, zone)) = plant.devices.get(&device).and_then(|d| Some((d, d.zone?))) else {
            continue;
        };
        let (guards, count) = members.entry(network).or_default().entry(zone).or_default();
        *guards |= passes_on(device) && !temporary;
        *count += u32::from(!temporary);
    }
    let outside_home = |kind: NetworkKind| {
        let fits = |party: PartyKind| match kind {
            NetworkKind::Internet => party == PartyKind::Internet,
            NetworkKind::InterSite => party == PartyKind::Headquarters,
            NetworkKind::VendorLine => matches!(party, PartyKind::Vendor | PartyKind::Service),
            NetworkKind::Office
            | NetworkKind::ProductionManagement
            | NetworkKind::Equipment
            | NetworkKind::Radio => false,
        };
        plant
            .parties
            .values()
            .find(|party| fits(party.kind) && party.lives_in.is_some())?
            .lives_in
    };
    plant
        .networks
        .iter()
        .filter_map(|(&id, network)| {
            let home = if network.kind.is_outside() {
                network.home_zone.or_else(|| outside_home(network.kind))
            } else {
                let most = |(zone, &(guards, count)): (&ZoneId, &(bool, u32))| {
                    (guards, count, std::cmp::Reverse(*zone))
                };
                network.home_zone.or_else(|| {
                    members
                        .get(&id)?
                        .iter()
                        .map(most)
                        .max()
                        .map(|(_, _, zone)| zone.0)
                })
            };
            Some((id, home?))
        })
        .collect()
}

fn zone_layers(
    plant: &Plant,
    attached: &[(DeviceId, NetworkId, bool)],
    homes: &BTreeMap<NetworkId, ZoneId>,
) -> BTreeMap<ZoneId, ZoneLayer> {
    let mut at_home: BTreeMap<ZoneId, Counts> = BTreeMap::new();
    for (network, &zone) in homes {
        if let Some(network) = plant.networks.get(network) {
            at_home.entry(zone).or_default().count(network.kind);
        }
    }
    let mut members: BTreeMap<ZoneId, Counts> = BTreeMap::new();
    for device in attached.chunk_by(|a, b| a.0 == b.0) {
        let Some(zone) = device.first().and_then(|&(id, ..)| plant.devices.get(&id)?.zone) else {
            continue;
        };
        let counts = members.entry(zone).or_default();
        let kinds = || {
            device
                .iter()
                .filter_map(|&(_, network, _)| Some(plant.networks.get(&network)?.kind))
        };
        kinds().for_each(|kind| counts.count(kind));
        counts.boundary |= kinds().any(NetworkKind::is_outside) && kinds().any(|kind| !kind.is_outside());
    }
    let derived = |zone: ZoneId| {
        let own = at_home.get(&zone).and_then(|counts| counts.most());
        own.or_else(|| members.get(&zone)?.most())
    };
    plant
        .zones
        .iter()
        .map(|(&id, zone)| {
            let inherited = || {
                plant
                    .zone_and_parents(id)
                    .find_map(derived)
                    .unwrap_or(Layer::Equipment)
            };
            let is_boundary = members.get(&id).is_some_and(|counts| counts.boundary);
            let (layer, boundary) = match (zone.kind, zone.layer) {
                (ZoneKind::Outside, _) => (Layer::Outside, false),
                (ZoneKind::Inside, Some(Layer::Boundary)) => (inherited(), true),
                (ZoneKind::Inside, Some(layer)) => (layer, false),
                (ZoneKind::Inside, None) => (inherited(), is_boundary),
            };
            (id, ZoneLayer { layer, boundary })
        })
        .collect()
}

impl Counts {
    fn count(&mut self, kind: NetworkKind) {
        match layer_of(kind) {
            Layer::Equipment => self.equipment += 1,
            Layer::ProductionManagement => self.production += 1,
            Layer::Office => self.office += 1,
            Layer::Outside | Layer::Boundary => {}
        }
    }

    /// The layer with most members; the one nearer to the machines when they draw level.
    fn most(self) -> Option<Layer> {
        let ranked = [
            (self.office, Layer::Office),
            (self.production, Layer::ProductionManagement),
            (self.equipment, Layer::Equipment),
        ];
        ranked
            .into_iter()
            .filter(|&(count, _)| count > 0)
            .max_by_key(|&(count, _)| count)
            .map(|(_, layer)| layer)
    }
}

/// Networks on which devices of two or more zones stand, other than those that only pass traffic on or visit,
/// while one of these zones has no segmentation (N1) today.
fn shared(plant: &Plant, attached: &[(DeviceId, NetworkId, bool)]) -> BTreeSet<NetworkId> {
    let mut residents: BTreeMap<NetworkId, BTreeSet<ZoneId>> = BTreeMap::new();
    for &(device, network, temporary) in attached {
        let inside = plant
            .networks
            .get(&network)
            .is_some_and(|network| !network.kind.is_outside());
        if let Some(device) = plant.devices.get(&device)
            && let Some(zone) = device.zone
            && inside
            && !temporary
            && !passes_on(device)
        {
            residents.entry(network).or_default().insert(zone);
        }
    }
    residents.retain(|_, zones| zones.len() > 1);
    if residents.is_empty() {
        return BTreeSet::new();
    }
    let divided: BTreeSet<ZoneId> = plant
        .measures
        .values()
        .filter(|measure| measure.measure.as_str() == "N1")
        .filter(|measure| measure.now.known().is_some_and(|&now| now > Strength::NONE))
        .filter_map(|measure| match measure.target {
            Some(Target::Zone(zone)) => Some(zone),
            _ => None,
        })
        .collect();
    residents.retain(|_, zones| zones.iter().any(|zone| !divided.contains(zone)));
    residents.into_keys().collect()
}
