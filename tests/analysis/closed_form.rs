//! Seven little systems whose answer is known by hand; each is a trap for a naive method.

use super::fixture::{Named, NamedStep, close};

/// `("A", "B")`: A leads to B with probability one half; `"A&B"` needs both.
fn halves(steps: &[(&str, &str)], p: f64) -> Named {
    let steps: Vec<NamedStep> = steps
        .iter()
        .enumerate()
        .map(|(number, (needs, to))| NamedStep {
            id: format!("s{number}"),
            needs: needs.split('&').map(str::to_owned).collect(),
            to: (*to).to_owned(),
            p,
        })
        .collect();
    Named::new(&steps)
}

#[test]
fn a_series_multiplies() {
    let named = Named::new(&[step("START", "A", 0.5), step("A", "T", 0.4)]);
    assert!(close(named.exact("T"), 0.2, 1e-12));
}

#[test]
fn parallel_ways_combine_without_counting_twice() {
    let named = Named::new(&[step("START", "T", 0.5), step("START", "T", 0.4)]);
    assert!(close(named.exact("T"), 0.7, 1e-12));
}

#[test]
fn two_ways_with_a_shared_cause_are_not_independent() {
    let named = halves(&[("START", "A"), ("A", "T"), ("A", "T")], 0.5);
    assert!(close(named.exact("T"), 0.375, 1e-12));
}

#[test]
fn two_needs_with_a_shared_cause_are_not_independent() {
    let named = halves(&[("START", "A"), ("A", "B"), ("A", "C"), ("B&C", "T")], 0.5);
    // The join itself is certain in the closed form, so it is divided out here.
    assert!(close(named.exact("T") / 0.5, 0.125, 1e-12));
}

#[test]
fn a_cycle_does_not_feed_on_itself() {
    let named = halves(&[("START", "A"), ("A", "B"), ("B", "A")], 0.5);
    assert!(close(named.exact("A"), 0.5, 1e-12));
    assert!(close(named.exact("B"), 0.25, 1e-12));
}

#[test]
fn a_cycle_that_nothing_enters_stays_at_zero() {
    let named = halves(&[("START", "A"), ("B", "C"), ("C", "B")], 0.5);
    assert!(!named.reach.nodes[named.names["B"]]);
    assert_eq!(named.exact("B"), 0.0);
}

#[test]
fn a_bridge_is_solved_like_by_enumeration() {
    let bridge = [
        ("START", "A"),
        ("START", "B"),
        ("A", "B"),
        ("B", "A"),
        ("A", "T"),
        ("B", "T"),
    ];
    assert!(close(halves(&bridge, 0.5).exact("T"), 0.5, 1e-12));
}

fn step(needs: &str, to: &str, p: f64) -> NamedStep {
    NamedStep {
        id: format!("{needs}>{to}"),
        needs: vec![needs.to_owned()],
        to: to.to_owned(),
        p,
    }
}
