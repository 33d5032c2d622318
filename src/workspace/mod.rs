//! An open plant: file, session, jobs; the only owner of the mutable plant; used by window and command line alike.

#![warn(missing_docs)]

use std::{path::PathBuf, sync::Arc};

use crate::{
    analysis::findings::Findings,
    edit::{Change, Session, StepName},
    plant::{Element, IdSource, Plant},
};

/// A plant that is open, where it came from, and what the analysis says about it.
#[derive(Debug)]
pub struct Workspace {
    session: Session,
    ids: IdSource,
    path: Option<PathBuf>,
    findings: Option<Arc<Findings>>,
    planned: Option<Arc<Findings>>,
}

impl Workspace {
    /// Opens a plant that is on no disk yet; `seed` feeds the ids of what will be added.
    pub fn from_plant(plant: Plant, seed: u64) -> Self {
        let mut session = Session::open(plant);
        session.mark_never_saved();
        Self {
            session,
            ids: IdSource::new(seed),
            path: None,
            findings: None,
            planned: None,
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
    pub fn path(&self) -> Option<&std::path::Path> {
        self.path.as_deref()
    }

    /// Source of fresh ids.
    pub const fn ids(&mut self) -> &mut IdSource {
        &mut self.ids
    }

    /// Newest findings that are ready; may lag behind the plant by a moment.
    pub const fn findings(&self) -> Option<&Arc<Findings>> {
        self.findings.as_ref()
    }

    /// Newest findings as if every planned strength were reached; same lag.
    pub const fn planned(&self) -> Option<&Arc<Findings>> {
        self.planned.as_ref()
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
