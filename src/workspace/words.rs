//! Errors of files as sentences for people, in both languages: what, where, and what to do.

use std::{io, path::Path};

use super::Breakdown;
use crate::{
    i18n::{FileText, Lang, fill},
    plant::Plant,
    storage::{Expected, FormatError, Limit, OpenError, SaveError, Syntax, Warning},
};

/// Why a file cannot be opened.
pub fn open_error(error: &OpenError, lang: Lang) -> String {
    let (path, why) = match error {
        OpenError::Io { path, source } => (path, io_error(source, FileText::NotFound, lang)),
        OpenError::NotAFile { path } => (path, FileText::NotAFile.get(lang).to_owned()),
        OpenError::Format { path, error } => (path, format_error(error, lang)),
    };
    about(FileText::CannotOpen, path, &why, lang)
}

/// Why a file cannot be saved.
pub fn save_error(error: &SaveError, lang: Lang) -> String {
    let plain = |text: FileText| text.get(lang).to_owned();
    let (path, why) = match error {
        SaveError::Changed { path } => (path, plain(FileText::Changed)),
        SaveError::Exists { path } => (path, plain(FileText::Exists)),
        SaveError::ReadOnly { path } => (path, plain(FileText::ReadOnly)),
        SaveError::NotAFile { path } => (path, plain(FileText::NotAFile)),
        SaveError::Io { path, source } => (path, io_error(source, FileText::FolderNotFound, lang)),
        SaveError::Unwritable(error) => {
            return fill(
                FileText::Unwritable.get(lang),
                &[("why", &format_error(error, lang))],
            );
        }
    };
    about(FileText::CannotSave, path, &why, lang)
}

/// What was odd about a file that was opened all the same.
pub fn warning(warning: &Warning, plant: &Plant, lang: Lang) -> String {
    let Warning::UnknownField { element, field } = warning;
    let element = element.map_or_else(
        || FileText::ThePlant.get(lang).to_owned(),
        |element| plant.display_name(element, lang.is_english()),
    );
    fill(
        FileText::UnknownField.get(lang),
        &[("element", &element), ("field", field)],
    )
}

/// That the analysis broke down, and what to do.
pub fn analysis_failed(breakdown: &Breakdown, lang: Lang) -> String {
    fill(FileText::AnalysisFailed.get(lang), &[("cause", &breakdown.0)])
}

/// That a piece of work broke down.
pub fn job_failed(breakdown: &Breakdown, lang: Lang) -> String {
    fill(FileText::JobFailed.get(lang), &[("cause", &breakdown.0)])
}

/// Why a text is not a plant we can open, with its place.
pub fn format_error(error: &FormatError, lang: Lang) -> String {
    let what = what(error, lang);
    match error.place() {
        None => what,
        Some(place) => fill(
            FileText::At.get(lang),
            &[
                ("line", &place.line.to_string()),
                ("column", &place.column.to_string()),
                ("what", &what),
            ],
        ),
    }
}

fn what(error: &FormatError, lang: Lang) -> String {
    match error {
        FormatError::Empty => FileText::Empty.get(lang).to_owned(),
        FormatError::NotText { .. } => FileText::NotText.get(lang).to_owned(),
        FormatError::NotOurs => FileText::NotOurs.get(lang).to_owned(),
        FormatError::TooNew {
            found,
            newest,
            written_by,
        } => fill(
            FileText::TooNew.get(lang),
            &[
                ("found", &found.to_string()),
                ("newest", &newest.to_string()),
                ("version", written_by),
            ],
        ),
        FormatError::Syntax { what, .. } => {
            fill(FileText::Syntax.get(lang), &[("message", &syntax(what, lang))])
        }
        FormatError::UnknownValue { found, known, .. } => fill(
            FileText::UnknownValue.get(lang),
            &[("found", found), ("known", &known.join(lang.pick("、", ", ")))],
        ),
        FormatError::Dangling { from, to, .. } => fill(
            FileText::Dangling.get(lang),
            &[("from", &from.to_string()), ("to", &to.to_string())],
        ),
        FormatError::OutOfRange {
            element,
            field,
            found,
            expected,
            ..
        } => fill(
            FileText::OutOfRange.get(lang),
            &[
                ("element", &element.to_string()),
                ("field", field),
                ("found", found),
                ("expected", expected_text(*expected).get(lang)),
            ],
        ),
        FormatError::TooMuch { limit, found, .. } => fill(
            FileText::TooMuch.get(lang),
            &[
                ("what", limit_text(*limit).get(lang)),
                ("found", &found.to_string()),
                ("most", &limit.most().to_string()),
            ],
        ),
    }
}

fn syntax(what: &Syntax, lang: Lang) -> String {
    let (text, hole) = match what {
        Syntax::EndsEarly => (FileText::EndsEarly, None),
        Syntax::OpenComment => (FileText::OpenComment, None),
        Syntax::Missing(sign) => (FileText::MissingSign, Some(("sign", sign.to_string()))),
        Syntax::Unexpected(sign) => (FileText::UnexpectedSign, Some(("sign", sign.to_string()))),
        Syntax::AfterEnd => (FileText::AfterEnd, None),
        Syntax::NotText => (FileText::NotAText, None),
        Syntax::NotName => (FileText::NotAName, None),
        Syntax::NotNumber => (FileText::NotANumber, None),
        Syntax::NotBoolean => (FileText::NotABoolean, None),
        Syntax::NotOption => (FileText::NotAnOption, None),
        Syntax::NumberTooLarge => (FileText::NumberTooLarge, None),
        Syntax::BadNumber => (FileText::BadNumber, None),
        Syntax::BadEscape => (FileText::BadEscape, None),
        Syntax::OtherKind { .. } => (FileText::OtherKind, None),
        Syntax::OtherLength { found } => (FileText::OtherLength, Some(("n", found.to_string()))),
        Syntax::UnknownField(_) => (
            FileText::UnknownFieldHere,
            Some(("name", what.found().to_owned())),
        ),
        Syntax::MissingField(_) => (FileText::MissingField, Some(("name", what.found().to_owned()))),
        Syntax::Twice(_) => (FileText::Twice, Some(("name", what.found().to_owned()))),
        Syntax::TooManyUnknown => (FileText::TooManyUnknown, None),
        Syntax::BadId(_) => (FileText::BadId, Some(("name", what.found().to_owned()))),
        Syntax::BadDate(_) => (FileText::BadDate, Some(("name", what.found().to_owned()))),
        Syntax::BadClass(_) => (FileText::BadClass, Some(("name", what.found().to_owned()))),
        Syntax::TooDeep => (FileText::TooDeep, None),
        Syntax::Other(message) => (FileText::OtherSyntax, Some(("message", message.clone()))),
    };
    let hole = hole.as_ref().map(|(name, value)| (*name, value.as_str()));
    fill(text.get(lang), hole.as_slice())
}

const fn expected_text(expected: Expected) -> FileText {
    match expected {
        Expected::AtLeastOne => FileText::AtLeastOne,
        Expected::Share => FileText::Share,
        Expected::OneToFive => FileText::OneToFive,
        Expected::ZeroToFive => FileText::ZeroToFive,
        Expected::ZeroToFour => FileText::ZeroToFour,
        Expected::TwoEnds => FileText::TwoEnds,
        Expected::Coordinate => FileText::Coordinate,
        Expected::Size => FileText::Size,
    }
}

const fn limit_text(limit: Limit) -> FileText {
    match limit {
        Limit::FileBytes => FileText::FileBytes,
        Limit::Elements => FileText::Elements,
        Limit::Zones => FileText::Zones,
        Limit::ZoneDepth => FileText::ZoneDepth,
        Limit::PlaceDepth => FileText::PlaceDepth,
        Limit::Nesting => FileText::Nesting,
        Limit::NameBytes => FileText::NameBytes,
        Limit::TextBytes => FileText::TextBytes,
    }
}

fn io_error(error: &io::Error, not_found: FileText, lang: Lang) -> String {
    let text = match error.kind() {
        io::ErrorKind::NotFound => not_found,
        io::ErrorKind::PermissionDenied => FileText::Denied,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => FileText::DiskFull,
        io::ErrorKind::ReadOnlyFilesystem => FileText::ReadOnlyDisk,
        _ => return fill(FileText::OtherCause.get(lang), &[("cause", &error.to_string())]),
    };
    text.get(lang).to_owned()
}

fn about(text: FileText, path: &Path, why: &str, lang: Lang) -> String {
    fill(
        text.get(lang),
        &[("path", &path.display().to_string()), ("why", why)],
    )
}
