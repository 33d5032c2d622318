//! Why an effect is as likely as it is: class, how it was found, how much the ways account for, what matters most.

use egui::Ui;

use super::{
    super::rows::{Folds, SectionHead, fact_row, remark},
    Struck,
};
use crate::{
    analysis::findings::{Effect, Findings, StepIndex},
    i18n::{fill, threats::ThreatsText as T},
    report::wording::{self, Teller},
    ui::{
        ctx::ViewCtx,
        theme::{size, strong},
    },
};

/// The section.
pub(super) fn likelihood_section(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    folds: &mut Folds,
    (findings, index, effect): Struck<'_>,
) {
    let lang = ctx.lang;
    let head = SectionHead {
        open_at_first: true,
        ..SectionHead::closed("likelihood", T::Likelihood.get(lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        fact_row(ui, ctx.theme, T::LikelihoodClass.get(lang), &class(ctx, effect));
        let method = wording::method(effect.p.method, lang);
        fact_row(ui, ctx.theme, T::EvidenceMethod.get(lang), &method);
        if !ctx.is_explained(index) {
            return remark(ui, ctx.theme, T::DetailsLater.get(lang));
        }
        remark(ui, ctx.theme, &told(ctx, effect));
        let key: Vec<StepIndex> = effect.key_steps.iter().map(|&(step, _)| step).collect();
        if !key.is_empty() {
            let title = strong(T::KeySteps.get(lang), size::TEXT_SMALL);
            ui.label(title).on_hover_text(T::KeyStepsHelp.get(lang));
            steps_ui(ui, ctx, findings, &key);
        }
        let unknown = unknown_steps(findings, effect);
        if !unknown.is_empty() {
            ui.label(strong(T::UnknownSteps.get(lang), size::TEXT_SMALL).color(ctx.theme.warning));
            steps_ui(ui, ctx, findings, &unknown);
        } else if effect.unknown {
            remark(ui, ctx.theme, T::WhyUnknown.get(lang));
        }
    });
}

fn class(ctx: &ViewCtx<'_>, effect: &Effect) -> String {
    let (low, high) = effect.likelihood_range;
    let words = wording::likelihood(effect.likelihood).get(ctx.lang);
    if low == high {
        let class = effect.likelihood.to_string();
        fill(
            T::LikelihoodIs.get(ctx.lang),
            &[("class", &class), ("words", words)],
        )
    } else {
        let holes = [("low", low.to_string()), ("high", high.to_string())];
        let holes = holes.each_ref().map(|(hole, text)| (*hole, text.as_str()));
        fill(T::LikelihoodBetween.get(ctx.lang), &holes)
    }
}

/// How much of the probability the ways account for.
fn told(ctx: &ViewCtx<'_>, effect: &Effect) -> String {
    let Some(told) = effect.told else {
        return T::LikelihoodNotTold.get(ctx.lang).to_owned();
    };
    let n = effect.stories.len();
    let text = if n == 1 {
        T::LikelihoodToldOne
    } else {
        T::LikelihoodTold
    };
    let (n, percent) = (n.to_string(), format!("{:.0}", told * 100.0));
    let holes = [("n", n.as_str()), ("percent", &percent)];
    let holes = if text == T::LikelihoodTold {
        &holes[..]
    } else {
        &holes[1..]
    };
    fill(text.get(ctx.lang), holes)
}

/// Steps of the ways that use facts nobody confirmed, each once.
fn unknown_steps(findings: &Findings, effect: &Effect) -> Vec<StepIndex> {
    let mut steps: Vec<StepIndex> = effect
        .stories
        .iter()
        .flat_map(|story| story.steps.iter().copied())
        .filter(|&step| {
            let step = findings.graph.steps.get(step as usize);
            step.is_some_and(|step| step.unknown)
        })
        .collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}

/// Steps as sentences, numbered.
pub(super) fn steps_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, findings: &Findings, steps: &[StepIndex]) {
    let teller = Teller {
        plant: ctx.plant(),
        lang: ctx.lang,
    };
    let told = steps
        .iter()
        .filter_map(|&step| findings.graph.steps.get(step as usize));
    for (number, step) in told.enumerate() {
        let sentence = teller.step(&findings.graph, step);
        remark(ui, ctx.theme, &format!("{}. {sentence}", number + 1));
    }
}
