//! Gates: where a line crosses from one zone into another, with the codes of its conduits and the wall's strength.

use std::collections::BTreeMap;

use super::{
    Detail, GateShape, Stage,
    paint::Type,
    sketch::{Sketch, Spot, Way},
    verdicts::Verdicts,
};
use crate::{
    diagram::{
        chip::strength_bars,
        display_list::{Ink, Role, Stroke},
    },
    plant::{
        Carrier, ConduitId, Element, LinkId, LinkKind, NetworkId, Plant, Strength, ZoneId, ZoneKind,
        geometry::{Point, Rect},
    },
};

/// Size of a gate's plate.
const PLATE: (f32, f32) = (18.0, 12.0);
const LABEL_SIZE: f32 = 11.0;
/// A gate stands this far outside the border it belongs to, so that it does not hide the title.
const OUTWARD: f32 = 3.0;
/// Two zones with a gap up to this wide on a bar share one gate in the middle.
const WIDEST_GAP: f32 = 64.0;

/// One gate.
#[derive(Clone, Debug)]
pub(super) struct Gate {
    center: Point,
    /// The line through it runs up and down.
    upright: bool,
    zones: (ZoneId, ZoneId),
    /// Number of the way it stands on; none on a bar.
    pub(super) way: Option<usize>,
    link: Option<LinkId>,
    network: Option<NetworkId>,
    conduits: Vec<ConduitId>,
    strength: Option<Strength>,
}

/// All gates of a drawing.
#[derive(Debug, Default)]
pub(super) struct Gates {
    pub(super) list: Vec<Gate>,
    /// Codes of the conduits that a link carries by itself.
    link_codes: BTreeMap<LinkId, String>,
}

impl Gates {
    /// Finds every crossing and hands out the stored conduits.
    pub(super) fn of(sketch: &Sketch<'_>, verdicts: &Verdicts) -> Self {
        let mut list: Vec<Gate> = sketch
            .ways
            .iter()
            .enumerate()
            .filter_map(|(number, way)| on_way(sketch, number, way))
            .collect();
        for line in 0..sketch.lines.len() {
            on_bar(sketch, line, &mut list);
        }
        let mut gates = Self {
            list,
            link_codes: link_codes(sketch.plant),
        };
        gates.hand_out(sketch, verdicts);
        gates
    }

    /// The code of the conduit that a hand-carried or temporary link is.
    pub(super) fn code_of_link(&self, link: LinkId) -> Option<&str> {
        self.link_codes.get(&link).map(String::as_str)
    }

    /// Gives each stored conduit to the gate that it passes, and each gate the strength of its wall.
    fn hand_out(&mut self, sketch: &Sketch<'_>, verdicts: &Verdicts) {
        let mut by_carrier: BTreeMap<Carrier, Vec<usize>> = BTreeMap::new();
        for (number, gate) in self.list.iter().enumerate() {
            for carrier in gate.carriers(sketch) {
                by_carrier.entry(carrier).or_default().push(number);
            }
        }
        for (&id, conduit) in &sketch.plant.conduits {
            let (Some(a), Some(b), Some(carrier)) = (conduit.a, conduit.b, conduit.carrier) else {
                continue;
            };
            let numbers = by_carrier.get(&carrier).map_or(&[][..], Vec::as_slice);
            let best = numbers
                .iter()
                .filter_map(|&number| Some((self.list.get(number)?.fitness(a, b)?, number)))
                .min();
            if let Some(gate) = best.and_then(|(_, number)| self.list.get_mut(number)) {
                gate.conduits.push(id);
                let wall = verdicts.wall(a, b, carrier);
                gate.strength = gate.strength.into_iter().chain(wall).min();
            }
        }
        for gate in &mut self.list {
            if gate.strength.is_none() {
                let (a, b) = gate.zones;
                gate.strength = gate
                    .carriers(sketch)
                    .filter_map(|carrier| verdicts.wall(a, b, carrier))
                    .min();
            }
        }
    }
}

impl Gate {
    /// What may carry a conduit through this gate.
    fn carriers(&self, sketch: &Sketch<'_>) -> impl Iterator<Item = Carrier> + use<> {
        let device = self
            .way
            .and_then(|way| sketch.ways.get(way))
            .and_then(|way| match way.from {
                Spot::Card(card) => sketch.cards.get(card).map(|card| card.id),
                Spot::Area(_) | Spot::Line(_) | Spot::Nowhere => None,
            });
        let network = self.network.map(Carrier::Network);
        [device.map(Carrier::Device), network, self.link.map(Carrier::Link)]
            .into_iter()
            .flatten()
    }

    /// How well it stands between two zones: 0 exactly, 1 one of them; none otherwise.
    fn fitness(&self, a: ZoneId, b: ZoneId) -> Option<u8> {
        let (own, other) = self.zones;
        let is_between = (own == a && other == b) || (own == b && other == a);
        let touches = [own, other].iter().any(|zone| *zone == a || *zone == b);
        match (is_between, touches) {
            (true, _) => Some(0),
            (false, true) => Some(1),
            (false, false) => None,
        }
    }
}

fn link_codes(plant: &Plant) -> BTreeMap<LinkId, String> {
    let code = |conduit: &crate::plant::Conduit| match conduit.carrier {
        Some(Carrier::Link(link)) if !conduit.code.is_empty() => Some((link, conduit.code.clone())),
        _ => None,
    };
    plant.conduits.values().filter_map(code).collect()
}

/// The gate on a link: where it leaves the zone of its device, if it ends in another one.
fn on_way(sketch: &Sketch<'_>, number: usize, way: &Way<'_>) -> Option<Gate> {
    if way.kind == LinkKind::Media {
        return None;
    }
    let zone = |spot: Spot| match spot {
        Spot::Card(card) => sketch.cards.get(card)?.device.zone,
        Spot::Area(area) => Some(sketch.areas.get(area)?.id),
        Spot::Line(line) => sketch.zoning.home(sketch.lines.get(line)?.id),
        Spot::Nowhere => None,
    };
    let (own, other) = (zone(way.from)?, zone(way.to)?);
    if own == other {
        return None;
    }
    let frame = sketch.areas.get(sketch.area(own)?)?.rect;
    let (center, upright) = match leaving(&way.points, frame) {
        Some(found) => found,
        // The line starts outside its own zone, or never leaves it: it may still enter the other one.
        None => leaving(
            &way.points.iter().rev().copied().collect::<Vec<_>>(),
            sketch.areas.get(sketch.area(other)?)?.rect,
        )?,
    };
    Some(Gate {
        center,
        upright,
        zones: (own, other),
        way: Some(number),
        link: Some(way.id),
        network: way.network,
        conduits: Vec::new(),
        strength: None,
    })
}

/// Where a line that starts inside a frame leaves it, a little outside, and whether it runs up or down there.
fn leaving(points: &[Point], frame: Rect) -> Option<(Point, bool)> {
    points.iter().zip(points.iter().skip(1)).find_map(|(&from, &to)| {
        if !frame.contains(from) || frame.contains(to) {
            return None;
        }
        let upright = (from.x - to.x).abs() < (from.y - to.y).abs();
        let middle = Point::new(f32::midpoint(from.x, to.x), f32::midpoint(from.y, to.y));
        let at = if upright {
            let y = if to.y > from.y {
                (frame.bottom() + OUTWARD).min(to.y)
            } else {
                (frame.y - OUTWARD).max(to.y)
            };
            Point::new(middle.x, y)
        } else {
            let x = if to.x > from.x {
                (frame.right() + OUTWARD).min(to.x)
            } else {
                (frame.x - OUTWARD).max(to.x)
            };
            Point::new(x, middle.y)
        };
        Some((at, upright))
    })
}

/// Gates where a bar runs from one zone into the next.
fn on_bar(sketch: &Sketch<'_>, number: usize, gates: &mut Vec<Gate>) {
    let Some(line) = sketch.lines.get(number) else {
        return;
    };
    let bar = line.bar;
    let crosses = |frame: &Rect| {
        frame.y < bar.y && bar.y < frame.bottom() && frame.x < bar.x1 && bar.x0 < frame.right()
    };
    let mut frames: Vec<(Rect, ZoneId)> = sketch
        .areas
        .iter()
        .filter(|area| area.leaf && area.zone.kind == ZoneKind::Inside && crosses(&area.rect))
        .map(|area| (area.rect, area.id))
        .collect();
    frames.sort_by(|a, b| a.0.x.total_cmp(&b.0.x));
    for ((left, a), (right, b)) in frames.iter().zip(frames.iter().skip(1)) {
        let gap = right.x - left.right();
        if !(0.0..=WIDEST_GAP).contains(&gap) {
            continue;
        }
        // In the middle of the gap, unless another line comes down there.
        let middle = f32::midpoint(left.right(), right.x);
        let is_clear = |x: &f32| {
            sketch
                .taps(number)
                .iter()
                .all(|tap| (tap - x).abs() > PLATE.0 / 2.0 + 2.0)
        };
        let x = [middle, right.x + OUTWARD, left.right() - OUTWARD]
            .into_iter()
            .find(is_clear)
            .unwrap_or(middle);
        gates.push(Gate {
            center: Point::new(x, bar.y),
            upright: false,
            zones: (*a, *b),
            way: None,
            link: None,
            network: Some(line.id),
            conduits: Vec::new(),
            strength: None,
        });
    }
}

/// The plates, over the lines.
pub(super) fn plates(stage: &mut Stage<'_>) {
    if !stage.options.layers.assets || stage.options.detail < Detail::Device {
        return;
    }
    let gates = stage.gates;
    for gate in &gates.list {
        let plate = Rect::new(
            gate.center.x - PLATE.0 / 2.0,
            gate.center.y - PLATE.1 / 2.0,
            PLATE.0,
            PLATE.1,
        );
        stage.hits.gates.push(GateShape {
            rect: plate,
            conduits: gate.conduits.clone(),
            link: gate.link,
            network: gate.network,
            zones: gate.zones,
            label: None,
        });
        if !stage.is_seen(plate.grown(4.0)) {
            continue;
        }
        let element = gate
            .conduits
            .first()
            .map(|&id| Element::Conduit(id))
            .or_else(|| gate.link.map(Element::Link))
            .or_else(|| gate.network.map(Element::Network));
        let faded = stage.is_faded_gate(gate.way);
        stage.paint.begin(Role::Gate, element, faded, plate.grown(40.0));
        stage.paint.rect(
            plate,
            2.5,
            Some(Ink::Panel),
            Some(Stroke::solid(1.25, Ink::LinkLine)),
        );
        let bars = plate.grown(-3.0);
        stage
            .paint
            .shapes(|out| strength_bars(gate.strength.unwrap_or_default(), bars, out));
        stage.take(plate);
    }
}

/// The codes beside the plates, once all plates are known.
pub(super) fn labels(stage: &mut Stage<'_>) {
    if !stage.options.layers.assets || stage.options.detail < Detail::Device {
        return;
    }
    let gates = stage.gates;
    let plant = stage.sketch.plant;
    for (number, gate) in gates.list.iter().enumerate() {
        let codes = gate
            .conduits
            .iter()
            .filter_map(|id| Some(plant.conduits.get(id)?.code.as_str()));
        let text = merged(codes.filter(|code| !code.is_empty()).collect());
        if text.is_empty() {
            continue;
        }
        let plate = Rect::new(
            gate.center.x - PLATE.0 / 2.0,
            gate.center.y - PLATE.1 / 2.0,
            PLATE.0,
            PLATE.1,
        );
        if !stage.is_seen(plate.grown(80.0)) {
            continue;
        }
        let faded = stage.is_faded_gate(gate.way);
        let element = gate.conduits.first().map(|&id| Element::Conduit(id));
        stage.paint.begin(Role::Gate, element, faded, plate.grown(60.0));
        let label = stage.label_beside(
            plate,
            gate.upright,
            &text,
            Type::regular(LABEL_SIZE, Ink::Text2),
            Some(Ink::Canvas),
        );
        if let Some(shape) = stage.hits.gates.get_mut(number) {
            shape.label = label;
        }
    }
}

/// Codes as short as they can be read: `C05-07`, `C08 C10`.
fn merged(mut codes: Vec<&str>) -> String {
    codes.sort_unstable();
    codes.dedup();
    let split = |code: &str| {
        let digits = code.len() - code.trim_start_matches(|c: char| !c.is_ascii_digit()).len();
        let (head, tail) = code.split_at_checked(digits)?;
        Some((head.to_owned(), tail.to_owned(), tail.parse::<u32>().ok()?))
    };
    let mut words: Vec<String> = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let mut close = |run: &mut Vec<&str>| {
        match run.as_slice() {
            [first, .., last] => {
                let tail = split(last).map_or_else(String::new, |(_, tail, _)| tail);
                words.push(format!("{first}-{tail}"));
            }
            single => words.extend(single.iter().map(|code| (*code).to_owned())),
        }
        run.clear();
    };
    for code in codes {
        let follows = run.last().and_then(|last| Some((split(last)?, split(code)?)));
        let is_next = follows.is_some_and(|((a, _, x), (b, _, y))| a == b && x + 1 == y);
        if !is_next {
            close(&mut run);
        }
        run.push(code);
    }
    close(&mut run);
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_codes_are_merged() {
        assert_eq!(merged(vec!["C06", "C05", "C07"]), "C05-07");
        assert_eq!(merged(vec!["C12", "C13"]), "C12-13");
        assert_eq!(merged(vec!["C10", "C08"]), "C08 C10");
        assert_eq!(merged(vec!["入口"]), "入口");
        assert_eq!(merged(vec![]), "");
    }

    #[test]
    fn a_line_is_gated_just_outside_the_border_it_leaves() {
        let frame = Rect::new(0.0, 0.0, 100.0, 100.0);
        let down = [Point::new(50.0, 60.0), Point::new(50.0, 200.0)];
        assert_eq!(leaving(&down, frame), Some((Point::new(50.0, 103.0), true)));
        assert_eq!(
            leaving(&[Point::new(50.0, 10.0), Point::new(50.0, 90.0)], frame),
            None
        );
    }
}
