//! Keeps the findings up with the plant: quickly after every change, the details when nothing moves any more.
//!
//! The quick look (grades, rules, one story each) comes at once while the plant is small, from a thread when it is
//! large: one at a time, on a snapshot, and the next one takes the plant as it is by then, so the newest state wins
//! and nothing queues up. Findings as planned follow those of today and wait while something is dragged. The details
//! (all stories, key steps, recommendations) come last, always from a thread of their own; a change makes those in
//! the making worthless, and they are dropped. Every result carries the state of the plant it belongs to.

use std::{sync::Arc, thread};

use super::{Breakdown, Job, Wake, guarded};
use crate::{
    analysis::{
        analyze,
        findings::{Depth, Findings, Plan, Settings},
    },
    edit::Session,
    guideline,
    plant::{Date, Plant},
};

/// Plants of at most so many devices are looked at between two frames.
pub(super) const SMALL: usize = 100;

/// An analysis. Handed in, so that it can be exchanged for one that breaks down.
pub type Analyse = fn(&Plant, &Settings) -> Findings;

/// A result and the state of the plant it belongs to, as [`Session::generation`] counts.
#[derive(Clone, Debug)]
struct At<T> {
    generation: u64,
    value: T,
}

/// What is computed of one state of the plant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Task {
    generation: u64,
    plan: Plan,
    depth: Depth,
}

#[derive(Debug)]
struct Running {
    task: Task,
    job: Job<Findings>,
}

/// Findings of today and as planned, and the analyses under way.
#[derive(Debug)]
pub(super) struct Analyst {
    now: Option<At<Arc<Findings>>>,
    planned: Option<At<Arc<Findings>>>,
    /// The newest findings of today with all details; older than `now` until those of this state are there.
    detailed: Option<At<Arc<Findings>>>,
    /// The quick look under way.
    looking: Option<Running>,
    /// The details under way; of an older state they are only waited for, so that threads do not pile up.
    detailing: Option<Running>,
    /// The state an analysis broke down at; it is not tried again until the plant changes.
    broken: Option<At<Breakdown>>,
    /// Somebody looks at the report, which needs the details of the plan too.
    reports: bool,
    threads: usize,
    /// The day ends of support are compared with; `None` = the day of the plant's own state.
    today: Option<Date>,
    analyse: Analyse,
}

impl Default for Analyst {
    fn default() -> Self {
        Self {
            now: None,
            planned: None,
            detailed: None,
            looking: None,
            detailing: None,
            broken: None,
            reports: false,
            threads: thread::available_parallelism().map_or(1, usize::from),
            today: None,
            analyse: shipped,
        }
    }
}

impl Analyst {
    /// Says which day it is; counts from the next analysis on.
    pub(super) const fn know_today(&mut self, today: Option<Date>) {
        self.today = today;
    }

    /// Uses another analysis from now on.
    pub(super) const fn use_instead(&mut self, analyse: Analyse) {
        self.analyse = analyse;
    }

    /// Says whether somebody looks at the report.
    pub(super) const fn report_is_shown(&mut self, shown: bool) {
        self.reports = shown;
    }

    /// Newest findings of today.
    pub(super) fn now(&self) -> Option<&Arc<Findings>> {
        self.now.as_ref().map(|result| &result.value)
    }

    /// Findings as planned of the same state as those of today.
    pub(super) fn planned(&self) -> Option<&Arc<Findings>> {
        let (now, planned) = (self.now.as_ref()?, self.planned.as_ref()?);
        (now.generation == planned.generation).then_some(&planned.value)
    }

    /// Newest findings of today with all details; may be older than those of [`Self::now`].
    pub(super) fn detailed(&self) -> Option<&Arc<Findings>> {
        self.detailed.as_ref().map(|result| &result.value)
    }

    /// The state today's findings belong to.
    pub(super) fn generation(&self) -> Option<u64> {
        self.now.as_ref().map(|result| result.generation)
    }

    /// Whether today's findings belong to this state of the plant.
    pub(super) fn is_current(&self, session: &Session) -> bool {
        is_at(self.now.as_ref(), session.generation())
    }

    /// Findings of exactly this state, at least this deep.
    pub(super) fn ready(&self, session: &Session, plan: Plan, depth: Depth) -> Option<&Arc<Findings>> {
        let slot = match plan {
            Plan::Now => self.now.as_ref(),
            Plan::Target => self.planned.as_ref(),
        };
        let ready = slot.filter(|ready| ready.generation == session.generation())?;
        (ready.value.settings.depth >= depth).then_some(&ready.value)
    }

    /// Why there are no findings for this state of the plant.
    pub(super) fn breakdown(&self, session: &Session) -> Option<&Breakdown> {
        let broken = self
            .broken
            .as_ref()
            .filter(|broken| broken.generation == session.generation());
        broken.map(|broken| &broken.value)
    }

    /// Takes what is ready and starts what is missing; never waits longer than a small plant takes.
    pub(super) fn keep_up(&mut self, session: &Session, wake: impl Fn() -> Wake) {
        self.take_ready(session);
        let is_small = session.plant().devices.len() <= SMALL;
        while self.looking.is_none()
            && let Some(task) = self.look_missing(session)
        {
            if is_small {
                let findings = self.run(session.plant(), task);
                self.take(task, findings);
            } else {
                self.looking = Some(self.start(session, task, wake()));
            }
        }
        if self.looking.is_none()
            && self.detailing.is_none()
            && let Some(task) = self.details_missing(session)
        {
            self.detailing = Some(self.start(session, task, wake()));
        }
    }

    fn start(&self, session: &Session, task: Task, wake: Wake) -> Running {
        let (plant, settings, analyse) = (session.plant().clone(), self.settings(task), self.analyse);
        let name = match task.depth {
            Depth::Quick => "toride-analysis",
            Depth::Full | Depth::Every => "toride-details",
        };
        let job = Job::start(name, wake, move || analyse(&plant, &settings));
        Running { task, job }
    }

    /// Analyses this state in full and waits for it.
    pub(super) fn analyze_now(&mut self, session: &Session) {
        (self.looking, self.detailing) = (None, None);
        for plan in [Plan::Now, Plan::Target] {
            let task = Task {
                generation: session.generation(),
                plan,
                depth: Depth::Full,
            };
            let findings = self.run(session.plant(), task);
            self.take(task, findings);
        }
    }

    fn settings(&self, task: Task) -> Settings {
        Settings {
            depth: task.depth,
            ..self.full_settings(task.plan)
        }
    }

    /// What an analysis in full is made with.
    pub(super) fn full_settings(&self, plan: Plan) -> Settings {
        Settings {
            plan,
            threads: self.threads,
            today: self.today,
            depth: Depth::Full,
            ..Settings::default()
        }
    }

    fn run(&self, plant: &Plant, task: Task) -> Result<Findings, Breakdown> {
        guarded(|| (self.analyse)(plant, &self.settings(task)))
    }

    /// The quick look that is needed next.
    fn look_missing(&self, session: &Session) -> Option<Task> {
        let generation = session.generation();
        let plan = if is_at(self.broken.as_ref(), generation) {
            return None;
        } else if !is_at(self.now.as_ref(), generation) {
            Plan::Now
        } else if !is_at(self.planned.as_ref(), generation) && !session.in_gesture() {
            Plan::Target
        } else {
            return None;
        };
        Some(Task {
            generation,
            plan,
            depth: Depth::Quick,
        })
    }

    /// The details that are needed next: none while something is dragged.
    fn details_missing(&self, session: &Session) -> Option<Task> {
        let generation = session.generation();
        if is_at(self.broken.as_ref(), generation) || session.in_gesture() {
            return None;
        }
        let lacks = |plan| self.ready(session, plan, Depth::Full).is_none();
        let plan = if lacks(Plan::Now) {
            Plan::Now
        } else if self.reports && lacks(Plan::Target) {
            Plan::Target
        } else {
            return None;
        };
        Some(Task {
            generation,
            plan,
            depth: Depth::Full,
        })
    }

    fn take_ready(&mut self, session: &Session) {
        if let Some((task, findings)) = poll(&mut self.looking) {
            self.take(task, findings);
        }
        if let Some((task, findings)) = poll(&mut self.detailing)
            && task.generation == session.generation()
        {
            self.take(task, findings);
        }
    }

    fn take(&mut self, task: Task, findings: Result<Findings, Breakdown>) {
        let generation = task.generation;
        match findings {
            Ok(findings) => {
                let at = At {
                    generation,
                    value: Arc::new(findings),
                };
                match task.plan {
                    Plan::Now => {
                        if task.depth == Depth::Full {
                            self.detailed = Some(at.clone());
                        }
                        self.now = Some(at);
                    }
                    Plan::Target => self.planned = Some(at),
                }
            }
            Err(breakdown) => {
                self.broken = Some(At {
                    generation,
                    value: breakdown,
                });
            }
        }
    }
}

/// Takes a result that is there, and with it the job.
fn poll(running: &mut Option<Running>) -> Option<(Task, Result<Findings, Breakdown>)> {
    let result = running.as_ref()?.job.poll()?;
    Some((running.take()?.task, result))
}

fn is_at<T>(result: Option<&At<T>>, generation: u64) -> bool {
    result.is_some_and(|result| result.generation == generation)
}

fn shipped(plant: &Plant, settings: &Settings) -> Findings {
    analyze(plant, guideline::catalogue(), settings)
}
