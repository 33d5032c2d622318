//! Many findings of one rule.

use super::Draft;
use crate::analysis::findings::Beyond;

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

#[test]
fn what_is_too_much_to_follow_is_named_with_its_limit() {
    let mut draft = Draft::new();
    let hub = draft.device("switch", None);
    assert!(!draft.fires("V-CON-07"));
    draft.findings.beyond.push(Beyond {
        element: hub.into(),
        number: 2_000_000,
        limit: 1_000_000,
    });
    let found = draft.of("V-CON-07");
    assert_eq!(found[0].subjects, [hub.into()]);
    assert_eq!(found[0].arguments[1], ("limit", "1000000".to_owned()));
}
