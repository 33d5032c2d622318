//! The one table of all table screens: cells like a spreadsheet's, moved through and filled with keyboard or mouse.
//!
//! A screen declares rows and [`Column`]s; the table shows only what is in view, keeps the first columns in place,
//! filters, sorts, copies and pastes. Every edit leaves as one change under the column's step name.

mod cell;
mod column;
mod editor;
mod enter;
mod keys;
mod state;

use egui::{
    Align2, Color32, Id, Painter, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    WidgetType, pos2, vec2,
};

pub(super) use cell::Cell;
pub(crate) use column::parse_date;
pub(super) use column::{Choice, Column, Entry, Key, Refusal};
pub(super) use state::GridState;
use state::{Place, Sort};

use crate::{
    edit::Editable,
    i18n::TablesText,
    ui::{
        ctx::ViewCtx,
        screens::tables::screen::quiet_scroll_bars,
        theme::{bold, font, size},
    },
};

const HEAD_ONE_LINE: f32 = 28.0;
const HEAD_TWO_LINES: f32 = 46.0;
const MIN_WIDTH: f32 = 32.0;

/// A table of records.
pub(super) struct Grid<'a, I: Editable> {
    /// Tells its ids from those of other tables.
    pub id: &'static str,
    /// What a screen reader says of it.
    pub name: String,
    /// Its rows, before filter and sorting.
    pub rows: Vec<I>,
    /// Its columns.
    pub columns: Vec<Column<'a, I>>,
    /// The first columns, which stay when the rest scrolls sideways.
    pub frozen: usize,
    /// Height of a row.
    pub row_height: f32,
}

impl<'a, I: Editable> Grid<'a, I> {
    /// A table of these rows and columns; code and name stay in place.
    pub(super) fn new(id: &'static str, name: &str, rows: Vec<I>, columns: Vec<Column<'a, I>>) -> Self {
        Self {
            id,
            name: name.to_owned(),
            rows,
            columns,
            frozen: 2,
            row_height: size::ROW,
        }
    }

    /// With rows tall enough for two lines.
    #[must_use]
    pub(super) const fn two_lines(mut self) -> Self {
        self.row_height = 40.0;
        self
    }

    /// The id that has the keyboard while the table has it.
    pub(super) fn focus_id(&self) -> Id {
        Id::new("table").with(self.id)
    }

    fn head_height(&self) -> f32 {
        if self.columns.iter().any(|column| !column.sub_head.is_empty()) {
            HEAD_TWO_LINES
        } else {
            HEAD_ONE_LINE
        }
    }

    /// Shows the table in the space that is left.
    pub(super) fn show(&self, ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut GridState) {
        state.refresh(self, ctx);
        if state.has_arrived(self) {
            keys::open(ctx, self, state, None);
        }
        state.widths.resize(self.columns.len(), None);
        let outer = ui.available_rect_before_wrap();
        let focus = ui.interact(outer, self.focus_id(), Sense::FOCUSABLE);
        focus.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, self.spoken(ctx, state)));
        if std::mem::take(&mut state.wants_focus) {
            focus.request_focus();
        }
        let has_keys = focus.has_focus();
        if has_keys {
            ui.memory_mut(|memory| memory.set_focus_lock_filter(self.focus_id(), keys::WANTED));
            if state.editing.is_none() {
                keys::read(ui, ctx, self, state);
            }
        }
        let lines = Lines::of(self, state);
        let head = Rect::from_min_size(outer.min, vec2(outer.width(), self.head_height()));
        let body = Rect::from_min_max(head.left_bottom(), outer.max);
        ui.painter().rect_filled(outer, 0.0, ctx.theme.panel);
        let (scrolled, cell) = self.body_ui(ui, ctx, state, &lines, body, has_keys);
        self.head_ui(ui, ctx, state, &lines, head, scrolled);
        let edge = Stroke::new(1.0, ctx.theme.hairline);
        ui.painter().rect_stroke(outer, 0.0, edge, StrokeKind::Inside);
        if state.editing.is_some() {
            let mut over = ui.new_child(UiBuilder::new().max_rect(body));
            over.set_clip_rect(body);
            editor::editor_ui(&mut over, ctx, self, state, cell.unwrap_or(body));
        }
        ui.advance_cursor_after_rect(outer);
    }

    /// The cell under the cursor in words.
    fn spoken(&self, ctx: &ViewCtx<'_>, state: &GridState) -> String {
        let cell = || {
            let place = state.place(self, state.cursor?)?;
            let id = state.id(self, place.row)?;
            let column = self.columns.get(place.column)?;
            let words = (column.show)(ctx, id, I::table(ctx.plant()).get(&id)?).words(ctx.lang);
            Some(format!("{}, {}: {words}", ctx.name(id), column.head))
        };
        cell().map_or_else(|| self.name.clone(), |cell| format!("{}: {cell}", self.name))
    }

    /// The rows in view; gives how far it is scrolled sideways, and where the cell under the cursor lies.
    fn body_ui(
        &self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        state: &mut GridState,
        lines: &Lines,
        body: Rect,
        has_keys: bool,
    ) -> (f32, Option<Rect>) {
        let rows = state.num_shown();
        let cursor = state.cursor.and_then(|at| state.place(self, at));
        let range = state.range(self);
        let mut cursor_rect = None;
        let mut child = ui.new_child(UiBuilder::new().max_rect(body));
        quiet_scroll_bars(&mut child, ctx);
        let area = ScrollArea::both().id_salt(self.id).auto_shrink(false);
        let output = area.show_viewport(&mut child, |ui, viewport| {
            let origin = ui.min_rect().min;
            let content = vec2(lines.total, self.row_height * rows as f32);
            ui.set_min_size(content);
            state.page = (viewport.height() / self.row_height) as usize;
            if std::mem::take(&mut state.reveal)
                && let Some(place) = cursor
            {
                let mut rect = lines.cell(origin, place, self.row_height);
                if place.column >= self.frozen {
                    rect.min.x -= lines.frozen;
                }
                ui.scroll_to_rect(rect, None);
            }
            let first = (viewport.top() / self.row_height).floor().max(0.0) as usize;
            let last = ((viewport.bottom() / self.row_height).ceil() as usize).min(rows);
            let clip = ui.clip_rect();
            let still = origin.x + viewport.left();
            for row in first..last {
                let Some(id) = state.id(self, row) else { continue };
                let look = Look {
                    is_cursor_row: cursor.is_some_and(|place| place.row == row),
                    ..Look::default()
                };
                for still_columns in [false, true] {
                    for column in 0..self.columns.len() {
                        if (column < self.frozen) != still_columns {
                            continue;
                        }
                        let place = Place { row, column };
                        let mut rect = lines.cell(origin, place, self.row_height);
                        let mut clip = clip;
                        if still_columns {
                            rect = rect.translate(vec2(still - origin.x, 0.0));
                        } else {
                            clip.min.x = clip.min.x.max(still + lines.frozen);
                        }
                        if !clip.intersects(rect) {
                            continue;
                        }
                        let look = Look {
                            is_cursor: cursor == Some(place),
                            in_range: range.is_some_and(|(from, to)| {
                                from != to
                                    && (from.row..=to.row).contains(&row)
                                    && (from.column..=to.column).contains(&column)
                            }),
                            has_keys,
                            ..look
                        };
                        if look.is_cursor {
                            cursor_rect = Some(rect.intersect(clip));
                        }
                        self.cell_ui(ui, ctx, state, (id, place), rect.intersect(clip), rect, look);
                    }
                }
            }
            if rows == 0 {
                let text = if self.rows.is_empty() {
                    TablesText::NoRows
                } else {
                    TablesText::NothingMatches
                };
                let at = pos2(clip.center().x, clip.top() + 32.0);
                let text = text.get(ctx.lang);
                ui.painter().text(
                    at,
                    Align2::CENTER_CENTER,
                    text,
                    font(size::TEXT_BODY),
                    ctx.theme.placeholder,
                );
            }
        });
        (output.state.offset.x, cursor_rect)
    }

    #[expect(clippy::too_many_arguments, reason = "one cell: what, where, how it looks")]
    fn cell_ui(
        &self,
        ui: &Ui,
        ctx: &ViewCtx<'_>,
        state: &mut GridState,
        (id, place): (I, Place),
        visible: Rect,
        rect: Rect,
        look: Look,
    ) {
        let Some((column, record)) = self.columns.get(place.column).zip(I::table(ctx.plant()).get(&id))
        else {
            return;
        };
        let cell = (column.show)(ctx, id, record);
        let element: crate::plant::Element = id.into();
        let response = ui.interact(
            visible,
            self.focus_id().with((element, place.column)),
            Sense::CLICK,
        );
        response.widget_info(|| {
            let words = cell.words(ctx.lang);
            let label = format!("{} {}: {words}", ctx.name(id), column.head);
            WidgetInfo::selected(WidgetType::SelectableLabel, true, look.is_cursor, label)
        });
        let painter = ui.painter().with_clip_rect(visible);
        painter.rect_filled(rect, 0.0, look.ground(ctx, response.hovered()));
        painter.hline(
            rect.x_range(),
            rect.bottom() - 0.5,
            Stroke::new(1.0, ctx.theme.hairline),
        );
        if place.column + 1 == self.frozen {
            painter.vline(
                rect.right() - 0.5,
                rect.y_range(),
                Stroke::new(1.0, ctx.theme.hairline_strong),
            );
        }
        cell.paint(&painter, ctx.theme, ctx.lang, rect);
        if look.is_cursor {
            let ink = if look.has_keys {
                ctx.theme.focus
            } else {
                ctx.theme.control_border
            };
            painter.rect_stroke(rect, 0.0, Stroke::new(2.0, ink), StrokeKind::Inside);
            if matches!(column.entry, Entry::One(..) | Entry::Move(..) | Entry::Some(..)) {
                paint_drop_mark(&painter, rect, ctx.theme.text_2);
            }
        }
        let full = cell.words(ctx.lang);
        let response = if full.chars().count() > 12 {
            response.on_hover_text(full)
        } else {
            response
        };
        if response.clicked() {
            let opens = look.is_cursor && state.editing.is_none();
            let extends = ui.input(|input| input.modifiers.shift);
            state.wants_focus = true;
            keys::move_to(ctx, self, state, place, extends);
            state.reveal = false;
            let lists = keys::opens_by_space(column);
            if (opens && lists && !extends) || response.double_clicked() {
                keys::open(ctx, self, state, None);
            }
        }
    }

    /// The heads of the columns: click sorts, the line between two drags the width.
    fn head_ui(
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

/// How a cell looks besides its content.
#[derive(Clone, Copy, Default)]
struct Look {
    is_cursor: bool,
    is_cursor_row: bool,
    in_range: bool,
    has_keys: bool,
}

impl Look {
    const fn ground(self, ctx: &ViewCtx<'_>, hovered: bool) -> Color32 {
        if self.is_cursor {
            ctx.theme.panel
        } else if self.in_range || self.is_cursor_row {
            ctx.theme.selection_fill
        } else if hovered {
            ctx.theme.hover
        } else {
            ctx.theme.panel
        }
    }
}

/// Where the columns lie, from the left end of the table.
struct Lines {
    columns: Vec<(f32, f32)>,
    frozen: f32,
    total: f32,
}

impl Lines {
    fn of<I: Editable>(grid: &Grid<'_, I>, state: &GridState) -> Self {
        let mut total = 0.0;
        let mut columns = Vec::with_capacity(grid.columns.len());
        for (column, dragged) in grid.columns.iter().zip(&state.widths) {
            let right = total + dragged.unwrap_or(column.width);
            columns.push((total, right));
            total = right;
        }
        let frozen = grid
            .frozen
            .checked_sub(1)
            .and_then(|last| columns.get(last))
            .map_or(0.0, |(_, right)| *right);
        Self {
            columns,
            frozen,
            total,
        }
    }

    fn cell(&self, origin: egui::Pos2, place: Place, height: f32) -> Rect {
        let (left, right) = self.columns.get(place.column).copied().unwrap_or_default();
        let top = origin.y + height * place.row as f32;
        Rect::from_min_max(pos2(origin.x + left, top), pos2(origin.x + right, top + height))
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

/// A small triangle: here a list opens.
fn paint_drop_mark(painter: &Painter, rect: Rect, ink: Color32) {
    let at = pos2(rect.right() - 9.0, rect.center().y);
    let corners = vec![at + vec2(-4.0, -2.0), at + vec2(4.0, -2.0), at + vec2(0.0, 3.0)];
    painter.add(egui::Shape::convex_polygon(corners, ink, Stroke::NONE));
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
