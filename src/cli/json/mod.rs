//! Findings as JSON that other people's scripts depend on; `docs/json.md` describes it.
//!
//! Fields only ever grow; one that changes its meaning raises [`SCHEMA`]. Numbers are written so that they read
//! back as the same float. Texts for people carry both languages.

mod effects;
mod graph;
mod plan;
mod risk;

pub(super) use effects::{effects, probability};
pub(super) use graph::{graph, unknowns};
pub(super) use plan::{candidates, deed, joined, measure_plan};
pub(super) use risk::{coverage, exposure, hazards, ipa, recommendations, risk, zones};

use serde_json::{Map, Value as Json, json};

use crate::{
    analysis::findings::{CellGrade, Findings, Fix, Impacts, Lint, Method, Plan, Severity},
    guideline::{Bilingual, catalogue},
    i18n::Lang,
    plant::{Grade, Importance, Plant, Target},
    report::wording::{fix_sentence, lint_sentence},
    workspace::fix,
};

/// Number of the schema; see `docs/json.md`.
const SCHEMA: u32 = 1;

/// An answer: schema and tool, then the fields of the job.
pub(super) fn answer(fields: impl IntoIterator<Item = (&'static str, Json)>) -> Json {
    let tool = json!({ "name": "toride", "version": env!("CARGO_PKG_VERSION") });
    let head = [("schema", json!(SCHEMA)), ("tool", tool)];
    Json::Object(
        head.into_iter()
            .chain(fields)
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

/// The text of an answer.
pub(super) fn text(answer: &Json) -> String {
    format!("{answer:#}\n")
}

/// Which plant.
pub(super) fn plant(plant: &Plant) -> Json {
    json!({ "name": plant.info.name, "name_en": plant.info.name_en, "version": plant.info.version })
}

/// What was computed.
pub(super) fn settings(findings: &Findings) -> Json {
    json!({
        "plan": plan_word(findings.settings.plan),
        "trials": findings.settings.trials,
        "seed": findings.settings.seed,
        "attackers": findings.attackers,
    })
}

/// Numbers of the plant that stand before the shipped ones.
pub(super) fn own_numbers(plant: &Plant) -> Json {
    let (_, refused) = catalogue().of_plant(plant);
    let rows = plant.numbers.iter().map(|(id, own)| {
        json!({
            "number": own.number,
            "shipped": catalogue().number(&own.number).map(|number| number.value),
            "own": own.value,
            "used": !refused.contains(id),
            "why": own.why,
        })
    });
    rows.collect()
}

/// What the rules say.
pub(super) fn lint(plant: &Plant, findings: &Findings) -> Json {
    let rows = findings.lint.iter().map(|lint| {
        let rule = catalogue().rules.get(lint.rule);
        json!({
            "rule": lint.rule,
            "severity": severity(lint.severity),
            "subjects": lint.subjects.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "text": both(|lang| lint_sentence(lint, plant, catalogue(), lang)),
            "hint": rule.map(|rule| bilingual(&rule.hint)),
            "section": rule.map(|rule| rule.source.as_str()),
            "fixes": fixes(lint, plant),
        })
    });
    rows.collect()
}

/// What the program could do about a finding: one entry for each choice.
fn fixes(lint: &Lint, plant: &Plant) -> Json {
    let choices = fix::choices(lint);
    let rows = choices.iter().map(|fixes| {
        json!({
            "kind": fixes.first().map(Fix::kind),
            "text": both(|lang| fix_sentence(fixes, plant, lang)),
        })
    });
    rows.collect()
}

/// What people set aside, with the reason.
pub(super) fn excluded(plant: &Plant, findings: &Findings) -> Json {
    let rows = findings.excluded.iter().map(|excluded| {
        let (lint, exclusion) = (&excluded.lint, plant.exclusions.get(&excluded.by));
        json!({
            "rule": lint.rule,
            "severity": severity(lint.severity),
            "subjects": lint.subjects.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "text": both(|lang| lint_sentence(lint, plant, catalogue(), lang)),
            "exclusion": excluded.by.to_string(),
            "why": exclusion.map(|exclusion| exclusion.why.as_str()),
            "on": exclusion.and_then(|exclusion| exclusion.on).map(|on| on.to_string()),
        })
    });
    rows.collect()
}

fn both(text: impl Fn(Lang) -> String) -> Json {
    json!({ "ja": text(Lang::Ja), "en": text(Lang::En) })
}

fn bilingual(text: &Bilingual) -> Json {
    both(|lang| text.get(lang).to_owned())
}

const fn plan_word(plan: Plan) -> &'static str {
    match plan {
        Plan::Now => "now",
        Plan::Target => "target",
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

pub(super) fn grade(grade: Grade) -> String {
    grade.letter().to_string()
}

fn cell_grade(cell: CellGrade) -> String {
    match cell {
        CellGrade::Grade(letter) => grade(letter),
        CellGrade::NotReachable => "-".to_owned(),
        CellGrade::NotApplicable => ".".to_owned(),
        CellGrade::NotComputed => "?".to_owned(),
    }
}

fn impacts(impacts: &Impacts) -> Json {
    Json::Object(
        impacts
            .iter()
            .map(|(value, class)| (value.letters().to_owned(), json!(class)))
            .collect::<Map<_, _>>(),
    )
}

/// What a measure stands at: an id, or `plant`.
fn target(target: Target) -> String {
    target
        .element()
        .map_or_else(|| "plant".to_owned(), |element| element.to_string())
}

const fn method(method: Method) -> &'static str {
    match method {
        Method::Exact => "exact",
        Method::Sampled { .. } => "sampled",
        Method::Class => "class",
    }
}

fn importance(importance: Option<Importance>) -> Option<u8> {
    importance.map(Importance::get)
}
