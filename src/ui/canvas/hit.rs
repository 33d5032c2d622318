//! What lies under the pointer: one table, one function. Sizes are px on the screen, not world units.
//!
//! Order: handles, ports, devices, notes, network bars, links, zone titles and borders, ground. The interior of a
//! zone is ground: dragging there draws a rubber band, so a zone is never moved by accident.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::{
    diagram::scene::{Hits, NetworkShape, ZoneShape},
    plant::{
        DeviceId, Element, LinkId, NetworkId, Plant, ZoneId, ZoneKind,
        geometry::{self, Point},
    },
    ui::pen::View,
};

/// Half the side of a handle's hit box.
const HANDLE_HIT: f32 = 6.0;
/// Half the side of a port's hit box.
const PORT_HIT: f32 = 8.0;
/// Distance of a port from its box.
pub(super) const PORT_DISTANCE: f32 = 13.0;
/// Reach of a line.
const LINE_HIT: f32 = 8.0;
/// Reach of a network bar.
const BAR_HIT: f32 = 6.0;
/// Reach of a zone's border.
const BORDER_HIT: f32 = 5.0;
/// A box is never harder to hit than this.
const SMALLEST_BOX: f32 = 24.0;
/// Height and least width of a zone's title tab.
const TAB: Vec2 = vec2(64.0, 24.0);

/// What was hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hit {
    /// A handle of a selected zone.
    Handle(ZoneId, Handle),
    /// An end of a selected network's bar: the right one or the left one.
    BarEnd(NetworkId, bool),
    /// A bend of a selected link.
    Bend(LinkId, usize),
    /// A port of a hovered or selected thing.
    Port(Element, Side),
    /// A device, network, note or link.
    Thing(Element),
    /// The title tab or the border of a zone.
    ZoneFrame(ZoneId),
    /// Nothing: empty ground, or the inside of a zone.
    Ground,
}

impl Hit {
    /// The record it belongs to, if any.
    pub(super) const fn element(self) -> Option<Element> {
        match self {
            Self::Handle(zone, _) | Self::ZoneFrame(zone) => Some(Element::Zone(zone)),
            Self::BarEnd(network, _) => Some(Element::Network(network)),
            Self::Bend(link, _) => Some(Element::Link(link)),
            Self::Port(element, _) | Self::Thing(element) => Some(element),
            Self::Ground => None,
        }
    }
}

/// A handle of a box: which edges it moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Handle {
    /// −1 left edge, 1 right edge, 0 neither.
    pub(super) x: i8,
    /// −1 top edge, 1 bottom edge, 0 neither.
    pub(super) y: i8,
}

impl Handle {
    /// All eight.
    pub(super) const ALL: [Self; 8] = [
        Self { x: -1, y: -1 },
        Self { x: 0, y: -1 },
        Self { x: 1, y: -1 },
        Self { x: 1, y: 0 },
        Self { x: 1, y: 1 },
        Self { x: 0, y: 1 },
        Self { x: -1, y: 1 },
        Self { x: -1, y: 0 },
    ];

    /// Where it sits on a box.
    pub(super) fn on(self, rect: Rect) -> Pos2 {
        let half = rect.size() / 2.0;
        rect.center() + vec2(f32::from(self.x) * half.x, f32::from(self.y) * half.y)
    }

    /// The box after dragging this handle to a point.
    pub(super) fn drag(self, rect: geometry::Rect, to: Point) -> geometry::Rect {
        let (mut left, mut top) = (rect.x, rect.y);
        let (mut right, mut bottom) = (rect.right(), rect.bottom());
        match self.x {
            -1 => left = to.x,
            1 => right = to.x,
            _ => {}
        }
        match self.y {
            -1 => top = to.y,
            1 => bottom = to.y,
            _ => {}
        }
        geometry::Rect::new(left, top, right - left, bottom - top)
    }
}

/// A side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Left.
    Left,
    /// Top.
    Top,
    /// Right.
    Right,
    /// Bottom.
    Bottom,
}

impl Side {
    /// All four.
    pub(super) const ALL: [Self; 4] = [Self::Left, Self::Top, Self::Right, Self::Bottom];

    /// Where its port sits beside a box.
    pub(super) fn port(self, rect: Rect) -> Pos2 {
        let out = PORT_DISTANCE;
        match self {
            Self::Left => pos2(rect.left() - out, rect.center().y),
            Self::Top => pos2(rect.center().x, rect.top() - out),
            Self::Right => pos2(rect.right() + out, rect.center().y),
            Self::Bottom => pos2(rect.center().x, rect.bottom() + out),
        }
    }
}

/// What is needed to say what lies under the pointer.
pub(super) struct HitTest<'a> {
    /// The plant drawn.
    pub(super) plant: &'a Plant,
    /// Its picture.
    pub(super) hits: &'a Hits,
    /// How it lies on the screen.
    pub(super) view: View,
    /// What is selected.
    pub(super) selection: &'a [Element],
    /// The device whose ports are out.
    pub(super) with_ports: Option<DeviceId>,
}

impl HitTest<'_> {
    /// The topmost thing at a point of the screen.
    pub(super) fn at(&self, pos: Pos2) -> Hit {
        self.handle(pos)
            .or_else(|| self.port(pos))
            .or_else(|| self.device(pos))
            .or_else(|| self.note(pos))
            .or_else(|| self.gate(pos))
            .or_else(|| self.network(pos))
            .or_else(|| self.link(pos))
            .or_else(|| self.zone_frame(pos))
            .unwrap_or(Hit::Ground)
    }

    /// Everything at a point, topmost first.
    pub(super) fn all_at(&self, pos: Pos2) -> Vec<Element> {
        let devices = self.devices_at(pos).map(Element::from);
        let rest = [
            self.note(pos),
            self.gate(pos),
            self.network(pos),
            self.link(pos),
            self.zone_frame(pos),
        ];
        let rest = rest.into_iter().flatten().filter_map(Hit::element);
        let at = self.view.world_from_screen(pos);
        let inside = self.hits.zones.iter().rev();
        let inside = inside.filter(|shape| shape.rect.contains(at));
        let inside = inside.map(|shape| Element::from(shape.zone));
        let mut all = Vec::new();
        for element in devices.chain(rest).chain(inside) {
            if !all.contains(&element) {
                all.push(element);
            }
        }
        all
    }

    fn handle(&self, pos: Pos2) -> Option<Hit> {
        let near = |at: Pos2| (at - pos).abs().max_elem() <= HANDLE_HIT;
        self.selection.iter().find_map(|&element| match element {
            Element::Zone(id) => {
                let zone = self.plant.zones.get(&id)?;
                let rect = self.view.screen_rect(zone.rect);
                let handle = Handle::ALL.into_iter().find(|handle| near(handle.on(rect)))?;
                (!zone.collapsed && !zone.locked).then_some(Hit::Handle(id, handle))
            }
            Element::Network(id) => {
                let bar = self.plant.networks.get(&id)?.bar?;
                let end = |x: f32| self.view.screen_from_world(Point::new(x, bar.y));
                if near(end(bar.x1)) {
                    Some(Hit::BarEnd(id, true))
                } else {
                    near(end(bar.x0)).then_some(Hit::BarEnd(id, false))
                }
            }
            Element::Link(id) => {
                let bends = &self.plant.links.get(&id)?.bends;
                let bend = bends
                    .iter()
                    .position(|&bend| near(self.view.screen_from_world(bend)))?;
                Some(Hit::Bend(id, bend))
            }
            _ => None,
        })
    }

    fn port(&self, pos: Pos2) -> Option<Hit> {
        // With many selected, ports would only be in the way.
        let selected = match self.selection {
            &[Element::Device(id)] => Some(id),
            _ => None,
        };
        self.with_ports.into_iter().chain(selected).find_map(|id| {
            let rect = self.view.screen_rect(self.plant.devices.get(&id)?.rect()?);
            let side = Side::ALL
                .into_iter()
                .find(|side| (side.port(rect) - pos).abs().max_elem() <= PORT_HIT)?;
            Some(Hit::Port(Element::Device(id), side))
        })
    }

    fn devices_at(&self, pos: Pos2) -> impl Iterator<Item = DeviceId> {
        let at = self.view.world_from_screen(pos);
        let least = SMALLEST_BOX / self.view.zoom / 2.0;
        let devices = self.hits.devices.iter().rev();
        devices
            .filter(move |shape| {
                let slack = (least - shape.rect.w.min(shape.rect.h) / 2.0).max(0.0);
                shape.rect.grown(slack).contains(at)
            })
            .map(|shape| shape.device)
    }

    fn device(&self, pos: Pos2) -> Option<Hit> {
        self.devices_at(pos).next().map(|id| Hit::Thing(id.into()))
    }

    fn note(&self, pos: Pos2) -> Option<Hit> {
        let at = self.view.world_from_screen(pos);
        let mut notes = self.hits.notes.iter().rev();
        let hit = notes.find(|shape| shape.rect.contains(at))?;
        Some(Hit::Thing(hit.note.into()))
    }

    /// A gate stands for what is written about the path it guards, else for the link or network it stands on.
    fn gate(&self, pos: Pos2) -> Option<Hit> {
        let at = self.view.world_from_screen(pos);
        let mut gates = self.hits.gates.iter().rev();
        let hit = gates.find(|gate| {
            gate.rect.grown(2.0).contains(at) || gate.label.is_some_and(|label| label.contains(at))
        })?;
        let conduit = hit.conduits.first().map(|&id| Element::from(id));
        let carrier = hit
            .link
            .map(Element::from)
            .or_else(|| hit.network.map(Element::from));
        conduit.or(carrier).map(Hit::Thing)
    }

    fn network(&self, pos: Pos2) -> Option<Hit> {
        let at = self.view.world_from_screen(pos);
        let reach = BAR_HIT / self.view.zoom;
        let hit = self
            .hits
            .networks
            .iter()
            .find(|shape| network_is_at(shape, at, reach))?;
        Some(Hit::Thing(hit.network.into()))
    }

    fn link(&self, pos: Pos2) -> Option<Hit> {
        let at = self.view.world_from_screen(pos);
        let reach = LINE_HIT / self.view.zoom;
        let near = self.hits.links.iter().filter_map(|shape| {
            let on_label = shape.label.is_some_and(|label| label.contains(at));
            let distance = if on_label {
                0.0
            } else {
                distance_to_way(at, &shape.line)
            };
            (distance <= reach).then_some((shape.link, distance))
        });
        let nearest = near.min_by(|(_, a), (_, b)| a.total_cmp(b));
        nearest.map(|(id, _)| Hit::Thing(id.into()))
    }

    /// Inner zones lie on top of the zones around them.
    fn zone_frame(&self, pos: Pos2) -> Option<Hit> {
        let mut zones = self.hits.zones.iter().rev();
        let hit = zones.find(|shape| self.is_on_frame(shape, pos))?;
        Some(Hit::ZoneFrame(hit.zone))
    }

    fn is_on_frame(&self, shape: &ZoneShape, pos: Pos2) -> bool {
        let rect = self.view.screen_rect(shape.rect);
        if self.is_one_box(shape) {
            return rect.contains(pos);
        }
        let title = self.view.screen_rect(shape.title);
        let tab = Rect::from_min_size(title.min, title.size().max(TAB)).intersect(rect);
        let on_border = rect.expand(BORDER_HIT).contains(pos) && !rect.shrink(BORDER_HIT).contains(pos);
        tab.contains(pos) || title.contains(pos) || on_border
    }

    /// A folded zone, or an outside party without devices, is one box: it is taken anywhere.
    fn is_one_box(&self, shape: &ZoneShape) -> bool {
        let Some(zone) = self.plant.zones.get(&shape.zone) else {
            return false;
        };
        let holds_device = || self.plant.devices.values().any(|d| d.zone == Some(shape.zone));
        let holds_zone = || self.plant.zones.values().any(|z| z.parent == Some(shape.zone));
        zone.collapsed || (zone.kind == ZoneKind::Outside && !holds_device() && !holds_zone())
    }
}

/// Whether a point lies on a network's bar or name.
pub(super) fn network_is_at(shape: &NetworkShape, at: Point, reach: f32) -> bool {
    let (left, right) = shape.bar;
    let bar = geometry::Rect::from_corners(left, right);
    bar.grown(reach).contains(at) || shape.label.contains(at)
}

/// Distance of a point to a line through corners.
pub(super) fn distance_to_way(point: Point, way: &[Point]) -> f32 {
    let pieces = way.iter().zip(way.iter().skip(1));
    pieces
        .map(|(&a, &b)| distance_to_piece(point, a, b))
        .fold(f32::INFINITY, f32::min)
}

/// Distance of a point to a straight piece.
pub(super) fn distance_to_piece(point: Point, a: Point, b: Point) -> f32 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length_squared = dx * dx + dy * dy;
    if length_squared <= f32::EPSILON {
        return point.distance(a);
    }
    let along = (((point.x - a.x) * dx + (point.y - a.y) * dy) / length_squared).clamp(0.0, 1.0);
    point.distance(Point::new(a.x + along * dx, a.y + along * dy))
}
