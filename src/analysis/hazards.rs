//! Rows that are classes, not nodes of the attack graph: hazards of places and utilities (D-44), and slips (T23).

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    guideline::{Action, Threat},
    plant::{Fact, PlaceId, Strength, TaskId, UtilityId, codes::MeasureCode},
};

use super::{
    Dense,
    facts::Facts,
    findings::{Hazard, HazardSource, Likelihood},
    impact::{Blow, Impacting, Suffering, values},
    strength::{Around, Strengths},
};

/// A hazard row of one zone: where it strikes, how likely, and what it does.
#[derive(Clone, Debug)]
pub(crate) struct Struck {
    /// Where from, and how the class came about.
    pub(crate) hazard: Hazard,
    /// Class after measures.
    pub(crate) likelihood: Likelihood,
    /// What it does to the tasks.
    pub(crate) suffering: Suffering,
    /// The class is marked as not confirmed.
    pub(crate) unknown: bool,
}

/// What lowers a likelihood: the measure, its strength, and by how many classes.
type Lowered = Option<(MeasureCode, Strength, u8)>;

/// The class somebody gave or the guideline assumes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rated {
    class: u8,
    assumed: bool,
    unknown: bool,
}

/// Weighs hazards.
#[derive(Debug)]
pub(crate) struct Hazards<'a, 'p> {
    facts: &'a Facts<'p>,
    strengths: &'a Strengths,
    impacting: &'a Impacting<'a, 'p>,
    /// Tasks that stop when everything at a place does, by place: the common cause.
    tasks_at: Dense<Arc<[TaskId]>>,
    /// Devices of each zone by place.
    devices_at: Dense<BTreeMap<Option<u32>, Vec<u32>>>,
    /// Devices of each zone that a rated utility feeds, directly or with their place.
    fed: Dense<BTreeMap<UtilityId, Vec<u32>>>,
    /// Per threat, measures that prevent or limit it: `(number, code, made for it)`.
    measures: BTreeMap<&'p str, Vec<(u32, &'p MeasureCode, bool)>>,
}

/// Devices of a zone that one thing strikes together.
#[derive(Debug)]
struct Struckable {
    devices: Vec<u32>,
    /// What is recorded around them.
    around: Around,
    /// What their stop does.
    blow: Blow,
}

/// What there is in one zone to strike.
#[derive(Debug)]
pub(crate) struct ZoneHazards<'h, 'a, 'p> {
    hazards: &'h Hazards<'a, 'p>,
    zone_only: Around,
    at_places: Vec<(Option<u32>, Struckable)>,
    fed: Vec<(UtilityId, Struckable)>,
}

impl<'a, 'p> Hazards<'a, 'p> {
    /// Prepares a plant.
    pub(crate) fn new(
        facts: &'a Facts<'p>,
        strengths: &'a Strengths,
        impacting: &'a Impacting<'a, 'p>,
    ) -> Self {
        let mut tasks_at = Dense::filled(facts.place_ids.len(), BTreeSet::new());
        let mut devices_at: Dense<BTreeMap<Option<u32>, Vec<u32>>> =
            Dense::filled(facts.zones.len(), BTreeMap::new());
        let mut standing_in: Dense<Vec<u32>> = Dense::filled(facts.place_ids.len(), Vec::new());
        let mut fed: Dense<BTreeMap<UtilityId, Vec<u32>>> = Dense::filled(facts.zones.len(), BTreeMap::new());
        for (number, device) in (0..).zip(&facts.devices) {
            let chain = device
                .place
                .map_or(&[][..], |place| facts.place_chains[place].as_slice());
            for &place in chain {
                standing_in[place].push(number);
                tasks_at[place].extend(facts.needs.of_device(number).iter().map(|need| need.task));
            }
            let Some(zone) = device.zone else { continue };
            devices_at[zone].entry(device.place).or_default().push(number);
        }
        let utilities = facts.plant.utilities.iter();
        for (&id, utility) in utilities.filter(|(_, utility)| !utility.hazards.is_empty()) {
            let places = utility.places.iter();
            let places = places.filter_map(|&place| facts.place_ids.number(place));
            let devices = utility.devices.iter();
            let devices = devices.filter_map(|&device| facts.device_ids.number(device));
            let with_places = places.flat_map(|place| standing_in[place].iter().copied());
            // By number, each once.
            let all: BTreeSet<u32> = devices.chain(with_places).collect();
            for device in all {
                if let Some(zone) = facts.devices[device].zone {
                    fed[zone].entry(id).or_default().push(device);
                }
            }
        }
        let ids = |tasks: &BTreeSet<u32>| -> Arc<[TaskId]> {
            tasks.iter().map(|&task| facts.needs.task_ids.id(task)).collect()
        };
        let hazards = facts.catalogue.threats.iter().filter(|threat| threat.is_hazard());
        let measures = hazards.map(|threat| (threat.code.as_str(), measures_against(facts, threat)));
        Self {
            facts,
            strengths,
            impacting,
            tasks_at: tasks_at.iter().map(ids).collect(),
            devices_at,
            fed,
            measures: measures.collect(),
        }
    }

    /// What there is in a zone to strike.
    pub(crate) fn in_zone(&self, zone: u32) -> ZoneHazards<'_, 'a, 'p> {
        let around = |place| self.strengths.around(&self.facts.spot(Some(zone), place));
        let target = |around, devices: &Vec<u32>| Struckable {
            around,
            blow: self.impacting.blow(devices),
            devices: devices.clone(),
        };
        let at_places = self.devices_at[zone].iter();
        let fed = self.fed[zone].iter();
        ZoneHazards {
            hazards: self,
            zone_only: around(None),
            at_places: at_places
                .map(|(&place, devices)| (place, target(around(place), devices)))
                .collect(),
            fed: fed
                .map(|(&id, devices)| (id, target(around(None), devices)))
                .collect(),
        }
    }

    /// Strikes at one place of a zone: the place's own class and those of the places around it; the guideline's
    /// default where nobody rated any of them.
    fn of_place(&self, place: Option<u32>, target: &Struckable, threat: &Threat) -> Vec<Struck> {
        let chain = place.map_or(&[][..], |place| self.facts.place_chains[place].as_slice());
        let rated = |&place: &u32| -> Option<(PlaceId, Rated)> {
            let id = self.facts.place_ids.id(place);
            Some((
                id,
                self.rated(self.facts.plant.places.get(&id)?.hazards.get(&threat.code))?,
            ))
        };
        let mut strikes: Vec<(Option<PlaceId>, Rated)> = chain
            .iter()
            .filter_map(rated)
            .map(|(id, rated)| (Some(id), rated))
            .collect();
        if strikes.is_empty() {
            strikes.push((
                place.map(|place| self.facts.place_ids.id(place)),
                self.default_class(threat),
            ));
        }
        let strike = |(id, rated): (Option<PlaceId>, Rated)| {
            self.strike(id.map(HazardSource::Place), rated, target, threat)
        };
        strikes.into_iter().map(strike).collect()
    }

    fn rated(&self, fact: Option<&Fact<u8>>) -> Option<Rated> {
        let rated = |class, unknown| Rated {
            class,
            assumed: unknown,
            unknown,
        };
        match fact? {
            Fact::Known(class) => Some(rated(*class, false)),
            Fact::Unknown => Some(rated(self.facts.catalogue.parameters.hazard_unknown.value, true)),
            Fact::NotApplicable { .. } => Some(rated(0, false)),
            Fact::Assumed => None,
        }
    }

    fn default_class(&self, threat: &Threat) -> Rated {
        let classes = &self.facts.catalogue.parameters.hazard_classes.value;
        Rated {
            class: classes.get(&threat.code).copied().unwrap_or_default(),
            assumed: true,
            unknown: false,
        }
    }

    fn strike(
        &self,
        source: Option<HazardSource>,
        rated: Rated,
        target: &Struckable,
        threat: &Threat,
    ) -> Struck {
        let measures = self
            .measures
            .get(threat.code.as_str())
            .map_or(&[][..], Vec::as_slice);
        let lowered_by = self.lowered_by(&target.around, measures);
        Struck {
            likelihood: self.lowered(rated.class, lowered_by.as_ref()),
            hazard: Hazard {
                source,
                class: rated.class,
                assumed: rated.assumed,
                lowered_by,
                tasks: self.tasks_of(source, &target.devices),
            },
            suffering: target.blow.on(values(&threat.values)),
            unknown: rated.unknown,
        }
    }

    /// The measure that takes most classes off.
    fn lowered_by(&self, around: &Around, measures: &[(u32, &MeasureCode, bool)]) -> Lowered {
        let reduction = &self.facts.catalogue.parameters.hazard_reduction.value;
        let table = self.facts.catalogue.parameters.efficacy_primary.value;
        let mut best: Lowered = None;
        for &(number, code, made_for) in measures {
            let strength = around.at(number, table).strength;
            let taken_off = if made_for {
                reduction.primary
            } else {
                reduction.secondary
            };
            let taken_off = taken_off
                .get(usize::from(strength.get()))
                .copied()
                .unwrap_or_default();
            if taken_off > best.as_ref().map_or(0, |&(_, _, classes)| classes) {
                best = Some((code.clone(), strength, taken_off));
            }
        }
        best
    }

    /// A class after measures: never below the lowest, unless it was lower from the start.
    fn lowered(&self, class: u8, lowered_by: Option<&(MeasureCode, Strength, u8)>) -> Likelihood {
        let lowest = self.facts.catalogue.parameters.hazard_reduction.value.lowest;
        let taken_off = lowered_by.map_or(0, |&(_, _, classes)| classes);
        class.saturating_sub(taken_off).max(class.min(lowest))
    }

    /// Tasks that a hazard at its source would stop, in every zone.
    fn tasks_of(&self, source: Option<HazardSource>, devices: &[u32]) -> Arc<[TaskId]> {
        let task_ids = &self.facts.needs.task_ids;
        if let Some(HazardSource::Place(place)) = source
            && let Some(place) = self.facts.place_ids.number(place)
        {
            return Arc::clone(&self.tasks_at[place]);
        }
        let needs = devices
            .iter()
            .flat_map(|&device| self.facts.needs.of_device(device));
        let tasks: BTreeSet<u32> = needs.map(|need| need.task).collect();
        tasks.into_iter().map(|task| task_ids.id(task)).collect()
    }

    fn is_worse(&self, struck: &Struck, known: &Struck) -> bool {
        let key = |struck: &Struck| {
            let grade = struck
                .suffering
                .by_matrix(&self.facts.catalogue.parameters, struck.likelihood);
            (
                grade.map_or(0, |grade| grade.bars() + 1),
                struck.likelihood,
                struck.hazard.class,
            )
        };
        key(struck) > key(known)
    }
}

impl ZoneHazards<'_, '_, '_> {
    /// The worst strike of a hazard on the zone; `None` when there is nothing in it to strike.
    pub(crate) fn worst(&self, threat: &Threat) -> Option<Struck> {
        let hazards = self.hazards;
        let from_places = self
            .at_places
            .iter()
            .flat_map(|(place, target)| hazards.of_place(*place, target, threat));
        let from_utilities = self.fed.iter().filter_map(|(id, target)| {
            let utility = hazards.facts.plant.utilities.get(id)?;
            let rated = hazards.rated(utility.hazards.get(&threat.code))?;
            Some(hazards.strike(Some(HazardSource::Utility(*id)), rated, target, threat))
        });
        let mut worst: Option<Struck> = None;
        for struck in from_places.chain(from_utilities) {
            if worst
                .as_ref()
                .is_none_or(|known| hazards.is_worse(&struck, known))
            {
                worst = Some(struck);
            }
        }
        worst
    }

    /// Class of slips in the zone before measures, after them, and what lowers it.
    pub(crate) fn slip(&self) -> (u8, Likelihood, Lowered) {
        let hazards = self.hazards;
        let slip = &hazards.facts.catalogue.parameters.slip.value;
        let number = |code: &MeasureCode| hazards.facts.catalogue.measures.position(code.as_str());
        let measures: Vec<(u32, &MeasureCode, bool)> = (slip.lowered_by.iter())
            .filter_map(|code| Some((number(code)? as u32, code, true)))
            .collect();
        let lowered_by = hazards.lowered_by(&self.zone_only, &measures);
        (
            slip.likelihood,
            hazards.lowered(slip.likelihood, lowered_by.as_ref()),
            lowered_by,
        )
    }
}

/// Measures that prevent or limit a hazard: `(number, code, made for it)`.
fn measures_against<'p>(facts: &Facts<'p>, threat: &Threat) -> Vec<(u32, &'p MeasureCode, bool)> {
    let all = (0..).zip(&facts.catalogue.measures);
    let against = all.filter_map(|(number, measure)| {
        let effects = measure.against(&threat.code)?;
        let works = [Action::Prevent, Action::Limit]
            .into_iter()
            .any(|action| effects.does(action));
        let made_for = [Action::Prevent, Action::Limit]
            .into_iter()
            .any(|action| effects.mainly(action));
        works.then_some((number, &measure.code, made_for))
    });
    against.collect()
}
