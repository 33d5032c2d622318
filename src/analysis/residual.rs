//! What a step's measures leave of its probability: efficacy by strength, families, rank discount, floor.
//!
//! Pure arithmetic on strengths; which measures a step reads is the guideline's, which strength stands where is
//! `strength`'s business.

use crate::plant::Strength;

/// No set of measures takes a step below this share: nothing is perfect.
pub const FLOOR: f64 = 0.05;

/// Efficacy of a measure that works directly against a step, by strength 0–3 [assumed].
pub const PRIMARY: [f64; 4] = [0.0, 0.30, 0.55, 0.80];
/// Efficacy of a measure that only helps [assumed].
pub const SECONDARY: [f64; 4] = [0.0, 0.15, 0.30, 0.45];
/// Share of a step that is noticed, by strength of a detecting measure [assumed].
pub const DETECTION: [f64; 4] = [0.0, 0.10, 0.35, 0.60];
/// Share of what was noticed that is stopped in time, by strength of the response [assumed].
pub const RESPONSE: [f64; 4] = [0.0, 0.3, 0.6, 0.8];
/// Share of a full efficacy reached at quality 1–5 (achievement levels of the checklist) [assumed].
pub const QUALITY: [f64; 5] = [0.0, 0.4, 0.8, 0.9, 1.0];

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

/// Share of full efficacy at a quality 1–5; not rated counts as full, which the caller marks as assumed.
pub fn by_quality(quality: Option<u8>) -> f64 {
    let Some(quality) = quality else { return 1.0 };
    let place = usize::from(quality.clamp(1, 5)) - 1;
    QUALITY.get(place).copied().unwrap_or(1.0)
}

/// What remains of a step when each family's best control has the given efficacy.
///
/// Controls are correlated in practice (same people, same neglect), so the strongest counts in full, the second by
/// half, the third by a third …; no control can hurt, and together they never go below [`FLOOR`].
pub fn residual(best_of_each_family: impl IntoIterator<Item = f64>) -> f64 {
    FLOOR.max(discounted(best_of_each_family))
}

/// Share of a step that is noticed and stopped: detectors of each family combined like preventing ones, times the
/// response. Nobody to decide (response 0) means detection changes nothing.
pub fn detection(best_of_each_family: impl IntoIterator<Item = f64>, response: f64) -> f64 {
    (1.0 - discounted(best_of_each_family)) * response
}

fn discounted(efficacies: impl IntoIterator<Item = f64>) -> f64 {
    let mut weights: Vec<f64> = efficacies
        .into_iter()
        .filter(|&efficacy| efficacy > 0.0)
        .map(|efficacy| -libm::log(1.0 - efficacy.min(0.999)))
        .collect();
    weights.sort_by(|a, b| b.total_cmp(a));
    let sum: f64 = (1..)
        .zip(weights)
        .map(|(rank, weight)| weight / f64::from(rank))
        .sum();
    libm::exp(-sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_place_leaves_everything() {
        assert_eq!(residual([]), 1.0);
        assert_eq!(residual([0.0, 0.0]), 1.0);
    }

    #[test]
    fn one_control_counts_in_full_and_the_second_by_half() {
        assert!((residual([0.55]) - 0.45).abs() < 1e-12);
        let expected = 0.2 * libm::sqrt(0.45);
        assert!((residual([0.55, 0.8]) - expected).abs() < 1e-12);
        assert_eq!(residual([0.55, 0.8]), residual([0.8, 0.55]));
    }

    #[test]
    fn everything_in_place_still_leaves_the_floor() {
        assert_eq!(residual([0.8; 9]), FLOOR);
    }

    #[test]
    fn without_somebody_to_decide_detection_does_nothing() {
        assert_eq!(detection([0.6, 0.6], 0.0), 0.0);
        assert!(detection([0.6], 0.8) > 0.47);
    }
}
