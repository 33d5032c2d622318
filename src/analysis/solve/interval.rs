//! How sure a sampled share is.

/// 97.5 % point of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// 95 % Wilson interval of `hits` among `trials`, inside 0–1 (D-65).
pub fn wilson(hits: u32, trials: u32) -> (f64, f64) {
    if trials == 0 {
        return (0.0, 1.0);
    }
    let (n, share) = (f64::from(trials), f64::from(hits) / f64::from(trials));
    let z2 = Z * Z;
    let middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z / (1.0 + z2 / n) * libm::sqrt(share * (1.0 - share) / n + z2 / (4.0 * n * n));
    let low = if hits == 0 { 0.0 } else { (middle - half).max(0.0) };
    let high = if hits >= trials {
        1.0
    } else {
        (middle + half).min(1.0)
    };
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_hit_leaves_room_up_to_the_rule_of_zero_hits() {
        let (low, high) = wilson(0, 20_000);
        assert_eq!(low, 0.0);
        assert!((high - 3.841_458_82 / 20_003.841_458_82).abs() < 1e-9);
        assert_eq!(wilson(0, 300).0, 0.0);
    }

    #[test]
    fn the_interval_of_the_fixture_is_met() {
        let (low, high) = wilson(29_979, 100_000);
        assert_eq!(
            (format!("{low:.5}"), format!("{high:.5}")),
            ("0.29696".into(), "0.30264".into())
        );
    }
}
