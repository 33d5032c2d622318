//! Small marks used everywhere: grade chip, importance bars, strength shield. Letter first, bar second, colour third.

use super::{
    display_list::{Anchor, Dash, Ink, Shape, Stroke, TextRun},
    icons::Glyph,
};
use crate::{
    analysis::findings::CellGrade,
    plant::{
        Grade, Importance, Strength,
        geometry::{Point, Rect},
    },
};

/// Grade chip of a zone: width and height.
pub const ZONE_CHIP: (f32, f32) = (44.0, 20.0);
/// Grade chip of a device.
pub const DEVICE_CHIP: (f32, f32) = (36.0, 17.0);
/// Three importance bars: width and height.
pub const IMPORTANCE_BARS: (f32, f32) = (15.0, 9.0);

/// A centred line of text.
pub(super) fn centered(text: impl Into<String>, at: Point, size: f32, bold: bool, ink: Ink) -> Shape {
    Shape::Text(TextRun {
        text: text.into(),
        at,
        anchor: Anchor::Center,
        size,
        bold,
        ink,
        max_width: 0.0,
    })
}

/// The chip of a cell's grade in `rect`: letter and four bars; `–`, `·` and `?` where there is no grade.
pub fn cell_chip(grade: CellGrade, rect: Rect, out: &mut Vec<Shape>) {
    match grade {
        CellGrade::Grade(grade) => grade_chip(grade, rect, out),
        CellGrade::NotReachable => out.push(centered("–", rect.center(), rect.h * 0.7, false, Ink::Text2)),
        CellGrade::NotApplicable => out.push(centered(
            "·",
            rect.center(),
            rect.h * 0.7,
            false,
            Ink::ControlBorder,
        )),
        CellGrade::NotComputed => {
            out.push(Shape::Rect {
                rect,
                radius: 2.0,
                fill: Some(Ink::Panel),
                stroke: Some(Stroke {
                    width: 1.0,
                    ink: Ink::ControlBorder,
                    dash: Dash::Dashed,
                }),
            });
            out.push(centered("?", rect.center(), rect.h * 0.65, true, Ink::Text2));
        }
    }
}

/// The chip of a grade in `rect`, about twice as wide as high: letter left, bars right.
pub fn grade_chip(grade: Grade, rect: Rect, out: &mut Vec<Shape>) {
    out.push(chip_ground(grade, rect));
    let bar = (rect.h * 0.2, rect.h * 0.5);
    let gap = rect.h * 0.07;
    let bars_width = 4.0 * bar.0 + 3.0 * gap;
    let start = rect.right() - rect.h * 0.26 - bars_width;
    let letter = Point::new(f32::midpoint(rect.x, start) + rect.h * 0.05, rect.center().y);
    out.push(centered(
        grade.letter(),
        letter,
        rect.h * 0.74,
        true,
        Ink::GradeText(grade),
    ));
    let corner = Point::new(start, rect.center().y - bar.1 / 2.0);
    grade_bars(grade, corner, bar, gap, out);
}

/// The chip of a grade in a cell: letter above, bars below.
pub fn grade_tile(grade: Grade, rect: Rect, out: &mut Vec<Shape>) {
    out.push(chip_ground(grade, rect));
    let letter = Point::new(rect.center().x, rect.y + rect.h * 0.4);
    out.push(centered(
        grade.letter(),
        letter,
        rect.h * 0.44,
        true,
        Ink::GradeText(grade),
    ));
    let bar = (rect.h * 0.19, rect.h * 0.14);
    let gap = rect.h * 0.05;
    let width = 4.0 * bar.0 + 3.0 * gap;
    let corner = Point::new(rect.center().x - width / 2.0, rect.y + rect.h * 0.72);
    grade_bars(grade, corner, bar, gap, out);
}

fn chip_ground(grade: Grade, rect: Rect) -> Shape {
    Shape::Rect {
        rect,
        radius: 2.0,
        fill: Some(Ink::GradeFill(grade)),
        stroke: Some(Stroke::solid(1.0, Ink::GradeEdge(grade))),
    }
}

fn grade_bars(grade: Grade, corner: Point, bar: (f32, f32), gap: f32, out: &mut Vec<Shape>) {
    for number in 0..4_u8 {
        let full = number < grade.bars();
        // A frame needs room for its hole.
        let framed = !full && bar.0 >= 4.0;
        let rect = Rect::new(
            corner.x + f32::from(number) * (bar.0 + gap),
            corner.y,
            bar.0,
            bar.1,
        );
        out.push(Shape::Rect {
            rect: if framed { rect.grown(-0.5) } else { rect },
            radius: 0.0,
            fill: match (full, framed) {
                (true, _) => Some(Ink::GradeText(grade)),
                (false, true) => None,
                (false, false) => Some(Ink::GradeFaint(grade)),
            },
            stroke: framed.then_some(Stroke::solid(1.0, Ink::GradeText(grade))),
        });
    }
}

/// Three grey bars, so many filled, from `corner` (left top); size [`IMPORTANCE_BARS`] × `scale`.
pub fn importance_bars(importance: Importance, corner: Point, scale: f32, out: &mut Vec<Shape>) {
    let (width, height) = (4.0 * scale, IMPORTANCE_BARS.1 * scale);
    for number in 0..3_u8 {
        let full = number < importance.get();
        let rect = Rect::new(
            corner.x + f32::from(number) * (width + 1.5 * scale),
            corner.y,
            width,
            height,
        );
        out.push(Shape::Rect {
            rect: if full { rect } else { rect.grown(-0.5 * scale) },
            radius: 0.0,
            fill: full.then_some(Ink::Text),
            stroke: (!full).then_some(Stroke::solid(scale, Ink::ControlBorder)),
        });
    }
}

/// The glyph of a strength: a shield with so many bars.
pub const fn shield(strength: Strength) -> Glyph {
    match strength.get() {
        0 => Glyph::Shield0,
        1 => Glyph::Shield1,
        2 => Glyph::Shield2,
        _ => Glyph::Shield3,
    }
}

/// Three upright bars of a wall's strength in `rect`, so many filled.
pub fn strength_bars(strength: Strength, rect: Rect, out: &mut Vec<Shape>) {
    let gap = rect.w / 11.0;
    let width = (rect.w - 2.0 * gap) / 3.0;
    for number in 0..3_u8 {
        let full = number < strength.get();
        let bar = Rect::new(rect.x + f32::from(number) * (width + gap), rect.y, width, rect.h);
        out.push(Shape::Rect {
            rect: if full { bar } else { bar.grown(-0.4) },
            radius: 0.0,
            fill: full.then_some(Ink::Strength(3)),
            stroke: (!full).then_some(Stroke::solid(0.8, Ink::ControlBorder)),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(shapes: &[Shape], ink: Ink) -> usize {
        let is = |shape: &&Shape| matches!(shape, Shape::Rect { fill: Some(fill), .. } if *fill == ink);
        shapes.iter().filter(is).count()
    }

    #[test]
    fn a_chip_shows_its_letter_and_as_many_bars_as_the_grade_is_bad() {
        for (grade, bars) in Grade::ALL.into_iter().zip([4, 3, 2, 1, 0]) {
            let mut shapes = Vec::new();
            grade_chip(grade, Rect::new(0.0, 0.0, 44.0, 20.0), &mut shapes);
            assert_eq!(filled(&shapes, Ink::GradeText(grade)), bars);
            let letter =
                |shape: &Shape| matches!(shape, Shape::Text(run) if run.text == grade.letter().to_string());
            assert!(shapes.iter().any(letter));
        }
    }

    #[test]
    fn what_has_no_grade_shows_a_sign_instead() {
        for (grade, sign) in [
            (CellGrade::NotReachable, "–"),
            (CellGrade::NotApplicable, "·"),
            (CellGrade::NotComputed, "?"),
        ] {
            let mut shapes = Vec::new();
            cell_chip(grade, Rect::new(0.0, 0.0, 44.0, 20.0), &mut shapes);
            assert!(matches!(shapes.last(), Some(Shape::Text(run)) if run.text == sign));
        }
    }

    #[test]
    fn importance_and_strength_fill_as_many_bars_as_their_number() {
        for number in 0..=3 {
            let mut shapes = Vec::new();
            importance_bars(Importance::clamped(number), Point::default(), 1.0, &mut shapes);
            strength_bars(
                Strength::clamped(number),
                Rect::new(0.0, 0.0, 11.0, 6.0),
                &mut shapes,
            );
            assert_eq!(filled(&shapes, Ink::Text), usize::from(number));
            assert_eq!(filled(&shapes, Ink::Strength(3)), usize::from(number));
        }
    }
}
