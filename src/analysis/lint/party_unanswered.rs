//! `V-SUP-01`: every outside party with a line into the plant has answered for its side (step 3).
//!
//! S2 (outsourced work) or S4 (linked systems), at the party or for all. One finding for the step.

use std::collections::BTreeSet;

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{Element, Fact, PartyKind, Target, ZoneId},
};

/// What a party is asked about.
const ASKED: [&str; 2] = ["S2", "S4"];

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-SUP-01",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let plant = drawing.plant;
    let answers = plant.measures.values().filter(|record| {
        ASKED.contains(&record.measure.as_str())
            && matches!(record.now, Fact::Known(_) | Fact::NotApplicable { .. })
    });
    let answered: BTreeSet<Target> = answers.filter_map(|record| record.target).collect();
    if answered.contains(&Target::Plant) {
        return;
    }
    let linked: BTreeSet<ZoneId> = (drawing.findings.conduits.iter())
        .flat_map(|conduit| [conduit.a, conduit.b])
        .collect();
    let silent = plant.parties.iter().filter(|(id, party)| {
        let comes_in = party.lives_in.is_some_and(|zone| linked.contains(&zone));
        comes_in && party.kind != PartyKind::Internet && !answered.contains(&Target::Party(**id))
    });
    let silent: Vec<Element> = silent.map(|(&party, _)| party.into()).collect();
    if !silent.is_empty() {
        found.push(RULE.about(silent));
    }
}
