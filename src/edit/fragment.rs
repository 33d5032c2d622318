//! A part of a plant on its way: what copy takes and paste puts back, here or in another plant.
//!
//! A fragment is a plant of its own. Links come along only between copied things, measures with what they protect.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, Editable as _, Record, space};
use crate::plant::{
    Device, DeviceId, Element, End, IdSource, Link, LinkId, Measure, MeasureId, NetworkId, Plant, RecordId,
    Table, Target, ZoneId,
    geometry::{Point, Rect},
};

/// Devices, zones, networks and memos with what belongs to them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fragment {
    plant: Plant,
}

/// A paste, ready to be dispatched as one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Paste {
    /// What puts the copies into the plant.
    pub change: Change,
    /// The copies of what was selected (links and measures not counted), to select them.
    pub elements: BTreeSet<Element>,
}

impl Fragment {
    /// Copies what is selected. A zone comes with everything inside it.
    pub fn copy(plant: &Plant, selection: &BTreeSet<Element>) -> Self {
        let taken = space::with_contents(plant, selection);
        let has = |id: Element| taken.contains(&id);
        let end_is_taken = |end: Option<End>| end.is_some_and(|end| has(end.into()));
        let target_is_taken = |measure: &Measure| {
            let target = measure.target.and_then(Target::element);
            target.is_some_and(has)
        };
        Self {
            plant: Plant {
                networks: part(&plant.networks, |id, _| has(id.into())),
                zones: part(&plant.zones, |id, _| has(id.into())),
                devices: part(&plant.devices, |id, _| has(id.into())),
                notes: part(&plant.notes, |id, _| has(id.into())),
                links: part(&plant.links, |_, link| {
                    end_is_taken(link.a) && end_is_taken(link.b)
                }),
                measures: part(&plant.measures, |_, measure| target_is_taken(measure)),
                ..Plant::default()
            },
        }
    }

    /// The part of a plant as it is, to be written as text.
    pub const fn plant(&self) -> &Plant {
        &self.plant
    }

    /// A fragment that came as text. Only what a fragment can hold is taken.
    pub fn from_plant(plant: &Plant) -> Self {
        let elements = (plant.devices.keys().map(|&id| id.into()))
            .chain(plant.zones.keys().map(|&id| id.into()))
            .chain(plant.networks.keys().map(|&id| id.into()))
            .chain(plant.notes.keys().map(|&id| id.into()));
        Self::copy(plant, &elements.collect())
    }

    /// Whether nothing was copied.
    pub fn is_empty(&self) -> bool {
        let plant = &self.plant;
        plant.devices.is_empty()
            && plant.zones.is_empty()
            && plant.networks.is_empty()
            && plant.notes.is_empty()
    }

    /// The box around everything that is drawn; `None` when nothing is.
    pub fn bounds(&self) -> Option<Rect> {
        let plant = &self.plant;
        let devices = plant.devices.values().filter_map(Device::rect);
        let zones = plant.zones.values().map(|zone| zone.rect);
        let notes = plant.notes.values().map(|note| note.rect);
        let bars = plant.networks.values().filter_map(|network| network.bar);
        let bars = bars.map(|bar| Rect::from_corners(Point::new(bar.x0, bar.y), Point::new(bar.x1, bar.y)));
        devices.chain(zones).chain(notes).chain(bars).reduce(Rect::union)
    }

    /// Puts a copy into `plant`, moved by `dx`, `dy`. What was cut out comes back under its own ids; what still
    /// exists gets fresh ids and a number behind its name. Devices that were copied without their zone go back
    /// into it when it exists; whatever else they named and `plant` does not have is dropped by the gate.
    pub fn paste(&self, plant: &Plant, ids: &mut IdSource, (dx, dy): (f32, f32)) -> Paste {
        let renaming = Renaming::new(&self.plant, plant, ids);
        let mut names = Names::of(plant);
        let mut records = Vec::new();
        let mut elements = BTreeSet::new();
        let mut homes: BTreeMap<ZoneId, BTreeSet<DeviceId>> = BTreeMap::new();
        for (id, zone) in &self.plant.zones {
            let mut zone = zone.clone();
            names.make_free(&mut zone.code, &mut zone.name, &mut zone.name_en);
            zone.rect = zone.rect.moved(dx, dy);
            zone.parent = zone.parent.map(|parent| renaming.zone(parent));
            records.push(renaming.zone(*id).record(zone));
            elements.insert(renaming.zone(*id).into());
        }
        for (id, network) in &self.plant.networks {
            let mut network = network.clone();
            names.make_free(&mut network.code, &mut network.name, &mut network.name_en);
            network.bar = network.bar.map(|bar| bar.moved(dx, dy));
            network.home_zone = network.home_zone.map(|zone| renaming.zone(zone));
            records.push(renaming.network(*id).record(network));
            elements.insert(renaming.network(*id).into());
        }
        for (id, device) in &self.plant.devices {
            let mut device = device.clone();
            names.make_free(&mut device.code, &mut device.name, &mut device.name_en);
            device.position = device.position.map(|at| at.moved(dx, dy));
            device.manages = device.manages.iter().map(|&id| renaming.device(id)).collect();
            device.engineers = device.engineers.iter().map(|&id| renaming.device(id)).collect();
            let id = renaming.device(*id);
            device.zone = match device.zone {
                Some(zone) if self.plant.zones.contains_key(&zone) => Some(renaming.zone(zone)),
                Some(zone) => {
                    homes.entry(zone).or_default().insert(id);
                    None
                }
                None => None,
            };
            records.push(id.record(device));
            elements.insert(id.into());
        }
        for (id, note) in &self.plant.notes {
            let mut note = note.clone();
            note.rect = note.rect.moved(dx, dy);
            let id = free_id(*id, &plant.notes, ids);
            records.push(id.record(note));
            elements.insert(id.into());
        }
        let links = self.plant.links.iter();
        records.extend(links.map(|(id, link)| renaming.link((*id, link), (dx, dy), plant, ids)));
        let measures = self.plant.measures.iter();
        records.extend(measures.map(|(id, measure)| renaming.measure((*id, measure), plant, ids)));
        let mut changes = vec![Change::Put(records)];
        changes.extend(homes.into_iter().map(|(zone, devices)| Change::SetZone {
            devices,
            zone: Some(zone),
        }));
        Paste {
            change: Change::All(changes),
            elements,
        }
    }
}

fn part<I: RecordId, R: Clone>(table: &Table<I, R>, takes: impl Fn(I, &R) -> bool) -> Table<I, R> {
    let records = table.iter().filter(|(id, record)| takes(**id, record));
    records.map(|(&id, record)| (id, record.clone())).collect()
}

/// The id itself while it is free, else a fresh one.
fn free_id<I: RecordId, R>(id: I, table: &Table<I, R>, ids: &mut IdSource) -> I {
    if table.contains_key(&id) { ids.fresh() } else { id }
}

/// Ids of the copies by ids of the originals.
struct Renaming {
    devices: BTreeMap<DeviceId, DeviceId>,
    zones: BTreeMap<ZoneId, ZoneId>,
    networks: BTreeMap<NetworkId, NetworkId>,
}

impl Renaming {
    fn new(fragment: &Plant, plant: &Plant, ids: &mut IdSource) -> Self {
        fn new_ids<I: RecordId, R>(
            from: &Table<I, R>,
            into: &Table<I, R>,
            ids: &mut IdSource,
        ) -> BTreeMap<I, I> {
            from.keys().map(|&id| (id, free_id(id, into, ids))).collect()
        }
        Self {
            devices: new_ids(&fragment.devices, &plant.devices, ids),
            zones: new_ids(&fragment.zones, &plant.zones, ids),
            networks: new_ids(&fragment.networks, &plant.networks, ids),
        }
    }

    fn device(&self, id: DeviceId) -> DeviceId {
        self.devices.get(&id).copied().unwrap_or(id)
    }

    fn zone(&self, id: ZoneId) -> ZoneId {
        self.zones.get(&id).copied().unwrap_or(id)
    }

    fn network(&self, id: NetworkId) -> NetworkId {
        self.networks.get(&id).copied().unwrap_or(id)
    }

    fn end(&self, end: End) -> End {
        match end {
            End::Device(id) => End::Device(self.device(id)),
            End::Network(id) => End::Network(self.network(id)),
        }
    }

    fn link(
        &self,
        (id, link): (LinkId, &Link),
        (dx, dy): (f32, f32),
        plant: &Plant,
        ids: &mut IdSource,
    ) -> Record {
        let mut link = link.clone();
        link.a = link.a.map(|end| self.end(end));
        link.b = link.b.map(|end| self.end(end));
        link.bends.iter_mut().for_each(|bend| *bend = bend.moved(dx, dy));
        free_id(id, &plant.links, ids).record(link)
    }

    fn measure(&self, (id, measure): (MeasureId, &Measure), plant: &Plant, ids: &mut IdSource) -> Record {
        let mut measure = measure.clone();
        measure.target = measure.target.map(|target| match target {
            Target::Device(id) => Target::Device(self.device(id)),
            Target::Zone(id) => Target::Zone(self.zone(id)),
            other => other,
        });
        measure.unconfirmed_for = measure
            .unconfirmed_for
            .iter()
            .map(|&id| self.device(id))
            .collect();
        free_id(id, &plant.measures, ids).record(measure)
    }
}

/// Codes and names in use.
struct Names(BTreeSet<String>);

impl Names {
    fn of(plant: &Plant) -> Self {
        let mut names = BTreeSet::new();
        macro_rules! add {
            ($($table:ident)*) => { $(
                for record in plant.$table.values() {
                    names.extend([&record.code, &record.name, &record.name_en].map(String::clone));
                }
            )* };
        }
        add!(devices zones networks);
        names.remove("");
        Self(names)
    }

    /// A copy keeps its names while they are free; else it gets a number behind them, and no code.
    fn make_free(&mut self, code: &mut String, name: &mut String, name_en: &mut String) {
        if self.0.contains(code.as_str()) {
            code.clear();
        }
        if self.0.contains(name.as_str()) || self.0.contains(name_en.as_str()) {
            let is_free = |number: &u32| {
                let free = |name: &str| name.is_empty() || !self.0.contains(&numbered(name, *number));
                free(name) && free(name_en)
            };
            let number = (2..=u32::MAX).find(is_free).unwrap_or(2);
            for name in [&mut *name, &mut *name_en] {
                if !name.is_empty() {
                    *name = numbered(name, number);
                }
            }
        }
        let used = [&*code, &*name, &*name_en].map(String::clone);
        self.0.extend(used.into_iter().filter(|name| !name.is_empty()));
    }
}

/// `name (2)`; a number that is there already is replaced.
fn numbered(name: &str, number: u32) -> String {
    let base = name
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("))
        .filter(|(_, digits)| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .map_or(name, |(base, _)| base);
    format!("{base} ({number})")
}
