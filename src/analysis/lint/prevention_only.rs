//! `V-MAP-02`: what is prevented is also noticed, limited or undone (step 2-2).
//!
//! Every wall fails some day. One finding for each zone of importance 3; hazards are left to their own measures.

use std::collections::{BTreeMap, BTreeSet};

use super::{Drawing, Rule};
use crate::{
    analysis::findings::{Lint, Severity},
    guideline::Action,
    plant::{Importance, Strength, ZoneId},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "V-MAP-02",
    severity: Severity::Warning,
    check,
};

fn check(drawing: &Drawing<'_>, found: &mut Vec<Lint>) {
    let in_place = in_place(drawing);
    // For each threat, where each measure acts that notices, limits or undoes it.
    let second: BTreeMap<&str, Vec<&BTreeSet<ZoneId>>> = (drawing.catalogue.threats.iter())
        .map(|threat| {
            let acting = drawing.catalogue.measures.iter().filter(|measure| {
                measure.against(&threat.code).is_some_and(|effects| {
                    [Action::Detect, Action::Limit, Action::Recover]
                        .iter()
                        .any(|&action| effects.does(action))
                })
            });
            let zones = acting.filter_map(|measure| in_place.get(measure.code.as_str()));
            (threat.code.as_str(), zones.collect())
        })
        .collect();
    let mut open: BTreeMap<ZoneId, Vec<&str>> = BTreeMap::new();
    for row in &drawing.findings.coverage {
        let threat = drawing.catalogue.threat(&row.threat);
        let is_hazard = threat.is_some_and(crate::guideline::Threat::is_hazard);
        let prevented = row
            .applied
            .iter()
            .any(|&(_, strength, _)| strength > Strength::NONE);
        if is_hazard || !prevented || drawing.zone_importance(row.zone) != Some(Importance::MAX) {
            continue;
        }
        let second = second.get(row.threat.as_str()).into_iter().flatten();
        if !second.into_iter().any(|zones| zones.contains(&row.zone)) {
            open.entry(row.zone).or_default().push(row.threat.as_str());
        }
    }
    found.extend(open.into_iter().map(|(zone, threats)| {
        let arguments = [
            ("threats", threats.join(" ")),
            ("number", threats.len().to_string()),
        ];
        RULE.with([zone.into()], arguments)
    }));
}

/// For each measure the zones in which some of it is in place: at the zone or around it, at one of its devices or
/// their places, at a conduit of it, or everywhere.
fn in_place<'a>(drawing: &Drawing<'a>) -> BTreeMap<&'a str, BTreeSet<ZoneId>> {
    use crate::plant::Target;
    let plant = drawing.plant;
    let mut by_target: BTreeMap<Target, BTreeSet<&str>> = BTreeMap::new();
    for record in plant.measures.values() {
        let acts = record
            .now
            .known()
            .is_some_and(|&strength| strength > Strength::NONE);
        if let (true, Some(target)) = (acts, record.target) {
            by_target
                .entry(target)
                .or_default()
                .insert(record.measure.as_str());
        }
    }
    let mut zones: BTreeMap<&str, BTreeSet<ZoneId>> = BTreeMap::new();
    let mut add = |target: Target, zone: ZoneId| {
        for measure in by_target.get(&target).into_iter().flatten() {
            zones.entry(measure).or_default().insert(zone);
        }
    };
    for zone in drawing.inside_zones() {
        add(Target::Plant, zone);
        plant
            .zone_and_parents(zone)
            .for_each(|around| add(Target::Zone(around), zone));
        for (id, device) in drawing.devices_in(zone) {
            add(Target::Device(id), zone);
            let places = device
                .place
                .into_iter()
                .flat_map(|place| plant.place_and_parents(place));
            places.for_each(|place| add(Target::Place(place), zone));
        }
    }
    for (&id, conduit) in &plant.conduits {
        [conduit.a, conduit.b]
            .into_iter()
            .flatten()
            .for_each(|zone| add(Target::Conduit(id), zone));
    }
    zones
}
