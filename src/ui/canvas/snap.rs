//! Snapping: to the edges and middles of what stands near, else to the grid.

use std::collections::BTreeSet;

use super::moving::rect_of;
use crate::{
    edit::space::GRID,
    plant::{
        Element, Plant,
        geometry::{Point, Rect},
    },
};

/// Pull distance on the screen, in px.
const PULL: f32 = 6.0;
/// Things farther away than this (world units) do not pull.
const REACH: f32 = 600.0;

/// How to snap in this view.
#[derive(Clone, Copy, Debug)]
pub(super) struct Snap {
    /// Screen px per world unit.
    pub(super) zoom: f32,
}

/// A line that shows what something snapped to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Guide {
    /// One end.
    pub(super) from: Point,
    /// The other end.
    pub(super) to: Point,
}

/// A shift after snapping.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Snapped {
    /// The shift.
    pub(super) by: (f32, f32),
    /// What it snapped to.
    pub(super) guides: Vec<Guide>,
}

impl Snap {
    /// Snaps a shift of `rect`: to neighbours that do not move themselves, else to the grid.
    pub(super) fn shift(
        self,
        plant: &Plant,
        moving: &BTreeSet<Element>,
        rect: Rect,
        (dx, dy): (f32, f32),
    ) -> Snapped {
        let moved = rect.moved(dx, dy);
        let near = moved.grown(REACH);
        let devices = plant.devices.keys().map(|&id| Element::from(id));
        let zones = plant.zones.keys().map(|&id| Element::from(id));
        let neighbours: Vec<Rect> = devices
            .chain(zones)
            .filter(|element| !moving.contains(element))
            .filter_map(|element| rect_of(plant, element))
            .filter(|other| other.intersects(near))
            .collect();
        let pull = PULL / self.zoom;
        let across = nearest(&neighbours, columns(moved), columns, pull);
        let down = nearest(&neighbours, rows(moved), rows, pull);
        let by = (
            across.map_or_else(|| snap_to_grid(moved.x) - rect.x, |hit| dx + hit.shift),
            down.map_or_else(|| snap_to_grid(moved.y) - rect.y, |hit| dy + hit.shift),
        );
        let landed = rect.moved(by.0, by.1);
        let vertical = across.map(|hit| {
            let both = landed.union(hit.neighbour);
            Guide {
                from: Point::new(hit.line, both.y),
                to: Point::new(hit.line, both.bottom()),
            }
        });
        let horizontal = down.map(|hit| {
            let both = landed.union(hit.neighbour);
            Guide {
                from: Point::new(both.x, hit.line),
                to: Point::new(both.right(), hit.line),
            }
        });
        Snapped {
            by,
            guides: vertical.into_iter().chain(horizontal).collect(),
        }
    }
}

/// A coordinate on the grid.
pub(super) fn snap_to_grid(value: f32) -> f32 {
    (value / GRID).round() * GRID
}

/// A point on the grid.
pub(super) fn point_to_grid(point: Point) -> Point {
    Point::new(snap_to_grid(point.x), snap_to_grid(point.y))
}

/// A neighbour's line within reach.
#[derive(Clone, Copy)]
struct LineHit {
    shift: f32,
    line: f32,
    neighbour: Rect,
}

/// Left, middle, right.
fn columns(rect: Rect) -> [f32; 3] {
    [rect.x, rect.center().x, rect.right()]
}

/// Top, middle, bottom.
fn rows(rect: Rect) -> [f32; 3] {
    [rect.y, rect.center().y, rect.bottom()]
}

/// The nearest line of any neighbour: edges pull edges, middles pull middles.
fn nearest(
    neighbours: &[Rect],
    own: [f32; 3],
    lines: impl Fn(Rect) -> [f32; 3],
    pull: f32,
) -> Option<LineHit> {
    let [near, middle, far] = own;
    let hits = neighbours.iter().flat_map(|&neighbour| {
        let [low, center, high] = lines(neighbour);
        let pairs = [
            (middle, center),
            (near, low),
            (far, high),
            (near, high),
            (far, low),
        ];
        pairs.map(|(own, line)| LineHit {
            shift: line - own,
            line,
            neighbour,
        })
    });
    hits.filter(|hit| hit.shift.abs() <= pull)
        .min_by(|a, b| a.shift.abs().total_cmp(&b.shift.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plant::{Device, DeviceId, IdSource};

    fn plant_with_device_at(x: f32, y: f32) -> Plant {
        let mut plant = Plant::default();
        let id: DeviceId = IdSource::new(1).fresh();
        let device = Device {
            position: Some(Point::new(x, y)),
            ..Device::default()
        };
        plant.devices.insert(id, device);
        plant
    }

    #[test]
    fn far_from_everything_things_land_on_the_grid() {
        let snap = Snap { zoom: 1.0 };
        let rect = Rect::new(3.0, 5.0, 96.0, 72.0);
        let snapped = snap.shift(&Plant::default(), &BTreeSet::new(), rect, (10.0, 10.0));
        assert_eq!(
            (rect.x + snapped.by.0, rect.y + snapped.by.1),
            (16.0, 16.0),
            "{snapped:?}"
        );
        assert_eq!(snapped.guides, []);
    }

    #[test]
    fn a_neighbours_middle_pulls_within_six_px_on_the_screen_at_any_zoom() {
        let plant = plant_with_device_at(200.0, 100.0);
        let rect = Rect::new(0.0, 0.0, 96.0, 72.0);
        for zoom in [0.5, 1.0, 3.0] {
            let snap = Snap { zoom };
            let within = snap.shift(&plant, &BTreeSet::new(), rect, (200.0 + 5.0 / zoom, 300.0));
            assert!((within.by.0 - 200.0).abs() < 1e-3, "zoom {zoom}: {within:?}");
            assert_eq!(within.guides.len(), 1, "zoom {zoom}");
        }
    }
}
