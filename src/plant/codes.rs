//! Codes of the guideline as plain text: the plant stores them, the guideline gives them meaning.
//!
//! An unknown code is a finding, never a reason to refuse a file: packs may bring codes we do not ship. Copies share
//! their text: findings name the same few codes a hundred thousand times.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

macro_rules! codes { ($($(#[$doc:meta])* $name:ident;)*) => { $(
    $(#[$doc])*
    #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
    #[serde(transparent)]
    pub struct $name(Arc<str>);

    impl $name {
        /// The code as written.
        pub fn as_str(&self) -> &str { &self.0 }
    }
    impl AsRef<str> for $name { fn as_ref(&self) -> &str { &self.0 } }
    impl From<&str> for $name { fn from(text: &str) -> Self { Self(text.into()) } }
    impl From<String> for $name { fn from(text: String) -> Self { Self(text.into()) } }
    impl fmt::Display for $name {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
    }
)* } }

codes! {
    /// A kind of device: `mes_server`, `plc` … (43 shipped rows; packs may add).
    KindCode;
    /// A measure: `N1`, `D8`, `F5`, `O12`, `S2`, `P3` …
    MeasureCode;
    /// A threat: `T01` … `T31`.
    ThreatCode;
    /// An attacker profile: `AT0` … `AT4`.
    AttackerCode;
    /// A checklist item: `1-1` …
    ItemCode;
    /// A rule that checks the drawing: `V-ZON-04` …
    RuleCode;
    /// A number of the analysis: the row of a step (`R12.CROSS`), or a parameter (`efficacy_primary`).
    NumberCode;
}
