//! The plant as one run of the analysis reads it: records numbered densely, facts resolved, networks joined.
//!
//! Numbers never leave the run; findings speak in ids. Must not know rules, measures or risks.

mod flag;
mod numbering;
mod segments;
mod tasks;

use std::collections::BTreeSet;

use crate::{
    guideline::{Catalogue, Class},
    plant::{Device, DeviceId, Importance, PlaceId, Plant, Recovery, Target, ZoneId, ZoneKind},
};

pub(crate) use flag::Flag;
pub(crate) use numbering::Numbering;
pub(crate) use segments::{CROSSINGS_LIMIT, Carried, OutsideLink, Segment};
pub(crate) use tasks::{Group, Need, Needs};

use super::{Dense, strength::Spot};

/// A zone.
#[derive(Clone, Debug)]
pub(crate) struct ZoneFacts {
    /// Its id.
    pub(crate) id: ZoneId,
    /// Inside the plant, so rated.
    pub(crate) inside: bool,
    /// The zone and those around it, inside out.
    pub(crate) chain: Vec<u32>,
    /// Devices in it, by number.
    pub(crate) devices: Vec<u32>,
    /// Importance a person gave.
    pub(crate) rated: Option<Importance>,
}

/// A device with its facts resolved against the defaults of its kind.
#[derive(Clone, Debug)]
pub(crate) struct DeviceFacts<'a> {
    /// Its id.
    pub(crate) id: DeviceId,
    /// The record.
    pub(crate) record: &'a Device,
    /// Class of its kind; an unknown kind counts as a PC.
    pub(crate) class: Class,
    /// Its zone.
    pub(crate) zone: Option<u32>,
    /// Its place.
    pub(crate) place: Option<u32>,
    /// People read mail or browse the web on it.
    pub(crate) mail_web: Flag,
    /// It has its own way to the internet.
    pub(crate) own_internet: Flag,
    /// An open port or panel is in reach.
    pub(crate) touchable: Flag,
    /// It passes traffic on.
    pub(crate) forwards: Flag,
    /// It was delivered without a check.
    pub(crate) unchecked: Flag,
    /// All its links are temporary.
    pub(crate) temporary: bool,
}

impl DeviceFacts<'_> {
    /// Joins radio and cable without a decision of its own.
    pub(crate) fn bridges(&self) -> bool {
        self.class == Class::Wls
    }
}

/// One run's view of a plant.
#[derive(Debug)]
pub(crate) struct Facts<'a> {
    /// The plant.
    pub(crate) plant: &'a Plant,
    /// The guideline.
    pub(crate) catalogue: &'a Catalogue,
    /// Ids of zones by number.
    pub(crate) zone_ids: Numbering<ZoneId>,
    /// Zones.
    pub(crate) zones: Dense<ZoneFacts>,
    /// Ids of devices by number.
    pub(crate) device_ids: Numbering<DeviceId>,
    /// Devices.
    pub(crate) devices: Dense<DeviceFacts<'a>>,
    /// Ids of places by number.
    pub(crate) place_ids: Numbering<PlaceId>,
    /// A place and those around it, inside out.
    pub(crate) place_chains: Dense<Vec<u32>>,
    /// Inside networks and two-ended links, joined.
    pub(crate) net: Carried,
    /// What tasks need.
    pub(crate) needs: Needs,
    /// Devices at which a measure is recorded.
    own_measures: BTreeSet<DeviceId>,
}

impl<'a> Facts<'a> {
    /// Reads a plant. References that lead nowhere are passed over: they are the linter's business.
    pub(crate) fn new(plant: &'a Plant, catalogue: &'a Catalogue) -> Self {
        let zone_ids = Numbering::new(plant.zones.keys().copied());
        let device_ids = Numbering::new(plant.devices.keys().copied());
        let place_ids = Numbering::new(plant.places.keys().copied());
        let temporary = segments::temporary_devices(plant, &device_ids);
        let devices: Dense<DeviceFacts<'a>> = (0..)
            .zip(&plant.devices)
            .map(|(number, (&id, record))| {
                let kind = catalogue.kind(&record.kind);
                let facts = kind.map(|kind| kind.facts);
                DeviceFacts {
                    id,
                    record,
                    class: kind.map_or(Class::Pc, |kind| kind.class),
                    zone: record.zone.and_then(|zone| zone_ids.number(zone)),
                    place: record.place.and_then(|place| place_ids.number(place)),
                    mail_web: Flag::yes_is_worse(&record.mail_web, facts.is_some_and(|facts| facts.mail_web)),
                    own_internet: Flag::yes_is_worse(
                        &record.own_internet,
                        facts.is_some_and(|facts| facts.own_internet),
                    ),
                    touchable: Flag::yes_is_worse(
                        &record.touchable,
                        facts.is_some_and(|facts| facts.touchable),
                    ),
                    forwards: Flag::yes_is_worse(&record.forwards, facts.is_some_and(|facts| facts.forwards)),
                    unchecked: Flag::no_is_worse(
                        &record.delivery_checked,
                        facts.is_none_or(|facts| facts.delivery_checked),
                    ),
                    temporary: temporary[number],
                }
            })
            .collect();
        let mut zones: Dense<ZoneFacts> = (plant.zones.iter())
            .map(|(&id, zone)| ZoneFacts {
                id,
                inside: zone.kind == ZoneKind::Inside,
                chain: plant
                    .zone_and_parents(id)
                    .filter_map(|zone| zone_ids.number(zone))
                    .collect(),
                devices: Vec::new(),
                rated: zone.importance.value,
            })
            .collect();
        for (number, device) in (0..).zip(&devices) {
            if let Some(zone) = device.zone {
                zones[zone].devices.push(number);
            }
        }
        let place_chains = (plant.places.keys())
            .map(|&id| {
                plant
                    .place_and_parents(id)
                    .filter_map(|place| place_ids.number(place))
                    .collect()
            })
            .collect();
        let net = Carried::new(plant, &device_ids, &devices, &zone_ids, &zones);
        let needs = Needs::new(plant, &device_ids);
        let targets = plant.measures.values().filter_map(|measure| measure.target);
        let own_measures = targets.filter_map(|target| match target {
            Target::Device(device) => Some(device),
            _ => None,
        });
        let own_measures = own_measures.collect();
        Self {
            plant,
            catalogue,
            zone_ids,
            zones,
            device_ids,
            devices,
            place_ids,
            place_chains,
            net,
            needs,
            own_measures,
        }
    }

    /// The zone's id, if there is a zone.
    pub(crate) fn zone_id(&self, zone: Option<u32>) -> Option<ZoneId> {
        zone.map(|zone| self.zones[zone].id)
    }

    /// Zones inside the plant, by id.
    pub(crate) fn inside_zones(&self) -> impl Iterator<Item = (u32, &ZoneFacts)> {
        (0..).zip(&self.zones).filter(|(_, zone)| zone.inside)
    }

    /// What is recorded about recovery at a device, its zone and those around it.
    pub(crate) fn recoveries(&self, device: u32) -> impl Iterator<Item = &'a Recovery> {
        let device = &self.devices[device];
        let zones = device
            .zone
            .map_or(&[][..], |zone| self.zones[zone].chain.as_slice());
        let zones = zones
            .iter()
            .filter_map(|&zone| self.plant.zones.get(&self.zones[zone].id));
        std::iter::once(&device.record.recovery).chain(zones.map(|zone| &zone.recovery))
    }

    /// Whether somebody has recorded that restoring a device was tried.
    pub(crate) fn is_restore_tried(&self, device: u32) -> bool {
        self.recoveries(device)
            .any(|recovery| recovery.restore_tested.is_some())
    }

    /// Where measures of a device are looked up: the device itself if something is recorded at it, its zones and
    /// its places.
    pub(crate) fn device_spot(&self, device: u32) -> Spot {
        let facts = &self.devices[device];
        Spot {
            device: Some(facts.id).filter(|id| self.own_measures.contains(id)),
            ..self.spot(facts.zone, facts.place)
        }
    }

    /// Where measures of a zone and a place are looked up.
    pub(crate) fn spot(&self, zone: Option<u32>, place: Option<u32>) -> Spot {
        let zones = zone.map_or(&[][..], |zone| self.zones[zone].chain.as_slice());
        let places = place.map_or(&[][..], |place| self.place_chains[place].as_slice());
        Spot {
            zones: zones.iter().map(|&zone| self.zones[zone].id).collect(),
            places: places.iter().map(|&place| self.place_ids.id(place)).collect(),
            ..Spot::default()
        }
    }

    /// Classes of the devices in a zone.
    pub(crate) fn classes_in(&self, zone: u32) -> BTreeSet<Class> {
        self.zones[zone]
            .devices
            .iter()
            .map(|&device| self.devices[device].class)
            .collect()
    }
}
