//! The text of a file: `( format: 1, written_by: "…", plant: ( … ) )` as RON, in one canonical way.
//!
//! The same plant always gives the same bytes: tables sorted by id, fields in the order of their declaration,
//! fields at their default left out, one field per line, LF, a newline at the end. So a version control system
//! shows what an engineer changed, and nothing else.

use std::borrow::Cow;

use ron::{Options, error::SpannedError, ser::PrettyConfig};

use super::{FORMAT, FormatError, Limit, Place, Warning, check, limits, unknown};
use crate::plant::{Plant, record::record};

record! {
    /// What stands in a file.
    pub struct File {
        /// The format, see [`FORMAT`].
        pub format: u32,
        /// The version of the program that last changed the plant.
        pub written_by: String,
        /// The plant.
        pub plant: Plant,
    }
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// What stood in it.
    pub file: File,
    /// What was odd about it.
    pub warnings: Vec<Warning>,
}

/// Tables and the fields of records stand on lines of their own, and so do fields one level further down
/// (`importance`, `devices` of a task); what lies deeper stays on one line.
const DEPTH_OF_LINES: usize = 5;

fn options() -> Options {
    Options::default().with_recursion_limit(Limit::Nesting.most())
}

fn layout() -> PrettyConfig {
    PrettyConfig::new()
        .new_line("\n")
        .indentor("    ")
        .depth_limit(DEPTH_OF_LINES)
        .compact_arrays(true)
}

/// Writes a file as text. An error means that it could not be opened again; then nothing should be written.
pub fn to_text(file: &File) -> Result<String, FormatError> {
    let mut text = write(file)?;
    text.push('\n');
    check::check(&file.plant, "")?;
    check::check_references(&file.plant, "")?;
    limits::check_text(&text)?;
    Ok(text)
}

/// Reads a file from its bytes.
pub fn from_bytes(bytes: &[u8]) -> Result<Loaded, FormatError> {
    let text = as_text(bytes)?;
    check_head(&text)?;
    limits::check_text(&text)?;
    let file: File = read(&text)?;
    check::check(&file.plant, &text)?;
    check::check_references(&file.plant, &text)?;
    let warnings = unknown::warnings(&file.extra, &file.plant);
    Ok(Loaded { file, warnings })
}

/// Writes a part of a plant (for the clipboard); it may name records that it does not hold.
pub fn part_to_text(part: &Plant) -> Result<String, FormatError> {
    write(&File {
        format: FORMAT,
        plant: part.clone(),
        ..File::default()
    })
}

/// Reads a part of a plant, see [`part_to_text`].
pub fn part_from_text(text: &str) -> Result<Plant, FormatError> {
    let text = as_text(text.as_bytes())?;
    check_head(&text)?;
    limits::check_text(&text)?;
    let file: File = read(&text)?;
    check::check(&file.plant, &text)?;
    Ok(file.plant)
}

fn write(file: &File) -> Result<String, FormatError> {
    let written = options().to_string_pretty(file, layout());
    written.map_err(|error| FormatError::Syntax {
        at: Place::START,
        what: error.into(),
    })
}

fn read(text: &str) -> Result<File, FormatError> {
    options().from_str(text).map_err(describe)
}

/// The bytes as text: a byte order mark is dropped, Windows line ends become ours.
fn as_text(bytes: &[u8]) -> Result<Cow<'_, str>, FormatError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let readable = |bytes| str::from_utf8(bytes).unwrap_or_default();
    let text = str::from_utf8(bytes).map_err(|error| {
        let start = bytes.get(..error.valid_up_to()).unwrap_or_default();
        FormatError::NotText {
            at: Place::of(readable(start), start.len()),
        }
    })?;
    if let Some(at) = text.find('\0') {
        return Err(FormatError::NotText {
            at: Place::of(text, at),
        });
    }
    if text.trim().is_empty() {
        return Err(FormatError::Empty);
    }
    Ok(if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n"))
    } else {
        Cow::Borrowed(text)
    })
}

/// Whether the file is ours, and old enough: looked at before anything else, so that a newer file is not called
/// broken.
fn check_head(text: &str) -> Result<(), FormatError> {
    let found = format_of(text).ok_or(FormatError::NotOurs)?;
    if found == 0 {
        return Err(FormatError::NotOurs);
    }
    if found > u64::from(FORMAT) {
        return Err(FormatError::TooNew {
            found,
            newest: FORMAT,
            written_by: written_by(text).unwrap_or_default().to_owned(),
        });
    }
    Ok(())
}

fn format_of(text: &str) -> Option<u64> {
    let rest = skip_blank(text).strip_prefix('(')?;
    let rest = skip_blank(rest).strip_prefix("format")?;
    let number = skip_blank(skip_blank(rest).strip_prefix(':')?);
    let end = number
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(number.len());
    number.get(..end)?.parse().ok()
}

fn written_by(text: &str) -> Option<&str> {
    let (_, rest) = text.get(..text.len().min(1_000))?.split_once("written_by")?;
    let (_, rest) = rest.split_once('"')?;
    rest.split_once('"').map(|(version, _)| version)
}

/// The text behind white space and comments.
fn skip_blank(text: &str) -> &str {
    let mut text = text.trim_start();
    loop {
        let rest = if let Some(comment) = text.strip_prefix("//") {
            comment.split_once('\n').map_or("", |(_, rest)| rest)
        } else if text.starts_with("/*") {
            limits::past_block_comment(text)
        } else {
            return text;
        };
        text = rest.trim_start();
    }
}

/// What the parser says, in our terms.
fn describe(error: SpannedError) -> FormatError {
    let at = Place {
        line: error.span.end.line,
        column: error.span.end.col,
    };
    match error.code {
        ron::Error::NoSuchEnumVariant { expected, found, .. } => FormatError::UnknownValue {
            at,
            found,
            known: expected.iter().map(|&known| known.to_owned()).collect(),
        },
        other => FormatError::Syntax {
            at,
            what: other.into(),
        },
    }
}
