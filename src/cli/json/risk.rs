//! Rows by zone: risk, hazards, coverage, recommendations, exposure, and the shape of IPA's sheets.

use serde_json::{Value as Json, json};

use super::{cell_grade, grade, graph::step_id, impacts, importance, method};
use crate::analysis::findings::{CellGrade, Findings, HazardSource, RiskCell};

/// Zones × threats.
pub(in crate::cli) fn risk(findings: &Findings) -> Json {
    findings
        .risk
        .iter()
        .map(|cell| cell_in_json(cell, findings))
        .collect()
}

fn cell_in_json(cell: &RiskCell, findings: &Findings) -> Json {
    let worst = cell.worst_effect.and_then(|effect| findings.effects.get(effect));
    let because = worst.and_then(|effect| effect.stories.first()).map(|story| {
        story
            .steps
            .iter()
            .map(|&step| step_id(&findings.graph, step))
            .collect::<Vec<_>>()
    });
    json!({
        "zone": cell.zone,
        "threat": cell.threat,
        "applies": cell.potential.is_some(),
        "potential": importance(cell.potential),
        "grade": cell_grade(cell.grade),
        "computed_grade": cell_grade(cell.computed),
        "decided": cell.decided,
        "likelihood": cell.likelihood,
        "likelihood_range": cell.likelihood_range,
        "impact": impacts(&cell.impact),
        "grades": cell.grades.iter().map(|(value, letter)| (value.letters().to_owned(), json!(grade(*letter)))).collect::<serde_json::Map<_, _>>(),
        "grade_without_floor": cell.grade_without_floor.map(grade),
        "method": method(cell.method),
        "worst_effect": worst.map(|effect| effect.id.as_str()),
        "because": because.unwrap_or_default(),
        "unknown": cell.unknown,
    })
}

/// Rows that are classes, not probabilities.
pub(in crate::cli) fn hazards(findings: &Findings) -> Json {
    let rows = findings
        .risk
        .iter()
        .filter_map(|cell| Some((cell, cell.hazard.as_ref()?)));
    rows.map(|(cell, hazard)| {
        let source = hazard.source.map(|source| match source {
            HazardSource::Place(id) => id.to_string(),
            HazardSource::Utility(id) => id.to_string(),
        });
        let lowered_by = hazard.lowered_by.as_ref().map(
            |(measure, strength, by)| json!({ "measure": measure, "strength": strength, "classes": by }),
        );
        json!({
            "zone": cell.zone,
            "threat": cell.threat,
            "source": source,
            "class": hazard.class,
            "assumed": hazard.assumed,
            "lowered_by": lowered_by,
            "tasks": &*hazard.tasks,
        })
    })
    .collect()
}

/// Worst of each zone.
pub(in crate::cli) fn zones(findings: &Findings) -> Json {
    let rows = findings.zones.iter().map(|zone| {
        json!({
            "zone": zone.zone,
            "grade": cell_grade(zone.grade),
            "hazard_grade": cell_grade(zone.hazard_grade),
            "importance": importance(zone.importance),
            "proposed_importance": importance(zone.proposed_importance),
            "required_strength": zone.required,
            "exposure": zone.exposure,
            "tasks": zone.tasks,
        })
    });
    rows.collect()
}

/// Measures against each threat of each zone.
pub(in crate::cli) fn coverage(findings: &Findings) -> Json {
    let rows = findings.coverage.iter().map(|row| {
        let applied = row.applied.iter().map(|(measure, strength, target)| {
            json!({ "measure": measure, "strength": strength, "target": target.map(super::target) })
        });
        let gap = row.gap.iter().map(|(measure, strength, required)| {
            json!({ "measure": measure, "strength": strength, "required": required })
        });
        json!({
            "zone": row.zone,
            "threat": row.threat,
            "required_strength": row.required,
            "applied": applied.collect::<Json>(),
            "gap": gap.collect::<Json>(),
        })
    });
    rows.collect()
}

/// What would help, best first; the ranked ones are those of the plan, in the same order.
pub(in crate::cli) fn recommendations(findings: &Findings) -> Json {
    let rows = findings.recommendations.iter().map(|row| {
        let threats = row
            .threats
            .iter()
            .map(|(zone, threats)| json!({ "zone": zone, "threats": threats }));
        let more = json!({
            "index_removed": row.candidate.removed(),
            "worth": row.candidate.worth,
            "against": threats.collect::<Json>(),
        });
        super::joined(super::deed(row.deed()), more)
    });
    rows.collect()
}

/// What each entry contributes.
pub(in crate::cli) fn exposure(findings: &Findings) -> Json {
    let rows = findings.exposure.iter().map(|entry| {
        json!({
            "step": step_id(&findings.graph, entry.step),
            "zone": entry.zone,
            "j_without": entry.index_without,
            "share": entry.share,
        })
    });
    rows.collect()
}

/// Weight × threat × weakness as IPA's risk-analysis guide for control systems lays its sheets out (analysis of
/// each zone's worst attack): levels 1–3, product 1–27, our grade beside it.
pub(in crate::cli) fn ipa(findings: &Findings) -> Json {
    let rows = findings.zones.iter().filter_map(|zone| {
        let CellGrade::Grade(letter) = zone.grade else {
            return None;
        };
        let effect = findings.effects.get(zone.worst_effect?)?;
        let weight = zone.importance?.get().max(1);
        let threat = match effect.likelihood {
            4.. => 3,
            3 => 2,
            _ => 1,
        };
        let weakness = weakness(effect.stories.first()?.steps.as_slice(), findings);
        Some(json!({
            "zone": zone.zone,
            "effect": effect.id,
            "weight": weight,
            "threat": threat,
            "weakness": weakness,
            "product": weight * threat * weakness,
            "grade": grade(letter),
        }))
    });
    rows.collect()
}

/// 3 (weak) to 1 (strong) from the mean strength of the best measures along a story.
fn weakness(steps: &[u32], findings: &Findings) -> u8 {
    let strengths: Vec<f64> = (steps.iter())
        .filter_map(|&step| findings.graph.steps.get(step as usize))
        .filter(|step| !step.factors.is_empty())
        .map(|step| {
            step.factors
                .iter()
                .map(|factor| f64::from(factor.strength.get()))
                .fold(0.0, f64::max)
        })
        .collect();
    let mean = strengths.iter().sum::<f64>() / (strengths.len().max(1) as f64);
    match mean {
        mean if mean >= 2.0 => 1,
        mean if mean >= 1.0 => 2,
        _ => 3,
    }
}
