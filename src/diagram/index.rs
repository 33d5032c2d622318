//! A grid over rectangles: finds what lies near a place without looking at everything.

use crate::plant::geometry::{Point, Rect};

const NONE: u32 = u32::MAX;
/// No cell is smaller than a device and its gap.
const SMALLEST_CELL: f32 = 128.0;

/// Rectangles in cells of equal size. Item numbers are positions in the order of insertion.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    origin: Point,
    cell: f32,
    columns: i32,
    rows: i32,
    /// First entry of each cell.
    heads: Vec<u32>,
    /// Item and next entry of the same cell.
    entries: Vec<(u32, u32)>,
    rects: Vec<Rect>,
}

/// Inclusive range of cells.
#[derive(Clone, Copy)]
struct Cells {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
}

impl Grid {
    /// An empty grid over `bounds`, fit for about `items` items. What lies outside lands in the border cells.
    pub fn new(bounds: Rect, items: usize) -> Self {
        let most_cells = 4.0 * items as f32 + 64.0;
        let cell = (bounds.w * bounds.h / most_cells).sqrt().max(SMALLEST_CELL);
        // A long thin plant must not get more cells than a square one.
        let cell = cell.max((bounds.w + bounds.h) / most_cells);
        let columns = (bounds.w / cell) as i32 + 1;
        let rows = (bounds.h / cell) as i32 + 1;
        Self {
            origin: Point::new(bounds.x, bounds.y),
            cell,
            columns,
            rows,
            heads: vec![NONE; (columns * rows) as usize],
            entries: Vec::with_capacity(items),
            rects: Vec::with_capacity(items),
        }
    }

    /// A grid with these rectangles, numbered in their order.
    pub fn of(rects: impl IntoIterator<Item = Rect>) -> Self {
        let rects: Vec<Rect> = rects.into_iter().collect();
        let bounds = rects.iter().copied().reduce(Rect::union).unwrap_or_default();
        let mut grid = Self::new(bounds, rects.len());
        for rect in rects {
            grid.insert(rect);
        }
        grid
    }

    /// Adds a rectangle and returns its number.
    pub fn insert(&mut self, rect: Rect) -> usize {
        let item = self.rects.len();
        self.rects.push(rect);
        let cells = self.cells(rect);
        for row in cells.top..=cells.bottom {
            for column in cells.left..=cells.right {
                let entry = self.entries.len() as u32;
                if let Some(head) = self.heads.get_mut((row * self.columns + column) as usize) {
                    self.entries.push((item as u32, *head));
                    *head = entry;
                }
            }
        }
        item
    }

    /// The rectangle with this number.
    pub fn rect(&self, item: usize) -> Option<Rect> {
        self.rects.get(item).copied()
    }

    /// Numbers of all rectangles that touch `area` (shared borders count), each once, in no promised order.
    pub fn touching(&self, area: Rect) -> impl Iterator<Item = usize> + '_ {
        let cells = self.cells(area);
        (cells.top..=cells.bottom)
            .flat_map(move |row| (cells.left..=cells.right).map(move |column| (row, column)))
            .flat_map(move |(row, column)| self.in_cell(row, column).map(move |item| (row, column, item)))
            .filter_map(move |(row, column, item)| {
                let rect = self.rect(item)?;
                let own = self.cells(rect);
                // Reported only in the first cell that item and area share.
                let first = row == own.top.max(cells.top) && column == own.left.max(cells.left);
                (first && touches(rect, area)).then_some(item)
            })
    }

    fn in_cell(&self, row: i32, column: i32) -> impl Iterator<Item = usize> + '_ {
        let head = self
            .heads
            .get((row * self.columns + column) as usize)
            .copied()
            .unwrap_or(NONE);
        let entry = move |at: u32| self.entries.get(at as usize).copied();
        std::iter::successors(entry(head), move |&(_, next)| entry(next)).map(|(item, _)| item as usize)
    }

    fn cells(&self, rect: Rect) -> Cells {
        let column = |x: f32| (((x - self.origin.x) / self.cell) as i32).clamp(0, (self.columns - 1).max(0));
        let row = |y: f32| (((y - self.origin.y) / self.cell) as i32).clamp(0, (self.rows - 1).max(0));
        Cells {
            left: column(rect.x),
            top: row(rect.y),
            right: column(rect.right()),
            bottom: row(rect.bottom()),
        }
    }
}

fn touches(a: Rect, b: Rect) -> bool {
    a.x <= b.right() && b.x <= a.right() && a.y <= b.bottom() && b.y <= a.bottom()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_finds_what_a_look_at_everything_finds() {
        let mut seed = 3_u64;
        let mut draw = |below: f32| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 40) as f32 / (1_u32 << 24) as f32 * below
        };
        let rects: Vec<Rect> = (0..800)
            .map(|_| Rect::new(draw(9_000.0) - 500.0, draw(3_000.0), draw(400.0), draw(200.0)))
            .collect();
        let grid = Grid::of(rects.iter().copied());
        for _ in 0..200 {
            let area = Rect::new(
                draw(12_000.0) - 2_000.0,
                draw(5_000.0) - 1_000.0,
                draw(900.0),
                draw(300.0),
            );
            let mut found: Vec<usize> = grid.touching(area).collect();
            found.sort_unstable();
            let expected: Vec<usize> = (0..rects.len()).filter(|&i| touches(rects[i], area)).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_plant_a_million_wide_needs_few_cells() {
        let far = [Rect::new(-1e6, -1e6, 1.0, 1.0), Rect::new(1e6, 1e6, 1.0, 1.0)];
        let grid = Grid::of(far);
        assert!(grid.heads.len() < 1_000);
        assert_eq!(grid.touching(far[1]).collect::<Vec<_>>(), [1]);
        assert_eq!(Grid::default().touching(far[0]).count(), 0);
    }
}
