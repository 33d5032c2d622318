//! A yes-or-no fact as the analysis reads it (D-20, D-21).

use crate::plant::Fact;

/// Whether something holds, and whether somebody still has to confirm it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flag {
    /// It holds, or has to be assumed to.
    pub(crate) yes: bool,
    /// Explicitly not confirmed, so the worse branch was taken.
    pub(crate) unknown: bool,
}

impl Flag {
    /// A fact whose "yes" opens a way: unknown counts as yes, not applicable as no, left alone as the default.
    pub(crate) const fn yes_is_worse(fact: &Fact<bool>, default: bool) -> Self {
        Self {
            yes: match fact {
                Fact::Known(yes) => *yes,
                Fact::Unknown => true,
                Fact::NotApplicable { .. } => false,
                Fact::Assumed => default,
            },
            unknown: matches!(fact, Fact::Unknown),
        }
    }

    /// The opposite of a fact whose "no" opens a way: unknown counts as no, not applicable as yes.
    pub(crate) const fn no_is_worse(fact: &Fact<bool>, default: bool) -> Self {
        Self {
            yes: match fact {
                Fact::Known(yes) => !*yes,
                Fact::Unknown => true,
                Fact::NotApplicable { .. } => false,
                Fact::Assumed => !default,
            },
            unknown: matches!(fact, Fact::Unknown),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_knowing_takes_the_worse_branch_and_leaving_alone_the_default() {
        let yes = Flag {
            yes: true,
            unknown: false,
        };
        let no = Flag {
            yes: false,
            unknown: false,
        };
        let worse = Flag {
            yes: true,
            unknown: true,
        };
        let not_applicable = Fact::NotApplicable {
            reason: "no port".into(),
        };
        assert_eq!(Flag::yes_is_worse(&Fact::Known(true), false), yes);
        assert_eq!(Flag::yes_is_worse(&Fact::Unknown, false), worse);
        assert_eq!(Flag::yes_is_worse(&not_applicable, true), no);
        assert_eq!(Flag::yes_is_worse(&Fact::Assumed, true), yes);
        assert_eq!(Flag::no_is_worse(&Fact::Known(true), true), no);
        assert_eq!(Flag::no_is_worse(&Fact::Unknown, true), worse);
        assert_eq!(Flag::no_is_worse(&Fact::Assumed, true), no);
    }
}
