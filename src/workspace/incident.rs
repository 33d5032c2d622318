//! What follows if devices were infected: supposed for this session only, the plant is not changed.
//!
//! On a thread of its own, from a snapshot: what is next first, then what to cut, which takes longer. The newest
//! wish wins; an older one is told to stop. While something is dragged the last answer stays.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use super::{Breakdown, Job, Wake};
use crate::{
    analysis::{
        findings::Settings,
        incident::{self, Outlook},
    },
    edit::Session,
    guideline::catalogue,
    plant::DeviceId,
};

/// The devices and the state of the plant an answer belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Origin {
    generation: u64,
    held: BTreeSet<DeviceId>,
}

#[derive(Debug)]
struct Running {
    origin: Origin,
    with_cuts: bool,
    job: Job<Option<Outlook>>,
    cancelled: Arc<AtomicBool>,
}

/// An answer.
#[derive(Clone, Debug)]
struct Ready {
    origin: Origin,
    with_cuts: bool,
    outlook: Arc<Outlook>,
}

/// What is there of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing of this plant and these devices yet.
    Computing,
    /// What is next and what becomes of the tasks; what to cut is being computed.
    WithoutCuts,
    /// Everything.
    Whole,
}

/// Devices supposed to be infected, and what follows.
#[derive(Debug, Default)]
pub(super) struct Incident {
    held: BTreeSet<DeviceId>,
    ready: Option<Ready>,
    running: Option<Running>,
    broken: Option<(Origin, Breakdown)>,
    /// Counts the answers.
    number: u64,
}

impl Incident {
    /// Supposes these and no others to be infected.
    pub(super) fn suppose(&mut self, held: BTreeSet<DeviceId>) {
        self.held = held;
        if self.held.is_empty() {
            self.stop();
            (self.ready, self.broken) = (None, None);
        }
    }

    pub(super) const fn held(&self) -> &BTreeSet<DeviceId> {
        &self.held
    }

    /// The newest answer; may be of other devices or an older plant, see [`Self::progress`].
    pub(super) fn outlook(&self) -> Option<&Arc<Outlook>> {
        self.ready.as_ref().map(|ready| &ready.outlook)
    }

    /// Grows with every answer.
    pub(super) const fn number(&self) -> u64 {
        self.number
    }

    /// How much of the answer for this plant and these devices is there.
    pub(super) fn progress(&self, session: &Session) -> Progress {
        match &self.ready {
            Some(ready) if ready.origin == self.wanted(session) => {
                if ready.with_cuts {
                    Progress::Whole
                } else {
                    Progress::WithoutCuts
                }
            }
            _ => Progress::Computing,
        }
    }

    /// Why there is no answer.
    pub(super) fn breakdown(&self, session: &Session) -> Option<&Breakdown> {
        let (origin, breakdown) = self.broken.as_ref()?;
        (*origin == self.wanted(session)).then_some(breakdown)
    }

    fn wanted(&self, session: &Session) -> Origin {
        Origin {
            generation: session.generation(),
            held: self.held.clone(),
        }
    }

    /// Takes what is ready and sees to it that what is wanted is computed.
    pub(super) fn keep_up(&mut self, session: &Session, settings: &Settings, wake: impl FnOnce() -> Wake) {
        let plant = session.plant();
        self.held.retain(|device| plant.devices.contains_key(device));
        if self.held.is_empty() {
            return self.suppose(BTreeSet::new());
        }
        let wanted = self.wanted(session);
        if self
            .running
            .as_ref()
            .is_some_and(|running| running.origin != wanted)
        {
            self.stop();
        }
        self.take_ready();
        let is_broken = self.broken.as_ref().is_some_and(|(origin, _)| *origin == wanted);
        if self.running.is_some() || is_broken || session.in_gesture() {
            return;
        }
        match self.progress(session) {
            Progress::Computing => self.start(session, settings, false, wake()),
            Progress::WithoutCuts => self.start(session, settings, true, wake()),
            Progress::Whole => {}
        }
    }

    fn start(&mut self, session: &Session, settings: &Settings, with_cuts: bool, wake: Wake) {
        let origin = self.wanted(session);
        let (plant, settings) = (session.plant().clone(), settings.clone());
        let held: Vec<DeviceId> = origin.held.iter().copied().collect();
        let cancelled = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&cancelled);
        let job = Job::start("toride-incident", wake, move || {
            if with_cuts {
                incident::outlook_unless(&plant, catalogue(), &settings, &held, &stop)
            } else {
                Some(incident::ahead(&plant, catalogue(), &settings, &held))
            }
        });
        self.running = Some(Running {
            origin,
            with_cuts,
            job,
            cancelled,
        });
    }

    fn take_ready(&mut self) {
        let Some(result) = self.running.as_ref().and_then(|running| running.job.poll()) else {
            return;
        };
        let Some(Running {
            origin, with_cuts, ..
        }) = self.running.take()
        else {
            return;
        };
        match result {
            Ok(Some(outlook)) => {
                self.number += 1;
                self.ready = Some(Ready {
                    origin,
                    with_cuts,
                    outlook: Arc::new(outlook),
                });
            }
            Ok(None) => {}
            Err(breakdown) => self.broken = Some((origin, breakdown)),
        }
    }

    fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.cancelled.store(true, Ordering::Relaxed);
        }
    }
}

impl Drop for Incident {
    /// Nobody will look at it any more.
    fn drop(&mut self) {
        self.stop();
    }
}
