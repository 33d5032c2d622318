//! The derivation: the only place of the window with decimals. Probability with interval and method, then each
//! step with the measures that were looked at.

use egui::{RichText, Sense, Ui, vec2};

use super::super::rows::{Folds, SectionHead, fact_row, remark, text_in};
use crate::{
    analysis::findings::{Effect, Factor, Findings, Method, Step},
    guideline::catalogue,
    i18n::{fill, threats::ThreatsText as T},
    report::wording::{self, Teller, strength_of},
    ui::{
        ctx::ViewCtx,
        theme::{font, size, strong},
    },
};

/// The fold; closed at first.
pub(super) fn evidence_section(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    folds: &mut Folds,
    findings: &Findings,
    effect: &Effect,
    story: usize,
) {
    let lang = ctx.lang;
    let head = SectionHead::closed("evidence", T::Evidence.get(lang));
    folds.section(ui, ctx.theme, &head, |ui| {
        let p = effect.p;
        fact_row(
            ui,
            ctx.theme,
            T::EvidenceValue.get(lang),
            &wording::probability(p.value),
        );
        if let Method::Sampled { seed, .. } = p.method {
            let interval = format!(
                "{} – {}",
                wording::probability(p.low),
                wording::probability(p.high)
            );
            fact_row(ui, ctx.theme, T::EvidenceInterval.get(lang), &interval);
            fact_row(ui, ctx.theme, T::EvidenceSeed.get(lang), &seed.to_string());
        }
        fact_row(
            ui,
            ctx.theme,
            T::EvidenceMethod.get(lang),
            &wording::method(p.method, lang),
        );
        ui.label(strong(T::EvidenceSteps.get(lang), size::TEXT_SMALL));
        let steps = effect
            .stories
            .get(story.min(effect.stories.len().saturating_sub(1)))
            .map(|story| story.steps.as_slice())
            .unwrap_or_default();
        for (number, &index) in steps.iter().enumerate() {
            if let Some(step) = findings.graph.steps.get(index as usize) {
                step_ui(ui, ctx, findings, number, step);
            }
        }
        remark(ui, ctx.theme, T::EvidenceNote.get(lang));
    });
}

fn step_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, findings: &Findings, number: usize, step: &Step) {
    let lang = ctx.lang;
    let sentence = Teller {
        plant: ctx.plant(),
        lang,
    }
    .step(&findings.graph, step);
    ui.label(RichText::new(format!("{} {sentence}", number + 1)).size(size::TEXT_SMALL));
    let techniques = catalogue()
        .step(&step.row)
        .map(|row| row.techniques.join(" "))
        .unwrap_or_default();
    let holes = [
        ("base", wording::probability(step.base)),
        ("p", wording::probability(step.p)),
    ];
    let value = fill(
        T::EvidenceBase.get(lang),
        &holes.each_ref().map(|(hole, text)| (*hole, text.as_str())),
    );
    remark(ui, ctx.theme, &format!("{}  {value}  {techniques}", step.rule));
    for factor in step.factors.iter() {
        factor_ui(ui, ctx, factor);
    }
    ui.add_space(4.0);
}

/// Measure, strength, and whether it counts.
fn factor_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, factor: &Factor) {
    let lang = ctx.lang;
    let name = catalogue()
        .measure(&factor.measure)
        .map_or("", |row| row.name.get(lang));
    let counted = if factor.counted {
        T::EvidenceCounted
    } else {
        T::EvidenceNotCounted
    };
    let mut words = vec![
        format!("{} {name}", factor.measure),
        strength_of(&factor.measure, factor.strength).get(lang).to_owned(),
    ];
    if factor.strength.get() > 0 {
        words.push(counted.get(lang).to_owned());
    }
    if factor.assumed {
        words.push(T::EvidenceAssumed.get(lang).to_owned());
    }
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 17.0), Sense::hover());
    let ink = if factor.counted {
        ctx.theme.text
    } else {
        ctx.theme.placeholder
    };
    text_in(
        ui,
        rect.with_min_x(rect.left() + 12.0),
        &words.join("・"),
        font(size::TEXT_SMALL),
        ink,
    );
}
