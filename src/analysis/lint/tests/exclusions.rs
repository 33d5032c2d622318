//! Findings that people set aside.

use std::collections::BTreeSet;

use super::Draft;
use crate::plant::{Element, Exclusion, Target};

impl Draft {
    fn exclude(&mut self, rule: &str, subjects: impl IntoIterator<Item = Element>, why: &str) {
        let id = self.id();
        let exclusion = Exclusion {
            rule: rule.into(),
            subjects: subjects.into_iter().collect(),
            why: why.to_owned(),
            ..Exclusion::default()
        };
        self.plant.exclusions.insert(id, exclusion);
    }
}

#[test]
fn a_finding_set_aside_with_a_reason_is_counted_apart() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    assert!(draft.fires("V-ZON-02"));
    draft.exclude("V-ZON-02", [zone.into()], " ");
    assert!(draft.fires("V-ZON-02"), "without a reason it stays");
    draft.exclude("V-ZON-02", [zone.into()], "for the new line");
    assert!(!draft.fires("V-ZON-02"));
    let excluded = draft.check().excluded;
    let why = &draft.plant.exclusions[&excluded[0].by].why;
    assert_eq!((excluded.len(), why.as_str()), (1, "for the new line"));
}

#[test]
fn a_finding_about_one_record_more_is_told_again() {
    let mut draft = Draft::new();
    draft.device("plc", None);
    let known: BTreeSet<Element> = draft.of("V-DEV-03")[0].subjects.iter().copied().collect();
    draft.exclude("V-DEV-03", known, "asked the vendor");
    assert!(!draft.fires("V-DEV-03"));
    draft.device("scada", None);
    assert!(draft.fires("V-DEV-03"));
}

#[test]
fn an_exclusion_of_one_rule_leaves_the_others_alone() {
    let mut draft = Draft::new();
    let device = draft.device("plc", None);
    draft.exclude("V-ZON-01", [device.into()], "spare part");
    assert!(!draft.fires("V-ZON-01"));
    assert!(draft.fires("V-DEV-01"));
}

#[test]
fn a_finding_about_the_whole_plant_can_be_set_aside() {
    let mut draft = Draft::new();
    draft.device("plc", None);
    assert!(draft.fires("V-THR-03"));
    draft.exclude("V-THR-03", [], "agreed with headquarters");
    assert!(!draft.fires("V-THR-03"));
}

#[test]
fn findings_set_aside_do_not_count_among_the_many() {
    let mut draft = Draft::new();
    let devices: Vec<_> = (0..7).map(|_| draft.device("plc", None)).collect();
    assert_eq!(draft.of("V-ZON-01").len(), 1, "told as one");
    draft.exclude("V-ZON-01", [devices[0].into()], "spare part");
    assert_eq!(draft.of("V-ZON-01").len(), 6, "told one by one");
    draft.measure("N1", Target::Plant, 2);
    assert_eq!(draft.check().excluded.len(), 1);
}
