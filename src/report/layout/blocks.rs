//! Blocks as bands.

use super::super::page::Part;
use super::{
    super::outline::{Block, ContentsRow, Figure, Running},
    matrix,
    sheet::Sheet,
    strip::{Strip, keep_together, stacked},
    style::{BODY, CAPTION, HEADING, MAIN_X, SIDE_HEAD, SIDE_WIDTH, Style, mm},
    table,
};
use crate::{
    diagram::display_list::{Anchor as Side, Ink},
    plant::geometry::{Point, Rect},
    typeset,
};

/// Where bands stand inside the text block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Left edge, from the left edge of the text block.
    pub(super) x: f32,
    /// Width.
    pub(super) width: f32,
    /// Height of an empty page's text block.
    pub(super) page: f32,
}

/// Turns blocks into bands and counts tables and figures.
pub(super) struct Compositor<'a> {
    pub(super) running: &'a Running,
    pub(super) tables: usize,
    pub(super) figures: usize,
    /// Height left on the page where the next block starts, as far as it is known.
    pub(super) room: f32,
}

/// Lines that a text may take; far beyond any page, and a bound for hostile input.
pub(super) const MANY_LINES: usize = 4_000;

impl Compositor<'_> {
    /// Bands of blocks that follow each other in a column.
    pub(super) fn blocks(&mut self, blocks: &[Block], column: Column) -> Vec<Strip> {
        let mut strips = Vec::new();
        let mut new_page = false;
        for block in blocks {
            if *block == Block::NewPage {
                new_page = true;
                self.room = column.page;
                continue;
            }
            let mut more = self.block(block, column);
            if let Some(first) = more.first_mut() {
                first.new_page |= std::mem::take(&mut new_page);
            }
            self.room -= stacked(&more) + more.first().map_or(0.0, |first| first.before);
            strips.append(&mut more);
        }
        strips
    }

    fn block(&mut self, block: &Block, column: Column) -> Vec<Strip> {
        match block {
            Block::NewPage => Vec::new(),
            Block::Heading(text) => heading(text, column),
            Block::Prose(paragraphs) => prose(paragraphs, column),
            Block::Note(text) => {
                let mut strips = paragraph(text, column, CAPTION);
                first_gap(&mut strips, mm(1.6));
                strips
            }
            Block::Side { head, body } => self.side(head, body, column),
            Block::Table(table) => table::strips(self, table, column),
            Block::Matrix(matrix) => matrix::strips(self, matrix, column),
            Block::Figure(figure) => self.figure(figure, column),
            Block::Contents(rows) => contents(rows, column),
            Block::Fitting(choices) => self.fitting(choices, column),
            Block::Together(blocks) => {
                let mut strips = self.blocks(blocks, column);
                if stacked(&strips) <= column.page {
                    keep_together(&mut strips);
                }
                strips
            }
        }
    }

    fn fitting(&mut self, choices: &[Vec<Block>], column: Column) -> Vec<Strip> {
        let before = (self.tables, self.figures, self.room);
        let mut strips = Vec::new();
        for blocks in choices {
            (self.tables, self.figures, self.room) = before;
            strips = self.blocks(blocks, column);
            let gap = strips.first().map_or(0.0, |first| first.before);
            if stacked(&strips) + gap <= before.2 {
                break;
            }
        }
        self.room = before.2;
        strips
    }

    fn side(&mut self, head: &str, body: &[Block], column: Column) -> Vec<Strip> {
        let main = Column {
            x: column.x + MAIN_X,
            width: column.width - MAIN_X,
            page: column.page,
        };
        let mut strips = self.blocks(body, main);
        let lines = typeset::wrap(head, SIDE_HEAD.size, SIDE_HEAD.bold, SIDE_WIDTH, 4);
        let top = mm(1.0);
        let Some(first) = strips.first_mut() else {
            return strips;
        };
        let mut sheet = Sheet::default();
        sheet.rule(column.x, 0.0, SIDE_WIDTH, 0.8, Ink::Text);
        sheet.rule(main.x, 0.0, main.width, 0.8, Ink::Text);
        stack_lines(&mut sheet, &lines, SIDE_HEAD, column.x, top);
        sheet.place(std::mem::take(&mut first.sheet), 0.0, top);
        first.sheet = sheet;
        first.height += top;
        first.before = mm(6.0);
        // The head at the side must not hang below what belongs to it, nor be torn from it by a page break.
        let head_height = top + lines.len() as f32 * SIDE_HEAD.leading;
        let mut covered = 0.0;
        for strip in &mut strips {
            covered += strip.height;
            strip.keep |= covered < head_height;
        }
        if let Some(last) = strips.last_mut() {
            last.height += (head_height - covered).max(0.0);
            last.keep = false;
        }
        strips
    }

    /// `表 3` and the words behind it, as lines at the width of a column.
    pub(super) fn caption(&mut self, text: &str, column: Column, is_table: bool) -> Strip {
        let (word, number) = if is_table {
            self.tables += 1;
            (&self.running.table, self.tables)
        } else {
            self.figures += 1;
            (&self.running.figure, self.figures)
        };
        let label = format!("{word} {number}");
        caption(&label, text, column)
    }

    fn figure(&mut self, figure: &Figure, column: Column) -> Vec<Strip> {
        let beside_width = if figure.beside.is_empty() { 0.0 } else { mm(49.0) };
        let gutter = if figure.beside.is_empty() { 0.0 } else { mm(6.0) };
        let caption = figure
            .caption
            .as_ref()
            .map(|text| self.caption(text, column, false));
        let caption_height = caption.as_ref().map_or(0.0, |caption| mm(2.0) + caption.height);
        let bounds = figure.crop.unwrap_or(figure.list.bounds);
        let wanted = if figure.max_height > 0.0 {
            figure.max_height
        } else {
            self.room - mm(2.0)
        };
        let height = wanted.clamp(mm(20.0), column.page) - caption_height;
        let width = column.width - beside_width - gutter;
        let scale = (width / bounds.w.max(1.0))
            .min(height / bounds.h.max(1.0))
            .min(figure.max_scale);
        let mut sheet = Sheet::default();
        let drawn = (bounds.w * scale, bounds.h * scale);
        sheet.parts.push(Part {
            list: figure.list.clone(),
            scale,
            at: Point::new(column.x - bounds.x * scale, -bounds.y * scale),
            clip: figure.crop,
        });
        let mut tall = drawn.1;
        if !figure.beside.is_empty() {
            let column = Column {
                x: column.x + column.width - beside_width,
                width: beside_width,
                page: column.page,
            };
            let mut y = 0.0;
            for (n, strip) in self.blocks(&figure.beside, column).into_iter().enumerate() {
                y += if n > 0 { strip.before } else { 0.0 };
                let next = y + strip.height;
                sheet.place(strip.sheet, 0.0, y);
                y = next;
            }
            tall = tall.max(y);
        }
        if let Some(caption) = caption {
            sheet.place(caption.sheet, 0.0, tall + mm(2.0));
        }
        vec![Strip {
            before: mm(3.4),
            // What explains a drawing follows it.
            keep: true,
            ..Strip::new(sheet, tall + caption_height)
        }]
    }
}

/// A caption: its number in bold, then the words, hanging.
pub(super) fn caption(label: &str, text: &str, column: Column) -> Strip {
    let strong = CAPTION.strong().ink(Ink::Text);
    let indent = typeset::measure(label, strong.size, true) + strong.size;
    let lines = typeset::wrap(text, CAPTION.size, false, column.width - indent, 2);
    let mut sheet = Sheet::default();
    sheet.text(label, Point::new(column.x, CAPTION.leading / 2.0), strong);
    let height = stack_lines(&mut sheet, &lines, CAPTION, column.x + indent, 0.0);
    Strip::new(sheet, height)
}

/// Draws lines below each other; returns where they end.
pub(super) fn stack_lines(sheet: &mut Sheet, lines: &[String], style: Style, x: f32, mut y: f32) -> f32 {
    for line in lines {
        sheet.text(line, Point::new(x, y + style.leading / 2.0), style);
        y += style.leading;
    }
    y
}

fn first_gap(strips: &mut [Strip], gap: f32) {
    if let Some(first) = strips.first_mut() {
        first.before = gap;
    }
}

fn heading(text: &str, column: Column) -> Vec<Strip> {
    let lines = typeset::wrap(text, HEADING.size, HEADING.bold, column.width, 3);
    let mut sheet = Sheet::default();
    let height = stack_lines(&mut sheet, &lines, HEADING, column.x, 0.0) + mm(1.4);
    vec![Strip {
        before: mm(7.0),
        keep: true,
        bookmark: Some((1, text.to_owned())),
        ..Strip::new(sheet, height)
    }]
}

fn prose(paragraphs: &[String], column: Column) -> Vec<Strip> {
    let mut strips = Vec::new();
    for text in paragraphs {
        let mut lines = paragraph(text, column, BODY);
        first_gap(&mut lines, mm(1.6));
        strips.append(&mut lines);
    }
    strips
}

/// Lines of running text; no line stands alone at the top or bottom of a page.
fn paragraph(text: &str, column: Column, style: Style) -> Vec<Strip> {
    let lines = typeset::wrap(text, style.size, style.bold, column.width, MANY_LINES);
    let count = lines.len();
    let strip = |(n, line): (usize, &String)| {
        let mut sheet = Sheet::default();
        sheet.text(line, Point::new(column.x, style.leading / 2.0), style);
        Strip {
            keep: n == 0 && count > 1 || n + 2 == count,
            ..Strip::new(sheet, style.leading)
        }
    };
    lines.iter().enumerate().map(strip).collect()
}

fn contents(rows: &[ContentsRow], column: Column) -> Vec<Strip> {
    let height = BODY.leading + mm(0.4);
    let strip = |row: &ContentsRow| {
        let mut sheet = Sheet::default();
        let middle = height / 2.0;
        sheet.text(&row.number, Point::new(column.x, middle), BODY.strong());
        let title = Point::new(column.x + mm(7.0), middle);
        sheet.text_within(&row.title, title, Side::Left, BODY, column.width - mm(18.0));
        let right = column.x + column.width;
        sheet.numbers.push((Point::new(right, middle), BODY, row.to));
        sheet
            .links
            .push((Rect::new(column.x, 0.0, column.width, height), row.to));
        sheet.rule(column.x, height, column.width, 0.35, Ink::Hairline);
        Strip::new(sheet, height)
    };
    rows.iter().map(strip).collect()
}
