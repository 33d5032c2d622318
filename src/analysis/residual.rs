//! What a step's measures leave of its probability: efficacy by strength, families, rank discount, floor.
//!
//! Pure arithmetic; the tables come from the guideline's parameters, which measures a step reads from its step
//! table, and which strength stands where from `strength`.

use crate::plant::Strength;

/// Looks a strength up in a table of four.
pub fn by_strength(table: [f64; 4], strength: Strength) -> f64 {
    let [none, minimum, medium, high] = table;
    match strength.get() {
        0 => none,
        1 => minimum,
        2 => medium,
        _ => high,
    }
}

/// Share of full effect at a quality 1–5; not rated counts as full, which the caller marks as assumed.
pub fn by_quality(table: [f64; 5], quality: Option<u8>) -> f64 {
    let Some(quality) = quality else { return 1.0 };
    let place = usize::from(quality.clamp(1, 5)) - 1;
    table.get(place).copied().unwrap_or(1.0)
}

/// What remains of a step when each family's best control has the given efficacy.
///
/// Controls are correlated in practice (same people, same neglect), so the strongest counts in full, the second by
/// half, the third by a third …; no control can hurt, and together they never go below `floor`.
pub fn residual(best_of_each_family: impl IntoIterator<Item = f64>, floor: f64) -> f64 {
    let mut weights: Vec<f64> = best_of_each_family
        .into_iter()
        .filter(|&efficacy| efficacy > 0.0)
        .map(|efficacy| -libm::log(1.0 - efficacy.min(0.999)))
        .collect();
    weights.sort_by(|a, b| b.total_cmp(a));
    let sum: f64 = (1..)
        .zip(weights)
        .map(|(rank, weight)| weight / f64::from(rank))
        .sum();
    floor.max(libm::exp(-sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLOOR: f64 = 0.05;

    #[test]
    fn nothing_in_place_leaves_everything() {
        assert_eq!(residual([], FLOOR), 1.0);
        assert_eq!(residual([0.0, 0.0], FLOOR), 1.0);
    }

    #[test]
    fn one_control_counts_in_full_and_the_second_by_half() {
        assert!((residual([0.55], FLOOR) - 0.45).abs() < 1e-12);
        let expected = 0.2 * libm::sqrt(0.45);
        assert!((residual([0.55, 0.8], FLOOR) - expected).abs() < 1e-12);
        assert_eq!(residual([0.55, 0.8], FLOOR), residual([0.8, 0.55], FLOOR));
    }

    #[test]
    fn everything_in_place_still_leaves_the_floor() {
        assert_eq!(residual([0.8; 9], FLOOR), FLOOR);
    }

    #[test]
    fn quality_that_nobody_rated_counts_as_full() {
        let table = [0.0, 0.4, 0.8, 0.9, 1.0];
        assert_eq!(by_quality(table, None), 1.0);
        assert_eq!(by_quality(table, Some(2)), 0.4);
        assert_eq!(by_quality(table, Some(9)), 1.0);
    }
}
