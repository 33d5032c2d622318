//! `V-ZON-05`: office and control devices stand in different zones (step 1-6; IEC 62443-3-2 ZCR 3.2).

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    guideline::Class,
    plant::NetworkKind,
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-ZON-05",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let in_office = |id| {
        let networks = drawing.networks_of.get(&id).into_iter().flatten();
        networks
            .filter_map(|network| drawing.plant.networks.get(network))
            .any(|network| network.kind == NetworkKind::Office)
    };
    for zone in drawing.inside_zones() {
        let office = drawing.devices_in(zone).find(|&(id, device)| {
            in_office(id) && matches!(drawing.class(device), Some(Class::Pc | Class::Srv))
        });
        let control = drawing.devices_in(zone).find(|(_, device)| {
            matches!(
                drawing.class(device),
                Some(Class::Ctl | Class::Sca | Class::Mob | Class::Whs | Class::Saf)
            )
        });
        if let (Some((office, _)), Some((control, _))) = (office, control) {
            found.push(RULE.about([zone.into(), office.into(), control.into()]));
        }
    }
}
