//! `V-MEA-05`: a renewed part is not protected far better than the kept part beside it (step 2-2).
//!
//! Whoever cannot get into the new part goes around it through the old one.

use std::collections::{BTreeMap, BTreeSet};

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    guideline::MeasureGroup,
    plant::{PlantState, Strength, Target, ZoneId},
};

/// Strengths apart from which on the weaker part is a way around (the guideline's own figure).
const APART: u8 = 2;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-MEA-05",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let is_kept = |zone: ZoneId| drawing.state(zone) == PlantState::Running;
    let mut pairs: BTreeSet<(ZoneId, ZoneId)> = BTreeSet::new();
    for conduit in &drawing.findings.conduits {
        let (a, b) = (conduit.a, conduit.b);
        if drawing.is_inside(a) && drawing.is_inside(b) && is_kept(a) != is_kept(b) {
            pairs.insert(if is_kept(a) { (b, a) } else { (a, b) });
        }
    }
    if pairs.is_empty() {
        return;
    }
    let planned = planned(drawing);
    let strength = |measure: &str, zone: ZoneId| {
        let around = drawing.plant.zone_and_parents(zone);
        let known = around.filter_map(|zone| planned.get(&(measure, zone)));
        known.max().copied().unwrap_or_default()
    };
    let network = drawing
        .catalogue
        .measures
        .iter()
        .filter(|measure| measure.group == MeasureGroup::Network);
    let network: Vec<&str> = network.map(|measure| measure.code.as_str()).collect();
    for (renewed, kept) in pairs {
        let apart = network
            .iter()
            .copied()
            .filter(|measure| strength(measure, renewed).get() >= strength(measure, kept).get() + APART);
        let apart: Vec<&str> = apart.collect();
        if !apart.is_empty() {
            let arguments = [("measures", apart.join(" "))];
            found.push(RULE.with([kept.into(), renewed.into()], arguments));
        }
    }
}

/// Strengths of zones as planned; where none is planned, today's.
fn planned<'a>(drawing: &Drawing<'a>) -> BTreeMap<(&'a str, ZoneId), Strength> {
    let mut planned: BTreeMap<(&str, ZoneId), Strength> = BTreeMap::new();
    for record in drawing.plant.measures.values() {
        if let Some(Target::Zone(zone)) = record.target {
            let strength = record.goal.or(record.now.known().copied()).unwrap_or_default();
            let best = planned.entry((record.measure.as_str(), zone)).or_default();
            *best = strength.max(*best);
        }
    }
    planned
}
