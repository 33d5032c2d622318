//! A way of attack as a picture, and its steps in words with the measures that stand in the way.

use super::{
    super::{
        outline::{Block, Cell, Column, Figure, Mark, Piece, Row, Table, Tone, quiet, strong, words},
        wording::{element_of, is_harm, probability},
    },
    Source,
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

/// Height of a box, in points.
const HEIGHT: f32 = 52.0;
/// From one line of boxes to the next.
const LINE_GAP: f32 = 18.0;
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
        crop: None,
        max_scale: 1.0,
        max_height: 480.0,
        beside: Vec::new(),
    };
    vec![Block::Figure(figure), Block::Table(table(source, &steps))]
}

fn table(source: &Source<'_>, steps: &[&Step]) -> Table {
    let row = |(n, step): (usize, &&Step)| {
        let chance = if step.p >= 1.0 {
            quiet(source.say(T::RouteCertain))
        } else {
            words(probability(step.p))
        };
        let text = source.sentence(&source.teller().step(&source.now.graph, step));
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
            Column::fixed(source.say(T::RouteStep), 10.0),
            Column::rest(source.say(T::RouteText)),
            Column {
                right: true,
                ..Column::fixed(source.say(T::RouteChance), 18.0)
            },
            Column::fixed(source.say(T::RouteMeasures), 62.0),
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

/// How boxes are spread over lines, so that every picture fits the width of the page.
#[derive(Clone, Copy)]
struct Spread {
    /// Boxes side by side before the picture goes on below.
    per_line: usize,
    /// Width of a box.
    width: f32,
    /// From one box to the next.
    gap: f32,
}

impl Spread {
    /// Six boxes fit with room to breathe, seven when they stand closer.
    const fn of(boxes: usize) -> Self {
        if boxes <= 6 {
            Self {
                per_line: 6,
                width: 60.0,
                gap: 24.4,
            }
        } else {
            Self {
                per_line: 7,
                width: 54.0,
                gap: 17.2,
            }
        }
    }

    fn rect(self, n: usize) -> Rect {
        let (line, column) = (n / self.per_line, n % self.per_line);
        let x = column as f32 * (self.width + self.gap);
        Rect::new(x, line as f32 * (HEIGHT + LINE_GAP), self.width, HEIGHT)
    }
}

/// Draws the boxes from left to right, an arrow with the number of the step between two of them.
fn picture(source: &Source<'_>, steps: &[&Step]) -> DisplayList {
    let mut drawing = Drawing::default();
    let nodes = &source.now.graph.nodes;
    let reached = steps.iter().filter_map(|step| {
        let node = nodes.get(step.to as usize)?;
        let word = is_harm(node).then(|| harm_word(source, node).to_owned());
        let name = word.unwrap_or_else(|| source.teller().node(node));
        Some((name, icon(source, node), is_harm(node)))
    });
    let start = (entry(source, steps), entry_icon(steps), false);
    let boxes: Vec<_> = std::iter::once(start).chain(reached).collect();
    let spread = Spread::of(boxes.len());
    let mut bounds = Rect::default();
    for (n, (name, icon, harm)) in boxes.iter().enumerate() {
        let rect = spread.rect(n);
        bounds = bounds.union(rect);
        drawing.card(rect, *icon, name, *harm);
        if let Some(before) = n.checked_sub(1) {
            drawing.arrow(spread.rect(before), rect, n);
        }
    }
    DisplayList {
        bounds,
        items: drawing.items,
    }
}

/// What the story starts with, in a few words.
pub(super) fn entry(source: &Source<'_>, steps: &[&Step]) -> String {
    let row = steps.first().and_then(|step| source.catalogue.step(&step.row));
    row.map_or_else(|| source.say(T::NodeStart), |row| row.name.get(source.lang))
        .to_owned()
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
    fn card(&mut self, rect: Rect, icon: Option<Icon>, name: &str, harm: bool) {
        let ink = if harm { Ink::OnDark } else { Ink::Text };
        let ground = if harm { Ink::AttackPath } else { Ink::Panel };
        let edge = if harm { Ink::AttackPath } else { Ink::Text };
        self.add(Shape::Rect {
            rect,
            radius: 3.0,
            fill: Some(ground),
            stroke: Some(Stroke::solid(0.8, edge)),
        });
        let middle = rect.center().x;
        if let Some(icon) = icon {
            let rect = Rect::new(middle - 10.0, rect.y + 5.0, 20.0, 20.0);
            self.add(Shape::Icon { icon, rect, ink });
        }
        let lines = typeset::wrap(name, SIZE, harm, rect.w - 4.0, 2);
        let top = rect.y + if lines.len() > 1 { 32.5 } else { 37.0 };
        for (n, line) in lines.iter().enumerate() {
            let at = Point::new(middle, top + n as f32 * 9.0);
            self.text(line, at, harm, ink, rect.w - 2.0);
        }
    }

    /// An arrow from one box to the next, with the number of its step; around the corner to the next line.
    fn arrow(&mut self, from: Rect, to: Rect, n: usize) {
        let line = |points: Vec<Point>| Shape::Path {
            points,
            closed: false,
            fill: None,
            stroke: Some(Stroke::solid(1.6, Ink::AttackPath)),
        };
        if from.y == to.y {
            let (start, tip) = (from.right() + 1.5, to.x - 1.5);
            let y = from.center().y;
            self.add(line(vec![Point::new(start, y), Point::new(tip - 5.0, y)]));
            self.head(Point::new(tip, y), (1.0, 0.0));
            self.number(n, Point::new(f32::midpoint(start, tip), y - 8.0));
            return;
        }
        let (x, y) = (to.center().x, f32::midpoint(from.bottom(), to.y));
        let tip = Point::new(x, to.y - 1.5);
        let corners = [
            Point::new(from.center().x, from.bottom() + 1.5),
            Point::new(from.center().x, y),
            Point::new(x, y),
            tip.moved(0.0, -5.0),
        ];
        self.add(line(corners.into()));
        self.head(tip, (0.0, 1.0));
        self.number(n, Point::new(x + 12.0, y + 6.0));
    }

    fn number(&mut self, n: usize, at: Point) {
        self.text(&n.to_string(), at, true, Ink::AttackPath, 0.0);
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
