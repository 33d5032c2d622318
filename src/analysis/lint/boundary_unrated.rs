//! `V-IMP-06`: devices at the boundary and servers of identities are of some importance (step 1-5).
//!
//! No task names them, so the proposal is none; yet whoever holds them opens everything behind them.

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    guideline::Class,
    plant::Importance,
};

/// Kinds that hold identities.
const IDENTITY: [&str; 1] = ["ad"];

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-IMP-06",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let low = drawing.plant.devices.iter().filter(|(id, device)| {
        let opens = drawing.class(device) == Some(Class::Bnd) || IDENTITY.contains(&device.kind.as_str());
        opens && drawing.device_importance(**id).unwrap_or_default() == Importance::NONE
    });
    found.extend(low.map(|(&device, _)| RULE.about([device.into()])));
}
