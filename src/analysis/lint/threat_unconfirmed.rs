//! `V-THR-04`: serious rows are looked at by a person (step 1-7).
//!
//! A computed grade is a proposal. Rows of grade A and B that nobody has judged are counted, in one finding for the step.

use std::collections::BTreeMap;

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{CellGrade, Lint, Severity},
    plant::{Element, Grade, ZoneId},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-THR-04",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let mut open: BTreeMap<ZoneId, usize> = BTreeMap::new();
    for cell in &drawing.findings.risk {
        let is_serious = matches!(cell.computed, CellGrade::Grade(Grade::A | Grade::B));
        if is_serious && !cell.decided {
            *open.entry(cell.zone).or_default() += 1;
        }
    }
    if !open.is_empty() {
        let number: usize = open.values().sum();
        found.push(RULE.with(
            open.into_keys().map(Element::Zone),
            [("number", number.to_string())],
        ));
    }
}
