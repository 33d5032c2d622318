//! `V-TSK-03`: maintenance and remote maintenance are tasks, too (step 1-2).
//!
//! They are the usual omission, and the usual way in. A plant without them says so by excluding the finding.

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{DeviceId, NetworkKind, Task},
};

/// Words by which people call the work.
const MAINTENANCE: [&str; 8] = [
    "保守",
    "保全",
    "点検",
    "メンテ",
    "mainten",
    "servic",
    "inspect",
    "repair",
];
const REMOTE: [&str; 4] = ["遠隔", "リモート", "remote", "telemainten"];

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-TSK-03",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let tasks = &drawing.plant.tasks;
    if tasks.is_empty() {
        return;
    }
    let is_visiting = |device: &DeviceId| drawing.temporary.contains(device);
    let is_watched = |device: &DeviceId| drawing.is_on(*device, |kind| kind == NetworkKind::VendorLine);
    let on_site = |task: &Task| is_called(task, &MAINTENANCE) || task.devices.keys().any(is_visiting);
    let remote = |task: &Task| {
        (is_called(task, &MAINTENANCE) && is_called(task, &REMOTE)) || task.devices.keys().any(is_watched)
    };
    let is_known = tasks.values().any(on_site);
    // Without a line to a vendor nobody expects a task that would use it.
    let has_line = drawing
        .networks_of
        .keys()
        .any(|device| drawing.is_on(*device, |kind| kind == NetworkKind::VendorLine));
    if !is_known || (has_line && !tasks.values().any(remote)) {
        found.push(RULE.about([]));
    }
}

fn is_called(task: &Task, words: &[&str]) -> bool {
    let names = [&task.name, &task.name_en].map(|name| name.to_lowercase());
    words
        .iter()
        .any(|word| names.iter().any(|name| name.contains(word)))
}
