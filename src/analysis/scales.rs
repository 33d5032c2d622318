//! The scales: likelihood classes, impact classes, the risk matrix, the safety floor, the index.
//!
//! Only maxima and table look-ups on ordinals, no products of them (analysis §5). The tables are the guideline's
//! parameters, so the help and the report's annex can print what was used.

use crate::{
    guideline::Parameters,
    plant::{Grade, Importance, Value},
};

use super::findings::{EffectKind, Impact, Impacts, Likelihood};

/// Class of a probability; 0 only for what cannot be reached at all, so a reachable zero is 1.
pub fn likelihood(parameters: &Parameters, p: f64, reachable: bool) -> Likelihood {
    if !reachable {
        return 0;
    }
    let borders = parameters.likelihood_borders.value;
    let class = (2..=5).rev().zip(borders).find(|&(_, border)| p >= border);
    class.map_or(1, |(class, _)| class)
}

/// The word a kind of effect goes by in the parameters and in exchange.
pub const fn kind_word(kind: EffectKind) -> &'static str {
    match kind {
        EffectKind::Deny => "deny",
        EffectKind::Manip => "manip",
        EffectKind::Safety => "safety",
        EffectKind::Disclose => "disclose",
        EffectKind::Tamper => "tamper",
        EffectKind::Lose => "lose",
        EffectKind::Foothold => "foothold",
    }
}

/// Values that an effect of this kind hurts.
pub fn values_hit(parameters: &Parameters, kind: EffectKind) -> &[Value] {
    parameters
        .effect_values
        .value
        .get(kind_word(kind))
        .map_or(&[], Vec::as_slice)
}

/// Impact class of a task of this importance hit with this severity.
pub fn impact(importance: Importance, severity: u8) -> Impact {
    if importance == Importance::NONE || severity == 0 {
        return 0;
    }
    (importance.get() + severity).saturating_sub(2).clamp(1, 4)
}

/// The risk matrix; `None` where nothing is reached or nobody suffers.
pub fn grade(parameters: &Parameters, impact: Impact, likelihood: Likelihood) -> Option<Grade> {
    let (row, column) = (impact.min(4).checked_sub(1)?, likelihood.min(5).checked_sub(1)?);
    parameters
        .risk_matrix
        .value
        .get(usize::from(row))?
        .get(usize::from(column))
        .copied()
}

/// Worst grade over the values.
pub fn worst_grade(parameters: &Parameters, impacts: &Impacts, likelihood: Likelihood) -> Option<Grade> {
    impacts
        .values()
        .filter_map(|&impact| grade(parameters, impact, likelihood))
        .min()
}

/// Safety floor (D-45): a wrongly controlled machine or a lost safety function that can be reached at all and may
/// hurt people (`safety` is its impact there) has at least this grade, however unlikely.
pub fn safety_floor(
    parameters: &Parameters,
    kind: EffectKind,
    safety: Impact,
    likelihood: Likelihood,
) -> Option<Grade> {
    let lifted = matches!(kind, EffectKind::Safety | EffectKind::Manip)
        && safety >= parameters.safety_floor_impact.value
        && likelihood > 0;
    parameters.safety_floor_grade.value.filter(|_| lifted)
}

/// Worth of an impact class in the index: a stated preference, for ranking only.
pub fn weight(parameters: &Parameters, impact: Impact) -> f64 {
    parameters
        .index_weights
        .value
        .get(usize::from(impact))
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guideline::catalogue;

    #[test]
    fn the_matrix_never_falls_when_likelihood_or_impact_rises() {
        let parameters = &catalogue().parameters;
        for impact in 1..=4 {
            for likelihood in 1..=5 {
                let here = grade(parameters, impact, likelihood);
                assert!(here.is_some());
                assert!(
                    grade(parameters, impact, likelihood + 1) <= here,
                    "I{impact} L{likelihood}"
                );
                assert!(
                    grade(parameters, impact + 1, likelihood) <= here,
                    "I{impact} L{likelihood}"
                );
            }
        }
        assert_eq!(grade(parameters, 0, 5), None);
        assert_eq!(grade(parameters, 4, 0), None);
    }

    #[test]
    fn a_reachable_thing_is_never_shown_as_unreachable() {
        let class = |p, reachable| likelihood(&catalogue().parameters, p, reachable);
        assert_eq!(class(0.0, true), 1);
        assert_eq!(class(0.9, false), 0);
        assert_eq!(
            (
                class(0.01, true),
                class(0.05, true),
                class(0.2, true),
                class(0.5, true)
            ),
            (2, 3, 4, 5)
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
