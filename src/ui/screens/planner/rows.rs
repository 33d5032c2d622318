//! The list: what is on first, then the candidates, each with its switch.

use std::iter;

use egui::{
    Align, Align2, Checkbox, Frame, Layout, Painter, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, WidgetType, pos2, vec2,
};

use super::{
    lines::{self, Line},
    switch,
};
use crate::{
    i18n::{PlannerText as T, fill},
    report::wording::{
        deed_codes, deed_name, deed_strengths, deed_words, short_target, stop_word, target_name,
    },
    typeset,
    ui::{
        ctx::ViewCtx,
        screens::tables::quietly_scrolled,
        theme::{bold, font, size, strong},
        widgets::{ChipSize, paint_bars, paint_grade_chip, paint_shield},
    },
};

const HEAD: f32 = 26.0;
const ROW: f32 = 44.0;
/// Middle of a line's first and second row of words.
const LINES: [f32; 2] = [14.0, 32.0];
/// Left ends: switch, rank, shield and name, where, cost, stop, removed, grades.
const LEFTS: [f32; 8] = [8.0, 34.0, 72.0, 302.0, 440.0, 480.0, 564.0, 636.0];
/// Zones whose change of grade fits.
const CHANGES: usize = 2;

/// The list.
pub(super) fn rows_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, on: &[Line], candidates: &[Line]) {
    let frame = Frame::new()
        .fill(ctx.theme.panel)
        .stroke(Stroke::new(1.0, ctx.theme.hairline));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        heads_ui(ui, ctx);
        let spent: u32 = on.iter().map(|line| u32::from(line.deed.cost)).sum();
        let counts = [
            fill(
                T::SwitchedOn.get(ctx.lang),
                &[("n", &on.len().to_string()), ("cost", &spent.to_string())],
            ),
            fill(
                T::Candidates.get(ctx.lang),
                &[("n", &candidates.len().to_string())],
            ),
        ];
        let area = ScrollArea::vertical().auto_shrink(false);
        quietly_scrolled(ui, ctx, area, |ui| {
            if !on.is_empty() {
                group_ui(ui, ctx, &counts[0]);
                for line in on {
                    line_ui(ui, ctx, line, true);
                }
            }
            group_ui(ui, ctx, &counts[1]);
            for line in candidates {
                // What the list does not show costs nothing.
                let next = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), ROW));
                if ui.is_rect_visible(next) || is_in_reach(ui, next) {
                    line_ui(ui, ctx, line, false);
                } else {
                    ui.allocate_exact_size(next.size(), Sense::hover());
                }
            }
        });
    });
}

/// A few lines beside those in view keep their switches, so that the keyboard can walk on.
fn is_in_reach(ui: &Ui, rect: Rect) -> bool {
    const LINES_BESIDE: f32 = 4.0;
    ui.clip_rect()
        .expand2(vec2(0.0, ROW * LINES_BESIDE))
        .intersects(rect)
}

fn heads_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, ctx.theme.window);
    let heads = [
        T::HeadOn,
        T::HeadRank,
        T::HeadMeasure,
        T::HeadWhere,
        T::HeadCost,
        T::HeadStop,
        T::HeadRemoved,
        T::HeadGrades,
    ];
    for (left, head) in LEFTS.into_iter().zip(heads) {
        write(
            ui.painter(),
            pos2(rect.left() + left, rect.center().y),
            head.get(ctx.lang),
            size::TEXT_SMALL,
            ctx.theme.text_2,
        );
    }
}

fn group_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, words: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    ui.painter().rect_filled(rect, 0.0, ctx.theme.hover);
    ui.painter().text(
        pos2(rect.left() + 8.0, rect.center().y),
        Align2::LEFT_CENTER,
        words,
        bold(size::TEXT_DENSE),
        ctx.theme.text,
    );
}

fn write(painter: &Painter, at: egui::Pos2, words: &str, px: f32, color: egui::Color32) -> Rect {
    painter.text(at, Align2::LEFT_CENTER, words, font(px), color)
}

/// Words as far as they fit between two ends.
fn write_within(
    painter: &Painter,
    (left, right, middle): (f32, f32, f32),
    words: &str,
    px: f32,
    color: egui::Color32,
) {
    let words = typeset::fit(words, px, false, right - left);
    write(painter, pos2(left, middle), &words, px, color);
}

fn line_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, line: &Line, is_on: bool) {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.hover);
    }
    switch_ui(ui, ctx, rect, line, is_on);
    let [first, second] = LINES.map(|middle| rect.top() + middle);
    let [switch, rank, measure, place, cost, stop, removed, grades] = LEFTS.map(|left| rect.left() + left);
    let code = short_target(line.deed.target, ctx.plant(), ctx.lang);
    let name = full_name(ctx, line, &code);
    let remarks = remarks(ctx, line);
    response.on_hover_ui(|ui| {
        ui.label(strong(deed_name(&line.deed, ctx.lang), size::TEXT_DENSE));
        ui.label(target_name(line.deed.target, ctx.plant(), ctx.lang));
        for remark in &remarks {
            ui.label(remark);
        }
    });
    let painter = ui.painter_at(rect);
    let words = if line.barred { theme.text_2 } else { theme.text };
    if let Some(number) = line.rank {
        let number = number.to_string();
        write(
            &painter,
            pos2(rank, first),
            &number,
            size::TEXT_DENSE,
            theme.text_2,
        );
    }
    if let Some(step) = line.step {
        plate(&painter, ctx, (switch, second), step);
    }
    measure_cell(&painter, ctx, line, (measure, first), place - 8.0);
    write_within(
        &painter,
        (place, cost - 8.0, first),
        &name,
        size::TEXT_DENSE,
        words,
    );
    let classes = line.deed.cost.to_string();
    write(&painter, pos2(cost, first), &classes, size::TEXT_DENSE, words);
    let stops = stop_word(line.deed.stop).get(ctx.lang);
    write_within(
        &painter,
        (stop, removed - 6.0, first),
        stops,
        size::TEXT_SMALL,
        words,
    );
    if let Some(share) = line.removed {
        bar(&painter, ctx, (removed, first), share);
    }
    grades_cell(&painter, ctx, line, (grades, first));
    write_within(
        &painter,
        (measure, rect.right() - 8.0, second),
        &remarks.join(" ・ "),
        size::TEXT_SMALL,
        theme.text_2,
    );
    painter.hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, theme.hairline),
    );
}

/// The strengths, and what else there is to say.
fn remarks(ctx: &ViewCtx<'_>, line: &Line) -> Vec<String> {
    let (from, to) = deed_strengths(&line.deed, ctx.lang);
    let levels = format!("{from} → {to}");
    iter::once(levels).chain(line.remarks.iter().cloned()).collect()
}

/// Which step of the plan it is, below the switch.
fn plate(painter: &Painter, ctx: &ViewCtx<'_>, (left, middle): (f32, f32), step: usize) {
    let words = fill(T::InPlan.get(ctx.lang), &[("step", &step.to_string())]);
    let galley = painter.layout_no_wrap(words, font(size::TEXT_SMALL), ctx.theme.accent);
    let plate = Rect::from_min_size(pos2(left, middle - 8.5), vec2(galley.size().x + 8.0, 17.0));
    painter.rect_filled(plate, 2.0, ctx.theme.selection_fill);
    painter.galley(plate.center() - galley.size() / 2.0, galley, ctx.theme.accent);
}

/// Code and name, the code first.
fn full_name(ctx: &ViewCtx<'_>, line: &Line, code: &str) -> String {
    let Some(element) = line.deed.target.element() else {
        return code.to_owned();
    };
    let name = ctx.plant().display_name(element, ctx.lang.is_english());
    if name.starts_with(code) {
        name
    } else {
        format!("{code} {name}")
    }
}

fn switch_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, rect: Rect, line: &Line, is_on: bool) {
    let at = Rect::from_min_size(pos2(rect.left() + LEFTS[0], rect.top() + 2.0), vec2(24.0, 24.0));
    let target = line.deed.target.element().map(|element| element.to_string());
    let mut beside = ui.new_child(
        UiBuilder::new()
            .max_rect(at)
            .id_salt((line.deed.first.measure.as_str(), target, is_on))
            .layout(Layout::left_to_right(Align::Center)),
    );
    let mut checked = is_on;
    let response = beside.add(Checkbox::without_text(&mut checked));
    let name = lines::name(ctx, line);
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, true, is_on, &name));
    if response.changed() {
        switch(ctx, &line.deed, checked);
    }
}

fn measure_cell(painter: &Painter, ctx: &ViewCtx<'_>, line: &Line, (left, middle): (f32, f32), right: f32) {
    let theme = ctx.theme;
    let shield = Rect::from_center_size(pos2(left + 8.0, middle), vec2(16.0, 18.0));
    let rise = &line.deed.first;
    paint_shield(painter, theme, shield, rise.from, Some(rise.to));
    let color = if line.barred { theme.text_2 } else { theme.text };
    let code = painter.text(
        pos2(left + 24.0, middle),
        Align2::LEFT_CENTER,
        deed_codes(&line.deed),
        bold(size::TEXT_DENSE),
        color,
    );
    let ends = (code.right() + 6.0, right, middle);
    write_within(
        painter,
        ends,
        deed_words(&line.deed, ctx.lang),
        size::TEXT_DENSE,
        color,
    );
}

/// A bar: the share of the index that vanishes.
fn bar(painter: &Painter, ctx: &ViewCtx<'_>, (left, middle): (f32, f32), share: f32) {
    const TOTAL: u8 = 10;
    let rect = Rect::from_min_size(pos2(left, middle - 5.0), vec2(58.0, 9.0));
    // A share of 20 % fills the bar: few measures alone remove more.
    let filled = (share * 5.0 * f32::from(TOTAL))
        .ceil()
        .clamp(1.0, f32::from(TOTAL)) as u8;
    paint_bars(painter, rect, TOTAL, filled, ctx.theme.link_line);
}

fn grades_cell(painter: &Painter, ctx: &ViewCtx<'_>, line: &Line, (mut left, middle): (f32, f32)) {
    let theme = ctx.theme;
    for (zone, before, after) in line.changes.iter().take(CHANGES) {
        let code = ctx.plant().code_and_name((*zone).into(), false).0;
        let written = write(painter, pos2(left, middle), code, size::TEXT_SMALL, theme.text_2);
        let chip = |left: f32| Rect::from_min_size(pos2(left, middle - 8.5), vec2(32.0, 17.0));
        paint_grade_chip(
            painter,
            theme,
            chip(written.right() + 3.0),
            *before,
            ChipSize::List,
        );
        paint_grade_chip(
            painter,
            theme,
            chip(written.right() + 37.0),
            *after,
            ChipSize::List,
        );
        left = written.right() + 76.0;
    }
    if line.changes.len() > CHANGES {
        let more = format!("+{}", line.changes.len() - CHANGES);
        write(painter, pos2(left, middle), &more, size::TEXT_SMALL, theme.text_2);
    }
}
