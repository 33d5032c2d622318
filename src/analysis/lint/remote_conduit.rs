//! `V-CON-03`: a remote line asks for personal IDs with a second factor and is open only when needed (step 1-6).
//!
//! Named when N5 is below high on the conduit and in the zone it leads into, or when it has no schedule.

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{Carrier, Conduit, ConduitKind, NetworkKind, Strength},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-CON-03",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    for (&id, conduit) in &drawing.plant.conduits {
        if !is_remote(drawing, conduit) {
            continue;
        }
        let inside = [conduit.a, conduit.b]
            .into_iter()
            .flatten()
            .find(|&zone| drawing.is_inside(zone));
        let zone_strength = inside
            .map(|zone| drawing.strength_in("N5", zone))
            .unwrap_or_default();
        let strength = drawing.strength_on("N5", id).max(zone_strength);
        if strength < Strength::MAX || conduit.schedule.trim().is_empty() {
            found.push(RULE.with([id.into()], [("strength", strength.to_string())]));
        }
    }
}

/// A vendor comes in over it.
fn is_remote(drawing: &Drawing<'_>, conduit: &Conduit) -> bool {
    let over_vendor_line = match conduit.carrier {
        Some(Carrier::Network(network)) => drawing
            .plant
            .networks
            .get(&network)
            .is_some_and(|network| network.kind == NetworkKind::VendorLine),
        _ => false,
    };
    conduit.kind == ConduitKind::Remote || over_vendor_line
}
