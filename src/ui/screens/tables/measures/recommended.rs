//! What the analysis recommends, zone by zone: each row raises one measure to the strength the zone asks for.

use egui::{Align2, Frame, RichText, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use crate::{
    analysis::findings::Recommendation,
    edit::{
        Change, StepName,
        attach::{When, measure_at, set_strength},
    },
    guideline::catalogue,
    i18n::TablesText as T,
    plant::Target,
    report::wording::strength_of,
    ui::{
        ctx::ViewCtx,
        screens::tables::screen::quiet_scroll_bars,
        theme::{bold, font, size},
        widgets::{ChipSize, link_button, paint_grade_chip, paint_shield},
    },
};

const ROW: f32 = 34.0;
/// Left ends of the columns: measure, strength, zone, cost, effect; then the button.
const COLUMNS: [f32; 6] = [12.0, 260.0, 400.0, 560.0, 640.0, 960.0];

/// The list.
pub(super) fn recommended_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let Some(findings) = ctx.findings.as_ref().filter(|_| ctx.is_detailed()) else {
        ui.label(RichText::new(T::Computing.get(ctx.lang)).color(ctx.theme.text_2));
        return;
    };
    let frame = Frame::new()
        .fill(ctx.theme.panel)
        .stroke(Stroke::new(1.0, ctx.theme.hairline));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        quiet_scroll_bars(ui, ctx);
        heads(ui, ctx);
        let rows = &findings.recommendations;
        let area = ScrollArea::vertical().auto_shrink(false);
        area.show_rows(ui, ROW, rows.len(), |ui, range| {
            for row in rows.get(range).unwrap_or_default() {
                row_ui(ui, ctx, row);
            }
        });
        if rows.is_empty() {
            ui.label(RichText::new(T::NothingToRecommend.get(ctx.lang)).color(ctx.theme.text_2));
        }
    });
}

fn heads(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, ctx.theme.window);
    let heads = [
        T::Measure,
        T::NowToGoal,
        T::Zone,
        T::CostAndStop,
        T::GradesItChanges,
    ];
    for (left, head) in COLUMNS.into_iter().zip(heads) {
        let at = pos2(rect.left() + left, rect.center().y);
        ui.painter().text(
            at,
            Align2::LEFT_CENTER,
            head.get(ctx.lang),
            font(size::TEXT_SMALL),
            ctx.theme.text,
        );
    }
}

fn row_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, row: &Recommendation) {
    let theme = ctx.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let painter = ui.painter();
    let [measure_at_x, strength_x, zone_x, cost_x, effect_x, button_x] =
        COLUMNS.map(|left| rect.left() + left);
    let middle = rect.center().y;
    let measure = catalogue().measure(&row.measure);
    let code = painter.text(
        pos2(measure_at_x, middle),
        Align2::LEFT_CENTER,
        row.measure.as_str(),
        bold(size::TEXT_DENSE),
        theme.text,
    );
    let name = measure
        .map(|measure| measure.name.get(ctx.lang))
        .unwrap_or_default();
    let clip = egui::Rect::from_min_max(rect.min, pos2(strength_x - 8.0, rect.max.y));
    painter.with_clip_rect(clip).text(
        pos2(code.right() + 8.0, middle),
        Align2::LEFT_CENTER,
        name,
        font(size::TEXT_DENSE),
        theme.text,
    );
    let shield = egui::Rect::from_center_size(pos2(strength_x + 8.0, middle), vec2(16.0, 18.0));
    paint_shield(painter, theme, shield, row.from, Some(row.to));
    let words = format!(
        "{} → {}",
        strength_of(&row.measure, row.from).get(ctx.lang),
        strength_of(&row.measure, row.to).get(ctx.lang)
    );
    painter.text(
        pos2(strength_x + 24.0, middle),
        Align2::LEFT_CENTER,
        words,
        font(size::TEXT_DENSE),
        theme.text,
    );
    let clip = egui::Rect::from_min_max(rect.min, pos2(cost_x - 8.0, rect.max.y));
    let zone = ctx.name(row.zone);
    painter.with_clip_rect(clip).text(
        pos2(zone_x, middle),
        Align2::LEFT_CENTER,
        zone,
        font(size::TEXT_DENSE),
        theme.text,
    );
    let cost = format!("{} / {}", row.cost, row.stop);
    painter.text(
        pos2(cost_x, middle),
        Align2::LEFT_CENTER,
        cost,
        font(size::TEXT_DENSE),
        theme.text_2,
    );
    let mut left = effect_x;
    for (zone, before, after) in row.changes.iter().take(3) {
        let code = ctx.plant().code_and_name((*zone).into(), false).0;
        let written = painter.text(
            pos2(left, middle),
            Align2::LEFT_CENTER,
            code,
            font(size::TEXT_SMALL),
            theme.text_2,
        );
        let chip = |left: f32| egui::Rect::from_min_size(pos2(left, middle - 8.5), vec2(32.0, 17.0));
        paint_grade_chip(
            painter,
            theme,
            chip(written.right() + 4.0),
            *before,
            ChipSize::List,
        );
        paint_grade_chip(
            painter,
            theme,
            chip(written.right() + 40.0),
            *after,
            ChipSize::List,
        );
        left = written.right() + 84.0;
    }
    if row.changes.is_empty() {
        let text = T::ChangesNothingAlone.get(ctx.lang);
        painter.text(
            pos2(left, middle),
            Align2::LEFT_CENTER,
            text,
            font(size::TEXT_SMALL),
            theme.placeholder,
        );
    }
    painter.hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, theme.hairline),
    );
    let button = egui::Rect::from_min_max(pos2(button_x, rect.top()), rect.max);
    let mut beside = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(button)
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    plan_button(&mut beside, ctx, row);
}

/// Takes the recommendation into the plan, unless it is there already.
fn plan_button(ui: &mut Ui, ctx: &ViewCtx<'_>, row: &Recommendation) {
    let planned = |&target: &Target| {
        measure_at(ctx.plant(), target, &row.measure)
            .and_then(|id| ctx.plant().measures.get(&id)?.goal)
            .is_some_and(|goal| goal >= row.to)
    };
    if row.targets.iter().all(planned) {
        let text = RichText::new(T::IsPlanned.get(ctx.lang)).size(size::TEXT_DENSE);
        ui.label(text.color(ctx.theme.text_2));
        return;
    }
    let response = link_button(ui, ctx.theme, T::TakeIntoPlan.get(ctx.lang));
    response.widget_info(|| {
        let name = format!(
            "{}: {} {}",
            T::TakeIntoPlan.get(ctx.lang),
            row.measure,
            ctx.name(row.zone)
        );
        egui::WidgetInfo::labeled(egui::WidgetType::Button, true, name)
    });
    if response.clicked() {
        let open = row.targets.iter().filter(|target| !planned(target));
        let changes = open.map(|&target| {
            set_strength(
                ctx.plant(),
                (target, &row.measure),
                (When::Goal, row.to),
                ctx.fresh(),
            )
        });
        let changes = Change::All(changes.collect());
        ctx.change(StepName::SetStrength, changes);
    }
}
