//! Findings as if some measures stood already that nobody has recorded: what switching them on would change.
//!
//! At once while the plant is small, on a thread when it is large; one at a time, the newest switches win.

use std::{collections::BTreeSet, sync::Arc};

use super::{Job, Wake, analyst::SMALL, guarded};
use crate::{
    analysis::{
        analyze_supposing,
        findings::{Depth, Findings, Plan, Settings},
        plan::Switch,
    },
    edit::Session,
    guideline,
    plant::Plant,
};

/// What findings were made from.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Origin {
    generation: u64,
    base: Plan,
    switches: Vec<Switch>,
}

/// The newest findings, and those in the making.
#[derive(Debug, Default)]
pub(super) struct Supposed {
    ready: Option<(Origin, Arc<Findings>)>,
    running: Option<(Origin, Job<Findings>)>,
    /// It broke down there and is not tried again.
    broken: Option<Origin>,
}

impl Supposed {
    /// The newest findings with switches on; may lag behind.
    pub(super) fn findings(&self) -> Option<&Arc<Findings>> {
        self.ready.as_ref().map(|(_, findings)| findings)
    }

    /// Takes what is ready and starts what is missing; without switches nothing is supposed.
    pub(super) fn keep_up(
        &mut self,
        session: &Session,
        (base, switches): (Plan, &BTreeSet<Switch>),
        threads: usize,
        wake: impl FnOnce() -> Wake,
    ) {
        if switches.is_empty() {
            *self = Self::default();
            return;
        }
        if let Some((origin, job)) = self.running.take() {
            match job.poll() {
                Some(Ok(findings)) => self.ready = Some((origin, Arc::new(findings))),
                Some(Err(_)) => self.broken = Some(origin),
                None => self.running = Some((origin, job)),
            }
        }
        let wanted = Origin {
            generation: session.generation(),
            base,
            switches: switches.iter().cloned().collect(),
        };
        let is_ready = self.ready.as_ref().is_some_and(|(ready, _)| *ready == wanted);
        if is_ready || self.running.is_some() || self.broken.as_ref() == Some(&wanted) {
            return;
        }
        if session.plant().devices.len() <= SMALL {
            match guarded(|| compute(session.plant(), &wanted, threads)) {
                Ok(findings) => self.ready = Some((wanted, Arc::new(findings))),
                Err(_) => self.broken = Some(wanted),
            }
            return;
        }
        let (plant, origin) = (session.plant().clone(), wanted.clone());
        let job = Job::start("toride-suppose", wake(), move || {
            compute(&plant, &origin, threads)
        });
        self.running = Some((wanted, job));
    }
}

fn compute(plant: &Plant, origin: &Origin, threads: usize) -> Findings {
    let settings = Settings {
        plan: origin.base,
        threads,
        depth: Depth::Quick,
        ..Settings::default()
    };
    analyze_supposing(plant, guideline::catalogue(), &settings, &origin.switches)
}
