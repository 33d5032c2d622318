//! `V-OPS-03`: where backups are kept, a restore was tried within a year (step 3).
//!
//! A backup nobody has restored counts for nothing in the analysis either. One finding for the step.

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    plant::{Date, Element, Strength},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-OPS-03",
    severity: Severity::Hint,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let is_tested = |day: Option<Date>| day.is_some_and(|day| !drawing.has_passed(Some(a_year_after(day))));
    let untested = drawing.inside_zones().filter(|&zone| {
        let own = drawing.plant.zones.get(&zone);
        drawing.strength_in("D14", zone) > Strength::NONE
            && drawing.devices_in(zone).next().is_some()
            && !own.is_some_and(|zone| is_tested(zone.recovery.restore_tested))
            && !drawing
                .devices_in(zone)
                .any(|(_, device)| is_tested(device.recovery.restore_tested))
    });
    let untested: Vec<Element> = untested.map(Element::Zone).collect();
    if !untested.is_empty() {
        found.push(RULE.about(untested));
    }
}

fn a_year_after(day: Date) -> Date {
    let year = day.year.saturating_add(1);
    // The day after a leap day's anniversary is near enough.
    Date::new(year, day.month, day.day).unwrap_or(Date {
        year,
        month: 3,
        day: 1,
    })
}
