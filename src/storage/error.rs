//! What can go wrong between a plant and its file. Each error says where, what, and (in the window's words) what to do.

use std::{io, path::PathBuf};

use super::{Place, Syntax};
use crate::plant::Element;

/// A bound that a file must keep, so that a hostile one is refused and not suffered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// Bytes of the whole file.
    FileBytes,
    /// Records of all kinds together.
    Elements,
    /// Zones.
    Zones,
    /// Zones in zones.
    ZoneDepth,
    /// Places in places.
    PlaceDepth,
    /// Brackets in brackets.
    Nesting,
    /// Bytes of a name or number.
    NameBytes,
    /// Bytes of any other text.
    TextBytes,
}

impl Limit {
    /// The largest allowed.
    pub const fn most(self) -> usize {
        match self {
            Self::FileBytes => 128 << 20,
            Self::Elements => 500_000,
            Self::Zones => 10_000,
            Self::ZoneDepth | Self::PlaceDepth => crate::plant::ZONE_DEPTH_LIMIT,
            Self::Nesting => 64,
            Self::NameBytes => 4_096,
            Self::TextBytes => 64 << 10,
        }
    }

    const fn what(self) -> &'static str {
        match self {
            Self::FileBytes => "bytes of the file",
            Self::Elements => "elements",
            Self::Zones => "zones",
            Self::ZoneDepth => "zones inside each other",
            Self::PlaceDepth => "places inside each other",
            Self::Nesting => "brackets inside each other",
            Self::NameBytes => "bytes of a name",
            Self::TextBytes => "bytes of a text",
        }
    }
}

/// What a value must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Expected {
    /// A count.
    #[error("at least 1")]
    AtLeastOne,
    /// A share.
    #[error("a share from 0 to 1")]
    Share,
    /// How well a measure is done.
    #[error("a grade from 1 to 5")]
    OneToFive,
    /// A hazard class.
    #[error("a class from 0 to 5")]
    ZeroToFive,
    /// Security levels.
    #[error("levels from 0 to 4")]
    ZeroToFour,
    /// The two ends of a link.
    #[error("two ends, at least one of them a device")]
    TwoEnds,
    /// A coordinate.
    #[error("numbers from -1000000 to 1000000")]
    Coordinate,
    /// A width or height.
    #[error("a size that is not negative")]
    Size,
}

/// Why a text is not a plant we can open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Not UTF-8 text: a picture, a program, a text in another encoding.
    #[error("{at}: the file is not UTF-8 text")]
    NotText {
        /// Where the first wrong byte stands.
        at: Place,
    },
    /// A text of some other program.
    #[error("the file is not a Toride plant; one starts with `(` and `format: 1`")]
    NotOurs,
    /// Written by a newer program.
    #[error(
        "the file has format {found}, this program reads up to {newest}; open it with Toride {written_by} or newer"
    )]
    TooNew {
        /// Its format.
        found: u64,
        /// The newest we read.
        newest: u32,
        /// The program that wrote it, as it says itself; may be empty.
        written_by: String,
    },
    /// Not RON, or not what should stand there.
    #[error("{at}: {what}")]
    Syntax {
        /// Where.
        at: Place,
        /// What is wrong there.
        what: Syntax,
    },
    /// A word that is none of those that may stand there.
    #[error("{at}: `{found}` is not known here; known are {}", known.join(", "))]
    UnknownValue {
        /// Where.
        at: Place,
        /// The word.
        found: String,
        /// What may stand there.
        known: Vec<String>,
    },
    /// A record names one that does not exist.
    #[error("{at}: {from} names {to}, which does not exist")]
    Dangling {
        /// Where.
        at: Place,
        /// The record that names.
        from: Element,
        /// The record that is missing.
        to: Element,
    },
    /// A value that makes no sense.
    #[error("{at}: {field} of {element} is {found}; expected {expected}")]
    OutOfRange {
        /// Where.
        at: Place,
        /// The record.
        element: Element,
        /// The field.
        field: &'static str,
        /// What stands there.
        found: String,
        /// What may stand there.
        expected: Expected,
    },
    /// Beyond what this program takes.
    #[error("{at}: {found} {}, at most {} are allowed", limit.what(), limit.most())]
    TooMuch {
        /// Where.
        at: Place,
        /// Which bound.
        limit: Limit,
        /// How much there is.
        found: usize,
    },
}

impl FormatError {
    /// Where in the text, if it is one place.
    pub const fn place(&self) -> Option<Place> {
        match self {
            Self::Empty | Self::NotOurs | Self::TooNew { .. } => None,
            Self::NotText { at }
            | Self::Syntax { at, .. }
            | Self::UnknownValue { at, .. }
            | Self::Dangling { at, .. }
            | Self::OutOfRange { at, .. }
            | Self::TooMuch { at, .. } => Some(*at),
        }
    }
}

/// Something odd in a file that was opened all the same.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    /// A field this version does not know; it is kept and written back.
    #[error("{}: field `{field}` is not known; it is kept as it is", place_of(*element))]
    UnknownField {
        /// The record it stands in; `None` = the file or the plant itself.
        element: Option<Element>,
        /// Its name.
        field: String,
    },
}

fn place_of(element: Option<Element>) -> String {
    element.map_or_else(|| "plant".to_owned(), |element| element.to_string())
}

/// Why a file could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It could not be read.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A directory or a device.
    #[error("{}: this is not a file", path.display())]
    NotAFile {
        /// What it names.
        path: PathBuf,
    },
    /// It was read and is no plant we can open.
    #[error("{}:{error}", path.display())]
    Format {
        /// The file.
        path: PathBuf,
        /// Why.
        error: FormatError,
    },
}

/// Why a file could not be written. The old file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Somebody else wrote it since it was opened.
    #[error("{}: the file was changed by another program since it was opened", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// It is there already and was not meant to be replaced.
    #[error("{}: the file exists already", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// It is marked as read-only.
    #[error("{}: the file is read-only", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// A directory or a device.
    #[error("{}: this is not a file", path.display())]
    NotAFile {
        /// What it names.
        path: PathBuf,
    },
    /// The disk refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The plant breaks a rule of the file, so it could not be opened again.
    #[error("the plant cannot be written: {0}")]
    Unwritable(FormatError),
}
