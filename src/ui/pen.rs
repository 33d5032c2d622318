//! Paints display lists of plain shapes with egui: the only place that turns world units into pixels.
//!
//! Canvas, thumbnails, charts and icons all go through here, so the screen shows what paper prints.

use std::sync::Arc;

use egui::{
    Align2, Color32, Context, Galley, Painter, Pos2, Rect, StrokeKind, Vec2, epaint::TextShape, vec2,
};

use super::{letters::Letters, theme::Theme};
use crate::{
    diagram::{
        display_list::{Anchor, Dash, Ink, Item, Shape, Stroke, TextRun},
        icons::Icon,
    },
    plant::geometry,
};

/// Text smaller than this on screen is left out, not drawn (nobody can read it).
const SMALLEST_TEXT: f32 = 6.0;
/// On a page that is shown small, letters that nobody reads still make it look like itself.
const SMALLEST_ON_PAPER: f32 = 2.0;
/// Lines never get thinner than this on screen.
const THINNEST_LINE: f32 = 1.0;

/// How the drawing lies on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Where the world's origin is on the screen.
    pub origin: Pos2,
    /// Screen px per world unit.
    pub zoom: f32,
}

impl View {
    /// A world point on the screen.
    pub fn screen_from_world(self, point: geometry::Point) -> Pos2 {
        self.origin + vec2(point.x, point.y) * self.zoom
    }

    /// A screen point in the world.
    pub fn world_from_screen(self, pos: Pos2) -> geometry::Point {
        let at = (pos - self.origin) / self.zoom;
        geometry::Point::new(at.x, at.y)
    }

    /// A world box on the screen.
    pub fn screen_rect(self, rect: geometry::Rect) -> Rect {
        let min = self.screen_from_world(geometry::Point::new(rect.x, rect.y));
        Rect::from_min_size(min, vec2(rect.w, rect.h) * self.zoom)
    }

    /// A screen box in the world.
    pub fn world_rect(self, rect: Rect) -> geometry::Rect {
        geometry::Rect::from_corners(self.world_from_screen(rect.min), self.world_from_screen(rect.max))
    }

    /// The view that shows `bounds` as large as possible inside `rect`, centred.
    pub fn fitting(bounds: geometry::Rect, rect: Rect, max_zoom: f32) -> Self {
        let scale = (rect.width() / bounds.w.max(1.0)).min(rect.height() / bounds.h.max(1.0));
        let zoom = scale.clamp(0.001, max_zoom);
        let center = bounds.center();
        Self {
            origin: rect.center() - vec2(center.x, center.y) * zoom,
            zoom,
        }
    }
}

/// Turns shapes into egui's, in one view with one set of colours.
pub struct Pen<'a> {
    ctx: &'a Context,
    letters: &'a mut Letters,
    view: View,
    colors: Colors<'a>,
    out: Vec<egui::Shape>,
}

/// Where the colours come from.
#[derive(Clone, Copy)]
enum Colors<'a> {
    /// The drawing's.
    Theme(&'a Theme),
    /// The drawing's, standing back behind a highlight.
    Faded(&'a Theme),
    /// Those of paper, whatever the look of the window.
    Paper,
    /// One colour for lines and a pale one for grounds: icons in the interface.
    Mono(Color32),
}

impl Colors<'_> {
    fn of(self, ink: Ink) -> Color32 {
        match self {
            Self::Theme(theme) => theme.ink(ink),
            Self::Faded(theme) => theme.faded(ink),
            Self::Paper => Theme::paper_ink(ink),
            Self::Mono(color) if ink == Ink::IconTint => color.gamma_multiply(0.14),
            Self::Mono(color) => color,
        }
    }
}

/// Paints one drawing of the icon set into a square, in one colour.
pub fn paint_icon(painter: &Painter, rect: Rect, icon: impl Into<Icon>, color: Color32) {
    let side = rect.width().min(rect.height());
    let square = Rect::from_center_size(rect.center(), Vec2::splat(side));
    let view = View {
        origin: square.min,
        zoom: 1.0,
    };
    // Icons have no letters.
    let mut letters = Letters::default();
    let mut pen = Pen::with_colors(painter.ctx(), &mut letters, view, Colors::Mono(color));
    for shape in icon
        .into()
        .shapes(geometry::Rect::new(0.0, 0.0, side, side), Ink::Text)
    {
        pen.shape(&shape);
    }
    painter.extend(pen.finish());
}

impl<'a> Pen<'a> {
    /// A pen for a view.
    pub const fn new(ctx: &'a Context, letters: &'a mut Letters, theme: &'a Theme, view: View) -> Self {
        Self::with_colors(ctx, letters, view, Colors::Theme(theme))
    }

    /// A pen for a page: colours of paper.
    pub const fn on_paper(ctx: &'a Context, letters: &'a mut Letters, view: View) -> Self {
        Self::with_colors(ctx, letters, view, Colors::Paper)
    }

    const fn with_colors(ctx: &'a Context, letters: &'a mut Letters, view: View, colors: Colors<'a>) -> Self {
        Self {
            ctx,
            letters,
            view,
            colors,
            out: Vec::new(),
        }
    }

    /// What was drawn, back to front.
    pub fn finish(self) -> Vec<egui::Shape> {
        self.out
    }

    /// Draws an item of a display list.
    pub fn item(&mut self, item: &Item) {
        let colors = self.colors;
        if let (Colors::Theme(theme), true) = (colors, item.faded) {
            self.colors = Colors::Faded(theme);
        }
        self.shape(&item.shape);
        self.colors = colors;
    }

    /// Draws one shape.
    pub fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => self.rect(*rect, *radius, *fill, *stroke),
            Shape::Path {
                points,
                closed,
                fill,
                stroke,
            } => self.path(points, *closed, *fill, *stroke),
            Shape::Circle {
                center,
                radius,
                fill,
                stroke,
            } => {
                let circle = egui::epaint::CircleShape {
                    center: self.view.screen_from_world(*center),
                    radius: radius * self.view.zoom,
                    fill: fill.map_or(Color32::TRANSPARENT, |ink| self.colors.of(ink)),
                    stroke: stroke.map_or(egui::Stroke::NONE, |stroke| self.stroke(stroke)),
                };
                self.out.push(circle.into());
            }
            Shape::Icon { icon, rect, ink } => {
                for shape in icon.shapes(*rect, *ink) {
                    self.shape(&shape);
                }
            }
            Shape::Text(run) => self.text(run),
        }
    }

    fn stroke(&self, stroke: Stroke) -> egui::Stroke {
        let width = (stroke.width * self.view.zoom).max(THINNEST_LINE);
        egui::Stroke::new(width, self.colors.of(stroke.ink))
    }

    fn rect(&mut self, rect: geometry::Rect, radius: f32, fill: Option<Ink>, stroke: Option<Stroke>) {
        let on_screen = self.view.screen_rect(rect);
        let radius = radius * self.view.zoom;
        if let Some(ink) = fill {
            let color = self.colors.of(ink);
            self.out.push(egui::Shape::rect_filled(on_screen, radius, color));
        }
        let Some(stroke) = stroke else { return };
        match stroke.dash {
            Dash::Solid => {
                let edge = self.stroke(stroke);
                self.edge(on_screen, radius, edge);
            }
            Dash::Double => {
                let third = Stroke {
                    width: stroke.width / 4.0,
                    dash: Dash::Solid,
                    ..stroke
                };
                let edge = self.stroke(third);
                let apart = (stroke.width * self.view.zoom * 0.375).max(1.5);
                for rect in [on_screen.expand(apart), on_screen.shrink(apart)] {
                    self.edge(rect, radius, edge);
                }
            }
            Dash::Dashed | Dash::LongDash | Dash::Dotted => {
                let (right, bottom) = (rect.right(), rect.bottom());
                let corners = [
                    geometry::Point::new(rect.x, rect.y),
                    geometry::Point::new(right, rect.y),
                    geometry::Point::new(right, bottom),
                    geometry::Point::new(rect.x, bottom),
                ];
                self.path(&corners, true, None, Some(stroke));
            }
        }
    }

    fn edge(&mut self, rect: Rect, radius: f32, edge: egui::Stroke) {
        self.out
            .push(egui::Shape::rect_stroke(rect, radius, edge, StrokeKind::Middle));
    }

    fn path(&mut self, points: &[geometry::Point], closed: bool, fill: Option<Ink>, stroke: Option<Stroke>) {
        let mut on_screen: Vec<Pos2> = points
            .iter()
            .map(|&point| self.view.screen_from_world(point))
            .collect();
        if let (Some(ink), true) = (fill, closed) {
            self.out.push(egui::Shape::convex_polygon(
                on_screen.clone(),
                self.colors.of(ink),
                egui::Stroke::NONE,
            ));
        }
        let Some(stroke) = stroke else { return };
        let pen = self.stroke(stroke);
        if stroke.dash == Dash::Solid {
            let shape = if closed {
                egui::Shape::closed_line(on_screen, pen)
            } else {
                egui::Shape::line(on_screen, pen)
            };
            self.out.push(shape);
            return;
        }
        if closed && let Some(&first) = on_screen.first() {
            on_screen.push(first);
        }
        let zoom = self.view.zoom;
        let (dash, gap) = match stroke.dash {
            Dash::Dashed => (6.0 * zoom, 4.0 * zoom),
            Dash::LongDash => (10.0 * zoom, 4.0 * zoom),
            Dash::Dotted => ((2.0 * zoom).max(1.0), 4.0 * zoom),
            Dash::Solid | Dash::Double => {
                self.double_line(&on_screen, stroke);
                return;
            }
        };
        // Dashes shorter than a pixel or two are a solid line to the eye, and cost like a thousand of them.
        if gap < 1.5 {
            self.out.push(egui::Shape::line(on_screen, pen));
        } else {
            self.out
                .extend(egui::Shape::dashed_line(&on_screen, pen, dash, gap));
        }
    }

    /// Two parallel lines along a path.
    fn double_line(&mut self, points: &[Pos2], stroke: Stroke) {
        let apart = (stroke.width * self.view.zoom * 0.375).max(1.5);
        let thin = self.stroke(Stroke {
            width: stroke.width / 4.0,
            ..stroke
        });
        for (&from, &to) in points.iter().zip(points.iter().skip(1)) {
            let side = (to - from).normalized().rot90() * apart;
            for side in [side, -side] {
                self.out
                    .push(egui::Shape::line_segment([from + side, to + side], thin));
            }
        }
    }

    fn text(&mut self, run: &TextRun) {
        let px = run.size * self.view.zoom;
        let smallest = match self.colors {
            Colors::Paper => SMALLEST_ON_PAPER,
            _ => SMALLEST_TEXT,
        };
        if px < smallest || run.text.is_empty() {
            return;
        }
        let mut galley = self.line(run, px);
        let allowed = run.max_width * self.view.zoom;
        if run.max_width > 0.0 && galley.size().x > allowed + 1.0 {
            let width = galley.size().x;
            galley = self.line(run, px * allowed / width);
        }
        let align = match run.anchor {
            Anchor::Left => Align2::LEFT_CENTER,
            Anchor::Center => Align2::CENTER_CENTER,
            Anchor::Right => Align2::RIGHT_CENTER,
        };
        let at = self.view.screen_from_world(run.at);
        let corner = align.anchor_size(at, galley.size()).min;
        let color = self.colors.of(run.ink);
        self.out.push(TextShape::new(corner, galley, color).into());
    }

    fn line(&mut self, run: &TextRun, px: f32) -> Arc<Galley> {
        self.letters.line(self.ctx, &run.text, px, run.bold)
    }
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn a_point_goes_to_the_screen_and_back() {
        let view = View {
            origin: pos2(37.0, -12.0),
            zoom: 1.7,
        };
        let point = geometry::Point::new(123.0, 456.0);
        let back = view.world_from_screen(view.screen_from_world(point));
        assert!(back.distance(point) < 1e-3, "{back:?}");
    }

    #[test]
    fn fitting_shows_everything_in_the_middle() {
        let bounds = geometry::Rect::new(100.0, 50.0, 400.0, 100.0);
        let rect = Rect::from_min_size(pos2(10.0, 20.0), vec2(200.0, 300.0));
        let view = View::fitting(bounds, rect, 1.5);
        let shown = view.screen_rect(bounds);
        assert!(rect.expand(0.01).contains_rect(shown), "{shown:?}");
        assert!((shown.center() - rect.center()).length() < 1e-3);
    }
}
