//! What would settle a finding, in words.

use super::{strength_of, subject_name};
use crate::{
    analysis::findings::Fix,
    guideline::Catalogue,
    i18n::{FixText as T, Lang, fill},
    plant::{Element, MeasureId, Plant, Strength, codes::AttackerCode},
};

/// What fixes that go together do, as one sentence without a full stop.
pub fn fix_sentence(fixes: &[Fix], plant: &Plant, lang: Lang) -> String {
    let first = fixes.first().map(|fix| one(fix, plant, lang)).unwrap_or_default();
    if fixes.len() < 2 {
        return first;
    }
    let n = fixes.len().to_string();
    fill(T::All.get(lang), &[("n", &n), ("first", &first)])
}

/// The reason written beside an importance that a fix sets: the rule that asked for it.
pub fn fix_reason(rule: &str, catalogue: &Catalogue, lang: Lang) -> String {
    let words = catalogue.rules.get(rule);
    let title = words.map(|words| words.title.get(lang)).unwrap_or_default();
    fill(T::Reason.get(lang), &[("rule", rule), ("title", title)])
}

fn one(fix: &Fix, plant: &Plant, lang: Lang) -> String {
    let name = |element: Element| subject_name(element, plant, lang);
    let say = |text: T, holes: &[(&str, &str)]| fill(text.get(lang), holes);
    match fix {
        Fix::MoveToZone { device, zone } => say(
            T::MoveToZone,
            &[
                ("device", &name((*device).into())),
                ("zone", &name((*zone).into())),
            ],
        ),
        Fix::SetPlace { device, place } => say(
            T::SetPlace,
            &[
                ("device", &name((*device).into())),
                ("place", &name((*place).into())),
            ],
        ),
        Fix::Renumber(_) => T::Renumber.get(lang).to_owned(),
        Fix::Remove(element) => say(T::Remove, &[("what", &name(*element))]),
        Fix::ConfirmMeasures(device) => say(T::ConfirmMeasures, &[("device", &name((*device).into()))]),
        Fix::DeclareConduit { a, b, .. } => say(
            T::DeclareConduit,
            &[("a", &name((*a).into())), ("b", &name((*b).into()))],
        ),
        Fix::SetHomeZone { network, zone } => say(
            T::SetHomeZone,
            &[
                ("network", &name((*network).into())),
                ("zone", &name((*zone).into())),
            ],
        ),
        Fix::Rate {
            element,
            value,
            importance,
        } => say(
            T::Rate,
            &[
                ("what", &name(*element)),
                ("value", value.letters()),
                ("importance", &importance.to_string()),
            ],
        ),
        Fix::TakeProposal { element, .. } => say(T::TakeProposal, &[("what", &name(*element))]),
        Fix::SetTargets(targets) => say(T::SetTargets, &[("n", &targets.len().to_string())]),
        Fix::SetNow { measure, strength } => {
            say(T::SetNow, &[("strength", word(plant, *measure, *strength, lang))])
        }
        Fix::SetGoal { measure, strength } => say(
            T::SetGoal,
            &[("strength", word(plant, *measure, *strength, lang))],
        ),
        Fix::SupposeAttackers(attackers) => {
            let codes: Vec<&str> = attackers.iter().map(AttackerCode::as_str).collect();
            say(T::SupposeAttackers, &[("attackers", &codes.join(" "))])
        }
    }
}

fn word(plant: &Plant, measure: MeasureId, strength: Strength, lang: Lang) -> &'static str {
    let code = plant.measures.get(&measure).map(|record| &record.measure);
    code.map_or("", |code| strength_of(code, strength).get(lang))
}
