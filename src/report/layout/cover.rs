//! The first page.

use super::{
    super::{outline::Cover, page::Page},
    blocks::stack_lines,
    marks::{CHIP, chip},
    sheet::Sheet,
    style::{
        A4, CAPTION, CELL, COVER_TITLE, COVER_TITLE_SMALL, HEADING, MAIN_X, MARGIN_BOTTOM, MARGIN_SIDE,
        MARGIN_TOP, QUIET, mm,
    },
};
use crate::{
    diagram::display_list::{Anchor as Side, Ink, Stroke},
    plant::geometry::{Point, Rect},
    typeset,
};

/// Zones that find room beside each other.
const ZONES: usize = 9;

/// The first page.
pub(super) fn page(cover: &Cover) -> Page {
    let mut sheet = Sheet::default();
    let left = MARGIN_SIDE;
    let main = MARGIN_SIDE + MAIN_X;
    let right = A4.0 - MARGIN_SIDE;
    let width = right - main;
    sheet.rule(left, MARGIN_TOP, right - left, 2.0, Ink::Text);
    let middle = MARGIN_TOP + mm(4.0);
    sheet.text(&cover.secrecy, Point::new(left, middle), CELL.strong());
    let plant = CELL;
    let lines = typeset::wrap(&cover.plant, plant.size, plant.bold, width, 2);
    stack_lines(&mut sheet, &lines, plant, main, middle - plant.leading / 2.0);

    let mut title = COVER_TITLE;
    let fits = |line: &String| typeset::measure(line, COVER_TITLE.size, true) <= width;
    if !cover.title.iter().all(fits) {
        title = COVER_TITLE_SMALL;
    }
    let y = stack_lines(&mut sheet, &cover.title, title, main, mm(79.0));
    let lines = typeset::wrap(&cover.subtitle, HEADING.size, false, width, 2);
    let subtitle = super::style::Style {
        bold: false,
        ..HEADING
    };
    stack_lines(&mut sheet, &lines, subtitle, main, y + mm(4.0));

    grades(&mut sheet, cover, main, width);
    foot(&mut sheet, cover, main, width);
    Page {
        width: A4.0,
        height: A4.1,
        parts: sheet.parts,
        links: Vec::new(),
    }
}

fn grades(sheet: &mut Sheet, cover: &Cover, x: f32, width: f32) {
    if cover.grades.is_empty() {
        return;
    }
    let top = mm(141.0);
    sheet.rule(x, top, width, 0.5, Ink::Hairline);
    let head = mm(14.5);
    let step = (width - head - CHIP.0) / (cover.grades.len().clamp(2, ZONES) - 1) as f32;
    let step = step.min(CHIP.0 + mm(4.0));
    let [now, target] = &cover.grade_rows;
    let rows = [top + mm(8.0), top + mm(14.6)];
    for (text, y) in [(now, rows[0]), (target, rows[1])] {
        sheet.text_within(text, Point::new(x, y), Side::Left, QUIET, head);
    }
    for (n, grade) in cover.grades.iter().take(ZONES).enumerate() {
        let at = x + head + step * n as f32;
        let middle = Point::new(at + CHIP.0 / 2.0, top + mm(2.8));
        sheet.text_within(&grade.zone, middle, Side::Center, CAPTION, step);
        chip(sheet, grade.now, at, rows[0]);
        chip(sheet, grade.target, at, rows[1]);
    }
    let lines = typeset::wrap(&cover.grade_note, CAPTION.size, false, width, 3);
    stack_lines(sheet, &lines, CAPTION, x, top + mm(18.4));
}

fn foot(sheet: &mut Sheet, cover: &Cover, x: f32, width: f32) {
    let bottom = A4.1 - MARGIN_BOTTOM;
    let seal = (mm(20.6), mm(22.8));
    let seals_left = x + width - seal.0 * cover.seals.len() as f32;
    for (n, head) in cover.seals.iter().enumerate() {
        let frame = Rect::new(seals_left + seal.0 * n as f32, bottom - seal.1, seal.0, seal.1);
        let edge = Some(Stroke::solid(0.5, Ink::Text));
        sheet.rect(frame, None, edge);
        sheet.rect(Rect { h: mm(4.6), ..frame }, None, edge);
        let middle = Point::new(frame.center().x, frame.y + mm(2.3));
        sheet.text_within(head, middle, Side::Center, QUIET, seal.0);
    }
    sheet.text(&cover.maker, Point::new(x, bottom - mm(1.4)), QUIET);

    let name_width = mm(24.0);
    let rows: Vec<(Vec<String>, Vec<String>)> = (cover.facts.iter())
        .map(|(name, value)| {
            let name = typeset::wrap(name, CELL.size, false, name_width - mm(2.0), 2);
            (
                name,
                typeset::wrap(value, CELL.size, false, width - name_width, 3),
            )
        })
        .collect();
    let lines: usize = rows.iter().map(|(name, value)| name.len().max(value.len())).sum();
    let gap = mm(0.8);
    let height = lines as f32 * CELL.leading + gap * rows.len() as f32;
    let mut y = bottom - seal.1 - mm(6.0) - height;
    sheet.rule(x, y - mm(1.6), width, 1.0, Ink::Text);
    for (name, value) in &rows {
        stack_lines(sheet, name, CELL.ink(Ink::Text2), x, y);
        stack_lines(sheet, value, CELL, x + name_width, y);
        y += name.len().max(value.len()) as f32 * CELL.leading + gap;
    }
}
