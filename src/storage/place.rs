//! A place in the text of a file, as editors count: lines and columns from 1.

use std::fmt;

use crate::plant::Element;

/// Line and column, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
}

impl Place {
    /// The first character.
    pub const START: Self = Self { line: 1, column: 1 };

    /// The place of a byte of the text; beyond its end the end.
    pub fn of(text: &str, byte: usize) -> Self {
        let before = text
            .char_indices()
            .take_while(|&(at, _)| at < byte)
            .map(|(_, letter)| letter);
        before.fold(Self::START, |place, letter| match letter {
            '\n' => Self {
                line: place.line + 1,
                column: 1,
            },
            _ => Self {
                column: place.column + 1,
                ..place
            },
        })
    }

    /// Where a record stands in the text, or, inside it, the first mention of `word`.
    pub fn find(text: &str, record: Element, word: Option<&str>) -> Self {
        let id = format!("\"{record}\"");
        let is_key = |&at: &usize| {
            let rest = text.get(at + id.len()..).unwrap_or_default();
            rest.trim_start().starts_with(':')
        };
        let mut mentions = text.match_indices(&id).map(|(at, _)| at);
        let Some(start) = mentions.find(is_key) else {
            return Self::START;
        };
        let inside = start + id.len();
        let word = word.and_then(|word| text.get(inside..)?.find(word));
        Self::of(text, word.map_or(start, |at| inside + at))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}
