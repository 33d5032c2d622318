//! A way of at most two bends, and what is wrong with it.

use super::{Router, Terminal};
use crate::plant::geometry::{Point, Rect};

/// A line nearer to a strange box than this looks as if it belonged to it.
const HUG: f32 = 6.5;
/// Nearer than this it runs through.
const NEAR: f32 = 2.0;
/// A crossing that touches only the very end of a line is no crossing.
const TOUCH: f32 = 1.0;

/// A way of at most two bends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    points: [Point; 4],
    length: usize,
}

impl Way {
    pub(super) fn new<const N: usize>(points: [Point; N]) -> Self {
        let mut way = Self {
            points: [Point::default(); 4],
            length: 0,
        };
        for point in points {
            way.push(point);
        }
        way
    }

    /// Adds a point unless it stands still or only lengthens the last piece.
    fn push(&mut self, point: Point) {
        let known = self.points().len();
        let last = self.points().last().copied();
        if last == Some(point) {
            return;
        }
        if let (Some(&before), Some(last)) = (known.checked_sub(2).and_then(|at| self.points.get(at)), last) {
            let straight =
                (before.x == last.x && last.x == point.x) || (before.y == last.y && last.y == point.y);
            if straight {
                self.length -= 1;
            }
        }
        if let Some(slot) = self.points.get_mut(self.length) {
            *slot = point;
            self.length += 1;
        }
    }

    pub(super) fn points(&self) -> &[Point] {
        self.points.get(..self.length).unwrap_or_default()
    }

    pub(super) fn pieces(&self) -> impl Iterator<Item = (Point, Point)> + '_ {
        self.points()
            .iter()
            .copied()
            .zip(self.points().iter().copied().skip(1))
    }
}

/// What a way joins: a box with another box or with a bar (by its number among the lines).
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    pub(super) a: Terminal,
    pub(super) b: Option<Terminal>,
    pub(super) bar: Option<usize>,
}

impl Ends {
    fn own(&self, number: usize) -> bool {
        number == self.a.number || self.b.is_some_and(|b| number == b.number)
    }
}

impl Router<'_> {
    /// What is wrong with a way: a device in it is forbidden, a crossing bad, a bend a little; below 1 nothing is.
    pub(super) fn cost(&self, way: &Way, ends: &Ends) -> f32 {
        let (Some(&first), Some(&last)) = (way.points().first(), way.points().last()) else {
            return f32::MAX;
        };
        let mut cost = 3.0 * (way.points().len() as f32 - 2.0);
        for (from, to) in way.pieces() {
            let piece = Rect::from_corners(from, to);
            let upright = from.x == to.x;
            cost += from.distance(to) / 2_000.0 + self.cost_of_boxes(piece, ends);
            cost += if upright { 2.5 } else { 15.0 } * self.around.titles.touching(piece).count() as f32;
            let zones = self.around.zones.touching(piece.grown(-TOUCH));
            let strange = zones
                .filter_map(|zone| self.around.zones.rect(zone))
                .filter(|zone| !zone.contains(first) && !zone.contains(last));
            cost += 12.0 * strange.count() as f32;
            let lines = self.lines.touching(piece).filter(|&line| Some(line) != ends.bar);
            cost += lines
                .filter_map(|line| self.lines.rect(line))
                .map(|line| crossing_cost(piece, upright, line))
                .sum::<f32>();
        }
        cost
    }

    fn cost_of_boxes(&self, piece: Rect, ends: &Ends) -> f32 {
        let mut cost = 0.0;
        for number in self.around.boxes.touching(piece.grown(HUG)) {
            let Some(rect) = self.around.boxes.rect(number) else {
                continue;
            };
            // Through its own box a line may not run either, but it has to touch it.
            let (room, hugged) = if ends.own(number) {
                (-TOUCH, 0.0)
            } else {
                (NEAR, 4.0)
            };
            cost += if rect.grown(room).intersects(piece.grown(0.1)) {
                1_000.0
            } else {
                hugged
            };
        }
        cost
    }
}

/// 20 for a crossing, more for two lines on top of each other, nothing for a mere touch.
fn crossing_cost(piece: Rect, upright: bool, other: Rect) -> f32 {
    let other_upright = other.w < other.h;
    if upright == other_upright {
        let shared = if upright {
            piece.bottom().min(other.bottom()) - piece.y.max(other.y)
        } else {
            piece.right().min(other.right()) - piece.x.max(other.x)
        };
        return if shared > TOUCH { 40.0 } else { 0.0 };
    }
    let (post, beam) = if upright { (piece, other) } else { (other, piece) };
    let crosses = within(beam.y, post.y + TOUCH, post.bottom() - TOUCH)
        && within(post.x, beam.x + TOUCH, beam.right() - TOUCH);
    if crosses { 20.0 } else { 0.0 }
}

pub(super) fn within(x: f32, from: f32, to: f32) -> bool {
    x >= from && x <= to
}
