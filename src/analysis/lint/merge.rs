//! Many findings of one rule told as one, so that a step nobody has begun does not bury everything else.

use std::collections::BTreeSet;

use crate::{analysis::findings::Lint, guideline::RuleText, plant::Element};

/// From more than so many on they are told as one.
pub(super) const LIMIT: usize = 6;

/// Findings of one rule. More than [`LIMIT`] of them become one that holds them, where the rule has words for that.
pub(super) fn merged(findings: Vec<Lint>, words: Option<&RuleText>) -> Vec<Lint> {
    let has_words = words.is_some_and(|words| words.many.is_some());
    let (true, Some(first)) = (has_words && findings.len() > LIMIT, findings.first()) else {
        return findings;
    };
    let mut seen: BTreeSet<Element> = BTreeSet::new();
    let leading = findings.iter().filter_map(|lint| lint.subjects.first().copied());
    let one = Lint {
        rule: first.rule,
        severity: first.severity,
        subjects: leading.filter(|&subject| seen.insert(subject)).collect(),
        arguments: Vec::new(),
        fixes: Vec::new(),
        parts: findings,
    };
    vec![one]
}
