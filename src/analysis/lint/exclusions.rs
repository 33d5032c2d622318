//! Findings that people set aside, told apart from the others.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    analysis::findings::{Excluded, Lint},
    plant::{Element, Exclusion, ExclusionId, Plant},
};

/// An exclusion and the records it names.
type Named<'a> = (ExclusionId, &'a BTreeSet<Element>);

/// Exclusions of a plant, by rule.
pub(super) struct Exclusions<'a> {
    /// Those about the plant as a whole, and those about records, listed at each of them.
    by_subject: BTreeMap<(&'a str, Option<Element>), Vec<Named<'a>>>,
}

impl<'a> Exclusions<'a> {
    /// Reads them. One without a reason sets nothing aside.
    pub(super) fn of(plant: &'a Plant) -> Self {
        let mut by_subject: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let explained = plant
            .exclusions
            .iter()
            .filter(|(_, exclusion)| !exclusion.why.trim().is_empty());
        for (&id, exclusion) in explained {
            let Exclusion { rule, subjects, .. } = exclusion;
            let records = subjects.iter().map(|&subject| Some(subject));
            let whole = subjects.is_empty().then_some(None);
            for at in records.chain(whole) {
                by_subject
                    .entry((rule.as_str(), at))
                    .or_default()
                    .push((id, subjects));
            }
        }
        Self { by_subject }
    }

    /// Findings that stay; the others go to `excluded`. A finding is set aside when one exclusion names all its
    /// subjects: one more, and somebody has to look again.
    pub(super) fn sift(&self, findings: Vec<Lint>, excluded: &mut Vec<Excluded>) -> Vec<Lint> {
        if self.by_subject.is_empty() {
            return findings;
        }
        let mut stay = Vec::new();
        for lint in findings {
            match self.of_finding(&lint) {
                Some(by) => excluded.push(Excluded { lint, by }),
                None => stay.push(lint),
            }
        }
        stay
    }

    fn of_finding(&self, lint: &Lint) -> Option<ExclusionId> {
        let candidates = self
            .by_subject
            .get(&(lint.rule, lint.subjects.first().copied()))?;
        let covers =
            |subjects: &BTreeSet<Element>| lint.subjects.iter().all(|subject| subjects.contains(subject));
        let covering = candidates.iter().find(|(_, subjects)| covers(subjects));
        covering.map(|&(id, _)| id)
    }
}
