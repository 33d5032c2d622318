//! The icon set: our own drawings of devices, parties and interface glyphs, crisp at any size and on paper.
//!
//! The drawings lie in `assets/icons/*.ron` on a 24 grid; this file turns them into shapes.

use std::{collections::BTreeMap, f32::consts::PI, sync::LazyLock};

use serde::Deserialize;

use super::display_list::{Ink, Shape, Stroke};
use crate::plant::{
    codes::KindCode,
    geometry::{Point, Rect},
};

/// One drawing of the icon set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Icon(u16);

/// How a closed figure is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
enum Fill {
    /// Outline only.
    Open,
    /// Outline with a pale ground.
    Tint,
    /// Filled, no outline.
    Solid,
}

/// One figure of a drawing, on the 24 grid.
#[derive(Clone, Debug, Deserialize)]
enum Figure {
    /// An open line.
    Line(Vec<(f32, f32)>),
    /// A closed line.
    Poly(Vec<(f32, f32)>, Fill),
    /// x, y, width, height, corner radius.
    Box(f32, f32, f32, f32, f32, Fill),
    /// Middle x, middle y, radius.
    Disc(f32, f32, f32, Fill),
    /// Middle x, middle y, radius, from and to in degrees clockwise from the right.
    Arc(f32, f32, f32, f32, f32),
}

const GRID: f32 = 24.0;
/// An arc is drawn as straight pieces of at most this many degrees.
const ARC_STEP: f32 = 12.0;

/// All drawings, sorted by name.
static DRAWINGS: LazyLock<Vec<(String, Vec<Figure>)>> = LazyLock::new(|| {
    let parse = |text| ron::from_str::<BTreeMap<String, Vec<Figure>>>(text).unwrap_or_default();
    let mut all = parse(include_str!("../../assets/icons/devices.ron"));
    all.extend(parse(include_str!("../../assets/icons/glyphs.ron")));
    all.into_iter().collect()
});

impl Icon {
    /// The drawing with this name, e.g. `plc` or `chevron_down`.
    pub fn named(name: &str) -> Option<Self> {
        let index = DRAWINGS
            .binary_search_by(|(known, _)| known.as_str().cmp(name))
            .ok()?;
        u16::try_from(index).ok().map(Self)
    }

    /// The drawing of a device kind; the rounded box with dots where the kind has none.
    pub fn of_kind(kind: &KindCode) -> Self {
        Self::named(kind.as_str()).unwrap_or_else(|| Self::from(Glyph::Other))
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        DRAWINGS.get(usize::from(self.0)).map_or("", |(name, _)| name)
    }

    /// Width of its lines when drawn `size` wide: 2 at 24, thinner when smaller, growing slowly when larger.
    pub fn stroke_width(size: f32) -> f32 {
        if size <= GRID {
            (2.0 * size / GRID).max(1.25)
        } else {
            2.0 * libm::powf(size / GRID, 0.6)
        }
    }

    /// Its shapes, filling `rect` (a square), with lines in `ink`. Pale grounds are [`Ink::IconTint`] and left
    /// out where the lines are not in the colour of text, because the tint would not match.
    pub fn shapes(self, rect: Rect, ink: Ink) -> Vec<Shape> {
        let Some((_, figures)) = DRAWINGS.get(usize::from(self.0)) else {
            return Vec::new();
        };
        let scale = rect.w / GRID;
        let at = |x: f32, y: f32| Point::new(rect.x + x * scale, rect.y + y * scale);
        let line = Stroke::solid(Self::stroke_width(rect.w), ink);
        let paint = |fill: Fill| match fill {
            Fill::Solid => (Some(ink), None),
            Fill::Tint if ink == Ink::Text => (Some(Ink::IconTint), Some(line)),
            Fill::Tint | Fill::Open => (None, Some(line)),
        };
        let path = |points: &[(f32, f32)]| points.iter().map(|&(x, y)| at(x, y)).collect();
        let shape = |figure: &Figure| match figure {
            Figure::Line(points) => Shape::Path {
                points: path(points),
                closed: false,
                fill: None,
                stroke: Some(line),
            },
            Figure::Poly(points, fill) => {
                let (fill, stroke) = paint(*fill);
                Shape::Path {
                    points: path(points),
                    closed: true,
                    fill,
                    stroke,
                }
            }
            &Figure::Box(x, y, w, h, radius, fill) => {
                let (fill, stroke) = paint(fill);
                let corner = at(x, y);
                Shape::Rect {
                    rect: Rect::new(corner.x, corner.y, w * scale, h * scale),
                    radius: radius * scale,
                    fill,
                    stroke,
                }
            }
            &Figure::Disc(x, y, radius, fill) => {
                let (fill, stroke) = paint(fill);
                Shape::Circle {
                    center: at(x, y),
                    radius: radius * scale,
                    fill,
                    stroke,
                }
            }
            &Figure::Arc(x, y, radius, from, to) => {
                let pieces = ((to - from).abs() / ARC_STEP).ceil().max(1.0);
                let points = (0..=pieces as u16).map(|i| {
                    let angle = (from + (to - from) * f32::from(i) / pieces) * PI / 180.0;
                    at(x + radius * libm::cosf(angle), y + radius * libm::sinf(angle))
                });
                Shape::Path {
                    points: points.collect(),
                    closed: false,
                    fill: None,
                    stroke: Some(line),
                }
            }
        };
        figures.iter().map(shape).collect()
    }
}

macro_rules! glyphs { ($($name:ident = $file:literal;)*) => {
    /// Drawings the program itself names: interface glyphs, and the icons of parties.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
    pub enum Glyph { $( #[doc = concat!("The drawing `", $file, "`.")] $name, )* }

    impl Glyph {
        /// All of them.
        pub const ALL: &'static [Self] = &[$(Self::$name),*];

        /// The drawing's name.
        pub const fn name(self) -> &'static str {
            match self { $( Self::$name => $file, )* }
        }
    }
} }

glyphs! {
    Add = "add"; Attach = "attach"; Bar0 = "bar_0"; Bar1 = "bar_1"; Bar2 = "bar_2"; Bar3 = "bar_3"; Bar4 = "bar_4";
    Blank = "blank"; CameraExport = "camera_export"; Check = "check"; ChevronDown = "chevron_down";
    ChevronLeft = "chevron_left"; ChevronRight = "chevron_right"; ChevronUp = "chevron_up"; Close = "close";
    Cloud = "cloud"; Error = "error"; Excluded = "excluded"; Eye = "eye"; EyeOff = "eye_off"; File = "file"; Filter = "filter";
    Fit = "fit"; Gate = "gate"; Hand = "hand"; Heat = "heat"; Help = "help"; Hint = "hint"; Internet = "internet";
    Key = "key"; Laser = "laser"; Link = "link"; LinkBroken = "link_broken"; Lock = "lock"; More = "more"; Moon = "moon"; Network = "network";
    Note = "note"; Open = "open"; Other = "other"; Partner = "partner"; Path = "path"; Pause = "pause";
    Person = "person"; Play = "play"; Redo = "redo"; Report = "report"; Save = "save"; Search = "search";
    Select = "select"; Settings = "settings"; Shield0 = "shield_0"; Shield1 = "shield_1"; Shield2 = "shield_2";
    Shield3 = "shield_3"; Sort = "sort"; Step = "step"; Sun = "sun"; Switch = "switch"; Table = "table"; Timer = "timer";
    Trash = "trash"; Truck = "truck"; Undo = "undo"; Unlock = "unlock"; Usb = "usb"; Vendor = "vendor";
    Warning = "warning"; Wave = "wave"; Zone = "zone";
}

impl From<Glyph> for Icon {
    fn from(glyph: Glyph) -> Self {
        // A test holds that every name is there.
        Self::named(glyph.name()).unwrap_or(Self(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_glyph_the_program_names_is_drawn() {
        for &glyph in Glyph::ALL {
            assert_eq!(Icon::from(glyph).name(), glyph.name());
        }
    }

    #[test]
    fn every_drawing_stays_on_its_grid() {
        let square = Rect::new(0.0, 0.0, GRID, GRID);
        assert_eq!(DRAWINGS.len(), 109);
        for index in 0..DRAWINGS.len() as u16 {
            let icon = Icon(index);
            let shapes = icon.shapes(square, Ink::Text);
            assert!(!shapes.is_empty(), "{}", icon.name());
            for shape in shapes {
                let inside = match &shape {
                    Shape::Path { points, .. } => points.iter().all(|&p| square.contains(p)),
                    Shape::Rect { rect, .. } => square.encloses(*rect),
                    Shape::Circle { center, radius, .. } => {
                        square.grown(0.01).contains(center.moved(*radius, *radius))
                            && square.contains(center.moved(-radius, -radius))
                    }
                    Shape::Icon { .. } | Shape::Text(_) => false,
                };
                assert!(inside, "{}: {shape:?}", icon.name());
            }
        }
    }

    #[test]
    fn an_unknown_kind_still_gets_a_drawing() {
        assert_eq!(Icon::of_kind(&KindCode::from("no_such_kind")).name(), "other");
        assert_eq!(Icon::of_kind(&KindCode::from("plc")).name(), "plc");
    }
}
