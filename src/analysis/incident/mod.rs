//! What follows when devices are known to be held, in a drill or in earnest: what is next, what to cut, what keeps
//! running.
//!
//! The same engine under a condition: ways in from outside are left out of the graph and the held devices stand at
//! its start. So every probability here reads "given that these are held", and a way over anything else is a new
//! incident, not this one.

mod cuts;
mod stops;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::atomic::{AtomicBool, Ordering},
};

use crate::{
    guideline::Catalogue,
    plant::{DeviceId, Grade, LinkId, Plant, TaskId},
};

use super::{
    facts::Facts,
    findings::{Depth, Effect, EffectKind, Findings, Likelihood, Probability, Settings, StepIndex},
    run::Run,
    solve::stories,
};

use cuts::Tried;

/// What follows from an incident.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Devices known to be held, by id.
    pub held: Vec<DeviceId>,
    /// The findings under that condition.
    pub findings: Findings,
    /// Devices that can be held next, the likeliest first.
    pub next: Vec<Next>,
    /// Links to cut, the one that takes most off the index first.
    pub cuts: Vec<Cut>,
    /// More links than these could have been tried; only the nearest to the held devices were.
    pub cuts_are_all: bool,
    /// Every task, the worst first; those that keep running last.
    pub tasks: Vec<TaskOutlook>,
}

/// A device that can be held next.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// The device.
    pub device: DeviceId,
    /// How likely.
    pub p: Probability,
    /// Its class.
    pub likelihood: Likelihood,
    /// The likeliest way there, as steps of the findings' graph.
    pub way: Vec<StepIndex>,
}

/// A link that could be cut.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// The link: pull it, or close its port.
    pub link: LinkId,
    /// Index that is left.
    pub index_after: f64,
    /// Devices that can no longer be reached.
    pub out_of_reach: Vec<DeviceId>,
    /// Tasks that no effect hits any more.
    pub spared: Vec<TaskId>,
    /// Tasks whose recorded traffic has no way left, so they stop by the cut itself.
    pub stops: Vec<TaskId>,
    /// Tasks that need devices on both sides, without traffic recorded between them: ask before cutting.
    pub may_stop: Vec<TaskId>,
}

/// What becomes of a task.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskOutlook {
    /// The task.
    pub task: TaskId,
    /// The worst grade of an effect that hits it; `None` = it keeps running, or nothing that hits it is graded.
    pub grade: Option<Grade>,
    /// The largest likelihood class of an effect that hits it; 0 = it keeps running.
    pub likelihood: Likelihood,
}

/// Looks ahead from devices known to be held. Ids that are not in the plant are passed over; with none left, nothing
/// follows.
pub fn outlook(plant: &Plant, catalogue: &Catalogue, settings: &Settings, held: &[DeviceId]) -> Outlook {
    let never = AtomicBool::new(false);
    look(plant, catalogue, settings, held, |run, settings, held| {
        cuts::cuts(run, settings, held, &never)
    })
}

/// The same without trying what to cut: there are no cuts in it, which says nothing about them. Quick, to show while
/// [`outlook_unless`] is at work.
pub fn ahead(plant: &Plant, catalogue: &Catalogue, settings: &Settings, held: &[DeviceId]) -> Outlook {
    look(plant, catalogue, settings, held, |_, _, _| Tried::default())
}

/// [`outlook`] for who may lose interest: `None` soon after `cancelled` is set.
pub fn outlook_unless(
    plant: &Plant,
    catalogue: &Catalogue,
    settings: &Settings,
    held: &[DeviceId],
    cancelled: &AtomicBool,
) -> Option<Outlook> {
    let outlook = look(plant, catalogue, settings, held, |run, settings, held| {
        cuts::cuts(run, settings, held, cancelled)
    });
    (!cancelled.load(Ordering::Relaxed)).then_some(outlook)
}

fn look(
    plant: &Plant,
    catalogue: &Catalogue,
    settings: &Settings,
    held: &[DeviceId],
    cuts: impl FnOnce(&Run<'_, '_>, &Settings, &[DeviceId]) -> Tried,
) -> Outlook {
    let known: BTreeSet<DeviceId> = held
        .iter()
        .copied()
        .filter(|device| plant.devices.contains_key(device))
        .collect();
    let held: Vec<DeviceId> = known.into_iter().collect();
    let catalogue = &*catalogue.of_plant(plant).0;
    let facts = Facts::new(plant, catalogue);
    let settings = Settings {
        depth: Depth::Quick,
        ..settings.clone()
    };
    let run = Run::after(&facts, &settings, &held);
    let next = next(&run, &held);
    let tried = cuts(&run, &settings, &held);
    let findings = run.findings();
    Outlook {
        tasks: tasks(plant, &findings),
        next,
        cuts: tried.cuts,
        cuts_are_all: tried.all,
        findings,
        held,
    }
}

fn next(run: &Run<'_, '_>, held: &[DeviceId]) -> Vec<Next> {
    let answers = run.answers(&run.weights);
    let routes: Vec<_> = (run.weights.p.iter())
        .map(|p| stories::best(&run.solver.system, &run.solver.slice, p))
        .collect();
    let mut next: Vec<Next> = (run.holdable.iter())
        .filter_map(|holdable| {
            let device = run.facts.device_ids.id(holdable.device);
            let (attacker, p, likelihood) = answers.likeliest(run.facts, holdable.node)?;
            let is_new = likelihood > 0 && !held.contains(&device);
            is_new.then(|| Next {
                device,
                p,
                likelihood,
                way: (routes.get(attacker))
                    .and_then(|routes| routes.route(holdable.node))
                    .map(|route| route.steps)
                    .unwrap_or_default(),
            })
        })
        .collect();
    next.sort_by(|a, b| b.p.value.total_cmp(&a.p.value).then(a.device.cmp(&b.device)));
    next
}

/// Effects that can happen and are harms of their own: that somebody is in harms nothing yet.
fn harms_done(findings: &Findings) -> impl Iterator<Item = &Effect> {
    findings
        .effects
        .iter()
        .filter(|effect| effect.likelihood > 0 && effect.kind != EffectKind::Foothold)
}

fn tasks(plant: &Plant, findings: &Findings) -> Vec<TaskOutlook> {
    let mut worst: BTreeMap<TaskId, (Option<Grade>, Likelihood)> = BTreeMap::new();
    for effect in harms_done(findings) {
        for hit in effect.tasks.iter().filter(|hit| hit.severity > 0) {
            let (grade, likelihood) = worst.entry(hit.task).or_default();
            // Grade A is the smallest.
            *grade = grade.iter().copied().chain(effect.grade).min();
            *likelihood = effect.likelihood.max(*likelihood);
        }
    }
    let mut tasks: Vec<TaskOutlook> = plant
        .tasks
        .keys()
        .map(|&task| {
            let (grade, likelihood) = worst.get(&task).copied().unwrap_or_default();
            TaskOutlook {
                task,
                grade,
                likelihood,
            }
        })
        .collect();
    tasks.sort_by_key(|outlook| {
        (
            outlook.grade.is_none(),
            outlook.grade,
            Reverse(outlook.likelihood),
            outlook.task,
        )
    });
    tasks
}
