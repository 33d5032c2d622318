//! A display list as a PNG: any scale, anti-aliased, text as outlines, so it looks the same everywhere.

use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke as SkiaStroke, StrokeDash,
    Transform,
};

use crate::{
    diagram::{
        display_list::{Anchor, DisplayList, Ink, Item, Shape, Stroke, TextRun},
        palette::{Palette, Rgb},
    },
    plant::geometry::{Point, Rect},
    typeset::{self, Segment},
};

/// Free border around the drawing, in world units.
pub const MARGIN: f32 = 24.0;
/// A picture of more pixels than this is refused: 400 MB of memory are enough.
pub const PIXEL_LIMIT: u64 = 100_000_000;

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PngError {
    /// It would not fit into memory.
    #[error(
        "the picture would be {width} × {height} pixels, more than {PIXEL_LIMIT} in all; choose a smaller scale"
    )]
    TooLarge {
        /// Pixels across.
        width: u64,
        /// Pixels down.
        height: u64,
    },
    /// The encoder refused.
    #[error("the picture could not be encoded: {0}")]
    Encoding(String),
}

/// The scale at which a drawing comes out `pixels` wide.
pub fn scale_for_width(list: &DisplayList, pixels: u32) -> f32 {
    pixels as f32 / list.bounds.grown(MARGIN).w
}

/// Paints a display list; 1 world unit becomes `scale` pixels.
pub fn png(list: &DisplayList, palette: &Palette, scale: f32) -> Result<Vec<u8>, PngError> {
    let sheet = list.bounds.grown(MARGIN);
    let pixels = |length: f32| (f64::from(length) * f64::from(scale)).ceil().max(1.0) as u64;
    let (width, height) = (pixels(sheet.w), pixels(sheet.h));
    let too_large = PngError::TooLarge { width, height };
    if width.saturating_mul(height) > PIXEL_LIMIT {
        return Err(too_large);
    }
    let mut canvas = Pixmap::new(width as u32, height as u32).ok_or(too_large)?;
    canvas.fill(color(palette.rgb(Ink::Canvas)));
    let place = Transform::from_row(scale, 0.0, 0.0, scale, -sheet.x * scale, -sheet.y * scale);
    let mut painter = Painter {
        canvas,
        palette,
        place,
        faded: false,
    };
    list.items.iter().for_each(|item| painter.item(item));
    painter
        .canvas
        .encode_png()
        .map_err(|error| PngError::Encoding(error.to_string()))
}

fn color(Rgb(r, g, b): Rgb) -> Color {
    Color::from_rgba8(r, g, b, u8::MAX)
}

struct Painter<'a> {
    canvas: Pixmap,
    palette: &'a Palette,
    place: Transform,
    faded: bool,
}

impl Painter<'_> {
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
            } => {
                let outline = |by: f32| rounded_rect(rect.grown(by), (radius + by).max(0.0));
                self.area(*fill, *stroke, outline);
            }
            Shape::Circle {
                center,
                radius,
                fill,
                stroke,
            } => self.area(*fill, *stroke, |by| {
                PathBuilder::from_circle(center.x, center.y, radius + by)
            }),
            Shape::Path {
                points,
                closed,
                fill,
                stroke,
            } => self.area(fill.filter(|_| *closed), *stroke, |by| {
                polyline(points, *closed, by)
            }),
            Shape::Icon { icon, rect, ink } => icon
                .shapes(*rect, *ink)
                .iter()
                .for_each(|shape| self.shape(shape)),
            Shape::Text(run) => self.text(run),
        }
    }

    /// Fills and strokes an outline; `outline(by)` is the outline moved outwards.
    fn area(&mut self, fill: Option<Ink>, stroke: Option<Stroke>, outline: impl Fn(f32) -> Option<Path>) {
        if let (Some(ink), Some(path)) = (fill, outline(0.0)) {
            self.canvas
                .fill_path(&path, &self.paint(ink), FillRule::Winding, self.place, None);
        }
        let Some(stroke) = stroke else { return };
        for (by, strand) in stroke.strands() {
            if let Some(path) = outline(by) {
                let pen = pen(strand);
                self.canvas
                    .stroke_path(&path, &self.paint(strand.ink), &pen, self.place, None);
            }
        }
    }

    fn text(&mut self, run: &TextRun) {
        let natural = typeset::measure(&run.text, run.size, run.bold);
        let fits = run.max_width <= 0.0 || natural <= run.max_width;
        let size = if fits {
            run.size
        } else {
            run.size * run.max_width / natural
        };
        let width = natural * size / run.size;
        let left = match run.anchor {
            Anchor::Left => run.at.x,
            Anchor::Center => run.at.x - width / 2.0,
            Anchor::Right => run.at.x - width,
        };
        let baseline = run.at.y + typeset::baseline(size, run.bold);
        let mut builder = PathBuilder::new();
        typeset::outline(
            &run.text,
            size,
            run.bold,
            (left, baseline),
            &mut |segment| match segment {
                Segment::Move(x, y) => builder.move_to(x, y),
                Segment::Line(x, y) => builder.line_to(x, y),
                Segment::Quad(x1, y1, x, y) => builder.quad_to(x1, y1, x, y),
                Segment::Cubic(x1, y1, x2, y2, x, y) => builder.cubic_to(x1, y1, x2, y2, x, y),
                Segment::Close => builder.close(),
            },
        );
        if let Some(path) = builder.finish() {
            self.canvas
                .fill_path(&path, &self.paint(run.ink), FillRule::Winding, self.place, None);
        }
    }

    fn paint(&self, ink: Ink) -> Paint<'static> {
        let rgb = if self.faded {
            self.palette.faded(ink)
        } else {
            self.palette.rgb(ink)
        };
        let mut paint = Paint::default();
        paint.set_color(color(rgb));
        paint
    }
}

fn pen(stroke: Stroke) -> SkiaStroke {
    let pattern = stroke.dash.pattern();
    SkiaStroke {
        width: stroke.width,
        line_cap: if pattern.is_empty() {
            LineCap::Round
        } else {
            LineCap::Butt
        },
        line_join: LineJoin::Round,
        dash: StrokeDash::new(pattern.to_vec(), 0.0),
        ..SkiaStroke::default()
    }
}

fn polyline(points: &[Point], closed: bool, by: f32) -> Option<Path> {
    let moved;
    let points = if by == 0.0 {
        points
    } else {
        moved = crate::diagram::polyline::beside(points, by);
        &moved
    };
    let mut builder = PathBuilder::new();
    let (first, rest) = points.split_first()?;
    builder.move_to(first.x, first.y);
    for point in rest {
        builder.line_to(point.x, point.y);
    }
    if closed {
        builder.close();
    }
    builder.finish()
}

fn rounded_rect(rect: Rect, radius: f32) -> Option<Path> {
    let radius = radius.min(rect.w / 2.0).min(rect.h / 2.0);
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    let mut builder = PathBuilder::new();
    if radius <= 0.0 {
        builder.move_to(left, top);
        builder.line_to(right, top);
        builder.line_to(right, bottom);
        builder.line_to(left, bottom);
    } else {
        // A quarter circle as one curve: its handles lie 0.5523 radii along the tangents.
        let near = radius * (1.0 - 0.552_284_8);
        builder.move_to(left + radius, top);
        builder.line_to(right - radius, top);
        builder.cubic_to(right - near, top, right, top + near, right, top + radius);
        builder.line_to(right, bottom - radius);
        builder.cubic_to(right, bottom - near, right - near, bottom, right - radius, bottom);
        builder.line_to(left + radius, bottom);
        builder.cubic_to(left + near, bottom, left, bottom - near, left, bottom - radius);
        builder.line_to(left, top + radius);
        builder.cubic_to(left, top + near, left + near, top, left + radius, top);
    }
    builder.close();
    builder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagram::{display_list::Role, palette::Look};

    fn list(shape: Shape) -> DisplayList {
        DisplayList {
            bounds: Rect::new(0.0, 0.0, 100.0, 50.0),
            items: vec![Item {
                shape,
                role: Role::Chart,
                element: None,
                faded: false,
            }],
        }
    }

    fn pixels(shape: Shape, scale: f32) -> Pixmap {
        let bytes = png(&list(shape), Palette::of(Look::Paper), scale).expect("a picture");
        Pixmap::decode_png(&bytes).expect("a PNG")
    }

    #[test]
    fn a_box_is_painted_where_it_lies_at_any_scale() {
        for scale in [1.0, 2.0, 3.0] {
            let shape = Shape::Rect {
                rect: Rect::new(10.0, 10.0, 20.0, 20.0),
                radius: 0.0,
                fill: Some(Ink::Accent),
                stroke: None,
            };
            let picture = pixels(shape, scale);
            let at = |x: f32, y: f32| {
                let pixel = picture
                    .pixel(((x + MARGIN) * scale) as u32, ((y + MARGIN) * scale) as u32)
                    .unwrap();
                Rgb(pixel.red(), pixel.green(), pixel.blue())
            };
            assert_eq!(at(20.0, 20.0), Palette::of(Look::Paper).rgb(Ink::Accent));
            assert_eq!(at(40.0, 20.0), Palette::of(Look::Paper).rgb(Ink::Canvas));
            assert_eq!(picture.width(), (148.0 * scale) as u32);
        }
    }

    #[test]
    fn japanese_text_leaves_ink() {
        let run = TextRun {
            text: "設備".to_owned(),
            at: Point::new(50.0, 25.0),
            anchor: Anchor::Center,
            size: 20.0,
            bold: true,
            ink: Ink::Text,
            max_width: 0.0,
        };
        let picture = pixels(Shape::Text(run), 1.0);
        let dark = picture.pixels().iter().filter(|pixel| pixel.red() < 100).count();
        assert!(dark > 100, "{dark}");
    }

    #[test]
    fn a_picture_that_would_fill_the_memory_is_refused() {
        let shape = Shape::Circle {
            center: Point::new(0.0, 0.0),
            radius: 1.0,
            fill: None,
            stroke: None,
        };
        let refused = png(&list(shape), Palette::of(Look::Paper), 10_000.0);
        assert!(matches!(refused, Err(PngError::TooLarge { .. })), "{refused:?}");
    }
}
