//! What lies under the pointer: one table of priorities, one function. Sizes are on the screen, not on the drawing.
//!
//! 1 handles · 2 ports · 3 badges · 4 device bodies, memos · 5 title plates, which cover the lines under them ·
//! 6 gates, links, networks and their labels · 7 zone borders · nothing inside a zone: there the rubber band starts.

use super::{DeviceShape, LinkShape, Scene, ZoneShape};
use crate::{
    diagram::route::Side,
    plant::{
        Element,
        geometry::{Point, Rect},
    },
};

/// Half the hit size of a handle.
const HANDLE: f32 = 6.0;
/// Half the hit size of a port dot.
const PORT: f32 = 7.0;
/// A port stands this far outside its box.
pub const PORT_DISTANCE: f32 = 13.0;
/// Half the least hit size of a badge.
const BADGE: f32 = 10.0;
/// Least hit size of a device.
const SMALLEST_BODY: f32 = 24.0;
/// A border answers this far to both sides.
const BORDER: f32 = 8.0;
/// Least height of a zone's title.
const TITLE: f32 = 24.0;
/// Below this size on the screen a box has no resize handles, so that they never cover its ports.
const SMALLEST_WITH_HANDLES: f32 = 48.0;

/// Where somebody points, and how.
#[derive(Clone, Copy, Debug)]
pub struct Probe<'a> {
    /// Where, on the drawing.
    pub at: Point,
    /// Zoom, 1 = 100 %.
    pub zoom: f32,
    /// How far beside a line still hits it, in pixels: 8 for a mouse, 10 for a finger.
    pub slack: f32,
    /// What is selected or hovered: only these have handles and ports.
    pub active: &'a [Element],
}

/// Something to drag that belongs to a selected thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Handle {
    /// First end of a link (at its first point).
    Start,
    /// Last end of a link.
    End,
    /// A corner of a link, counted from its start.
    Bend(usize),
    /// A corner or the middle of an edge of a box; `(-1, 0)` is the left edge, `(1, 1)` the right bottom corner.
    Resize(i8, i8),
}

/// What part of it was hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A handle of a selected thing.
    Handle(Handle),
    /// A port to pull a link from.
    Port(Side),
    /// A grade chip.
    Badge,
    /// A device, a party box or a memo.
    Body,
    /// A link, a network bar, or one of their labels.
    Line,
    /// A gate or its codes.
    Gate,
    /// A zone's title.
    Title,
    /// A zone's border.
    Border,
}

/// What was hit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Which record.
    pub element: Element,
    /// Which part of it.
    pub part: Part,
}

/// How a rubber band takes things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// Only what it encloses (drawn left to right).
    Enclosing,
    /// Whatever it touches (drawn right to left).
    Touching,
}

/// The four ports around a box, outside it by the same distance on the screen at any zoom.
pub fn ports(rect: Rect, zoom: f32) -> [(Side, Point); 4] {
    let out = PORT_DISTANCE / zoom;
    let middle = rect.center();
    [
        (Side::Left, Point::new(rect.x - out, middle.y)),
        (Side::Top, Point::new(middle.x, rect.y - out)),
        (Side::Right, Point::new(rect.right() + out, middle.y)),
        (Side::Bottom, Point::new(middle.x, rect.bottom() + out)),
    ]
}

impl Scene {
    /// The top-most thing under the pointer.
    pub fn hit(&self, probe: &Probe<'_>) -> Option<Hit> {
        self.hits_at(probe).into_iter().next()
    }

    /// Everything under the pointer, best first; each record once, with its best part.
    pub fn hits_at(&self, probe: &Probe<'_>) -> Vec<Hit> {
        let mut found: Vec<Hit> = Vec::new();
        let mut add = |element: Element, part: Part| {
            if !found.iter().any(|hit| hit.element == element) {
                found.push(Hit { element, part });
            }
        };
        for &element in probe.active {
            let near = |at: Point| probe.is_within(Rect::new(at.x, at.y, 0.0, 0.0), HANDLE);
            if let Some(&(handle, _)) = self
                .handles(element, probe.zoom)
                .iter()
                .find(|&&(_, at)| near(at))
            {
                add(element, Part::Handle(handle));
            }
        }
        for device in probe.active.iter().filter_map(|&element| self.device(element)) {
            let near = |at: Point| probe.is_within(Rect::new(at.x, at.y, 0.0, 0.0), PORT);
            if let Some((side, _)) = ports(device.rect, probe.zoom)
                .into_iter()
                .find(|&(_, at)| near(at))
            {
                add(device.device.into(), Part::Port(side));
            }
        }
        let devices: Vec<&DeviceShape> = self.devices_near(probe).collect();
        for device in devices
            .iter()
            .filter(|device| device.badge.is_some_and(|badge| probe.hits_badge(badge)))
        {
            add(device.device.into(), Part::Badge);
        }
        for zone in self
            .zones_on_top_first()
            .filter(|zone| zone.chip.is_some_and(|chip| probe.hits_badge(chip)))
        {
            add(zone.zone.into(), Part::Badge);
        }
        for device in devices.iter().filter(|device| probe.hits_body(device.rect)) {
            add(device.device.into(), Part::Body);
        }
        for note in self
            .hits
            .notes
            .iter()
            .rev()
            .filter(|note| probe.hits_body(note.rect))
        {
            add(note.note.into(), Part::Body);
        }
        for zone in self.zones_on_top_first().filter(|zone| probe.hits_title(zone)) {
            let whole = zone.title == zone.rect;
            add(zone.zone.into(), if whole { Part::Body } else { Part::Title });
        }
        self.lines_at(probe, &mut add);
        for zone in self
            .zones_on_top_first()
            .filter(|zone| probe.hits_border(zone.rect))
        {
            add(zone.zone.into(), Part::Border);
        }
        found
    }

    /// Gates, labels, links and networks.
    fn lines_at(&self, probe: &Probe<'_>, add: &mut impl FnMut(Element, Part)) {
        for gate in &self.hits.gates {
            let on_label = gate.label.is_some_and(|label| label.contains(probe.at));
            if on_label || probe.is_within(gate.rect, 2.0) {
                let link = gate.link.map(Element::Link);
                let carrier = gate.conduits.first().map(|&id| Element::Conduit(id)).or(link);
                if let Some(element) = carrier.or(gate.network.map(Element::Network)) {
                    add(element, Part::Gate);
                }
            }
        }
        let mut near: Vec<(f32, &LinkShape)> = self
            .links_near(probe)
            .map(|link| (distance_to(&link.line, probe.at) * probe.zoom, link))
            .filter(|&(distance, link)| {
                distance <= probe.slack || link.label.is_some_and(|label| label.contains(probe.at))
            })
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (_, link) in near {
            add(link.link.into(), Part::Line);
        }
        for network in &self.hits.networks {
            let bar = distance_to(&[network.bar.0, network.bar.1], probe.at) * probe.zoom;
            if network.label.contains(probe.at) || bar <= probe.slack {
                add(network.network.into(), Part::Line);
            }
        }
    }

    /// What can be dragged on a selected record, and where it is.
    pub fn handles(&self, element: Element, zoom: f32) -> Vec<(Handle, Point)> {
        match element {
            Element::Link(id) => {
                let line = self
                    .hits
                    .links
                    .iter()
                    .find(|link| link.link == id)
                    .map(|link| link.line.as_slice());
                let [start, bends @ .., end] = line.unwrap_or_default() else {
                    return Vec::new();
                };
                let bends = bends
                    .iter()
                    .enumerate()
                    .map(|(number, &at)| (Handle::Bend(number), at));
                [(Handle::Start, *start), (Handle::End, *end)]
                    .into_iter()
                    .chain(bends)
                    .collect()
            }
            Element::Zone(id) => {
                let zone = self.hits.zones.iter().find(|zone| zone.zone == id);
                zone.map_or_else(Vec::new, |zone| resize_handles(zone.rect, zoom))
            }
            Element::Note(id) => {
                let note = self.hits.notes.iter().find(|note| note.note == id);
                note.map_or_else(Vec::new, |note| resize_handles(note.rect, zoom))
            }
            Element::Network(id) => {
                let network = self.hits.networks.iter().find(|network| network.network == id);
                network.map_or_else(Vec::new, |network| {
                    vec![
                        (Handle::Resize(-1, 0), network.bar.0),
                        (Handle::Resize(1, 0), network.bar.1),
                    ]
                })
            }
            _ => Vec::new(),
        }
    }

    /// Devices, zones and memos in a rubber band.
    pub fn in_band(&self, area: Rect, band: Band) -> Vec<Element> {
        let takes = |rect: Rect| match band {
            Band::Enclosing => area.encloses(rect),
            Band::Touching => area.intersects(rect),
        };
        // A zone is taken by its frame: a band inside it touches nothing of it.
        let takes_zone = |zone: &&ZoneShape| takes(zone.rect) && !zone.rect.encloses(area);
        let devices = self
            .hits
            .devices
            .iter()
            .filter(|device| takes(device.rect))
            .map(|device| device.device.into());
        let zones = self
            .hits
            .zones
            .iter()
            .filter(takes_zone)
            .map(|zone| zone.zone.into());
        let notes = self
            .hits
            .notes
            .iter()
            .filter(|note| takes(note.rect))
            .map(|note| note.note.into());
        devices.chain(zones).chain(notes).collect()
    }

    /// The innermost zone at a point.
    pub fn zone_at(&self, at: Point) -> Option<&ZoneShape> {
        self.zones_on_top_first().find(|zone| zone.rect.contains(at))
    }

    /// The shape of a device.
    pub fn device(&self, element: Element) -> Option<&DeviceShape> {
        let Element::Device(id) = element else { return None };
        let number = self
            .hits
            .devices
            .binary_search_by_key(&id, |device| device.device)
            .ok()?;
        self.hits.devices.get(number)
    }

    fn devices_near(&self, probe: &Probe<'_>) -> impl Iterator<Item = &DeviceShape> {
        let reach = (SMALLEST_BODY + BADGE) / probe.zoom;
        let around = Rect::new(probe.at.x, probe.at.y, 0.0, 0.0).grown(reach);
        self.boxes
            .touching(around)
            .filter_map(|number| self.hits.devices.get(number))
    }

    fn links_near(&self, probe: &Probe<'_>) -> impl Iterator<Item = &LinkShape> {
        let around = Rect::new(probe.at.x, probe.at.y, 0.0, 0.0).grown(probe.slack / probe.zoom);
        let labelled = self.hits.links.iter().filter(|link| link.label.is_some());
        let mut numbers: Vec<usize> = self
            .strokes
            .touching(around)
            .filter_map(|stroke| self.stroke_links.get(stroke).copied().flatten())
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
            .into_iter()
            .filter_map(|number| self.hits.links.get(number))
            .chain(labelled)
    }

    fn zones_on_top_first(&self) -> impl Iterator<Item = &ZoneShape> {
        self.hits.zones.iter().rev()
    }
}

impl Probe<'_> {
    /// Whether the pointer is at most so many pixels outside a box.
    fn is_within(&self, rect: Rect, pixels: f32) -> bool {
        rect.grown(pixels / self.zoom).contains(self.at)
    }

    fn hits_badge(&self, badge: Rect) -> bool {
        badge.contains(self.at)
            || self.is_within(Rect::new(badge.center().x, badge.center().y, 0.0, 0.0), BADGE)
    }

    fn hits_body(&self, rect: Rect) -> bool {
        let missing = |size: f32| ((SMALLEST_BODY - size * self.zoom) / 2.0).max(0.0);
        self.is_within(rect, missing(rect.w.min(rect.h)))
    }

    fn hits_title(&self, zone: &ZoneShape) -> bool {
        self.is_within(zone.title, ((TITLE - zone.title.h * self.zoom) / 2.0).max(0.0))
    }

    fn hits_border(&self, rect: Rect) -> bool {
        let reach = BORDER / self.zoom;
        // From far away the border must leave some inside to start a rubber band in.
        let inward = reach.min(rect.w.min(rect.h) / 4.0);
        rect.grown(reach).contains(self.at) && !rect.grown(-inward).contains(self.at)
    }
}

fn resize_handles(rect: Rect, zoom: f32) -> Vec<(Handle, Point)> {
    if rect.w.min(rect.h) * zoom < SMALLEST_WITH_HANDLES {
        return Vec::new();
    }
    let middle = rect.center();
    let xs = [(-1, rect.x), (0, middle.x), (1, rect.right())];
    let ys = [(-1, rect.y), (0, middle.y), (1, rect.bottom())];
    xs.into_iter()
        .flat_map(|(across, x)| ys.map(|(down, y)| (Handle::Resize(across, down), Point::new(x, y))))
        .filter(|&(handle, _)| handle != Handle::Resize(0, 0))
        .collect()
}

/// Distance of a point from a line.
fn distance_to(line: &[Point], at: Point) -> f32 {
    let to_piece = |(&a, &b): (&Point, &Point)| {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length = dx * dx + dy * dy;
        let share = if length > 0.0 {
            ((at.x - a.x) * dx + (at.y - a.y) * dy) / length
        } else {
            0.0
        };
        let share = share.clamp(0.0, 1.0);
        at.distance(a.moved(dx * share, dy * share))
    };
    line.iter()
        .zip(line.iter().skip(1))
        .map(to_piece)
        .fold(f32::MAX, f32::min)
}
