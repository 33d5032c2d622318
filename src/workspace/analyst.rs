//! Keeps the findings up with the plant: at once while the plant is small, on a thread when it is large.
//!
//! One analysis runs at a time, on a snapshot; the next one takes the plant as it is by then, so the newest state
//! always wins and nothing queues up. Findings as planned follow those of today, and wait while something is dragged.

use std::{sync::Arc, thread};

use super::{Breakdown, Job, Wake, guarded};
use crate::{
    analysis::{
        analyze,
        findings::{Findings, Plan, Settings},
    },
    edit::Session,
    guideline,
    plant::{Date, Plant},
};

/// Plants of at most so many devices are analysed between two frames.
const SMALL: usize = 100;

/// An analysis. Handed in, so that it can be exchanged for one that breaks down.
pub type Analyse = fn(&Plant, &Settings) -> Findings;

/// A result and the state of the plant it belongs to, as [`Session::generation`] counts.
#[derive(Clone, Debug)]
struct At<T> {
    generation: u64,
    value: T,
}

#[derive(Debug)]
struct Running {
    generation: u64,
    plan: Plan,
    job: Job<Findings>,
}

/// Findings of today and as planned, and the analysis under way.
#[derive(Debug)]
pub(super) struct Analyst {
    now: Option<At<Arc<Findings>>>,
    planned: Option<At<Arc<Findings>>>,
    running: Option<Running>,
    /// The state an analysis broke down at; it is not tried again until the plant changes.
    broken: Option<At<Breakdown>>,
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
            running: None,
            broken: None,
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

    pub(super) fn now(&self) -> Option<&Arc<Findings>> {
        self.now.as_ref().map(|result| &result.value)
    }

    pub(super) fn planned(&self) -> Option<&Arc<Findings>> {
        self.planned.as_ref().map(|result| &result.value)
    }

    /// Whether today's findings belong to this state of the plant.
    pub(super) fn is_current(&self, session: &Session) -> bool {
        is_at(self.now.as_ref(), session.generation())
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
    pub(super) fn keep_up(&mut self, session: &Session, wake: impl FnOnce() -> Wake) {
        self.take_ready();
        if self.running.is_some() {
            return;
        }
        let generation = session.generation();
        let is_small = session.plant().devices.len() <= SMALL;
        while let Some(plan) = self.missing(session) {
            if !is_small {
                let (plant, settings, analyse) = (session.plant().clone(), self.settings(plan), self.analyse);
                let work = move || analyse(&plant, &settings);
                let job = Job::start("toride-analysis", wake(), work);
                self.running = Some(Running {
                    generation,
                    plan,
                    job,
                });
                return;
            }
            let findings = self.run(session.plant(), plan);
            self.take(generation, plan, findings);
        }
    }

    /// Analyses this state and waits for it.
    pub(super) fn analyze_now(&mut self, session: &Session) {
        self.running = None;
        for plan in [Plan::Now, Plan::Target] {
            let findings = self.run(session.plant(), plan);
            self.take(session.generation(), plan, findings);
        }
    }

    fn settings(&self, plan: Plan) -> Settings {
        Settings {
            plan,
            threads: self.threads,
            today: self.today,
            ..Settings::default()
        }
    }

    fn run(&self, plant: &Plant, plan: Plan) -> Result<Findings, Breakdown> {
        guarded(|| (self.analyse)(plant, &self.settings(plan)))
    }

    /// What has to be computed next.
    fn missing(&self, session: &Session) -> Option<Plan> {
        let generation = session.generation();
        if is_at(self.broken.as_ref(), generation) {
            None
        } else if !is_at(self.now.as_ref(), generation) {
            Some(Plan::Now)
        } else if !is_at(self.planned.as_ref(), generation) && !session.in_gesture() {
            Some(Plan::Target)
        } else {
            None
        }
    }

    fn take_ready(&mut self) {
        let Some(running) = &self.running else { return };
        if let Some(findings) = running.job.poll() {
            let (generation, plan) = (running.generation, running.plan);
            self.running = None;
            self.take(generation, plan, findings);
        }
    }

    fn take(&mut self, generation: u64, plan: Plan, findings: Result<Findings, Breakdown>) {
        match findings {
            Ok(findings) => {
                let slot = match plan {
                    Plan::Now => &mut self.now,
                    Plan::Target => &mut self.planned,
                };
                *slot = Some(At {
                    generation,
                    value: Arc::new(findings),
                });
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

fn is_at<T>(result: Option<&At<T>>, generation: u64) -> bool {
    result.is_some_and(|result| result.generation == generation)
}

fn shipped(plant: &Plant, settings: &Settings) -> Findings {
    analyze(plant, guideline::catalogue(), settings)
}
