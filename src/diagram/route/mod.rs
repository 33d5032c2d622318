//! Finds the way of a link: straight where possible, at most two bends, never through a device.
//!
//! Each link tries a handful of candidates and takes the cheapest; what was routed before is in the way of what
//! comes after, so callers route the short and straight ones first.

mod way;

use std::collections::BTreeMap;

use self::way::{Ends, Way, within};
use super::index::Grid;
use crate::plant::geometry::{Point, Rect};

/// Distance of a channel from the box or border it runs along.
const CLEARANCE: f32 = 9.0;
/// Least distance between two lines on one edge of a box.
const PORT_GAP: f32 = 16.0;
/// Lines end at least this far from a corner.
const CORNER: f32 = 10.0;

/// An edge of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Left edge.
    Left,
    /// Top edge.
    Top,
    /// Right edge.
    Right,
    /// Bottom edge.
    Bottom,
}

/// A box that lines can end at: its number among the obstacles, and where it is.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Number in [`Surroundings::boxes`].
    pub number: usize,
    /// Where.
    pub rect: Rect,
}

/// A network bar to end at.
#[derive(Clone, Copy, Debug)]
pub struct BarEnd {
    /// Number in the lines handed to [`Router::new`].
    pub line: usize,
    /// Height.
    pub y: f32,
    /// Left end.
    pub x0: f32,
    /// Right end.
    pub x1: f32,
}

/// What lines have to look out for.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// Devices and party boxes: never crossed.
    pub boxes: Grid,
    /// Zone titles: crossed only when there is nothing better.
    pub titles: Grid,
    /// Zone boxes: a line that runs through a zone it has no business in misleads.
    pub zones: Grid,
}

/// Routes links one after the other.
#[derive(Debug)]
pub struct Router<'a> {
    around: &'a Surroundings,
    /// All pieces drawn so far, bars first.
    lines: Grid,
    /// Taken places on the edges of boxes: x on top and bottom, y on the sides.
    ports: BTreeMap<(usize, Side), Vec<f32>>,
}

impl<'a> Router<'a> {
    /// A router among `around`; `bars` are the network bars, numbered in their order.
    pub fn new(
        around: &'a Surroundings,
        bounds: Rect,
        bars: impl IntoIterator<Item = Rect>,
        links: usize,
    ) -> Self {
        let mut lines = Grid::new(bounds, 2 * links);
        for bar in bars {
            lines.insert(bar);
        }
        Self {
            around,
            lines,
            ports: BTreeMap::new(),
        }
    }

    /// Whether a box can be tapped straight from a bar.
    pub fn is_straight_tap(card: Rect, bar: BarEnd) -> bool {
        overlap((card.x, card.right()), (bar.x0, bar.x1)).is_some()
            && (bar.y >= card.bottom() || bar.y <= card.y)
    }

    /// Whether two boxes stand face to face.
    pub fn is_straight_join(a: Rect, b: Rect) -> bool {
        overlap((a.x, a.right()), (b.x, b.right())).is_some()
            || overlap((a.y, a.bottom()), (b.y, b.bottom())).is_some()
    }

    /// The way from a box to a network bar.
    pub fn tap(&mut self, card: Terminal, bar: BarEnd) -> Vec<Point> {
        let rect = card.rect;
        let ends = Ends {
            a: card,
            b: None,
            bar: Some(bar.line),
        };
        let mut ways = Vec::with_capacity(8);
        let (edge, edge_y) = if bar.y > rect.center().y {
            (Side::Bottom, rect.bottom())
        } else {
            (Side::Top, rect.y)
        };
        let is_beside = bar.y > rect.y && bar.y < rect.bottom();
        if !is_beside {
            let own = (rect.x + CORNER, rect.right() - CORNER);
            if let Some((from, to)) = overlap(own, (bar.x0, bar.x1)) {
                let x = self.port(card.number, edge, rect.center().x.clamp(from, to), (from, to));
                ways.push(Way::new([Point::new(x, edge_y), Point::new(x, bar.y)]));
                if let Some(points) = self.keep_if_good(&ways, &ends) {
                    return points;
                }
            } else {
                let toward = if bar.x1 < rect.center().x { own.0 } else { own.1 };
                let end = bar.x0.max(rect.center().x.min(bar.x1));
                for ideal in [rect.center().x, toward] {
                    let x = self.port(card.number, edge, ideal, own);
                    ways.push(Way::new([
                        Point::new(x, edge_y),
                        Point::new(x, bar.y),
                        Point::new(end, bar.y),
                    ]));
                }
            }
        }
        for side in [Side::Left, Side::Right] {
            let edge_x = if side == Side::Left { rect.x } else { rect.right() };
            let sides = (rect.y + CORNER, rect.bottom() - CORNER);
            if is_beside {
                let end = if side == Side::Left { bar.x1 } else { bar.x0 };
                let y = bar.y.clamp(sides.0, sides.1);
                let way = [
                    Point::new(edge_x, y),
                    Point::new(edge_x, bar.y),
                    Point::new(end, bar.y),
                ];
                ways.push(Way::new(way));
                continue;
            }
            let y = self.port(card.number, side, rect.center().y, sides);
            for x in self.channels(
                rect,
                side,
                (rect.y.min(bar.y), rect.bottom().max(bar.y)),
                Some((bar.x0, bar.x1)),
            ) {
                let end = x.clamp(bar.x0, bar.x1);
                let way = [
                    Point::new(edge_x, y),
                    Point::new(x, y),
                    Point::new(x, bar.y),
                    Point::new(end, bar.y),
                ];
                ways.push(Way::new(way));
            }
        }
        self.cheapest(&ways, &ends)
    }

    /// The way between two boxes.
    pub fn join(&mut self, a: Terminal, b: Terminal) -> Vec<Point> {
        let ends = Ends {
            a,
            b: Some(b),
            bar: None,
        };
        let mut ways = Vec::with_capacity(16);
        let columns = overlap(
            (a.rect.x + CORNER, a.rect.right() - CORNER),
            (b.rect.x + CORNER, b.rect.right() - CORNER),
        );
        let rows = overlap(
            (a.rect.y + CORNER, a.rect.bottom() - CORNER),
            (b.rect.y + CORNER, b.rect.bottom() - CORNER),
        );
        if let Some(columns) = columns {
            let (from, to) = if a.rect.y < b.rect.y {
                ((Side::Bottom, a.rect.bottom()), (Side::Top, b.rect.y))
            } else {
                ((Side::Top, a.rect.y), (Side::Bottom, b.rect.bottom()))
            };
            let middle = f32::midpoint(columns.0, columns.1);
            let x = self.shared_port((a.number, from.0), (b.number, to.0), middle, columns);
            ways.push(Way::new([Point::new(x, from.1), Point::new(x, to.1)]));
        } else if let Some(rows) = rows {
            let (from, to) = if a.rect.x < b.rect.x {
                ((Side::Right, a.rect.right()), (Side::Left, b.rect.x))
            } else {
                ((Side::Left, a.rect.x), (Side::Right, b.rect.right()))
            };
            let middle = f32::midpoint(rows.0, rows.1);
            let y = self.shared_port((a.number, from.0), (b.number, to.0), middle, rows);
            ways.push(Way::new([Point::new(from.1, y), Point::new(to.1, y)]));
        }
        if let Some(points) = self.keep_if_good(&ways, &ends) {
            return points;
        }
        self.bent(a, b, &mut ways);
        self.cheapest(&ways, &ends)
    }

    /// One and two bends between two boxes.
    fn bent(&self, a: Terminal, b: Terminal, ways: &mut Vec<Way>) {
        let exits = |t: Terminal| {
            let x = self.port(
                t.number,
                Side::Top,
                t.rect.center().x,
                (t.rect.x + CORNER, t.rect.right() - CORNER),
            );
            let y = self.port(
                t.number,
                Side::Left,
                t.rect.center().y,
                (t.rect.y + CORNER, t.rect.bottom() - CORNER),
            );
            (x, y)
        };
        let ((ax, ay), (bx, by)) = (exits(a), exits(b));
        let toward_x = |from: Rect, x: f32| if x < from.x { from.x } else { from.right() };
        let toward_y = |from: Rect, y: f32| if y < from.y { from.y } else { from.bottom() };
        let corner = |x: f32, y: f32| {
            [
                Point::new(toward_x(a.rect, x), y),
                Point::new(x, y),
                Point::new(x, toward_y(b.rect, y)),
            ]
        };
        if bx < a.rect.x || bx > a.rect.right() {
            ways.push(Way::new(corner(bx, ay)));
        }
        if ax < b.rect.x || ax > b.rect.right() {
            let [from, middle, to] = [
                Point::new(ax, toward_y(a.rect, by)),
                Point::new(ax, by),
                Point::new(toward_x(b.rect, ax), by),
            ];
            ways.push(Way::new([from, middle, to]));
        }
        // Two bends around a channel between the two, or beside both.
        let rows = (a.rect.y.min(b.rect.y), a.rect.bottom().max(b.rect.bottom()));
        for side in [Side::Left, Side::Right] {
            let xs = self
                .channels(a.rect, side, rows, None)
                .chain(self.channels(b.rect, side, rows, None));
            for x in xs.collect::<Vec<_>>() {
                if within(x, a.rect.x, a.rect.right()) || within(x, b.rect.x, b.rect.right()) {
                    continue;
                }
                let (from, to) = (toward_x(a.rect, x), toward_x(b.rect, x));
                let way = [
                    Point::new(from, ay),
                    Point::new(x, ay),
                    Point::new(x, by),
                    Point::new(to, by),
                ];
                ways.push(Way::new(way));
            }
        }
        let (upper, lower) = if a.rect.y < b.rect.y {
            (a.rect, b.rect)
        } else {
            (b.rect, a.rect)
        };
        for y in [
            f32::midpoint(upper.bottom(), lower.y),
            upper.bottom() + CLEARANCE,
            lower.y - CLEARANCE,
            upper.y - CLEARANCE,
            lower.bottom() + CLEARANCE,
        ] {
            if within(y, a.rect.y, a.rect.bottom()) || within(y, b.rect.y, b.rect.bottom()) {
                continue;
            }
            let (from, to) = (toward_y(a.rect, y), toward_y(b.rect, y));
            let way = [
                Point::new(ax, from),
                Point::new(ax, y),
                Point::new(bx, y),
                Point::new(bx, to),
            ];
            ways.push(Way::new(way));
        }
    }

    /// Notes a way that the user drew, so that others keep clear of it.
    pub fn occupy(&mut self, points: &[Point]) {
        for (from, to) in points.iter().zip(points.iter().skip(1)) {
            self.lines.insert(Rect::from_corners(*from, *to));
        }
    }

    /// Columns in which a line could run beside a box: along its edge, along the border of a zone around it,
    /// between those and the next zone, and past whatever stands in these columns.
    fn channels(
        &self,
        rect: Rect,
        side: Side,
        rows: (f32, f32),
        bar: Option<(f32, f32)>,
    ) -> impl Iterator<Item = f32> {
        let left = side == Side::Left;
        let outward = if left { -CLEARANCE } else { CLEARANCE };
        let mut columns = vec![if left { rect.x } else { rect.right() } + outward];
        for zone in self
            .around
            .zones
            .touching(rect)
            .filter_map(|zone| self.around.zones.rect(zone))
        {
            let border = if left { zone.x } else { zone.right() };
            columns.push(border + outward);
        }
        if let Some((x0, x1)) = bar {
            let end = if left { x1 - CLEARANCE } else { x0 + CLEARANCE };
            if (end < rect.x) == left || (end > rect.right()) != left {
                columns.push(end);
            }
        }
        let past: Vec<f32> = columns
            .iter()
            .flat_map(|&x| {
                self.around
                    .boxes
                    .touching(Rect::new(x, rows.0, 0.0, rows.1 - rows.0))
            })
            .filter_map(|number| self.around.boxes.rect(number))
            .flat_map(|block| [block.x - CLEARANCE, block.right() + CLEARANCE])
            .take(8)
            .collect();
        columns.extend(past);
        columns.retain(|&x| if left { x < rect.x } else { x > rect.right() });
        columns.sort_by(f32::total_cmp);
        columns.dedup();
        columns.into_iter()
    }

    /// The free place on an edge that is nearest to `ideal`.
    fn port(&self, number: usize, side: Side, ideal: f32, (from, to): (f32, f32)) -> f32 {
        let taken = self.ports.get(&(number, side)).map_or(&[][..], Vec::as_slice);
        nearest_free(ideal, (from, to), |x| {
            taken.iter().any(|&other| (other - x).abs() < PORT_GAP)
        })
    }

    fn shared_port(&self, a: (usize, Side), b: (usize, Side), ideal: f32, range: (f32, f32)) -> f32 {
        let taken = |end| self.ports.get(&end).map_or(&[][..], Vec::as_slice);
        let (a, b) = (taken(a), taken(b));
        nearest_free(ideal, range, |x| {
            a.iter().chain(b).any(|&other| (other - x).abs() < PORT_GAP)
        })
    }

    /// The only way so far, if nothing is wrong with it.
    fn keep_if_good(&mut self, ways: &[Way], ends: &Ends) -> Option<Vec<Point>> {
        let way = ways.first().filter(|way| self.cost(way, ends) < 1.0)?;
        Some(self.keep(way, ends))
    }

    fn cheapest(&mut self, ways: &[Way], ends: &Ends) -> Vec<Point> {
        let costs = ways.iter().map(|way| (self.cost(way, ends), way));
        let best = costs.min_by(|x, y| x.0.total_cmp(&y.0));
        best.map_or_else(Vec::new, |(_, way)| self.keep(way, ends))
    }

    fn keep(&mut self, way: &Way, ends: &Ends) -> Vec<Point> {
        self.occupy(way.points());
        if let Some(&start) = way.points().first() {
            self.take_port(ends.a, start);
        }
        if let (Some(b), Some(&end)) = (ends.b, way.points().last()) {
            self.take_port(b, end);
        }
        way.points().to_vec()
    }

    /// Remembers where on a box a line ends.
    pub fn take_port(&mut self, terminal: Terminal, at: Point) {
        let rect = terminal.rect;
        let (side, place) = if at.y <= rect.y {
            (Side::Top, at.x)
        } else if at.y >= rect.bottom() {
            (Side::Bottom, at.x)
        } else if at.x <= rect.center().x {
            (Side::Left, at.y)
        } else {
            (Side::Right, at.y)
        };
        self.ports.entry((terminal.number, side)).or_default().push(place);
    }
}

fn overlap(a: (f32, f32), b: (f32, f32)) -> Option<(f32, f32)> {
    let both = (a.0.max(b.0), a.1.min(b.1));
    (both.0 <= both.1).then_some(both)
}

/// The place nearest to `ideal` in the range that is not taken; `ideal` when all are.
fn nearest_free(ideal: f32, (from, to): (f32, f32), taken: impl Fn(f32) -> bool) -> f32 {
    let steps = (0..8_u8).flat_map(|step| {
        let distance = f32::from(step) * (PORT_GAP + 2.0);
        [ideal + distance, ideal - distance]
    });
    steps
        .filter(|&x| within(x, from, to))
        .find(|&x| !taken(x))
        .unwrap_or(ideal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(number: usize, x: f32, y: f32) -> Terminal {
        Terminal {
            number,
            rect: Rect::new(x, y, 96.0, 72.0),
        }
    }

    fn surroundings(cards: &[Terminal]) -> Surroundings {
        Surroundings {
            boxes: Grid::of(cards.iter().map(|card| card.rect)),
            ..Surroundings::default()
        }
    }

    const BAR: BarEnd = BarEnd {
        line: 0,
        y: 462.0,
        x0: 162.0,
        x1: 684.0,
    };

    fn bar_rect() -> Rect {
        Rect::new(BAR.x0, BAR.y, BAR.x1 - BAR.x0, 0.0)
    }

    #[test]
    fn a_device_over_a_bar_hangs_on_it_straight() {
        let cards = [card(0, 288.0, 376.0)];
        let around = surroundings(&cards);
        let mut router = Router::new(&around, Rect::new(0.0, 0.0, 800.0, 600.0), [bar_rect()], 4);
        let way = router.tap(cards[0], BAR);
        assert_eq!(way, [Point::new(336.0, 448.0), Point::new(336.0, 462.0)]);
    }

    #[test]
    fn a_line_goes_around_the_device_below() {
        let cards = [card(0, 688.0, 100.0), card(1, 688.0, 376.0)];
        let around = surroundings(&cards);
        let mut router = Router::new(&around, Rect::new(0.0, 0.0, 800.0, 600.0), [bar_rect()], 4);
        let way = router.tap(cards[0], BAR);
        assert_eq!(way.last().unwrap().y, 462.0, "{way:?}");
        assert!(way.len() <= 4);
        for piece in way.windows(2) {
            let line = Rect::from_corners(piece[0], piece[1]).grown(0.1);
            assert!(!line.intersects(cards[1].rect), "{way:?}");
        }
    }

    #[test]
    fn two_lines_do_not_share_a_port() {
        let cards = [card(0, 288.0, 376.0), card(1, 288.0, 500.0)];
        let around = surroundings(&cards);
        let mut router = Router::new(&around, Rect::new(0.0, 0.0, 800.0, 600.0), [bar_rect()], 4);
        let tap = router.tap(cards[0], BAR);
        let join = router.join(cards[0], cards[1]);
        assert!((tap[0].x - join[0].x).abs() >= PORT_GAP, "{tap:?} {join:?}");
    }

    #[test]
    fn neighbours_are_joined_by_a_straight_line_and_distant_ones_with_at_most_two_bends() {
        let cards = [card(0, 0.0, 0.0), card(1, 112.0, 8.0), card(2, 400.0, 300.0)];
        let around = surroundings(&cards);
        let mut router = Router::new(&around, Rect::new(0.0, 0.0, 800.0, 600.0), [], 4);
        let near = router.join(cards[0], cards[1]);
        assert_eq!(near.len(), 2);
        assert_eq!(near[0].y, near[1].y);
        assert!(router.join(cards[0], cards[2]).len() <= 4);
    }
}
