//! Lines through points: rounded corners, parallels.

use crate::plant::geometry::Point;

/// A line with its corners rounded off, as points close enough to look round.
pub fn rounded(points: &[Point], radius: f32) -> Vec<Point> {
    const PIECES: u8 = 4;
    let mut smooth = Vec::with_capacity(points.len() * usize::from(PIECES));
    smooth.extend(points.first());
    for corner in points.windows(3) {
        let [before, at, after] = corner else { continue };
        let (back, ahead) = (at.distance(*before), at.distance(*after));
        let reach = radius.min(back / 2.0).min(ahead / 2.0);
        if reach < 0.5 {
            smooth.push(*at);
            continue;
        }
        let toward = |to: Point, distance: f32| {
            Point::new(
                at.x + (to.x - at.x) * reach / distance,
                at.y + (to.y - at.y) * reach / distance,
            )
        };
        let (start, end) = (toward(*before, back), toward(*after, ahead));
        smooth.extend((0..=PIECES).map(|piece| {
            let t = f32::from(piece) / f32::from(PIECES);
            let bend =
                |a: f32, b: f32, c: f32| (1.0 - t) * (1.0 - t) * a + 2.0 * t * (1.0 - t) * b + t * t * c;
            Point::new(bend(start.x, at.x, end.x), bend(start.y, at.y, end.y))
        }));
    }
    if points.len() > 1 {
        smooth.extend(points.last());
    }
    smooth
}

/// A line parallel to another, `distance` to its right (in walking direction); left when negative.
pub fn beside(points: &[Point], distance: f32) -> Vec<Point> {
    let normal = |a: Point, b: Point| {
        let length = a.distance(b).max(f32::EPSILON);
        ((a.y - b.y) / length * distance, (b.x - a.x) / length * distance)
    };
    points
        .iter()
        .enumerate()
        .map(|(at, &point)| {
            let before = at
                .checked_sub(1)
                .and_then(|i| points.get(i))
                .map(|&p| normal(p, point));
            let after = points.get(at + 1).map(|&p| normal(point, p));
            let (dx, dy) = match (before, after) {
                (Some(a), Some(b)) => miter(a, b, distance),
                (Some(one), None) | (None, Some(one)) => one,
                (None, None) => (0.0, 0.0),
            };
            point.moved(dx, dy)
        })
        .collect()
}

/// The corner of two parallels: at a right angle it lies at both distances at once.
fn miter(a: (f32, f32), b: (f32, f32), distance: f32) -> (f32, f32) {
    let (x, y) = (a.0 + b.0, a.1 + b.1);
    let square = x * x + y * y;
    if square < f32::EPSILON {
        return a;
    }
    let scale = (2.0 * distance * distance / square).min(2.0);
    (x * scale, y * scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parallel_keeps_its_distance_around_a_corner() {
        let points = [
            Point::new(0.0, 0.0),
            Point::new(10.0, 0.0),
            Point::new(10.0, 10.0),
        ];
        let right = beside(&points, 2.0);
        assert_eq!(
            right,
            [Point::new(0.0, 2.0), Point::new(8.0, 2.0), Point::new(8.0, 10.0)]
        );
    }
}
