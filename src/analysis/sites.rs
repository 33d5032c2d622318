//! Where a step's measures are looked up. Steps of like devices in like places share one site, so their measures
//! are weighed once.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    guideline::{Catalogue, Family, FamilyRead, StepRow, Where},
    plant::Strength,
};

use super::{
    Dense,
    findings::Factor,
    residual,
    strength::{Applied, Around, Raised, Spot, Strengths},
};

/// One place in the drawing as seen by one row of the step table. Spots are named by number; 0 is nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Site {
    /// Row of the step table, by its place there.
    pub(crate) row: u32,
    /// The element the step is about.
    pub(crate) own: u32,
    /// The home zone of the network it ends on, with the conduit crossed.
    pub(crate) network: u32,
    /// The boundary device on the way to the internet.
    pub(crate) boundary: u32,
    /// The place.
    pub(crate) place: u32,
    /// The outside party.
    pub(crate) party: u32,
    /// A wall stands between.
    pub(crate) wall: bool,
    /// A drawn firewall passes it on, so an unrecorded N4 counts as the assumed strength (D-34).
    pub(crate) firewall: bool,
}

/// Where only what is recorded for the whole plant counts.
pub(crate) const NOWHERE: u32 = 0;

/// Things by number, each once.
#[derive(Clone, Debug)]
pub(crate) struct Numbered<T> {
    numbers: BTreeMap<T, u32>,
    list: Vec<T>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self {
            numbers: BTreeMap::new(),
            list: Vec::new(),
        }
    }
}

impl<T: Clone + Ord> Numbered<T> {
    /// The number of a thing.
    pub(crate) fn number(&mut self, thing: T) -> u32 {
        if let Some(&known) = self.numbers.get(&thing) {
            return known;
        }
        let number = self.list.len() as u32;
        self.list.push(thing.clone());
        self.numbers.insert(thing, number);
        number
    }

    /// The thing behind a number.
    pub(crate) fn get(&self, number: u32) -> Option<&T> {
        self.list.get(number as usize)
    }

    /// All things by number.
    pub(crate) fn into_list(self) -> Dense<T> {
        self.list.into()
    }
}

/// What the measures at a site do to a step there.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Weighed {
    /// Every measure looked at.
    pub(crate) factors: Arc<[Factor]>,
    /// What they leave of the probability.
    pub(crate) residual: f64,
    /// Share noticed and stopped in time.
    pub(crate) detect: f64,
    /// Some strength is not confirmed.
    pub(crate) unknown: bool,
}

/// What a strength that is read at a site counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// A family, by its place in the row: the best of it works against the step.
    Family(u32),
    /// Noticing the step: the best counts.
    Noticing,
    /// Responding to what was noticed: the weakest counts.
    Responding,
}

/// One strength that is read at a site.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading<'s> {
    /// What it counts for.
    pub(crate) part: Part,
    /// The measure, by its place in the catalogue.
    pub(crate) measure: u32,
    /// Efficacy by strength.
    pub(crate) table: [f64; 4],
    /// Where it is looked up.
    pub(crate) spot: &'s Spot,
    /// A drawn firewall stands in for it where nobody recorded one.
    firewall: bool,
}

/// Weighs measures at sites.
#[derive(Debug)]
pub(crate) struct Scales<'a> {
    catalogue: &'a Catalogue,
    /// Where strengths are looked up.
    spots: Dense<Spot>,
    rows: Dense<Row<'a>>,
    watching: Vec<u32>,
    responding: Vec<u32>,
    firewall: Option<u32>,
}

/// A row of the step table with its measures by number.
#[derive(Debug)]
struct Row<'a> {
    step: &'a StepRow,
    families: Vec<Read<'a>>,
}

#[derive(Debug)]
struct Read<'a> {
    read: &'a FamilyRead,
    /// `(measure, primary)`
    members: Vec<(u32, bool)>,
}

/// The measure a drawn firewall stands for.
const FILTER: &str = "N4";

impl<'a> Scales<'a> {
    /// Numbers the measures that the rows of the step table read.
    pub(crate) fn new(catalogue: &'a Catalogue, spots: Dense<Spot>) -> Self {
        let number = |code: &str| catalogue.measures.position(code).map(|place| place as u32);
        let members = |read: &FamilyRead| {
            let primary = read.primary.iter().map(|code| (code, true));
            let all = primary.chain(read.secondary.iter().map(|code| (code, false)));
            all.filter_map(|(code, primary)| Some((number(code.as_str())?, primary)))
                .collect()
        };
        let rows = catalogue.steps.iter().map(|step| Row {
            step,
            families: (step.families.iter())
                .map(|read| Read {
                    read,
                    members: members(read),
                })
                .collect(),
        });
        let watching = catalogue.family(&catalogue.parameters.detection_family.value);
        let watching = watching.map_or(&[][..], |family: &Family| family.members.as_slice());
        let responding = &catalogue.parameters.response_measures.value;
        Self {
            catalogue,
            spots,
            rows: rows.collect(),
            watching: watching.iter().filter_map(|code| number(code.as_str())).collect(),
            responding: responding
                .iter()
                .filter_map(|code| number(code.as_str()))
                .collect(),
            firewall: number(FILTER),
        }
    }

    /// Every strength that is read at a site, one after the other: families in their order, then who notices, then
    /// who responds.
    pub(crate) fn readings<'s>(&'s self, site: &Site) -> Vec<Reading<'s>> {
        let parameters = &self.catalogue.parameters;
        let row = &self.rows[site.row];
        let mut all = Vec::new();
        let families = row.families.iter().filter(|read| site.wall || !read.read.wall);
        for (number, read) in (0..).zip(families) {
            all.extend(read.members.iter().map(|&(measure, primary)| Reading {
                part: Part::Family(number),
                measure,
                table: if primary {
                    parameters.efficacy_primary.value
                } else {
                    parameters.efficacy_secondary.value
                },
                spot: self.spot(site, read.read.at),
                firewall: site.firewall && self.firewall == Some(measure),
            }));
        }
        if let Some(at) = row.step.watched.filter(|_| !row.step.is_certain()) {
            let watching = self.watching.iter().map(|&measure| Reading {
                part: Part::Noticing,
                measure,
                table: parameters.detection.value,
                spot: self.spot(site, at),
                firewall: false,
            });
            let responding = self.responding.iter().map(|&measure| Reading {
                part: Part::Responding,
                measure,
                table: parameters.response.value,
                spot: &self.spots[NOWHERE],
                firewall: false,
            });
            all.extend(watching.chain(responding));
        }
        all
    }

    /// Weighs the measures at all sites, looking up each spot once.
    pub(crate) fn weigh_all(&self, sites: &Dense<Site>, strengths: &Strengths) -> Dense<Weighed> {
        let around: Dense<Around> = self.spots.iter().map(|spot| strengths.around(spot)).collect();
        let look_up = |spot: u32, measure: u32, table: [f64; 4]| around[spot].at(measure, table);
        sites.iter().map(|site| self.weighed(site, &look_up)).collect()
    }

    fn weighed(&self, site: &Site, look_up: &impl Fn(u32, u32, [f64; 4]) -> Applied) -> Weighed {
        let parameters = &self.catalogue.parameters;
        let row = &self.rows[site.row];
        let mut factors = Vec::new();
        let mut unknown = false;
        let mut best = Vec::new();
        for read in row.families.iter().filter(|read| site.wall || !read.read.wall) {
            let first = factors.len();
            for &(measure, primary) in &read.members {
                let table = if primary {
                    parameters.efficacy_primary.value
                } else {
                    parameters.efficacy_secondary.value
                };
                let firewall = site.firewall && self.firewall == Some(measure);
                let applied = look_up(spot_at(site, read.read.at), measure, table);
                let applied = self.or_drawn_firewall(applied, firewall);
                unknown |= applied.unknown;
                factors.push(self.factor(&read.read.family, measure, primary, applied, table));
            }
            let strongest = (first..)
                .zip(factors.iter().skip(first))
                .fold(None, strongest_factor);
            best.extend(strongest.filter(|&(_, efficacy)| efficacy > 0.0));
        }
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        for (rank, &(place, _)) in (1..).zip(&best) {
            if let Some(factor) = factors.get_mut(place) {
                factor.counted = true;
                factor.rank = rank;
            }
        }
        let floor = parameters.residual_floor.value;
        let residual = residual::residual(best.iter().map(|&(_, efficacy)| efficacy), floor);
        let (detect, watched_unknown) = self.detection(site, row.step, look_up);
        Weighed {
            factors: factors.into(),
            residual,
            detect,
            unknown: unknown || watched_unknown,
        }
    }

    /// How effective a reading is, possibly with a measure raised.
    pub(crate) fn efficacy(
        &self,
        reading: &Reading<'_>,
        strengths: &Strengths,
        raised: Option<&Raised>,
    ) -> f64 {
        let Reading {
            measure,
            table,
            spot,
            firewall,
            ..
        } = *reading;
        let applied = strengths.at(spot, measure, table, raised);
        self.or_drawn_firewall(applied, firewall).efficacy(table)
    }

    /// Where nobody recorded a strength, that of a drawn firewall.
    fn or_drawn_firewall(&self, applied: Applied, firewall: bool) -> Applied {
        if firewall && applied.target.is_none() {
            let strength = Strength::clamped(self.catalogue.parameters.drawn_firewall_strength.value);
            return Applied { strength, ..applied };
        }
        applied
    }

    fn spot(&self, site: &Site, at: Where) -> &Spot {
        &self.spots[spot_at(site, at)]
    }

    fn factor(&self, family: &str, measure: u32, primary: bool, applied: Applied, table: [f64; 4]) -> Factor {
        let measure = self.catalogue.measures.iter().as_slice().get(measure as usize);
        Factor {
            family: family.to_owned(),
            measure: measure.map(|measure| measure.code.clone()).unwrap_or_default(),
            strength: applied.strength,
            target: applied.target,
            primary,
            coverage: applied.coverage,
            quality: applied.quality,
            efficacy: applied.efficacy(table),
            counted: false,
            rank: 0,
            assumed: applied.target.is_none(),
        }
    }

    /// Share of a step that is noticed, times the share of that which is stopped in time. If nobody responds,
    /// noticing changes nothing; a step nobody could notice, or that is certain, is left alone.
    fn detection(
        &self,
        site: &Site,
        step: &StepRow,
        look_up: &impl Fn(u32, u32, [f64; 4]) -> Applied,
    ) -> (f64, bool) {
        let Some(at) = step.watched.filter(|_| !step.is_certain()) else {
            return (0.0, false);
        };
        let parameters = &self.catalogue.parameters;
        let mut unknown = false;
        let mut see = |spot: u32, measure: u32, table: [f64; 4]| {
            let applied = look_up(spot, measure, table);
            unknown |= applied.unknown;
            applied.efficacy(table)
        };
        let noticed = (self.watching.iter())
            .map(|&measure| see(spot_at(site, at), measure, parameters.detection.value))
            .fold(0.0, f64::max);
        let responded = (self.responding.iter())
            .map(|&measure| see(NOWHERE, measure, parameters.response.value))
            .fold(1.0, f64::min);
        let responded = if self.responding.is_empty() {
            0.0
        } else {
            responded
        };
        (noticed * responded, unknown)
    }
}

const fn spot_at(site: &Site, at: Where) -> u32 {
    match at {
        Where::Own => site.own,
        Where::Network => site.network,
        Where::Boundary => site.boundary,
        Where::Place => site.place,
        Where::Party => site.party,
    }
}

fn strongest_factor(best: Option<(usize, f64)>, (place, factor): (usize, &Factor)) -> Option<(usize, f64)> {
    match best {
        Some((_, efficacy)) if efficacy >= factor.efficacy => best,
        _ => Some((place, factor.efficacy)),
    }
}
