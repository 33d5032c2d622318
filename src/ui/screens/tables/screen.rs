//! The frame of every table screen: head with title, switch, filter and buttons; the table; a line that sums it up.

use std::sync::Arc;

use egui::{Align, Layout, Margin, ScrollArea, TextEdit, Ui, vec2};

use super::grid::{Grid, GridState};
use crate::{
    edit::{Change, Editable, StepName},
    i18n::{TablesText, fill},
    plant::Element,
    ui::{
        ctx::{Action, ViewCtx},
        theme::{size, strong},
        widgets::{button_width, filled_button, plain_button},
    },
};

/// The width of the filter field.
const FILTER: f32 = 150.0;
const NARROWEST_FILTER: f32 = 48.0;

/// A table screen, ready to be shown.
pub(super) struct TableScreen<'a, I: Editable> {
    /// What the screen is called.
    pub(super) title: &'a str,
    /// Its table.
    pub(super) grid: Grid<'a, I>,
    /// How a row is added: words of the button, column to fill in first, the new record.
    pub(super) add: Option<(TablesText, usize, I::Record)>,
    /// Rows may be deleted.
    pub(super) can_delete: bool,
    /// What the line below says.
    pub(super) sums: Vec<String>,
}

impl<I: Editable> TableScreen<'_, I> {
    /// Shows it; `switch` draws what stands beside the title.
    pub(super) fn show(
        mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        state: &mut GridState,
        switch: impl FnOnce(&mut Ui),
    ) {
        if let Some((button, ..)) = &self.add {
            let words = TablesText::NoRowsAdd.get(ctx.lang);
            self.grid.empty = fill(words, &[("button", button.get(ctx.lang))]);
        }
        head_ui(ui, ctx, self.title, |ui| {
            switch(ui);
            let buttons = self.buttons_width(ui, ctx, state);
            filter_ui(ui, ctx, &mut state.filter, buttons);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                self.buttons_ui(ui, ctx, state);
            });
        });
        let frame = egui::Frame::new().inner_margin(Margin {
            left: 12,
            right: 12,
            top: 0,
            bottom: 8,
        });
        frame.show(ui, |ui| {
            let below = 24.0;
            let table = vec2(ui.available_width(), (ui.available_height() - below).max(120.0));
            ui.allocate_ui(table, |ui| self.grid.show(ui, ctx, state));
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 16.0;
                for sum in &self.sums {
                    ui.label(
                        egui::RichText::new(sum)
                            .size(size::TEXT_DENSE)
                            .color(ctx.theme.text_2),
                    );
                }
                hint_ui(ui, ctx, TablesText::KeysHint.get(ctx.lang));
            });
        });
    }

    /// Room the buttons at the right ask for.
    fn buttons_width(&self, ui: &Ui, ctx: &ViewCtx<'_>, state: &GridState) -> f32 {
        let mut words = Vec::new();
        words.extend(self.add.as_ref().map(|(words, ..)| *words));
        words.extend(self.can_delete.then_some(TablesText::DeleteRows));
        let rows: Vec<I> = state.selected_rows(&self.grid);
        let drawn = rows.into_iter().any(|row| is_drawn(row.into()));
        words.extend(drawn.then_some(TablesText::ShowOnCanvas));
        let gap = ui.spacing().item_spacing.x;
        words
            .iter()
            .map(|words| button_width(ui, words.get(ctx.lang)) + gap)
            .sum()
    }

    fn buttons_ui(&self, ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut GridState) {
        if let Some((words, column, record)) = &self.add
            && filled_button(ui, ctx.theme, words.get(ctx.lang)).clicked()
        {
            let id: I = ctx.fresh();
            ctx.change(StepName::Add, Change::put(id, record.clone()));
            state.open_when_there(id.into(), *column);
        }
        let rows: Vec<Element> = state
            .selected_rows(&self.grid)
            .into_iter()
            .map(Into::into)
            .collect();
        ui.add_enabled_ui(!rows.is_empty(), |ui| {
            if self.can_delete && plain_button(ui, TablesText::DeleteRows.get(ctx.lang)).clicked() {
                ctx.change(StepName::Delete, Change::Delete(rows.iter().copied().collect()));
            }
            let is_drawn = |row: &Element| is_drawn(*row);
            if rows.iter().any(is_drawn) && plain_button(ui, TablesText::ShowOnCanvas.get(ctx.lang)).clicked()
            {
                ctx.send(Action::Reveal(rows.iter().copied().filter(is_drawn).collect()));
            }
        });
    }
}

/// Whether the drawing shows it.
const fn is_drawn(row: Element) -> bool {
    matches!(
        row,
        Element::Device(_) | Element::Zone(_) | Element::Network(_) | Element::Link(_)
    )
}

/// A hint at the right end of a line, where there is room for it.
pub(super) fn hint_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, hint: &str) {
    let words = egui::RichText::new(hint)
        .size(size::TEXT_SMALL)
        .color(ctx.theme.placeholder);
    let letters = crate::ui::theme::font(size::TEXT_SMALL);
    let galley = ui
        .painter()
        .layout_no_wrap(hint.to_owned(), letters, ctx.theme.placeholder);
    if galley.size().x <= ui.available_width() {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(words));
    }
}

/// The head line of a screen.
pub(crate) fn head_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, title: &str, contents: impl FnOnce(&mut Ui)) {
    let frame = egui::Frame::new().inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(size::SCREEN_HEAD - 16.0);
            ui.label(strong(title, size::TEXT_TITLE).color(ctx.theme.text));
            contents(ui);
        });
    });
}

/// A field that narrows the rows; it leaves `others` free at its right.
pub(super) fn filter_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, filter: &mut String, others: f32) {
    let hint = TablesText::Filter.get(ctx.lang);
    let clear = TablesText::ClearFilter.get(ctx.lang);
    let cleared = if filter.is_empty() {
        0.0
    } else {
        button_width(ui, clear)
    };
    let room = ui.available_width() - others - cleared - 3.0 * ui.spacing().item_spacing.x;
    let field = TextEdit::singleline(filter)
        .hint_text(hint)
        .vertical_align(Align::Center)
        .desired_width(room.clamp(NARROWEST_FILTER, FILTER));
    let response = ui.add(field);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, hint));
    if !filter.is_empty() && plain_button(ui, clear).clicked() {
        filter.clear();
    }
}

/// Scroll bars in a quiet grey: egui paints them in the colour of words.
pub(super) fn quiet_scroll_bars(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let (rest, held) = (ctx.theme.hairline_strong, ctx.theme.control_border);
    let widgets = &mut ui.visuals_mut().widgets;
    widgets.inactive.fg_stroke.color = rest;
    widgets.hovered.fg_stroke.color = held;
    widgets.active.fg_stroke.color = held;
}

/// A scroll area with quiet bars around contents that look as usual.
pub(crate) fn quietly_scrolled<R>(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    area: ScrollArea,
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    let usual = Arc::clone(ui.style());
    let scrolled = ui.scope(|ui| {
        quiet_scroll_bars(ui, ctx);
        let shown = area.show(ui, |ui| {
            ui.set_style(usual);
            contents(ui)
        });
        shown.inner
    });
    scrolled.inner
}

/// The next free code behind a prefix: `B09` is followed by `B10`.
pub(super) fn next_code<'a>(existing: impl Iterator<Item = &'a str>, prefix: &str) -> String {
    let numbers = existing.filter_map(|code| code.strip_prefix(prefix)?.parse::<u32>().ok());
    let next = numbers.max().map_or(1, |last| last.saturating_add(1));
    format!("{prefix}{next:02}")
}

/// A number with what it counts.
pub(super) fn sum(ctx: &ViewCtx<'_>, what: TablesText, n: usize) -> String {
    format!("{} {n}", what.get(ctx.lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_row_gets_the_code_after_the_last_one() {
        assert_eq!(next_code(["B01", "B09", "X12", "B2x"].into_iter(), "B"), "B10");
        assert_eq!(next_code([].into_iter(), "DP"), "DP01");
    }
}
