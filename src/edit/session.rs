//! The gate: the only place where a plant changes.

use super::{Change, History, Revision, StepName, apply::apply};
use crate::plant::{
    Plant,
    diff::{Diff, Side},
};

/// A plant being worked on, with its history and at most one open gesture.
#[derive(Clone, Debug)]
pub struct Session {
    plant: Plant,
    history: History,
    gesture: Option<Gesture>,
    /// Counts every change, also inside a gesture, so caches know when to look again.
    generation: u64,
}

/// A drag in progress: each change of it starts from the plant at the press, so errors never add up.
#[derive(Clone, Debug)]
struct Gesture {
    name: StepName,
    start: Plant,
}

impl Session {
    /// A session on a plant as it was read.
    pub fn open(plant: Plant) -> Self {
        Self {
            plant,
            history: History::default(),
            gesture: None,
            generation: 0,
        }
    }

    /// The plant as it is now.
    pub const fn plant(&self) -> &Plant {
        &self.plant
    }

    /// Its history.
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// The state the plant is in.
    pub fn revision(&self) -> Revision {
        self.history.revision()
    }

    /// Grows with every change of the plant, gesture frames and undo included.
    pub const fn generation(&self) -> u64 {
        self.generation
    }

    /// Marks a state as the one on disk.
    pub const fn mark_saved(&mut self, revision: Revision) {
        self.history.mark_saved(revision);
    }

    /// Marks the plant as on no disk.
    pub const fn mark_never_saved(&mut self) {
        self.history.mark_never_saved();
    }

    /// Carries out a change as one named step; a change that changes nothing is no step.
    pub fn dispatch(&mut self, name: StepName, change: &Change) {
        self.end_gesture();
        let start = self.plant.clone();
        apply(&mut self.plant, change);
        self.commit(name, &start);
    }

    /// Opens a gesture: everything until its end is one step.
    pub fn begin_gesture(&mut self, name: StepName) {
        self.end_gesture();
        self.gesture = Some(Gesture {
            name,
            start: self.plant.clone(),
        });
    }

    /// Shows a change of the open gesture, computed from the plant at the press. The name of the step may still
    /// change (a move becomes a move into a zone). Without an open gesture nothing happens.
    pub fn update_gesture(&mut self, name: StepName, change: &Change) {
        let Some(gesture) = &mut self.gesture else { return };
        gesture.name = name;
        self.plant.clone_from(&gesture.start);
        apply(&mut self.plant, change);
        self.generation += 1;
    }

    /// Ends the gesture as one step.
    pub fn end_gesture(&mut self) {
        if let Some(gesture) = self.gesture.take() {
            self.commit(gesture.name, &gesture.start);
        }
    }

    /// Drops the gesture; the plant is as at the press.
    pub fn cancel_gesture(&mut self) {
        if let Some(gesture) = self.gesture.take() {
            self.plant = gesture.start;
            self.generation += 1;
        }
    }

    /// Whether a gesture is open.
    pub const fn in_gesture(&self) -> bool {
        self.gesture.is_some()
    }

    /// Undoes the last step; gives what it touched, or `None` when there is nothing to undo.
    pub fn undo(&mut self) -> Option<Diff> {
        self.end_gesture();
        let step = self.history.done.pop()?;
        step.diff.write(&mut self.plant, Side::Before);
        self.generation += 1;
        let diff = step.diff.clone();
        self.history.undone.push(step);
        Some(diff)
    }

    /// Redoes the next step.
    pub fn redo(&mut self) -> Option<Diff> {
        self.end_gesture();
        let step = self.history.undone.pop()?;
        step.diff.write(&mut self.plant, Side::After);
        self.generation += 1;
        let diff = step.diff.clone();
        self.history.done.push(step);
        Some(diff)
    }

    fn commit(&mut self, name: StepName, start: &Plant) {
        let diff = Diff::between(start, &self.plant);
        self.generation += 1;
        if !diff.is_empty() {
            self.history.push(name, diff);
        }
        debug_assert_eq!(self.plant.violations(), Vec::<String>::new(), "broken invariants");
    }
}
