//! What is missing against the threat, and what would help the zone; each with a switch that changes the plant.

use std::sync::Arc;

use egui::{Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::super::{
    measures::{ShownStrength, strength_button, target_for_zone},
    rows::{Folds, SectionHead, remark, text_in},
};
use crate::{
    analysis::findings::{CellGrade, Findings, Recommendation, RiskCell},
    edit::{
        StepName,
        attach::{When, measure_at, set_strength},
    },
    guideline::catalogue,
    i18n::{fill, threats::ThreatsText as T},
    plant::{Strength, Target, ZoneId, codes::MeasureCode},
    report::wording::{InWords as _, no_prevention, premise, short_target, strength_of},
    ui::{
        ctx::ViewCtx,
        theme::{bold, font, size},
        widgets::{ChipSize, link_button, paint_grade_chip},
    },
};

/// Recommendations shown at first.
const SHOWN: usize = 6;

/// Preventive measures of the threat below the strength asked for.
pub(super) fn missing_section(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    folds: &mut Folds,
    findings: &Findings,
    cell: &RiskCell,
) {
    let coverage = findings
        .coverage
        .iter()
        .find(|row| row.zone == cell.zone && row.threat == cell.threat);
    let Some(coverage) = coverage else { return };
    let required = fill(
        T::Required.get(ctx.lang),
        &[("strength", coverage.required.in_words(ctx.lang))],
    );
    let prevents = !coverage.applied.is_empty();
    let head = SectionHead {
        count: prevents.then_some(coverage.gap.len()),
        aside: &required,
        open_at_first: true,
        ..SectionHead::closed("missing", T::Missing.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        if coverage.required == Strength::NONE {
            remark(ui, ctx.theme, T::NothingRequired.get(ctx.lang));
        } else if !prevents {
            remark(ui, ctx.theme, &no_prevention(&cell.threat, ctx.lang));
        } else if coverage.gap.is_empty() {
            remark(ui, ctx.theme, T::MissingNone.get(ctx.lang));
        }
        for (code, now, required) in &coverage.gap {
            let target = target_for_zone(ctx.plant(), cell.zone, code);
            switch_row(ui, ctx, target, code, (*now, *required));
        }
    });
}

/// Name, today's strength as a switch, the strength asked for, and one click to get there.
fn switch_row(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    target: Target,
    code: &MeasureCode,
    (now, to): (Strength, Strength),
) {
    let name = measure_name(ctx, code);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let room = ui.available_width();
        let set = (to > now).then(|| {
            let word = strength_of(code, to).get(ctx.lang);
            let words = fill(T::SetTo.get(ctx.lang), &[("strength", word)]);
            let width = |words: &str| {
                let letters = bold(size::TEXT_DENSE);
                ui.painter()
                    .layout_no_wrap(words.to_owned(), letters, ctx.theme.accent)
                    .size()
                    .x
                    + 20.0
            };
            // A long word leaves no room for the name of the measure: the number says the same.
            let long = width(&words) > room / 2.0;
            let words = if long { format!("→ {}", to.get()) } else { words };
            (width(&words), words)
        });
        let controls = 26.0 + set.as_ref().map_or(0.0, |(width, _)| *width);
        let name_room = (room - controls).max(0.0);
        let (rect, response) = ui.allocate_exact_size(vec2(name_room, size::ROW), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &name));
        text_in(ui, rect, &name, font(size::TEXT_DENSE), ctx.theme.text);
        let label = fill(
            crate::i18n::inspector::InspectorText::StrengthNow.get(ctx.lang),
            &[("measure", &name)],
        );
        let shown = ShownStrength {
            now,
            goal: (to > now).then_some(to),
            word: false,
        };
        if let Some(strength) = strength_button(ui, ctx, &label, code, shown, Some(now)) {
            raise(ctx, target, code, strength);
        }
        if let Some((_, words)) = set
            && link_button(ui, ctx.theme, &words).clicked()
        {
            raise(ctx, target, code, to);
        }
    });
}

/// Sets today's strength of a measure at a target.
fn raise(ctx: &ViewCtx<'_>, target: Target, code: &MeasureCode, strength: Strength) {
    let fresh = measure_at(ctx.plant(), target, code).unwrap_or_else(|| ctx.fresh());
    let change = set_strength(ctx.plant(), (target, code), (When::Now, strength), fresh);
    ctx.change(StepName::SetStrength, change);
}

fn measure_name(ctx: &ViewCtx<'_>, code: &MeasureCode) -> String {
    let name = catalogue().measure(code).map_or("", |row| row.name.get(ctx.lang));
    format!("{code} {name}")
}

/// What would help this zone, best first, with the grades that change.
pub(super) fn recommended_section(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    folds: &mut Folds,
    findings: &Findings,
    cell: &RiskCell,
) {
    // Those of the plant before the last change stay in grey until the new ones are there.
    let older = ctx.workspace.detailed().map(Arc::as_ref);
    let known = if ctx.is_detailed() { Some(findings) } else { older };
    let rows = known
        .into_iter()
        .flat_map(|known| known.recommended_in(cell.zone));
    let (helping, others): (Vec<&Recommendation>, Vec<_>) =
        rows.partition(|row| row.works_against(cell.zone, &cell.threat));
    let rows: Vec<_> = helping.into_iter().chain(others).collect();
    let head = SectionHead {
        count: ctx.is_detailed().then_some(rows.len()),
        open_at_first: true,
        ..SectionHead::closed("recommended", T::Recommended.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        let about = match (ctx.is_detailed(), rows.is_empty()) {
            (false, _) => T::DetailsLater,
            (true, true) => T::RecommendedNone,
            (true, false) => T::RecommendedHelp,
        };
        remark(ui, ctx.theme, about.get(ctx.lang));
        ui.add_enabled_ui(ctx.is_detailed(), |ui| {
            for row in rows.iter().take(SHOWN) {
                for rise in row.deed().rises() {
                    switch_row(ui, ctx, row.deed().target, &rise.measure, (rise.from, rise.to));
                }
                effect_row(ui, ctx, cell.zone, row);
                if let Some(premise) = premise(row.deed(), ctx.lang) {
                    remark(ui, ctx.theme, &premise);
                }
            }
        });
    });
}

/// Cost, stop, and the zones whose grade falls; what does not fit goes on in the next line.
fn effect_row(ui: &mut Ui, ctx: &ViewCtx<'_>, zone: ZoneId, row: &Recommendation) {
    let cost = fill(T::CostClass.get(ctx.lang), &[("n", &row.deed().cost.to_string())]);
    let stop = fill(T::StopClass.get(ctx.lang), &[("n", &row.deed().stop.to_string())]);
    let mut words = format!("{cost}・{stop}");
    let target = row.deed().target;
    if target != Target::Zone(zone) {
        words = format!("{}・{words}", short_target(target, ctx.plant(), ctx.lang));
    }
    let small = |words: &str| {
        egui::RichText::new(words)
            .font(font(size::TEXT_SMALL))
            .color(ctx.theme.placeholder)
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
        ui.add_space(4.0);
        let help = [T::CostClassHelp.get(ctx.lang), T::StopClassHelp.get(ctx.lang)].join("\n");
        ui.label(small(&words)).on_hover_text(help);
        for (zone, _, after) in row.changes().iter().take(2) {
            change_ui(ui, ctx, *zone, *after);
        }
        if row.changes().is_empty() {
            ui.label(small(T::RecommendedStays.get(ctx.lang)));
        }
    });
}

/// A zone and the grade it gets.
fn change_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, zone: ZoneId, after: CellGrade) {
    const CHIP: egui::Vec2 = vec2(32.0, 17.0);
    let (code, name) = ctx.plant().code_and_name(zone.into(), ctx.lang.is_english());
    let words = format!("{} →", if code.is_empty() { name } else { code });
    let words = ui
        .painter()
        .layout_no_wrap(words, font(size::TEXT_SMALL), ctx.theme.text_2);
    let room = vec2(words.size().x + 4.0 + CHIP.x, CHIP.y);
    let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
    let at = pos2(rect.left(), rect.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, ctx.theme.text_2);
    let chip = Rect::from_min_size(pos2(rect.right() - CHIP.x, rect.top()), CHIP);
    paint_grade_chip(ui.painter(), ctx.theme, chip, after, ChipSize::List);
}
