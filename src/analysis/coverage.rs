//! Which strength a zone asks for, and which measures fall short of it (D-35).

use crate::{
    guideline::{Class, Measure},
    plant::{NetworkKind, PlantState, Strength, codes::ThreatCode},
};

use super::{
    Dense,
    facts::Facts,
    findings::{CellGrade, Coverage, RiskCell},
    importance,
    strength::{Applied, Strengths},
    tasks_of_zones::tasks_of_zones,
};

/// The strength a zone aims at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Required {
    /// The strength.
    pub(crate) strength: Strength,
    /// Nobody set it: it is the proposal.
    pub(crate) proposal: bool,
}

/// Required strength of every zone: what a person set, else by importance, one more where an outside hand gets in
/// (a vendor's line, a terminal plugged in for the work).
pub(crate) fn required(
    facts: &Facts<'_>,
    importance: &Dense<Option<crate::plant::Importance>>,
) -> Dense<Required> {
    let table = facts.catalogue.parameters.target_strength.value;
    let of_zone = |(number, zone): (u32, &super::facts::ZoneFacts)| {
        let set = facts
            .plant
            .zones
            .get(&zone.id)
            .and_then(|zone| zone.target_strength.value);
        let proposal = || {
            let by_importance =
                importance[number].and_then(|importance| table.get(usize::from(importance.get())));
            let entry = u8::from(by_importance.is_some() && lets_hands_in(facts, number));
            Strength::clamped(by_importance.copied().unwrap_or_default() + entry)
        };
        Required {
            strength: set.unwrap_or_else(proposal),
            proposal: set.is_none(),
        }
    };
    (0..).zip(&facts.zones).map(of_zone).collect()
}

/// Importance of every zone that counts: a person's, else the proposal.
pub(crate) fn importance_counting(facts: &Facts<'_>) -> Dense<Option<crate::plant::Importance>> {
    let (devices, tasks) = (importance::of_devices(facts), tasks_of_zones(facts));
    (0..facts.zones.len())
        .map(|zone| {
            let proposed = || importance::of_zone(facts, zone, &tasks[zone], &devices);
            facts.zones[zone].rated.or_else(proposed)
        })
        .collect()
}

fn lets_hands_in(facts: &Facts<'_>, zone: u32) -> bool {
    let vendor_line = |device: u32| {
        facts
            .net
            .outside
            .iter()
            .any(|link| link.device == device && link.kind == NetworkKind::VendorLine)
    };
    facts.zones[zone]
        .devices
        .iter()
        .any(|&device| facts.devices[device].temporary || vendor_line(device))
}

/// The strength asked of one measure in a zone: in a running plant no more than medium where high would need a major
/// change, and nothing where the guideline has no such strength (—).
pub(crate) fn asked(facts: &Facts<'_>, zone: u32, measure: &Measure, required: Strength) -> Strength {
    const MAJOR_CHANGE: u8 = 4;
    let state = state_of(facts, zone);
    let mut asked = required;
    if asked == Strength::MAX && measure.stop_of(asked, state) >= MAJOR_CHANGE && state == PlantState::Running
    {
        asked = Strength::clamped(2);
    }
    let offered = measure.strengths().filter(|&strength| strength <= asked);
    offered.max().unwrap_or_default()
}

/// Where a zone stands in its life.
pub(crate) fn state_of(facts: &Facts<'_>, zone: u32) -> PlantState {
    let mut chain = facts.zones[zone].chain.iter();
    let set = chain.find_map(|&zone| facts.plant.zones.get(&facts.zones[zone].id)?.state);
    set.unwrap_or(facts.plant.info.state)
}

/// Whether a measure can be done to something in a zone.
pub(crate) fn can_be_done(measure: &Measure, classes: impl IntoIterator<Item = Class>) -> bool {
    const EVERYWHERE: [Class; 7] = [
        Class::Net,
        Class::Con,
        Class::Sit,
        Class::Utl,
        Class::Zon,
        Class::Ext,
        Class::Dat,
    ];
    measure.applies.is_empty()
        || EVERYWHERE.iter().any(|&class| measure.applies_to(class))
        || classes.into_iter().any(|class| measure.applies_to(class))
}

/// The strength of a measure in a zone.
pub(crate) fn strength_in(facts: &Facts<'_>, strengths: &Strengths, zone: u32, measure: u32) -> Applied {
    let places: std::collections::BTreeSet<u32> = facts.zones[zone]
        .devices
        .iter()
        .filter_map(|&device| facts.devices[device].place)
        .collect();
    let table = facts.catalogue.parameters.efficacy_primary.value;
    let zone_only = strengths.at(&facts.spot(Some(zone), None), measure, table, None);
    // Measures of places: the zone is as strong as its weakest place.
    let at_places = places
        .into_iter()
        .map(|place| strengths.at(&facts.spot(Some(zone), Some(place)), measure, table, None));
    at_places
        .min_by(|a, b| a.efficacy(table).total_cmp(&b.efficacy(table)))
        .unwrap_or(zone_only)
}

/// Coverage of every cell that applies.
pub(crate) fn coverage(
    facts: &Facts<'_>,
    strengths: &Strengths,
    required: &Dense<Required>,
    cells: &[RiskCell],
) -> Vec<Coverage> {
    let mut all = Vec::new();
    for (zone, zone_facts) in facts.inside_zones() {
        let classes = facts.classes_in(zone);
        let strength: Dense<Applied> = (0..facts.catalogue.measures.len() as u32)
            .map(|measure| strength_in(facts, strengths, zone, measure))
            .collect();
        for cell in cells.iter().filter(|cell| cell.zone == zone_facts.id) {
            if cell.computed == CellGrade::NotApplicable {
                continue;
            }
            let mut row = Coverage {
                zone: cell.zone,
                threat: cell.threat.clone(),
                required: required[zone].strength,
                applied: Vec::new(),
                gap: Vec::new(),
            };
            for (number, measure) in against(facts, &cell.threat) {
                if !can_be_done(measure, classes.iter().copied()) {
                    continue;
                }
                let applied = strength[number];
                let asked = asked(facts, zone, measure, row.required);
                row.applied
                    .push((measure.code.clone(), applied.strength, applied.target));
                if applied.strength < asked {
                    row.gap.push((measure.code.clone(), applied.strength, asked));
                }
            }
            all.push(row);
        }
    }
    all
}

/// Measures made to prevent a threat, with their numbers.
fn against<'p>(facts: &Facts<'p>, threat: &ThreatCode) -> impl Iterator<Item = (u32, &'p Measure)> {
    use crate::guideline::Action;
    let all = (0..).zip(&facts.catalogue.measures);
    all.filter(move |(_, measure)| {
        measure
            .against(threat)
            .is_some_and(|effects| effects.mainly(Action::Prevent))
    })
}
