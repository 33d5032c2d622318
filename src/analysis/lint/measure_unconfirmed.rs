//! `V-MEA-06`: measures of a zone are confirmed for devices that were moved into it (step 2-2; D-33).

use super::{Drawing, Fix, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{DeviceId, MeasureId},
};
use std::collections::BTreeMap;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-MEA-06",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let mut waiting: BTreeMap<DeviceId, Vec<MeasureId>> = BTreeMap::new();
    for (&id, measure) in &drawing.plant.measures {
        for &device in &measure.unconfirmed_for {
            waiting.entry(device).or_default().push(id);
        }
    }
    found.extend(waiting.into_iter().map(|(device, measures)| {
        let codes: Vec<&str> = (measures.iter())
            .filter_map(|id| drawing.plant.measures.get(id))
            .map(|measure| measure.measure.as_str())
            .collect();
        RULE.with([device.into()], [("measures", codes.join(" "))])
            .fixed_by([Fix::ConfirmMeasures(device)])
    }));
}
