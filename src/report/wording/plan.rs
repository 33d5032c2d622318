//! Words for a plan of measures.

use crate::{
    analysis::{
        findings::CellGrade,
        plan::found::{
            Basis, Candidate, Deed, MeasurePlan, Method, Question, Rise, Shares, UnknownFact, Why,
        },
    },
    guideline::catalogue,
    i18n::{Lang, PlanText, Word, fill},
    plant::{Element, Plant, Strength, Target, ZoneId, codes::MeasureCode},
};

use super::{cell_sign, strength_of, subject_name};

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

/// Codes of what is done: `N5`, or `O1+O2+O3` where several go together.
pub fn deed_codes(deed: &Deed) -> String {
    let codes: Vec<&str> = deed.rises().map(|rise| rise.measure.as_str()).collect();
    codes.join("+")
}

/// What is done, in words: the measure's name, or that of the package.
pub fn deed_words(deed: &Deed, lang: Lang) -> &'static str {
    let parameters = &catalogue().parameters;
    if deed.also.is_empty() {
        let measure = catalogue().measure(&deed.first.measure);
        measure.map(|measure| measure.name.get(lang)).unwrap_or_default()
    } else {
        parameters.response_package.name.get(lang)
    }
}

/// Codes and words of what is done.
pub fn deed_name(deed: &Deed, lang: Lang) -> String {
    format!("{} {}", deed_codes(deed), deed_words(deed, lang))
}

/// The strengths before and after; measure by measure where they differ.
pub fn deed_strengths(deed: &Deed, lang: Lang) -> (String, String) {
    let differ = deed
        .rises()
        .any(|rise| (rise.from, rise.to) != (deed.first.from, deed.first.to));
    let told = |of: fn(&Rise) -> Strength| {
        let each = deed.rises().map(|rise| {
            let word = strength_of(&rise.measure, of(rise)).get(lang);
            if differ {
                format!("{} {word}", rise.measure)
            } else {
                word.to_owned()
            }
        });
        let shown = if differ { usize::MAX } else { 1 };
        each.take(shown)
            .collect::<Vec<String>>()
            .join(lang.pick("、", ", "))
    };
    (told(|rise| rise.from), told(|rise| rise.to))
}

/// What the effect rests on besides the measure itself: the others of the package, somebody who acts on what is
/// noticed, a tried restore.
pub fn premise(deed: &Deed, lang: Lang) -> Option<String> {
    let parameters = &catalogue().parameters;
    if deed.awaits_restore_test {
        return Some(PlanText::AwaitsRestore.get(lang).to_owned());
    }
    let own = |code: &&MeasureCode| deed.rises().all(|rise| rise.measure != **code);
    let listed = |codes: &[MeasureCode]| {
        let others: Vec<&str> = codes.iter().filter(own).map(MeasureCode::as_str).collect();
        (!others.is_empty()).then(|| others.join(lang.pick("・", ", ")))
    };
    if deed.is_package {
        let rest = listed(&parameters.response_package.value);
        return Some(match rest {
            None => PlanText::PackageWhole.get(lang).to_owned(),
            Some(others) => fill(PlanText::PackageRest.get(lang), &[("others", &others)]),
        });
    }
    let noticing = catalogue().family(&parameters.detection_family.value)?;
    let notices = deed.rises().any(|rise| noticing.members.contains(&rise.measure));
    let others = listed(&parameters.response_measures.value).filter(|_| notices)?;
    Some(fill(PlanText::RestsOnResponse.get(lang), &[("others", &others)]))
}

/// Which other candidates it is an alternative to: of one family only the strongest counts.
pub fn alternatives(
    candidates: &[Candidate],
    candidate: &Candidate,
    plant: &Plant,
    lang: Lang,
) -> Option<String> {
    const NAMED: usize = 3;
    let others = candidate
        .instead_of
        .iter()
        .filter_map(|&other| candidates.get(other));
    let names: Vec<String> = others
        .take(NAMED)
        .map(|other| short_deed(&other.deed, plant, lang))
        .collect();
    let names = (!names.is_empty()).then(|| names.join(lang.pick("、", ", ")))?;
    Some(fill(PlanText::OneOfFamily.get(lang), &[("others", &names)]))
}

/// What and where, as short as it can be told.
pub fn short_deed(deed: &Deed, plant: &Plant, lang: Lang) -> String {
    format!("{} {}", deed_codes(deed), short_target(deed.target, plant, lang))
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
        .map(|(other, _)| short_deed(&other.deed, plant, lang))
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
