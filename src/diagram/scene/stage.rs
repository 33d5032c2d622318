//! What all painters of the scene share: the sketch, the verdicts, the growing list, the places already taken.

use std::collections::BTreeMap;

use super::{
    Hits, Scene, SceneOptions,
    gates::Gates,
    paint::{Painter, Type},
    sketch::{Sketch, Spot, Way, bar_rect},
    story::Focus,
    verdicts::Verdicts,
};
use crate::{
    diagram::{
        display_list::{DisplayList, Ink, Role},
        index::Grid,
    },
    plant::{DeviceId, ZoneId, geometry::Rect},
};

/// Distance of a label from what it belongs to.
const LABEL_GAP: f32 = 4.0;
const LABEL_HEIGHT: f32 = 11.5;
/// How far a label beside a mark may move up or down to clear a line through the mark.
const CORNER_SHIFT: f32 = 8.0;
/// Half the room a line takes from labels.
const LINE_ROOM: f32 = 2.0;

/// The state of one drawing.
pub(super) struct Stage<'a> {
    pub(super) sketch: &'a Sketch<'a>,
    pub(super) gates: &'a Gates,
    pub(super) focus: Option<&'a Focus>,
    pub(super) verdicts: Verdicts,
    pub(super) options: &'a SceneOptions<'a>,
    pub(super) paint: Painter,
    pub(super) hits: Hits,
    /// Places of titles, chips, plates and labels.
    taken: Grid,
    /// Box around everything drawn so far.
    extent: Rect,
    /// Pieces of links and bars: labels keep off them where they can.
    strokes: Grid,
    stroke_links: Vec<Option<usize>>,
    /// Codes of the tasks that need each device; filled only for the tasks layer.
    tasks: BTreeMap<DeviceId, String>,
}

impl<'a> Stage<'a> {
    pub(super) fn new(
        sketch: &'a Sketch<'a>,
        gates: &'a Gates,
        focus: Option<&'a Focus>,
        verdicts: Verdicts,
        options: &'a SceneOptions<'a>,
    ) -> Self {
        let things = sketch.cards.len() + sketch.areas.len() + sketch.ways.len();
        let mut tasks: BTreeMap<DeviceId, String> = BTreeMap::new();
        if options.layers.tasks {
            for task in sketch.plant.tasks.values().filter(|task| !task.code.is_empty()) {
                for &device in task.devices.keys() {
                    let codes = tasks.entry(device).or_default();
                    if !codes.is_empty() {
                        codes.push(' ');
                    }
                    codes.push_str(&task.code);
                }
            }
        }
        let (strokes, stroke_links) = strokes(sketch);
        Self {
            sketch,
            gates,
            focus,
            verdicts,
            options,
            paint: Painter::with_capacity(12 * things),
            hits: Hits::default(),
            extent: sketch.bounds,
            taken: Grid::new(sketch.bounds, 2 * things),
            strokes,
            stroke_links,
            tasks,
        }
    }

    pub(super) fn finish(self) -> Scene {
        let (items, chunks) = self.paint.finish();
        let list = DisplayList {
            bounds: self.extent,
            items,
        };
        Scene {
            list,
            hits: self.hits,
            chunks,
            boxes: Grid::default(),
            strokes: self.strokes,
            stroke_links: self.stroke_links,
        }
    }

    /// Whether what lies here is looked at.
    pub(super) fn is_seen(&self, rect: Rect) -> bool {
        self.options
            .fleeting
            .is_none_or(|fleeting| fleeting.view.intersects(rect))
    }

    /// A name in the language of the picture; the Japanese one where there is no English.
    pub(super) const fn name<'n>(&self, ja: &'n str, en: &'n str) -> &'n str {
        if self.options.lang.is_english() && !en.is_empty() {
            en
        } else {
            ja
        }
    }

    pub(super) fn task_codes(&self, device: DeviceId) -> Option<String> {
        self.tasks.get(&device).cloned()
    }

    /// Number of devices in a zone and the zones inside it, groups counted in full.
    pub(super) fn devices_within(&self, zone: ZoneId) -> u32 {
        let plant = self.sketch.plant;
        let is_inside = |own: ZoneId| plant.zone_and_parents(own).any(|parent| parent == zone);
        let inside = plant
            .devices
            .values()
            .filter(|device| device.zone.is_some_and(is_inside));
        inside.map(|device| device.count).sum()
    }

    pub(super) fn is_target(&self, zone: ZoneId) -> bool {
        self.options.drop.is_some_and(|drop| drop.target == Some(zone))
    }

    pub(super) fn is_moving_way(&self, way: &Way<'_>) -> bool {
        let moves = |spot: Spot| match spot {
            Spot::Card(card) => self.sketch.cards.get(card).is_some_and(|card| {
                self.options
                    .drop
                    .is_some_and(|drop| drop.devices.contains(&card.id))
            }),
            Spot::Area(_) | Spot::Line(_) | Spot::Nowhere => false,
        };
        moves(way.from) || moves(way.to)
    }

    pub(super) fn is_faded_zone(&self, zone: ZoneId) -> bool {
        self.focus.is_some_and(|focus| !focus.has_zone(zone))
    }

    pub(super) fn is_faded_device(&self, device: DeviceId) -> bool {
        self.focus.is_some() && !self.is_on_path(device)
    }

    pub(super) fn is_on_path(&self, device: DeviceId) -> bool {
        self.focus
            .zip(self.sketch.card(device))
            .is_some_and(|(focus, card)| focus.has_card(card))
    }

    pub(super) fn is_faded_line(&self, line: usize) -> bool {
        self.focus.is_some_and(|focus| !focus.has_line(line))
    }

    pub(super) fn is_faded_way(&self, way: usize) -> bool {
        self.focus.is_some_and(|focus| !focus.has_way(way))
    }

    pub(super) fn is_faded_gate(&self, way: Option<usize>) -> bool {
        self.focus
            .is_some_and(|focus| way.is_none_or(|way| !focus.has_way(way)))
    }

    /// Notes that something stands here.
    pub(super) fn take(&mut self, rect: Rect) {
        self.extent = self.extent.union(rect);
        self.taken.insert(rect);
    }

    pub(super) fn is_free(&self, rect: Rect) -> bool {
        self.taken.touching(rect).next().is_none()
    }

    /// Off cards and lines.
    fn is_clear(&self, rect: Rect) -> bool {
        !self.is_on_card(rect) && !self.is_on_line(rect)
    }

    /// Whether the frame of a zone runs here.
    fn is_on_border(&self, rect: Rect) -> bool {
        let zones = &self.sketch.around.zones;
        zones
            .touching(rect)
            .filter_map(|zone| zones.rect(zone))
            .any(|frame| !frame.encloses(rect))
    }

    fn is_on_line(&self, rect: Rect) -> bool {
        self.strokes.touching(rect).next().is_some()
    }

    /// Whether a line other than this bar runs here.
    pub(super) fn is_on_other_line(&self, rect: Rect, bar: usize) -> bool {
        // Bars are numbered first.
        self.strokes.touching(rect).any(|line| line != bar)
    }

    pub(super) fn is_on_card(&self, rect: Rect) -> bool {
        // A mere touch is none.
        self.sketch
            .around
            .boxes
            .touching(rect.grown(-1.0))
            .next()
            .is_some()
    }

    /// Draws a label beside a mark: where nothing else stands, away from cards; returns its box. Draws it even
    /// where everything is taken, at its first place.
    pub(super) fn label_beside(
        &mut self,
        mark: Rect,
        upright: bool,
        text: &str,
        style: Type,
        plate: Option<Ink>,
    ) -> Option<Rect> {
        let places = places(mark, upright, style.width(text));
        let rect = self.free_place(&places).or(places.first().copied())?;
        self.label(rect, text, style, plate);
        Some(rect)
    }

    /// The best of several places: off cards, lines and borders; then on borders; then on lines; then on cards.
    fn free_place(&self, places: &[Rect]) -> Option<Rect> {
        let find = |good: &dyn Fn(Rect) -> bool| {
            places
                .iter()
                .copied()
                .find(|&rect| self.is_free(rect) && good(rect))
        };
        find(&|rect| self.is_clear(rect) && !self.is_on_border(rect))
            .or_else(|| find(&|rect| self.is_clear(rect)))
            .or_else(|| find(&|rect| !self.is_on_card(rect)))
            .or_else(|| find(&|_| true))
    }

    /// A free place of this width beside a mark, off cards and lines.
    pub(super) fn place_beside(&self, mark: Rect, upright: bool, width: f32) -> Option<Rect> {
        let mut places = places(mark, upright, width).into_iter();
        places.find(|&rect| self.is_free(rect) && self.is_clear(rect))
    }

    /// Draws a label beside a mark only where there is room.
    pub(super) fn label_if_free(&mut self, mark: Rect, upright: bool, text: &str, style: Type) {
        let mut places = places(mark, upright, style.width(text)).into_iter();
        let is_good = |rect: &Rect| self.is_free(*rect) && self.is_clear(*rect) && !self.is_on_border(*rect);
        if let Some(rect) = places.find(is_good) {
            self.label(rect, text, style, Some(Ink::Canvas));
        }
    }

    fn label(&mut self, rect: Rect, text: &str, style: Type, plate: Option<Ink>) {
        self.paint.role(Role::Label);
        if let Some(ground) = plate {
            self.paint.rect(rect, 2.0, Some(ground), None);
        }
        self.paint.text(text, rect.center(), style.centered());
        self.take(rect);
    }
}

/// All pieces of lines as thin rectangles, bars first, and the number of the link each belongs to.
fn strokes(sketch: &Sketch<'_>) -> (Grid, Vec<Option<usize>>) {
    let mut grid = Grid::new(sketch.bounds, 3 * sketch.ways.len());
    let mut links = Vec::with_capacity(3 * sketch.ways.len());
    for line in &sketch.lines {
        grid.insert(bar_rect(line.bar).grown(LINE_ROOM));
        links.push(None);
    }
    for (number, way) in sketch.ways.iter().enumerate() {
        for (from, to) in way.points.iter().zip(way.points.iter().skip(1)) {
            grid.insert(Rect::from_corners(*from, *to).grown(LINE_ROOM - 1.0));
            links.push(Some(number));
        }
    }
    (grid, links)
}

/// Places for a label around a mark, best first: beside an upright line, above a level one.
fn places(mark: Rect, upright: bool, width: f32) -> Vec<Rect> {
    let (width, height) = (width + 2.0, LABEL_HEIGHT);
    let middle = mark.center();
    let right = Rect::new(mark.right() + LABEL_GAP, middle.y - height / 2.0, width, height);
    let left = Rect::new(mark.x - LABEL_GAP - width, middle.y - height / 2.0, width, height);
    let above = Rect::new(
        middle.x - width / 2.0,
        mark.y - LABEL_GAP + 2.0 - height,
        width,
        height,
    );
    let below = Rect::new(
        middle.x - width / 2.0,
        mark.bottom() + LABEL_GAP - 2.0,
        width,
        height,
    );
    let beside_above = |rect: Rect| rect.moved(0.0, -CORNER_SHIFT);
    let beside_below = |rect: Rect| rect.moved(0.0, CORNER_SHIFT);
    let first = if upright {
        [right, left, above, below]
    } else {
        [above, below, right, left]
    };
    let corners = [
        beside_above(right),
        beside_above(left),
        beside_below(right),
        beside_below(left),
    ];
    let nudged = [
        right.moved(0.0, -1.75),
        left.moved(0.0, -1.75),
        right.moved(0.0, 1.75),
        left.moved(0.0, 1.75),
    ];
    let far = [
        right.moved(14.0, 0.0),
        left.moved(-14.0, 0.0),
        above.moved(0.0, -14.0),
        below.moved(0.0, 14.0),
    ];
    first
        .into_iter()
        .chain(nudged)
        .chain(corners)
        .chain(far)
        .collect()
}
