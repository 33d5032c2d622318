//! The bounds of a text, checked before it is parsed: how deep its brackets go, how long its texts are.
//!
//! A small scanner, not a parser: what it does not understand it passes over, the parser will say so.

use super::{FormatError, Limit, Place};

/// Fields whose text is a name or a number of the user's; all others may be as long as a note.
const NAMES: [&str; 4] = ["code", "name", "name_en", "label"];

/// Refuses a text whose nesting or whose strings pass their limits.
pub(super) fn check_text(text: &str) -> Result<(), FormatError> {
    let mut scanner = Scanner {
        text,
        at: 0,
        depth: 0,
        field: "",
    };
    while scanner.at < text.len() {
        scanner.step()?;
    }
    Ok(())
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// The last word outside of strings: the field a value belongs to.
    field: &'a str,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Moves behind the next `end`, or to the end of the text.
    fn skip_past(&mut self, end: &str) {
        let rest = self.rest();
        self.at += rest.find(end).map_or(rest.len(), |found| found + end.len());
    }

    fn step(&mut self) -> Result<(), FormatError> {
        let rest = self.rest();
        let Some(&byte) = rest.as_bytes().first() else {
            return Ok(());
        };
        match byte {
            b'(' | b'[' | b'{' => {
                self.depth += 1;
                self.keep_within(Limit::Nesting, self.depth, self.at)?;
                self.at += 1;
            }
            b')' | b']' | b'}' => {
                self.depth = self.depth.saturating_sub(1);
                self.at += 1;
            }
            b'"' => self.string()?,
            b'r' if rest.starts_with("r\"") || rest.starts_with("r#") => self.raw_string()?,
            b'/' if rest.starts_with("//") => self.skip_past("\n"),
            b'/' if rest.starts_with("/*") => self.block_comment(),
            b'\'' => self.character(),
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.word(),
            b' ' | b'\n' => {
                self.at += rest
                    .bytes()
                    .take_while(|byte| matches!(byte, b' ' | b'\n'))
                    .count();
            }
            _ => self.at += rest.chars().next().map_or(1, char::len_utf8),
        }
        Ok(())
    }

    fn word(&mut self) {
        let rest = self.rest();
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let length = rest.as_bytes().iter().take_while(|byte| is_part(byte)).count();
        self.field = rest.get(..length).unwrap_or_default();
        self.at += length;
    }

    fn string(&mut self) -> Result<(), FormatError> {
        let start = self.at + 1;
        let bytes = self.text.as_bytes().get(start..).unwrap_or_default();
        let mut length = 0;
        while let Some(&byte) = bytes.get(length).filter(|&&byte| byte != b'"') {
            // A backslash takes the next letter with it, a quotation mark too.
            length += if byte == b'\\' { 2 } else { 1 };
        }
        let length = length.min(bytes.len());
        self.at = start + length + 1;
        self.keep_text_within(length, start)
    }

    /// `r"…"`, `r#"…"#` with any number of `#`; `r#word` is a word.
    fn raw_string(&mut self) -> Result<(), FormatError> {
        let hashes = self
            .rest()
            .bytes()
            .skip(1)
            .take_while(|&byte| byte == b'#')
            .count();
        let start = self.at + 1 + hashes + 1;
        if self.text.as_bytes().get(start - 1) != Some(&b'"') {
            self.at = start - 1;
            return Ok(());
        }
        self.at = start;
        let end = format!("\"{}", "#".repeat(hashes));
        self.skip_past(&end);
        self.keep_text_within(self.at.saturating_sub(start + end.len()), start)
    }

    fn block_comment(&mut self) {
        self.at = self.text.len() - past_block_comment(self.rest()).len();
    }

    /// `'x'`, `'\''`: skipped, so that a quotation mark in it opens no string.
    fn character(&mut self) {
        let inside = self.text.get(self.at + 1..).unwrap_or_default();
        let length = match inside.as_bytes().first() {
            Some(b'\\') => inside.char_indices().nth(2).map_or(inside.len(), |(at, _)| at),
            _ => inside.chars().next().map_or(0, char::len_utf8),
        };
        self.at += 1 + length;
        if self.rest().starts_with('\'') {
            self.at += 1;
        }
    }

    fn keep_text_within(&self, length: usize, start: usize) -> Result<(), FormatError> {
        let limit = if NAMES.contains(&self.field) {
            Limit::NameBytes
        } else {
            Limit::TextBytes
        };
        self.keep_within(limit, length, start)
    }

    fn keep_within(&self, limit: Limit, found: usize, byte: usize) -> Result<(), FormatError> {
        if found <= limit.most() {
            return Ok(());
        }
        Err(FormatError::TooMuch {
            at: Place::of(self.text, byte),
            limit,
            found,
        })
    }
}

/// The text behind the block comment it starts with; comments may lie in comments.
pub(super) fn past_block_comment(text: &str) -> &str {
    let mut rest = text;
    let mut depth = 0_usize;
    loop {
        if let Some(inside) = rest.strip_prefix("/*") {
            depth += 1;
            rest = inside;
        } else if let Some(behind) = rest.strip_prefix("*/") {
            depth = depth.saturating_sub(1);
            rest = behind;
        } else {
            let skipped = rest
                .bytes()
                .skip(1)
                .take_while(|byte| !matches!(byte, b'/' | b'*'))
                .count();
            rest = rest.get(1 + skipped..).unwrap_or_default();
        }
        if depth == 0 || rest.is_empty() {
            return rest;
        }
    }
}
