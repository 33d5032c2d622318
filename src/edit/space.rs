//! Where things lie on the drawing: moving them, boxes of zones that grow around them, free spots.

use std::collections::BTreeSet;

use super::Change;
use crate::plant::{
    DEVICE_SIZE, DeviceId, Element, End, NetworkId, NoteId, Plant, ZoneId,
    geometry::{Point, Rect},
    records::{Bar, Device},
};

/// Space between the border of a zone and what it holds.
pub const ZONE_PADDING: f32 = 16.0;
/// Height of a zone's title strip; stands in for the padding at the top.
pub const ZONE_TITLE: f32 = 24.0;
/// The drawing's grid.
pub const GRID: f32 = 8.0;

/// The smallest box a zone may have.
const ZONE_SIZE_LIMIT: (f32, f32) = (64.0, 48.0);
/// Half the height of a network bar with the space it needs.
const BAR_CLEARANCE: f32 = 12.0;

/// Everything that moves when `elements` move: the contents of zones too.
#[derive(Default)]
struct Moving {
    devices: BTreeSet<DeviceId>,
    zones: BTreeSet<ZoneId>,
    networks: BTreeSet<NetworkId>,
    notes: BTreeSet<NoteId>,
}

impl Moving {
    fn new(plant: &Plant, elements: &BTreeSet<Element>) -> Self {
        let mut moving = Self::default();
        for &element in elements {
            match element {
                Element::Device(id) if plant.devices.get(&id).is_some_and(|device| !device.locked) => {
                    moving.devices.insert(id);
                }
                Element::Zone(id) if plant.zones.get(&id).is_some_and(|zone| !zone.locked) => {
                    moving.zones.insert(id);
                }
                Element::Network(id) => drop(moving.networks.insert(id)),
                Element::Note(id) => drop(moving.notes.insert(id)),
                _ => {}
            }
        }
        moving.add_contents_of_zones(plant);
        moving
    }

    /// What lies in a zone goes with it, locked or not: a lock holds a thing where it lies in its zone.
    fn add_contents_of_zones(&mut self, plant: &Plant) {
        if self.zones.is_empty() {
            return;
        }
        let goes = |zone| {
            plant
                .zone_and_parents(zone)
                .any(|around| self.zones.contains(&around))
        };
        let zones: BTreeSet<_> = plant.zones.keys().copied().filter(|&zone| goes(zone)).collect();
        let rects: Vec<Rect> = zones
            .iter()
            .filter_map(|zone| plant.zones.get(zone))
            .map(|zone| zone.rect)
            .collect();
        let lies_inside = |rect: Rect| rects.iter().any(|zone| zone.encloses(rect));
        let devices = plant
            .devices
            .iter()
            .filter(|(_, device)| device.zone.is_some_and(|zone| zones.contains(&zone)));
        self.devices.extend(devices.map(|(&id, _)| id));
        let networks = plant
            .networks
            .iter()
            .filter(|(_, network)| network.bar.is_some_and(|bar| lies_inside(bar_rect(bar))));
        self.networks.extend(networks.map(|(&id, _)| id));
        let notes = plant.notes.iter().filter(|(_, note)| lies_inside(note.rect));
        self.notes.extend(notes.map(|(&id, _)| id));
        self.zones = zones;
    }

    fn has(&self, end: Option<End>) -> bool {
        match end {
            Some(End::Device(id)) => self.devices.contains(&id),
            Some(End::Network(id)) => self.networks.contains(&id),
            None => false,
        }
    }
}

/// What is selected together with everything inside selected zones.
pub(super) fn with_contents(plant: &Plant, selection: &BTreeSet<Element>) -> BTreeSet<Element> {
    let mut moving = Moving::default();
    moving
        .zones
        .extend(selection.iter().filter_map(|element| match element {
            Element::Zone(id) if plant.zones.contains_key(id) => Some(*id),
            _ => None,
        }));
    moving.add_contents_of_zones(plant);
    let mut elements = selection.clone();
    elements.extend(moving.devices.into_iter().map(Element::from));
    elements.extend(moving.zones.into_iter().map(Element::from));
    elements.extend(moving.networks.into_iter().map(Element::from));
    elements.extend(moving.notes.into_iter().map(Element::from));
    elements
}

fn bar_rect(bar: Bar) -> Rect {
    Rect::from_corners(Point::new(bar.x0, bar.y), Point::new(bar.x1, bar.y))
}

/// Moves elements. Corners of a link go along when both its ends do; when only one does they are forgotten,
/// since they led around things that are no longer in between.
pub(super) fn shift(plant: &mut Plant, elements: &BTreeSet<Element>, dx: f32, dy: f32) {
    if !(dx.is_finite() && dy.is_finite()) || (dx, dy) == (0.0, 0.0) {
        return;
    }
    let moving = Moving::new(plant, elements);
    for id in &moving.devices {
        if let Some(position) = plant
            .devices
            .get_mut(id)
            .and_then(|device| device.position.as_mut())
        {
            *position = position.moved(dx, dy).bounded();
        }
    }
    for id in &moving.zones {
        plant
            .zones
            .entry(*id)
            .and_modify(|zone| zone.rect = zone.rect.moved(dx, dy).bounded());
    }
    for id in &moving.networks {
        if let Some(bar) = plant
            .networks
            .get_mut(id)
            .and_then(|network| network.bar.as_mut())
        {
            *bar = bar.moved(dx, dy).bounded();
        }
    }
    for id in &moving.notes {
        plant
            .notes
            .entry(*id)
            .and_modify(|note| note.rect = note.rect.moved(dx, dy).bounded());
    }
    let bent = plant.links.iter().filter(|(_, link)| !link.bends.is_empty());
    let bent: Vec<_> = bent
        .map(|(&id, link)| (id, moving.has(link.a), moving.has(link.b)))
        .filter(|&(_, a, b)| a || b)
        .collect();
    for (id, a, b) in bent {
        plant.links.entry(id).and_modify(|link| {
            if a && b {
                link.bends
                    .iter_mut()
                    .for_each(|bend| *bend = bend.moved(dx, dy).bounded());
            } else {
                link.bends.clear();
            }
        });
    }
}

/// Grows the box of a zone to hold `content` with its padding, and the zones around it likewise.
pub(super) fn grow_zone(plant: &mut Plant, zone: ZoneId, content: Rect) {
    let mut content = content;
    let zones: Vec<ZoneId> = plant.zone_and_parents(zone).collect();
    for id in zones {
        let Some(zone) = plant.zones.get_mut(&id) else {
            return;
        };
        zone.rect = zone.rect.union(padded(content)).bounded();
        content = zone.rect;
    }
}

/// The box a zone needs around `content`.
fn padded(content: Rect) -> Rect {
    Rect::new(
        content.x - ZONE_PADDING,
        content.y - ZONE_TITLE,
        content.w + 2.0 * ZONE_PADDING,
        content.h + ZONE_TITLE + ZONE_PADDING,
    )
}

/// Gives a zone another box, but never one that leaves out what belongs to it; zones around it grow.
pub(super) fn resize_zone(plant: &mut Plant, id: ZoneId, rect: Rect) {
    let Some(zone) = plant.zones.get(&id) else { return };
    let parent = zone.parent;
    let rect = rect.bounded();
    let sized = Rect::new(
        rect.x,
        rect.y,
        rect.w.max(ZONE_SIZE_LIMIT.0),
        rect.h.max(ZONE_SIZE_LIMIT.1),
    );
    let with_contents = contents(plant, id).fold(sized, |rect, content| {
        let below_title = Rect::new(
            content.x,
            content.y - ZONE_TITLE,
            content.w,
            content.h + ZONE_TITLE,
        );
        rect.union(below_title)
    });
    plant.zones.entry(id).and_modify(|zone| zone.rect = with_contents);
    if let Some(parent) = parent {
        grow_zone(plant, parent, with_contents);
    }
}

/// Boxes of the devices and zones that lie in a zone directly.
fn contents(plant: &Plant, zone: ZoneId) -> impl Iterator<Item = Rect> {
    let devices = plant
        .devices
        .values()
        .filter(move |device| device.zone == Some(zone));
    let zones = plant
        .zones
        .values()
        .filter(move |inner| inner.parent == Some(zone));
    devices
        .filter_map(Device::rect)
        .chain(zones.map(|inner| inner.rect))
}

/// Puts devices into a zone at free spots: the way to move them there without a pointer (a list, a table).
/// A device that lies in the zone's box already stays where it is.
pub fn move_into_zone(plant: &Plant, devices: &BTreeSet<DeviceId>, zone: ZoneId) -> Change {
    let Some(target) = plant.zones.get(&zone) else {
        return Change::NOTHING;
    };
    let mut taken: Vec<Rect> = contents(plant, zone).collect();
    let bars = plant.networks.values().filter_map(|network| network.bar);
    taken.extend(bars.map(|bar| bar_rect(bar).grown(BAR_CLEARANCE)));
    let mut changes = Vec::new();
    for &id in devices {
        let Some(device) = plant.devices.get(&id) else {
            continue;
        };
        if device.rect().is_some_and(|rect| target.rect.encloses(rect)) {
            continue;
        }
        let spot = free_spot(target.rect, &taken);
        taken.push(spot);
        let mut moved = device.clone();
        moved.position = Some(Point::new(spot.x, spot.y));
        changes.push(Change::Put(vec![super::Record::Device(id, Box::new(moved))]));
    }
    changes.push(Change::SetZone {
        devices: devices.clone(),
        zone: Some(zone),
    });
    Change::All(changes)
}

/// The first spot for a device box in `zone`, row by row on the grid, that keeps its distance to all `taken`;
/// below the zone when it is full.
pub fn free_spot(zone: Rect, taken: &[Rect]) -> Rect {
    let left = zone.x + ZONE_PADDING;
    let num_columns = ((zone.w - 2.0 * ZONE_PADDING - DEVICE_SIZE.0) / GRID).max(0.0) as u16;
    let spots = (0..u16::MAX).flat_map(|row| {
        (0..=num_columns).map(move |column| {
            Rect::new(
                left + f32::from(column) * GRID,
                zone.y + ZONE_TITLE + f32::from(row) * GRID,
                DEVICE_SIZE.0,
                DEVICE_SIZE.1,
            )
        })
    });
    let is_free = |spot: &Rect| {
        let with_space = spot.grown(ZONE_PADDING / 2.0);
        !taken.iter().any(|other| other.intersects(with_space))
    };
    let first = Rect::new(left, zone.y + ZONE_TITLE, DEVICE_SIZE.0, DEVICE_SIZE.1);
    spots.into_iter().find(is_free).unwrap_or(first)
}
