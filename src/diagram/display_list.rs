//! The picture as plain shapes in world units (1 unit = 1 px at 100 %), back to front.
//!
//! Colours are roles ([`Ink`]), not numbers: the palette of the theme or of paper gives them values.

use super::icons::Icon;
use crate::plant::{
    Element, Grade, Layer,
    geometry::{Point, Rect},
};

/// A colour by what it means. `diagram::palette` holds the values for light, dark and paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ink {
    /// All ordinary text.
    Text,
    /// Secondary text.
    Text2,
    /// The paper under everything.
    Canvas,
    /// Cards and plates.
    Panel,
    /// Light separating lines.
    Hairline,
    /// Edges of cards, plates, empty bars.
    ControlBorder,
    /// Connections.
    LinkLine,
    /// Planned things, switched-off things.
    Faint,
    /// Selection and action.
    Accent,
    /// Ground of what is selected.
    SelectionFill,
    /// Something is wrong.
    Error,
    /// Something needs a look.
    Warning,
    /// Fine.
    Ok,
    /// Border of a zone of this layer.
    ZoneBorder(Layer),
    /// Ground of a zone of this layer.
    ZoneFill(Layer),
    /// Ground of a grade; never changes with the theme.
    GradeFill(Grade),
    /// Letters and bars on that ground.
    GradeText(Grade),
    /// Edge of that ground: visible where the ground alone would not be.
    GradeEdge(Grade),
    /// Empty bars on that ground.
    GradeFaint(Grade),
    /// Pale ground of a zone painted by its grade.
    GradeTint(Grade),
    /// Pale ground inside an icon's outline.
    IconTint,
    /// Measure strength 0–3 (blue ramp).
    Strength(u8),
    /// A way of attack.
    AttackPath,
    /// Letters on dark plates (always white).
    OnDark,
    /// Letters on a plate in [`Ink::ZoneBorder`].
    OnLayer,
    /// Major grid.
    GridMajor,
    /// Minor grid.
    GridMinor,
}

/// How a line is drawn.
#[expect(clippy::enum_variant_names, reason = "a long dash is what draftsmen call it")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dash {
    /// Solid.
    #[default]
    Solid,
    /// Dashes 6-4.
    Dashed,
    /// Long dashes 10-4.
    LongDash,
    /// Dots 2-4.
    Dotted,
    /// Two parallel lines along the edges of `width`, each a quarter of it; the middle half stays open.
    Double,
}

/// A line style.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Width in world units.
    pub width: f32,
    /// Colour.
    pub ink: Ink,
    /// Pattern.
    pub dash: Dash,
}

impl Stroke {
    /// A solid line.
    pub const fn solid(width: f32, ink: Ink) -> Self {
        Self {
            width,
            ink,
            dash: Dash::Solid,
        }
    }
}

impl Dash {
    /// Lengths of ink and gap in turn, in world units; empty for unbroken lines. Broken lines have flat ends.
    pub const fn pattern(self) -> &'static [f32] {
        match self {
            Self::Solid | Self::Double => &[],
            Self::Dashed => &[6.0, 4.0],
            Self::LongDash => &[10.0, 4.0],
            Self::Dotted => &[2.0, 4.0],
        }
    }
}

impl Stroke {
    /// The single lines this stroke is drawn with, each with its distance from the middle.
    pub fn strands(self) -> impl Iterator<Item = (f32, Self)> {
        let side = Self::solid(self.width / 4.0, self.ink);
        let apart = self.width * 3.0 / 8.0;
        let strands = match self.dash {
            Dash::Double => [Some((-apart, side)), Some((apart, side))],
            Dash::Solid | Dash::Dashed | Dash::LongDash | Dash::Dotted => [Some((0.0, self)), None],
        };
        strands.into_iter().flatten()
    }
}

/// Which point of a text its position is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// Left end.
    #[default]
    Left,
    /// Middle.
    Center,
    /// Right end.
    Right,
}

/// One line of text (already broken; see `typeset`).
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    /// The words.
    pub text: String,
    /// Anchor point: horizontally by `anchor`, vertically the middle of the line.
    pub at: Point,
    /// Which end `at` is.
    pub anchor: Anchor,
    /// Font size in world units.
    pub size: f32,
    /// Bold.
    pub bold: bool,
    /// Colour.
    pub ink: Ink,
    /// Width it must not exceed, in world units; drawn narrower (smaller) where it would. 0 = free.
    pub max_width: f32,
}

/// One shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A box, with rounded corners when `radius` > 0.
    Rect {
        /// Where.
        rect: Rect,
        /// Corner radius.
        radius: f32,
        /// Ground, if any.
        fill: Option<Ink>,
        /// Edge, if any.
        stroke: Option<Stroke>,
    },
    /// A line through points; closed ones may be filled.
    Path {
        /// Corners.
        points: Vec<Point>,
        /// Joined to the first point at the end.
        closed: bool,
        /// Ground, if any (closed only).
        fill: Option<Ink>,
        /// Line, if any; drawn with round caps and joins.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// Middle.
        center: Point,
        /// Radius.
        radius: f32,
        /// Ground, if any.
        fill: Option<Ink>,
        /// Edge, if any.
        stroke: Option<Stroke>,
    },
    /// A drawing of the icon set; renderers take its shapes from [`Icon::shapes`].
    Icon {
        /// Which drawing.
        icon: Icon,
        /// The square it fills.
        rect: Rect,
        /// Colour of its lines.
        ink: Ink,
    },
    /// A line of text.
    Text(TextRun),
}

/// What kind of thing a shape belongs to: lets the screen switch layers and choose detail, and tests count labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Bands, grid, site boundary.
    Ground,
    /// Zone box and title.
    Zone,
    /// Network bar.
    Network,
    /// Link line and its glyph.
    Link,
    /// Data flow.
    Flow,
    /// Device card with icon.
    Device,
    /// Gate on a zone border and its number.
    Gate,
    /// Label of a device, zone, network, link or gate.
    Label,
    /// Grade chip, problem badge, importance.
    Badge,
    /// Memo.
    Note,
    /// A highlighted way of attack.
    Path,
    /// Legend, chart.
    Chart,
}

/// A shape and what it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it draws.
    pub shape: Shape,
    /// What kind of thing it is part of.
    pub role: Role,
    /// The record it stands for, if any.
    pub element: Option<Element>,
    /// Stands back behind something highlighted: drawn in [`super::palette::Palette::faded`] colours.
    pub faded: bool,
}

/// The whole picture, back to front.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisplayList {
    /// Box around everything.
    pub bounds: Rect,
    /// Shapes, back to front.
    pub items: Vec<Item>,
}
