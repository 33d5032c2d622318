//! What cutting each link would save, and what it would stop.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::atomic::{AtomicBool, Ordering},
};

use crate::{
    analysis::{facts::Facts, findings::Settings, run::Run},
    plant::{DeviceId, Element, LinkId, Plant, TaskId},
};

use super::{Cut, harms_done, stops};

/// Links tried at most: each costs a run of the analysis.
const TRIED: usize = 48;

/// Cuts that were tried.
#[derive(Default)]
pub(super) struct Tried {
    /// Those that save something, best first.
    pub(super) cuts: Vec<Cut>,
    /// Every link that hangs together with a held device was tried.
    pub(super) all: bool,
}

/// Index, devices and tasks within reach.
struct Reached {
    index: f64,
    devices: BTreeSet<DeviceId>,
    tasks: BTreeSet<TaskId>,
}

impl Reached {
    fn of(run: &Run<'_, '_>) -> Self {
        let findings = run.findings();
        Self {
            index: findings.index,
            devices: run.reachable_devices(),
            tasks: harms_done(&findings)
                .flat_map(|effect| &effect.tasks)
                .filter(|hit| hit.severity > 0)
                .map(|hit| hit.task)
                .collect(),
        }
    }
}

/// Tries every link near the held devices; once `cancelled` is set, no more of them.
pub(super) fn cuts(
    run: &Run<'_, '_>,
    settings: &Settings,
    held: &[DeviceId],
    cancelled: &AtomicBool,
) -> Tried {
    let plant = run.facts.plant;
    let before = Reached::of(run);
    let near = nearest_first(plant, held);
    let all = near.len() <= TRIED;
    let mut cuts: Vec<Cut> = near
        .into_iter()
        .take(TRIED)
        .take_while(|_| !cancelled.load(Ordering::Relaxed))
        .filter_map(|link| {
            let mut without = plant.clone();
            without.links.remove(&link);
            let facts = Facts::new(&without, run.facts.catalogue);
            let after = Reached::of(&Run::after(&facts, settings, held));
            let lost = stops::stops(run.facts, &facts);
            let cut = Cut {
                link,
                index_after: after.index,
                out_of_reach: before.devices.difference(&after.devices).copied().collect(),
                spared: before.tasks.difference(&after.tasks).copied().collect(),
                stops: lost.stops,
                may_stop: lost.may_stop,
            };
            let saves = before.index - cut.index_after > 1e-12 || !cut.out_of_reach.is_empty();
            saves.then_some(cut)
        })
        .collect();
    cuts.sort_by(|a, b| {
        (a.index_after.total_cmp(&b.index_after))
            .then(a.stops.len().cmp(&b.stops.len()))
            .then(a.link.cmp(&b.link))
    });
    Tried { cuts, all }
}

/// Links that hang together with a held device, in order of distance.
fn nearest_first(plant: &Plant, held: &[DeviceId]) -> Vec<LinkId> {
    let mut at: BTreeMap<Element, Vec<LinkId>> = BTreeMap::new();
    for (&id, link) in plant.links.iter().filter(|(_, link)| !link.planned) {
        for end in [link.a, link.b].into_iter().flatten() {
            at.entry(Element::from(end)).or_default().push(id);
        }
    }
    let mut seen: BTreeSet<Element> = held.iter().map(|&device| device.into()).collect();
    let mut queue: VecDeque<Element> = seen.iter().copied().collect();
    let mut found = Vec::new();
    let mut taken = BTreeSet::new();
    while let Some(here) = queue.pop_front() {
        for &id in at.get(&here).into_iter().flatten() {
            if taken.insert(id) {
                found.push(id);
            }
            let Some(link) = plant.links.get(&id) else {
                continue;
            };
            for end in [link.a, link.b].into_iter().flatten() {
                if seen.insert(Element::from(end)) {
                    queue.push_back(Element::from(end));
                }
            }
        }
    }
    found
}
