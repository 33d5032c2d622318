//! The steps of an attack: base values, which measures each reads and where, and how it is told (D-31, D-32).
//!
//! The only source of these numbers; the analysis builds its graph by looking rows up by code.

use serde::Deserialize;

use crate::plant::codes::MeasureCode;

use super::{Bilingual, row::row};

row! {
    /// Measures that overlap: inside a family only the strongest counts.
    pub struct Family {
        /// E.g. `boundary`.
        pub code: String,
        /// Name.
        pub name: Bilingual,
        /// Its measures.
        pub members: Vec<MeasureCode>,
    }
    texts(row) vec![&row.name]
}

/// Where the strength of a measure is looked up (D-33 says what counts there).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Where {
    /// At the device the step is about: the one it gains or harms; where it ends on a network, the one it starts
    /// from or comes through.
    Own,
    /// At the home zone of the network it ends on, with the conduit that is crossed.
    Network,
    /// At the boundary device on the way to the internet.
    Boundary,
    /// At the place.
    Place,
    /// At the outside party the step comes from; what is recorded for the plant counts as everywhere.
    Party,
}

/// A family as a step reads it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilyRead {
    /// The family, a row of [`Family`].
    pub family: String,
    /// Members that work directly against this step.
    #[serde(default)]
    pub primary: Vec<MeasureCode>,
    /// Members that help against it.
    #[serde(default)]
    pub secondary: Vec<MeasureCode>,
    /// Where their strength is looked up.
    pub at: Where,
    /// Read only where a wall stands between: the network's home zone is not the device's zone, and the device does
    /// not forward.
    #[serde(default)]
    pub wall: bool,
}

row! {
    /// A step as the rules build it.
    pub struct StepRow {
        /// E.g. `R11.SRV`.
        pub code: String,
        /// The rule that builds it: `R1` … `R19`; `GIVEN` for what is known to have happened.
        pub rule: String,
        /// Probability without measures; a rank dressed as a number, and ours throughout.
        pub base: f64,
        /// Families it reads.
        pub families: Vec<FamilyRead>,
        /// Where somebody who watches could notice it; `None` = nobody could, or it is no act.
        pub watched: Option<Where>,
        /// Needs a person who decides while it happens; untargeted malware (`AT0`) does not take it.
        pub human: bool,
        /// Ways in it stands for; an entry has at least one.
        pub entry_points: Vec<String>,
        /// ATT&CK for ICS techniques.
        pub techniques: Vec<String>,
        /// Short name.
        pub name: Bilingual,
        /// The step as a sentence; holes `{from}`, `{to}`, `{via}`.
        pub text: Bilingual,
    }
    texts(row) vec![&row.name, &row.text]
}

impl StepRow {
    /// Whether it certainly holds once its needs do, so no switch is drawn.
    pub fn is_certain(&self) -> bool {
        self.base >= 1.0 && self.families.is_empty()
    }

    /// Whether it starts from outside.
    pub fn is_entry(&self) -> bool {
        !self.entry_points.is_empty()
    }
}
