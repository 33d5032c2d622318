//! `V-ZON-03`: devices of one zone are of like importance (step 1-6).
//!
//! A zone is protected alike; a spread of more than one class means that something is protected too little or too much.

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{Element, Importance},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-ZON-03",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    for zone in drawing.inside_zones() {
        let rated: Vec<(Element, Importance)> = (drawing.devices_in(zone))
            .filter_map(|(id, _)| Some((id.into(), drawing.device_importance(id)?)))
            .collect();
        let least = rated.iter().map(|&(_, importance)| importance).min();
        let most = rated.iter().map(|&(_, importance)| importance).max();
        if let (Some(least), Some(most)) = (least, most)
            && most.get() > least.get() + 1
        {
            let low = rated
                .iter()
                .filter(|&&(_, importance)| importance == least)
                .map(|&(device, _)| device);
            let arguments = [("least", least.to_string()), ("most", most.to_string())];
            found.push(RULE.with(std::iter::once(zone.into()).chain(low), arguments));
        }
    }
}
