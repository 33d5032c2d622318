//! Sets of up to three steps without which an effect cannot happen: "close these doors".

use egui::Ui;

use super::{
    super::rows::{Folds, SectionHead, remark},
    Struck,
};
use crate::{
    analysis::findings::{Findings, StepIndex},
    i18n::{fill, threats::ThreatsText as T},
    report::wording::Teller,
    ui::{
        ctx::ViewCtx,
        theme::{size, strong},
    },
};

/// Sets shown.
const SHOWN: usize = 5;

/// The section.
pub(super) fn doors_section(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    folds: &mut Folds,
    (findings, index, effect): Struck<'_>,
) {
    let lang = ctx.lang;
    let is_there = ctx.is_explained(index);
    let sets = &effect.cuts.sets;
    let head = SectionHead {
        count: is_there.then_some(sets.len()),
        open_at_first: true,
        ..SectionHead::closed("doors", T::Doors.get(lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        if !is_there {
            return remark(ui, ctx.theme, T::DetailsLater.get(lang));
        }
        if sets.is_empty() {
            return remark(ui, ctx.theme, T::DoorsNone.get(lang));
        }
        remark(ui, ctx.theme, T::DoorsHelp.get(lang));
        for (number, set) in sets.iter().take(SHOWN).enumerate() {
            set_ui(ui, ctx, findings, number + 1, set);
        }
        if sets.len() > SHOWN {
            let more = (sets.len() - SHOWN).to_string();
            let words = fill(
                crate::i18n::incident::IncidentText::More.get(lang),
                &[("n", &more)],
            );
            remark(ui, ctx.theme, &words);
        }
        let reach = if effect.cuts.complete {
            T::DoorsComplete
        } else {
            T::DoorsAmongMain
        };
        remark(ui, ctx.theme, reach.get(lang));
    });
}

/// The number of a set, and its steps below each other.
fn set_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, findings: &Findings, number: usize, set: &[StepIndex]) {
    let teller = Teller {
        plant: ctx.plant(),
        lang: ctx.lang,
    };
    ui.horizontal_top(|ui| {
        ui.label(strong(number.to_string(), size::TEXT_DENSE));
        ui.vertical(|ui| {
            for step in set
                .iter()
                .filter_map(|&step| findings.graph.steps.get(step as usize))
            {
                remark(ui, ctx.theme, &teller.step(&findings.graph, step));
            }
        });
    });
}
