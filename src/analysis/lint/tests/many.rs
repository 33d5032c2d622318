//! Many findings of one rule.

use super::Draft;

#[test]
fn a_step_nobody_has_begun_is_one_finding() {
    let mut draft = Draft::new();
    for _ in 0..6 {
        draft.device("plc", None);
    }
    assert_eq!(draft.of("V-ZON-01").len(), 6, "so many are told apart");
    draft.device("plc", None);
    let found = draft.of("V-ZON-01");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].subjects.len(), 7);
    assert_eq!(found[0].parts.len(), 7);
}

#[test]
fn no_rule_drowns_the_others_on_a_drawing_without_anything_else() {
    let mut draft = Draft::new();
    for _ in 0..500 {
        draft.device("plc", None);
    }
    let found = draft.check().found;
    assert!(found.len() <= 10, "{} findings", found.len());
}
