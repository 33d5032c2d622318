//! Beside the list: what the switches do to index and zones, what a budget buys, how sure it is, what to find out.

use egui::{Align, CollapsingHeader, Frame, Layout, RichText, ScrollArea, Stroke, Ui, vec2};

use super::{
    PlannerState, curve,
    lines::{self, Line},
    set, small,
};
use crate::{
    analysis::{
        findings::{CellGrade, Findings, Plan},
        plan::MeasurePlan,
    },
    edit::{
        Change, StepName,
        attach::{When, set_strength},
    },
    i18n::{PlannerText as T, fill},
    plant::ZoneId,
    report::wording::{cell_sign, plan_basis, plan_method, question, short_deed, why_left_out},
    typeset,
    ui::{
        ctx::{Action, ViewCtx},
        screens::tables::quietly_scrolled,
        theme::{paragraph, size, strong},
        view_state::Screen,
        widgets::{ChipSize, filled_button, grade_chip, link_button, plain_button},
    },
};

/// The effect, and what is done with it.
pub(super) fn effect_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &PlannerState, on: &[Line]) {
    let frame = Frame::new()
        .fill(ctx.theme.panel)
        .stroke(Stroke::new(1.0, ctx.theme.hairline))
        .inner_margin(10);
    frame.show(ui, |ui| {
        let bottom = Layout::bottom_up(Align::Min);
        ui.with_layout(bottom, |ui| {
            buttons_ui(ui, ctx, on);
            ui.add_space(4.0);
            let rest = ui.available_size();
            ui.allocate_ui_with_layout(rest, Layout::top_down(Align::Min), |ui| {
                let area = ScrollArea::vertical().auto_shrink(false);
                quietly_scrolled(ui, ctx, area, |ui| contents_ui(ui, ctx, state, on));
            });
        });
    });
}

fn contents_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &PlannerState, on: &[Line]) {
    let (theme, lang) = (ctx.theme, ctx.lang);
    let before = match state.base {
        Plan::Now => ctx.findings.as_deref(),
        Plan::Target => ctx.planned(),
    };
    let Some(before) = before else { return };
    let after = ctx.supposed().filter(|_| !on.is_empty()).unwrap_or(before);
    ui.label(strong(T::Effect.get(lang), size::TEXT_SECTION).color(theme.text));
    index_ui(ui, ctx, before, after);
    zones_ui(ui, ctx, before, after);
    if !on.is_empty() && link_button(ui, theme, T::OnHeatMap.get(lang)).clicked() {
        ctx.send(Action::Show(Screen::Threats));
    }
    let Some(plan) = ctx.workspace.plan().cloned() else {
        return;
    };
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.label(strong(T::Curve.get(lang), size::TEXT_DENSE).color(theme.text));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            choose_ui(ui, ctx, &plan);
        });
    });
    let spent: u32 = on.iter().map(|line| u32::from(line.deed.cost)).sum();
    curve::curve_ui(ui, ctx, &plan, (spent, before.index));
    notes_ui(ui, ctx, &plan);
}

fn index_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, before: &Findings, after: &Findings) {
    ui.horizontal(|ui| {
        let dense = |text: &str| RichText::new(text).size(size::TEXT_DENSE).color(ctx.theme.text_2);
        ui.label(dense(T::Index.get(ctx.lang)));
        let [now, then] = [before, after].map(|findings| format!("{:.0}", findings.index));
        let numbers = if before.index == after.index {
            now
        } else {
            fill(
                T::BeforeAfter.get(ctx.lang),
                &[("before", &now), ("after", &then)],
            )
        };
        let label = ui.label(strong(numbers, size::TEXT_BODY).color(ctx.theme.text));
        label.on_hover_text(T::IndexNote.get(ctx.lang));
    });
}

/// Zones with their grade before and after; those that change stand first.
fn zones_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, before: &Findings, after: &Findings) {
    let mut zones: Vec<(ZoneId, CellGrade, CellGrade)> = (before.zones.iter())
        .filter_map(|risk| Some((risk.zone, risk.grade, after.zone(risk.zone)?.grade)))
        .collect();
    zones.sort_by_key(|(_, before, after)| before == after);
    const SHOWN: usize = 10;
    for (zone, before, after) in zones.into_iter().take(SHOWN) {
        ui.horizontal(|ui| {
            ui.set_min_height(22.0);
            let name = ctx.name(zone);
            let code = ctx.plant().code_and_name(zone.into(), false).0.to_owned();
            let spoken = fill(
                T::ZoneName.get(ctx.lang),
                &[
                    ("zone", if code.is_empty() { &name } else { &code }),
                    ("before", &cell_sign(before).to_string()),
                    ("after", &cell_sign(after).to_string()),
                ],
            );
            let (rect, _) = ui.allocate_exact_size(vec2(150.0, 20.0), egui::Sense::hover());
            let words = if name.starts_with(&code) {
                name
            } else {
                format!("{code} {name}")
            };
            let color = if before == after {
                ctx.theme.text_2
            } else {
                ctx.theme.text
            };
            let words = typeset::fit(&words, size::TEXT_DENSE, false, rect.width());
            ui.painter().text(
                rect.left_center(),
                egui::Align2::LEFT_CENTER,
                words,
                crate::ui::theme::font(size::TEXT_DENSE),
                color,
            );
            grade_chip(ui, ctx.theme, before, ChipSize::List, &spoken);
            if before != after {
                ui.label(small("→", ctx.theme.text_2));
                grade_chip(ui, ctx.theme, after, ChipSize::List, "");
            }
        });
    }
}

/// Switches on what the plan says.
fn choose_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, plan: &MeasurePlan) {
    if plan.steps.is_empty() || !link_button(ui, ctx.theme, T::ChoosePlan.get(ctx.lang)).clicked() {
        return;
    }
    let mut switches = ctx.workspace.switches().clone();
    for step in &plan.steps {
        set(&mut switches, &step.deed, true);
    }
    ctx.send(Action::Suppose(switches));
}

fn notes_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, plan: &MeasurePlan) {
    let (theme, lang) = (ctx.theme, ctx.lang);
    let note = |ui: &mut Ui, words: String| {
        ui.label(paragraph(words, size::TEXT_SMALL).color(theme.text_2));
    };
    if let Some(found) = &plan.uncertainty {
        let number = |value: f64| format!("{value:.0}");
        let words = fill(
            T::Range.get(lang),
            &[
                ("draws", &found.draws.to_string()),
                ("low", &number(found.before.low)),
                ("high", &number(found.before.high)),
                ("least", &number(found.planned.low)),
                ("most", &number(found.planned.high)),
            ],
        );
        note(ui, words);
    }
    if let Some(search) = &plan.search {
        let words = fill(
            T::HowFound.get(lang),
            &[
                ("method", plan_method(search.method).get(lang)),
                ("basis", &plan_basis(plan.basis, lang)),
            ],
        );
        note(ui, words);
    }
    if !plan.left_out.is_empty() {
        let head = fill(T::LeftOut.get(lang), &[("n", &plan.left_out.len().to_string())]);
        folded(ui, &head, "left-out", |ui| {
            for row in &plan.left_out {
                let Some(candidate) = plan.candidates.get(row.candidate) else {
                    continue;
                };
                let what = short_deed(&candidate.deed, ctx.plant(), lang);
                let why = why_left_out(row.why).get(lang);
                note(ui, format!("{what}: {why}"));
            }
        });
    }
    if let Some(unknown) = plan.unknown.as_ref().filter(|unknown| unknown.count > 0) {
        let head = fill(T::Unknown.get(lang), &[("n", &unknown.facts.len().to_string())]);
        folded(ui, &head, "unknown", |ui| {
            for fact in &unknown.facts {
                let spread = fill(T::Spread.get(lang), &[("n", &format!("{:.1}", fact.spread))]);
                note(ui, format!("{} {spread}", question(fact, ctx.plant(), lang)));
            }
        });
    }
}

fn folded(ui: &mut Ui, head: &str, id: &str, contents: impl FnOnce(&mut Ui)) {
    CollapsingHeader::new(RichText::new(head).size(size::TEXT_DENSE))
        .id_salt(id)
        .show(ui, contents);
}

fn buttons_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, on: &[Line]) {
    ui.horizontal(|ui| {
        ui.add_enabled_ui(!on.is_empty(), |ui| {
            if filled_button(ui, ctx.theme, T::Apply.get(ctx.lang)).clicked() {
                apply(ctx, on);
            }
            if plain_button(ui, T::SwitchAllOff.get(ctx.lang)).clicked() {
                ctx.send(Action::Suppose(Default::default()));
            }
        });
    });
}

/// What is on becomes the goal where it stands, all of it as one step; a higher goal stays.
fn apply(ctx: &ViewCtx<'_>, on: &[Line]) {
    let new = on.iter().flat_map(|line| line.deed.switches());
    let new = new.filter(|switch| !lines::goal_reaches(ctx, switch));
    let goals = new.map(|switch| {
        let at = (switch.target, &switch.measure);
        set_strength(ctx.plant(), at, (When::Goal, switch.strength), ctx.fresh())
    });
    let goals: Vec<Change> = goals.collect();
    let said = if goals.is_empty() {
        T::AllPlanned.get(ctx.lang).to_owned()
    } else {
        let said = fill(T::Applied.get(ctx.lang), &[("n", &goals.len().to_string())]);
        ctx.change(StepName::SetStrength, Change::All(goals));
        said
    };
    ctx.send(Action::Suppose(Default::default()));
    ctx.send(Action::Toast(said));
}
