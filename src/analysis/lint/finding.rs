//! What a rule found, and what of it people set aside. Plain data.

use std::cmp::Ordering;

use super::Fix;
use crate::{
    guideline::Severity,
    plant::{Element, ExclusionId},
};

/// What a rule says about the drawing. Words are made at the edge from `rule` and `arguments`.
#[derive(Clone, Debug, PartialEq)]
pub struct Lint {
    /// Rule, e.g. `V-ZON-04`.
    pub rule: &'static str,
    /// How serious.
    pub severity: Severity,
    /// What it is about; the first one is where "go there" goes.
    pub subjects: Vec<Element>,
    /// Values for the holes of the rule's text, besides the subjects' names.
    pub arguments: Vec<(&'static str, String)>,
    /// What would settle it; with several, a person chooses.
    pub fixes: Vec<Fix>,
    /// The findings of its rule it stands for, where there were too many to tell one by one; its subjects are then
    /// the first one of each.
    pub parts: Vec<Self>,
}

/// A finding that somebody set aside.
#[derive(Clone, Debug, PartialEq)]
pub struct Excluded {
    /// What the rule found.
    pub lint: Lint,
    /// The record that sets it aside, with the reason.
    pub by: ExclusionId,
}

impl Lint {
    /// This finding with what would settle it.
    pub(super) fn fixed_by(mut self, fixes: impl IntoIterator<Item = Fix>) -> Self {
        self.fixes.extend(fixes);
        self
    }

    /// Worst first, then by rule and subject.
    pub(super) fn in_order(&self, other: &Self) -> Ordering {
        (self.severity, self.rule, &self.subjects).cmp(&(other.severity, other.rule, &other.subjects))
    }
}
