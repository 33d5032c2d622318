//! The small signs: grades, importances, strengths, cost classes. All can be read in grey and counted.

use super::{
    super::outline::{Mark, Tone},
    sheet::Sheet,
    style::{BODY, CELL, QUIET, Style, mm},
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

/// A grade's chip.
pub(super) const CHIP: (f32, f32) = (mm(13.0), mm(4.6));
/// From one mark to the next.
const GAP: f32 = mm(1.2);
/// Words that touch a mark.
const DIGIT: Style = CELL.strong();

/// The style of words in a cell.
pub(super) const fn style_of(tone: Tone) -> Style {
    match tone {
        Tone::Plain => CELL,
        Tone::Strong => CELL.strong(),
        Tone::Quiet => QUIET,
        Tone::Body => BODY,
        Tone::BodyStrong => BODY.strong(),
    }
}

/// Height of a line of marks: grades need more than words do.
pub(super) fn line_height(marks: &[Mark]) -> f32 {
    if marks.iter().any(|mark| matches!(mark, Mark::Grade(_))) {
        CHIP.1 + mm(0.6)
    } else {
        CELL.leading
    }
}

/// Draws marks side by side from `x`, all on the middle line `y`; returns where they end. Words end in … before
/// they reach beyond `right`.
pub(super) fn draw(sheet: &mut Sheet, marks: &[Mark], mut x: f32, y: f32, right: f32) -> f32 {
    for (n, mark) in marks.iter().enumerate() {
        x += if n > 0 { GAP } else { 0.0 };
        x = match mark {
            Mark::Grade(grade) => {
                chip(sheet, *grade, x, y);
                x + CHIP.0
            }
            Mark::Importance(None) => words(sheet, "?", x, y, CELL.ink(Ink::Text2)),
            Mark::Importance(Some(importance)) => boxes(sheet, importance.get(), &IMPORTANCE, x, y),
            Mark::Strength(strength) => boxes(sheet, strength.get(), &STRENGTH, x, y),
            Mark::Cost(class) => boxes(sheet, *class, &COST, x, y),
            Mark::Arrow => arrow(sheet, x, y),
            Mark::Words(text, tone) => {
                let style = style_of(*tone);
                let text = typeset::fit(text, style.size, style.bold, (right - x).max(style.size));
                words(sheet, &text, x, y, style)
            }
        };
    }
    x
}

/// How wide marks are side by side.
pub(super) fn width(marks: &[Mark]) -> f32 {
    draw(&mut Sheet::default(), marks, 0.0, 0.0, f32::MAX)
}

fn words(sheet: &mut Sheet, text: &str, x: f32, y: f32, style: Style) -> f32 {
    sheet.text(text, Point::new(x, y), style);
    x + typeset::measure(text, style.size, style.bold)
}

/// A grade as letter, bar and colour; `–` and `?` have no bar.
pub(super) fn chip(sheet: &mut Sheet, grade: CellGrade, x: f32, y: f32) {
    let frame = Rect::new(x, y - CHIP.1 / 2.0, CHIP.0, CHIP.1);
    let middle = frame.center();
    match grade {
        CellGrade::Grade(grade) => {
            let edge = matches!(grade, Grade::D | Grade::E).then_some(Stroke::solid(0.5, Ink::Text));
            sheet.rect(frame, Some(Ink::GradeFill(grade)), edge);
            let letter = Style {
                size: 8.5,
                ..DIGIT.ink(Ink::GradeText(grade))
            };
            sheet.text(&grade.letter().to_string(), Point::new(x + mm(1.4), y), letter);
            let bar = Bar {
                segment: (mm(1.1), mm(1.5)),
                gap: mm(0.48),
            };
            bar.draw(sheet, grade, frame.right() - mm(1.3) - bar.width(), y);
        }
        CellGrade::NotComputed => {
            sheet.dashed(frame, 0.5, Ink::Text2);
            sheet.text_at("?", middle, Side::Center, CELL.ink(Ink::Text2));
        }
        CellGrade::NotReachable | CellGrade::NotApplicable => {
            sheet.text_at("–", middle, Side::Center, CELL.ink(Ink::Text2));
        }
    }
}

/// The four segments beside a grade's letter.
pub(super) struct Bar {
    /// Width and height of a segment.
    pub(super) segment: (f32, f32),
    /// Between two segments.
    pub(super) gap: f32,
}

impl Bar {
    /// Its width.
    pub(super) fn width(&self) -> f32 {
        4.0 * self.segment.0 + 3.0 * self.gap
    }

    /// Draws it from `x` around the middle line `y`.
    pub(super) fn draw(&self, sheet: &mut Sheet, grade: Grade, x: f32, y: f32) {
        let ink = Ink::GradeText(grade);
        for n in 0..4_u8 {
            let at = x + f32::from(n) * (self.segment.0 + self.gap);
            let segment = Rect::new(at, y - self.segment.1 / 2.0, self.segment.0, self.segment.1);
            if n < grade.bars() {
                sheet.rect(segment, Some(ink), None);
            } else {
                sheet.rect(segment.grown(-0.15), None, Some(Stroke::solid(0.3, ink)));
            }
        }
    }
}

/// A figure with a row of boxes, as many filled as the figure says.
struct Boxes {
    count: u8,
    size: (f32, f32),
    gap: f32,
    edge: Ink,
    fill: fn(u8) -> Ink,
}

const IMPORTANCE: Boxes = Boxes {
    count: 3,
    size: (mm(1.0), mm(2.0)),
    gap: mm(0.4),
    edge: Ink::Text2,
    fill: |importance| if importance == 3 { Ink::Text } else { Ink::Text2 },
};

const STRENGTH: Boxes = Boxes {
    count: 3,
    size: (mm(2.2), mm(2.1)),
    gap: mm(0.55),
    edge: Ink::Strength(3),
    fill: Ink::Strength,
};

const COST: Boxes = Boxes {
    count: 5,
    size: (mm(0.95), mm(2.0)),
    gap: mm(0.35),
    edge: Ink::Text2,
    fill: |_| Ink::Text2,
};

fn boxes(sheet: &mut Sheet, value: u8, boxes: &Boxes, x: f32, y: f32) -> f32 {
    let digit = if boxes.count == 5 || value < 3 {
        CELL
    } else {
        DIGIT
    };
    sheet.text(&value.to_string(), Point::new(x, y), digit);
    let mut at = x + mm(2.3);
    for n in 0..boxes.count {
        let cell = Rect::new(at, y - boxes.size.1 / 2.0, boxes.size.0, boxes.size.1);
        let fill = (n < value).then(|| (boxes.fill)(value));
        sheet.rect(cell.grown(-0.15), fill, Some(Stroke::solid(0.3, boxes.edge)));
        at += boxes.size.0 + boxes.gap;
    }
    at - boxes.gap
}

fn arrow(sheet: &mut Sheet, x: f32, y: f32) -> f32 {
    let (shaft, tip, half) = (mm(2.4), mm(1.5), mm(0.75));
    sheet.line(
        &[Point::new(x, y), Point::new(x + shaft, y)],
        Stroke::solid(0.8, Ink::Text),
    );
    let head = [
        Point::new(x + shaft, y - half),
        Point::new(x + shaft + tip, y),
        Point::new(x + shaft, y + half),
    ];
    sheet.polygon(&head, Ink::Text);
    x + shaft + tip
}
