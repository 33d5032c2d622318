//! Fonts for the file: only the glyphs that are used, under a name that says so.

use std::collections::BTreeSet;

use allsorts::{
    binary::read::ReadScope,
    font_data::FontData,
    subset::{CmapTarget, SubsetProfile, subset},
};
use printpdf::{FontId, ParsedFont, PdfFont};

use super::{Error, unhint::unhinted};

/// A face of the typesetting fonts, and what a document needs of it.
pub(super) struct Face<'a> {
    name: &'static str,
    bytes: &'a [u8],
    parsed: ttf_parser::Face<'a>,
    used: BTreeSet<u16>,
}

impl<'a> Face<'a> {
    /// Reads a font program.
    pub(super) fn new(name: &'static str, bytes: &'a [u8]) -> Result<Self, Error> {
        let parsed = ttf_parser::Face::parse(bytes, 0).map_err(|cause| Error::Font(cause.to_string()))?;
        Ok(Self {
            name,
            bytes,
            parsed,
            used: BTreeSet::from([0]),
        })
    }

    /// Notes that a text will be printed; characters this face lacks must be replaced before.
    pub(super) fn uses(&mut self, text: &str) {
        self.used.extend(
            text.chars()
                .filter_map(|c| self.parsed.glyph_index(c))
                .map(|glyph| glyph.0),
        );
    }

    /// Whether any text was noted.
    pub(super) fn is_used(&self) -> bool {
        self.used.len() > 1
    }

    /// The font with the noted glyphs alone.
    pub(super) fn embed(&self) -> Result<PdfFont, Error> {
        let failed = |cause: String| Error::Font(format!("{}: {cause}", self.name));
        let font = ReadScope::new(self.bytes)
            .read::<FontData<'_>>()
            .map_err(|cause| failed(cause.to_string()))?;
        let tables = font
            .table_provider(0)
            .map_err(|cause| failed(cause.to_string()))?;
        let glyphs: Vec<u16> = self.used.iter().copied().collect();
        let program = subset(&tables, &glyphs, &SubsetProfile::Pdf, CmapTarget::Unicode)
            .map_err(|cause| failed(cause.to_string()))?;
        let program = unhinted(program);
        let mut parsed = ParsedFont::from_bytes(&program, 0, &mut Vec::new())
            .ok_or_else(|| failed("the subset cannot be read back".to_owned()))?;
        parsed.font_name = Some(format!("{}+{}", subset_tag(&glyphs), self.name));
        Ok(PdfFont::new(parsed))
    }

    /// The name of the font inside the file.
    pub(super) fn id(&self) -> FontId {
        FontId(self.name.to_owned())
    }
}

/// Six capital letters that depend on the glyphs alone (ISO 32000-1, 9.6.4).
fn subset_tag(glyphs: &[u16]) -> String {
    let mut hash = super::Hash::default();
    for glyph in glyphs {
        hash.add(&glyph.to_be_bytes());
    }
    let mut rest = hash.0;
    std::iter::repeat_with(|| {
        let letter = char::from(b'A' + (rest % 26) as u8);
        rest /= 26;
        letter
    })
    .take(6)
    .collect()
}
