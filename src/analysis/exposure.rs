//! What each entry contributes: the share of the index that vanishes when it is closed.

use std::collections::BTreeMap;

use crate::{guideline::StepRow, plant::ZoneId};

use super::{Dense, attack::Attack, findings::Exposure, likelihood::Solver};

/// The index as a function of the steps' probabilities: Σ weight · P.
#[derive(Debug)]
pub(crate) struct Index<'a> {
    /// The solver.
    pub(crate) solver: &'a Solver,
    /// Nodes with their weight.
    pub(crate) weights: &'a [(u32, f64)],
}

impl Index<'_> {
    fn of(&self, p: &Dense<f64>) -> f64 {
        let answer = self.solver.ask(p);
        self.weights
            .iter()
            .map(|&(node, weight)| weight * answer.value(node))
            .sum()
    }
}

/// Entries with their share, largest first, and the share of each zone's entries together; for the first attacker.
pub(crate) fn exposure(
    attack: &Attack<'_, '_>,
    index: &Index<'_>,
    p: Option<&Dense<f64>>,
) -> (Vec<Exposure>, BTreeMap<ZoneId, f64>) {
    let Some(p) = p else { return Default::default() };
    let whole = index.of(p);
    let share = |without: f64| {
        if whole > 0.0 {
            ((whole - without) / whole).max(0.0)
        } else {
            0.0
        }
    };
    let entries: Vec<(u32, Option<ZoneId>)> = (attack.steps())
        .filter(|&(number, _)| attack.row(number).is_some_and(StepRow::is_entry) && p[number] > 0.0)
        .map(|(number, step)| (number, step.zone))
        .collect();
    let mut zones: BTreeMap<ZoneId, Vec<u32>> = BTreeMap::new();
    for &(step, zone) in &entries {
        if let Some(zone) = zone {
            zones.entry(zone).or_default().push(step);
        }
    }
    let without = |closed: &[u32]| {
        let mut p = p.clone();
        for &step in closed {
            p[step] = 0.0;
        }
        index.of(&p)
    };
    let mut each: Vec<Exposure> = (entries.iter())
        .map(|&(step, zone)| {
            let index_without = without(&[step]);
            Exposure {
                step,
                zone,
                index_without,
                share: share(index_without),
            }
        })
        .collect();
    each.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.step.cmp(&b.step)));
    let together = zones
        .into_iter()
        .map(|(zone, steps)| (zone, share(without(&steps))))
        .collect();
    (each, together)
}
