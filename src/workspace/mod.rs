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
mod job;
pub mod words;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use analyst::Analyst;
pub use clock::today;
use document::Document;
pub use job::{Breakdown, Job, Wake, guarded};

use crate::{
    analysis::findings::Findings,
    edit::{Change, Session, StepName},
    plant::{Element, IdSource, Plant},
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
        }
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

    /// Newest findings that are ready; may lag behind the plant by a moment.
    pub fn findings(&self) -> Option<&Arc<Findings>> {
        self.analyst.now()
    }

    /// Newest findings as if every planned strength were reached; same lag.
    pub fn planned(&self) -> Option<&Arc<Findings>> {
        self.analyst.planned()
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
    /// Small plants are analysed at once, large ones on a thread, which calls `wake` when it is done.
    pub fn keep_up(&mut self, wake: impl FnOnce() -> Wake) {
        self.analyst.keep_up(&self.session, wake);
    }

    /// Analyses the plant as it is now and waits for it: for the command line and for reports.
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::{
        i18n::Lang,
        plant::{Device, DeviceId},
        samples,
    };

    fn add_device(workspace: &mut Workspace) {
        let id: DeviceId = workspace.ids().fresh();
        workspace.dispatch(StepName::Add, &Change::put(id, Device::default()));
    }

    /// A small plant is analysed at once, so nobody is woken.
    fn nobody() -> Wake {
        Arc::new(|| ())
    }

    fn sample() -> Workspace {
        Workspace::from_sample(&samples::ASSUMED_FACTORY, 1).unwrap()
    }

    #[test]
    fn a_sample_is_on_no_disk_until_it_is_saved() {
        let folder = tempfile::tempdir().unwrap();
        let mut workspace = sample();
        assert!(workspace.is_modified());
        assert!(
            !workspace.save(Overwrite::Ask).unwrap(),
            "there is no place to save to"
        );
        let path = folder.path().join("mine.toride");
        workspace.save_as(&path).unwrap();
        assert!(!workspace.is_modified());
        assert_eq!(workspace.path(), Some(path.as_path()));
        let again = Workspace::open(&path, 2).unwrap();
        assert_eq!(again.plant(), workspace.plant());
    }

    #[test]
    fn saving_without_a_change_gives_the_same_bytes_whoever_wrote_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.toride");
        let old = samples::ASSUMED_FACTORY
            .text
            .replacen("written_by: \"0.1.0\"", "written_by: \"0.0.7\"", 1);
        fs::write(&path, &old).unwrap();
        let mut workspace = Workspace::open(&path, 1).unwrap();
        workspace.save(Overwrite::Ask).unwrap();
        assert!(fs::read_to_string(&path).unwrap() == old);
        add_device(&mut workspace);
        workspace.undo();
        workspace.save(Overwrite::Ask).unwrap();
        assert!(fs::read_to_string(&path).unwrap() == old, "undone is unchanged");
        add_device(&mut workspace);
        workspace.save(Overwrite::Ask).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(&format!("written_by: \"{VERSION}\"")));
    }

    #[test]
    fn a_file_changed_underneath_is_kept_until_the_user_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shared.toride");
        let mut mine = sample();
        mine.save_as(&path).unwrap();
        let mut theirs = Workspace::open(&path, 2).unwrap();
        add_device(&mut theirs);
        theirs.save(Overwrite::Ask).unwrap();
        mine.dispatch(StepName::EditPlant, &Change::PutInfo(Box::default()));
        let error = mine.save(Overwrite::Ask).unwrap_err();
        assert!(matches!(error, SaveError::Changed { .. }));
        assert!(words::save_error(&error, Lang::Ja).contains("別の名前で保存"));
        assert!(mine.is_modified(), "nothing was saved, nothing was lost");
        assert_eq!(Workspace::open(&path, 3).unwrap().plant(), theirs.plant());
        mine.save(Overwrite::Yes).unwrap();
        assert_eq!(Workspace::open(&path, 3).unwrap().plant(), mine.plant());
    }

    #[test]
    fn work_goes_on_while_a_save_is_under_way() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toride");
        let mut workspace = sample();
        let as_started = workspace.plant().clone();
        let job = workspace.start_saving(&path, Overwrite::Ask, Arc::new(|| ()));
        add_device(&mut workspace);
        workspace.saved(job.wait().unwrap().unwrap());
        assert!(workspace.is_modified(), "the device came after the save");
        workspace.undo();
        assert!(!workspace.is_modified());
        assert_eq!(Workspace::open(&path, 1).unwrap().plant(), &as_started);
    }

    #[test]
    fn a_broken_file_is_described_in_both_languages_with_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("broken.toride");
        let text = samples::ASSUMED_FACTORY.text.replacen("count: 30", "count: 0", 1);
        fs::write(&path, &text).unwrap();
        let error = Workspace::open(&path, 1).unwrap_err();
        let line = 1 + text.split_once("count: 0").unwrap().0.matches('\n').count();
        assert!(words::open_error(&error, Lang::Ja).contains(&format!("{line}行")));
        assert!(words::open_error(&error, Lang::En).contains(&format!("Line {line}")));
        assert!(fs::read_to_string(&path).unwrap() == text);
    }

    #[test]
    fn a_small_plant_is_analysed_at_once_and_again_after_a_change() {
        let mut workspace = sample();
        assert!(workspace.findings().is_none());
        workspace.keep_up(nobody);
        let before = Arc::clone(workspace.findings().unwrap());
        assert!(workspace.is_up_to_date() && workspace.planned().is_some());
        add_device(&mut workspace);
        assert!(!workspace.is_up_to_date());
        workspace.keep_up(nobody);
        assert!(workspace.is_up_to_date());
        assert!(
            workspace.findings() != Some(&before),
            "a device in no zone is a finding"
        );
        workspace.undo();
        workspace.keep_up(nobody);
        assert!(
            workspace.findings() == Some(&before),
            "the same plant, the same findings"
        );
    }

    #[test]
    fn while_dragging_findings_follow_and_the_plan_waits_for_the_drop() {
        let mut workspace = sample();
        workspace.keep_up(nobody);
        let planned = Arc::clone(workspace.planned().unwrap());
        let device = "device-0000eq07".parse().unwrap();
        workspace.begin_gesture(StepName::MoveToZone);
        let into_office = Change::SetZone {
            devices: [device].into(),
            zone: "zone-000000z1".parse().ok(),
        };
        workspace.update_gesture(StepName::MoveToZone, &into_office);
        workspace.keep_up(nobody);
        assert!(workspace.is_up_to_date());
        assert!(Arc::ptr_eq(workspace.planned().unwrap(), &planned));
        workspace.end_gesture();
        workspace.keep_up(nobody);
        assert!(!Arc::ptr_eq(workspace.planned().unwrap(), &planned));
    }

    #[test]
    fn a_large_plant_is_analysed_on_a_thread_which_wakes_the_window() {
        let mut workspace = Workspace::from_plant(samples::generate(101, 1), 1);
        let (woken, wait) = std::sync::mpsc::channel();
        let wake = || -> Wake {
            let woken = woken.clone();
            Arc::new(move || woken.send(()).unwrap_or_default())
        };
        workspace.keep_up(wake);
        assert!(workspace.findings().is_none(), "the frame does not wait");
        add_device(&mut workspace);
        while !(workspace.is_up_to_date() && workspace.planned().is_some()) {
            wait.recv().unwrap();
            workspace.keep_up(wake);
        }
        let in_the_background = Arc::clone(workspace.findings().unwrap());
        workspace.analyze_now();
        assert!(workspace.findings() == Some(&in_the_background));
    }

    #[test]
    fn what_is_copied_survives_the_clipboard() {
        let workspace = sample();
        let zone = "zone-000000z5".parse().map(Element::Zone).unwrap();
        let fragment = crate::edit::fragment::Fragment::copy(workspace.plant(), &[zone].into());
        let text = clipboard::to_text(&fragment).unwrap();
        assert_eq!(clipboard::from_text(&text), Some(fragment));
        assert_eq!(clipboard::from_text("機器の一覧"), None);
    }
}
