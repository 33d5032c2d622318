//! A plant's own numbers before the guideline's.

use toride::{
    analysis::findings::Findings,
    plant::{IdSource, OwnNumber},
};

use super::sketch::{Sketch, YES};

/// A terminal where people read mail.
fn mailing() -> Sketch {
    let mut sketch = Sketch::new();
    let terminal = sketch.device("PC", "oa_pc");
    sketch.edit(terminal).mail_web = YES;
    sketch.task(&[terminal]);
    sketch
}

fn set(sketch: &mut Sketch, number: &str, value: &str) {
    let own = OwnNumber {
        number: number.into(),
        value: value.to_owned(),
        ..OwnNumber::default()
    };
    let seed = sketch.plant.numbers.len() as u64;
    sketch.plant.numbers.insert(IdSource::new(seed).fresh(), own);
}

/// How sure the infection is, and the class of the stop that follows.
fn infection(findings: &Findings) -> (f64, u8) {
    let step = findings.graph.steps.iter().find(|step| step.row.as_ref() == "R1");
    let stop = findings
        .effects
        .iter()
        .find(|effect| effect.id.starts_with("deny:"));
    (
        step.expect("one way in").base,
        stop.expect("it can be stopped").likelihood,
    )
}

#[test]
fn the_plants_own_base_is_what_the_step_begins_with() {
    let mut sketch = mailing();
    let (shipped, class) = infection(&sketch.findings());
    set(&mut sketch, "R1", "2%");
    let (own, lower) = infection(&sketch.findings());
    assert!((own - 0.02).abs() < 1e-12 && shipped > 0.5);
    assert!(lower < class);
}

#[test]
fn the_plants_own_borders_decide_the_class() {
    let mut sketch = mailing();
    let (_, class) = infection(&sketch.findings());
    set(&mut sketch, "likelihood_borders", "0.9 0.8 0.7 0.6");
    let (_, lower) = infection(&sketch.findings());
    assert!(lower < class, "{lower} is not below {class}");
}

#[test]
fn a_number_that_does_not_fit_changes_nothing_and_is_reported() {
    let mut sketch = mailing();
    let before = infection(&sketch.findings());
    set(&mut sketch, "R1", "often");
    let after = sketch.findings();
    assert_eq!(infection(&after), before);
    assert!(after.lint.iter().any(|lint| lint.rule == "V-NUM-01"));
}
