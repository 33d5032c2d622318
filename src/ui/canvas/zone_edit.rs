//! Drawing and resizing zones, and who belongs to them then; lengths of network bars.

use std::collections::BTreeSet;

use super::{moving::zone_at, snap::point_to_grid};
use crate::{
    edit::{Change, Editable as _},
    plant::{
        Bar, DeviceId, Element, Plant, Zone, ZoneId,
        geometry::{Point, Rect},
    },
};

/// The smallest zone that can be drawn.
const SMALLEST: (f32, f32) = (120.0, 88.0);
/// The shortest network bar.
const SHORTEST_BAR: f32 = 64.0;

/// The box of a zone drawn from one corner to the other.
pub(super) fn drawn_box(from: Point, to: Point, snap: bool) -> Rect {
    let (from, to) = if snap {
        (point_to_grid(from), point_to_grid(to))
    } else {
        (from, to)
    };
    let rect = Rect::from_corners(from, to);
    Rect::new(rect.x, rect.y, rect.w.max(SMALLEST.0), rect.h.max(SMALLEST.1))
}

/// Adds a zone with this box: devices whose middle lies in it come into it, unless a zone inside it holds them.
pub(super) fn added(plant: &Plant, id: ZoneId, name: &str, rect: Rect) -> Change {
    let area = rect.w * rect.h;
    let is_larger = |zone: ZoneId| {
        plant
            .zones
            .get(&zone)
            .is_some_and(|zone| zone.rect.w * zone.rect.h > area)
    };
    let zone = Zone {
        name: name.to_owned(),
        rect,
        parent: zone_at(plant, rect.center(), is_larger),
        ..Zone::default()
    };
    let parent = zone.parent;
    let inner = plant.zones.iter().filter_map(|(&inner, record)| {
        let lies_inside = rect.encloses(record.rect) && record.parent == parent;
        lies_inside.then(|| {
            let mut record = record.clone();
            record.parent = Some(id);
            inner.record(record)
        })
    });
    let mut records = vec![id.record(zone)];
    records.extend(inner);
    let members = members(plant, rect, |current| current == parent);
    Change::All(vec![
        Change::Put(records),
        Change::SetZone {
            devices: members,
            zone: Some(id),
        },
    ])
}

/// Gives a zone another box; devices in it that belong to no zone, or to one around it, come into it.
pub(super) fn resized(plant: &Plant, id: ZoneId, rect: Rect) -> Change {
    let around: BTreeSet<ZoneId> = plant.zone_and_parents(id).skip(1).collect();
    let newcomers = members(plant, rect, |current| {
        current.is_none_or(|zone| around.contains(&zone))
    });
    let mut changes = vec![Change::ResizeZone { zone: id, rect }];
    if !newcomers.is_empty() {
        changes.push(Change::SetZone {
            devices: newcomers,
            zone: Some(id),
        });
    }
    Change::All(changes)
}

/// Devices whose middle lies in `rect` and whose zone qualifies.
fn members(plant: &Plant, rect: Rect, qualifies: impl Fn(Option<ZoneId>) -> bool) -> BTreeSet<DeviceId> {
    let inside = plant.devices.iter().filter(|(_, device)| {
        let in_box = device.rect().is_some_and(|place| rect.contains(place.center()));
        in_box && qualifies(device.zone)
    });
    inside.map(|(&id, _)| id).collect()
}

/// The zone that holds all of a selection directly, if there is one.
pub(super) fn common_zone(plant: &Plant, selection: &[Element]) -> Option<ZoneId> {
    let mut zones = selection.iter().filter_map(|element| match element {
        Element::Device(id) => Some(plant.devices.get(id)?.zone),
        Element::Zone(id) => Some(plant.zones.get(id)?.parent),
        _ => None,
    });
    let first = zones.next()??;
    zones.all(|zone| zone == Some(first)).then_some(first)
}

/// Moves one end of a bar, keeping a least length; its name stays within it.
pub(super) fn stretch(bar: &mut Bar, right: bool, x: f32) {
    if right {
        bar.x1 = x.max(bar.x0 + SHORTEST_BAR);
    } else {
        bar.x0 = x.min(bar.x1 - SHORTEST_BAR);
    }
    bar.label_x = bar.label_x.clamp(bar.x0, bar.x1);
}
