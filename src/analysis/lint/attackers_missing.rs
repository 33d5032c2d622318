//! `V-THR-03`: somebody who aims at nobody, and somebody from inside, are among those assumed (step 1-7).
//!
//! Any plant can be hit by a stray bullet, and everybody who works in it can slip or turn. Both need no path from the
//! internet, so leaving them out hides whole rows of threats.

use super::{Drawing, Fix, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::codes::AttackerCode,
};

/// Untargeted, and from inside.
const NEEDED: [&str; 2] = ["AT0", "AT4"];

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-THR-03",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    if drawing.plant.devices.is_empty() {
        return;
    }
    let assumed = &drawing.findings.attackers;
    let missing = NEEDED
        .iter()
        .filter(|needed| !assumed.iter().any(|attacker| attacker.as_str() == **needed));
    let missing: Vec<AttackerCode> = missing.map(|&code| code.into()).collect();
    if !missing.is_empty() {
        let codes: Vec<&str> = missing.iter().map(AttackerCode::as_str).collect();
        let lint = RULE.with([], [("attackers", codes.join(" "))]);
        found.push(lint.fixed_by([Fix::SupposeAttackers(missing)]));
    }
}
