//! The one table of all table screens: cells like a spreadsheet's, moved through and filled with keyboard or mouse.
//!
//! A screen declares rows and [`Column`]s; the table shows only what is in view, keeps the first columns in place,
//! filters, sorts, copies and pastes. Every edit leaves as one change under the column's step name.

mod cell;
mod column;
mod compose;
mod editor;
mod enter;
mod field;
mod head;
mod keys;
mod lines;
mod list;
mod state;

use egui::{
    Align, Color32, Id, Painter, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    WidgetType, pos2, text::LayoutJob, vec2,
};

pub(super) use cell::Cell;
pub(crate) use column::parse_date;
pub(super) use column::{Choice, Column, Entry, Key, Refusal};
use lines::Lines;
pub(super) use state::GridState;
use state::Place;

use crate::{
    edit::Editable,
    i18n::TablesText,
    ui::{
        ctx::ViewCtx,
        screens::tables::screen::quiet_scroll_bars,
        theme::{font, size},
    },
};

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
    /// What it says while it has no rows: how they come about.
    pub empty: String,
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
            empty: String::new(),
        }
    }

    /// With what it says while it has no rows.
    #[must_use]
    pub(super) fn when_empty(mut self, words: &str) -> Self {
        words.clone_into(&mut self.empty);
        self
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
        if let (true, None, Some(cell)) = (has_keys, &state.editing, cell) {
            compose::compose_ui(ui, ctx, self, state, cell);
        } else {
            state.composing.clear();
        }
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
                    self.empty.as_str()
                } else {
                    TablesText::NothingMatches.get(ctx.lang)
                };
                let room = Rect::from_min_size(clip.min + vec2(24.0, 20.0), vec2(clip.width() - 48.0, 24.0));
                let response = ui.interact(room, self.focus_id().with("empty"), Sense::HOVER);
                response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
                let mut job = LayoutJob::simple(
                    text.to_owned(),
                    font(size::TEXT_BODY),
                    ctx.theme.text_2,
                    room.width(),
                );
                job.halign = Align::Center;
                ui.painter()
                    .galley(room.center_top(), ui.painter().layout_job(job), ctx.theme.text_2);
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

/// A small triangle: here a list opens.
fn paint_drop_mark(painter: &Painter, rect: Rect, ink: Color32) {
    let at = pos2(rect.right() - 9.0, rect.center().y);
    let corners = vec![at + vec2(-4.0, -2.0), at + vec2(4.0, -2.0), at + vec2(0.0, 3.0)];
    painter.add(egui::Shape::convex_polygon(corners, ink, Stroke::NONE));
}
