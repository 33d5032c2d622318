//! Words for a plan of measures.

use crate::{
    analysis::{
        findings::CellGrade,
        plan::found::{Basis, Candidate, MeasurePlan, Method, Question, Shares, UnknownFact, Why},
    },
    i18n::{Lang, PlanText, Word, fill},
    plant::{Element, Plant, Target, ZoneId},
};

use super::{cell_sign, subject_name};

/// What a stop class means.
pub const fn stop_word(stop: u8) -> PlanText {
    match stop {
        0 => PlanText::StopAny,
        1 => PlanText::StopNone,
        2 => PlanText::StopShort,
        3 => PlanText::StopPlanned,
        _ => PlanText::StopMajor,
    }
}

/// Where a measure stands: the record's code and name, or the plant.
pub fn target_name(target: Target, plant: &Plant, lang: Lang) -> String {
    match target.element() {
        Some(element) => subject_name(element, plant, lang),
        None => Word::Plant.get(lang).to_owned(),
    }
}

/// How sure a place in the order is.
pub fn sureness(shares: Shares, lang: Lang) -> String {
    let percent = |share: f64| format!("{:.0}", share * 100.0);
    let text = if shares.is_sure() {
        PlanText::Surely
    } else if shares.first < 0.005 {
        PlanText::OneOfThree
    } else {
        PlanText::OneOf
    };
    fill(
        text.get(lang),
        &[
            ("first", &percent(shares.first)),
            ("three", &percent(shares.top_three)),
        ],
    )
}

/// A candidate needs others when alone it removes less than this share of what both remove together.
const LITTLE: f64 = 0.1;

/// With which other candidates one does more, if there are any.
pub fn together(plan: &MeasurePlan, candidate: &Candidate, plant: &Plant, lang: Lang) -> Option<String> {
    const NAMED: usize = 2;
    let others: Vec<(&Candidate, f64)> = (candidate.together_with.iter().take(NAMED))
        .filter_map(|&(other, more)| Some((plan.candidates.get(other)?, more)))
        .collect();
    let (best, more) = *others.first()?;
    let both = candidate.removed() + best.removed() + more;
    let text = if candidate.removed() < both * LITTLE {
        PlanText::WorksOnlyTogether
    } else {
        PlanText::WorksTogether
    };
    let names: Vec<String> = others
        .iter()
        .map(|(other, _)| format!("{} {}", other.measure, short_target(other.target, plant, lang)))
        .collect();
    let names = names.join(lang.pick("、", ", "));
    Some(fill(text.get(lang), &[("others", &names)]))
}

/// A target by its code, or by its name where it has none.
pub fn short_target(target: Target, plant: &Plant, lang: Lang) -> String {
    let Some(element) = target.element() else {
        return Word::Plant.get(lang).to_owned();
    };
    match plant.code_and_name(element, lang.is_english()) {
        ("", name) => name.to_owned(),
        (code, _) => code.to_owned(),
    }
}

/// Grades that change, as `Z4 A→B`.
pub fn grade_changes(changes: &[(ZoneId, CellGrade, CellGrade)], plant: &Plant, lang: Lang) -> Vec<String> {
    let change = |&(zone, before, after): &(ZoneId, CellGrade, CellGrade)| {
        let name = short_target(Target::Zone(zone), plant, lang);
        format!("{name} {}→{}", cell_sign(before), cell_sign(after))
    };
    changes.iter().map(change).collect()
}

/// Why a candidate is not in the plan.
pub const fn why_left_out(why: Why) -> PlanText {
    match why {
        Why::Stop => PlanText::WhyStop,
        Why::Budget => PlanText::WhyBudget,
        Why::OthersRemoveMore => PlanText::WhyOthers,
        Why::NothingLeft => PlanText::WhyNothingLeft,
    }
}

/// How the sets of a plan were found.
pub const fn plan_method(method: Method) -> PlanText {
    match method {
        Method::Exhaustive => PlanText::MethodExhaustive,
        Method::Grown => PlanText::MethodGrown,
        Method::OneByOne => PlanText::MethodOneByOne,
    }
}

/// How the index of a plan was found.
pub fn plan_basis(basis: Basis, lang: Lang) -> String {
    match basis {
        Basis::Exact => PlanText::BasisExact.get(lang).to_owned(),
        Basis::Sampled { trials, seed, .. } => fill(
            PlanText::BasisSampled.get(lang),
            &[("n", &trials.to_string()), ("seed", &seed.to_string())],
        ),
    }
}

/// A fact nobody confirmed, as a question.
pub fn question(fact: &UnknownFact, plant: &Plant, lang: Lang) -> String {
    let about = match fact.element {
        Element::Measure(id) => plant.measures.get(&id).and_then(|record| record.target),
        _ => None,
    };
    let name = match (&fact.question, about) {
        (Question::Strength(_), Some(target)) => target_name(target, plant, lang),
        _ => subject_name(fact.element, plant, lang),
    };
    let (text, measure) = match &fact.question {
        Question::MailWeb => (PlanText::AskMailWeb, ""),
        Question::OwnInternet => (PlanText::AskOwnInternet, ""),
        Question::Touchable => (PlanText::AskTouchable, ""),
        Question::Forwards => (PlanText::AskForwards, ""),
        Question::DeliveryChecked => (PlanText::AskDelivered, ""),
        Question::FlowEncrypted => (PlanText::AskEncrypted, ""),
        Question::Strength(measure) => (PlanText::AskStrength, measure.as_str()),
    };
    fill(text.get(lang), &[("name", &name), ("measure", measure)])
}
