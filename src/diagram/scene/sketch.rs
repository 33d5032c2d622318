//! Where everything stands before a line is drawn: boxes, bars, ways of links. Numbers here die with the picture.

use std::collections::{BTreeMap, BTreeSet};

use super::LinkShape;
use crate::{
    diagram::{
        index::Grid,
        route::{BarEnd, Router, Surroundings, Terminal},
        zoning::{Zoning, passes_on},
    },
    plant::{
        Bar, Device, DeviceId, End, Link, LinkId, LinkKind, Network, NetworkId, NetworkKind, Plant, Zone,
        ZoneId, ZoneKind,
        geometry::{Point, Rect},
    },
};

/// Height of the strip that carries a zone's title.
pub(super) const TITLE_HEIGHT: f32 = 24.0;
/// Size of a folded zone.
const TILE: (f32, f32) = (176.0, 60.0);
/// Length of the stump that stands for a link whose other end is not on the drawing.
const STUMP: f32 = 24.0;

/// A device on the drawing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Card<'a> {
    pub(super) id: DeviceId,
    pub(super) device: &'a Device,
    pub(super) rect: Rect,
}

/// A zone on the drawing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area<'a> {
    pub(super) id: ZoneId,
    pub(super) zone: &'a Zone,
    pub(super) rect: Rect,
    /// Number of zones around it.
    pub(super) depth: usize,
    pub(super) face: Face,
    /// It holds no other zone.
    pub(super) leaf: bool,
}

/// How a zone shows itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    /// A frame around its devices.
    Frame,
    /// One box with an icon: an outside zone without devices.
    Party,
    /// One box with name, count and grade: the user folded it.
    Tile,
}

/// A network bar on the drawing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub(super) id: NetworkId,
    pub(super) network: &'a Network,
    pub(super) bar: Bar,
}

/// What a way ends at; the number counts cards, areas or lines of the sketch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spot {
    Card(usize),
    Area(usize),
    Line(usize),
    /// A stump: the other end is not on the drawing.
    Nowhere,
}

/// The way of a link.
#[derive(Clone, Debug)]
pub(super) struct Way<'a> {
    pub(super) id: LinkId,
    pub(super) link: &'a Link,
    /// The network it belongs to; none for a link between two devices.
    pub(super) network: Option<NetworkId>,
    pub(super) kind: LinkKind,
    pub(super) from: Spot,
    pub(super) to: Spot,
    pub(super) points: Vec<Point>,
}

/// The drawing without paint.
#[derive(Debug)]
pub(super) struct Sketch<'a> {
    pub(super) plant: &'a Plant,
    pub(super) zoning: Zoning,
    /// By id.
    pub(super) cards: Vec<Card<'a>>,
    /// Outer zones first.
    pub(super) areas: Vec<Area<'a>>,
    /// By id.
    pub(super) lines: Vec<Line<'a>>,
    /// By link id.
    pub(super) ways: Vec<Way<'a>>,
    /// Where links meet each bar, from left to right.
    taps: Vec<Vec<f32>>,
    pub(super) around: Surroundings,
    pub(super) bounds: Rect,
    area_numbers: BTreeMap<ZoneId, usize>,
    /// Folded zones, by each zone inside them and themselves.
    tiles: BTreeMap<ZoneId, ZoneId>,
}

impl<'a> Sketch<'a> {
    /// Finds out where everything stands. With links, those in `known` keep their ways where they still can; the
    /// others are routed.
    pub(super) fn of(plant: &'a Plant, known: Option<&[LinkShape]>) -> Self {
        let zoning = Zoning::of(plant);
        let tiles = tiles(plant);
        let folded = |device: &Device| device.zone.is_some_and(|zone| tiles.contains_key(&zone));
        let cards: Vec<Card<'a>> = plant
            .devices
            .iter()
            .filter(|(_, device)| !folded(device))
            .filter_map(|(&id, device)| device.rect().map(|rect| Card { id, device, rect }))
            .collect();
        let areas = areas(plant, &tiles);
        let lines: Vec<Line<'a>> = plant
            .networks
            .iter()
            .filter_map(|(&id, network)| {
                let bar = network.bar?;
                Some(Line { id, network, bar })
            })
            .collect();
        let boxes = areas
            .iter()
            .filter(|area| area.face != Face::Frame)
            .map(|area| area.rect);
        let frames = || areas.iter().filter(|area| area.face == Face::Frame);
        let around = Surroundings {
            boxes: Grid::of(cards.iter().map(|card| card.rect).chain(boxes)),
            titles: Grid::of(frames().map(title_guess)),
            zones: Grid::of(
                frames()
                    .filter(|area| area.zone.kind == ZoneKind::Inside)
                    .map(|area| area.rect),
            ),
        };
        let bounds = (cards.iter().map(|card| card.rect))
            .chain(areas.iter().map(|area| area.rect))
            .chain(lines.iter().map(|line| bar_rect(line.bar)))
            .chain(plant.notes.values().map(|note| note.rect))
            .reduce(Rect::union)
            .unwrap_or_default();
        let area_numbers = areas
            .iter()
            .enumerate()
            .map(|(number, area)| (area.id, number))
            .collect();
        let mut sketch = Self {
            plant,
            zoning,
            cards,
            areas,
            lines,
            ways: Vec::new(),
            taps: Vec::new(),
            around,
            bounds,
            area_numbers,
            tiles,
        };
        if let Some(known) = known {
            sketch.ways = sketch.routed(known);
            sketch.taps = sketch.met_bars();
        }
        sketch
    }

    /// The number of a device's card.
    pub(super) fn card(&self, device: DeviceId) -> Option<usize> {
        self.cards.binary_search_by_key(&device, |card| card.id).ok()
    }

    /// The number of a network's bar.
    pub(super) fn line(&self, network: NetworkId) -> Option<usize> {
        self.lines.binary_search_by_key(&network, |line| line.id).ok()
    }

    /// The number of a zone's box.
    pub(super) fn area(&self, zone: ZoneId) -> Option<usize> {
        self.area_numbers.get(&zone).copied()
    }

    /// The box of a spot; a bar has none.
    pub(super) fn rect(&self, spot: Spot) -> Option<Rect> {
        match spot {
            Spot::Card(card) => self.cards.get(card).map(|card| card.rect),
            Spot::Area(area) => self.areas.get(area).map(|area| area.rect),
            Spot::Line(_) | Spot::Nowhere => None,
        }
    }

    fn terminal(&self, spot: Spot) -> Option<Terminal> {
        let rect = self.rect(spot)?;
        let number = match spot {
            Spot::Card(card) => card,
            Spot::Area(area) => self.box_number(area),
            Spot::Line(_) | Spot::Nowhere => return None,
        };
        Some(Terminal { number, rect })
    }

    /// Parties and tiles are counted after the cards; a frame is no obstacle.
    fn box_number(&self, area: usize) -> usize {
        let boxes = |areas: &[Area<'_>]| areas.iter().filter(|area| area.face != Face::Frame).count();
        match (self.areas.get(..area), self.areas.get(area)) {
            (Some(before), Some(own)) if own.face != Face::Frame => self.cards.len() + boxes(before),
            _ => usize::MAX,
        }
    }

    fn bar_end(&self, line: usize) -> Option<BarEnd> {
        let Bar { y, x0, x1, .. } = self.lines.get(line)?.bar;
        Some(BarEnd { line, y, x0, x1 })
    }

    /// All links with their ways, by link id.
    fn routed(&self, known: &[LinkShape]) -> Vec<Way<'a>> {
        let mut ways = self.unrouted();
        for way in &mut ways {
            way.points = self.kept(way, known);
        }
        let mut order: Vec<(u8, i64, usize)> = ways
            .iter()
            .enumerate()
            .filter(|(_, way)| way.points.is_empty())
            .map(|(number, way)| (self.rank(way), self.span(way) as i64, number))
            .collect();
        order.sort_unstable();
        let bars = self.lines.iter().map(|line| bar_rect(line.bar));
        let mut router = Router::new(&self.around, self.bounds, bars, ways.len());
        for way in ways.iter().filter(|way| !way.points.is_empty()) {
            router.occupy(&way.points);
            let ends = [(way.from, way.points.first()), (way.to, way.points.last())];
            for (spot, at) in ends {
                if let (Some(terminal), Some(&at)) = (self.terminal(spot), at) {
                    router.take_port(terminal, at);
                }
            }
        }
        for (_, _, number) in order {
            if let Some(way) = ways.get_mut(number) {
                way.points = self.way_points(way, &mut router);
            }
        }
        ways.retain(|way| way.points.len() > 1);
        ways
    }

    /// The way a link had before, if it still ends at the right boxes.
    fn kept(&self, way: &Way<'_>, known: &[LinkShape]) -> Vec<Point> {
        let found = known.binary_search_by_key(&way.id, |shape| shape.link);
        let line = found.ok().and_then(|at| known.get(at)).map(|shape| &*shape.line);
        let (Some(line @ [first, .., last]), true) = (line, way.link.bends.is_empty()) else {
            return Vec::new();
        };
        let starts = self.rect(way.from).is_some_and(|rect| is_on_edge(rect, *first));
        let ends = match way.to {
            Spot::Line(line) => self
                .bar_end(line)
                .is_some_and(|bar| last.y == bar.y && last.x >= bar.x0 && last.x <= bar.x1),
            to => self.rect(to).is_some_and(|rect| is_on_edge(rect, *last)),
        };
        if starts && ends { line.to_vec() } else { Vec::new() }
    }

    fn met_bars(&self) -> Vec<Vec<f32>> {
        let mut taps: Vec<Vec<f32>> = vec![Vec::new(); self.lines.len()];
        for way in &self.ways {
            if let (Spot::Line(line), Some(end)) = (way.to, way.points.last())
                && let Some(taps) = taps.get_mut(line)
            {
                taps.push(end.x);
            }
        }
        for taps in &mut taps {
            taps.sort_by(f32::total_cmp);
        }
        taps
    }

    /// Where links meet a bar, from left to right.
    pub(super) fn taps(&self, line: usize) -> &[f32] {
        self.taps.get(line).map_or(&[], Vec::as_slice)
    }

    /// What a device shows as: its card, or the folded zone it lies in.
    fn spot(&self, device: DeviceId) -> Option<Spot> {
        if let Some(card) = self.card(device) {
            return Some(Spot::Card(card));
        }
        let tile = self.tiles.get(&self.plant.devices.get(&device)?.zone?)?;
        self.area(*tile).map(Spot::Area)
    }

    /// Drawn by hand first, then straight, then the rest: what has a choice yields.
    fn rank(&self, way: &Way<'_>) -> u8 {
        if !way.link.bends.is_empty() {
            return 0;
        }
        match (self.rect(way.from), way.to) {
            (Some(card), Spot::Line(line)) => {
                let straight = self
                    .bar_end(line)
                    .is_some_and(|bar| Router::is_straight_tap(card, bar));
                if straight { 1 } else { 3 }
            }
            (Some(a), to) => {
                let straight = self.rect(to).is_some_and(|b| Router::is_straight_join(a, b));
                if straight { 2 } else { 4 }
            }
            (None, _) => 5,
        }
    }

    fn span(&self, way: &Way<'_>) -> f32 {
        let Some(from) = self.rect(way.from).map(Rect::center) else {
            return 0.0;
        };
        match way.to {
            Spot::Line(line) => self.bar_end(line).map_or(0.0, |bar| (bar.y - from.y).abs()),
            to => self.rect(to).map_or(0.0, |to| from.distance(to.center())),
        }
    }

    fn way_points(&self, way: &Way<'_>, router: &mut Router<'_>) -> Vec<Point> {
        let Some(from) = self.terminal(way.from) else {
            return Vec::new();
        };
        if let (Some(&first), Some(&last)) = (way.link.bends.first(), way.link.bends.last()) {
            let start = exit(from.rect, first);
            let end = match way.to {
                Spot::Line(line) => self
                    .bar_end(line)
                    .map(|bar| Point::new(last.x.clamp(bar.x0, bar.x1), bar.y)),
                to => self.rect(to).map(|rect| exit(rect, last)),
            };
            let points: Vec<Point> = std::iter::once(start)
                .chain(way.link.bends.iter().copied())
                .chain(end)
                .collect();
            router.occupy(&points);
            router.take_port(from, start);
            return points;
        }
        match way.to {
            Spot::Line(line) => self
                .bar_end(line)
                .map_or_else(Vec::new, |bar| router.tap(from, bar)),
            Spot::Nowhere => {
                let top = Point::new(from.rect.center().x, from.rect.y);
                vec![top, top.moved(0.0, -STUMP)]
            }
            to => self
                .terminal(to)
                .map_or_else(Vec::new, |to| router.join(from, to)),
        }
    }

    /// Every link of the plant with its two spots, by link id.
    fn unrouted(&self) -> Vec<Way<'a>> {
        let hubs = self.hubs();
        let plant: &'a Plant = self.plant;
        // From a folded zone one line of a kind to one place says it all.
        let mut drawn = BTreeSet::new();
        let is_new = |way: &Way<'_>| {
            let from_tile = matches!(way.from, Spot::Area(_));
            let to_tile = matches!(way.to, Spot::Area(_)) && way.network.is_none();
            !(from_tile || to_tile) || drawn.insert((way.from, way.to, way.kind, way.link.temporary))
        };
        let ways = plant
            .links
            .iter()
            .filter_map(|(&id, link)| self.unrouted_way(id, link, &hubs));
        ways.filter(is_new).collect()
    }

    fn unrouted_way(&self, id: LinkId, link: &'a Link, hubs: &BTreeMap<NetworkId, Spot>) -> Option<Way<'a>> {
        let plant: &'a Plant = self.plant;
        let mut way = Way {
            id,
            link,
            network: None,
            kind: link.kind,
            from: Spot::Nowhere,
            to: Spot::Nowhere,
            points: Vec::new(),
        };
        if let Some((a, b)) = link.devices() {
            way.from = self.spot(a)?;
            way.to = self.spot(b)?;
            return (way.from != way.to).then_some(way);
        }
        let (device, id) = link.attachment()?;
        let network = plant.networks.get(&id)?;
        way.network = Some(id);
        way.from = self.spot(device)?;
        way.kind = drawn_kind(link.kind, network.kind);
        let outside = network.kind.is_outside();
        way.to = if let Some(line) = self.line(id) {
            Spot::Line(line)
        } else if outside && let Some(area) = self.zoning.home(id).and_then(|home| self.area(home)) {
            Spot::Area(area)
        } else {
            match hubs.get(&id) {
                // The hub's own attachment is what the others end at.
                Some(&hub) if hub == way.from => return None,
                Some(&hub) => hub,
                None => Spot::Nowhere,
            }
        };
        Some(way)
    }

    /// For a network without a bar: the device all its links are drawn to, the first that passes traffic on.
    fn hubs(&self) -> BTreeMap<NetworkId, Spot> {
        let mut hubs: BTreeMap<NetworkId, (bool, Spot, usize)> = BTreeMap::new();
        for link in self.plant.links.values() {
            let Some((device, network)) = link.attachment() else {
                continue;
            };
            let bare = self
                .plant
                .networks
                .get(&network)
                .is_some_and(|n| n.bar.is_none() && !n.kind.is_outside());
            if let (true, Some(spot)) = (bare, self.spot(device)) {
                let guards = self.plant.devices.get(&device).is_some_and(passes_on);
                let hub = hubs.entry(network).or_insert((guards, spot, 0));
                hub.2 += 1;
                if guards && !hub.0 {
                    (hub.0, hub.1) = (true, spot);
                }
            }
        }
        let several = hubs.into_iter().filter(|&(_, (.., members))| members > 1);
        several.map(|(network, (_, spot, _))| (network, spot)).collect()
    }
}

/// A cable into the air or to the outside is drawn as what it is.
const fn drawn_kind(link: LinkKind, network: NetworkKind) -> LinkKind {
    match (link, network) {
        (LinkKind::Wired, NetworkKind::Radio) => LinkKind::Wireless,
        (LinkKind::Wired, NetworkKind::VendorLine) => LinkKind::Remote,
        (link, _) => link,
    }
}

/// Where a line leaves a box toward a bend that the user drew.
fn exit(rect: Rect, bend: Point) -> Point {
    if bend.x >= rect.x && bend.x <= rect.right() {
        let y = if bend.y < rect.center().y {
            rect.y
        } else {
            rect.bottom()
        };
        return Point::new(bend.x, y);
    }
    let x = if bend.x < rect.x { rect.x } else { rect.right() };
    if bend.y >= rect.y && bend.y <= rect.bottom() {
        Point::new(x, bend.y)
    } else {
        Point::new(x, rect.center().y)
    }
}

fn is_on_edge(rect: Rect, at: Point) -> bool {
    rect.contains(at) && (at.x == rect.x || at.x == rect.right() || at.y == rect.y || at.y == rect.bottom())
}

/// A bar as a rectangle without height.
pub(super) fn bar_rect(bar: Bar) -> Rect {
    Rect::from_corners(Point::new(bar.x0, bar.y), Point::new(bar.x1, bar.y))
}

/// Where a zone's title will stand, before its words are measured: good enough to keep lines away.
fn title_guess(area: &Area<'_>) -> Rect {
    let letters = area.zone.name.chars().count() as f32;
    Rect::new(
        area.rect.x,
        area.rect.y + 3.0,
        (44.0 + 12.0 * letters).min(area.rect.w),
        TITLE_HEIGHT - 6.0,
    )
}

fn areas<'a>(plant: &'a Plant, tiles: &BTreeMap<ZoneId, ZoneId>) -> Vec<Area<'a>> {
    let placed = plant.devices.values().filter(|device| device.position.is_some());
    let with_devices: BTreeSet<ZoneId> = placed.filter_map(|device| device.zone).collect();
    let parents: BTreeSet<ZoneId> = plant.zones.values().filter_map(|zone| zone.parent).collect();
    let mut areas: Vec<Area<'_>> = plant
        .zones
        .iter()
        .filter(|&(id, _)| tiles.get(id).is_none_or(|tile| tile == id))
        .map(|(&id, zone)| {
            let leaf = !parents.contains(&id) || zone.collapsed;
            let face = if zone.collapsed {
                Face::Tile
            } else if zone.kind == ZoneKind::Outside && leaf && !with_devices.contains(&id) {
                Face::Party
            } else {
                Face::Frame
            };
            let rect = match face {
                Face::Tile => Rect::new(zone.rect.x, zone.rect.y, TILE.0, TILE.1),
                Face::Frame | Face::Party => zone.rect,
            };
            Area {
                id,
                zone,
                rect,
                depth: plant.zone_and_parents(id).count() - 1,
                face,
                leaf,
            }
        })
        .collect();
    areas.sort_by_key(|area| area.depth);
    areas
}

/// The outermost folded zone around each zone that is folded or lies in a folded one.
fn tiles(plant: &Plant) -> BTreeMap<ZoneId, ZoneId> {
    if !plant.zones.values().any(|zone| zone.collapsed) {
        return BTreeMap::new();
    }
    let folded = |id: &ZoneId| plant.zones.get(id).is_some_and(|zone| zone.collapsed);
    plant
        .zones
        .keys()
        .filter_map(|&id| Some((id, plant.zone_and_parents(id).filter(folded).last()?)))
        .collect()
}

impl Way<'_> {
    /// Whether the link's own direction (`a` to `b`) is the way's: attachments are always walked from the device.
    pub(super) const fn runs_forward(&self) -> bool {
        !matches!((self.network, self.link.a), (Some(_), Some(End::Network(_))))
    }
}
