//! `V-DEV-02`: no two devices carry the same number (step 1-4).

use std::collections::BTreeMap;

use super::{Drawing, Fix, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{DeviceId, Element},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-DEV-02",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let mut carriers: BTreeMap<&str, Vec<DeviceId>> = BTreeMap::new();
    for (&id, device) in &drawing.plant.devices {
        let code = device.code.trim();
        if !code.is_empty() {
            carriers.entry(code).or_default().push(id);
        }
    }
    let double = carriers.into_iter().filter(|(_, devices)| devices.len() > 1);
    found.extend(double.map(|(code, devices)| {
        let subjects = devices.iter().map(|&device| Element::Device(device));
        RULE.with(subjects, [("code", code.to_owned())])
            .fixed_by([Fix::Renumber(devices.clone())])
    }));
}
