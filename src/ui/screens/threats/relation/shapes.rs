//! How `egui_graphs` draws the relation map: boxes with icon and name, curves as wide as the need.
//!
//! Letters have one size, set by the zoom alone and rounded, so no box makes the text engine rasterise anew.

use std::sync::Arc;

use egui::{
    Pos2, Rect, Shape, Stroke, StrokeKind, Vec2,
    epaint::CubicBezierShape,
    pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};
use egui_graphs::{DisplayEdge, DisplayNode, DrawContext, EdgeProps, Node, NodeProps};
use petgraph::{EdgeType, stable_graph::IndexType};

use super::{
    layout::{NODE_HEIGHT, NODE_WIDTH},
    relations::Relation,
};
use crate::{
    analysis::findings::CellGrade,
    diagram::icons::Icon,
    plant::{Grade, Importance},
    ui::{
        pen::paint_icon,
        theme::{Theme, bold, font, size},
        widgets::{ChipSize, paint_bars, paint_grade_chip},
    },
};

/// Letters smaller than this are left out.
const SMALLEST_LETTERS: f32 = 6.0;
/// A line is hit within this distance.
const HIT: f32 = 4.0;

/// What a box says; shared, because the graph library copies the payload of both ends for every line.
#[derive(Debug)]
pub(super) struct Face {
    pub(super) name: String,
    pub(super) icon: Icon,
    pub(super) grade: Option<Grade>,
    pub(super) importance: Option<Importance>,
    pub(super) selected: bool,
    /// Stands back because something else is selected.
    pub(super) faded: bool,
    pub(super) theme: Arc<Theme>,
}

/// A box.
#[derive(Clone, Debug)]
pub(super) struct FaceNode {
    face: Arc<Face>,
    at: Pos2,
    hovered: bool,
}

impl FaceNode {
    fn rect(&self) -> Rect {
        Rect::from_center_size(self.at, vec2(NODE_WIDTH, NODE_HEIGHT))
    }
}

impl From<NodeProps<Arc<Face>>> for FaceNode {
    fn from(props: NodeProps<Arc<Face>>) -> Self {
        Self {
            at: props.location(),
            hovered: props.hovered,
            face: props.payload,
        }
    }
}

impl<E: Clone, Ty: EdgeType, Ix: IndexType> DisplayNode<Arc<Face>, E, Ty, Ix> for FaceNode {
    fn closest_boundary_point(&self, dir: Vec2) -> Pos2 {
        // Lines leave at the sides; the height matters only where the library measures the graph.
        if dir.x == 0.0 {
            self.at + vec2(0.0, NODE_HEIGHT / 2.0 * dir.y.signum())
        } else {
            self.at + vec2(NODE_WIDTH / 2.0 * dir.x.signum(), 0.0)
        }
    }

    fn shapes(&mut self, ctx: &DrawContext<'_>) -> Vec<Shape> {
        let zoom = ctx.meta.zoom;
        let rect = Rect::from_center_size(
            ctx.meta.canvas_to_screen_pos(self.at),
            vec2(NODE_WIDTH, NODE_HEIGHT) * zoom,
        );
        if !ctx.painter.clip_rect().intersects(rect) {
            return Vec::new();
        }
        let face = &*self.face;
        let theme = &*face.theme;
        let (ground, edge) = match (face.selected, self.hovered) {
            (true, _) => (theme.selection_fill, Stroke::new(2.0, theme.accent)),
            (false, true) => (theme.hover, Stroke::new(1.0, theme.text_2)),
            (false, false) => (theme.panel, Stroke::new(1.0, theme.control_border)),
        };
        let ink = if face.faded { theme.placeholder } else { theme.text };
        ctx.painter.rect(
            rect,
            f32::from(size::RADIUS) * zoom,
            ground,
            edge,
            StrokeKind::Inside,
        );
        let icon = Rect::from_center_size(
            pos2(rect.left() + 14.0 * zoom, rect.center().y),
            Vec2::splat(16.0 * zoom),
        );
        paint_icon(ctx.painter, icon, face.icon, ink);
        let mut right = rect.right() - 6.0 * zoom;
        if let Some(grade) = face.grade {
            let chip = Rect::from_center_size(
                pos2(right - 14.0 * zoom, rect.center().y),
                vec2(30.0, 16.0) * zoom,
            );
            if zoom > 0.8 {
                paint_grade_chip(ctx.painter, theme, chip, CellGrade::Grade(grade), ChipSize::List);
            } else {
                ctx.painter.rect_filled(chip, 2.0, theme.grade_fill(grade));
            }
            right = chip.left() - 4.0 * zoom;
        }
        if let Some(importance) = face.importance {
            let bars =
                Rect::from_center_size(pos2(right - 9.0 * zoom, rect.center().y), vec2(18.0, 8.0) * zoom);
            paint_bars(ctx.painter, bars, 3, importance.get(), ink);
            right = bars.left() - 4.0 * zoom;
        }
        let letters = (size::TEXT_SMALL * zoom * 2.0).round() / 2.0;
        if letters >= SMALLEST_LETTERS {
            let style = if face.selected {
                bold(letters)
            } else {
                font(letters)
            };
            let left = icon.right() + 5.0 * zoom;
            let mut job = LayoutJob::simple_singleline(face.name.clone(), style, ink);
            job.wrap = TextWrapping::truncate_at_width((right - left).max(1.0));
            let galley = ctx.painter.layout_job(job);
            ctx.painter
                .galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, ink);
        }
        Vec::new()
    }

    fn update(&mut self, props: &NodeProps<Arc<Face>>) {
        self.at = props.location();
        self.hovered = props.hovered;
        self.face = Arc::clone(&props.payload);
    }

    fn is_inside(&self, pos: Pos2) -> bool {
        self.rect().contains(pos)
    }
}

/// A line: what joins the two, and whether it belongs to what is selected.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joint {
    pub(super) relation: Relation,
    /// On a way through the selection; `None` when nothing is selected.
    pub(super) lit: Option<bool>,
}

/// A curve from the right side of one box to the left side of another.
#[derive(Clone, Debug)]
pub(super) struct JointEdge(Joint);

impl From<EdgeProps<Joint>> for JointEdge {
    fn from(props: EdgeProps<Joint>) -> Self {
        Self(props.payload)
    }
}

impl JointEdge {
    fn curve<Ty: EdgeType, Ix: IndexType>(
        start: &Node<Arc<Face>, Joint, Ty, Ix, FaceNode>,
        end: &Node<Arc<Face>, Joint, Ty, Ix, FaceNode>,
    ) -> [Pos2; 4] {
        let from = start.location() + vec2(NODE_WIDTH / 2.0, 0.0);
        let to = end.location() - vec2(NODE_WIDTH / 2.0, 0.0);
        let bend = vec2(((to.x - from.x) * 0.4).max(24.0), 0.0);
        [from, from + bend, to - bend, to]
    }
}

impl<Ty: EdgeType, Ix: IndexType> DisplayEdge<Arc<Face>, Joint, Ty, Ix, FaceNode> for JointEdge {
    fn shapes(
        &mut self,
        start: &Node<Arc<Face>, Joint, Ty, Ix, FaceNode>,
        end: &Node<Arc<Face>, Joint, Ty, Ix, FaceNode>,
        ctx: &DrawContext<'_>,
    ) -> Vec<Shape> {
        let theme = &*start.payload().theme;
        let width = match self.0.relation {
            Relation::Needs(weight) | Relation::Uses(weight, _) => 0.75 + 0.75 * f32::from(weight.get()),
            Relation::StoredAt | Relation::StandsIn => 1.0,
        };
        let (width, ink) = match self.0.lit {
            None => (width, theme.link_line.gamma_multiply(0.45)),
            Some(true) => (width + 0.5, theme.accent),
            Some(false) => (1.0, theme.hairline),
        };
        let points = Self::curve(start, end).map(|point| ctx.meta.canvas_to_screen_pos(point));
        let stroke = Stroke::new((width * ctx.meta.zoom).max(0.75), ink);
        vec![CubicBezierShape::from_points_stroke(points, false, egui::Color32::TRANSPARENT, stroke).into()]
    }

    fn update(&mut self, props: &EdgeProps<Joint>) {
        self.0 = props.payload;
    }

    fn is_inside(
        &self,
        start: &Node<Arc<Face>, Joint, Ty, Ix, FaceNode>,
        end: &Node<Arc<Face>, Joint, Ty, Ix, FaceNode>,
        pos: Pos2,
    ) -> bool {
        let curve = CubicBezierShape::from_points_stroke(
            Self::curve(start, end),
            false,
            egui::Color32::TRANSPARENT,
            Stroke::NONE,
        );
        curve
            .flatten(Some(1.0))
            .iter()
            .any(|point| point.distance(pos) <= HIT)
    }
}
