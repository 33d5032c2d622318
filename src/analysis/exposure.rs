//! What each entry contributes: the share of the index that vanishes when it is closed.

use std::collections::BTreeMap;

use crate::{guideline::StepRow, plant::ZoneId};

use super::{
    Dense,
    attack::Attack,
    findings::{Depth, Exposure},
    likelihood::Solver,
};

/// Entries with their share, largest first, and the share of each zone's entries together; for the first attacker.
/// Where the plant is sampled and has too many ways in to tell them apart, both are left out; at quick depth single
/// entries are only told where that takes no samples.
/// `weights` are the nodes that make the index.
pub(crate) fn exposure(
    attack: &Attack<'_, '_>,
    solver: &Solver,
    weights: &[(u32, f64)],
    p: Option<&Dense<f64>>,
    depth: Depth,
) -> (Vec<Exposure>, BTreeMap<ZoneId, f64>) {
    let Some(p) = p else { return Default::default() };
    let mut sets: BTreeMap<Option<ZoneId>, Vec<u32>> = BTreeMap::new();
    for (number, step) in attack.steps() {
        if attack.row(number).is_some_and(StepRow::is_entry) && p[number] > 0.0 {
            sets.entry(step.zone).or_default().push(number);
        }
    }
    let (zones, sets): (Vec<Option<ZoneId>>, Vec<Vec<u32>>) = sets.into_iter().unzip();
    let left = solver.left(p, weights, &sets, depth >= Depth::Full);
    let share = |without: f64| {
        if left.whole > 0.0 {
            ((left.whole - without) / left.whole).max(0.0)
        } else {
            0.0
        }
    };
    let of_set = |((&zone, steps), left): ((&Option<ZoneId>, &Vec<u32>), &Vec<f64>)| -> Vec<Exposure> {
        let each = steps.iter().zip(left).map(|(&step, &index_without)| Exposure {
            step,
            zone,
            index_without,
            share: share(index_without),
        });
        each.collect()
    };
    let mut each: Vec<Exposure> = (zones.iter().zip(&sets))
        .zip(&left.without_each)
        .flat_map(of_set)
        .collect();
    each.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.step.cmp(&b.step)));
    let together = zones.iter().zip(&left.without);
    let together = together.filter_map(|(zone, &without)| Some(((*zone)?, share(without))));
    (each, together.collect())
}
