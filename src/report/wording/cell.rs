//! A cell of the heat map in sentences: impact, ease, where they come from.

use super::{InWords as _, impact, likelihood, strength_of};
use crate::{
    analysis::findings::{
        CellGrade, Effect, Findings, Hazard, HazardSource, Impact, Method, RiskCell, TaskHit,
    },
    guideline::{Measure, catalogue},
    i18n::{Lang, fill, threats::ThreatsText as T},
    plant::{Plant, Value, codes::ThreatCode},
};

/// The largest class over the values.
pub fn worst_impact(cell: &RiskCell) -> Impact {
    cell.impact.values().copied().max().unwrap_or(0)
}

/// The task that suffers most from an effect.
pub fn worst_task(effect: &Effect) -> Option<&TaskHit> {
    let worst = |hit: &TaskHit| hit.impact.values().copied().max().unwrap_or(0);
    // The first of equals, so the order of ids decides and nothing flickers.
    effect
        .tasks
        .iter()
        .rev()
        .max_by_key(|hit| (worst(hit), hit.severity))
}

/// `影響 4（業務 B02 生産指示: 事業継続・納期）`.
pub fn impact_sentence(plant: &Plant, findings: &Findings, cell: &RiskCell, lang: Lang) -> String {
    let class = worst_impact(cell).to_string();
    let effect = cell.worst_effect.and_then(|index| findings.effects.get(index));
    let hazard_task = cell.hazard.as_ref().and_then(|hazard| hazard.tasks.first());
    let task = effect
        .and_then(worst_task)
        .map(|hit| hit.task)
        .or(hazard_task.copied());
    if let Some(task) = task {
        let (code, name) = plant.code_and_name(task.into(), lang.is_english());
        let task = format!("{code} {name}");
        let holes = [
            ("class", class.as_str()),
            ("task", task.trim()),
            ("values", &values(cell, lang)),
        ];
        fill(T::WhyImpactTask.get(lang), &holes)
    } else {
        let words = impact(worst_impact(cell)).get(lang);
        fill(T::WhyImpact.get(lang), &[("class", &class), ("words", words)])
    }
}

/// The values the worst impact falls on.
fn values(cell: &RiskCell, lang: Lang) -> String {
    let worst = worst_impact(cell);
    let hit = Value::ALL
        .into_iter()
        .filter(|value| cell.impact.get(value) == Some(&worst));
    let names: Vec<&str> = hit.map(|value| value.in_words(lang)).collect();
    names.join(lang.pick("・", ", "))
}

/// `起こしやすさ 4 / 5（起こしやすい、正確に計算）`; both classes where the interval crosses a border.
pub fn likelihood_sentence(cell: &RiskCell, lang: Lang) -> String {
    let words = [
        likelihood(cell.likelihood).get(lang).to_owned(),
        method(cell.method, lang),
    ];
    let words = words.join(lang.pick("、", ", "));
    let (low, high) = cell.likelihood_range;
    if low == high {
        let class = cell.likelihood.to_string();
        fill(
            T::WhyLikelihood.get(lang),
            &[("class", &class), ("words", &words)],
        )
    } else {
        let holes = [
            ("low", low.to_string()),
            ("high", high.to_string()),
            ("words", words),
        ];
        fill(
            T::WhyLikelihoodRange.get(lang),
            &holes.each_ref().map(|(hole, text)| (*hole, text.as_str())),
        )
    }
}

/// How a likelihood was found.
pub fn method(method: Method, lang: Lang) -> String {
    match method {
        Method::Exact => T::WhyMethodExact.get(lang).to_owned(),
        Method::Sampled { trials, .. } => {
            fill(T::WhyMethodSampled.get(lang), &[("trials", &trials.to_string())])
        }
        Method::Class => T::WhyMethodClass.get(lang).to_owned(),
    }
}

/// Why there is no grade, where there is none.
pub const fn why_no_grade(cell: &RiskCell) -> Option<T> {
    match cell.grade {
        CellGrade::Grade(_) => None,
        CellGrade::NotReachable if cell.worst_effect.is_some() => Some(T::WhyNotReachable),
        CellGrade::NotReachable if cell.hazard.is_some() && cell.likelihood == 0 => Some(T::WhyHazardNone),
        CellGrade::NotReachable => Some(T::WhyNoEffect),
        CellGrade::NotApplicable => Some(T::WhyNotApplicable),
        CellGrade::NotComputed => Some(T::WhyNotComputed),
    }
}

/// Where a hazard comes from, and what lowers it.
pub fn hazard_sentence(plant: &Plant, hazard: &Hazard, lang: Lang) -> String {
    let name = |element| plant.display_name(element, lang.is_english());
    let place = match hazard.source {
        Some(HazardSource::Place(id)) => name(id.into()),
        Some(HazardSource::Utility(id)) => name(id.into()),
        None => T::NoPlace.get(lang).to_owned(),
    };
    let kind = if hazard.assumed {
        T::WhyHazardDefault
    } else {
        T::WhyHazardKnown
    };
    let holes = [
        ("place", place.as_str()),
        ("class", &hazard.class.to_string()),
        ("kind", kind.get(lang)),
    ];
    let mut sentence = fill(T::WhyHazard.get(lang), &holes);
    if let Some((measure, strength, by)) = &hazard.lowered_by {
        let row = catalogue().measure(measure).map_or("", |row| row.name.get(lang));
        let measure_name = format!("{measure} {row}");
        let strength = strength_of(measure, *strength).get(lang);
        let holes = [
            ("measure", measure_name.as_str()),
            ("strength", strength),
            ("n", &by.to_string()),
        ];
        sentence.push_str(lang.pick("。", ". "));
        sentence.push_str(&fill(T::WhyHazardLowered.get(lang), &holes));
    }
    sentence
}

/// Measures named where none prevents the threat.
const HELPERS: usize = 6;

/// That no measure made to prevent a threat can be used in a zone, and what else helps: those made for noticing,
/// limiting or recovering first.
pub fn no_prevention(threat: &ThreatCode, lang: Lang) -> String {
    let effects = |measure: &Measure| measure.against(threat).map(|effects| effects.all().to_vec());
    let mut helpers: Vec<(bool, &Measure)> = (catalogue().measures.iter())
        .filter_map(|measure| {
            let is_main = effects(measure)?.iter().any(|effect| effect.primary);
            Some((!is_main, measure))
        })
        .collect();
    // Sorting is stable: the order of the guideline's tables stays.
    helpers.sort_by_key(|(helps_only, _)| *helps_only);
    let names = helpers.into_iter().take(HELPERS);
    let names: Vec<String> = names
        .map(|(_, measure)| format!("{} {}", measure.code, measure.name.get(lang)))
        .collect();
    if names.is_empty() {
        return T::NoPreventionNoHelp.get(lang).to_owned();
    }
    let names = names.join(lang.pick("、", ", "));
    fill(T::NoPrevention.get(lang), &[("measures", &names)])
}

/// Three figures are more than the base values deserve; a value that is not 0 never reads as 0.
pub fn probability(value: f64) -> String {
    if value > 0.0 && value < 0.0002 {
        "< 0.0002".to_owned()
    } else if value < 0.01 {
        format!("{value:.4}")
    } else {
        format!("{value:.3}")
    }
}
