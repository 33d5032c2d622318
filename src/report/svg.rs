//! A display list as SVG: vectors, and text as text.
//!
//! Each line of text carries the width it has on screen and paper, so it keeps its place where the reader lacks
//! our font. Names are escaped: nothing a user typed becomes markup.

use std::fmt::Write as _;

use crate::{
    diagram::{
        display_list::{Anchor, DisplayList, Ink, Item, Shape, Stroke, TextRun},
        palette::Palette,
        polyline,
    },
    plant::geometry::{Point, Rect},
    typeset,
};

use super::png::MARGIN;

/// Fonts to look for, ours first.
const FONTS: &str =
    "'BIZ UDPGothic','BIZ UDPゴシック','Noto Sans CJK JP','Noto Sans JP','Yu Gothic','Meiryo',sans-serif";

/// The drawing as the text of an SVG file, 1 world unit = 1 px.
pub fn svg(list: &DisplayList, palette: &Palette) -> String {
    let sheet = list.bounds.grown(MARGIN);
    let mut page = Page {
        text: String::new(),
        palette,
        faded: false,
    };
    page.put(format_args!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"{x} {y} {w} {h}\" \
         font-family=\"{FONTS}\" fill=\"none\" stroke-linejoin=\"round\">\n",
        x = Number(sheet.x),
        y = Number(sheet.y),
        w = Number(sheet.w),
        h = Number(sheet.h),
    ));
    page.rect(sheet, 0.0, Some(Ink::Canvas), None);
    list.items.iter().for_each(|item| page.item(item));
    page.text.push_str("</svg>\n");
    page.text
}

struct Page<'a> {
    text: String,
    palette: &'a Palette,
    faded: bool,
}

impl Page<'_> {
    /// Writing into a string cannot fail.
    fn put(&mut self, words: std::fmt::Arguments<'_>) {
        self.text.write_fmt(words).ok();
    }

    fn item(&mut self, item: &Item) {
        self.faded = item.faded;
        self.shape(&item.shape);
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => self.rect(*rect, *radius, *fill, *stroke),
            Shape::Circle {
                center,
                radius,
                fill,
                stroke,
            } => self.circle(*center, *radius, *fill, *stroke),
            Shape::Path {
                points,
                closed,
                fill,
                stroke,
            } => {
                self.path(points, *closed, fill.filter(|_| *closed), *stroke);
            }
            Shape::Icon { icon, rect, ink } => {
                icon.shapes(*rect, *ink)
                    .iter()
                    .for_each(|shape| self.shape(shape));
            }
            Shape::Text(run) => self.run(run),
        }
    }

    fn rect(&mut self, rect: Rect, radius: f32, fill: Option<Ink>, stroke: Option<Stroke>) {
        for (by, paint) in self.paints(fill, stroke) {
            let (rect, radius) = (rect.grown(by), (radius + by).max(0.0));
            self.put(format_args!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"{paint}/>\n",
                Number(rect.x),
                Number(rect.y),
                Number(rect.w.max(0.0)),
                Number(rect.h.max(0.0)),
                Number(radius),
            ));
        }
    }

    fn circle(&mut self, center: Point, radius: f32, fill: Option<Ink>, stroke: Option<Stroke>) {
        for (by, paint) in self.paints(fill, stroke) {
            self.put(format_args!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{paint}/>\n",
                Number(center.x),
                Number(center.y),
                Number((radius + by).max(0.0)),
            ));
        }
    }

    fn path(&mut self, points: &[Point], closed: bool, fill: Option<Ink>, stroke: Option<Stroke>) {
        let tag = if closed { "polygon" } else { "polyline" };
        for (by, paint) in self.paints(fill, stroke) {
            let moved = if by == 0.0 {
                points.to_vec()
            } else {
                polyline::beside(points, by)
            };
            let corners: Vec<String> = moved
                .iter()
                .map(|point| format!("{},{}", Number(point.x), Number(point.y)))
                .collect();
            self.put(format_args!("<{tag} points=\"{}\"{paint}/>\n", corners.join(" ")));
        }
    }

    fn run(&mut self, run: &TextRun) {
        let natural = typeset::measure(&run.text, run.size, run.bold);
        let fits = run.max_width <= 0.0 || natural <= run.max_width;
        let size = if fits {
            run.size
        } else {
            run.size * run.max_width / natural
        };
        let width = if fits { natural } else { run.max_width };
        let left = match run.anchor {
            Anchor::Left => run.at.x,
            Anchor::Center => run.at.x - width / 2.0,
            Anchor::Right => run.at.x - width,
        };
        let weight = if run.bold { " font-weight=\"700\"" } else { "" };
        let color = self.color(run.ink);
        self.put(format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight} fill=\"{color}\" textLength=\"{}\" \
             lengthAdjust=\"spacingAndGlyphs\">{}</text>\n",
            Number(left),
            Number(run.at.y + typeset::baseline(size, run.bold)),
            Number(size),
            Number(width),
            escaped(&run.text),
        ));
    }

    /// Attributes of the ground and of each line around it, with how far that line lies outside.
    fn paints(&self, fill: Option<Ink>, stroke: Option<Stroke>) -> Vec<(f32, String)> {
        let ground = fill.map(|ink| (0.0, format!(" fill=\"{}\"", self.color(ink))));
        let strands = stroke.into_iter().flat_map(Stroke::strands).map(|(by, strand)| {
            let pattern: Vec<String> = strand
                .dash
                .pattern()
                .iter()
                .map(|length| Number(*length).to_string())
                .collect();
            let ends = if pattern.is_empty() {
                " stroke-linecap=\"round\"".to_owned()
            } else {
                format!(" stroke-dasharray=\"{}\"", pattern.join(" "))
            };
            let (color, width) = (self.color(strand.ink), Number(strand.width));
            (by, format!(" stroke=\"{color}\" stroke-width=\"{width}\"{ends}"))
        });
        ground.into_iter().chain(strands).collect()
    }

    fn color(&self, ink: Ink) -> String {
        let rgb = if self.faded {
            self.palette.faded(ink)
        } else {
            self.palette.rgb(ink)
        };
        rgb.to_hex()
    }
}

/// A length with at most two decimals; not a number becomes 0, which every reader accepts.
struct Number(f32);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hundredths = (self.0 * 100.0).round();
        let value = if hundredths.is_finite() {
            hundredths / 100.0
        } else {
            0.0
        };
        write!(f, "{}", if value == 0.0 { 0.0 } else { value })
    }
}

/// Text as XML allows it: markup escaped, control characters (which XML forbids) dropped.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            character if character.is_control() => {}
            character => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagram::{display_list::Role, palette::Look};

    fn drawn(shape: Shape) -> String {
        let list = DisplayList {
            bounds: Rect::new(0.0, 0.0, 100.0, 50.0),
            items: vec![Item {
                shape,
                role: Role::Chart,
                element: None,
                faded: false,
            }],
        };
        svg(&list, Palette::of(Look::Paper))
    }

    #[test]
    fn what_a_user_typed_never_becomes_markup() {
        let run = TextRun {
            text: "<script>&\"\u{1}".to_owned(),
            at: Point::new(0.0, 0.0),
            anchor: Anchor::Left,
            size: 12.0,
            bold: false,
            ink: Ink::Text,
            max_width: 0.0,
        };
        let text = drawn(Shape::Text(run));
        assert!(text.contains("&lt;script&gt;&amp;&quot;</text>"), "{text}");
        assert!(!text.contains("<script"));
    }

    #[test]
    fn a_double_line_is_two_lines() {
        let stroke = Stroke {
            width: 4.0,
            ink: Ink::LinkLine,
            dash: crate::diagram::display_list::Dash::Double,
        };
        let points = vec![Point::new(0.0, 0.0), Point::new(10.0, 0.0)];
        let text = drawn(Shape::Path {
            points,
            closed: false,
            fill: None,
            stroke: Some(stroke),
        });
        assert_eq!(text.matches("<polyline").count(), 2, "{text}");
    }

    #[test]
    fn numbers_that_are_none_do_not_break_the_file() {
        let center = Point::new(f32::NAN, f32::INFINITY);
        let text = drawn(Shape::Circle {
            center,
            radius: 1.0,
            fill: Some(Ink::Accent),
            stroke: None,
        });
        assert!(text.contains("cx=\"0\" cy=\"0\""), "{text}");
    }
}
