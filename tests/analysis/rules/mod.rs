//! Each rule of the attack graph on a plant drawn for it: what makes it draw a step, and what does not.

mod entries;
mod harm;
mod numbers;
mod sketch;
mod spread;

use toride::{analysis::findings::Step, guideline::catalogue};

use sketch::Sketch;

/// Every rule the guideline's step table knows.
const RULES: [&str; 19] = [
    "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11", "R12", "R13", "R14", "R15", "R16",
    "R17", "R18", "R19",
];

#[test]
fn every_rule_has_a_reason_in_both_languages_and_says_where_it_comes_from() {
    for rule in RULES {
        let rows: Vec<_> = catalogue().steps.iter().filter(|row| row.rule == rule).collect();
        assert!(!rows.is_empty(), "{rule} has no row");
        for row in rows {
            for text in [
                &row.name.ja,
                &row.name.en,
                &row.text.ja,
                &row.text.en,
                &row.source,
            ] {
                assert!(!text.trim().is_empty(), "{}", row.code);
            }
        }
    }
}

#[test]
fn nothing_follows_from_an_empty_drawing() {
    for rule in RULES {
        assert!(Sketch::new().steps(rule).is_empty(), "{rule}");
    }
}

/// The probability a step has without any measure is the one its row of the table gives.
fn has_the_base_of_its_row(step: &Step) -> bool {
    let row = catalogue().steps.iter().find(|row| row.code == step.row.as_ref());
    row.is_some_and(|row| (row.base - step.base).abs() < f64::EPSILON)
}
