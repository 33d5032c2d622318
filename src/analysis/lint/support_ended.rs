//! `V-DEV-04`: no device has outlived its support (step 1-4).
//!
//! Compared with today, else with the day of the plant's own state. One finding for each zone.

use std::collections::BTreeMap;

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{Element, ZoneId},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-DEV-04",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let mut old: BTreeMap<Option<ZoneId>, Vec<Element>> = BTreeMap::new();
    for (&id, device) in &drawing.plant.devices {
        if drawing.has_passed(device.support_end) {
            old.entry(device.zone).or_default().push(id.into());
        }
    }
    found.extend(old.into_values().map(|devices| RULE.about(devices)));
}
