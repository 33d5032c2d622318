//! Every strength the steps read, as bare numbers, so that thousands of sets of measures can be weighed.
//!
//! The same arithmetic as [`crate::analysis::sites`], without the words beside it: a test holds both together.

use std::collections::BTreeMap;

use crate::{
    analysis::{
        Dense,
        attack::Attack,
        residual,
        sites::Part,
        strength::{Raised, Spot, Strengths},
    },
    plant::Target,
};

/// One strength read at a site.
#[derive(Clone, Copy, Debug)]
struct Cell {
    part: Part,
    measure: u32,
    efficacy: f64,
}

/// All strengths read, by site.
#[derive(Debug)]
pub(crate) struct Sheet {
    cells: Dense<Vec<Cell>>,
    /// Steps of each site.
    pub(crate) steps: Dense<Vec<u32>>,
    /// Sites at which a measure recorded at a target could count, with the cells.
    readers: BTreeMap<(Target, u32), Vec<(u32, usize)>>,
    floor: f64,
}

/// A cell that a raised measure improves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Improvement {
    /// The site.
    pub(crate) site: u32,
    cell: usize,
    efficacy: f64,
}

/// How sure efficacies are: what to make of one of a measure.
pub(crate) type Trust<'t> = &'t dyn Fn(u32, f64) -> f64;

/// Efficacies as the guideline's parameters have them.
pub(crate) fn as_written(_measure: u32, efficacy: f64) -> f64 {
    efficacy
}

impl Sheet {
    /// Reads all sites.
    pub(crate) fn new(attack: &Attack<'_, '_>, strengths: &Strengths, floor: f64) -> Self {
        let mut readers: BTreeMap<(Target, u32), Vec<(u32, usize)>> = BTreeMap::new();
        let mut cells = Vec::new();
        for (site, found) in (0..).zip(attack.sites()) {
            let readings = attack.scales().readings(found);
            let mut here = Vec::with_capacity(readings.len());
            for (place, reading) in readings.iter().enumerate() {
                for target in targets(reading.spot) {
                    readers
                        .entry((target, reading.measure))
                        .or_default()
                        .push((site, place));
                }
                here.push(Cell {
                    part: reading.part,
                    measure: reading.measure,
                    efficacy: attack.scales().efficacy(reading, strengths, None),
                });
            }
            cells.push(here);
        }
        let mut steps = Dense::filled(attack.sites().len(), Vec::new());
        for (number, step) in attack.steps() {
            steps[step.site].push(number);
        }
        Self {
            cells: cells.into(),
            steps,
            readers,
            floor,
        }
    }

    /// Targets and measures that some step would read.
    pub(crate) fn read(&self) -> impl Iterator<Item = (Target, u32)> {
        self.readers.keys().copied()
    }

    /// Sites that read a measure at a target, ascending.
    pub(crate) fn sites_reading(&self, target: Target, measure: u32) -> Vec<u32> {
        let readers = self.readers.get(&(target, measure));
        let mut sites: Vec<u32> = readers.into_iter().flatten().map(|&(site, _)| site).collect();
        sites.dedup();
        sites
    }

    /// What raising a measure improves.
    pub(crate) fn improvements(
        &self,
        attack: &Attack<'_, '_>,
        strengths: &Strengths,
        raised: &Raised,
    ) -> Vec<Improvement> {
        let readers = raised
            .targets
            .iter()
            .filter_map(|&target| self.readers.get(&(target, raised.measure)));
        let mut readers: Vec<(u32, usize)> = readers.flatten().copied().collect();
        readers.sort_unstable();
        readers.dedup();
        let mut found = Vec::new();
        let mut at: Option<(u32, Vec<_>)> = None;
        for (site, cell) in readers {
            if at.as_ref().is_none_or(|(known, _)| *known != site) {
                at = Some((site, attack.scales().readings(&attack.sites()[site])));
            }
            let reading = at.as_ref().and_then(|(_, readings)| readings.get(cell));
            let before = self.cells[site].get(cell);
            if let (Some(reading), Some(before)) = (reading, before) {
                let efficacy = attack.scales().efficacy(reading, strengths, Some(raised));
                if efficacy > before.efficacy {
                    found.push(Improvement { site, cell, efficacy });
                }
            }
        }
        found
    }

    /// The site of an improvement with the family it strengthens there.
    pub(crate) fn family(&self, better: &Improvement) -> Option<(u32, u32)> {
        match self.cells[better.site].get(better.cell)?.part {
            Part::Family(family) => Some((better.site, family)),
            Part::Noticing | Part::Responding => None,
        }
    }

    /// What measures leave at a site, and the share noticed in time, with some cells improved.
    pub(crate) fn left(&self, site: u32, improved: &[Improvement], trust: Trust<'_>) -> (f64, f64) {
        let mut best: Vec<f64> = Vec::with_capacity(8);
        let (mut noticed, mut responded) = (0.0_f64, None);
        for (place, cell) in self.cells[site].iter().enumerate() {
            let better = improved.iter().filter(|better| better.cell == place);
            let efficacy = better.map(|better| better.efficacy).fold(cell.efficacy, f64::max);
            let efficacy = trust(cell.measure, efficacy);
            match cell.part {
                Part::Family(family) => {
                    best.resize(best.len().max(family as usize + 1), 0.0);
                    if let Some(best) = best.get_mut(family as usize) {
                        *best = efficacy.max(*best);
                    }
                }
                Part::Noticing => noticed = noticed.max(efficacy),
                Part::Responding => {
                    responded = Some(responded.unwrap_or(1.0_f64).min(efficacy));
                }
            }
        }
        let detect = noticed * responded.unwrap_or(0.0);
        (residual::residual(best, self.floor), detect)
    }
}

/// Targets whose records count at a spot.
fn targets(spot: &Spot) -> impl Iterator<Item = Target> {
    (spot.device.iter().map(|&id| Target::Device(id)))
        .chain(spot.zones.iter().map(|&id| Target::Zone(id)))
        .chain(spot.places.iter().map(|&id| Target::Place(id)))
        .chain(spot.parties.iter().map(|&id| Target::Party(id)))
        .chain(spot.conduit.iter().map(|&id| Target::Conduit(id)))
        .chain([Target::Plant])
}
