//! Plants to start from: shipped examples, embedded in the program, and a generator of synthetic ones.
//!
//! Knows the plant and its file; what they mean to the analysis is found out there.

#![warn(missing_docs)]

use crate::{
    plant::Plant,
    storage::{self, FormatError},
};

/// A shipped plant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Its name on the command line and of its file, without the ending.
    pub name: &'static str,
    /// Title, Japanese and English.
    pub title: [&'static str; 2],
    /// What it shows, in one line, Japanese and English.
    pub description: [&'static str; 2],
    /// The text of its file.
    pub text: &'static str,
}

impl Sample {
    /// The plant.
    pub fn load(&self) -> Result<Plant, FormatError> {
        storage::from_bytes(self.text.as_bytes()).map(|loaded| loaded.file.plant)
    }
}

/// The shipped plants, the guideline's own first.
pub const fn all() -> &'static [Sample] {
    &[ASSUMED_FACTORY]
}

/// The shipped plant of this name.
pub fn find(name: &str) -> Option<&'static Sample> {
    all().iter().find(|sample| sample.name == name)
}

/// The guideline's assumed factory.
pub const ASSUMED_FACTORY: Sample = Sample {
    name: "assumed-factory",
    title: ["想定工場", "Assumed factory"],
    description: [
        "ガイドラインの想定工場。プリント基板の工場、17機器・8ゾーン",
        "The guideline's example: a circuit-board plant with 17 devices in 8 zones",
    ],
    text: include_str!("../../samples/assumed-factory.toride"),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_opens_without_a_warning_and_is_kept_in_canonical_form() {
        for sample in all() {
            let loaded = storage::from_bytes(sample.text.as_bytes()).unwrap();
            assert_eq!(loaded.warnings, [], "{}", sample.name);
            assert!(
                storage::to_text(&loaded.file).unwrap() == sample.text,
                "{}",
                sample.name
            );
            assert_eq!(loaded.file.plant.violations(), Vec::<String>::new());
        }
    }
}
