//! A drawing in the making: words, lines and boxes at given places, and the places that lead elsewhere.

use super::{
    super::{outline::Anchor, page::Part},
    style::Style,
};
use crate::{
    diagram::display_list::{Anchor as Side, Dash, DisplayList, Ink, Item, Role, Shape, Stroke, TextRun},
    plant::geometry::{Point, Rect},
    typeset,
};

/// A drawing in the making; lengths are points, y pointing down.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    /// What is drawn, back to front.
    pub(super) parts: Vec<Part>,
    /// Places that lead elsewhere.
    pub(super) links: Vec<(Rect, Anchor)>,
    /// Places where the page number of something is printed once it is known: right end, middle line.
    pub(super) numbers: Vec<(Point, Style, Anchor)>,
}

impl Sheet {
    /// One line of text: `at` is its left end and middle line.
    pub(super) fn text(&mut self, text: &str, at: Point, style: Style) {
        self.text_at(text, at, Side::Left, style);
    }

    /// One line of text around or left of a point.
    pub(super) fn text_at(&mut self, text: &str, at: Point, anchor: Side, style: Style) {
        if text.is_empty() {
            return;
        }
        self.add(Shape::Text(TextRun {
            text: text.to_owned(),
            at,
            anchor,
            size: style.size,
            bold: style.bold,
            ink: style.ink,
            max_width: 0.0,
        }));
    }

    /// One line of text that ends with … where it would be wider than `width`.
    pub(super) fn text_within(&mut self, text: &str, at: Point, anchor: Side, style: Style, width: f32) {
        let text = typeset::fit(text, style.size, style.bold, width);
        self.text_at(&text, at, anchor, style);
    }

    /// A horizontal rule.
    pub(super) fn rule(&mut self, x: f32, y: f32, width: f32, thickness: f32, ink: Ink) {
        self.line(
            &[Point::new(x, y), Point::new(x + width, y)],
            Stroke::solid(thickness, ink),
        );
    }

    /// A line through points.
    pub(super) fn line(&mut self, points: &[Point], stroke: Stroke) {
        self.add(Shape::Path {
            points: points.to_vec(),
            closed: false,
            fill: None,
            stroke: Some(stroke),
        });
    }

    /// A filled outline.
    pub(super) fn polygon(&mut self, points: &[Point], fill: Ink) {
        self.add(Shape::Path {
            points: points.to_vec(),
            closed: true,
            fill: Some(fill),
            stroke: None,
        });
    }

    /// A box.
    pub(super) fn rect(&mut self, rect: Rect, fill: Option<Ink>, stroke: Option<Stroke>) {
        self.add(Shape::Rect {
            rect,
            radius: 0.0,
            fill,
            stroke,
        });
    }

    /// A box with a dashed edge.
    pub(super) fn dashed(&mut self, rect: Rect, thickness: f32, ink: Ink) {
        let stroke = Stroke {
            width: thickness,
            ink,
            dash: Dash::Dashed,
        };
        self.rect(rect, None, Some(stroke));
    }

    fn add(&mut self, shape: Shape) {
        let item = Item {
            shape,
            role: Role::Chart,
            element: None,
            faded: false,
        };
        match self.parts.last_mut() {
            Some(part) if part.scale == 1.0 && part.at == Point::default() && part.clip.is_none() => {
                part.list.items.push(item);
            }
            _ => self.parts.push(Part {
                list: DisplayList {
                    bounds: Rect::default(),
                    items: vec![item],
                },
                scale: 1.0,
                at: Point::default(),
                clip: None,
            }),
        }
    }

    /// Takes over another drawing, moved.
    pub(super) fn place(&mut self, other: Self, x: f32, y: f32) {
        for mut part in other.parts {
            part.at = part.at.moved(x, y);
            self.parts.push(part);
        }
        self.links
            .extend(other.links.into_iter().map(|(rect, to)| (rect.moved(x, y), to)));
        self.numbers.extend(
            other
                .numbers
                .into_iter()
                .map(|(at, style, to)| (at.moved(x, y), style, to)),
        );
    }
}
