//! `V-CON-06`: a registered path names what may pass and who answers for it (step 1-6).
//!
//! One finding for all of them; paths that nobody has registered are V-CON-02's.

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::Element,
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-CON-06",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let bare = drawing.plant.conduits.iter().filter(|(_, conduit)| {
        let flows = !conduit.protocols.trim().is_empty() || !conduit.data.is_empty();
        conduit.owner.is_none() || !flows
    });
    let bare: Vec<Element> = bare.map(|(&conduit, _)| conduit.into()).collect();
    if !bare.is_empty() {
        found.push(RULE.about(bare));
    }
}
