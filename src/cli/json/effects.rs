//! Effects with what makes them: stories, cuts, key steps.

use serde_json::{Value as Json, json};

use super::{
    cell_grade, grade,
    graph::{node_name, step_id},
    impacts, method,
};
use crate::analysis::findings::{Effect, EffectKind, Findings, Graph, Method, Probability, Story};

/// All effects: those that are explained in full, the others with their best story.
pub(in crate::cli) fn effects(findings: &Findings) -> Json {
    let rows = findings.effects.iter();
    rows.map(|effect| effect_in_json(effect, &findings.graph))
        .collect()
}

fn effect_in_json(effect: &Effect, graph: &Graph) -> Json {
    let mut row = json!({
        "id": effect.id,
        "node": node_name(graph, effect.node),
        "kind": kind(effect.kind),
        "element": effect.element.to_string(),
        "zone": effect.zone,
        "threats": effect.threats,
        "entry_points": effect.entry_points,
        "attacker": effect.attacker,
        "p": probability(effect.p),
        "likelihood": effect.likelihood,
        "likelihood_range": effect.likelihood_range,
        "impact": impacts(&effect.impact),
        "grade": cell_grade(effect.cell_grade()),
        "safety_floor": effect.grade_without_floor.is_some(),
        "grade_without_floor": effect.grade_without_floor.map(grade),
        "tasks": effect.tasks.iter().map(|hit| json!({
            "task": hit.task,
            "severity": hit.severity,
            "recovered": hit.recovered,
            "impact": impacts(&hit.impact),
        })).collect::<Json>(),
        "in_index": effect.in_index,
        "spared": effect.spared,
        "unknown": effect.unknown,
        "stories": effect.stories.iter().map(|told| story(told, graph)).collect::<Json>(),
    });
    if let (Some(row), true) = (row.as_object_mut(), effect.explained) {
        let sets = effect.cuts.sets.iter();
        let cuts: Json = sets
            .map(|set| set.iter().map(|&step| step_id(graph, step)).collect::<Json>())
            .collect();
        let key_steps = effect.key_steps.iter();
        let key_steps =
            key_steps.map(|&(step, birnbaum)| json!({ "step": step_id(graph, step), "birnbaum": birnbaum }));
        row.insert("told".to_owned(), json!(effect.told));
        row.insert("cuts".to_owned(), cuts);
        row.insert("cuts_are_all".to_owned(), json!(effect.cuts.complete));
        row.insert("key_steps".to_owned(), key_steps.collect());
    }
    row
}

fn story(story: &Story, graph: &Graph) -> Json {
    json!({ "p": story.p, "steps": story.steps.iter().map(|&step| step_id(graph, step)).collect::<Vec<_>>() })
}

pub(in crate::cli) fn probability(p: Probability) -> Json {
    let mut value = json!({ "value": p.value, "low": p.low, "high": p.high, "method": method(p.method) });
    if let (Method::Sampled { trials, hits, seed }, Some(fields)) = (p.method, value.as_object_mut()) {
        fields.insert("trials".to_owned(), json!(trials));
        fields.insert("hits".to_owned(), json!(hits));
        fields.insert("seed".to_owned(), json!(seed));
    }
    value
}

const fn kind(kind: EffectKind) -> &'static str {
    match kind {
        EffectKind::Deny => "deny",
        EffectKind::Manip => "manip",
        EffectKind::Safety => "safety",
        EffectKind::Disclose => "disclose",
        EffectKind::Tamper => "tamper",
        EffectKind::Lose => "lose",
        EffectKind::Foothold => "foothold",
    }
}
