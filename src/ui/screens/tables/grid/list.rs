//! The list that hangs under a cell.

use egui::{
    Align2, Area, Event, Frame, Key as Pressed, Modifiers, Order, Rect, Response, ScrollArea, Sense, Stroke,
    StrokeKind, TextEdit, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use super::{
    Choice, Column, Entry, Grid, GridState, Key,
    editor::Target,
    keys::set_rating,
    state::{Editing, Place, matching},
};
use crate::{
    edit::{Change, Editable},
    i18n::TablesText,
    plant::Importance,
    report::wording::InWords as _,
    ui::{
        ctx::ViewCtx,
        screens::tables::screen::quiet_scroll_bars,
        theme::{bold, font, size},
        widgets::paint_bars,
    },
};

/// A list longer than this gets a field to search in.
const SEARCH_ABOVE: usize = 8;
const ROW: f32 = 26.0;

/// An open list.
pub(super) struct OpenList {
    pub(super) filter: String,
    pub(super) marked: usize,
    pub(super) opened: bool,
}

/// Shows the list; Enter, Space or a click take an entry, Escape closes it.
pub(super) fn list_ui<I: Editable>(
    ui: &Ui,
    ctx: &ViewCtx<'_>,
    grid: &Grid<'_, I>,
    state: &mut GridState,
    (place, id, column, cell): Target<'_, '_, I>,
    mut list: OpenList,
) {
    let Some(record) = I::table(ctx.plant()).get(&id) else {
        return;
    };
    let all = match &column.entry {
        Entry::One(choices, _) | Entry::Move(choices, _) | Entry::Some(choices, _) => choices(ctx, record),
        Entry::Rating(_) => ratings(ctx, grid, state, place),
        _ => return,
    };
    let searchable = all.len() > SEARCH_ABOVE;
    let choices = matching(all, &list.filter);
    let last = choices.len().saturating_sub(1);
    if list.opened {
        list.marked = choices.iter().position(|choice| choice.on).unwrap_or(0);
    }
    let is_rating = matches!(column.entry, Entry::Rating(_));
    let input = list_input(ui, &column.entry, searchable);
    list.marked = list.marked.saturating_add_signed(input.by).min(last);
    let mut picked = input.accept.then(|| choices.get(list.marked)).flatten().cloned();
    if let Some(digit) = input.digit {
        picked = choices.get(digit).cloned().or(picked);
    }

    let area = Area::new(grid.focus_id().with("list"))
        .order(Order::Foreground)
        .fixed_pos(cell.left_bottom() + vec2(0.0, 2.0))
        .constrain(true);
    let shown = area.show(ui.ctx(), |ui| {
        let frame = Frame::popup(ui.style()).fill(ctx.theme.panel);
        frame.show(ui, |ui| {
            quiet_scroll_bars(ui, ctx);
            ui.set_width(cell.width().max(if is_rating { 280.0 } else { 240.0 }));
            if is_rating {
                let head = format!("{} × {}", ctx.name(id), column.head);
                ui.label(egui::RichText::new(head).font(bold(size::TEXT_SMALL)));
            }
            if searchable {
                let hint = TablesText::Filter.get(ctx.lang);
                let field = ui.add(
                    TextEdit::singleline(&mut list.filter)
                        .hint_text(hint)
                        .desired_width(f32::INFINITY),
                );
                if list.opened {
                    field.request_focus();
                }
            }
            if choices.is_empty() {
                ui.label(TablesText::NothingMatches.get(ctx.lang));
            }
            ScrollArea::vertical().max_height(ROW * 10.0).show(ui, |ui| {
                for (index, choice) in choices.iter().enumerate() {
                    let marked = index == list.marked;
                    let entry = entry_ui(ui, ctx, (index, choice), marked, &column.entry);
                    if entry.clicked() {
                        picked = Some(choice.clone());
                    }
                    if marked && (list.opened || input.by != 0) {
                        entry.scroll_to_me(None);
                    }
                }
            });
        });
    });

    if let Some(choice) = &picked {
        take(ctx, grid, state, (place, id, column), choice);
    }
    let stays = matches!(column.entry, Entry::Some(..));
    let outside = ui.input(|input| {
        input.pointer.any_pressed()
            && input
                .pointer
                .interact_pos()
                .is_some_and(|at| !shown.response.rect.contains(at))
    });
    if input.cancelled || (picked.is_some() && !stays) || (outside && !list.opened) {
        state.wants_focus = !outside;
        return;
    }
    state.editing = Some(Editing::List {
        filter: list.filter,
        marked: list.marked,
        opened: false,
    });
}

struct ListInput {
    by: isize,
    accept: bool,
    cancelled: bool,
    digit: Option<usize>,
}

/// Reads the keys of an open list, so that its search field does not see them.
fn list_input<I: Editable>(ui: &Ui, entry: &Entry<'_, I>, searchable: bool) -> ListInput {
    let is_rating = matches!(entry, Entry::Rating(_));
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        let mut by = isize::from(pressed(Pressed::ArrowDown)) - isize::from(pressed(Pressed::ArrowUp));
        if is_rating {
            by += isize::from(pressed(Pressed::ArrowRight)) - isize::from(pressed(Pressed::ArrowLeft));
        }
        let accept = pressed(Pressed::Enter) || (!searchable && pressed(Pressed::Space));
        let cancelled = pressed(Pressed::Escape) || pressed(Pressed::Tab);
        let digit = input.events.iter().find_map(|event| match event {
            Event::Text(text) if is_rating => text.parse().ok(),
            _ => None,
        });
        ListInput {
            by,
            accept,
            cancelled,
            digit,
        }
    })
}

/// The four classes of an importance.
fn ratings<I: Editable>(
    ctx: &ViewCtx<'_>,
    grid: &Grid<'_, I>,
    state: &GridState,
    place: Place,
) -> Vec<Choice> {
    let shown = || {
        let id = state.id(grid, place.row)?;
        let record = I::table(ctx.plant()).get(&id)?;
        Some((grid.columns.get(place.column)?.show)(ctx, id, record))
    };
    let given = match shown() {
        Some(super::Cell::Rating { given, .. }) => given,
        _ => None,
    };
    let mut choices: Vec<Choice> = Importance::ALL
        .into_iter()
        .map(|importance| {
            let word = importance.in_words(ctx.lang);
            Choice::nth(usize::from(importance.get()), word, given == Some(importance))
        })
        .collect();
    choices.push(Choice {
        words: TablesText::NotRated.get(ctx.lang).to_owned(),
        ..Choice::none(given.is_none())
    });
    choices
}

/// One entry.
fn entry_ui<I: Editable>(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    (index, choice): (usize, &Choice),
    marked: bool,
    entry: &Entry<'_, I>,
) -> Response {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, choice.on, &choice.words));
    let ground = if marked || response.hovered() {
        theme.selection_fill
    } else {
        theme.panel
    };
    let painter = ui.painter();
    painter.rect_filled(rect, f32::from(size::RADIUS), ground);
    let mut left = rect.left() + 8.0;
    if let Entry::Rating(_) = entry {
        if let Some(importance) = u8::try_from(index).ok().and_then(Importance::new) {
            let cap = Rect::from_min_size(pos2(left, rect.center().y - 9.0), vec2(18.0, 18.0));
            let edge = Stroke::new(1.0, theme.control_border);
            painter.rect_stroke(cap, 2.0, edge, StrokeKind::Inside);
            let digit = importance.to_string();
            painter.text(
                cap.center(),
                Align2::CENTER_CENTER,
                digit,
                font(size::TEXT_DENSE),
                theme.text,
            );
            let bars = Rect::from_min_size(pos2(left + 58.0, rect.center().y - 4.5), vec2(19.0, 9.0));
            paint_bars(painter, bars, 3, importance.get(), theme.text);
            if let Some(meaning) = meaning_of(importance) {
                let at = pos2(left + 90.0, rect.center().y);
                let text = meaning.get(ctx.lang);
                painter.text(
                    at,
                    Align2::LEFT_CENTER,
                    text,
                    font(size::TEXT_DENSE),
                    theme.text_2,
                );
            }
        }
        left += 28.0;
    } else {
        let mark = Rect::from_center_size(pos2(left + 7.0, rect.center().y), vec2(14.0, 14.0));
        let radius = if matches!(entry, Entry::Some(..)) {
            2.0
        } else {
            7.0
        };
        painter.rect_stroke(
            mark,
            radius,
            Stroke::new(1.0, theme.control_border),
            StrokeKind::Inside,
        );
        if choice.on {
            painter.rect_filled(mark.shrink(3.5), radius, theme.accent);
        }
        left += 24.0;
    }
    let letters = if choice.on {
        bold(size::TEXT_DENSE)
    } else {
        font(size::TEXT_DENSE)
    };
    let painter = painter.with_clip_rect(rect);
    let nothing = TablesText::ChooseNothing.get(ctx.lang);
    let (words, ink) = if choice.words.is_empty() {
        (nothing, theme.text_2)
    } else {
        (choice.words.as_str(), theme.text)
    };
    let shown = painter.text(
        pos2(left, rect.center().y),
        Align2::LEFT_CENTER,
        words,
        letters,
        ink,
    );
    let after = pos2(shown.right() + 8.0, rect.center().y);
    painter.text(
        after,
        Align2::LEFT_CENTER,
        &choice.code,
        font(size::TEXT_SMALL),
        theme.placeholder,
    );
    response
}

/// What a class means, in general words.
fn meaning_of(importance: Importance) -> Option<TablesText> {
    match importance.get() {
        0 => Some(TablesText::Rating0),
        1 => Some(TablesText::Rating1),
        2 => Some(TablesText::Rating2),
        3 => Some(TablesText::Rating3),
        _ => None,
    }
}

/// Sends the change a picked entry stands for.
fn take<I: Editable>(
    ctx: &ViewCtx<'_>,
    grid: &Grid<'_, I>,
    state: &GridState,
    (_, id, column): (Place, I, &Column<'_, I>),
    choice: &Choice,
) {
    let change = match &column.entry {
        Entry::Move(_, change) => change(ctx, id, &choice.key),
        Entry::One(_, set) => Change::edit(ctx.plant(), &[id], |record| set(record, &choice.key)),
        Entry::Some(_, set) => {
            Change::edit(ctx.plant(), &[id], |record| set(record, &choice.key, !choice.on))
        }
        Entry::Rating(_) => {
            let rating = match choice.key {
                Key::Nth(n) => u8::try_from(n).ok().and_then(Importance::new),
                _ => None,
            };
            return set_rating(ctx, grid, state, rating);
        }
        Entry::ReadOnly | Entry::Text(_) => return,
    };
    if !change.is_nothing() {
        ctx.change(column.step, change);
    }
}
