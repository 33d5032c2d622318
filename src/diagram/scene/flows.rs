//! Data on its way: arrows beside the links that carry it, one per link and direction.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Detail, Stage,
    links::{bounds, longest},
    paint::Type,
    sketch::{Spot, Way},
    trace::{Hop, Web, end_of, points_of},
};
use crate::{
    diagram::{
        display_list::{Ink, Role, Stroke},
        polyline::{beside, rounded},
    },
    plant::{
        DataId, Flow, FlowEnd, LinkKind,
        geometry::{Point, Rect},
    },
};

/// Distance from the link.
const OFFSET: f32 = 6.0;
const WIDTH: f32 = 1.5;
const ARROW: f32 = 8.0;
/// A label lies this near to its arrow.
const LABEL_REACH: f32 = 80.0;
/// So many codes stand on a label before the rest is counted.
const MOST_CODES: usize = 3;

/// What runs along one link in one direction, or along a bar.
#[derive(Debug, Default)]
pub(super) struct Streams {
    links: BTreeMap<(usize, bool), BTreeSet<DataId>>,
    /// Per bar and direction (`true` = to the right): from where to where.
    bars: BTreeMap<(usize, bool), (f32, f32)>,
}

/// The arrows, under cards and labels; returns what runs along each link, for [`labels`].
pub(super) fn arrows(stage: &mut Stage<'_>) -> Streams {
    if !stage.options.layers.flows || stage.options.detail < Detail::Device {
        return Streams::default();
    }
    let sketch = stage.sketch;
    let streams = streams(stage);
    let faded = stage.focus.is_some();
    for (&(line, to_right), &(from, to)) in &streams.bars {
        let Some(bar) = sketch.lines.get(line).map(|line| line.bar) else {
            continue;
        };
        // Right-hand traffic, as beside the links.
        let y = bar.y + if to_right { OFFSET } else { -OFFSET };
        let (a, b) = if to_right { (from, to) } else { (to, from) };
        let (start, tip) = (Point::new(a, y), Point::new(b, y));
        stage
            .paint
            .begin(Role::Flow, None, faded, bounds(&[start, tip]).grown(ARROW));
        stage
            .paint
            .line(vec![start, tip], Stroke::solid(WIDTH, Ink::Accent));
        stage.paint.arrowhead(start, tip, ARROW, Ink::Accent);
    }
    for &(way, forward) in streams.links.keys() {
        let points = beside(&points_of(sketch, Hop { way, forward }), OFFSET);
        stage
            .paint
            .begin(Role::Flow, None, faded, bounds(&points).grown(ARROW));
        let smooth = rounded(&points, OFFSET);
        if let [.., from, tip] = smooth.as_slice() {
            let (from, tip) = (*from, *tip);
            stage.paint.line(smooth, Stroke::solid(WIDTH, Ink::Accent));
            stage.paint.arrowhead(from, tip, ARROW, Ink::Accent);
        }
    }
    streams
}

/// The codes of the data beside the arrows, where there is room for them.
pub(super) fn labels(stage: &mut Stage<'_>, streams: &Streams) {
    let faded = stage.focus.is_some();
    for (&(way, forward), data) in &streams.links {
        let points = beside(&points_of(stage.sketch, Hop { way, forward }), OFFSET);
        stage
            .paint
            .begin(Role::Flow, None, faded, bounds(&points).grown(LABEL_REACH));
        label(stage, &points, data);
    }
}

fn streams(stage: &Stage<'_>) -> Streams {
    let sketch = stage.sketch;
    let web = Web::of(sketch);
    let steady = |way: &Way<'_>| way.kind != LinkKind::Media && !way.link.temporary && !way.link.planned;
    let mut streams = Streams::default();
    for flow in sketch.plant.flows.values() {
        let Some((from, to)) = ends(stage, flow) else {
            continue;
        };
        let hops = web
            .find(&[from], to, steady)
            .or_else(|| web.find(&[from], to, |way| !way.link.planned));
        let Some(hops) = hops else { continue };
        let mut on_bar: Option<(usize, f32)> = None;
        for hop in hops {
            streams
                .links
                .entry((hop.way, hop.forward))
                .or_default()
                .extend(&flow.data);
            let points = points_of(sketch, hop);
            if let (Some((line, x)), Some(first)) = (on_bar.take(), points.first()) {
                let to_right = first.x > x;
                let (low, high) = (x.min(first.x), x.max(first.x));
                let stretch = streams.bars.entry((line, to_right)).or_insert((low, high));
                *stretch = (stretch.0.min(low), stretch.1.max(high));
            }
            if let (Some(Spot::Line(line)), Some(last)) = (end_of(sketch, hop), points.last()) {
                on_bar = Some((line, last.x));
            }
        }
    }
    streams
}

fn ends(stage: &Stage<'_>, flow: &Flow) -> Option<(Spot, Spot)> {
    let spot = |end: FlowEnd| match end {
        FlowEnd::Device(device) => stage.sketch.card(device).map(Spot::Card),
        FlowEnd::Party(party) => {
            let zone = stage.sketch.plant.parties.get(&party)?.lives_in?;
            stage.sketch.area(zone).map(Spot::Area)
        }
    };
    Some((spot(flow.from?)?, spot(flow.to?)?))
}

/// The codes of one stream beside its longest piece.
fn label(stage: &mut Stage<'_>, points: &[Point], data: &BTreeSet<DataId>) {
    let plant = stage.sketch.plant;
    let mut codes: Vec<&str> = data
        .iter()
        .filter_map(|id| Some(plant.data.get(id)?.code.as_str()))
        .filter(|code| !code.is_empty())
        .collect();
    let rest = codes.len().saturating_sub(MOST_CODES);
    codes.truncate(MOST_CODES);
    let more = if rest > 0 {
        format!(" +{rest}")
    } else {
        String::new()
    };
    let text = format!("{}{more}", codes.join(" "));
    let Some((from, to)) = longest(points).filter(|_| !text.is_empty()) else {
        return;
    };
    let middle = Point::new(f32::midpoint(from.x, to.x), f32::midpoint(from.y, to.y));
    let dot = Rect::new(middle.x, middle.y, 0.0, 0.0).grown(1.0);
    let upright = (from.x - to.x).abs() < 1.0;
    stage.label_if_free(dot, upright, &text, Type::regular(11.0, Ink::Accent));
}
