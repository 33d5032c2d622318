//! Zones × threats as bands: a head with the threats, then one band for each zone.

use std::rc::Rc;

use super::{
    super::outline::{Matrix, MatrixCell, MatrixRow},
    blocks::{self, Column, Compositor},
    marks::{Bar, CHIP, chip},
    sheet::Sheet,
    strip::Strip,
    style::{CAPTION, CELL, Style, mm},
};
use crate::{
    analysis::findings::CellGrade,
    diagram::display_list::{Anchor as Side, Ink, Stroke},
    plant::{
        Grade,
        geometry::{Point, Rect},
    },
    typeset,
};

/// Height of a zone's band.
const ROW: f32 = mm(6.8);
/// Widest a cell gets.
const CELL_WIDTH: f32 = mm(6.5);
/// Room for the names of the zones.
const NAMES: f32 = mm(40.0);
/// From the last cell to the worst grade.
const GAP: f32 = mm(2.4);
/// Names of threats.
const NAME: Style = Style {
    leading: 8.6,
    ..CAPTION.ink(Ink::Text2)
};

/// From one entry of the legend to the next.
const LEGEND_GAP: f32 = mm(3.0);

/// Where the cells stand.
struct Grid {
    x: f32,
    cells: f32,
    cell: f32,
    worst: f32,
    right: f32,
}

impl Grid {
    fn new(matrix: &Matrix, column: Column) -> Self {
        let right = column.x + column.width;
        let room = column.width - NAMES - GAP - CHIP.0;
        let cell = (room / matrix.threats.len().max(1) as f32).min(CELL_WIDTH);
        Self {
            x: column.x,
            cells: right - CHIP.0 - GAP - cell * matrix.threats.len() as f32,
            cell,
            worst: right - CHIP.0,
            right,
        }
    }

    fn cell_x(&self, n: usize) -> f32 {
        self.cells + self.cell * n as f32
    }

    fn width(&self) -> f32 {
        self.right - self.x
    }
}

/// The bands of a matrix.
pub(super) fn strips(compositor: &mut Compositor<'_>, matrix: &Matrix, column: Column) -> Vec<Strip> {
    let grid = Grid::new(matrix, column);
    let mut first = head(matrix, &grid);
    let mut again = first.clone();
    if let Some(text) = &matrix.caption {
        first = below(compositor.caption(text, column, true), first);
        let label = format!("{} {}", compositor.running.table, compositor.tables);
        let text = format!("{text}{}", compositor.running.continued);
        again = below(blocks::caption(&label, &text, column), again);
    }
    first.before = mm(4.0);
    first.keep = true;
    let heads: Rc<[Strip]> = Rc::new([again]);
    let mut strips = vec![first];
    for (n, row) in matrix.rows.iter().enumerate() {
        let mut strip = self::row(row, matrix, &grid, n + 1 == matrix.rows.len());
        strip.heads = heads.clone();
        strips.push(strip);
    }
    if !names_fit(matrix, &grid) {
        if let Some(last) = strips.last_mut() {
            last.keep = true;
        }
        strips.push(legend(matrix, column));
    }
    strips
}

/// Whether every head has room at its full size; else the numbers stand alone and a legend names them.
fn names_fit(matrix: &Matrix, grid: &Grid) -> bool {
    let mut words = matrix.threats.iter().flat_map(|(_, name)| name);
    words.all(|word| typeset::measure(word, NAME.size, false) <= grid.cell - 0.8)
}

/// The names of the threats by number, one after the other.
fn legend(matrix: &Matrix, column: Column) -> Strip {
    let number_style = CAPTION.strong().ink(Ink::Text);
    let mut sheet = Sheet::default();
    let (mut x, mut y) = (0.0, CAPTION.leading / 2.0);
    for (number, name) in &matrix.threats {
        let (number, name) = (format!("{number} "), name.join(" "));
        let number_width = typeset::measure(&number, number_style.size, true);
        let width = number_width + typeset::measure(&name, CAPTION.size, false);
        if x > 0.0 && x + width > column.width {
            (x, y) = (0.0, y + CAPTION.leading);
        }
        sheet.text(&number, Point::new(column.x + x, y), number_style);
        sheet.text(&name, Point::new(column.x + x + number_width, y), CAPTION);
        x += width + LEGEND_GAP;
    }
    Strip {
        before: mm(1.2),
        ..Strip::new(sheet, y + CAPTION.leading / 2.0)
    }
}

fn below(mut upper: Strip, lower: Strip) -> Strip {
    let y = upper.height + mm(0.8);
    upper.sheet.place(lower.sheet, 0.0, y);
    upper.height = y + lower.height;
    upper
}

fn head(matrix: &Matrix, grid: &Grid) -> Strip {
    let mut sheet = Sheet::default();
    sheet.rule(grid.x, 0.0, grid.width(), 1.0, Ink::Text);
    let strong = NAME.strong().ink(Ink::Text);
    let mut y = mm(0.8);
    let mut n = 0;
    for (title, columns) in &matrix.groups {
        let x = grid.cell_x(n);
        sheet.text_within(
            title,
            Point::new(x, y + NAME.leading / 2.0),
            Side::Left,
            strong,
            grid.cell * *columns as f32,
        );
        n += columns;
    }
    sheet.text(&matrix.title, Point::new(grid.x, y + NAME.leading / 2.0), strong);
    if matrix.groups.iter().any(|(title, _)| !title.is_empty()) {
        y += NAME.leading + mm(0.6);
    }
    let named = names_fit(matrix, grid);
    let lines_of = |name: &[String]| if named { name.len() } else { 0 };
    let name_lines = matrix.threats.iter().map(|(_, name)| lines_of(name)).max();
    let name_lines = name_lines.unwrap_or(0);
    for (n, (number, name)) in matrix.threats.iter().enumerate() {
        let middle = grid.cell_x(n) + grid.cell / 2.0;
        sheet.text_at(
            number,
            Point::new(middle, y + NAME.leading / 2.0),
            Side::Center,
            strong,
        );
        for (line, text) in name.iter().take(lines_of(name)).enumerate() {
            let y = y + (line as f32 + 1.5) * NAME.leading;
            sheet.text_at(text, Point::new(middle, y), Side::Center, NAME);
        }
    }
    let height = y + (name_lines as f32 + 1.0) * NAME.leading + mm(0.8);
    let middle = Point::new(grid.worst + CHIP.0 / 2.0, height - mm(0.8) - NAME.leading / 2.0);
    sheet.text_at(&matrix.worst, middle, Side::Center, NAME);
    sheet.rule(grid.x, height, grid.width(), 0.5, Ink::Text);
    Strip::new(sheet, height)
}

fn row(row: &MatrixRow, matrix: &Matrix, grid: &Grid, is_last: bool) -> Strip {
    let mut sheet = Sheet::default();
    let middle = ROW / 2.0;
    let (code, name) = &row.zone;
    let strong = CELL.strong();
    sheet.text_within(code, Point::new(grid.x, middle), Side::Left, strong, mm(9.0));
    let name_x = grid.x + if code.is_empty() { 0.0 } else { mm(9.6) };
    let room = grid.cells - name_x - mm(1.5);
    let fits = typeset::measure(name, CELL.size, false) <= room;
    let style = if fits { CELL } else { NAME.ink(Ink::Text) };
    let lines = typeset::wrap(name, style.size, style.bold, room, 2);
    let top = middle - lines.len() as f32 * style.leading / 2.0;
    blocks::stack_lines(&mut sheet, &lines, style, name_x, top);
    for (n, cell) in row.cells.iter().enumerate() {
        let frame = Rect::new(grid.cell_x(n), 0.0, grid.cell, ROW);
        draw_cell(&mut sheet, *cell, frame);
        if let Some(to) = cell.link {
            sheet.links.push((frame, to));
        }
    }
    let mut n = 0;
    for (_, columns) in &matrix.groups {
        n += columns;
        let x = grid.cell_x(n);
        sheet.line(
            &[Point::new(x, 0.0), Point::new(x, ROW)],
            Stroke::solid(0.8, Ink::Text),
        );
    }
    chip(&mut sheet, row.worst, grid.worst, middle);
    let (thickness, ink) = if is_last {
        (1.0, Ink::Text)
    } else {
        (0.35, Ink::Hairline)
    };
    sheet.rule(grid.x, ROW, grid.width(), thickness, ink);
    Strip::new(sheet, ROW)
}

/// Letter over bar on the grade's colour; a dot marks what a person decided.
fn draw_cell(sheet: &mut Sheet, cell: MatrixCell, frame: Rect) {
    let middle = frame.center();
    let upper = Point::new(middle.x, frame.y + frame.h * 0.37);
    let sign = CELL.ink(Ink::Text2);
    match cell.grade {
        CellGrade::Grade(grade) => {
            let edge = Stroke::solid(0.35, Ink::Hairline);
            sheet.rect(frame, Some(Ink::GradeFill(grade)), Some(edge));
            let letter = Style {
                size: 7.5,
                ..CELL.ink(Ink::GradeText(grade))
            };
            sheet.text_at(&grade.letter().to_string(), upper, Side::Center, letter);
            let bar = Bar {
                segment: (mm(0.82), mm(0.85)),
                gap: mm(0.36),
            };
            bar.draw(
                sheet,
                grade,
                middle.x - bar.width() / 2.0,
                frame.y + frame.h * 0.79,
            );
        }
        CellGrade::NotComputed => {
            sheet.dashed(frame.grown(-mm(0.5)), 0.4, Ink::Text2);
            sheet.text_at("?", middle, Side::Center, sign);
        }
        CellGrade::NotReachable => sheet.text_at("–", middle, Side::Center, sign),
        CellGrade::NotApplicable => sheet.text_at("·", middle, Side::Center, sign.ink(Ink::Faint)),
    }
    if cell.decided {
        let ink = match cell.grade {
            CellGrade::Grade(grade @ (Grade::A | Grade::B)) => Ink::GradeText(grade),
            _ => Ink::Text,
        };
        let dot = Rect::new(frame.x + mm(0.45), frame.y + mm(0.45), mm(1.0), mm(1.0));
        sheet.rect(dot, Some(ink), None);
    }
}
