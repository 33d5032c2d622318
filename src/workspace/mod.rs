//! An open plant: file, session, jobs; the only owner of the mutable plant; used by window and command line alike.
//!
//! The place where outside things come in: files, threads, the folder of settings. Names no window. Also the place
//! of what will watch over unsaved work: a journal belongs beside `document`, fed by every step of the session.

#![warn(missing_docs)]

mod analyst;
pub mod clipboard;
mod clock;
pub mod config;
mod document;
mod explainer;
pub mod fix;
mod incident;
mod job;
mod planner;
mod supposed;
pub mod words;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

pub use analyst::Analyse;
use analyst::Analyst;
pub use clock::today;
use document::Document;
use explainer::Explainer;
use incident::Incident;
pub use incident::Progress;
pub use job::{Breakdown, Job, Wake, guarded};
use planner::Planner;
pub use planner::{PlanWish, Planning};
use supposed::Supposed;

use crate::{
    analysis::{
        findings::{Depth, Effect, Findings, Plan, Settings},
        incident::Outlook,
        plan::{MeasurePlan, Switch},
    },
    edit::{Change, Session, StepName},
    plant::{Date, DeviceId, Element, IdSource, Plant},
    samples::Sample,
    storage::{self, FormatError, OpenError, Opened, SaveError, Warning},
};

/// The version written into files.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A plant that is open, where it came from, and what the analysis says about it.
#[derive(Debug)]
pub struct Workspace {
    session: Session,
    ids: IdSource,
    document: Document,
    analyst: Analyst,
    planner: Planner,
    supposed: Supposed,
    threads: usize,
    incident: Incident,
    explainer: Explainer,
}

/// What to do with a file that somebody else has written since it was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overwrite {
    /// Leave it and report [`SaveError::Changed`], so that the user can be asked.
    #[default]
    Ask,
    /// The user was asked.
    Yes,
}

impl Workspace {
    /// Opens a plant that is on no disk yet; `seed` feeds the ids of what will be added.
    pub fn from_plant(plant: Plant, seed: u64) -> Self {
        let mut session = Session::open(plant);
        session.mark_never_saved();
        Self::new(session, Document::default(), seed)
    }

    /// Opens a copy of a shipped sample; it is on no disk yet.
    pub fn from_sample(sample: &Sample, seed: u64) -> Result<Self, FormatError> {
        Ok(Self::from_plant(sample.load()?, seed))
    }

    /// Opens a file.
    pub fn open(path: &Path, seed: u64) -> Result<Self, OpenError> {
        Ok(Self::from_opened(path, storage::open(path)?, seed))
    }

    /// Takes over a file that was read elsewhere (by a job).
    pub fn from_opened(path: &Path, opened: Opened, seed: u64) -> Self {
        let (plant, document) = Document::from_opened(path, opened);
        Self::new(Session::open(plant), document, seed)
    }

    fn new(session: Session, document: Document, seed: u64) -> Self {
        Self {
            session,
            ids: IdSource::new(seed),
            document,
            analyst: Analyst::default(),
            planner: Planner::default(),
            supposed: Supposed::default(),
            threads: thread::available_parallelism().map_or(1, usize::from),
            incident: Incident::default(),
            explainer: Explainer::default(),
        }
    }

    /// The same, with another analysis: for tests of what happens when one breaks down.
    pub const fn analysed_by(mut self, analyse: Analyse) -> Self {
        self.analyst.use_instead(analyse);
        self
    }

    /// The plant as it is now.
    pub const fn plant(&self) -> &Plant {
        self.session.plant()
    }

    /// Session with history, to read.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Where it is saved, if anywhere.
    pub fn path(&self) -> Option<&Path> {
        self.document.path()
    }

    /// What was odd about the file when it was opened.
    pub fn warnings(&self) -> &[Warning] {
        self.document.warnings()
    }

    /// Whether the plant differs from the file, or is on no disk.
    pub fn is_modified(&self) -> bool {
        self.session.history().is_modified()
    }

    /// Source of fresh ids.
    pub const fn ids(&mut self) -> &mut IdSource {
        &mut self.ids
    }

    /// Newest findings that are ready; may lag behind the plant by a moment. Right after a change they say grades,
    /// rules and one story each ([`Depth::Quick`]); the details follow.
    pub fn findings(&self) -> Option<&Arc<Findings>> {
        self.analyst.now()
    }

    /// Findings as if every planned strength were reached, of the same state as [`Self::findings`]; `None` until they
    /// are ready.
    pub fn planned(&self) -> Option<&Arc<Findings>> {
        self.analyst.planned()
    }

    /// Newest findings with all details; until those of [`Self::findings`] are there, of an older state of the plant.
    pub fn detailed(&self) -> Option<&Arc<Findings>> {
        self.analyst.detailed()
    }

    /// Findings of exactly the plant as it is now and at least so deep; `None` until they are ready. What leaves the
    /// window (report, pictures) is made from these.
    pub fn ready(&self, plan: Plan, depth: Depth) -> Option<&Arc<Findings>> {
        self.analyst.ready(&self.session, plan, depth)
    }

    /// What an analysis in full is made with here: for who cannot wait for [`Self::ready`].
    pub fn full_settings(&self, plan: Plan) -> Settings {
        self.analyst.full_settings(plan)
    }

    /// The state of the plant that [`Self::findings`] belong to, as [`Session::generation`] counts.
    pub fn findings_generation(&self) -> Option<u64> {
        self.analyst.generation()
    }

    /// Whether the findings belong to the plant as it is now; while they do not, the window shows 計算中.
    pub fn is_up_to_date(&self) -> bool {
        self.analyst.is_current(&self.session)
    }

    /// Why there are no findings for the plant as it is now, if the analysis broke down. The plant is untouched.
    pub fn breakdown(&self) -> Option<&Breakdown> {
        self.analyst.breakdown(&self.session)
    }

    /// Called once a frame: takes findings that are ready and sees to it that the plant as it is now is analysed.
    /// Small plants are looked at at once, large ones and all details on a thread, which calls `wake` when it is done.
    pub fn keep_up(&mut self, wake: impl Fn() -> Wake) {
        self.analyst.keep_up(&self.session, &wake);
        let supposed = (self.planner.base(), self.planner.switches());
        self.supposed
            .keep_up(&self.session, supposed, self.threads, &wake);
        self.planner.keep_up(&self.session, self.threads, &wake);
        let settings = self.full_settings(Plan::Now);
        self.explainer.keep_up(&self.session, &settings, &wake);
        if !self.incident.held().is_empty() {
            self.incident.keep_up(&self.session, &settings, &wake);
        }
    }

    /// Asks for a plan of measures, or for none any more. While a wish stands, every change of the plant is planned
    /// anew, on a thread that calls `wake` of [`Self::keep_up`] whenever it has got further.
    pub fn ask_plan(&mut self, wish: Option<PlanWish>) {
        self.planner.ask(wish);
    }

    /// What a plan is asked for.
    pub fn plan_wish(&self) -> Option<&PlanWish> {
        self.planner.wish()
    }

    /// The newest plan of measures; may lag behind plant, wish and switches.
    pub fn plan(&self) -> Option<&Arc<MeasurePlan>> {
        self.planner.plan()
    }

    /// How far planning is.
    pub fn planning(&self) -> Planning {
        self.planner.planning(&self.session)
    }

    /// Stops planning until plant, wish or switches change.
    pub fn stop_planning(&mut self) {
        self.planner.stop();
    }

    /// Waits for the plan that is asked for.
    pub fn finish_planning(&mut self) {
        self.planner.finish(&self.session, self.threads);
    }

    /// Supposes measures to stand, for this session only: the plant is not changed.
    pub fn suppose(&mut self, switches: BTreeSet<Switch>) {
        self.planner.switch(switches);
    }

    /// Switches off what stood at something that is gone.
    pub fn forget_switches_gone(&mut self) {
        let plant = self.session.plant();
        let stands = |switch: &Switch| switch.target.element().is_none_or(|element| plant.has(element));
        if !self.planner.switches().iter().all(stands) {
            let left = self.planner.switches().iter().filter(|switch| stands(switch));
            self.planner.switch(left.cloned().collect());
        }
    }

    /// Measures supposed to stand.
    pub fn switches(&self) -> &BTreeSet<Switch> {
        self.planner.switches()
    }

    /// Newest findings with the supposed measures in place; `None` without any.
    pub fn supposed(&self) -> Option<&Arc<Findings>> {
        self.supposed.findings()
    }

    /// Asks for the full explanation of an effect, by its id, that is not among those explained along with the
    /// findings; `None` = nobody looks at such a one.
    pub fn ask_explanation(&mut self, effect: Option<String>) {
        self.explainer.ask(effect);
    }

    /// An effect of [`Self::findings`] with all that is known about it.
    pub fn effect(&self, index: usize) -> Option<&Effect> {
        let effect = self.findings()?.effects.get(index)?;
        let own = self.explainer.of(self.findings_generation()?, &effect.id);
        Some(own.unwrap_or(effect))
    }

    /// Whether all is known about an effect of [`Self::findings`]; until then it is being computed.
    pub fn is_explained(&self, index: usize) -> bool {
        let explained = || {
            let effect = self.findings()?.effects.get(index)?;
            let own = self.explainer.of(self.findings_generation()?, &effect.id);
            Some(own.is_some() || effect.explained || effect.likelihood == 0)
        };
        explained().unwrap_or(true)
    }

    /// Grows with every explanation that was asked for.
    pub const fn explanation_number(&self) -> u64 {
        self.explainer.number()
    }

    /// Supposes these devices, and no others, to be infected, for this session only; with none the supposition ends.
    /// What follows is computed by [`Self::keep_up`] on a thread. The plant is not changed.
    pub fn suppose_infected(&mut self, devices: BTreeSet<DeviceId>) {
        self.incident.suppose(devices);
    }

    /// Devices supposed to be infected.
    pub const fn infected(&self) -> &BTreeSet<DeviceId> {
        self.incident.held()
    }

    /// The newest answer to what follows from the infected devices; [`Self::outlook_progress`] says whether it is that
    /// of the plant and the devices as they are now.
    pub fn outlook(&self) -> Option<&Arc<Outlook>> {
        self.incident.outlook()
    }

    /// Grows with every answer that [`Self::outlook`] gives.
    pub const fn outlook_number(&self) -> u64 {
        self.incident.number()
    }

    /// How much is there of what follows.
    pub fn outlook_progress(&self) -> Progress {
        self.incident.progress(&self.session)
    }

    /// Why nothing follows, if that analysis broke down. The plant is untouched.
    pub fn outlook_breakdown(&self) -> Option<&Breakdown> {
        self.incident.breakdown(&self.session)
    }

    /// Says whether somebody looks at the report: then the details of the plan are computed too.
    pub const fn report_is_shown(&mut self, shown: bool) {
        self.analyst.report_is_shown(shown);
    }

    /// Says which day it is, for ends of support; counts from the next analysis on. Unsaid, the day of the plant's own
    /// state stands in.
    pub const fn know_today(&mut self, today: Option<Date>) {
        self.analyst.know_today(today);
    }

    /// Analyses the plant as it is now in full and waits for it: for the command line and for tests.
    pub fn analyze_now(&mut self) {
        self.analyst.analyze_now(&self.session);
    }

    /// Saves where it was opened or saved last; without such a place nothing happens and the answer is `Ok(false)`.
    pub fn save(&mut self, overwrite: Overwrite) -> Result<bool, SaveError> {
        let Some(path) = self.path().map(PathBuf::from) else {
            return Ok(false);
        };
        self.save_to(&path, overwrite)?;
        Ok(true)
    }

    /// Saves at a place the user has chosen; a file that is there is replaced.
    pub fn save_as(&mut self, path: &Path) -> Result<(), SaveError> {
        self.save_to(path, Overwrite::Yes)
    }

    fn save_to(&mut self, path: &Path, overwrite: Overwrite) -> Result<(), SaveError> {
        self.session.end_gesture();
        let saving = self.document.saving(&self.session, path, overwrite);
        let saved = saving.run()?;
        self.saved(saved);
        Ok(())
    }

    /// Starts saving on a thread of its own, from the plant as it is now; hand the result to [`Self::saved`].
    pub fn start_saving(
        &mut self,
        path: &Path,
        overwrite: Overwrite,
        wake: Wake,
    ) -> Job<Result<Saved, SaveError>> {
        self.session.end_gesture();
        let saving = self.document.saving(&self.session, path, overwrite);
        Job::start("toride-save", wake, move || saving.run())
    }

    /// Takes note of a save that is done.
    pub fn saved(&mut self, saved: Saved) {
        self.session.mark_saved(saved.revision());
        self.document.take(saved);
    }

    /// Carries out a change as one named step.
    pub fn dispatch(&mut self, name: StepName, change: &Change) {
        self.session.dispatch(name, change);
    }

    /// Opens a gesture.
    pub fn begin_gesture(&mut self, name: StepName) {
        self.session.begin_gesture(name);
    }

    /// Shows a change of the open gesture, computed from the plant at the press.
    pub fn update_gesture(&mut self, name: StepName, change: &Change) {
        self.session.update_gesture(name, change);
    }

    /// Ends the gesture as one step.
    pub fn end_gesture(&mut self) {
        self.session.end_gesture();
    }

    /// Drops the gesture.
    pub fn cancel_gesture(&mut self) {
        self.session.cancel_gesture();
    }

    /// Undoes a step; gives what it touched.
    pub fn undo(&mut self) -> Vec<Element> {
        self.session
            .undo()
            .map(|diff| diff.elements().into_iter().collect())
            .unwrap_or_default()
    }

    /// Redoes a step; gives what it touched.
    pub fn redo(&mut self) -> Vec<Element> {
        self.session
            .redo()
            .map(|diff| diff.elements().into_iter().collect())
            .unwrap_or_default()
    }
}

pub use document::Saved;
