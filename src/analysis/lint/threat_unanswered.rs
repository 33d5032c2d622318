//! `V-THR-01`: every row of threats of a zone has an answer (step 1-7).
//!
//! Open are rows that cannot be computed because no task is registered, and rows that a person ruled out without a
//! reason. One finding for the step.

use std::collections::{BTreeMap, BTreeSet};

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{CellGrade, Lint, Severity},
    plant::{Element, ZoneId},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-THR-01",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let mut open: BTreeMap<ZoneId, usize> = BTreeMap::new();
    for cell in &drawing.findings.risk {
        if cell.grade == CellGrade::NotComputed {
            *open.entry(cell.zone).or_default() += 1;
        }
    }
    let mut bare: BTreeSet<(ZoneId, &str)> = BTreeSet::new();
    for decision in drawing.plant.decisions.values() {
        if let (Some(zone), Some(false), "") = (decision.zone, decision.applicable, decision.why.trim()) {
            bare.insert((zone, decision.threat.as_str()));
        }
    }
    for (zone, _) in bare {
        *open.entry(zone).or_default() += 1;
    }
    if !open.is_empty() {
        let number: usize = open.values().sum();
        found.push(RULE.with(
            open.into_keys().map(Element::Zone),
            [("number", number.to_string())],
        ));
    }
}
