//! Links between devices, networks and parties, each kind in its own hand.

use super::{
    Detail, LinkShape, Stage,
    paint::{Type, dashed},
    sketch::Way,
};
use crate::{
    diagram::{
        display_list::{Dash, Ink, Role, Stroke},
        icons::Glyph,
        polyline::{beside, rounded},
    },
    i18n::DrawingText,
    plant::{
        LinkKind,
        geometry::{Point, Rect},
    },
};

/// Radius of a corner.
const CORNER: f32 = 7.0;
/// Half the distance of the two lines of a remote link.
const TWIN: f32 = 1.75;
const GLYPH_RADIUS: f32 = 9.0;
/// A piece shorter than this has no room for a glyph.
const GLYPH_ROOM: f32 = 22.0;

/// All lines, under the cards.
pub(super) fn lines(stage: &mut Stage<'_>) {
    if !stage.options.layers.assets {
        return;
    }
    let sketch = stage.sketch;
    for (number, way) in sketch.ways.iter().enumerate() {
        stage.hits.links.push(LinkShape {
            link: way.id,
            line: way.points.clone(),
            label: None,
        });
        let bounds = bounds(&way.points).grown(4.0);
        if !stage.is_seen(bounds) {
            continue;
        }
        let faded = stage.is_faded_way(number);
        stage.paint.begin(Role::Link, Some(way.id.into()), faded, bounds);
        let ink = if stage.is_moving_way(way) {
            Ink::Accent
        } else if way.link.planned {
            Ink::Faint
        } else {
            Ink::LinkLine
        };
        let dash = if way.link.planned || ink == Ink::Accent {
            Dash::Dashed
        } else if matches!(way.kind, LinkKind::Media | LinkKind::Wireless) {
            Dash::Dotted
        } else if way.link.temporary {
            Dash::Dashed
        } else {
            Dash::Solid
        };
        let points = rounded(&way.points, CORNER);
        if way.kind == LinkKind::Remote && dash == Dash::Solid {
            for side in [-TWIN, TWIN] {
                stage.paint.line(beside(&points, side), Stroke::solid(1.0, ink));
            }
        } else {
            stage.paint.line(points, dashed(2.0, ink, dash));
        }
    }
}

/// What a link carries besides its line: a glyph at the middle of its longest piece, and its words.
pub(super) fn glyphs(stage: &mut Stage<'_>) {
    if !stage.options.layers.assets || stage.options.detail < Detail::Device {
        return;
    }
    let sketch = stage.sketch;
    for (number, way) in sketch.ways.iter().enumerate() {
        let Some((from, to)) = longest(&way.points) else {
            continue;
        };
        let glyph = match way.kind {
            LinkKind::Wireless => Some(Glyph::Wave),
            LinkKind::Remote => Some(Glyph::Key),
            LinkKind::Media => Some(Glyph::Usb),
            LinkKind::Wired | LinkKind::OneWay => None,
        };
        let words = words(stage, way);
        if glyph.is_none() && words.is_empty() && way.kind != LinkKind::OneWay {
            continue;
        }
        if !stage.is_seen(bounds(&way.points).grown(80.0)) {
            continue;
        }
        let faded = stage.is_faded_way(number);
        stage.paint.begin(
            Role::Link,
            Some(way.id.into()),
            faded,
            bounds(&way.points).grown(80.0),
        );
        let upright = (from.x - to.x).abs() < 1.0;
        let middle = along(from, to, 0.5);
        let mut mark = around(middle, 1.0);
        if let Some(glyph) = glyph {
            mark = glyph_mark(stage, (from, to), upright, glyph);
        } else if way.kind == LinkKind::OneWay {
            chevron(stage, way, middle);
        }
        if !words.is_empty() {
            let style = Type::regular(12.0, Ink::Text2);
            let label = stage.label_beside(mark, upright, &words, style, Some(Ink::Canvas));
            if let Some(shape) = stage
                .hits
                .links
                .iter_mut()
                .rev()
                .find(|shape| shape.link == way.id)
            {
                shape.label = label;
            }
        }
    }
}

/// The user's words on a link; for media the code of its conduit and that it goes by hand.
fn words(stage: &Stage<'_>, way: &Way<'_>) -> String {
    let mut words = way.link.label.as_str();
    if way.kind != LinkKind::Media {
        return words.to_owned();
    }
    if words.is_empty() {
        words = DrawingText::ByHand.get(stage.options.lang);
    }
    match stage.gates.code_of_link(way.id) {
        Some(code) => format!("{code} {words}"),
        None => words.to_owned(),
    }
}

/// One filled chevron in the direction a diode lets through.
fn chevron(stage: &mut Stage<'_>, way: &Way<'_>, middle: Point) {
    let Some((from, to)) = longest(&way.points) else {
        return;
    };
    let (from, to) = if way.runs_forward() {
        (from, to)
    } else {
        (to, from)
    };
    let length = from.distance(to).max(1.0);
    let tip = middle.moved((to.x - from.x) / length * 8.0, (to.y - from.y) / length * 8.0);
    stage.paint.arrowhead(from, tip, 14.0, Ink::LinkLine);
}

/// Draws a glyph on a piece of line, on a disc where it fits between what stands there already; else bare, beside it.
/// Returns its box.
fn glyph_mark(stage: &mut Stage<'_>, (from, to): (Point, Point), upright: bool, glyph: Glyph) -> Rect {
    let is_free = |at: &Point| {
        let mark = around(*at, GLYPH_RADIUS + 1.0);
        stage.is_free(mark) && !stage.is_on_card(mark)
    };
    let has_room = from.distance(to) >= GLYPH_ROOM;
    let places = [0.5, 0.35, 0.65, 0.25, 0.75].map(|share| along(from, to, share));
    if let Some(middle) = places.into_iter().filter(|_| has_room).find(is_free) {
        let edge = Stroke::solid(1.0, Ink::ControlBorder);
        stage.paint.disc(middle, GLYPH_RADIUS, Ink::Canvas, Some(edge));
        stage.paint.icon(glyph.into(), middle, 12.0, Ink::LinkLine);
        let mark = around(middle, GLYPH_RADIUS);
        stage.take(mark);
        return mark;
    }
    let middle = around(along(from, to, 0.5), 2.0);
    let place = stage.place_beside(middle, upright, 12.0);
    if let Some(place) = place {
        stage
            .paint
            .icon(glyph.into(), place.center(), 13.0, Ink::LinkLine);
        stage.take(place);
    }
    place.unwrap_or(middle)
}

fn along(from: Point, to: Point, share: f32) -> Point {
    Point::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
}

fn around(at: Point, radius: f32) -> Rect {
    Rect::new(at.x, at.y, 0.0, 0.0).grown(radius)
}

/// The longest straight piece of a line.
pub(super) fn longest(points: &[Point]) -> Option<(Point, Point)> {
    points
        .iter()
        .zip(points.iter().skip(1))
        .map(|(&from, &to)| (from, to))
        .max_by(|a, b| a.0.distance(a.1).total_cmp(&b.0.distance(b.1)))
}

/// The box around a line.
pub(super) fn bounds(points: &[Point]) -> Rect {
    let dot = |point: &Point| Rect::new(point.x, point.y, 0.0, 0.0);
    points.iter().map(dot).reduce(Rect::union).unwrap_or_default()
}
