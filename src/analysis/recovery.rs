//! What a tried restore takes off the severity of an effect (C-18). Recovery never changes a probability.

use crate::plant::Strength;

use super::findings::EffectKind;

/// What is known about bringing an element back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Means {
    /// Strength of D14 (backup, stand-by) there.
    pub backup: Strength,
    /// A restore was tried and worked.
    pub restore_tested: bool,
    /// Minutes to switch over to a stand-by, if somebody measured them.
    pub switchover_minutes: Option<u32>,
}

/// Classes taken off: 1 for a backup of strength 2 with a tried restore, 2 for a stand-by (strength 3) whose
/// measured switch-over is shorter than the task's tolerable stop; stopped devices and altered or lost data only.
pub fn classes(means: Means, kind: EffectKind, tolerable_stop_minutes: Option<u32>) -> u8 {
    let recoverable = matches!(kind, EffectKind::Deny | EffectKind::Tamper | EffectKind::Lose);
    if !recoverable || means.backup.get() < 2 || !means.restore_tested {
        return 0;
    }
    let switched_in_time = match (means.switchover_minutes, tolerable_stop_minutes) {
        (Some(switchover), Some(tolerable)) => switchover < tolerable,
        (None, _) | (_, None) => false,
    };
    if means.backup == Strength::MAX && switched_in_time {
        2
    } else {
        1
    }
}

/// Severity after recovery, never below 1 when there was any.
pub fn lowered(severity: u8, classes: u8) -> u8 {
    severity.saturating_sub(classes).max(severity.min(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(backup: u8, restore_tested: bool) -> Means {
        Means {
            backup: Strength::clamped(backup),
            restore_tested,
            switchover_minutes: None,
        }
    }

    #[test]
    fn a_backup_counts_only_when_its_restore_was_tried() {
        assert_eq!(classes(means(2, true), EffectKind::Deny, None), 1);
        assert_eq!(classes(means(3, false), EffectKind::Deny, None), 0);
        assert_eq!(classes(means(1, true), EffectKind::Deny, None), 0);
        assert_eq!(classes(means(3, true), EffectKind::Disclose, None), 0);
    }

    #[test]
    fn a_stand_by_counts_twice_when_it_is_faster_than_the_tolerable_stop() {
        let standby = Means {
            switchover_minutes: Some(20),
            ..means(3, true)
        };
        assert_eq!(classes(standby, EffectKind::Deny, Some(60)), 2);
        assert_eq!(classes(standby, EffectKind::Deny, Some(10)), 1);
        assert_eq!(classes(standby, EffectKind::Deny, None), 1);
    }

    #[test]
    fn recovery_never_makes_a_harm_vanish() {
        assert_eq!((lowered(3, 1), lowered(1, 2), lowered(0, 1)), (2, 1, 0));
    }
}
