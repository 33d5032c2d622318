//! A plan of measures as JSON.

use serde_json::{Map, Value as Json, json};

use super::{both, cell_grade, plan_word, plant as about, target};
use crate::{
    analysis::{
        findings::CellGrade,
        plan::found::{
            Basis, Candidate, Deed, Detail, MeasurePlan, Method, Options, Question, Range, State, Step,
            Unknown, Why,
        },
    },
    plant::{Plant, ZoneId},
    report::wording::question,
};

/// All fields of an answer.
pub(in crate::cli) fn measure_plan(plant: &Plant, plan: &MeasurePlan) -> Vec<(&'static str, Json)> {
    vec![
        ("plant", about(plant)),
        ("catalog", json!({ "version": env!("CARGO_PKG_VERSION") })),
        (
            "settings",
            json!({
                "plan": plan_word(plan.settings.plan),
                "trials": plan.settings.trials,
                "seed": plan.settings.seed,
            }),
        ),
        ("options", options(&plan.options)),
        ("basis", basis(plan.basis)),
        ("before", state(&plan.before)),
        ("plan", candidates(&plan.candidates)),
        ("steps", plan.steps.iter().map(step).collect()),
        (
            "search",
            plan.search.as_ref().map_or(Json::Null, |search| {
                json!({
                    "method": match search.method {
                        Method::Exhaustive => "exhaustive",
                        Method::Grown => "grown",
                        Method::OneByOne => "one_by_one",
                    },
                    "pool": search.pool,
                    "index_greedy": search.greedy,
                })
            }),
        ),
        (
            "curve",
            plan.curve
                .iter()
                .map(|point| json!({ "cost": point.cost, "index": point.index }))
                .collect(),
        ),
        (
            "left_out",
            plan.left_out
                .iter()
                .map(|row| json!({ "rank": row.candidate + 1, "why": why(row.why) }))
                .collect(),
        ),
        (
            "uncertainty",
            plan.uncertainty.map_or(Json::Null, |found| {
                json!({
                    "draws": found.draws,
                    "seed": found.seed,
                    "before": range(found.before),
                    "planned": range(found.planned),
                })
            }),
        ),
        (
            "unknown_facts",
            plan.unknown
                .as_ref()
                .map_or(Json::Null, |unknown| unknown_facts(plant, unknown)),
        ),
    ]
}

/// Candidates, best first.
pub(in crate::cli) fn candidates<'c>(ranked: impl IntoIterator<Item = &'c Candidate>) -> Json {
    let ranked = (1..).zip(ranked);
    ranked.map(|(rank, row)| candidate(rank, row)).collect()
}

fn options(options: &Options) -> Json {
    json!({
        "budget": options.budget,
        "max_stop": options.max_stop,
        "shutdowns": options.shutdowns,
        "above_required": options.above_required,
    })
}

fn basis(basis: Basis) -> Json {
    match basis {
        Basis::Exact => json!({ "method": "exact" }),
        Basis::Sampled {
            trials,
            first_trials,
            seed,
        } => {
            json!({ "method": "sampled", "trials": trials, "first_trials": first_trials, "seed": seed })
        }
    }
}

fn state(state: &State) -> Json {
    let zones = state
        .zones
        .iter()
        .map(|(zone, grade)| json!({ "zone": zone, "grade": cell_grade(*grade) }));
    json!({ "index": state.index, "zones": zones.collect::<Json>() })
}

fn changes(changes: &[(ZoneId, CellGrade, CellGrade)]) -> Json {
    let change = |(zone, before, after): &(ZoneId, CellGrade, CellGrade)| json!({ "zone": zone, "before": cell_grade(*before), "after": cell_grade(*after) });
    changes.iter().map(change).collect()
}

fn candidate(rank: usize, row: &Candidate) -> Json {
    let none = Detail::default();
    let detail = row.detail.as_ref().unwrap_or(&none);
    let values: Map<String, Json> = (detail.values.iter())
        .map(|(value, removed)| (value.letters().to_owned(), json!(removed)))
        .collect();
    let because = detail.stories.iter().map(|story| {
        json!({
            "effect": story.effect,
            "element": story.element.to_string(),
            "before": story.before,
            "after": story.after,
        })
    });
    let together = row
        .together_with
        .iter()
        .map(|(other, more)| json!({ "rank": other + 1, "more": more }));
    let more = json!({
        "rank": rank,
        "barred": row.barred,
        "index_before": row.index_before,
        "index_after": row.index_after,
        "worth": row.worth,
        "detailed": row.detail.is_some(),
        "grades_changed": changes(&detail.changes),
        "values": values,
        "because": because.collect::<Json>(),
        "num_stories": detail.num_stories,
        "together_with": together.collect::<Json>(),
        "instead_of": row.instead_of.iter().map(|other| json!(other + 1)).collect::<Json>(),
        "stability": row.stability.map(|shares| json!({
            "first": shares.first,
            "top_three": shares.top_three,
            "one_of": !shares.is_sure(),
        })),
    });
    joined(deed(&row.deed), more)
}

/// What is done: the fields of candidates, steps and recommendations alike.
pub(in crate::cli) fn deed(deed: &Deed) -> Json {
    let rises = deed
        .rises()
        .map(|rise| json!({ "measure": rise.measure, "from": rise.from, "to": rise.to }));
    json!({
        "target": target(deed.target),
        "raises": rises.collect::<Json>(),
        "package": deed.is_package,
        "zones": deed.zones,
        "cost": deed.cost,
        "stop": deed.stop,
        "at_shutdown": deed.at_shutdown,
        "awaits_restore_test": deed.awaits_restore_test,
    })
}

/// Fields of two objects in one.
pub(in crate::cli) fn joined(mut all: Json, more: Json) -> Json {
    if let (Json::Object(all), Json::Object(more)) = (&mut all, more) {
        all.extend(more);
    }
    all
}

fn step(step: &Step) -> Json {
    let more = json!({
        "cost_so_far": step.cost_so_far,
        "rank": step.candidate.map(|candidate| candidate + 1),
        "grades_changed": changes(&step.changes),
        "after": state(&step.after),
    });
    joined(deed(&step.deed), more)
}

const fn why(why: Why) -> &'static str {
    match why {
        Why::Stop => "stop",
        Why::Budget => "budget",
        Why::OthersRemoveMore => "others_remove_more",
        Why::NothingLeft => "nothing_left",
    }
}

fn range(range: Range) -> Json {
    json!({ "low": range.low, "median": range.median, "high": range.high })
}

fn unknown_facts(plant: &Plant, unknown: &Unknown) -> Json {
    let facts = unknown.facts.iter().map(|fact| {
        let (name, measure) = match &fact.question {
            Question::MailWeb => ("mail_web", None),
            Question::OwnInternet => ("own_internet", None),
            Question::Touchable => ("touchable", None),
            Question::Forwards => ("forwards", None),
            Question::DeliveryChecked => ("delivery_checked", None),
            Question::FlowEncrypted => ("encrypted", None),
            Question::Strength(measure) => ("strength", Some(measure)),
        };
        json!({
            "element": fact.element.to_string(),
            "fact": name,
            "measure": measure,
            "text": both(|lang| question(fact, plant, lang)),
            "index_good": fact.good,
            "spread": fact.spread,
        })
    });
    json!({
        "count": unknown.count,
        "index_all_bad": unknown.all_bad,
        "index_all_good": unknown.all_good,
        "facts": facts.collect::<Json>(),
    })
}
