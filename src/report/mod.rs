//! The report: what it says as data ([`outline`]), laid out on pages ([`layout`]), printed as a file ([`pdf`]).
//!
//! Pure: bytes out, no file system, no clock. The window previews the same pages the file holds.

#![warn(missing_docs)]

pub mod layout;
pub mod outline;
pub mod page;
pub mod pdf;
pub mod wording;

/// A chapter of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// The first page.
    Cover,
    /// One page for those who decide.
    Summary,
    /// List of chapters, and how to read the signs.
    Contents,
    /// The drawing with its zones.
    Drawing,
    /// Tasks, data and devices with their importance.
    Tasks,
    /// Zones, paths between them, and what the rules say about the drawing.
    Zones,
    /// Zones × threats.
    Matrix,
    /// The worst risks with their reasons.
    Risks,
    /// Recommended measures.
    Measures,
    /// Assumptions and limits.
    Limits,
}

impl Section {
    /// In the order they stand in the report.
    pub const ALL: [Self; 10] = [
        Self::Cover,
        Self::Summary,
        Self::Contents,
        Self::Drawing,
        Self::Tasks,
        Self::Zones,
        Self::Matrix,
        Self::Risks,
        Self::Measures,
        Self::Limits,
    ];
}
