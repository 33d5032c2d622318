//! `V-MAP-01`: a zone of importance 3 has a preventive measure against every threat that applies (step 2-2).

use std::collections::BTreeMap;

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{Importance, Strength, ZoneId},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-MAP-01",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let mut bare: BTreeMap<ZoneId, Vec<&str>> = BTreeMap::new();
    for row in &drawing.findings.coverage {
        let guarded = row
            .applied
            .iter()
            .any(|(_, strength, _)| *strength > Strength::NONE);
        if !row.applied.is_empty() && !guarded {
            bare.entry(row.zone).or_default().push(row.threat.as_str());
        }
    }
    for (zone, threats) in bare {
        if drawing.zone_importance(zone) == Some(Importance::MAX) {
            let arguments = [
                ("threats", threats.join(" ")),
                ("number", threats.len().to_string()),
            ];
            found.push(RULE.with([zone.into()], arguments));
        }
    }
}
