//! Display lists as operations of a PDF page.

use printpdf::{
    Color, Line, LineCapStyle, LineDashPattern, LineJoinStyle, LinePoint, Mm, Op, PaintMode, PdfFontHandle,
    PdfPage, Point as PdfPoint, Polygon, PolygonRing, Pt, Rect as PdfRect, Rgb, TextItem, WindingOrder,
};

use super::{
    super::page::{Page, Part},
    font::Face,
};
use crate::{
    diagram::{
        display_list::{Anchor, Dash, Ink, Item, Shape, Stroke, TextRun},
        palette::{Look, Palette},
    },
    plant::geometry::{Point, Rect},
    typeset,
};

/// Both faces of the typesetting font.
pub(super) struct Fonts<'a> {
    pub(super) regular: Face<'a>,
    pub(super) bold: Face<'a>,
}

impl<'a> Fonts<'a> {
    pub(super) const fn of(&self, bold: bool) -> &Face<'a> {
        if bold { &self.bold } else { &self.regular }
    }

    pub(super) const fn of_mut(&mut self, bold: bool) -> &mut Face<'a> {
        if bold { &mut self.bold } else { &mut self.regular }
    }
}

/// A page with everything on it.
pub(super) fn page(page: &Page, fonts: &Fonts<'_>) -> PdfPage {
    let mut painter = Painter {
        height: page.height,
        fonts,
        ops: vec![
            Op::SetLineCapStyle {
                cap: LineCapStyle::Round,
            },
            Op::SetLineJoinStyle {
                join: LineJoinStyle::Round,
            },
        ],
        faded: false,
        fill: None,
        pen: None,
    };
    for part in &page.parts {
        painter.part(part);
    }
    PdfPage::new(Mm::from(Pt(page.width)), Mm::from(Pt(page.height)), painter.ops)
}

/// The graphics state as last set, so that it is only written when it changes.
struct Painter<'a> {
    height: f32,
    fonts: &'a Fonts<'a>,
    ops: Vec<Op>,
    faded: bool,
    fill: Option<Color>,
    pen: Option<(Color, f32, Vec<f32>)>,
}

impl Painter<'_> {
    fn part(&mut self, part: &Part) {
        let Some(window) = part.clip else {
            part.list.items.iter().for_each(|item| self.item(part, item));
            return;
        };
        let left_top = part.on_page(Point::new(window.x, window.y));
        let right_bottom = part.on_page(Point::new(window.right(), window.bottom()));
        let mut rectangle = self.rectangle(left_top, right_bottom);
        rectangle.mode = Some(PaintMode::Clip);
        self.ops
            .extend([Op::SaveGraphicsState, Op::DrawRectangle { rectangle }]);
        part.list.items.iter().for_each(|item| self.item(part, item));
        self.ops.push(Op::RestoreGraphicsState);
        // What was set inside is forgotten.
        (self.fill, self.pen) = (None, None);
    }

    fn item(&mut self, part: &Part, item: &Item) {
        self.faded = item.faded;
        self.shape(part, &item.shape);
    }

    fn shape(&mut self, part: &Part, shape: &Shape) {
        match shape {
            Shape::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => {
                let outline =
                    |by: f32| rounded(rect.grown(by), if *radius > 0.0 { radius + by } else { 0.0 });
                self.area(part, &outline, *fill, *stroke);
            }
            Shape::Circle {
                center,
                radius,
                fill,
                stroke,
            } => {
                let middle = Rect::new(center.x, center.y, 0.0, 0.0);
                let outline = |by: f32| rounded(middle.grown(radius + by), radius + by);
                self.area(part, &outline, *fill, *stroke);
            }
            Shape::Path {
                points,
                closed,
                fill,
                stroke,
            } => {
                let outline = |by: f32| corners(points, *closed, by);
                if *closed {
                    self.area(part, &outline, *fill, *stroke);
                } else if let Some(stroke) = *stroke {
                    for (by, stroke) in strands(stroke) {
                        self.line(part, &outline(by), stroke);
                    }
                }
            }
            Shape::Icon { icon, rect, ink } => {
                icon.shapes(*rect, *ink)
                    .iter()
                    .for_each(|shape| self.shape(part, shape));
            }
            Shape::Text(run) => self.text(part, run),
        }
    }

    /// Paints a closed outline, which `outline` yields grown by so much.
    fn area(
        &mut self,
        part: &Part,
        outline: &dyn Fn(f32) -> Vec<Knot>,
        fill: Option<Ink>,
        stroke: Option<Stroke>,
    ) {
        let double = stroke.filter(|stroke| stroke.dash == Dash::Double);
        self.closed(part, &outline(0.0), fill, stroke.xor(double));
        for (by, stroke) in double.into_iter().flat_map(strands) {
            self.closed(part, &outline(by), None, Some(stroke));
        }
    }

    fn closed(&mut self, part: &Part, outline: &[Knot], fill: Option<Ink>, stroke: Option<Stroke>) {
        let mode = match (fill, stroke) {
            (Some(_), Some(_)) => PaintMode::FillStroke,
            (Some(_), None) => PaintMode::Fill,
            (None, Some(_)) => PaintMode::Stroke,
            (None, None) => return,
        };
        if let Some(ink) = fill {
            self.fill(ink);
        }
        if let Some(stroke) = stroke {
            self.pen(part, stroke);
        }
        if let Some(rect) = upright(outline) {
            let mut rectangle = self.rectangle(part.on_page(rect.0), part.on_page(rect.1));
            rectangle.mode = Some(mode);
            self.ops.push(Op::DrawRectangle { rectangle });
            return;
        }
        let points = self.points(part, outline);
        let polygon = Polygon {
            rings: vec![PolygonRing { points }],
            mode,
            winding_order: WindingOrder::NonZero,
        };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    fn line(&mut self, part: &Part, points: &[Knot], stroke: Stroke) {
        self.pen(part, stroke);
        let line = Line {
            points: self.points(part, points),
            is_closed: false,
        };
        self.ops.push(Op::DrawLine { line });
    }

    fn text(&mut self, part: &Part, run: &TextRun) {
        let text = typeset::visible(&run.text, run.bold);
        if text.trim().is_empty() {
            return;
        }
        let natural = typeset::measure(&text, run.size, run.bold);
        let squeeze = if run.max_width > 0.0 && natural > run.max_width {
            run.max_width / natural
        } else {
            1.0
        };
        let (size, width) = (run.size * squeeze, natural * squeeze);
        let left = match run.anchor {
            Anchor::Left => 0.0,
            Anchor::Center => width / 2.0,
            Anchor::Right => width,
        };
        let baseline = typeset::baseline(size, run.bold);
        let at = part.on_page(run.at.moved(-left, baseline));
        self.fill(run.ink);
        let font = PdfFontHandle::External(self.fonts.of(run.bold).id());
        let size = Pt(neat(size * part.scale));
        self.ops.extend([
            Op::StartTextSection,
            Op::SetFont { font, size },
            Op::SetTextCursor {
                pos: self.on_paper(at),
            },
            Op::ShowText {
                items: vec![TextItem::Text(text)],
            },
            Op::EndTextSection,
        ]);
    }

    fn color(&self, ink: Ink) -> Color {
        let palette = Palette::of(Look::Paper);
        let rgb = if self.faded {
            palette.faded(ink)
        } else {
            palette.rgb(ink)
        };
        let share = |byte: u8| (f32::from(byte) / 255.0 * 1_000.0).round() / 1_000.0;
        Color::Rgb(Rgb {
            r: share(rgb.0),
            g: share(rgb.1),
            b: share(rgb.2),
            icc_profile: None,
        })
    }

    fn fill(&mut self, ink: Ink) {
        let color = self.color(ink);
        if self.fill.as_ref() != Some(&color) {
            self.ops.push(Op::SetFillColor { col: color.clone() });
            self.fill = Some(color);
        }
    }

    fn pen(&mut self, part: &Part, stroke: Stroke) {
        let pattern: &[f32] = match stroke.dash {
            Dash::Solid | Dash::Double => &[],
            Dash::Dashed => &[6.0, 4.0],
            Dash::LongDash => &[10.0, 4.0],
            Dash::Dotted => &[2.0, 4.0],
        };
        let pattern: Vec<f32> = pattern.iter().map(|length| neat(length * part.scale)).collect();
        let pen = (self.color(stroke.ink), neat(stroke.width * part.scale), pattern);
        if self.pen.as_ref() == Some(&pen) {
            return;
        }
        self.ops.extend([
            Op::SetOutlineColor { col: pen.0.clone() },
            Op::SetOutlineThickness { pt: Pt(pen.1) },
            Op::SetLineDashPattern {
                dash: LineDashPattern::new(0.0, &pen.2),
            },
        ]);
        self.pen = Some(pen);
    }

    fn points(&self, part: &Part, outline: &[Knot]) -> Vec<LinePoint> {
        let point = |knot: &Knot| LinePoint {
            p: self.on_paper(part.on_page(knot.at)),
            bezier: knot.handle,
        };
        outline.iter().map(point).collect()
    }

    /// A box from its left top and right bottom on the page.
    fn rectangle(&self, left_top: Point, right_bottom: Point) -> PdfRect {
        let low = self.on_paper(Point::new(left_top.x, right_bottom.y));
        let width = Pt(neat(right_bottom.x - left_top.x));
        let height = Pt(neat(right_bottom.y - left_top.y));
        PdfRect::from_xywh(low.x, low.y, width, height)
    }

    /// PDF counts from the bottom edge upwards.
    fn on_paper(&self, at: Point) -> PdfPoint {
        PdfPoint {
            x: Pt(neat(at.x)),
            y: Pt(neat(self.height - at.y)),
        }
    }
}

/// Hundredths of a point are enough for any printer and keep the file small.
fn neat(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}

/// A corner of an outline, or a handle of the curve to the next corner.
struct Knot {
    at: Point,
    handle: bool,
}

impl Knot {
    const fn corner(at: Point) -> Self {
        Self { at, handle: false }
    }

    const fn handle(at: Point) -> Self {
        Self { at, handle: true }
    }
}

/// Left top and right bottom of an outline that is a box: PDF says those shorter.
fn upright(outline: &[Knot]) -> Option<(Point, Point)> {
    let [a, b, c, d] = outline else { return None };
    let is_plain = outline.iter().all(|knot| !knot.handle);
    let is_box = a.at.y == b.at.y && b.at.x == c.at.x && c.at.y == d.at.y && d.at.x == a.at.x;
    (is_plain && is_box && a.at.x <= c.at.x && a.at.y <= c.at.y).then_some((a.at, c.at))
}

/// The lines a stroke consists of, each with its distance from the middle.
fn strands(stroke: Stroke) -> Vec<(f32, Stroke)> {
    if stroke.dash != Dash::Double {
        return vec![(0.0, stroke)];
    }
    let strand = Stroke::solid(stroke.width / 4.0, stroke.ink);
    let off = stroke.width * 3.0 / 8.0;
    vec![(-off, strand), (off, strand)]
}

/// Corners of a path moved sideways by `by`, to the left of its direction.
fn corners(points: &[Point], closed: bool, by: f32) -> Vec<Knot> {
    if by == 0.0 {
        return points.iter().map(|&p| Knot::corner(p)).collect();
    }
    let direction = |a: Point, b: Point| {
        let length = a.distance(b).max(f32::EPSILON);
        ((b.x - a.x) / length, (b.y - a.y) / length)
    };
    let count = points.len();
    let neighbour = |n: usize, step: usize| -> Option<Point> {
        let next = n + step;
        let inside = closed || (count..2 * count).contains(&next);
        points.get(next % count).copied().filter(|_| inside)
    };
    let moved = |(n, &at): (usize, &Point)| {
        let before = neighbour(n, count - 1).map(|from| direction(from, at));
        let after = neighbour(n, count + 1).map(|to| direction(at, to));
        let (a, b) = (
            before.or(after).unwrap_or_default(),
            after.or(before).unwrap_or_default(),
        );
        // Both sides of the corner move by `by`; where it is sharper than 60 degrees the tip is cut short.
        let (x, y) = (a.1 + b.1, -a.0 - b.0);
        let stretch = by * 2.0 / (x * x + y * y).max(1.0);
        Knot::corner(at.moved(x * stretch, y * stretch))
    };
    points.iter().enumerate().map(moved).collect()
}

/// Handles of a quarter circle lie this far along the tangent, in radii.
const QUARTER: f32 = 0.552_284_8;

fn rounded(rect: Rect, radius: f32) -> Vec<Knot> {
    let (l, t, r, b) = (rect.x, rect.y, rect.right(), rect.bottom());
    let radius = radius.min(rect.w / 2.0).min(rect.h / 2.0);
    let at = Point::new;
    if radius <= 0.0 {
        return [at(l, t), at(r, t), at(r, b), at(l, b)].map(Knot::corner).into();
    }
    let pull = radius * (1.0 - QUARTER);
    vec![
        Knot::corner(at(l + radius, t)),
        Knot::corner(at(r - radius, t)),
        Knot::handle(at(r - pull, t)),
        Knot::handle(at(r, t + pull)),
        Knot::corner(at(r, t + radius)),
        Knot::corner(at(r, b - radius)),
        Knot::handle(at(r, b - pull)),
        Knot::handle(at(r - pull, b)),
        Knot::corner(at(r - radius, b)),
        Knot::corner(at(l + radius, b)),
        Knot::handle(at(l + pull, b)),
        Knot::handle(at(l, b - pull)),
        Knot::corner(at(l, b - radius)),
        Knot::corner(at(l, t + radius)),
        Knot::handle(at(l, t + pull)),
        Knot::handle(at(l + pull, t)),
        Knot::corner(at(l + radius, t)),
    ]
}
