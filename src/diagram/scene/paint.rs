//! Collects the picture's items back to front, with the record and the part they belong to.

use crate::{
    diagram::{
        display_list::{Anchor, Dash, Ink, Item, Role, Shape, Stroke, TextRun},
        icons::Icon,
    },
    plant::{
        Element,
        geometry::{Point, Rect},
    },
    typeset,
};

/// Items that lie close together, so that what is off the screen is skipped without looking at each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Chunk {
    pub(super) bounds: Rect,
    pub(super) end: u32,
}

/// The list as it grows.
#[derive(Debug, Default)]
pub(super) struct Painter {
    items: Vec<Item>,
    chunks: Vec<Chunk>,
    bounds: Option<Rect>,
    role: Option<Role>,
    element: Option<Element>,
    faded: bool,
    scratch: Vec<Shape>,
}

impl Painter {
    pub(super) fn with_capacity(items: usize) -> Self {
        Self {
            items: Vec::with_capacity(items),
            ..Self::default()
        }
    }

    /// What follows belongs to `element`, plays `role`, stands back if `faded`, and stays within `bounds`.
    pub(super) fn begin(
        &mut self,
        role: Role,
        element: impl Into<Option<Element>>,
        faded: bool,
        bounds: Rect,
    ) {
        self.close_chunk();
        self.role = Some(role);
        self.element = element.into();
        self.faded = faded;
        self.bounds = Some(bounds);
    }

    /// The same element in another role.
    pub(super) const fn role(&mut self, role: Role) {
        self.role = Some(role);
    }

    fn close_chunk(&mut self) {
        let end = self.items.len() as u32;
        if let Some(bounds) = self.bounds.take()
            && self.chunks.last().map_or(0, |chunk| chunk.end) < end
        {
            self.chunks.push(Chunk { bounds, end });
        }
    }

    /// The finished items and their chunks.
    pub(super) fn finish(mut self) -> (Vec<Item>, Vec<Chunk>) {
        self.close_chunk();
        (self.items, self.chunks)
    }

    pub(super) fn shape(&mut self, shape: Shape) {
        self.items.push(Item {
            shape,
            role: self.role.unwrap_or(Role::Ground),
            element: self.element,
            faded: self.faded,
        });
    }

    /// Shapes made by one of the small marks.
    pub(super) fn shapes(&mut self, draw: impl FnOnce(&mut Vec<Shape>)) {
        let mut shapes = std::mem::take(&mut self.scratch);
        draw(&mut shapes);
        shapes.drain(..).for_each(|shape| self.shape(shape));
        self.scratch = shapes;
    }

    pub(super) fn rect(&mut self, rect: Rect, radius: f32, fill: Option<Ink>, stroke: Option<Stroke>) {
        self.shape(Shape::Rect {
            rect,
            radius,
            fill,
            stroke,
        });
    }

    pub(super) fn line(&mut self, points: Vec<Point>, stroke: Stroke) {
        self.shape(Shape::Path {
            points,
            closed: false,
            fill: None,
            stroke: Some(stroke),
        });
    }

    pub(super) fn polygon(&mut self, points: Vec<Point>, fill: Ink) {
        self.shape(Shape::Path {
            points,
            closed: true,
            fill: Some(fill),
            stroke: None,
        });
    }

    pub(super) fn disc(&mut self, center: Point, radius: f32, fill: Ink, stroke: Option<Stroke>) {
        self.shape(Shape::Circle {
            center,
            radius,
            fill: Some(fill),
            stroke,
        });
    }

    pub(super) fn icon(&mut self, icon: Icon, center: Point, size: f32, ink: Ink) {
        let rect = Rect::new(center.x, center.y, 0.0, 0.0).grown(size / 2.0);
        self.shape(Shape::Icon { icon, rect, ink });
    }

    pub(super) fn text(&mut self, text: impl Into<String>, at: Point, style: Type) {
        self.shape(Shape::Text(TextRun {
            text: text.into(),
            at,
            anchor: style.anchor,
            size: style.size,
            bold: style.bold,
            ink: style.ink,
            max_width: style.max_width,
        }));
    }

    /// A filled arrowhead with its point at `tip`, coming from `from`.
    pub(super) fn arrowhead(&mut self, from: Point, tip: Point, size: f32, ink: Ink) {
        let length = from.distance(tip);
        if length <= 0.0 {
            return;
        }
        let (dx, dy) = ((tip.x - from.x) / length * size, (tip.y - from.y) / length * size);
        let base = tip.moved(-dx, -dy);
        self.polygon(
            vec![
                tip,
                base.moved(-dy * 0.6, dx * 0.6),
                base.moved(dy * 0.6, -dx * 0.6),
            ],
            ink,
        );
    }
}

/// How a line of text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    size: f32,
    bold: bool,
    ink: Ink,
    anchor: Anchor,
    max_width: f32,
}

impl Type {
    /// Regular weight, anchored left.
    pub(super) const fn regular(size: f32, ink: Ink) -> Self {
        Self {
            size,
            bold: false,
            ink,
            anchor: Anchor::Left,
            max_width: 0.0,
        }
    }

    /// Bold weight, anchored left.
    pub(super) const fn bold(size: f32, ink: Ink) -> Self {
        Self {
            bold: true,
            ..Self::regular(size, ink)
        }
    }

    pub(super) const fn centered(self) -> Self {
        Self {
            anchor: Anchor::Center,
            ..self
        }
    }

    /// Never wider than this.
    pub(super) const fn within(self, max_width: f32) -> Self {
        Self { max_width, ..self }
    }

    pub(super) fn width(self, text: &str) -> f32 {
        typeset::measure(text, self.size, self.bold)
    }

    /// The text, cut with "…" where it does not fit.
    pub(super) fn fit(self, text: &str) -> String {
        typeset::fit(text, self.size, self.bold, self.max_width)
    }
}

/// A line in another pattern.
pub(super) const fn dashed(width: f32, ink: Ink, dash: Dash) -> Stroke {
    Stroke { width, ink, dash }
}
