//! `V-DEV-08`: a controller that tasks need says where its program can be learned (step 1-4).
//!
//! To control a machine wrongly one has to know its program (rule R16). Where nobody wrote down which data that is,
//! or it is kept on no server, terminal or SCADA, the analysis knows no way to manipulate the machine: a gap in what
//! was drawn, easily taken for safety.

use std::collections::BTreeSet;

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    guideline::Class,
    plant::{Device, DeviceId},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-DEV-08",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let tasks = drawing.plant.tasks.values();
    let needed: BTreeSet<DeviceId> = tasks.flat_map(|task| task.devices.keys().copied()).collect();
    let controllers = needed
        .into_iter()
        .filter_map(|id| Some((id, drawing.plant.devices.get(&id)?)))
        .filter(|(_, device)| drawing.class(device) == Some(Class::Ctl));
    for (id, device) in controllers {
        if !is_learned_elsewhere(drawing, id, device) {
            found.push(RULE.about([id.into()]));
        }
    }
}

fn is_learned_elsewhere(drawing: &Drawing<'_>, controller: DeviceId, device: &Device) -> bool {
    let programs = device
        .program_data
        .iter()
        .filter_map(|data| drawing.plant.data.get(data));
    let mut stores = programs.flat_map(|data| &data.stored_at);
    stores.any(|&store| {
        let class = drawing
            .plant
            .devices
            .get(&store)
            .and_then(|store| drawing.class(store));
        store != controller && matches!(class, Some(Class::Pc | Class::Srv | Class::Sca))
    })
}
