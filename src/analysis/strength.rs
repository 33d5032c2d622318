//! Which strength of a measure counts where (D-33): the best of what somebody recorded at the element, its zones,
//! its places, the conduit crossed, the party and the plant.

use std::collections::BTreeMap;

use crate::{
    guideline::Catalogue,
    plant::{ConduitId, DeviceId, Fact, PartyId, PlaceId, Plant, Strength, Target, ZoneId},
};

use super::{findings::Plan, residual};

/// A measure somebody recorded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Given {
    /// Its strength under the plan.
    pub(crate) strength: Strength,
    /// Share of devices or ports covered.
    pub(crate) coverage: f64,
    /// Share of the full effect at its quality.
    pub(crate) quality: f64,
    /// Where it is recorded.
    pub(crate) target: Target,
    /// Nobody confirmed the strength.
    pub(crate) unknown: bool,
    /// It cannot be done there, with a reason: what lies further out does not count.
    pub(crate) exception: bool,
}

/// A strength that counts at a spot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Applied {
    /// The strength.
    pub(crate) strength: Strength,
    /// Share covered.
    pub(crate) coverage: f64,
    /// Share of the full effect at its quality.
    pub(crate) quality: f64,
    /// Who gave it; `None` = nobody recorded one.
    pub(crate) target: Option<Target>,
    /// Some record that was looked at is not confirmed.
    pub(crate) unknown: bool,
}

impl Applied {
    /// Nobody recorded anything.
    pub(crate) const NOTHING: Self = Self {
        strength: Strength::NONE,
        coverage: 1.0,
        quality: 1.0,
        target: None,
        unknown: false,
    };

    /// Efficacy with a table of efficacies by strength.
    pub(crate) fn efficacy(&self, table: [f64; 4]) -> f64 {
        self.coverage * self.quality * residual::by_strength(table, self.strength)
    }
}

/// Where a strength is looked up, inside out.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    /// The device itself; only where something is recorded at it.
    pub(crate) device: Option<DeviceId>,
    /// Its zone and those around it.
    pub(crate) zones: Vec<ZoneId>,
    /// Its place and those around it.
    pub(crate) places: Vec<PlaceId>,
    /// Conduit that is crossed.
    pub(crate) conduit: Option<ConduitId>,
    /// Outside parties that answer for it.
    pub(crate) parties: Vec<PartyId>,
}

impl Spot {
    /// Where measures are recorded, from the inside out, the conduit left out: the device, its zones and places, the
    /// parties, the plant.
    fn inside_out(&self) -> impl Iterator<Item = Target> {
        (self.device.iter().map(|&id| Target::Device(id)))
            .chain(self.zones.iter().map(|&id| Target::Zone(id)))
            .chain(self.places.iter().map(|&id| Target::Place(id)))
            .chain(self.parties.iter().map(|&id| Target::Party(id)))
            .chain([Target::Plant])
    }
}

/// A measure supposed to be raised somewhere, to see what it would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Raised {
    /// The measure, by its place in the catalogue.
    pub(crate) measure: u32,
    /// Where.
    pub(crate) targets: Vec<Target>,
    /// To which strength.
    pub(crate) strength: Strength,
}

impl Raised {
    fn is_at(&self, target: Target, measure: u32) -> bool {
        self.measure == measure && self.targets.contains(&target)
    }

    fn given(&self, target: Target) -> Given {
        Given {
            strength: self.strength,
            coverage: 1.0,
            quality: 1.0,
            target,
            unknown: false,
            exception: false,
        }
    }

    /// Whether it counts at a spot.
    pub(crate) fn reaches(&self, spot: &Spot) -> bool {
        self.targets.iter().any(|target| match target {
            Target::Plant => true,
            Target::Zone(zone) => spot.zones.contains(zone),
            Target::Place(place) => spot.places.contains(place),
            Target::Device(device) => spot.device == Some(*device),
            Target::Party(party) => spot.parties.contains(party),
            Target::Conduit(conduit) => spot.conduit == Some(*conduit),
        })
    }
}

/// All recorded measures under one plan.
#[derive(Clone, Debug)]
pub(crate) struct Strengths {
    /// By target; there by measure, those of one measure in the order of their records.
    given: BTreeMap<Target, Vec<(u32, Given)>>,
}

/// What is recorded around one spot: looked up once for all measures.
#[derive(Clone, Debug)]
pub(crate) struct Around {
    /// By measure, then from the inside out; the conduit comes last.
    given: Vec<(u32, u32, Given)>,
}

/// The layer of the conduit: what lies inside it never shuts it out.
const CONDUIT: u32 = u32::MAX;

impl Strengths {
    /// Reads the plant's records; those of measures the guideline does not know are passed over.
    pub(crate) fn new(plant: &Plant, catalogue: &Catalogue, plan: Plan) -> Self {
        let quality_table = catalogue.parameters.quality.value;
        let mut strengths = Self {
            given: BTreeMap::new(),
        };
        for record in plant.measures.values() {
            let (Some(target), Some(measure)) = (
                record.target,
                catalogue.measures.position(record.measure.as_str()),
            ) else {
                continue;
            };
            let now = record.now.known().copied().unwrap_or_default();
            let planned = record.goal.filter(|_| plan == Plan::Target);
            let given = Given {
                strength: planned.unwrap_or(now),
                coverage: record.coverage.unwrap_or(1.0).clamp(0.0, 1.0),
                quality: residual::by_quality(quality_table, record.quality),
                target,
                unknown: planned.is_none() && record.now == Fact::Unknown,
                exception: !record.exception.is_empty(),
            };
            strengths.add(measure as u32, given);
        }
        strengths
    }

    fn add(&mut self, measure: u32, given: Given) {
        let recorded = self.given.entry(given.target).or_default();
        let place = recorded.partition_point(|&(other, _)| other <= measure);
        recorded.insert(place, (measure, given));
    }

    /// The same with measures supposed to be raised, fully and well done.
    pub(crate) fn with(mut self, raised: &[Raised]) -> Self {
        for raised in raised {
            for &target in &raised.targets {
                self.add(raised.measure, raised.given(target));
            }
        }
        self
    }

    /// Whether somebody recorded that a measure cannot be done at a target.
    pub(crate) fn cannot_be_done(&self, target: Target, measure: u32) -> bool {
        self.recorded(target, measure).any(|given| given.exception)
    }

    /// Targets at which a measure is recorded.
    pub(crate) fn recorded_at(&self) -> impl Iterator<Item = (Target, u32)> {
        let each = self.given.iter().map(|(&target, recorded)| {
            let of_measure = recorded.chunk_by(|(a, _), (b, _)| a == b);
            let measures = of_measure.filter_map(|of_measure| of_measure.first());
            measures.map(move |&(measure, _)| (target, measure))
        });
        each.flatten()
    }

    /// The best strength of a measure at a spot, compared by efficacy with `table`, so a second, partial record can
    /// never lower a value.
    pub(crate) fn at(&self, spot: &Spot, measure: u32, table: [f64; 4], raised: Option<&Raised>) -> Applied {
        let mut best = Best {
            table,
            applied: Applied::NOTHING,
            efficacy: 0.0,
        };
        for target in spot.inside_out() {
            let mut blocked = false;
            for given in self.recorded(target, measure) {
                best.see(given);
                blocked |= given.exception;
            }
            if let Some(raised) = raised.filter(|raised| raised.is_at(target, measure)) {
                best.see(&raised.given(target));
            }
            if blocked {
                break;
            }
        }
        if let Some(target) = spot.conduit.map(Target::Conduit) {
            for given in self.recorded(target, measure) {
                best.see(given);
            }
            if let Some(raised) = raised.filter(|raised| raised.is_at(target, measure)) {
                best.see(&raised.given(target));
            }
        }
        best.applied
    }

    /// Whether a measure is recorded there, at whatever strength.
    pub(crate) fn stands_at(&self, target: Target, measure: u32) -> bool {
        self.recorded(target, measure).next().is_some()
    }

    /// Everything recorded around a spot.
    pub(crate) fn around(&self, spot: &Spot) -> Around {
        let mut given = Vec::new();
        let layers = (0..).zip(spot.inside_out());
        for (layer, target) in layers.chain(spot.conduit.map(|conduit| (CONDUIT, Target::Conduit(conduit)))) {
            let recorded = self.given.get(&target).map_or(&[][..], Vec::as_slice);
            given.extend(recorded.iter().map(|&(measure, given)| (measure, layer, given)));
        }
        given.sort_by_key(|&(measure, layer, _)| (measure, layer));
        Around { given }
    }

    fn recorded(&self, target: Target, measure: u32) -> impl Iterator<Item = &Given> {
        let all = self.given.get(&target).map_or(&[][..], Vec::as_slice);
        let first = all.partition_point(|&(other, _)| other < measure);
        let from = all.iter().skip(first);
        from.take_while(move |&&(other, _)| other == measure)
            .map(|(_, given)| given)
    }
}

impl Around {
    /// The best strength of a measure, as [`Strengths::at`] finds it.
    pub(crate) fn at(&self, measure: u32, table: [f64; 4]) -> Applied {
        let mut best = Best {
            table,
            applied: Applied::NOTHING,
            efficacy: 0.0,
        };
        let first = self.given.partition_point(|&(other, ..)| other < measure);
        let mut shut_out = CONDUIT;
        for &(other, layer, ref given) in self.given.iter().skip(first) {
            if other != measure {
                break;
            }
            if layer == CONDUIT {
                best.see(given);
            } else if layer <= shut_out {
                best.see(given);
                if given.exception {
                    shut_out = layer;
                }
            }
        }
        best.applied
    }
}

struct Best {
    table: [f64; 4],
    applied: Applied,
    efficacy: f64,
}

impl Best {
    fn see(&mut self, given: &Given) {
        let candidate = Applied {
            strength: if given.exception {
                Strength::NONE
            } else {
                given.strength
            },
            coverage: given.coverage,
            quality: given.quality,
            target: Some(given.target),
            unknown: given.unknown,
        };
        let efficacy = candidate.efficacy(self.table);
        let unknown = self.applied.unknown || given.unknown;
        if self.applied.target.is_none() || efficacy > self.efficacy {
            self.applied = candidate;
            self.efficacy = efficacy;
        }
        self.applied.unknown = unknown;
    }
}
