//! Puts records into a growing plant: fresh ids, running codes, places on the drawing.

use super::{dice::Dice, words::MEASURES};
use crate::plant::{
    Bar, Device, DeviceId, End, Fact, IdSource, Importance, Link, LinkId, Measure, Network, NetworkId,
    NetworkKind, Plant, Rating, RecordId, Strength, Table, Target, Zone, ZoneId, ZoneKind,
    geometry::{Point, Rect},
};

/// Distance of devices in a row.
pub(super) const COLUMN: f32 = 112.0;
/// Distance of the two rows of a zone, with a network bar between them.
pub(super) const ROW: f32 = 104.0;
/// Left border of a zone to its first device.
pub(super) const PADDING: f32 = 16.0;
/// Top border of a zone to its first device.
pub(super) const TITLE: f32 = 24.0;
/// Height of a zone with one row.
pub(super) const ONE_ROW: f32 = 112.0;
/// Height of a zone with two rows.
pub(super) const TWO_ROWS: f32 = 216.0;

/// Width of a zone with so many columns.
pub(super) fn zone_width(columns: usize) -> f32 {
    PADDING + columns as f32 * COLUMN
}

/// A plant under construction.
#[derive(Debug)]
pub(super) struct Builder {
    pub(super) plant: Plant,
    pub(super) dice: Dice,
    ids: IdSource,
}

impl Builder {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            plant: Plant::default(),
            dice: Dice::new(seed ^ 0x746f_7269_6465),
            ids: IdSource::new(seed),
        }
    }

    /// Adds a record under an id that is not taken.
    pub(super) fn add<I: RecordId, R: Clone>(
        &mut self,
        table: fn(&mut Plant) -> &mut Table<I, R>,
        record: R,
    ) -> I {
        let table = table(&mut self.plant);
        let mut id = self.ids.fresh();
        while table.contains_key(&id) {
            id = self.ids.fresh();
        }
        table.insert(id, record);
        id
    }

    /// A zone with its box; `importance` 0 leaves it to the proposal.
    pub(super) fn zone(&mut self, (name, name_en): (String, String), rect: Rect, importance: u8) -> ZoneId {
        let code = format!("Z{}", self.plant.zones.len() + 1);
        let importance = match Importance::new(importance) {
            Some(value) if value > Importance::NONE => Rating::person(value, "止まったときの影響の広さから"),
            _ => Rating::default(),
        };
        let zone = Zone {
            code,
            name,
            name_en,
            importance,
            rect,
            ..Zone::default()
        };
        self.add(|plant| &mut plant.zones, zone)
    }

    /// An outside zone.
    pub(super) fn outside(&mut self, name: &str, name_en: &str, rect: Rect) -> ZoneId {
        let zone = Zone {
            code: format!("X{}", self.plant.zones.len() + 1),
            name: name.to_owned(),
            name_en: name_en.to_owned(),
            kind: ZoneKind::Outside,
            rect,
            ..Zone::default()
        };
        self.add(|plant| &mut plant.zones, zone)
    }

    /// A network, drawn as a bar where one is given as `(y, x0, x1)`.
    pub(super) fn network(
        &mut self,
        (name, name_en): (String, String),
        (kind, home): (NetworkKind, ZoneId),
        bar: Option<(f32, f32, f32)>,
    ) -> NetworkId {
        let network = Network {
            code: format!("NW{}", self.plant.networks.len() + 1),
            name,
            name_en,
            kind,
            home_zone: Some(home),
            bar: bar.map(|(y, x0, x1)| Bar {
                y,
                x0,
                x1,
                label_x: x0 + COLUMN / 2.0,
            }),
            ..Network::default()
        };
        self.add(|plant| &mut plant.networks, network)
    }

    /// A device of a zone; `number` makes its name one of its own.
    pub(super) fn device(
        &mut self,
        (kind, name, name_en): super::words::DeviceWord,
        number: &str,
        zone: ZoneId,
        position: Point,
    ) -> DeviceId {
        let device = Device {
            code: format!("EQ{:05}", self.plant.devices.len() + 1),
            name: format!("{name} {number}"),
            name_en: format!("{name_en} {number}"),
            kind: kind.into(),
            zone: Some(zone),
            position: Some(position),
            ..Device::default()
        };
        self.add(|plant| &mut plant.devices, device)
    }

    /// Changes a device that was added.
    pub(super) fn change(&mut self, device: DeviceId, change: impl FnOnce(&mut Device)) {
        if let Some(device) = self.plant.devices.get_mut(&device) {
            change(device);
        }
    }

    /// Connects a device to a network.
    pub(super) fn attach(&mut self, device: DeviceId, network: NetworkId) -> LinkId {
        let link = Link::between(End::Device(device), End::Network(network));
        self.link(link)
    }

    /// Adds a link.
    pub(super) fn link(&mut self, link: Link) -> LinkId {
        self.add(|plant| &mut plant.links, link)
    }

    /// Gives a zone measures: weak today, stronger in the plan.
    pub(super) fn measures(&mut self, zone: ZoneId) {
        for code in MEASURES {
            let now = self.dice.between(0, 5).saturating_sub(3);
            let goal = now + self.dice.between(0, 2);
            if goal == 0 {
                continue;
            }
            let strength = |number: u32| Strength::clamped(u8::try_from(number).unwrap_or(u8::MAX));
            let measure = Measure {
                measure: code.into(),
                target: Some(Target::Zone(zone)),
                now: Fact::Known(strength(now)),
                goal: (goal > now).then(|| strength(goal)),
                ..Measure::default()
            };
            self.add(|plant| &mut plant.measures, measure);
        }
    }
}
