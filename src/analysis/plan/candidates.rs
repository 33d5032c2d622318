//! What could be raised next: each measure at each place where somebody could act, one strength at a time.
//!
//! A measure is offered where it naturally belongs (the first scope of its row in the guideline that any step reads),
//! at conduits somebody described, and wherever it is recorded already. What cannot be done there, what would go
//! beyond what the zones ask for, and what does nothing more than another target of the same measure are left out.

use std::{
    collections::{BTreeMap, BTreeSet},
    iter,
};

use crate::{
    analysis::{
        Dense, coverage,
        coverage::Required,
        facts::{DeviceFacts, Facts, ZoneFacts},
        impact::{BACKUP, Impacting},
        strength::{Raised, Spot, Strengths},
    },
    guideline::{Class, Measure, Scope},
    plant::{PlantState, Strength, Target, ZoneId},
};

use super::{
    found::{self, Deed},
    judge::Move,
    options::Options,
    sheet::Sheet,
};

/// Stop class from which a running plant has to wait for its planned shutdown.
pub(crate) const SHUTDOWN: u8 = 3;

/// One measure raised.
#[derive(Clone, Debug)]
pub(crate) struct Rise<'p> {
    /// The measure.
    pub(crate) measure: &'p Measure,
    /// Its place in the catalogue.
    pub(crate) number: u32,
    /// The strength before.
    pub(crate) from: Strength,
    /// The strength it gets.
    pub(crate) to: Strength,
}

/// One strength more of a measure at a target, or of several that only work together.
#[derive(Clone, Debug)]
pub(crate) struct Raise<'p> {
    /// What is raised.
    pub(crate) first: Rise<'p>,
    /// What has to be raised with it.
    pub(crate) also: Vec<Rise<'p>>,
    /// It is a step of the package of measures that only work together, even where one of them alone lags behind.
    pub(crate) is_package: bool,
    /// Where.
    pub(crate) target: Target,
    /// Inside zones it concerns.
    pub(crate) zones: Vec<ZoneId>,
    /// Stop class there.
    pub(crate) stop: u8,
    /// The stop is more than allowed.
    pub(crate) barred: bool,
    /// It waits for the planned shutdown.
    pub(crate) at_shutdown: bool,
    /// It counts as if a restore had been tried, which nobody has recorded at all its devices.
    pub(crate) awaits_restore_test: bool,
    /// The raise before it at the same target, by number.
    pub(crate) after: Option<u32>,
}

impl<'p> Raise<'p> {
    /// All that is raised.
    pub(crate) fn rises(&self) -> impl Iterator<Item = &Rise<'p>> {
        iter::once(&self.first).chain(&self.also)
    }

    /// As the analysis supposes it.
    pub(crate) fn raised(&self) -> Vec<Raised> {
        let raised = self.rises().map(|rise| Raised {
            measure: rise.number,
            targets: vec![self.target],
            strength: rise.to,
        });
        raised.collect()
    }

    /// Cost classes it adds: at least one for each measure, because nothing is free.
    pub(crate) fn cost(&self) -> u8 {
        let costs = self
            .rises()
            .map(|rise| rise.measure.cost_to_raise(rise.from, rise.to).max(1));
        costs.fold(0, u8::saturating_add)
    }

    /// As the search sees it.
    pub(crate) fn as_move(&self, stop_factors: [f64; 4]) -> Move {
        Move {
            cost: u32::from(self.cost()),
            stop_factor: stop_factor(stop_factors, self.stop),
            after: self.after,
        }
    }

    /// As it is told.
    pub(crate) fn deed(&self) -> Deed {
        let told = |rise: &Rise<'_>| found::Rise {
            measure: rise.measure.code.clone(),
            from: rise.from,
            to: rise.to,
        };
        Deed {
            target: self.target,
            first: told(&self.first),
            also: self.also.iter().map(told).collect(),
            is_package: self.is_package,
            zones: self.zones.clone(),
            cost: self.cost(),
            stop: self.stop,
            at_shutdown: self.at_shutdown,
            awaits_restore_test: self.awaits_restore_test,
        }
    }
}

/// What a stop class adds to the cost when measures are ranked.
pub(crate) fn stop_factor(factors: [f64; 4], stop: u8) -> f64 {
    let place = usize::from(stop.clamp(1, 4)) - 1;
    factors.get(place).copied().unwrap_or(1.0)
}

/// What candidates are made from.
#[derive(Debug)]
pub(crate) struct Offer<'a, 'p> {
    /// The plant.
    pub(crate) facts: &'a Facts<'p>,
    /// Strengths there are.
    pub(crate) strengths: &'a Strengths,
    /// What the zones ask for.
    pub(crate) required: &'a Dense<Required>,
    /// What the steps read.
    pub(crate) sheet: &'a Sheet,
    /// Limits.
    pub(crate) options: &'a Options,
}

/// A place where somebody could act.
struct Spotted {
    spot: Spot,
    classes: BTreeSet<Class>,
    /// Inside zones it concerns.
    zones: Vec<u32>,
    /// A device or conduit may be of any class of its own.
    state: PlantState,
}

impl<'p> Offer<'_, 'p> {
    /// All raises, by measure, target and strength.
    pub(crate) fn raises(&self, impacting: &Impacting<'_, '_>) -> Vec<Raise<'p>> {
        let mut by_measure: BTreeMap<u32, BTreeSet<Target>> = BTreeMap::new();
        for (target, measure) in self.sheet.read().chain(self.recovering(impacting)) {
            by_measure.entry(measure).or_default().insert(target);
        }
        let recorded: BTreeSet<(Target, u32)> = self.strengths.recorded_at().collect();
        let package = self.package();
        let mut packed: BTreeSet<Target> = BTreeSet::new();
        let mut raises: Vec<Raise<'p>> = Vec::new();
        for (number, targets) in by_measure {
            let Some(measure) = self.measure(number) else {
                continue;
            };
            let natural = measure
                .scopes
                .iter()
                .copied()
                .find(|&natural| targets.iter().any(|&target| Scope::of(target) == natural));
            let offered = targets.iter().copied().filter(|&target| {
                let scope = Scope::of(target);
                let fits = Some(scope) == natural
                    || scope == Scope::Conduit && measure.scopes.contains(&scope)
                    || recorded.contains(&(target, number));
                fits && !self.strengths.cannot_be_done(target, number)
            });
            for target in self.without_repeats(number, &offered.collect::<Vec<Target>>()) {
                if !package.contains(&number) {
                    self.raise(&[number], target, &mut raises);
                } else if packed.insert(target) {
                    self.raise(&package, target, &mut raises);
                }
            }
        }
        raises
    }

    fn measure(&self, number: u32) -> Option<&'p Measure> {
        self.facts
            .catalogue
            .measures
            .iter()
            .as_slice()
            .get(number as usize)
    }

    /// Measures that are offered together only, in the order of the guideline.
    fn package(&self) -> Vec<u32> {
        let catalogue = self.facts.catalogue;
        let members = &catalogue.parameters.response_package.value;
        let numbers = members
            .iter()
            .filter_map(|code| catalogue.measures.position(code.as_str()));
        numbers.map(|number| number as u32).collect()
    }

    /// Backups change no step but what a stop means.
    fn recovering(&self, impacting: &Impacting<'_, '_>) -> impl Iterator<Item = (Target, u32)> {
        let backup = self.facts.catalogue.measures.position(BACKUP);
        let backup = backup
            .map(|place| place as u32)
            .filter(|&number| impacting.depends_on(number));
        let zones = self.facts.inside_zones().map(|(_, zone)| Target::Zone(zone.id));
        let recorded = self.strengths.recorded_at().map(|(target, _)| target);
        let targets: BTreeSet<Target> = zones.chain(recorded).chain([Target::Plant]).collect();
        backup
            .into_iter()
            .flat_map(move |number| targets.clone().into_iter().map(move |target| (target, number)))
    }

    /// Of nested zones or places whose steps are the same, the inner one is enough.
    fn without_repeats(&self, number: u32, offered: &[Target]) -> Vec<Target> {
        let sites: BTreeMap<Target, Vec<u32>> = offered
            .iter()
            .map(|&target| (target, self.sheet.sites_reading(target, number)))
            .collect();
        let is_around = |outer: Target, inner: Target| match (outer, inner) {
            (Target::Zone(outer), Target::Zone(inner)) => {
                outer != inner && self.facts.plant.zone_and_parents(inner).any(|zone| zone == outer)
            }
            (Target::Place(outer), Target::Place(inner)) => {
                outer != inner
                    && self
                        .facts
                        .plant
                        .place_and_parents(inner)
                        .any(|place| place == outer)
            }
            _ => false,
        };
        let repeats = |&outer: &Target| {
            let own = sites.get(&outer);
            own.is_some_and(|own| !own.is_empty())
                && offered
                    .iter()
                    .any(|&inner| is_around(outer, inner) && sites.get(&inner) == own)
        };
        offered
            .iter()
            .copied()
            .filter(|target| !repeats(target))
            .collect()
    }

    /// Raises of one measure, or of a package of them, at a target: strength by strength.
    fn raise(&self, numbers: &[u32], target: Target, raises: &mut Vec<Raise<'p>>) {
        let Some(at) = self.spotted(target) else { return };
        let is_whole = matches!(target, Target::Plant | Target::Party(_));
        let table = self.facts.catalogue.parameters.efficacy_primary.value;
        let mut standing: Vec<(u32, &'p Measure, Strength, Strength)> = numbers
            .iter()
            .filter_map(|&number| Some((number, self.measure(number)?)))
            .filter(|(number, measure)| {
                !self.strengths.cannot_be_done(target, *number)
                    && (is_whole || coverage::can_be_done(measure, at.classes.iter().copied()))
            })
            .map(|(number, measure)| {
                let from = self.strengths.at(&at.spot, number, table, None).strength;
                (number, measure, from, self.most(measure, target, &at))
            })
            .collect();
        let mut after = None;
        for to in Strength::ALL {
            let rises: Vec<Rise<'p>> = standing
                .iter()
                .filter(|(_, measure, from, most)| to <= *most && measure.next_strength(*from) == Some(to))
                .map(|&(number, measure, from, _)| Rise {
                    measure,
                    number,
                    from,
                    to,
                })
                .collect();
            for rise in &rises {
                let raised = standing.iter_mut().filter(|(number, ..)| *number == rise.number);
                raised.for_each(|(_, _, from, _)| *from = to);
            }
            let mut rises = rises.into_iter();
            let Some(first) = rises.next() else { continue };
            let also: Vec<Rise<'p>> = rises.collect();
            let state = self.options.state.unwrap_or(at.state);
            let stops = iter::once(&first)
                .chain(&also)
                .map(|rise| rise.measure.stop_of(to, state));
            let stop = stops.max().unwrap_or_default();
            let waits = stop >= SHUTDOWN && at.state == PlantState::Running;
            let has_shutdown = stop == SHUTDOWN
                && at.zones.iter().all(|&zone| self.has_shutdown(zone))
                && !at.zones.is_empty();
            let number_of_this = raises.len() as u32;
            raises.push(Raise {
                awaits_restore_test: self.awaits_restore_test(first.measure, target, to),
                first,
                also,
                is_package: numbers.len() > 1,
                target,
                zones: at.zones.iter().map(|&zone| self.facts.zones[zone].id).collect(),
                stop,
                barred: self.options.max_stop.is_some_and(|most| stop > most) && !has_shutdown,
                at_shutdown: waits,
                after,
            });
            after = Some(number_of_this);
        }
    }

    fn awaits_restore_test(&self, measure: &Measure, target: Target, to: Strength) -> bool {
        let facts = self.facts;
        let concerned = |&(_, device): &(u32, &DeviceFacts<'_>)| match target {
            Target::Plant => true,
            Target::Zone(id) => {
                let chain = device.zone.map(|zone| facts.zones[zone].chain.iter());
                chain.is_some_and(|mut chain| chain.any(|&zone| facts.zones[zone].id == id))
            }
            Target::Device(id) => device.id == id,
            Target::Place(_) | Target::Conduit(_) | Target::Party(_) => false,
        };
        measure.code.as_str() == BACKUP
            && to.get() >= 2
            && (0..)
                .zip(&facts.devices)
                .filter(concerned)
                .any(|(number, _)| !facts.is_restore_tried(number))
    }

    fn has_shutdown(&self, zone: u32) -> bool {
        let mut chain = self.facts.zones[zone].chain.iter();
        chain.any(|&zone| self.options.shutdowns.contains(&self.facts.zones[zone].id))
    }

    /// The strength up to which it is offered: what the zones concerned ask of it, or what is planned there.
    fn most(&self, measure: &Measure, target: Target, at: &Spotted) -> Strength {
        if self.options.above_required {
            return Strength::MAX;
        }
        let asked = |&zone: &u32| coverage::asked(self.facts, zone, measure, self.required[zone].strength);
        let planned = self.facts.plant.measures.values().filter(|record| {
            record.target == Some(target) && record.measure == measure.code && record.exception.is_empty()
        });
        let planned = planned.filter_map(|record| record.goal);
        at.zones
            .iter()
            .map(asked)
            .chain(planned)
            .max()
            .unwrap_or_default()
    }

    fn spotted(&self, target: Target) -> Option<Spotted> {
        let facts = self.facts;
        let (spot, zones, classes) = match target {
            Target::Plant => {
                let zones = facts.inside_zones().map(|(zone, _)| zone).collect();
                (Spot::default(), zones, BTreeSet::new())
            }
            Target::Zone(id) => {
                let zone = facts
                    .zone_ids
                    .number(id)
                    .filter(|&zone| facts.zones[zone].inside)?;
                // A measure of a zone counts in the zones inside it too.
                let inner = |&(_, inner): &(u32, &_)| -> bool {
                    let inner: &ZoneFacts = inner;
                    inner.chain.contains(&zone)
                };
                let zones: Vec<u32> = facts.inside_zones().filter(inner).map(|(zone, _)| zone).collect();
                let classes = zones.iter().flat_map(|&zone| facts.classes_in(zone)).collect();
                (facts.spot(Some(zone), None), zones, classes)
            }
            Target::Place(id) => {
                let place = facts.place_ids.number(id)?;
                let here = || {
                    facts.devices.iter().filter(|device| {
                        device
                            .place
                            .is_some_and(|at| facts.place_chains[at].contains(&place))
                    })
                };
                let zones: BTreeSet<u32> = here().filter_map(|device| device.zone).collect();
                let classes = here().map(|device| device.class).collect();
                (facts.spot(None, Some(place)), self.inside(zones), classes)
            }
            Target::Device(id) => {
                let number = facts.device_ids.number(id)?;
                let device = &facts.devices[number];
                let zones = device.zone.into_iter().collect();
                (
                    facts.device_spot(number),
                    self.inside(zones),
                    BTreeSet::from([device.class]),
                )
            }
            Target::Conduit(id) => {
                let record = facts.plant.conduits.get(&id)?;
                let ends = [record.a, record.b].into_iter().flatten();
                let zones = ends.filter_map(|zone| facts.zone_ids.number(zone)).collect();
                let spot = Spot {
                    conduit: Some(id),
                    ..Spot::default()
                };
                (spot, self.inside(zones), BTreeSet::from([Class::Con]))
            }
            Target::Party(id) => {
                let spot = Spot {
                    parties: vec![id],
                    ..Spot::default()
                };
                let zones = facts.inside_zones().map(|(zone, _)| zone).collect();
                (spot, zones, BTreeSet::new())
            }
        };
        let states = zones.iter().map(|&zone| coverage::state_of(facts, zone));
        let strictest = states.max_by_key(|state| match state {
            PlantState::Running => 2,
            PlantState::Renewal => 1,
            PlantState::New => 0,
        });
        let state = match target {
            Target::Plant | Target::Party(_) => facts.plant.info.state,
            _ => strictest.unwrap_or(facts.plant.info.state),
        };
        Some(Spotted {
            spot,
            classes,
            zones,
            state,
        })
    }

    fn inside(&self, zones: BTreeSet<u32>) -> Vec<u32> {
        zones
            .into_iter()
            .filter(|&zone| self.facts.zones[zone].inside)
            .collect()
    }
}
