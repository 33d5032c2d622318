//! `V-DEV-05`: a device on two networks has a filter between them (step 1-4).
//!
//! Devices made to pass traffic on (network, boundary, wireless) are walls or bridges by nature and are judged there;
//! any other device on two networks is a way around them.

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    guideline::Class,
    plant::{Element, Strength},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-DEV-05",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    for (&id, networks) in &drawing.networks_of {
        let Some(device) = drawing.plant.devices.get(&id) else {
            continue;
        };
        let passes_on = matches!(drawing.class(device), Some(Class::Net | Class::Bnd | Class::Wls));
        let filtered = drawing.strength_of("N4", id) >= Strength::clamped(2);
        if networks.len() > 1 && !passes_on && !filtered {
            let subjects =
                std::iter::once(id.into()).chain(networks.iter().map(|&network| Element::Network(network)));
            found.push(RULE.about(subjects));
        }
    }
}
