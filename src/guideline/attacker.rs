//! Who attacks, and why.

use std::collections::BTreeMap;

use crate::plant::codes::AttackerCode;

use super::{Bilingual, StepRow, row::row};

row! {
    /// A motive (G, reference table on attackers' motives).
    pub struct Motive {
        /// `MO1` … `MO8`.
        pub code: String,
        /// Name.
        pub name: Bilingual,
        /// What is aimed at.
        pub text: Bilingual,
        /// Attackers who have it.
        pub attackers: Vec<AttackerCode>,
    }
    texts(row) vec![&row.name, &row.text]
}

row! {
    /// An attacker profile: how it changes the base values, which are those of `AT2` (C-40).
    pub struct Attacker {
        /// `AT0` … `AT4`.
        pub code: AttackerCode,
        /// Name.
        pub name: Bilingual,
        /// Profile in words.
        pub text: Bilingual,
        /// Factor on entries.
        pub entry_factor: f64,
        /// Factor on the steps after that.
        pub step_factor: f64,
        /// Base values never exceed this, except for what is certain anyway.
        pub cap: f64,
        /// Takes steps that need a person who decides while it happens.
        pub human: bool,
        /// Entries with a value of their own, by row of the step table.
        pub entries: BTreeMap<String, f64>,
    }
    texts(row) vec![&row.name, &row.text]
}

impl Attacker {
    /// The base value of a step for this attacker.
    pub fn base(&self, step: &StepRow) -> f64 {
        if step.human && !self.human {
            return 0.0;
        }
        if let Some(&own) = self.entries.get(&step.code) {
            return own;
        }
        if step.base >= 1.0 {
            return step.base;
        }
        let factor = if step.is_entry() {
            self.entry_factor
        } else {
            self.step_factor
        };
        (step.base * factor).min(self.cap)
    }
}
