//! The explanation of one effect, one click away from its grade: how it comes about, why it is so likely, what would
//! rule it out, who suffers, and the full derivation.

use egui::{Align, Layout, RichText, Ui};

use super::{super::InspectorState, doors, evidence, likelihood, path, tasks_section};
use crate::{
    i18n::threats::ThreatsText as T,
    report::wording::{InWords as _, Teller},
    ui::{
        ctx::{Action, ViewCtx},
        theme::{size, strong},
        widgets::{ChipSize, grade_chip, link_button},
    },
};

/// The panel of an effect.
pub(in super::super) fn effect_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, index: usize) {
    let (Some(findings), Some(effect)) = (ctx.findings.clone(), ctx.workspace.effect(index)) else {
        return;
    };
    let lang = ctx.lang;
    ui.horizontal(|ui| {
        if link_button(ui, ctx.theme, T::ExplainBack.get(lang)).clicked() {
            ctx.send(Action::Explain(None));
            ctx.send(Action::Highlight(None));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let grade = effect.cell_grade();
            grade_chip(ui, ctx.theme, grade, ChipSize::Large, grade.in_words(lang));
        });
    });
    let teller = Teller {
        plant: ctx.plant(),
        lang,
    };
    let threats = effect.threats.iter().map(ToString::to_string);
    let threats: Vec<String> = threats.collect();
    ui.label(strong(teller.effect(effect), size::TEXT_SECTION));
    let place = effect.zone.map(|zone| ctx.name(zone)).unwrap_or_default();
    let about = format!("{place}・{}", threats.join(" "));
    ui.label(
        RichText::new(about.trim_matches('・'))
            .size(size::TEXT_SMALL)
            .color(ctx.theme.text_2),
    );
    let struck = (&*findings, index, effect);
    path::path_section(ui, ctx, &mut state.folds, &mut state.story, struck);
    likelihood::likelihood_section(ui, ctx, &mut state.folds, struck);
    doors::doors_section(ui, ctx, &mut state.folds, struck);
    tasks_section(ui, ctx, &mut state.folds, Some(effect), &[]);
    evidence::evidence_section(ui, ctx, &mut state.folds, struck, state.story.number);
}
