//! Rows that are classes, not nodes of the attack graph: hazards of places and utilities (D-44), and slips (T23).

use std::collections::BTreeSet;

use crate::{
    guideline::{Action, Measure, Threat},
    plant::{Element, Fact, PlaceId, Strength, TaskId, Utility, codes::MeasureCode},
};

use super::{
    Dense,
    effects::{Harm, Hit},
    facts::Facts,
    findings::{EffectKind, Hazard, HazardSource, Likelihood},
    impact::{Recoveries, Suffering},
    strength::{Raised, Spot, Strengths},
};

/// A hazard row of one zone: where it strikes, how likely, and what it does.
#[derive(Clone, Debug)]
pub struct Struck {
    /// Where from, and how the class came about.
    pub hazard: Hazard,
    /// Class after measures.
    pub likelihood: Likelihood,
    /// What it does to the tasks.
    pub suffering: Suffering,
    /// The class is marked as not confirmed.
    pub unknown: bool,
}

/// Weighs hazards.
#[derive(Debug)]
pub struct Hazards<'a, 'p> {
    /// The plant.
    pub facts: &'a Facts<'p>,
    /// Strengths under the plan.
    pub strengths: &'a Strengths,
    /// What brings devices back.
    pub recoveries: Recoveries<'a, 'p>,
    /// Tasks that stop when everything at a place does, by place: the common cause.
    tasks_at: Dense<BTreeSet<TaskId>>,
}

/// The class somebody gave or the guideline assumes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Class {
    class: u8,
    assumed: bool,
    unknown: bool,
}

impl<'a, 'p> Hazards<'a, 'p> {
    /// Prepares a plant.
    pub fn new(facts: &'a Facts<'p>, strengths: &'a Strengths, raised: Option<Raised>) -> Self {
        let mut tasks_at = Dense::filled(facts.place_ids.len(), BTreeSet::new());
        for (number, device) in (0..).zip(&facts.devices) {
            let chain = device
                .place
                .map_or(&[][..], |place| facts.place_chains[place].as_slice());
            for &place in chain {
                tasks_at[place].extend(facts.needs.of_device(number).iter().map(|need| need.task));
            }
        }
        let recoveries = Recoveries {
            facts,
            strengths,
            raised,
        };
        Self {
            facts,
            strengths,
            recoveries,
            tasks_at,
        }
    }

    /// The worst strike of a hazard on a zone; `None` when there is nothing in the zone to strike.
    pub fn worst(&self, zone: u32, threat: &Threat) -> Option<Struck> {
        let mut places: BTreeSet<Option<u32>> = BTreeSet::new();
        for &device in &self.facts.zones[zone].devices {
            places.insert(self.facts.devices[device].place);
        }
        let from_places = places
            .into_iter()
            .flat_map(|place| self.of_place(zone, place, threat));
        let from_utilities = self.facts.plant.utilities.iter().filter_map(|(&id, utility)| {
            let class = self.rated(utility.hazards.get(&threat.code))?;
            let devices = self.fed_by(zone, utility);
            let source = HazardSource::Utility(id);
            (!devices.is_empty()).then(|| self.strike(zone, None, Some(source), class, &devices, threat))
        });
        let mut worst: Option<Struck> = None;
        for struck in from_places.chain(from_utilities) {
            if worst.as_ref().is_none_or(|known| is_worse(&struck, known)) {
                worst = Some(struck);
            }
        }
        worst
    }

    /// Strikes at one place of a zone: the place's own class and those of the places around it; the guideline's
    /// default where nobody rated any of them.
    fn of_place(&self, zone: u32, place: Option<u32>, threat: &Threat) -> Vec<Struck> {
        let here = |&&device: &&u32| self.facts.devices[device].place == place;
        let devices: Vec<u32> = self.facts.zones[zone]
            .devices
            .iter()
            .filter(here)
            .copied()
            .collect();
        let chain = place.map_or(&[][..], |place| self.facts.place_chains[place].as_slice());
        let rated: Vec<(PlaceId, Class)> = (chain.iter())
            .filter_map(|&place| {
                let id = self.facts.place_ids.id(place);
                let class = self.rated(self.facts.plant.places.get(&id)?.hazards.get(&threat.code))?;
                Some((id, class))
            })
            .collect();
        if rated.is_empty() {
            let source = place.map(|place| HazardSource::Place(self.facts.place_ids.id(place)));
            let class = self.default_class(threat);
            return vec![self.strike(zone, place, source, class, &devices, threat)];
        }
        let strike = |(id, class): (PlaceId, Class)| {
            self.strike(
                zone,
                place,
                Some(HazardSource::Place(id)),
                class,
                &devices,
                threat,
            )
        };
        rated.into_iter().map(strike).collect()
    }

    fn rated(&self, fact: Option<&Fact<u8>>) -> Option<Class> {
        let class = |class, unknown| Class {
            class,
            assumed: unknown,
            unknown,
        };
        match fact? {
            Fact::Known(rated) => Some(class(*rated, false)),
            Fact::Unknown => Some(class(self.facts.catalogue.parameters.hazard_unknown.value, true)),
            Fact::NotApplicable { .. } => Some(class(0, false)),
            Fact::Assumed => None,
        }
    }

    fn default_class(&self, threat: &Threat) -> Class {
        let classes = &self.facts.catalogue.parameters.hazard_classes.value;
        Class {
            class: classes.get(&threat.code).copied().unwrap_or_default(),
            assumed: true,
            unknown: false,
        }
    }

    /// Devices of a zone a utility feeds, directly or with their place.
    fn fed_by(&self, zone: u32, utility: &Utility) -> Vec<u32> {
        let fed = |&&device: &&u32| {
            let facts = &self.facts.devices[device];
            let chain = facts
                .place
                .map_or(&[][..], |place| self.facts.place_chains[place].as_slice());
            utility.devices.contains(&facts.id)
                || chain
                    .iter()
                    .any(|&place| utility.places.contains(&self.facts.place_ids.id(place)))
        };
        self.facts.zones[zone]
            .devices
            .iter()
            .filter(fed)
            .copied()
            .collect()
    }

    fn strike(
        &self,
        zone: u32,
        place: Option<u32>,
        source: Option<HazardSource>,
        class: Class,
        devices: &[u32],
        threat: &Threat,
    ) -> Struck {
        let lowered_by = self.lowered_by(
            &self.facts.spot(Some(zone), place),
            &measures_against(self.facts, threat),
        );
        let lowest = self.facts.catalogue.parameters.hazard_reduction.value.lowest;
        let taken_off = lowered_by.as_ref().map_or(0, |&(_, _, classes)| classes);
        let likelihood = class.class.min(lowest).max(class.class.saturating_sub(taken_off));
        let suffering = self.suffering(devices, threat);
        Struck {
            hazard: Hazard {
                source,
                class: class.class,
                assumed: class.assumed,
                lowered_by,
                tasks: self.tasks_of(source, devices),
            },
            likelihood,
            suffering,
            unknown: class.unknown,
        }
    }

    /// The measure that takes most classes off.
    fn lowered_by(
        &self,
        spot: &Spot,
        measures: &[(u32, &Measure, bool)],
    ) -> Option<(MeasureCode, Strength, u8)> {
        let reduction = &self.facts.catalogue.parameters.hazard_reduction.value;
        let mut best: Option<(MeasureCode, Strength, u8)> = None;
        for &(number, measure, primary) in measures {
            let table = self.facts.catalogue.parameters.efficacy_primary.value;
            let strength = self
                .strengths
                .at(spot, number, table, self.recoveries.raised)
                .strength;
            let taken = if primary {
                reduction.primary
            } else {
                reduction.secondary
            };
            let taken = taken
                .get(usize::from(strength.get()))
                .copied()
                .unwrap_or_default();
            if taken > best.as_ref().map_or(0, |best| best.2) {
                best = Some((measure.code.clone(), strength, taken));
            }
        }
        best
    }

    /// A hazard stops every device it strikes; spares that stand there too are no help.
    fn suffering(&self, devices: &[u32], threat: &Threat) -> Suffering {
        let mut worst: Option<Suffering> = None;
        for &device in devices {
            let needs = self.facts.needs.of_device(device).iter();
            let harm = Harm {
                id: String::new(),
                node: 0,
                kind: EffectKind::Deny,
                element: Element::Device(self.facts.devices[device].id),
                zone: None,
                threats: &[],
                hits: needs
                    .map(|need| Hit {
                        task: need.task,
                        severity: need.weight.get(),
                    })
                    .collect(),
                spared: Vec::new(),
                recovers: Some(device),
            };
            let suffering = self.recoveries.suffering_in(&harm, &threat.values);
            worst = Some(match worst {
                Some(known) => known.joined(suffering, &self.facts.catalogue.parameters),
                None => suffering,
            });
        }
        worst.unwrap_or_else(|| self.recoveries.nothing())
    }

    /// Tasks that a hazard at its source would stop, in every zone.
    fn tasks_of(&self, source: Option<HazardSource>, devices: &[u32]) -> Vec<TaskId> {
        if let Some(HazardSource::Place(place)) = source
            && let Some(place) = self.facts.place_ids.number(place)
        {
            return self.tasks_at[place].iter().copied().collect();
        }
        let needs = devices
            .iter()
            .flat_map(|&device| self.facts.needs.of_device(device));
        let tasks: BTreeSet<TaskId> = needs.map(|need| need.task).collect();
        tasks.into_iter().collect()
    }

    /// Likelihood class of slips in a zone, and what lowers it.
    pub fn slip(&self, zone: u32) -> (u8, Likelihood, Option<(MeasureCode, Strength, u8)>) {
        let slip = &self.facts.catalogue.parameters.slip.value;
        let measures: Vec<(u32, &Measure, bool)> = (slip.lowered_by.iter())
            .filter_map(|code| {
                let number = self.facts.catalogue.measures.position(code.as_str())? as u32;
                Some((number, self.facts.catalogue.measure(code)?, true))
            })
            .collect();
        let lowered_by = self.lowered_by(&self.facts.spot(Some(zone), None), &measures);
        let lowest = self.facts.catalogue.parameters.hazard_reduction.value.lowest;
        let taken_off = lowered_by.as_ref().map_or(0, |&(_, _, classes)| classes);
        let likelihood = slip
            .likelihood
            .min(lowest)
            .max(slip.likelihood.saturating_sub(taken_off));
        (slip.likelihood, likelihood, lowered_by)
    }
}

/// Measures that prevent or limit a hazard: `(number, measure, made for it)`.
fn measures_against<'p>(facts: &Facts<'p>, threat: &Threat) -> Vec<(u32, &'p Measure, bool)> {
    let all = (0..).zip(&facts.catalogue.measures);
    all.filter_map(|(number, measure)| {
        let effects = measure.against(&threat.code)?;
        let works = |action| effects.does(action);
        let made_for = effects.mainly(Action::Prevent) || effects.mainly(Action::Limit);
        (works(Action::Prevent) || works(Action::Limit)).then_some((number, measure, made_for))
    })
    .collect()
}

fn is_worse(struck: &Struck, known: &Struck) -> bool {
    let key = |struck: &Struck| {
        let grade = struck.suffering.without_any_floor(struck.likelihood);
        (
            grade.map_or(0, |grade| grade.bars() + 1),
            struck.likelihood,
            struck.hazard.class,
        )
    };
    key(struck) > key(known)
}
