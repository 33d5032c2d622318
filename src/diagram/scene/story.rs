//! A way of attack lit up on the drawing: numbered steps along the lines, everything else stands back.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Detail, Stage, StepMark,
    links::{bounds, longest},
    paint::Type,
    sketch::{Sketch, Spot},
    trace::{Web, end_of, points_of},
};
use crate::{
    analysis::findings::{Effect, EffectKind, Findings, Graph, Node, NodeIndex, StepIndex},
    diagram::{
        display_list::{Ink, Role, Stroke},
        polyline::rounded,
    },
    i18n::Word,
    plant::{
        Element, Grade, Link, NetworkKind, ZoneId,
        geometry::{Point, Rect},
    },
};

/// The rule of the step that puts somebody into a device by supposition.
const SUPPOSED: &str = "GIVEN";
const WIDTH: f32 = 4.0;
const CASING: f32 = 8.0;
const DISC: f32 = 11.0;
const ARROW: f32 = 13.0;
/// Radius of a corner.
const BEND: f32 = 7.0;
/// Length of the arrow into a device that somebody reaches without a line.
const ENTRY: f32 = 26.0;

/// A way of attack to be lit up.
#[derive(Clone, Copy, Debug)]
pub struct Lit<'a> {
    graph: &'a Graph,
    steps: &'a [StepIndex],
    /// What it ends in, with what, how bad.
    end: Option<(NodeIndex, EffectKind, Option<Grade>)>,
}

impl<'a> Lit<'a> {
    /// A story of an effect of these findings; nothing when it does not exist.
    pub fn story(findings: &'a Findings, effect: &'a Effect, story: usize) -> Option<Self> {
        Some(Self {
            graph: &findings.graph,
            steps: &effect.stories.get(story)?.steps,
            end: Some((effect.node, effect.kind, effect.grade)),
        })
    }

    /// A way that only leads somewhere.
    pub const fn way(graph: &'a Graph, steps: &'a [StepIndex]) -> Self {
        Self {
            graph,
            steps,
            end: None,
        }
    }
}

/// One step that can be drawn.
#[derive(Debug)]
struct Leg {
    step: StepIndex,
    /// Lines; a device passed through lies between two of them.
    pieces: Vec<Vec<Point>>,
    /// It ends at a device, so it gets an arrowhead.
    arrives: bool,
}

/// What lies on the way of attack.
#[derive(Debug, Default)]
pub(super) struct Focus {
    cards: BTreeSet<usize>,
    lines: BTreeSet<usize>,
    ways: BTreeSet<usize>,
    zones: BTreeSet<ZoneId>,
    legs: Vec<Leg>,
    /// Where it ends, with what, how bad.
    end: Option<(Spot, EffectKind, Option<Grade>)>,
}

impl Focus {
    /// A way of attack laid over the drawing.
    pub(super) fn of(sketch: &Sketch<'_>, lit: Lit<'_>) -> Self {
        let web = Web::of(sketch);
        let mut focus = Self::default();
        let mut reached: BTreeMap<Spot, Point> = BTreeMap::new();
        for &index in lit.steps {
            let Some(step) = lit.graph.steps.get(index as usize) else {
                continue;
            };
            let node = |at: &u32| lit.graph.nodes.get(*at as usize);
            let Some(to) = node(&step.to).and_then(|node| spot_of(sketch, node)) else {
                continue;
            };
            let mut from: Vec<Spot> = step
                .needs
                .iter()
                .filter_map(node)
                .filter_map(|node| spot_of(sketch, node))
                .collect();
            focus.touch(sketch, to);
            // Who is supposed to be in did not come by any way.
            if from.contains(&to) || *step.rule == *SUPPOSED {
                continue;
            }
            let enters = from.is_empty();
            if enters {
                from = entries(sketch, &step.rule);
            }
            focus.leg(sketch, &web, index, &from, to, enters, &mut reached);
        }
        if let Some((node, kind, grade)) = lit.end
            && let Some(spot) = lit
                .graph
                .nodes
                .get(node as usize)
                .and_then(|node| spot_of(sketch, node))
        {
            focus.end = Some((spot, kind, grade));
            focus.touch(sketch, spot);
        }
        focus
    }

    #[expect(clippy::too_many_arguments, reason = "the state of one walk, used once")]
    fn leg(
        &mut self,
        sketch: &Sketch<'_>,
        web: &Web<'_>,
        step: StepIndex,
        from: &[Spot],
        to: Spot,
        enters: bool,
        reached: &mut BTreeMap<Spot, Point>,
    ) {
        let Some(hops) = web.find(from, to, |_| true).filter(|hops| !hops.is_empty()) else {
            if enters && let Some(rect) = sketch.rect(to) {
                let tip = Point::new(rect.x, rect.y + 8.0);
                let pieces = vec![vec![tip.moved(-ENTRY, -ENTRY), tip]];
                self.legs.push(Leg {
                    step,
                    pieces,
                    arrives: true,
                });
            }
            return;
        };
        let mut pieces: Vec<Vec<Point>> = Vec::new();
        let start = hops.first().and_then(|&hop| {
            end_of(
                sketch,
                super::trace::Hop {
                    forward: !hop.forward,
                    ..hop
                },
            )
        });
        if let Some(start) = start {
            self.touch(sketch, start);
        }
        // A walk that begins on a bar goes on from where the last one came to it.
        let mut open: Option<Vec<Point>> = start
            .filter(|spot| matches!(spot, Spot::Line(_)))
            .and_then(|spot| reached.get(&spot))
            .map(|&at| vec![at]);
        for &hop in &hops {
            self.ways.insert(hop.way);
            let points = points_of(sketch, hop);
            match &mut open {
                Some(piece) => piece.extend(points),
                None => open = Some(points),
            }
            let Some(end) = end_of(sketch, hop) else { continue };
            self.touch(sketch, end);
            if let (Spot::Line(_), Some(at)) = (end, open.as_ref().and_then(|piece| piece.last())) {
                reached.insert(end, *at);
            } else {
                pieces.extend(open.take());
            }
        }
        pieces.extend(open);
        self.legs.push(Leg {
            step,
            pieces,
            arrives: !matches!(to, Spot::Line(_)),
        });
    }

    /// Notes that something lies on the way, with the zone around it.
    fn touch(&mut self, sketch: &Sketch<'_>, spot: Spot) {
        let zone = match spot {
            Spot::Card(card) => {
                self.cards.insert(card);
                sketch.cards.get(card).and_then(|card| card.device.zone)
            }
            Spot::Area(area) => sketch.areas.get(area).map(|area| area.id),
            Spot::Line(line) => {
                self.lines.insert(line);
                None
            }
            Spot::Nowhere => None,
        };
        self.zones.extend(
            zone.into_iter()
                .flat_map(|zone| sketch.plant.zone_and_parents(zone)),
        );
    }

    pub(super) fn has_card(&self, card: usize) -> bool {
        self.cards.contains(&card)
    }

    pub(super) fn has_line(&self, line: usize) -> bool {
        self.lines.contains(&line)
    }

    pub(super) fn has_way(&self, way: usize) -> bool {
        self.ways.contains(&way)
    }

    pub(super) fn has_zone(&self, zone: ZoneId) -> bool {
        self.zones.contains(&zone)
    }
}

/// Where a node of the attack graph shows on the drawing.
fn spot_of(sketch: &Sketch<'_>, node: &Node) -> Option<Spot> {
    let card = |device| sketch.card(device).map(Spot::Card);
    match node {
        Node::Control(device)
        | Node::DenyDevice(device)
        | Node::Manipulate(device)
        | Node::SafetyLost(device)
        | Node::Confidentiality(_, Some(device))
        | Node::Integrity(_, Some(device)) => card(*device),
        Node::Presence(network) | Node::DenyNetwork(network) => match sketch.line(*network) {
            Some(line) => Some(Spot::Line(line)),
            // Drawn as plain links: it shows at the device they meet at.
            None => sketch
                .ways
                .iter()
                .find(|way| way.network == Some(*network))
                .map(|way| way.to),
        },
        Node::LinkPresence(link) => {
            let devices = sketch.plant.links.get(link).and_then(Link::devices);
            devices.and_then(|(a, _)| card(a))
        }
        Node::Outside(party) | Node::DenyService(party) => {
            let zone = sketch.plant.parties.get(party)?.lives_in?;
            sketch.area(zone).map(Spot::Area)
        }
        Node::Start
        | Node::Inside(_)
        | Node::Credential(_)
        | Node::Confidentiality(_, None)
        | Node::Integrity(_, None)
        | Node::FlowRead(..)
        | Node::FlowForged(..)
        | Node::DenyGroup(..) => None,
    }
}

/// Outside zones that an entry of this rule comes from: internet, vendor line, inter-site network.
fn entries(sketch: &Sketch<'_>, rule: &str) -> Vec<Spot> {
    let kind = match rule {
        "R1" | "R2" | "R7" => NetworkKind::Internet,
        "R3" => NetworkKind::VendorLine,
        "R4" => NetworkKind::InterSite,
        _ => return Vec::new(),
    };
    let networks = sketch
        .plant
        .networks
        .iter()
        .filter(|(_, network)| network.kind == kind);
    let homes = networks.filter_map(|(&id, _)| sketch.area(sketch.zoning.home(id)?));
    homes.map(Spot::Area).collect()
}

/// The lines with their casing, under the labels.
pub(super) fn lines(stage: &mut Stage<'_>) {
    let Some(focus) = stage.focus else { return };
    let pieces: Vec<&Vec<Point>> = focus.legs.iter().flat_map(|leg| &leg.pieces).collect();
    let around = pieces
        .iter()
        .map(|piece| bounds(piece))
        .reduce(Rect::union)
        .unwrap_or_default();
    stage.paint.begin(Role::Path, None, false, around.grown(DISC));
    for (width, ink) in [(CASING, Ink::Canvas), (WIDTH, Ink::AttackPath)] {
        for piece in &pieces {
            stage.paint.line(rounded(piece, BEND), Stroke::solid(width, ink));
        }
    }
    for leg in focus.legs.iter().filter(|leg| leg.arrives) {
        if let Some([.., from, tip]) = leg.pieces.last().map(Vec::as_slice) {
            stage
                .paint
                .arrowhead(*from, *tip, ARROW.min(from.distance(*tip)), Ink::AttackPath);
        }
    }
}

/// The numbers of the steps, and what it ends in, over everything.
pub(super) fn numbers(stage: &mut Stage<'_>) {
    let Some(focus) = stage.focus else { return };
    for (number, leg) in (1_u32..).zip(&focus.legs) {
        let Some(at) = disc_place(stage, leg) else {
            continue;
        };
        let disc = Rect::new(at.x, at.y, 0.0, 0.0).grown(DISC);
        stage.paint.begin(Role::Path, None, false, disc);
        let edge = Stroke::solid(1.5, Ink::Canvas);
        stage.paint.disc(at, DISC, Ink::AttackPath, Some(edge));
        stage
            .paint
            .text(number.to_string(), at, Type::bold(13.0, Ink::Canvas).centered());
        stage.take(disc);
        stage.hits.steps.push(StepMark {
            step: leg.step,
            number,
            at,
        });
    }
    end_plate(stage, focus);
}

/// On the longest straight piece of a step, near its middle, where no label stands.
fn disc_place(stage: &Stage<'_>, leg: &Leg) -> Option<Point> {
    let pieces = leg.pieces.iter().filter_map(|piece| longest(piece));
    let (from, to) = pieces.max_by(|a, b| a.0.distance(a.1).total_cmp(&b.0.distance(b.1)))?;
    let at = |share: f32| Point::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
    let is_free = |at: &Point| stage.is_free(Rect::new(at.x, at.y, 0.0, 0.0).grown(DISC));
    let places = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].map(at);
    places.into_iter().find(is_free).or(Some(at(0.5)))
}

/// What happens at the end, beside the device it happens to.
fn end_plate(stage: &mut Stage<'_>, focus: &Focus) {
    let Some((spot, kind, grade)) = focus.end else {
        return;
    };
    let Some(rect) = stage.sketch.rect(spot) else {
        return;
    };
    if stage.options.detail < Detail::Device {
        return;
    }
    let word = match kind {
        EffectKind::Deny => Word::EffectDeny,
        EffectKind::Manip => Word::EffectManip,
        EffectKind::Safety => Word::EffectSafety,
        EffectKind::Disclose => Word::EffectDisclose,
        EffectKind::Tamper => Word::EffectTamper,
        EffectKind::Lose => Word::EffectLose,
        EffectKind::Foothold => Word::EffectFoothold,
    };
    let mut text = word.get(stage.options.lang).to_owned();
    if let Some(grade) = grade {
        text.push(' ');
        text.push(grade.letter());
    }
    let grade = grade.unwrap_or(Grade::A);
    let style = Type::bold(13.0, Ink::GradeText(grade)).centered();
    let width = style.width(&text) + 20.0;
    let plate = Rect::new(rect.center().x - width / 2.0, rect.bottom() + 8.0, width, 24.0);
    let element: Option<Element> = match spot {
        Spot::Card(card) => stage.sketch.cards.get(card).map(|card| card.id.into()),
        Spot::Area(_) | Spot::Line(_) | Spot::Nowhere => None,
    };
    stage.paint.begin(Role::Path, element, false, plate.grown(10.0));
    let (top, foot) = (
        Point::new(plate.center().x, plate.y),
        Point::new(plate.center().x, rect.bottom()),
    );
    stage
        .paint
        .line(vec![foot, top], Stroke::solid(WIDTH, Ink::AttackPath));
    let edge = Stroke::solid(1.5, Ink::GradeEdge(grade));
    stage
        .paint
        .rect(plate, 3.0, Some(Ink::GradeFill(grade)), Some(edge));
    stage.paint.text(text, plate.center(), style);
}
