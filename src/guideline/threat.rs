//! The 31 threats in 10 kinds (G 3.1.7).

use serde::{Deserialize, Serialize};

use crate::plant::{Value, codes::ThreatCode};

use super::{Bilingual, Class, row::row};

row! {
    /// A kind of threat (脅威種別): `K1` … `K10`.
    pub struct ThreatKind {
        /// `K1` … `K10`.
        pub code: String,
        /// Name.
        pub name: Bilingual,
        /// What it does to production and business (G 3.1.7, right column).
        pub impact: Bilingual,
    }
    texts(row) vec![&row.name, &row.impact]
}

/// Part a threat plays in how trouble spreads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ThreatRole {
    /// Puts an attacker or malware somewhere.
    Entry,
    /// Damage done from a position already held.
    Effect,
    /// An act nobody meant.
    Human,
    /// A common cause at a place or utility; never spreads over a network.
    Hazard,
}

/// What is lost: confidentiality, integrity, availability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Need {
    /// Confidentiality (機密性).
    Confidentiality,
    /// Integrity (完全性).
    Integrity,
    /// Availability (可用性).
    Availability,
}

row! {
    /// A threat: a row of the guideline's table.
    pub struct Threat {
        /// `T01` … `T31`, in the table's order.
        pub code: ThreatCode,
        /// Its kind, a row of [`ThreatKind`].
        pub kind: String,
        /// Name.
        pub name: Bilingual,
        /// The name in one to three short words, one above the other at the head of a narrow column.
        pub head: Bilingual,
        /// What happens, in a sentence for people who never saw a threat model.
        pub text: Bilingual,
        /// Part it plays in how trouble spreads.
        pub role: ThreatRole,
        /// What it can aim at.
        pub targets: Vec<Class>,
        /// Values it hurts, in order of weight.
        pub values: Vec<Value>,
        /// What is lost.
        pub needs: Vec<Need>,
        /// ATT&CK for ICS techniques; none for what nobody attacks.
        pub techniques: Vec<String>,
        /// Ways in, for threats that put somebody in.
        pub entry_points: Vec<String>,
    }
    texts(row) vec![&row.name, &row.head, &row.text]
}

impl Threat {
    /// Whether it strikes places, utilities or networks, which every zone has (D-40).
    pub fn strikes_everywhere(&self) -> bool {
        [Class::Net, Class::Sit, Class::Utl]
            .iter()
            .any(|class| self.targets.contains(class))
    }

    /// Whether it applies to a zone holding devices of these classes, and data or not (D-40).
    pub fn applies_to(&self, classes: impl IntoIterator<Item = Class>, stores_data: bool) -> bool {
        self.strikes_everywhere()
            || stores_data && self.targets.contains(&Class::Dat)
            || classes.into_iter().any(|class| self.targets.contains(&class))
    }

    /// Whether it is a hazard, given as a class and not computed over the attack graph (D-44).
    pub fn is_hazard(&self) -> bool {
        self.role == ThreatRole::Hazard
    }
}
