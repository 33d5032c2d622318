//! Carries out a change on a plant, and leaves it sound: whatever the change says, no reference dangles after it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, Record, references, space};
use crate::plant::{
    DeviceId, Element, Fact, PlaceId, Plant, Strength, Target, ZoneId, codes::MeasureCode, geometry::Point,
};

/// Writes `change` into `plant`. Names of records that do not exist are passed over.
pub(super) fn apply(plant: &mut Plant, change: &Change) {
    let mut written = BTreeSet::new();
    carry_out(plant, change, &mut written);
    make_valid(plant, &written);
    references::mend(plant, &written);
}

fn carry_out(plant: &mut Plant, change: &Change, written: &mut BTreeSet<Element>) {
    match change {
        Change::Put(records) => records.iter().for_each(|record| {
            written.insert(put(plant, record));
        }),
        Change::PutInfo(info) => plant.info.clone_from(info),
        Change::Move { elements, dx, dy } => space::shift(plant, elements, *dx, *dy),
        Change::SetZone { devices, zone } => set_zone(plant, devices, *zone),
        Change::ResizeZone { zone, rect } => space::resize_zone(plant, *zone, *rect),
        Change::Delete(elements) => delete(plant, elements),
        Change::All(changes) => changes
            .iter()
            .for_each(|change| carry_out(plant, change, written)),
    }
}

fn put(plant: &mut Plant, record: &Record) -> Element {
    macro_rules! insert {
        ($table:ident, $id:expr, $record:expr) => {{
            plant.$table.insert(*$id, (**$record).clone());
            Element::from(*$id)
        }};
    }
    match record {
        Record::Dept(id, r) => insert!(depts, id, r),
        Record::Party(id, r) => insert!(parties, id, r),
        Record::Place(id, r) => insert!(places, id, r),
        Record::Utility(id, r) => insert!(utilities, id, r),
        Record::Network(id, r) => insert!(networks, id, r),
        Record::Zone(id, r) => insert!(zones, id, r),
        Record::Device(id, r) => insert!(devices, id, r),
        Record::Link(id, r) => insert!(links, id, r),
        Record::Conduit(id, r) => insert!(conduits, id, r),
        Record::Data(id, r) => insert!(data, id, r),
        Record::Flow(id, r) => insert!(flows, id, r),
        Record::Task(id, r) => insert!(tasks, id, r),
        Record::Measure(id, r) => insert!(measures, id, r),
        Record::Decision(id, r) => insert!(decisions, id, r),
        Record::Note(id, r) => insert!(notes, id, r),
        Record::Exclusion(id, r) => insert!(exclusions, id, r),
        Record::OwnNumber(id, r) => insert!(numbers, id, r),
    }
}

/// Puts devices into a zone, or out of all.
fn set_zone(plant: &mut Plant, devices: &BTreeSet<DeviceId>, zone: Option<ZoneId>) {
    if zone.is_some_and(|zone| !plant.zones.contains_key(&zone)) {
        return;
    }
    for &id in devices {
        let Some(device) = plant.devices.get_mut(&id) else {
            continue;
        };
        let before = std::mem::replace(&mut device.zone, zone);
        let rect = device.rect();
        if before != zone {
            question_measures(plant, id, before, zone);
        }
        if let (Some(zone), Some(rect)) = (zone, rect) {
            space::grow_zone(plant, zone, rect);
        }
    }
}

/// Device measures of the zones a device has entered hold for it at once, but nobody has looked yet (D-33);
/// those of the zones it has left have nothing to ask about it any more.
fn question_measures(plant: &mut Plant, device: DeviceId, before: Option<ZoneId>, after: Option<ZoneId>) {
    let around = |zone: Option<ZoneId>| -> BTreeSet<ZoneId> {
        zone.into_iter()
            .flat_map(|zone| plant.zone_and_parents(zone))
            .collect()
    };
    let (left, entered) = (around(before), around(after));
    let mut answered = Vec::new();
    let mut asked = Vec::new();
    for (&id, measure) in &plant.measures {
        let Some(Target::Zone(zone)) = measure.target else {
            continue;
        };
        let acts = match measure.now {
            Fact::Known(strength) => strength > Strength::NONE,
            Fact::Unknown => true,
            Fact::NotApplicable { .. } | Fact::Assumed => false,
        };
        if !entered.contains(&zone) {
            answered.extend(measure.unconfirmed_for.contains(&device).then_some(id));
        } else if !left.contains(&zone) && acts && is_for_devices(&measure.measure) {
            asked.push(id);
        }
    }
    for id in answered {
        plant
            .measures
            .entry(id)
            .and_modify(|measure| measure.unconfirmed_for.retain(|&other| other != device));
    }
    for id in asked {
        plant
            .measures
            .entry(id)
            .and_modify(|measure| measure.unconfirmed_for.extend([device]));
    }
}

/// The guideline's measures on devices are `D1` … `D15`.
fn is_for_devices(code: &MeasureCode) -> bool {
    code.as_str().starts_with('D')
}

/// Deletes records; what lay in a deleted zone or place comes to lie in the one around it.
fn delete(plant: &mut Plant, elements: &BTreeSet<Element>) {
    let heirs = heirs_of_zones(plant, elements);
    if !heirs.is_empty() {
        plant
            .zones
            .values_mut()
            .for_each(|r| hand_over(&mut r.parent, &heirs));
        plant
            .devices
            .values_mut()
            .for_each(|r| hand_over(&mut r.zone, &heirs));
        plant
            .networks
            .values_mut()
            .for_each(|r| hand_over(&mut r.home_zone, &heirs));
        plant
            .parties
            .values_mut()
            .for_each(|r| hand_over(&mut r.lives_in, &heirs));
    }
    let heirs = heirs_of_places(plant, elements);
    if !heirs.is_empty() {
        plant
            .places
            .values_mut()
            .for_each(|r| hand_over(&mut r.parent, &heirs));
        plant
            .devices
            .values_mut()
            .for_each(|r| hand_over(&mut r.place, &heirs));
    }
    references::remove(plant, elements.clone());
}

/// For each deleted zone the nearest zone around it that stays.
fn heirs_of_zones(plant: &Plant, gone: &BTreeSet<Element>) -> BTreeMap<ZoneId, Option<ZoneId>> {
    let stays = |zone: &ZoneId| !gone.contains(&Element::Zone(*zone));
    let heir = |zone| plant.zone_and_parents(zone).find(stays);
    let zones = plant.zones.keys().copied().filter(|zone| !stays(zone));
    zones.map(|zone| (zone, heir(zone))).collect()
}

/// For each deleted place the nearest place around it that stays.
fn heirs_of_places(plant: &Plant, gone: &BTreeSet<Element>) -> BTreeMap<PlaceId, Option<PlaceId>> {
    let stays = |place: &PlaceId| !gone.contains(&Element::Place(*place));
    let heir = |place| plant.place_and_parents(place).find(stays);
    let places = plant.places.keys().copied().filter(|place| !stays(place));
    places.map(|place| (place, heir(place))).collect()
}

fn hand_over<I: Copy + Ord>(holder: &mut Option<I>, heirs: &BTreeMap<I, Option<I>>) {
    if let Some(&heir) = holder.as_ref().and_then(|holder| heirs.get(holder)) {
        *holder = heir;
    }
}

/// Brings what was just written within the limits of a file: no zone in itself, no group of none, no coordinate
/// out of the drawing.
fn make_valid(plant: &mut Plant, written: &BTreeSet<Element>) {
    for &element in written {
        match element {
            Element::Device(id) => {
                if let Some(device) = plant.devices.get_mut(&id) {
                    device.count = device.count.max(1);
                    device.position = device.position.map(Point::bounded);
                }
            }
            Element::Zone(id) => {
                if let Some(zone) = plant.zones.get_mut(&id) {
                    zone.rect = zone.rect.bounded();
                }
            }
            Element::Network(id) => {
                if let Some(bar) = plant
                    .networks
                    .get_mut(&id)
                    .and_then(|network| network.bar.as_mut())
                {
                    *bar = bar.bounded();
                }
            }
            Element::Link(id) => {
                if let Some(link) = plant.links.get_mut(&id) {
                    link.bends.iter_mut().for_each(|bend| *bend = bend.bounded());
                }
            }
            Element::Note(id) => {
                if let Some(note) = plant.notes.get_mut(&id) {
                    note.rect = note.rect.bounded();
                }
            }
            _ => {}
        }
    }
    // Checked one by one, so that of many written records only those that close a circle lose their parent.
    for &element in written {
        match element {
            Element::Zone(id) if !plant.zones_too_deep().is_empty() => {
                plant.zones.entry(id).and_modify(|zone| zone.parent = None);
            }
            Element::Place(id) if !plant.places_too_deep().is_empty() => {
                plant.places.entry(id).and_modify(|place| place.parent = None);
            }
            _ => {}
        }
    }
}
