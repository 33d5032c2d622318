//! Tables as bands: one for the head, one for each row.

use std::rc::Rc;

use super::{
    super::outline::{Anchor, Piece, Row, RowKind, Table},
    blocks::{self, Column, Compositor, MANY_LINES},
    marks::{self, style_of},
    sheet::Sheet,
    strip::Strip,
    style::{CAPTION, Style, mm},
};
use crate::{
    diagram::display_list::{Anchor as Side, Ink},
    plant::geometry::{Point, Rect},
    typeset,
};

/// Empty room left and right of a cell's words.
const PAD_X: f32 = mm(1.2);
/// Empty room above and below a cell's words.
const PAD_Y: f32 = mm(1.2);

/// Left edge and width of each column, cell padding included.
struct Grid {
    columns: Vec<(f32, f32)>,
    right: Vec<bool>,
    x: f32,
    width: f32,
}

impl Grid {
    fn new(table: &Table, column: Column) -> Self {
        let fixed: f32 = table.columns.iter().map(|c| mm(c.width)).sum();
        let shares = table.columns.iter().filter(|c| c.width == 0.0).count();
        let share = (column.width - fixed).max(0.0) / shares.max(1) as f32;
        let mut x = column.x;
        let columns = table.columns.iter().map(|c| {
            let width = if c.width == 0.0 { share } else { mm(c.width) };
            let left = x;
            x += width;
            (left, width)
        });
        Self {
            columns: columns.collect(),
            right: table.columns.iter().map(|c| c.right).collect(),
            x: column.x,
            width: column.width,
        }
    }
}

/// The bands of a table.
pub(super) fn strips(compositor: &mut Compositor<'_>, table: &Table, column: Column) -> Vec<Strip> {
    let grid = Grid::new(table, column);
    let has_head = table.columns.iter().any(|c| !c.head.is_empty());
    let (mut strips, mut repeated) = (Vec::new(), Vec::new());
    if has_head || table.caption.is_some() {
        let head = head(table, &grid);
        let (mut first, mut again) = (Strip::default(), Strip::default());
        if let Some(caption) = &table.caption {
            first = compositor.caption(caption, column, true);
            let label = format!("{} {}", compositor.running.table, compositor.tables);
            let text = format!("{caption}{}", compositor.running.continued);
            again = blocks::caption(&label, &text, column);
        }
        for strip in [&mut first, &mut again] {
            let y = strip.height + mm(0.8);
            strip.sheet.place(head.sheet.clone(), 0.0, y);
            strip.height = y + head.height;
        }
        first.before = mm(5.0);
        first.keep = true;
        repeated.push(again);
        strips.push(first);
    }
    let heads: Rc<[Strip]> = repeated.into();
    let most = column.page - heads.iter().map(|head| head.height).sum::<f32>() - mm(12.0);
    let mut above = heads.clone();
    for (n, row) in table.rows.iter().enumerate() {
        let is_last = n + 1 == table.rows.len();
        let closes = is_last && (has_head || table.caption.is_some());
        let mut bands = row_strips(row, &grid, most, closes);
        if row.kind == RowKind::Group {
            above = heads.iter().cloned().chain(bands.iter().cloned()).collect();
            for band in &mut bands {
                band.heads = heads.clone();
                band.keep = !is_last;
            }
        } else {
            for band in &mut bands {
                band.heads = above.clone();
            }
        }
        strips.append(&mut bands);
    }
    // Neither the head nor the last row stands alone where it can be helped.
    let len = strips.len();
    if len > 3
        && let Some(strip) = strips.get_mut(len - 2)
    {
        strip.keep = true;
    }
    strips
}

fn head(table: &Table, grid: &Grid) -> Strip {
    let mut sheet = Sheet::default();
    sheet.rule(grid.x, 0.0, grid.width, 1.0, Ink::Text);
    let style = Style {
        leading: 8.6,
        ..CAPTION.ink(Ink::Text2)
    };
    let lines: Vec<Vec<String>> = (table.columns.iter().zip(&grid.columns))
        .map(|(column, &(_, width))| typeset::wrap(&column.head, style.size, false, width - 2.0 * PAD_X, 3))
        .collect();
    if table.columns.iter().all(|c| c.head.is_empty()) {
        return Strip::new(sheet, 0.0);
    }
    let most = lines.iter().map(Vec::len).max().unwrap_or(1);
    let height = most as f32 * style.leading + mm(1.4);
    for (n, (lines, &(x, width))) in lines.iter().zip(&grid.columns).enumerate() {
        let right = grid.right.get(n).copied().unwrap_or(false);
        let top = (most - lines.len()) as f32 * style.leading + mm(0.7);
        for (line, text) in lines.iter().enumerate() {
            let y = top + (line as f32 + 0.5) * style.leading;
            align(&mut sheet, text, (x, width), y, style, right);
        }
    }
    sheet.rule(grid.x, height, grid.width, 0.5, Ink::Text);
    Strip::new(sheet, height)
}

fn align(sheet: &mut Sheet, text: &str, (x, width): (f32, f32), y: f32, style: Style, right: bool) {
    if right {
        sheet.text_at(text, Point::new(x + width - PAD_X, y), Side::Right, style);
    } else {
        sheet.text(text, Point::new(x + PAD_X, y), style);
    }
}

/// A line inside a cell.
enum Line<'a> {
    Words(String, Style, Option<Anchor>),
    Marks(&'a Piece),
}

impl Line<'_> {
    fn height(&self) -> f32 {
        match self {
            Line::Words(_, style, _) => style.leading,
            Line::Marks(Piece::Marks(list)) => marks::line_height(list),
            Line::Marks(_) => 0.0,
        }
    }
}

fn lines_of(cell: &[Piece], width: f32) -> Vec<Line<'_>> {
    let wrapped = |text: &str, style: Style, to: Option<Anchor>| {
        typeset::wrap(text, style.size, style.bold, width, MANY_LINES)
            .into_iter()
            .map(move |line| Line::Words(line, style, to))
    };
    let mut lines = Vec::new();
    for piece in cell {
        match piece {
            Piece::Text(text, _) if text.is_empty() => {}
            Piece::Text(text, tone) => lines.extend(wrapped(text, style_of(*tone), None)),
            Piece::Link(text, tone, to) => lines.extend(wrapped(text, style_of(*tone), Some(*to))),
            Piece::Marks(_) => lines.push(Line::Marks(piece)),
        }
    }
    lines
}

/// The bands of a row: one, or several where it is higher than a page.
fn row_strips(row: &Row, grid: &Grid, most: f32, closes: bool) -> Vec<Strip> {
    let whole = [(grid.x, grid.width)];
    let columns: &[(f32, f32)] = match row.kind {
        RowKind::Plain => &grid.columns,
        RowKind::Group | RowKind::Remark => &whole,
    };
    let mut cells: Vec<_> = (row.cells.iter().zip(columns))
        .map(|(cell, &(_, width))| lines_of(cell, width - 2.0 * PAD_X).into_iter().peekable())
        .collect();
    let mut strips = Vec::new();
    loop {
        let mut sheet = Sheet::default();
        let top = if row.kind == RowKind::Group {
            PAD_Y + mm(1.2)
        } else {
            PAD_Y
        };
        // First lines stand on one middle line, however high they are.
        let middle = cells
            .iter_mut()
            .filter_map(|lines| Some(lines.peek()?.height() / 2.0));
        let middle = top + middle.fold(0.0, f32::max);
        let mut bottom = top;
        for (n, (lines, &(x, width))) in cells.iter_mut().zip(columns).enumerate() {
            let right = grid.right.get(n).copied().unwrap_or(false);
            let start = middle - lines.peek().map_or(0.0, |line| line.height() / 2.0);
            let mut y = start;
            while let Some(line) = lines.next_if(|line| y == start || y + line.height() <= most) {
                draw_line(&mut sheet, &line, (x, width), y, right);
                y += line.height();
            }
            bottom = bottom.max(y);
        }
        let height = bottom + PAD_Y;
        let more = cells.iter_mut().any(|lines| lines.peek().is_some());
        let (thickness, ink) = match row.kind {
            _ if closes && !more => (1.0, Ink::Text),
            RowKind::Group => (0.5, Ink::Text),
            RowKind::Plain | RowKind::Remark => (0.35, Ink::Hairline),
        };
        sheet.rule(grid.x, height, grid.width, thickness, ink);
        strips.push(Strip::new(sheet, height));
        if !more {
            break;
        }
    }
    if let Some(first) = strips.first_mut() {
        first.anchor = row.anchor;
    }
    strips
}

fn draw_line(sheet: &mut Sheet, line: &Line<'_>, (x, width): (f32, f32), y: f32, right: bool) {
    let middle = y + line.height() / 2.0;
    match line {
        Line::Words(text, style, to) => {
            align(sheet, text, (x, width), middle, *style, right);
            if let Some(to) = to {
                sheet.links.push((Rect::new(x, y, width, line.height()), *to));
            }
        }
        Line::Marks(Piece::Marks(list)) => {
            let left = if right {
                x + width - PAD_X - marks::width(list)
            } else {
                x + PAD_X
            };
            marks::draw(sheet, list, left, middle, x + width - PAD_X);
        }
        Line::Marks(_) => {}
    }
}
