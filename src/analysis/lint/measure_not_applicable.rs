//! `V-MEA-03`: a measure stands where it can be done (step 2-2).
//!
//! Execution control on a controller, say, is not to be had; a strength written there counts nevertheless, because the
//! person who wrote it may know better. One finding for each device or zone.

use std::collections::{BTreeMap, BTreeSet};

use super::{Drawing, Rule};
use crate::{
    analysis::{
        coverage::can_be_done,
        findings::{Lint, Severity},
    },
    guideline::Class,
    plant::{Strength, Target, ZoneId},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-MEA-03",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let plant = drawing.plant;
    let mut classes: BTreeMap<ZoneId, BTreeSet<Class>> = BTreeMap::new();
    for device in plant.devices.values() {
        let around = device
            .zone
            .into_iter()
            .flat_map(|zone| plant.zone_and_parents(zone));
        for zone in around {
            classes.entry(zone).or_default().extend(drawing.class(device));
        }
    }
    let mut impossible: BTreeMap<Target, BTreeSet<&str>> = BTreeMap::new();
    for record in plant.measures.values() {
        let strengths = [record.now.known().copied(), record.goal];
        let acts = strengths
            .into_iter()
            .flatten()
            .any(|strength| strength > Strength::NONE);
        let (true, Some(target), Some(measure)) =
            (acts, record.target, drawing.catalogue.measure(&record.measure))
        else {
            continue;
        };
        let can = match target {
            Target::Device(device) => (plant.devices.get(&device))
                .and_then(|device| drawing.class(device))
                .is_none_or(|class| can_be_done(measure, [class])),
            Target::Zone(zone) => classes
                .get(&zone)
                .is_none_or(|classes| can_be_done(measure, classes.iter().copied())),
            _ => true,
        };
        if !can {
            impossible
                .entry(target)
                .or_default()
                .insert(record.measure.as_str());
        }
    }
    found.extend(impossible.into_iter().map(|(target, codes)| {
        let codes: Vec<&str> = codes.into_iter().collect();
        RULE.with(target.element(), [("measures", codes.join(" "))])
    }));
}
