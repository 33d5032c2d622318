//! Points and rectangles of the drawing, in world units (1 unit = 1 px at 100 %), y pointing down.

use serde::{Deserialize, Serialize};

/// Largest coordinate a file may carry; beyond it `f32` drawing loses whole pixels.
pub const COORDINATE_LIMIT: f32 = 1e6;

/// A coordinate within [`COORDINATE_LIMIT`]; what is no number becomes 0.
pub const fn bounded(coordinate: f32) -> f32 {
    if coordinate.is_nan() {
        0.0
    } else {
        coordinate.clamp(-COORDINATE_LIMIT, COORDINATE_LIMIT)
    }
}

/// A place on the drawing, in files `(x, y)`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(into = "(f32, f32)", from = "(f32, f32)")]
pub struct Point {
    /// Distance to the right.
    pub x: f32,
    /// Distance downwards.
    pub y: f32,
}

impl Point {
    /// A point from its coordinates.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// This point moved by `dx`, `dy`.
    pub fn moved(self, dx: f32, dy: f32) -> Self {
        Self::new(self.x + dx, self.y + dy)
    }

    /// This point, brought within [`COORDINATE_LIMIT`]; what is no number becomes 0.
    #[must_use]
    pub fn bounded(self) -> Self {
        Self::new(bounded(self.x), bounded(self.y))
    }

    /// Straight distance to `other`.
    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// An axis-parallel rectangle: left-top corner and size, in files `(x, y, w, h)`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(into = "(f32, f32, f32, f32)", from = "(f32, f32, f32, f32)")]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width, not negative.
    pub w: f32,
    /// Height, not negative.
    pub h: f32,
}

impl Rect {
    /// A rectangle from its left-top corner and size.
    pub const fn new(x: f32, y: f32, w: f32, h: f32) -> Self {
        Self { x, y, w, h }
    }

    /// The smallest rectangle that holds both corners, whichever way they were dragged.
    pub fn from_corners(a: Point, b: Point) -> Self {
        Self::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs(), (a.y - b.y).abs())
    }

    /// This rectangle, brought within [`COORDINATE_LIMIT`], its size not negative.
    #[must_use]
    pub fn bounded(self) -> Self {
        Self::new(
            bounded(self.x),
            bounded(self.y),
            bounded(self.w).max(0.0),
            bounded(self.h).max(0.0),
        )
    }

    /// The right edge.
    pub fn right(self) -> f32 {
        self.x + self.w
    }

    /// The bottom edge.
    pub fn bottom(self) -> f32 {
        self.y + self.h
    }

    /// The middle.
    pub fn center(self) -> Point {
        Point::new(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// Whether `point` lies inside or on the border.
    pub fn contains(self, point: Point) -> bool {
        point.x >= self.x && point.x <= self.right() && point.y >= self.y && point.y <= self.bottom()
    }

    /// Whether `other` lies inside completely.
    pub fn encloses(self, other: Self) -> bool {
        other.x >= self.x
            && other.y >= self.y
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }

    /// Whether the two share any area.
    pub fn intersects(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self::new(
            x,
            y,
            self.right().max(other.right()) - x,
            self.bottom().max(other.bottom()) - y,
        )
    }

    /// Grown by `margin` on every side (shrunk when negative).
    #[must_use]
    pub fn grown(self, margin: f32) -> Self {
        Self::new(
            self.x - margin,
            self.y - margin,
            self.w + 2.0 * margin,
            self.h + 2.0 * margin,
        )
    }

    /// Moved by `dx`, `dy`.
    #[must_use]
    pub fn moved(self, dx: f32, dy: f32) -> Self {
        Self::new(self.x + dx, self.y + dy, self.w, self.h)
    }
}

impl From<(f32, f32)> for Point {
    fn from((x, y): (f32, f32)) -> Self {
        Self { x, y }
    }
}

impl From<Point> for (f32, f32) {
    fn from(point: Point) -> Self {
        (point.x, point.y)
    }
}

impl From<(f32, f32, f32, f32)> for Rect {
    fn from((x, y, w, h): (f32, f32, f32, f32)) -> Self {
        Self { x, y, w, h }
    }
}

impl From<Rect> for (f32, f32, f32, f32) {
    fn from(rect: Rect) -> Self {
        (rect.x, rect.y, rect.w, rect.h)
    }
}
