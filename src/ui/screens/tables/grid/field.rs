//! The text field that stands in the place of a cell.

use egui::{
    Frame, Id, Key as Pressed, Modifiers, Order, Rect, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, vec2,
};

use super::{
    Grid, GridState, Refusal,
    editor::Target,
    enter::write_words,
    keys::move_to,
    state::{Caret, Editing, Place},
};
use crate::{
    edit::{Change, Editable},
    ui::{
        ctx::ViewCtx,
        theme::{font, size},
    },
};

/// What is being typed.
pub(super) struct Field {
    pub(super) draft: String,
    pub(super) opened: Option<Caret>,
    pub(super) refusal: Option<Refusal>,
}

/// Shows the field; Enter, Tab and leaving it write what was typed, Escape does not.
pub(super) fn text_ui<I: Editable>(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    grid: &Grid<'_, I>,
    state: &mut GridState,
    (place, id, column, cell): Target<'_, '_, I>,
    mut field: Field,
) {
    let theme = ctx.theme;
    let edit_id = grid.focus_id().with("edit");
    let (enter, tab, back) = ui.input_mut(|input| {
        let back = input.consume_key(Modifiers::SHIFT, Pressed::Tab);
        let tab = input.consume_key(Modifiers::NONE, Pressed::Tab);
        (input.key_pressed(Pressed::Enter), tab, back)
    });
    let cancelled = ui.input(|input| input.key_pressed(Pressed::Escape));
    ui.painter().rect_filled(cell, 0.0, theme.panel);
    let edit = TextEdit::singleline(&mut field.draft)
        .id(edit_id)
        .font(font(size::TEXT_DENSE))
        .margin(vec2(7.0, 2.0))
        .frame(Frame::NONE)
        .vertical_align(egui::Align::Center)
        .desired_width(cell.width());
    let response = ui.put(cell.shrink(1.0), edit);
    let name = format!("{}: {}", ctx.name(id), column.head);
    response.widget_info(|| WidgetInfo::text_edit(true, "", &field.draft, &name));
    let edge = if field.refusal.is_some() {
        theme.error
    } else {
        theme.focus
    };
    ui.painter()
        .rect_stroke(cell, 0.0, Stroke::new(2.0, edge), StrokeKind::Inside);
    if let Some(caret) = field.opened {
        response.request_focus();
        place_caret(ui, edit_id, caret, field.draft.chars().count());
    }
    if let Some(refusal) = field.refusal {
        note_under(ui, ctx, cell, refusal.get(ctx.lang));
    }
    if cancelled {
        state.wants_focus = true;
        return;
    }
    let left = response.lost_focus() && field.opened.is_none();
    if !(enter || tab || back || left) {
        state.editing = Some(Editing::Text {
            draft: field.draft,
            opened: None,
            refusal: field.refusal,
        });
        return;
    }
    let Some(record) = I::table(ctx.plant()).get(&id) else {
        return;
    };
    let mut changed = record.clone();
    match write_words(ctx, column, &mut changed, &field.draft) {
        Ok(()) => {
            if changed != *record {
                ctx.change(column.step, Change::put(id, changed));
            }
            let (last_row, last_column) = (
                state.num_shown().saturating_sub(1),
                grid.columns.len().saturating_sub(1),
            );
            let to = match (enter, tab, back) {
                (true, ..) => Place {
                    row: (place.row + 1).min(last_row),
                    ..place
                },
                (_, true, _) => Place {
                    column: (place.column + 1).min(last_column),
                    ..place
                },
                (_, _, true) => Place {
                    column: place.column.saturating_sub(1),
                    ..place
                },
                _ => return,
            };
            state.wants_focus = true;
            move_to(ctx, grid, state, to, false);
        }
        // Left by the mouse: what was not taken must not hold the pointer.
        Err(_) if left && !enter => {}
        Err(refusal) => {
            state.editing = Some(Editing::Text {
                draft: field.draft,
                opened: Some(Caret::All),
                refusal: Some(refusal),
            });
        }
    }
}

fn place_caret(ui: &Ui, id: Id, caret: Caret, len: usize) {
    let mut edit = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = egui::text::CCursor::new(len);
    let range = match caret {
        Caret::All => egui::text::CCursorRange::two(egui::text::CCursor::new(0), end),
        Caret::End => egui::text::CCursorRange::one(end),
    };
    edit.cursor.set_char_range(Some(range));
    edit.store(ui.ctx(), id);
}

/// A short sentence under a cell.
fn note_under(ui: &Ui, ctx: &ViewCtx<'_>, cell: Rect, text: &str) {
    let painter = ui
        .ctx()
        .layer_painter(egui::LayerId::new(Order::Tooltip, ui.id().with("note")));
    let galley = painter.layout_no_wrap(text.to_owned(), font(size::TEXT_SMALL), ctx.theme.error);
    let rect = Rect::from_min_size(
        cell.left_bottom() + vec2(0.0, 2.0),
        galley.size() + vec2(16.0, 8.0),
    );
    let edge = Stroke::new(1.0, ctx.theme.error);
    painter.rect(
        rect,
        f32::from(size::RADIUS),
        ctx.theme.panel,
        edge,
        StrokeKind::Inside,
    );
    painter.galley(rect.min + vec2(8.0, 4.0), galley, ctx.theme.error);
}
