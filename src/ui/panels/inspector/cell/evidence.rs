//! The derivation: the only place of the window with decimals. Probability with interval and method, then each
//! step with the measures that were looked at.

use egui::{RichText, Sense, Ui, WidgetInfo, WidgetType, vec2};

use super::{
    super::rows::{Folds, SectionHead, fact_row, remark, text_in},
    Struck,
};
use crate::{
    analysis::findings::{Factor, Findings, Method, Step},
    guideline::catalogue,
    i18n::{ReportText, fill, threats::ThreatsText as T},
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
    (findings, _, effect): Struck<'_>,
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
        let attacker = catalogue().attacker(&effect.attacker);
        let attacker = attacker.map_or("", |row| row.name.get(lang));
        let attacker = format!("{} {attacker}", effect.attacker);
        fact_row(ui, ctx.theme, T::EvidenceAttacker.get(lang), attacker.trim());
        let own = ctx.plant().numbers.len();
        let mut version = concat!("Toride ", env!("CARGO_PKG_VERSION")).to_owned();
        if own > 0 {
            version.push_str(&fill(T::EvidenceOwnNumbers.get(lang), &[("n", &own.to_string())]));
        }
        fact_row(ui, ctx.theme, T::EvidenceVersion.get(lang), &version);
        remark(ui, ctx.theme, ReportText::FactGuidelineIs.get(lang));
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
    let counts = [
        (T::EvidenceResidual, step.residual),
        (T::EvidenceDetected, 1.0 - step.detect),
    ];
    for (text, left) in counts.into_iter().filter(|(_, left)| *left < 1.0) {
        let left = fill(text.get(lang), &[("factor", &wording::probability(left))]);
        remark(ui, ctx.theme, &left);
    }
    if step.unknown {
        remark(ui, ctx.theme, T::WhyUnknown.get(lang));
    }
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
    let family = catalogue().family(&factor.family);
    let family = family.map_or(factor.family.as_str(), |row| row.name.get(lang));
    let percent = format!("{:.0}", factor.efficacy * 100.0);
    let rank = factor.rank.to_string();
    let holes = [("family", family), ("percent", &percent), ("rank", &rank)];
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 17.0), Sense::hover());
    let all = words.join("・");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &all));
    let ink = if factor.counted {
        ctx.theme.text
    } else {
        ctx.theme.placeholder
    };
    text_in(
        ui,
        rect.with_min_x(rect.left() + 12.0),
        &all,
        font(size::TEXT_SMALL),
        ink,
    );
    if factor.counted && factor.efficacy > 0.0 {
        ui.indent(("factor", &factor.family, &*factor.measure.to_string()), |ui| {
            remark(ui, ctx.theme, &fill(T::EvidenceFactor.get(lang), &holes));
        });
    }
}
