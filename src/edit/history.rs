//! Done and undone steps, each the difference it made.

use super::StepName;
use crate::plant::diff::Diff;

/// Names the state the plant is in: changes with every step and comes back on undo.
pub type Revision = u64;

/// One named step.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) name: StepName,
    pub(super) diff: Diff,
    pub(super) revision: Revision,
}

/// Steps kept; the oldest goes first.
const STEPS_KEPT: usize = 1_000;

/// The steps that can be undone and redone, and which state is on disk.
#[derive(Clone, Debug, Default)]
pub struct History {
    pub(super) done: Vec<Step>,
    pub(super) undone: Vec<Step>,
    /// Revision before the oldest kept step.
    floor: Revision,
    newest: Revision,
    saved: Revision,
}

impl History {
    /// The state the plant is in.
    pub fn revision(&self) -> Revision {
        self.done.last().map_or(self.floor, |step| step.revision)
    }

    /// Whether the plant differs from the file.
    pub fn is_modified(&self) -> bool {
        self.revision() != self.saved
    }

    /// The state on disk is now this one.
    pub const fn mark_saved(&mut self, revision: Revision) {
        self.saved = revision;
    }

    /// Nothing on disk holds this plant (a sample, recovered work).
    pub const fn mark_never_saved(&mut self) {
        self.saved = Revision::MAX;
    }

    /// Steps that can be undone, oldest first.
    pub fn done(&self) -> impl DoubleEndedIterator<Item = StepName> {
        self.done.iter().map(|step| step.name)
    }

    /// Steps that can be redone, next one last.
    pub fn undone(&self) -> impl DoubleEndedIterator<Item = StepName> {
        self.undone.iter().map(|step| step.name)
    }

    pub(super) fn push(&mut self, name: StepName, diff: Diff) {
        self.newest += 1;
        self.done.push(Step {
            name,
            diff,
            revision: self.newest,
        });
        self.undone.clear();
        if self.done.len() > STEPS_KEPT {
            self.floor = self.done.remove(0).revision;
        }
    }
}
