//! `V-THR-02`: for every place somebody has judged what can happen there: power, water, fire, falling goods (step 1-7).
//!
//! Until then the guideline's defaults stand in. A judgement of the place around it counts. One finding for the step.

use std::collections::BTreeSet;

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{Element, Fact, PlaceId},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-THR-02",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let plant = drawing.plant;
    let used: BTreeSet<PlaceId> = plant.devices.values().filter_map(|device| device.place).collect();
    let is_judged = |place: PlaceId| {
        let hazards = plant.places.get(&place).map(|place| &place.hazards);
        hazards.is_some_and(|hazards| {
            hazards
                .values()
                .any(|class| matches!(class, Fact::Known(_) | Fact::NotApplicable { .. }))
        })
    };
    let open = used
        .into_iter()
        .filter(|&place| !plant.place_and_parents(place).any(is_judged));
    let open: Vec<Element> = open.map(Element::Place).collect();
    if !open.is_empty() {
        found.push(RULE.about(open));
    }
}
