//! Pages on a desk: the display lists of the report, painted as they will be printed.

use egui::{
    Align, Key, Layout, Modifiers, Rect, RichText, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    WidgetType, pos2, vec2,
};

use super::preview::Preview;
use crate::{
    i18n::{ReportScreenText as T, fill},
    report::page::{Document, Page, Part},
    ui::{
        ctx::ViewCtx,
        pen::{Pen, View},
        theme::{Theme, size},
        widgets::{plain_button, segmented},
    },
    workspace::words,
};

const GAP: f32 = 16.0;
const BAR: f32 = 36.0;

/// Which pages are shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    /// The first page shown, from 0.
    pub(super) page: usize,
    /// How many side by side.
    pub(super) abreast: usize,
}

impl Default for Shown {
    fn default() -> Self {
        Self { page: 0, abreast: 2 }
    }
}

/// The pages, and the bar to turn them.
pub(super) fn pages_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, preview: &Preview, shown: &mut Shown) {
    let Some(document) = preview.document() else {
        let text = match (preview.error(), ctx.workspace.breakdown()) {
            (Some(why), _) => fill(T::Failed.get(ctx.lang), &[("why", why)]),
            (None, Some(breakdown)) => words::analysis_failed(breakdown, ctx.lang),
            (None, None) => T::Making.get(ctx.lang).to_owned(),
        };
        ui.centered_and_justified(|ui| ui.label(text));
        return;
    };
    let desk = ui.available_rect_before_wrap();
    let bar = Rect::from_min_max(pos2(desk.left(), desk.bottom() - BAR), desk.max);
    let area = Rect::from_min_max(desk.min, pos2(desk.right(), bar.top()));
    turn_by_keys_and_wheel(ui, area, document, shown);
    let last = document.pages.len().saturating_sub(1);
    shown.page = shown.page.min(last);
    for (place, (number, page)) in (document.pages.iter().enumerate().skip(shown.page))
        .take(shown.abreast)
        .enumerate()
    {
        let width = (area.width() - GAP) / shown.abreast as f32;
        let left = area.left() + GAP / 2.0 + width * place as f32;
        let slot = Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height())).shrink(GAP / 2.0);
        page_ui(ui, ctx, (number, document), page, slot, shown);
    }
    let mut below = ui.new_child(UiBuilder::new().max_rect(bar.shrink2(vec2(12.0, 4.0))));
    bar_ui(&mut below, ctx, document.pages.len(), preview.lags(), shown);
    ui.advance_cursor_after_rect(desk);
}

fn turn_by_keys_and_wheel(ui: &Ui, area: Rect, document: &Document, shown: &mut Shown) {
    let last = document.pages.len().saturating_sub(1);
    let typing = ui.ctx().text_edit_focused();
    let by = ui.input_mut(|input| {
        let over = input.pointer.hover_pos().is_some_and(|at| area.contains(at));
        let wheel = if over { input.smooth_scroll_delta.y } else { 0.0 };
        let mut pressed = |key| !typing && input.consume_key(Modifiers::NONE, key);
        let on = pressed(Key::PageDown) || wheel < -12.0;
        let back = pressed(Key::PageUp) || wheel > 12.0;
        if wheel.abs() > 12.0 {
            input.smooth_scroll_delta.y = 0.0;
        }
        isize::from(on) - isize::from(back)
    });
    let step = isize::try_from(shown.abreast).unwrap_or(1);
    shown.page = shown.page.saturating_add_signed(by * step).min(last);
}

fn bar_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, pages: usize, lags: bool, shown: &mut Shown) {
    let step = shown.abreast;
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add_enabled_ui(shown.page > 0, |ui| {
            if plain_button(ui, T::Previous.get(ctx.lang)).clicked() {
                shown.page = shown.page.saturating_sub(step);
            }
        });
        let number = (shown.page + 1).to_string();
        let text = fill(
            T::Page.get(ctx.lang),
            &[("n", &number), ("all", &pages.to_string())],
        );
        ui.label(RichText::new(text).size(size::TEXT_BODY));
        ui.add_enabled_ui(shown.page + step < pages, |ui| {
            if plain_button(ui, T::Next.get(ctx.lang)).clicked() {
                shown.page += step;
            }
        });
        let spreads = [(1, T::OnePage.get(ctx.lang)), (2, T::TwoPages.get(ctx.lang))];
        if let Some(abreast) = segmented(ui, ctx.theme, "", shown.abreast, &spreads) {
            shown.abreast = abreast;
        }
        if lags {
            ui.label(RichText::new(T::Making.get(ctx.lang)).color(ctx.theme.text_2));
        }
    });
}

/// One page as large as it fits; its links lead to other pages.
fn page_ui(
    ui: &Ui,
    ctx: &ViewCtx<'_>,
    (number, document): (usize, &Document),
    page: &Page,
    slot: Rect,
    shown: &mut Shown,
) {
    let scale = (slot.width() / page.width).min(slot.height() / page.height);
    let paper = Rect::from_center_size(slot.center(), vec2(page.width, page.height) * scale);
    let response = ui.interact(paper, ui.id().with(("page", number)), Sense::CLICK);
    response.widget_info(|| {
        let all = document.pages.len().to_string();
        let name = fill(
            T::Page.get(ctx.lang),
            &[("n", &(number + 1).to_string()), ("all", &all)],
        );
        WidgetInfo::labeled(WidgetType::Image, true, name)
    });
    let painter = ui.painter().with_clip_rect(paper.intersect(ui.clip_rect()));
    painter.rect_filled(paper, 0.0, Theme::paper());
    for part in &page.parts {
        paint_part(&painter, ctx, part, paper, scale);
    }
    let edge = Stroke::new(1.0, ctx.theme.hairline_strong);
    ui.painter().rect_stroke(paper, 0.0, edge, StrokeKind::Outside);
    let clicked = response.interact_pointer_pos().filter(|_| response.clicked());
    let led_to = clicked.and_then(|at| {
        let (x, y) = ((at.x - paper.left()) / scale, (at.y - paper.top()) / scale);
        let hit = page
            .links
            .iter()
            .find(|link| link.rect.contains(crate::plant::geometry::Point::new(x, y)));
        hit.map(|link| link.to.page)
    });
    if let Some(to) = led_to {
        shown.page = to;
    }
}

fn paint_part(painter: &egui::Painter, ctx: &ViewCtx<'_>, part: &Part, paper: Rect, scale: f32) {
    let view = View {
        origin: paper.min + vec2(part.at.x, part.at.y) * scale,
        zoom: part.scale * scale,
    };
    let clipped = match part.clip {
        Some(clip) => painter.with_clip_rect(view.screen_rect(clip).intersect(painter.clip_rect())),
        None => painter.clone(),
    };
    let mut letters = ctx.letters.borrow_mut();
    let mut pen = Pen::on_paper(painter.ctx(), &mut letters, view);
    for item in &part.list.items {
        pen.item(item);
    }
    clipped.extend(pen.finish());
}
