//! Plans measures on a thread of its own, for whoever looks at the planner: the newest wish wins, an older one is
//! told to stop.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
};

use super::{Breakdown, Job, Wake, analyst::SMALL};
use crate::{
    analysis::{
        findings::{Plan, Settings},
        plan::{self, Cancelled, MeasurePlan, Options, Part, Switch, Watch},
    },
    edit::Session,
    guideline,
};

/// What a plan is asked for; switches come on top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanWish {
    /// On top of the measures of today, or of those planned.
    pub base: Plan,
    /// Limits.
    pub options: Options,
}

/// What a plan was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Origin {
    generation: u64,
    wish: PlanWish,
}

#[derive(Debug)]
struct Running {
    origin: Origin,
    job: Job<Result<MeasurePlan, Cancelled>>,
    cancelled: Arc<AtomicBool>,
    progress: Arc<AtomicU32>,
    /// The candidates, as soon as they are ranked.
    ranked: Arc<Mutex<Option<MeasurePlan>>>,
}

/// How far planning is.
#[derive(Clone, Debug, PartialEq)]
pub enum Planning {
    /// Nobody has asked for a plan.
    Idle,
    /// The plan belongs to the plant as it is now.
    Ready,
    /// At work: the part, and how much of it is done, 0–1.
    Running(Part, f32),
    /// Told to stop; it starts again when plant or wish change, or when asked to.
    Stopped,
    /// It broke down. The plant is untouched.
    Broken(Breakdown),
}

/// The newest plan, and the one in the making.
#[derive(Debug, Default)]
pub(super) struct Planner {
    wish: Option<PlanWish>,
    /// What switches come on top of.
    base: Plan,
    switches: BTreeSet<Switch>,
    ready: Option<(Origin, Arc<MeasurePlan>)>,
    /// What is shown: the newest plan, or only its candidates while the rest is made.
    shown: Option<Arc<MeasurePlan>>,
    /// The plan that is not made again: it was stopped, or broke down.
    given_up: Option<(Origin, Option<Breakdown>)>,
    running: Option<Running>,
}

impl Planner {
    /// Asks for a plan, or for none any more.
    pub(super) fn ask(&mut self, wish: Option<PlanWish>) {
        self.base = wish.as_ref().map_or(self.base, |wish| wish.base);
        self.wish = wish;
        self.given_up = None;
    }

    pub(super) const fn base(&self) -> Plan {
        self.base
    }

    pub(super) fn wish(&self) -> Option<&PlanWish> {
        self.wish.as_ref()
    }

    pub(super) fn switch(&mut self, switches: BTreeSet<Switch>) {
        self.switches = switches;
    }

    pub(super) fn switches(&self) -> &BTreeSet<Switch> {
        &self.switches
    }

    /// The newest plan; may lag behind plant and wish, or have its candidates only.
    pub(super) const fn plan(&self) -> Option<&Arc<MeasurePlan>> {
        self.shown.as_ref()
    }

    /// Stops what is in the making.
    pub(super) fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.cancelled.store(true, Ordering::Relaxed);
            self.given_up = Some((running.origin, None));
        }
    }

    /// How far it is with the plan for this state of the plant.
    pub(super) fn planning(&self, session: &Session) -> Planning {
        let Some(origin) = self.wanted(session) else {
            return Planning::Idle;
        };
        if let Some((_, broken)) = self.given_up.as_ref().filter(|(given_up, _)| *given_up == origin) {
            return broken.clone().map_or(Planning::Stopped, Planning::Broken);
        }
        if self.ready.as_ref().is_some_and(|(ready, _)| *ready == origin) {
            return Planning::Ready;
        }
        let running = self.running.as_ref().map(|running| &running.progress);
        let (part, done) = running.map_or((Part::Candidates, 0.0), |progress| {
            unpacked(progress.load(Ordering::Relaxed))
        });
        Planning::Running(part, done)
    }

    fn wanted(&self, session: &Session) -> Option<Origin> {
        let mut wish = self.wish.clone()?;
        wish.options.switched_on = self.switches.iter().cloned().collect();
        Some(Origin {
            generation: session.generation(),
            wish,
        })
    }

    /// Takes what is ready, and sees to it that the wanted plan is made; not while something is dragged.
    pub(super) fn keep_up(&mut self, session: &Session, threads: usize, wake: impl FnOnce() -> Wake) {
        self.take_ready();
        if self.wish.is_none() {
            self.stop();
        }
        let Some(origin) = self.wanted(session).filter(|_| !session.in_gesture()) else {
            return;
        };
        if let Some(running) = &self.running {
            if running.origin == origin {
                return;
            }
            running.cancelled.store(true, Ordering::Relaxed);
            self.running = None;
        }
        let is_ready = self.ready.as_ref().is_some_and(|(ready, _)| *ready == origin);
        let is_given_up = self
            .given_up
            .as_ref()
            .is_some_and(|(given_up, _)| *given_up == origin);
        if !is_ready && !is_given_up {
            self.start(session, origin, threads, wake());
        }
    }

    fn start(&mut self, session: &Session, origin: Origin, threads: usize, wake: Wake) {
        let cancelled = Arc::new(AtomicBool::new(false));
        let progress = Arc::new(AtomicU32::new(packed(Part::Candidates, 0.0)));
        let (plant, wish) = (session.plant().clone(), origin.wish.clone());
        let (stop, told, look) = (Arc::clone(&cancelled), Arc::clone(&progress), Arc::clone(&wake));
        let ranked: Arc<Mutex<Option<MeasurePlan>>> = Arc::default();
        // A small plant is planned before anybody could read a list without a plan.
        let first = (session.plant().devices.len() > SMALL).then(|| Arc::clone(&ranked));
        let work = move || {
            let settings = Settings {
                plan: wish.base,
                threads,
                ..Settings::default()
            };
            let tell = |part: Part, done: f32| {
                let now = packed(part, done);
                if told.swap(now, Ordering::Relaxed) != now {
                    look();
                }
            };
            let watch = Watch {
                progress: &tell,
                cancelled: &stop,
            };
            let show = |plan: MeasurePlan| {
                if let Some(first) = &first {
                    *first.lock().unwrap_or_else(PoisonError::into_inner) = Some(plan);
                }
            };
            plan::plan_in_stages(
                &plant,
                guideline::catalogue(),
                &settings,
                &wish.options,
                watch,
                &show,
            )
        };
        self.running = Some(Running {
            origin,
            job: Job::start("toride-plan", wake, work),
            cancelled,
            progress,
            ranked,
        });
    }

    fn take_ready(&mut self) {
        if let Some(running) = self.running.take() {
            let ranked = running
                .ranked
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take();
            self.shown = ranked.map(Arc::new).or_else(|| self.shown.take());
            match running.job.poll() {
                Some(result) => self.take(running.origin, result),
                None => self.running = Some(running),
            }
        }
    }

    fn take(&mut self, origin: Origin, result: Result<Result<MeasurePlan, Cancelled>, Breakdown>) {
        match result {
            Ok(Ok(plan)) => {
                let plan = Arc::new(plan);
                self.shown = Some(Arc::clone(&plan));
                self.ready = Some((origin, plan));
            }
            Ok(Err(Cancelled)) => {}
            Err(breakdown) => self.given_up = Some((origin, Some(breakdown))),
        }
    }

    /// Waits for the plan in the making.
    pub(super) fn finish(&mut self, session: &Session, threads: usize) {
        self.keep_up(session, threads, || Arc::new(|| ()));
        if let Some(running) = self.running.take() {
            let result = running.job.wait();
            self.take(running.origin, result);
        }
    }
}

impl Drop for Planner {
    /// Nobody will look at it any more.
    fn drop(&mut self) {
        self.stop();
    }
}

/// Part and percent in one number, so that a thread can tell both at once.
fn packed(part: Part, done: f32) -> u32 {
    let place = Part::ALL
        .iter()
        .position(|&known| known == part)
        .unwrap_or_default();
    place as u32 * 1_000 + (done.clamp(0.0, 1.0) * 100.0) as u32
}

fn unpacked(packed: u32) -> (Part, f32) {
    let part = Part::ALL.get((packed / 1_000) as usize).copied();
    (part.unwrap_or(Part::Candidates), (packed % 1_000) as f32 / 100.0)
}
