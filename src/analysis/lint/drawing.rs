//! What the rules look at: plant, guideline and the findings computed before them, with a few look-ups made once.

use std::collections::{BTreeMap, BTreeSet};

use super::layers::{self, Level};
use crate::{
    analysis::findings::{Findings, ZoneRisk},
    guideline::{Catalogue, Class},
    plant::{
        ConduitId, Date, Device, DeviceId, Fact, Importance, MeasureId, Network, NetworkId, NetworkKind,
        Plant, PlantState, Strength, Target, Value, ZoneId, ZoneKind,
    },
};

/// One run's view for the rules.
#[derive(Debug)]
pub struct Drawing<'a> {
    /// The plant.
    pub plant: &'a Plant,
    /// The guideline.
    pub catalogue: &'a Catalogue,
    /// Conduits, cells and importance proposals.
    pub findings: &'a Findings,
    /// The day that ends of support and restore tests are compared with; `None` = nobody said.
    pub today: Option<Date>,
    /// Networks of each device, planned links left out.
    pub networks_of: BTreeMap<DeviceId, BTreeSet<NetworkId>>,
    /// Devices on each network, planned links left out.
    pub devices_on: BTreeMap<NetworkId, BTreeSet<DeviceId>>,
    /// Devices with at least one standing link, and those with only temporary ones.
    pub temporary: BTreeSet<DeviceId>,
    devices_in: BTreeMap<ZoneId, Vec<(DeviceId, &'a Device)>>,
    /// Strength today by measure and target.
    strengths: BTreeMap<(&'a str, Target), Strength>,
    risks: BTreeMap<ZoneId, &'a ZoneRisk>,
    levels: BTreeMap<ZoneId, Level>,
}

impl<'a> Drawing<'a> {
    /// Reads a plant once for all rules.
    pub fn new(plant: &'a Plant, catalogue: &'a Catalogue, findings: &'a Findings) -> Self {
        let mut networks_of: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        let mut devices_on: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        let (mut standing, mut temporary) = (BTreeSet::new(), BTreeSet::new());
        for link in plant.links.values().filter(|link| !link.planned) {
            if let Some((device, network)) = link.attachment() {
                networks_of.entry(device).or_default().insert(network);
                devices_on.entry(network).or_default().insert(device);
                if link.temporary {
                    temporary.insert(device)
                } else {
                    standing.insert(device)
                };
            }
        }
        let temporary = temporary.difference(&standing).copied().collect();
        let mut devices_in: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (&id, device) in &plant.devices {
            if let Some(zone) = device.zone {
                devices_in.entry(zone).or_default().push((id, device));
            }
        }
        let strength = |id: &MeasureId| {
            plant
                .measures
                .get(id)
                .and_then(|measure| measure.now.known().copied())
        };
        let mut strengths: BTreeMap<(&str, Target), Strength> = BTreeMap::new();
        for (id, measure) in &plant.measures {
            if let (Some(target), Some(strength)) = (measure.target, strength(id)) {
                let best = strengths.entry((measure.measure.as_str(), target)).or_default();
                *best = strength.max(*best);
            }
        }
        Self {
            plant,
            catalogue,
            findings,
            today: findings.settings.today.or(plant.info.date),
            levels: layers::levels(plant, &networks_of),
            networks_of,
            devices_on,
            temporary,
            devices_in,
            strengths,
            risks: findings.zones.iter().map(|risk| (risk.zone, risk)).collect(),
        }
    }

    /// Class of a device's kind; `None` when the catalogue does not know the kind.
    pub fn class(&self, device: &Device) -> Option<Class> {
        self.catalogue.kind(&device.kind).map(|kind| kind.class)
    }

    /// Zones inside the plant.
    pub fn inside_zones(&self) -> impl Iterator<Item = ZoneId> {
        self.plant
            .zones
            .iter()
            .filter(|(_, zone)| zone.kind == ZoneKind::Inside)
            .map(|(&id, _)| id)
    }

    /// Devices of a zone itself, not of zones inside it.
    pub fn devices_in(&self, zone: ZoneId) -> impl Iterator<Item = (DeviceId, &'a Device)> {
        self.devices_in.get(&zone).into_iter().flatten().copied()
    }

    /// Largest importance of a device over the five values: of each a person's rating, else the proposal.
    pub fn device_importance(&self, id: DeviceId) -> Option<Importance> {
        let device = self.plant.devices.get(&id)?;
        let proposed = self.findings.device_importance.get(&id);
        let proposal = |value| proposed.and_then(|values| values.get(&value)).copied();
        Value::ALL
            .into_iter()
            .filter_map(|value| device.importance.of(value).value.or(proposal(value)))
            .max()
    }

    /// What was computed about an inside zone.
    pub fn risk(&self, id: ZoneId) -> Option<&'a ZoneRisk> {
        self.risks.get(&id).copied()
    }

    /// Importance of a zone that counts.
    pub fn zone_importance(&self, id: ZoneId) -> Option<Importance> {
        self.risk(id).and_then(|risk| risk.importance)
    }

    /// Level of a zone, where the drawing shows one.
    pub fn level(&self, id: ZoneId) -> Option<Level> {
        self.levels.get(&id).copied()
    }

    /// Whether a zone lies inside the plant.
    pub fn is_inside(&self, id: ZoneId) -> bool {
        let zone = self.plant.zones.get(&id);
        zone.is_some_and(|zone| zone.kind == ZoneKind::Inside)
    }

    /// Where a zone stands in its life: its own word, else that of the plant.
    pub fn state(&self, id: ZoneId) -> PlantState {
        let own = self.plant.zones.get(&id).and_then(|zone| zone.state);
        own.unwrap_or(self.plant.info.state)
    }

    /// Whether one of a device's networks is of such a kind.
    pub fn is_on(&self, id: DeviceId, kind: impl Fn(NetworkKind) -> bool) -> bool {
        let networks = self.networks_of.get(&id).into_iter().flatten();
        networks
            .filter_map(|network| self.plant.networks.get(network))
            .any(|network| kind(network.kind))
    }

    /// Whether a day has passed; an unknown day has not, and on an unknown today none has.
    pub fn has_passed(&self, day: Option<Date>) -> bool {
        day.zip(self.today).is_some_and(|(day, today)| day < today)
    }

    /// Best strength of a measure today for something in a zone: zone, zones around it, plant.
    pub fn strength_in(&self, measure: &str, zone: ZoneId) -> Strength {
        let zones = self.plant.zone_and_parents(zone).map(Target::Zone);
        zones
            .chain([Target::Plant])
            .map(|target| self.strength_at(measure, target))
            .max()
            .unwrap_or_default()
    }

    /// Best strength of a measure today for a device: its own, else as in its zone.
    pub fn strength_of(&self, measure: &str, id: DeviceId) -> Strength {
        let own = self
            .strength_at(measure, Target::Device(id))
            .max(self.strength_at(measure, Target::Plant));
        let zone = self.plant.devices.get(&id).and_then(|device| device.zone);
        own.max(
            zone.map(|zone| self.strength_in(measure, zone))
                .unwrap_or_default(),
        )
    }

    /// Strength recorded for a conduit.
    pub fn strength_on(&self, measure: &str, id: ConduitId) -> Strength {
        self.strength_at(measure, Target::Conduit(id))
    }

    fn strength_at(&self, measure: &str, target: Target) -> Strength {
        self.strengths
            .get(&(measure, target))
            .copied()
            .unwrap_or_default()
    }

    /// Networks inside the plant.
    pub fn inside_networks(&self) -> impl Iterator<Item = (NetworkId, &'a Network)> {
        self.plant
            .networks
            .iter()
            .filter(|(_, network)| !network.kind.is_outside())
            .map(|(&id, network)| (id, network))
    }
}

/// A fact somebody wrote down as true.
pub(super) fn is_yes(fact: &Fact<bool>) -> bool {
    fact.known() == Some(&true)
}
