//! Which strength a zone asks for, and which measures fall short of it (D-35).

use std::collections::BTreeSet;

use crate::{
    guideline::{Action, Class, Measure},
    plant::{
        NetworkKind, PlantState, Strength,
        codes::{MeasureCode, ThreatCode},
    },
};

use super::{
    Dense,
    facts::Facts,
    findings::{CellGrade, Coverage, RiskCell},
    importance,
    strength::{Applied, Around, Strengths},
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
    let vendor_lines = (facts.net.outside.iter())
        .filter(|link| link.kind == NetworkKind::VendorLine)
        .map(|link| link.device)
        .collect();
    let of_zone = |(number, zone): (u32, &super::facts::ZoneFacts)| {
        let set = facts
            .plant
            .zones
            .get(&zone.id)
            .and_then(|zone| zone.target_strength.value);
        let proposal = || {
            let by_importance =
                importance[number].and_then(|importance| table.get(usize::from(importance.get())));
            let entry = u8::from(by_importance.is_some() && lets_hands_in(facts, number, &vendor_lines));
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

fn lets_hands_in(facts: &Facts<'_>, zone: u32, vendor_lines: &BTreeSet<u32>) -> bool {
    facts.zones[zone]
        .devices
        .iter()
        .any(|&device| facts.devices[device].temporary || vendor_lines.contains(&device))
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

/// The strengths of all measures in a zone.
#[derive(Debug)]
pub(crate) struct InZone {
    table: [f64; 4],
    zone_only: Around,
    /// Measures of places: the zone is as strong as its weakest place.
    at_places: Vec<Around>,
}

impl InZone {
    /// Looks up what is recorded around a zone and its places.
    pub(crate) fn new(facts: &Facts<'_>, strengths: &Strengths, zone: u32) -> Self {
        let places: BTreeSet<u32> = facts.zones[zone]
            .devices
            .iter()
            .filter_map(|&device| facts.devices[device].place)
            .collect();
        let around = |place| strengths.around(&facts.spot(Some(zone), place));
        Self {
            table: facts.catalogue.parameters.efficacy_primary.value,
            zone_only: around(None),
            at_places: places.into_iter().map(|place| around(Some(place))).collect(),
        }
    }

    /// The strength of one measure.
    pub(crate) fn of(&self, measure: u32) -> Applied {
        let at_places = self.at_places.iter().map(|around| around.at(measure, self.table));
        at_places
            .min_by(|a, b| a.efficacy(self.table).total_cmp(&b.efficacy(self.table)))
            .unwrap_or_else(|| self.zone_only.at(measure, self.table))
    }
}

/// A measure as it stands in a zone.
struct Standing<'p> {
    code: &'p MeasureCode,
    applied: Applied,
    asked: Strength,
}

/// Coverage of every cell that applies. `cells` are those of [`super::risk::Table::cells`]: by zone, then threat.
pub(crate) fn coverage(
    facts: &Facts<'_>,
    strengths: &Strengths,
    required: &Dense<Required>,
    cells: &[RiskCell],
) -> Vec<Coverage> {
    let against: Vec<Vec<u32>> = (facts.catalogue.threats.iter())
        .map(|threat| against(facts, &threat.code))
        .collect();
    let rows = cells.chunks(against.len().max(1));
    let mut all = Vec::new();
    for ((zone, _), cells) in facts.inside_zones().zip(rows) {
        let required = required[zone].strength;
        let standing = standing(facts, strengths, zone, required);
        for (cell, against) in cells.iter().zip(&against) {
            if cell.computed == CellGrade::NotApplicable {
                continue;
            }
            let standing: Vec<&Standing<'_>> = against
                .iter()
                .filter_map(|&measure| standing[measure].as_ref())
                .collect();
            let applied = standing.iter().map(|measure| {
                let Applied { strength, target, .. } = measure.applied;
                (measure.code.clone(), strength, target)
            });
            let short = standing
                .iter()
                .filter(|measure| measure.applied.strength < measure.asked);
            let gap = short.map(|measure| (measure.code.clone(), measure.applied.strength, measure.asked));
            all.push(Coverage {
                zone: cell.zone,
                threat: cell.threat.clone(),
                required,
                applied: applied.collect(),
                gap: gap.collect(),
            });
        }
    }
    all
}

/// Every measure that can be done in a zone.
fn standing<'p>(
    facts: &Facts<'p>,
    strengths: &Strengths,
    zone: u32,
    required: Strength,
) -> Dense<Option<Standing<'p>>> {
    let classes = facts.classes_in(zone);
    let in_zone = InZone::new(facts, strengths, zone);
    let measures = (0..).zip(&facts.catalogue.measures);
    let standing = measures.map(|(number, measure)| {
        can_be_done(measure, classes.iter().copied()).then(|| Standing {
            code: &measure.code,
            applied: in_zone.of(number),
            asked: asked(facts, zone, measure, required),
        })
    });
    standing.collect()
}

/// Numbers of the measures made to prevent a threat.
fn against(facts: &Facts<'_>, threat: &ThreatCode) -> Vec<u32> {
    let all = (0..).zip(&facts.catalogue.measures);
    let made_for = all.filter(|(_, measure)| {
        let effects = measure.against(threat);
        effects.is_some_and(|effects| effects.mainly(Action::Prevent))
    });
    made_for.map(|(number, _)| number).collect()
}
