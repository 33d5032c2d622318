//! The scales: likelihood classes, impact classes, the risk matrix, the safety floor, the index.
//!
//! Only maxima and table look-ups on ordinals, no products of them (analysis §5); every border is stated here once.

use crate::plant::{Grade, Importance, Value};

use super::findings::{EffectKind, Impact, Impacts, Likelihood};

/// Lower borders of likelihood classes 5, 4, 3 and 2.
pub const LIKELIHOOD_BORDERS: [(Likelihood, f64); 4] = [(5, 0.5), (4, 0.2), (3, 0.05), (2, 0.01)];

/// Class of a probability; 0 only for what cannot be reached at all, so a reachable zero is 1.
pub fn likelihood(p: f64, reachable: bool) -> Likelihood {
    if !reachable {
        return 0;
    }
    let above = LIKELIHOOD_BORDERS.into_iter().find(|&(_, border)| p >= border);
    above.map_or(1, |(class, _)| class)
}

/// Values that an effect of this kind hurts.
pub const fn values_hit(kind: EffectKind) -> &'static [Value] {
    match kind {
        EffectKind::Deny | EffectKind::Lose => &[Value::Bc, Value::D, Value::C],
        EffectKind::Manip => &Value::ALL,
        EffectKind::Tamper => &[Value::Bc, Value::Q, Value::C],
        EffectKind::Disclose => &[Value::Bc, Value::C],
        EffectKind::Safety => &[Value::Bc, Value::S, Value::C],
        EffectKind::Foothold => &[],
    }
}

/// Impact class of a task of this importance hit with this severity.
pub fn impact(importance: Importance, severity: u8) -> Impact {
    if importance == Importance::NONE || severity == 0 {
        return 0;
    }
    (importance.get() + severity).saturating_sub(2).clamp(1, 4)
}

/// The risk matrix; `None` where nothing is reached or nobody suffers.
pub const fn grade(impact: Impact, likelihood: Likelihood) -> Option<Grade> {
    use Grade::{A, B, C, D, E};
    let row = match impact {
        0 => return None,
        1 => [E, E, D, D, C],
        2 => [E, D, C, C, B],
        3 => [D, C, B, B, A],
        _ => [C, B, B, A, A],
    };
    let [l1, l2, l3, l4, l5] = row;
    match likelihood {
        0 => None,
        1 => Some(l1),
        2 => Some(l2),
        3 => Some(l3),
        4 => Some(l4),
        _ => Some(l5),
    }
}

/// Safety floor (D-45): a wrongly controlled machine or a lost safety function that can be reached at all and may
/// hurt people is at least B, however unlikely.
pub fn has_safety_floor(kind: EffectKind, impacts: &Impacts, likelihood: Likelihood) -> bool {
    let safety = impacts.get(&Value::S).copied().unwrap_or_default();
    matches!(kind, EffectKind::Safety | EffectKind::Manip) && safety >= 3 && likelihood > 0
}

/// Worth of an impact class in the index: a stated preference, for ranking only.
pub const fn weight(impact: Impact) -> f64 {
    match impact {
        0 => 0.0,
        1 => 1.0,
        2 => 3.0,
        3 => 10.0,
        _ => 30.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix_never_falls_when_likelihood_or_impact_rises() {
        for impact in 1..=4 {
            for likelihood in 1..=5 {
                let here = grade(impact, likelihood);
                assert!(grade(impact, likelihood + 1) <= here, "I{impact} L{likelihood}");
                assert!(
                    grade((impact + 1).min(4), likelihood) <= here,
                    "I{impact} L{likelihood}"
                );
            }
        }
    }

    #[test]
    fn a_reachable_thing_is_never_shown_as_unreachable() {
        assert_eq!(likelihood(0.0, true), 1);
        assert_eq!(likelihood(0.9, false), 0);
        assert_eq!(
            (
                likelihood(0.05, true),
                likelihood(0.2, true),
                likelihood(0.5, true)
            ),
            (3, 4, 5)
        );
    }

    #[test]
    fn impact_follows_importance_and_severity() {
        let importance = Importance::clamped;
        assert_eq!(impact(importance(3), 3), 4);
        assert_eq!(impact(importance(1), 1), 1);
        assert_eq!(impact(importance(2), 1), 1);
        assert_eq!(impact(importance(0), 3), 0);
        assert_eq!(impact(importance(3), 0), 0);
    }
}
