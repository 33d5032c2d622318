//! `V-DEV-06`: no device of the equipment or production-management layer has its own way to the internet (step 1-4).

use super::{Drawing, Rule, drawing::is_yes};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::NetworkKind,
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-DEV-06",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let low = |id| {
        let networks = drawing.networks_of.get(id).into_iter().flatten();
        networks
            .filter_map(|network| drawing.plant.networks.get(network))
            .any(|network| {
                matches!(
                    network.kind,
                    NetworkKind::Equipment | NetworkKind::ProductionManagement | NetworkKind::Radio
                )
            })
    };
    let direct = drawing
        .plant
        .devices
        .iter()
        .filter(|(id, device)| is_yes(&device.own_internet) && low(id));
    found.extend(direct.map(|(&device, _)| RULE.about([device.into()])));
}
