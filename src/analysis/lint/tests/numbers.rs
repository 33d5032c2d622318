//! Rules about the plant's own numbers (step 2-1).

use super::Draft;
use crate::{
    analysis::lint::Fix,
    plant::{OwnNumber, OwnNumberId},
};

fn set(draft: &mut Draft, number: &str, value: &str) -> OwnNumberId {
    let id = draft.id();
    let own = OwnNumber {
        number: number.into(),
        value: value.to_owned(),
        ..OwnNumber::default()
    };
    draft.plant.numbers.insert(id, own);
    id
}

#[test]
fn a_number_that_cannot_be_used_is_named() {
    let mut draft = Draft::new();
    let id = set(&mut draft, "R12.CROSS", "0.5");
    assert!(!draft.fires("V-NUM-01"));
    draft.plant.numbers.get_mut(&id).expect("just set").value = "often".to_owned();
    assert_eq!(draft.fixes("V-NUM-01"), [Fix::Remove(id.into())]);
}

#[test]
fn a_number_without_a_reason_is_named() {
    let mut draft = Draft::new();
    let id = set(&mut draft, "R12.CROSS", "0.5");
    assert!(draft.fires("V-NUM-02"));
    draft.plant.numbers.get_mut(&id).expect("just set").why = "measured in March".to_owned();
    assert!(!draft.fires("V-NUM-02"));
}
