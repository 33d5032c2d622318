//! Under the matrix: what each strength of the chosen measure means, and the buttons that set it.

use egui::{Frame, RichText, ScrollArea, Stroke, Ui, vec2};

use super::{At, instance, matrix::set, now};
use crate::{
    edit::{
        Change, StepName,
        attach::{When, confirm_measure, measure_at},
    },
    guideline::{Measure as Row, catalogue},
    i18n::{TablesText as T, fill},
    plant::{Strength, Target},
    report::wording::strength_of,
    ui::{
        ctx::ViewCtx,
        screens::tables::{improve::target_name, screen::quietly_scrolled},
        theme::{size, strong},
        widgets::{link_button, shield},
    },
};

/// The strip of the chosen cell.
pub(super) fn strip_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, at: Option<&At>) {
    let theme = ctx.theme;
    let frame = Frame::new()
        .fill(theme.panel)
        .stroke(Stroke::new(1.0, theme.hairline))
        .inner_margin(8);
    frame.show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        let chosen = at.and_then(|at| Some((at, catalogue().measure(&at.measure)?)));
        let Some((at, row)) = chosen else {
            ui.label(RichText::new(T::ChooseCell.get(ctx.lang)).color(theme.text_2));
            return;
        };
        head_ui(ui, ctx, at, row);
        ui.columns(4, |columns| {
            for (strength, ui) in Strength::ALL.into_iter().zip(columns) {
                level_ui(ui, ctx, at, row, strength);
            }
        });
    });
}

fn head_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, at: &At, row: &Row) {
    ui.horizontal(|ui| {
        let title = format!(
            "{} × {} {}",
            target_name(ctx, Some(at.target)),
            row.code,
            row.name.get(ctx.lang)
        );
        ui.label(strong(title, size::TEXT_BODY));
        let state = match at.target {
            Target::Zone(zone) => ctx.plant().zones.get(&zone).and_then(|zone| zone.state),
            _ => None,
        };
        let recorded = instance(ctx, at.target, &at.measure);
        let goal = recorded
            .and_then(|measure| measure.goal.or(now(measure)))
            .unwrap_or_default();
        let stop = row.stop_of(goal, state.unwrap_or(ctx.plant().info.state));
        let facts = fill(
            T::StripFacts.get(ctx.lang),
            &[
                ("cost", &row.cost_of(goal).to_string()),
                ("stop", stop_words(stop).get(ctx.lang)),
                ("requirements", &row.requirements.join(" ")),
            ],
        );
        ui.label(
            RichText::new(facts)
                .size(size::TEXT_SMALL)
                .color(ctx.theme.text_2),
        );
        let open = recorded.is_some_and(|measure| !measure.unconfirmed_for.is_empty());
        if open && let Some(id) = measure_at(ctx.plant(), at.target, &at.measure) {
            ui.label(
                RichText::new(T::NotConfirmedForMoved.get(ctx.lang))
                    .size(size::TEXT_SMALL)
                    .color(ctx.theme.warning),
            );
            if link_button(ui, ctx.theme, T::Confirm.get(ctx.lang)).clicked() {
                ctx.change(StepName::Edit, confirm_measure(ctx.plant(), id));
            }
        }
        if recorded.is_some()
            && let Some(id) = measure_at(ctx.plant(), at.target, &at.measure)
            && link_button(ui, ctx.theme, T::ForgetMeasure.get(ctx.lang)).clicked()
        {
            ctx.change(StepName::Delete, Change::Delete([id.into()].into()));
        }
    });
}

const fn stop_words(stop: u8) -> T {
    match stop {
        0 => T::StopUnknown,
        1 => T::StopNone,
        2 => T::StopShort,
        3 => T::StopPlanned,
        _ => T::StopMajor,
    }
}

/// One strength: word, text, and whether it stands today or is planned.
fn level_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, at: &At, row: &Row, strength: Strength) {
    let theme = ctx.theme;
    let recorded = instance(ctx, at.target, &at.measure);
    let word = strength_of(&row.code, strength).get(ctx.lang);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal(|ui| {
        shield(ui, theme, strength, None, word);
        ui.label(strong(format!("{strength} {word}"), size::TEXT_DENSE));
        for (when, text) in [(When::Now, T::Now), (When::Goal, T::Goal)] {
            let standing = recorded.and_then(|measure| {
                if when == When::Now {
                    now(measure)
                } else {
                    measure.goal
                }
            });
            let words = text.get(ctx.lang);
            let radio = ui.radio(
                standing == Some(strength),
                RichText::new(words).size(size::TEXT_SMALL),
            );
            let name = format!("{words}: {word}");
            radio.widget_info(|| {
                egui::WidgetInfo::selected(
                    egui::WidgetType::RadioButton,
                    true,
                    standing == Some(strength),
                    &name,
                )
            });
            if radio.clicked() {
                set(ctx, &At { when, ..at.clone() }, strength);
            }
        }
    });
    let text = match row.level(strength) {
        Some(text) => text.get(ctx.lang),
        None if strength == Strength::NONE => T::LevelNone.get(ctx.lang),
        None => T::LevelNotAsked.get(ctx.lang),
    };
    let area = ScrollArea::vertical()
        .id_salt(strength.get())
        .max_height(78.0)
        .auto_shrink([false, true]);
    quietly_scrolled(ui, ctx, area, |ui| {
        ui.set_max_size(vec2(ui.available_width(), f32::INFINITY));
        ui.label(RichText::new(text).size(size::TEXT_SMALL).color(theme.text));
    });
}
