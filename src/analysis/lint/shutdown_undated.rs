//! `V-MEA-04`: a planned measure that needs a shutdown has a day (step 2-2).
//!
//! Without one it misses the next shutdown and waits for the one after. One finding for the step.

use std::collections::BTreeSet;

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{Element, Target},
};

/// Stop classes from here on need the planned shutdown or more.
const SHUTDOWN: u8 = 3;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-MEA-04",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let plant = drawing.plant;
    let mut at: BTreeSet<Element> = BTreeSet::new();
    let mut number = 0_usize;
    for record in plant.measures.values() {
        let now = record.now.known().copied().unwrap_or_default();
        let (Some(goal), Some(measure), None) = (
            record.goal,
            drawing.catalogue.measure(&record.measure),
            record.due,
        ) else {
            continue;
        };
        let zone = match record.target {
            Some(Target::Zone(zone)) => Some(zone),
            Some(Target::Device(device)) => plant.devices.get(&device).and_then(|device| device.zone),
            _ => None,
        };
        let state = zone.map_or(plant.info.state, |zone| drawing.state(zone));
        if goal > now && measure.stop_of(goal, state) >= SHUTDOWN {
            number += 1;
            at.extend(record.target.and_then(Target::element));
        }
    }
    if number > 0 {
        found.push(RULE.with(at, [("number", number.to_string())]));
    }
}
