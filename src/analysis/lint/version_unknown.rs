//! `V-DEV-03`: the version of firmware or operating system is known, or noted as not confirmed (step 1-4).
//!
//! Without it no list of vulnerabilities can be held against the ledger. One finding for all: it is one walk through the plant.

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::Element,
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-DEV-03",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let devices = &drawing.plant.devices;
    let unknown = devices
        .iter()
        .filter(|(_, device)| device.firmware.trim().is_empty() && device.os.trim().is_empty());
    let unknown: Vec<Element> = unknown.map(|(&device, _)| device.into()).collect();
    if !unknown.is_empty() {
        found.push(RULE.with(unknown, [("all", devices.len().to_string())]));
    }
}
