//! The grade chip: letter first, bars second, colour third (never colour alone).

use egui::{
    Align2, Painter, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType,
    pos2, vec2,
};

use super::paint_bars;
use crate::{
    analysis::findings::CellGrade,
    ui::theme::{Theme, bold, font},
};

/// Sizes of a chip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChipSize {
    /// Heads of panels.
    Large,
    /// Zones.
    Medium,
    /// Devices.
    Small,
    /// Lists.
    #[default]
    List,
}

impl ChipSize {
    const fn size(self) -> Vec2 {
        match self {
            Self::Large => vec2(44.0, 22.0),
            Self::Medium => vec2(40.0, 20.0),
            Self::Small => vec2(36.0, 17.0),
            Self::List => vec2(32.0, 17.0),
        }
    }

    const fn font_size(self) -> f32 {
        match self {
            Self::Large => 16.0,
            Self::Medium => 14.0,
            Self::Small | Self::List => 13.0,
        }
    }
}

/// A grade chip in the flow of a layout; `name` is what a screen reader says.
pub fn grade_chip(ui: &mut Ui, theme: &Theme, grade: CellGrade, size: ChipSize, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(size.size(), Sense::hover());
    if ui.is_rect_visible(rect) {
        paint_grade_chip(ui.painter(), theme, rect, grade, size);
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, name));
    response
}

/// Paints a grade chip into a rectangle.
pub fn paint_grade_chip(painter: &Painter, theme: &Theme, rect: Rect, grade: CellGrade, size: ChipSize) {
    match grade {
        CellGrade::Grade(grade) => {
            let ink = theme.grade_text(grade);
            painter.rect(
                rect,
                2.0,
                theme.grade_fill(grade),
                theme.grade_edge(grade),
                StrokeKind::Inside,
            );
            let letter_at = pos2(rect.left() + rect.width() * 0.27, rect.center().y);
            let letter = grade.letter();
            painter.text(
                letter_at,
                Align2::CENTER_CENTER,
                letter,
                bold(size.font_size()),
                ink,
            );
            let bars = Rect::from_center_size(
                pos2(rect.left() + rect.width() * 0.69, rect.center().y),
                vec2(rect.width() * 0.42, rect.height() * 0.46),
            );
            paint_bars(painter, bars, 4, grade.bars(), ink);
        }
        CellGrade::NotComputed => {
            let edge = Stroke::new(1.0, theme.control_border);
            let corners = [
                rect.left_top(),
                rect.right_top(),
                rect.right_bottom(),
                rect.left_bottom(),
                rect.left_top(),
            ];
            painter.extend(Shape::dashed_line(&corners, edge, 3.0, 2.0));
            painter.text(
                rect.center(),
                Align2::CENTER_CENTER,
                "?",
                bold(size.font_size()),
                theme.text_2,
            );
        }
        CellGrade::NotReachable | CellGrade::NotApplicable => {
            let sign = if grade == CellGrade::NotReachable {
                "–"
            } else {
                "·"
            };
            painter.text(
                rect.center(),
                Align2::CENTER_CENTER,
                sign,
                // The dash of the typeface vanishes when hinted at 13 px.
                font(size.font_size().max(14.0)),
                theme.text_2,
            );
        }
    }
}
