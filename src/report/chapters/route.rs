//! A way of attack as a picture, and its steps in words with the measures that stand in the way.

use super::{
    super::outline::{Block, Cell, Column, Figure, Mark, Piece, Row, Table, Tone, strong, words},
    Source,
    risks::probability,
    sentences::element_of,
};
use crate::{
    analysis::findings::{Factor, Node, Step, Story},
    diagram::{
        display_list::{Anchor, DisplayList, Ink, Item, Role, Shape, Stroke, TextRun},
        icons::{Glyph, Icon},
    },
    i18n::ReportText as T,
    plant::{
        Element, PartyKind,
        geometry::{Point, Rect},
    },
    typeset,
};

/// Boxes side by side before the picture goes on below.
const PER_LINE: usize = 6;
/// Size of a box, in points.
const BOX: (f32, f32) = (60.0, 52.0);
/// From one box to the next.
const GAP: f32 = 24.4;
/// From one line of boxes to the next.
const LINE_GAP: f32 = 14.0;
/// Letters.
const SIZE: f32 = 7.0;
/// Measures named at a step.
const MEASURES: usize = 4;

/// The picture and the steps of a story.
pub(super) fn blocks(source: &Source<'_>, story: &Story, caption: &str) -> Vec<Block> {
    let steps: Vec<&Step> = (story.steps.iter())
        .filter_map(|&index| source.now.graph.steps.get(index as usize))
        .collect();
    let figure = Figure {
        caption: Some(caption.to_owned()),
        list: picture(source, &steps),
        max_scale: 1.0,
        max_height: 240.0,
        beside: Vec::new(),
    };
    vec![Block::Figure(figure), Block::Table(table(source, &steps))]
}

fn table(source: &Source<'_>, steps: &[&Step]) -> Table {
    let row = |(n, step): (usize, &&Step)| {
        let chance = if step.p >= 1.0 {
            words("–")
        } else {
            words(probability(step.p))
        };
        let text = source.sentence(&source.step(source.now, step));
        Row::plain(vec![
            strong((n + 1).to_string()),
            words(text),
            chance,
            measures(source, step),
        ])
    };
    Table {
        caption: None,
        columns: vec![
            Column::fixed(source.say(T::RouteStep), 8.0),
            Column::rest(source.say(T::RouteText)),
            Column {
                right: true,
                ..Column::fixed(source.say(T::RouteChance), 18.0)
            },
            Column::fixed(source.say(T::RouteMeasures), 66.0),
        ],
        rows: steps.iter().enumerate().map(row).collect(),
    }
}

/// The measures a step reads, weakest first: they are what is missing.
fn measures(source: &Source<'_>, step: &Step) -> Cell {
    let mut factors: Vec<&Factor> = step.factors.iter().filter(|factor| factor.primary).collect();
    factors.sort_by(|a, b| (a.strength, &a.measure).cmp(&(b.strength, &b.measure)));
    factors.dedup_by(|a, b| a.measure == b.measure);
    let line = |factor: &&Factor| {
        let mut name = format!("{} {}", factor.measure, source.measure(&factor.measure));
        if factor.assumed {
            name.push_str(source.say(T::RouteAssumed));
        }
        Piece::Marks(vec![
            Mark::Strength(factor.strength),
            Mark::Words(name, Tone::Plain),
        ])
    };
    factors.iter().take(MEASURES).map(line).collect()
}

/// Draws the boxes from left to right, an arrow with the number of the step between two of them.
fn picture(source: &Source<'_>, steps: &[&Step]) -> DisplayList {
    let mut drawing = Drawing::default();
    let nodes = &source.now.graph.nodes;
    let start = [(None, source.say(T::NodeStart).to_owned(), entry_icon(steps))];
    let reached = steps.iter().filter_map(|step| {
        let node = nodes.get(step.to as usize)?;
        Some((Some(node), source.node(node), icon(source, node)))
    });
    let boxes: Vec<_> = start.into_iter().chain(reached).collect();
    let last = boxes.len().saturating_sub(1);
    for (n, (node, name, icon)) in boxes.iter().enumerate() {
        let corner = corner(n);
        let harm = n == last && node.is_some_and(is_harm);
        let word = node.filter(|_| harm).map(|node| harm_word(source, node));
        drawing.card(corner, *icon, word.unwrap_or(name), harm);
        if n > 0 {
            drawing.arrow(corner, n);
        }
    }
    let lines = boxes.len().div_ceil(PER_LINE).max(1) as f32;
    let columns = boxes.len().min(PER_LINE) as f32;
    DisplayList {
        bounds: Rect::new(
            0.0,
            0.0,
            columns * (BOX.0 + GAP) - GAP,
            lines * (BOX.1 + LINE_GAP) - LINE_GAP,
        ),
        items: drawing.items,
    }
}

fn corner(n: usize) -> Point {
    let (line, column) = (n / PER_LINE, n % PER_LINE);
    Point::new(column as f32 * (BOX.0 + GAP), line as f32 * (BOX.1 + LINE_GAP))
}

/// Whether a node is harm done, not a foothold on the way.
pub(super) const fn is_harm(node: &Node) -> bool {
    !matches!(
        node,
        Node::Start
            | Node::Presence(_)
            | Node::LinkPresence(_)
            | Node::Control(_)
            | Node::Inside(_)
            | Node::Outside(_)
            | Node::Credential(_)
    )
}

fn harm_word<'a>(source: &Source<'a>, node: &Node) -> &'a str {
    source.say(match node {
        Node::Manipulate(_) => T::HarmManip,
        Node::SafetyLost(_) => T::HarmSafety,
        Node::Confidentiality(..) | Node::FlowRead(..) => T::HarmDisclose,
        Node::Integrity(..) | Node::FlowForged(..) => T::HarmTamper,
        _ => T::HarmDeny,
    })
}

/// Where the story starts: with media, a radio, a vendor, the internet.
fn entry_icon(steps: &[&Step]) -> Option<Icon> {
    let first = steps.first()?;
    let name = match &*first.rule {
        "R3" => "vendor",
        "R4" => "partner",
        "R5" => "usb",
        "R6" => "wlan_ap",
        "R8" => "truck",
        "R9" => "person",
        _ => "internet",
    };
    Icon::named(name)
}

fn icon(source: &Source<'_>, node: &Node) -> Option<Icon> {
    let element = element_of(node);
    match (node, element) {
        (node, _) if is_harm(node) => match node {
            Node::Confidentiality(..) | Node::FlowRead(..) | Node::Integrity(..) | Node::FlowForged(..) => {
                Icon::named("db")
            }
            _ => Icon::named("stack_light"),
        },
        (_, Some(Element::Device(id))) => source
            .plant
            .devices
            .get(&id)
            .map(|device| Icon::of_kind(&device.kind)),
        (_, Some(Element::Network(_) | Element::Link(_))) => Icon::named("switch"),
        (_, Some(Element::Place(_))) => Icon::named("person"),
        (_, Some(Element::Party(id))) => {
            let kind = source.plant.parties.get(&id).map(|party| party.kind);
            Icon::named(match kind {
                Some(PartyKind::Internet) => "internet",
                Some(PartyKind::Headquarters | PartyKind::Customer) => "partner",
                Some(PartyKind::Supplier) => "truck",
                _ => "vendor",
            })
        }
        (Node::Credential(_), _) => Some(Icon::from(Glyph::Key)),
        _ => None,
    }
}

#[derive(Default)]
struct Drawing {
    items: Vec<Item>,
}

impl Drawing {
    fn add(&mut self, shape: Shape) {
        self.items.push(Item {
            shape,
            role: Role::Path,
            element: None,
            faded: false,
        });
    }

    fn text(&mut self, text: &str, at: Point, bold: bool, ink: Ink, max_width: f32) {
        self.add(Shape::Text(TextRun {
            text: text.to_owned(),
            at,
            anchor: Anchor::Center,
            size: SIZE,
            bold,
            ink,
            max_width,
        }));
    }

    /// A box with an icon above a name of at most two lines; what is lost stands white on the attack's colour.
    fn card(&mut self, at: Point, icon: Option<Icon>, name: &str, harm: bool) {
        let rect = Rect::new(at.x, at.y, BOX.0, BOX.1);
        let ink = if harm { Ink::OnDark } else { Ink::Text };
        self.add(Shape::Rect {
            rect,
            radius: 3.0,
            fill: Some(if harm { Ink::AttackPath } else { Ink::Panel }),
            stroke: Some(Stroke::solid(0.8, if harm { Ink::AttackPath } else { Ink::Text })),
        });
        if let Some(icon) = icon {
            let rect = Rect::new(rect.center().x - 10.0, at.y + 5.0, 20.0, 20.0);
            self.add(Shape::Icon { icon, rect, ink });
        }
        let lines = typeset::wrap(name, SIZE, harm, BOX.0 - 6.0, 2);
        let top = if lines.len() > 1 { 31.5 } else { 36.0 };
        for (n, line) in lines.iter().enumerate() {
            let y = at.y + top + n as f32 * 9.0 + 1.0;
            self.text(line, Point::new(rect.center().x, y), harm, ink, 0.0);
        }
    }

    /// An arrow into the box at `at` from the one before it, with the number of its step.
    fn arrow(&mut self, at: Point, n: usize) {
        let y = at.y + BOX.1 / 2.0;
        let opens_line = n.is_multiple_of(PER_LINE);
        // The first box of a further line is entered from the left edge.
        let from = if opens_line { at.x } else { at.x - GAP + 1.5 };
        let tip = at.x - 1.5;
        if opens_line {
            let above = Point::new(at.x + BOX.0 / 2.0, at.y - LINE_GAP + 2.0);
            self.text(
                &n.to_string(),
                Point::new(above.x + 8.0, above.y + 4.0),
                true,
                Ink::AttackPath,
                0.0,
            );
            self.head(Point::new(above.x, at.y - 1.5), (0.0, 1.0));
            return;
        }
        self.add(Shape::Path {
            points: vec![Point::new(from, y), Point::new(tip - 5.0, y)],
            closed: false,
            fill: None,
            stroke: Some(Stroke::solid(1.6, Ink::AttackPath)),
        });
        self.head(Point::new(tip, y), (1.0, 0.0));
        self.text(
            &n.to_string(),
            Point::new(f32::midpoint(from, tip), y - 8.0),
            true,
            Ink::AttackPath,
            0.0,
        );
    }

    /// The head of an arrow.
    fn head(&mut self, tip: Point, (dx, dy): (f32, f32)) {
        let back = tip.moved(-6.0 * dx, -6.0 * dy);
        self.add(Shape::Path {
            points: vec![
                tip,
                back.moved(-3.2 * dy, -3.2 * dx),
                back.moved(3.2 * dy, 3.2 * dx),
            ],
            closed: true,
            fill: Some(Ink::AttackPath),
            stroke: None,
        });
    }
}
