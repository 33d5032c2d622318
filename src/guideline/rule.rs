//! Words of the rules that check a drawing. The rules themselves are the analysis's.

use serde::{Deserialize, Serialize};

use super::{Bilingual, row::row};

/// How serious a finding of a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// A number cannot be computed, or the plant contradicts itself.
    Error,
    /// Needs a look.
    Warning,
    /// Could be better.
    Hint,
}

row! {
    /// What a rule says, with holes `{name}` for subjects and values.
    pub struct RuleText {
        /// `V-ZON-04`.
        pub code: String,
        /// How serious it is.
        pub severity: Severity,
        /// Short name, no holes.
        pub title: Bilingual,
        /// The finding as a sentence.
        pub text: Bilingual,
        /// Many findings of it told as one; without it they stay apart.
        #[serde(default)]
        pub many: Option<Bilingual>,
        /// Why it matters.
        pub why: Bilingual,
        /// What to do about it.
        pub hint: Bilingual,
    }
    texts(row) [&row.title, &row.text, &row.why, &row.hint].into_iter().chain(&row.many).collect()
}
