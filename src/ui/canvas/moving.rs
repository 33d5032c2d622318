//! What a drag of devices, zones, networks and memos does: where they go, which zone they come into.
//!
//! Pure: computed from the plant at the press and the whole way of the pointer, never from the last frame.

use std::collections::{BTreeMap, BTreeSet};

use super::snap::{Guide, Snap};
use crate::{
    edit::{
        Change, Editable as _, Session, StepName,
        space::{ZONE_PADDING, ZONE_TITLE},
    },
    plant::{
        DEVICE_SIZE, Device, DeviceId, Element, Plant, ZoneId,
        geometry::{Point, Rect},
    },
};

/// Zones on the canvas lie at most this deep (files may go deeper).
pub(super) const ZONE_DEPTH: usize = 4;

/// A drag as it began.
#[derive(Clone, Debug)]
pub(super) struct Moving {
    start: Plant,
    elements: BTreeSet<Element>,
    /// Box of the thing under the pointer; it is the one that snaps.
    grabbed: Rect,
    press: Point,
    /// Everything that goes along: the contents of moved zones too.
    carried: BTreeSet<Element>,
    /// For a copying drag: what puts the copies into the plant before they move.
    copies: Option<Change>,
}

/// Where a drop would put what is dragged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Drop {
    /// No zone changes.
    #[default]
    Stay,
    /// Into this zone.
    Into(ZoneId),
    /// Out of all zones.
    Out,
    /// Not there: zones would be nested too deep.
    TooDeep(ZoneId),
}

/// The drag as it stands with the pointer somewhere.
#[derive(Clone, Debug)]
pub(super) struct Moved {
    /// Name of the step it would become.
    pub(super) name: StepName,
    /// What to show while dragging: boxes of zones do not grow yet.
    pub(super) preview: Change,
    /// What to do on release.
    pub(super) change: Change,
    /// What the release would do about zones.
    pub(super) drop: Drop,
    /// Lines of what it snapped to.
    pub(super) guides: Vec<Guide>,
}

impl Moving {
    /// Starts a drag at `press` (world) of `elements`, holding the thing in `grabbed`.
    pub(super) fn new(start: Plant, elements: BTreeSet<Element>, grabbed: Rect, press: Point) -> Self {
        let carried = carried(&start, &elements);
        Self {
            start,
            elements,
            grabbed,
            press,
            carried,
            copies: None,
        }
    }

    /// Starts a drag of copies: `copies` puts them into the plant, `elements` are they.
    pub(super) fn of_copies(
        start: Plant,
        copies: Change,
        elements: BTreeSet<Element>,
        grabbed: Rect,
        press: Point,
    ) -> Self {
        let mut session = Session::open(start);
        session.dispatch(StepName::Duplicate, &copies);
        Self {
            copies: Some(copies),
            ..Self::new(session.plant().clone(), elements, grabbed, press)
        }
    }

    /// What moves.
    pub(super) const fn elements(&self) -> &BTreeSet<Element> {
        &self.elements
    }

    /// Where the things were at the press, to draw "was here".
    pub(super) fn old_places(&self) -> impl Iterator<Item = Rect> {
        let start = &self.start;
        self.elements
            .iter()
            .filter_map(|&element| rect_of(start, element))
    }

    /// The drag with the pointer at `pointer`; `straight` keeps to the longer axis.
    pub(super) fn to(&self, pointer: Point, snap: Option<Snap>, straight: bool) -> Moved {
        let mut by = (pointer.x - self.press.x, pointer.y - self.press.y);
        if straight {
            if by.0.abs() >= by.1.abs() {
                by.1 = 0.0;
            } else {
                by.0 = 0.0;
            }
        }
        let mut guides = Vec::new();
        if let Some(snap) = snap {
            let snapped = snap.shift(&self.start, &self.carried, self.grabbed, by);
            guides = snapped.guides;
            if !straight || by.0 != 0.0 {
                by.0 = snapped.by.0;
            }
            if !straight || by.1 != 0.0 {
                by.1 = snapped.by.1;
            }
        }
        self.moved(by, guides)
    }

    fn moved(&self, by: (f32, f32), guides: Vec<Guide>) -> Moved {
        let shift = Change::Move {
            elements: self.elements.clone(),
            dx: by.0,
            dy: by.1,
        };
        let homes = self.new_homes(by);
        let nests = self.new_parents(by);
        let drop = drop_of(&homes, &nests);
        let parents = nests.iter().filter_map(|(&zone, &nest)| {
            let Nest::Into(parent) = nest else { return None };
            let mut record = self.start.zones.get(&zone)?.clone();
            record.rect = record.rect.moved(by.0, by.1);
            record.parent = parent;
            Some(zone.record(record))
        });
        let parents = Change::Put(parents.collect());
        // Giving a nested zone its own box again makes the zones around it grow.
        let grow = nests.iter().filter_map(|(&zone, nest)| {
            let Nest::Into(Some(_)) = nest else { return None };
            let rect = self.start.zones.get(&zone)?.rect.moved(by.0, by.1);
            Some(Change::ResizeZone { zone, rect })
        });
        let grow: Vec<Change> = grow.collect();
        let previewed = homes.iter().filter_map(|(&id, &zone)| {
            let mut device = self.start.devices.get(&id)?.clone();
            device.position = device.position.map(|at| at.moved(by.0, by.1));
            device.zone = zone;
            Some(id.record(device))
        });
        let previewed = Change::Put(previewed.collect());
        let mut by_zone: BTreeMap<Option<ZoneId>, BTreeSet<DeviceId>> = BTreeMap::new();
        for (&device, &zone) in &homes {
            by_zone.entry(zone).or_default().insert(device);
        }
        let set_zones = by_zone
            .into_iter()
            .map(|(zone, devices)| Change::SetZone { devices, zone });
        let first = self
            .copies
            .iter()
            .cloned()
            .chain([shift.clone(), parents.clone()]);
        let preview = Change::All(first.clone().chain([previewed]).collect());
        let change = Change::All(first.chain(set_zones).chain(grow).collect());
        let name = match drop {
            _ if self.copies.is_some() => StepName::Duplicate,
            Drop::Into(_) => StepName::MoveToZone,
            Drop::Out => StepName::LeaveZone,
            Drop::Stay | Drop::TooDeep(_) => StepName::Move,
        };
        Moved {
            name,
            preview,
            change,
            drop,
            guides,
        }
    }

    /// Devices that come into another zone, with that zone. Devices that move inside their moved zone stay in it.
    fn new_homes(&self, by: (f32, f32)) -> BTreeMap<DeviceId, Option<ZoneId>> {
        let devices = self.elements.iter().filter_map(|&element| match element {
            Element::Device(id) => Some(id),
            _ => None,
        });
        devices
            .filter_map(|id| {
                let device = self.start.devices.get(&id)?;
                let rides_along = device
                    .zone
                    .is_some_and(|zone| self.carried.contains(&zone.into()));
                if rides_along || device.locked {
                    return None;
                }
                let center = device.rect()?.moved(by.0, by.1).center();
                let zone = zone_at(&self.start, center, |zone| !self.carried.contains(&zone.into()));
                (zone != device.zone).then_some((id, zone))
            })
            .collect()
    }

    /// Dragged zones that come to lie in another zone, or out of all.
    fn new_parents(&self, by: (f32, f32)) -> BTreeMap<ZoneId, Nest> {
        let zones = self.elements.iter().filter_map(|&element| match element {
            Element::Zone(id) => Some(id),
            _ => None,
        });
        zones
            .filter_map(|id| {
                let zone = self.start.zones.get(&id)?;
                let rides_along = zone
                    .parent
                    .is_some_and(|parent| self.carried.contains(&parent.into()));
                if rides_along || zone.locked {
                    return None;
                }
                let rect = zone.rect.moved(by.0, by.1);
                let area = rect.w * rect.h;
                let around = |other: ZoneId| {
                    let larger = self
                        .start
                        .zones
                        .get(&other)
                        .is_some_and(|o| o.rect.w * o.rect.h > area);
                    larger && !self.carried.contains(&other.into())
                };
                let parent = zone_at(&self.start, rect.center(), around);
                if parent == zone.parent {
                    return None;
                }
                let depth = parent.map_or(0, |parent| self.start.zone_and_parents(parent).count());
                let too_deep = depth + height(&self.start, id) > ZONE_DEPTH;
                let nest = match parent {
                    Some(parent) if too_deep => Nest::Refused(parent),
                    parent => Nest::Into(parent),
                };
                Some((id, nest))
            })
            .collect()
    }
}

/// What one sentence says about the drop: the grabbed thing's fate, or that of any other.
fn drop_of(homes: &BTreeMap<DeviceId, Option<ZoneId>>, nests: &BTreeMap<ZoneId, Nest>) -> Drop {
    let parent = |nest: &Nest| match *nest {
        Nest::Refused(_) => None,
        Nest::Into(parent) => Some(parent),
    };
    let refused = nests.values().find_map(|nest| match *nest {
        Nest::Refused(zone) => Some(zone),
        Nest::Into(_) => None,
    });
    if let Some(zone) = refused {
        return Drop::TooDeep(zone);
    }
    let mut targets = homes.values().copied().chain(nests.values().filter_map(parent));
    match targets.next() {
        Some(Some(zone)) => Drop::Into(zone),
        Some(None) => Drop::Out,
        None => Drop::Stay,
    }
}

/// Where a dragged zone comes to lie.
#[derive(Clone, Copy, Debug)]
enum Nest {
    /// In this zone, or (`None`) in none.
    Into(Option<ZoneId>),
    /// It keeps its parent, because in this zone it would lie too deep.
    Refused(ZoneId),
}

/// The innermost zone at a point among those that qualify: the smallest box, the later one when equal.
pub(super) fn zone_at(plant: &Plant, point: Point, qualifies: impl Fn(ZoneId) -> bool) -> Option<ZoneId> {
    plant
        .zones
        .iter()
        .filter(|(id, zone)| zone.rect.contains(point) && qualifies(**id))
        .min_by(|(_, a), (_, b)| (a.rect.w * a.rect.h).total_cmp(&(b.rect.w * b.rect.h)))
        .map(|(&id, _)| id)
}

/// Zones inside a zone, itself counted: 1 for a zone without zones.
fn height(plant: &Plant, zone: ZoneId) -> usize {
    let base = plant.zone_and_parents(zone).count();
    let inside = plant.zones.keys().filter_map(|&other| {
        plant
            .zone_and_parents(other)
            .position(|around| around == zone)
            .map(|distance| distance + 1)
    });
    inside.max().unwrap_or(1).min(base + ZONE_DEPTH)
}

/// Selected things and everything inside selected zones.
fn carried(plant: &Plant, elements: &BTreeSet<Element>) -> BTreeSet<Element> {
    let in_carried_zone = |zone: ZoneId| {
        plant
            .zone_and_parents(zone)
            .any(|around| elements.contains(&around.into()))
    };
    let zones = plant.zones.keys().copied().filter(|&zone| in_carried_zone(zone));
    let devices = plant
        .devices
        .iter()
        .filter(|(_, device)| device.zone.is_some_and(in_carried_zone));
    let mut carried = elements.clone();
    carried.extend(zones.map(Element::from));
    carried.extend(devices.map(|(&id, _)| Element::from(id)));
    carried
}

/// The box of a drawn thing.
pub(super) fn rect_of(plant: &Plant, element: Element) -> Option<Rect> {
    match element {
        Element::Device(id) => plant.devices.get(&id).and_then(Device::rect),
        Element::Zone(id) => plant.zones.get(&id).map(|zone| zone.rect),
        Element::Note(id) => plant.notes.get(&id).map(|note| note.rect),
        Element::Network(id) => plant
            .networks
            .get(&id)
            .and_then(|network| network.bar)
            .map(|bar| Rect::from_corners(Point::new(bar.x0, bar.y), Point::new(bar.x1, bar.y))),
        _ => None,
    }
}

/// The zone around devices: their boxes with room for title and padding, on the grid.
pub(super) fn zone_box_around(boxes: impl Iterator<Item = Rect>) -> Option<Rect> {
    let inner = boxes.reduce(Rect::union)?;
    Some(Rect::new(
        inner.x - ZONE_PADDING,
        inner.y - ZONE_TITLE,
        inner.w + 2.0 * ZONE_PADDING,
        inner.h + ZONE_TITLE + ZONE_PADDING,
    ))
}

/// The box of a device whose middle is at `center`.
pub(super) fn device_box_at(center: Point) -> Rect {
    let (w, h) = DEVICE_SIZE;
    Rect::new(center.x - w / 2.0, center.y - h / 2.0, w, h)
}
