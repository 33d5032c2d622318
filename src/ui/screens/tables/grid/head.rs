//! The heads of a table's columns: a click sorts, the line between two drags the width.

use egui::{Align2, Painter, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{Column, Grid, GridState, lines::Lines, state::Sort};
use crate::{
    edit::Editable,
    i18n::TablesText,
    ui::{
        ctx::ViewCtx,
        theme::{bold, font, size},
    },
};

const ONE_LINE: f32 = 28.0;
const TWO_LINES: f32 = 46.0;
const MIN_WIDTH: f32 = 32.0;

impl<I: Editable> Grid<'_, I> {
    /// Height of the heads.
    pub(super) fn head_height(&self) -> f32 {
        if self.columns.iter().any(|column| !column.sub_head.is_empty()) {
            TWO_LINES
        } else {
            ONE_LINE
        }
    }

    /// The heads, scrolled sideways with the cells below them.
    pub(super) fn head_ui(
        &self,
        ui: &Ui,
        ctx: &ViewCtx<'_>,
        state: &mut GridState,
        lines: &Lines,
        head: Rect,
        scrolled: f32,
    ) {
        let theme = ctx.theme;
        let ground = ui.painter().with_clip_rect(head);
        ground.rect_filled(head, 0.0, theme.window);
        for still in [false, true] {
            for (index, column) in self.columns.iter().enumerate() {
                if (index < self.frozen) != still {
                    continue;
                }
                let shift = if still { 0.0 } else { scrolled };
                let (left, right) = lines.columns.get(index).copied().unwrap_or_default();
                let rect = Rect::from_min_max(
                    pos2(head.left() + left - shift, head.top()),
                    pos2(head.left() + right - shift, head.bottom()),
                );
                let mut clip = head;
                if !still {
                    clip.min.x += lines.frozen;
                }
                if !clip.intersects(rect) {
                    continue;
                }
                let visible = rect.intersect(clip);
                let click = ui.interact(visible, self.focus_id().with(("head", index)), Sense::CLICK);
                click.widget_info(|| {
                    let label = format!("{}: {}", TablesText::SortBy.get(ctx.lang), column.head);
                    WidgetInfo::labeled(WidgetType::Button, true, label)
                });
                let sorted = state.sort.filter(|sort| sort.column == index);
                let painter = ui.painter().with_clip_rect(visible);
                painter.rect_filled(
                    rect,
                    0.0,
                    if click.hovered() {
                        theme.hover
                    } else {
                        theme.window
                    },
                );
                paint_head(&painter, ctx, column, rect, sorted);
                if click.clicked() {
                    state.sort = next_sort(sorted, index);
                }
                self.width_handle(ui, ctx, state, (index, rect), clip);
            }
        }
        ground.hline(
            head.x_range(),
            head.bottom() - 0.5,
            Stroke::new(1.0, theme.hairline_strong),
        );
    }

    fn width_handle(
        &self,
        ui: &Ui,
        ctx: &ViewCtx<'_>,
        state: &mut GridState,
        (index, rect): (usize, Rect),
        clip: Rect,
    ) {
        let grip = Rect::from_center_size(pos2(rect.right(), rect.center().y), vec2(8.0, rect.height()));
        let grip = grip.intersect(clip);
        if !grip.is_positive() {
            return;
        }
        let drag = ui.interact(
            grip,
            self.focus_id().with(("width", index)),
            Sense::DRAG | Sense::CLICK,
        );
        if drag.hovered() || drag.dragged() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeColumn);
            ui.painter()
                .vline(rect.right(), rect.y_range(), Stroke::new(2.0, ctx.theme.accent));
        }
        let Some(width) = state.widths.get_mut(index) else {
            return;
        };
        if drag.double_clicked() {
            *width = None;
        } else if drag.dragged() {
            *width = Some((rect.width() + drag.drag_delta().x).max(MIN_WIDTH));
        }
    }
}

fn paint_head<I: Editable>(
    painter: &Painter,
    ctx: &ViewCtx<'_>,
    column: &Column<'_, I>,
    rect: Rect,
    sorted: Option<Sort>,
) {
    let theme = ctx.theme;
    let left = rect.left() + 8.0;
    let letters = if sorted.is_some() {
        bold(size::TEXT_SMALL)
    } else {
        font(size::TEXT_SMALL)
    };
    let middle = if column.sub_head.is_empty() {
        rect.center().y
    } else {
        rect.center().y - 9.0
    };
    painter.text(
        pos2(left, middle),
        Align2::LEFT_CENTER,
        &column.head,
        letters,
        theme.text,
    );
    let below = pos2(left, rect.center().y + 9.0);
    painter.text(
        below,
        Align2::LEFT_CENTER,
        column.sub_head,
        font(size::TEXT_SMALL),
        theme.text_2,
    );
    if let Some(sort) = sorted {
        let tip = if sort.descending { 3.0 } else { -3.0 };
        let at = pos2(rect.right() - 10.0, middle);
        let corners = vec![at + vec2(-4.0, -tip), at + vec2(4.0, -tip), at + vec2(0.0, tip)];
        painter.add(egui::Shape::convex_polygon(corners, theme.text_2, Stroke::NONE));
    }
}

/// Ascending, descending, as the plant has them.
const fn next_sort(sorted: Option<Sort>, column: usize) -> Option<Sort> {
    match sorted {
        None => Some(Sort {
            column,
            descending: false,
        }),
        Some(Sort {
            descending: false, ..
        }) => Some(Sort {
            column,
            descending: true,
        }),
        Some(Sort { descending: true, .. }) => None,
    }
}
