//! A row of a table of the guideline, and the table.
//!
//! A file holds one sheet: which of its columns are our judgement, then the rows in reading order.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Bilingual;

/// What every row has, whatever it is about.
pub trait Row {
    /// Its code, unique in its table.
    fn code(&self) -> &str;
    /// Where it stands in the guideline (`G 3.1.7`, `G-E 2-4`), in a standard, or `Toride` where it is ours alone.
    fn source(&self) -> &str;
    /// The row as a whole is our own judgement.
    fn assumed(&self) -> bool;
    /// Every text of the row, so that a test can read them all.
    fn texts(&self) -> Vec<&Bilingual>;
}

/// The rows of one table in reading order, found by code.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows<R> {
    rows: Vec<R>,
    places: BTreeMap<String, usize>,
    assumed_columns: Vec<String>,
}

/// A file of the catalogue as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sheet<R> {
    /// Columns that are our own judgement in every row, even where the row itself is the guideline's.
    assumed_columns: Vec<String>,
    rows: Vec<R>,
}

impl<R> Default for Rows<R> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            places: BTreeMap::new(),
            assumed_columns: Vec::new(),
        }
    }
}

impl<R: Row> TryFrom<Sheet<R>> for Rows<R> {
    type Error = String;

    fn try_from(sheet: Sheet<R>) -> Result<Self, String> {
        let mut places = BTreeMap::new();
        for (place, row) in sheet.rows.iter().enumerate() {
            if places.insert(row.code().to_owned(), place).is_some() {
                return Err(format!("`{}` stands twice", row.code()));
            }
        }
        Ok(Self {
            rows: sheet.rows,
            places,
            assumed_columns: sheet.assumed_columns,
        })
    }
}

impl<R> Rows<R> {
    /// The row with this code.
    pub fn get(&self, code: &str) -> Option<&R> {
        self.places.get(code).and_then(|&place| self.rows.get(place))
    }

    /// The row with this code, to set a plant's own number in a copy; the code must stay.
    pub(super) fn get_mut(&mut self, code: &str) -> Option<&mut R> {
        self.places.get(code).and_then(|&place| self.rows.get_mut(place))
    }

    /// Its place in reading order.
    pub fn position(&self, code: &str) -> Option<usize> {
        self.places.get(code).copied()
    }

    /// All rows in reading order.
    pub fn iter(&self) -> std::slice::Iter<'_, R> {
        self.rows.iter()
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Columns that are our own judgement in every row, even where the row itself is the guideline's.
    pub fn assumed_columns(&self) -> &[String] {
        &self.assumed_columns
    }
}

impl<'a, R> IntoIterator for &'a Rows<R> {
    type Item = &'a R;
    type IntoIter = std::slice::Iter<'a, R>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}

/// Declares a row: its fields, then `source` and `assumed`, which every row has. `texts` names the texts in it.
macro_rules! row { (
    $(#[$doc:meta])*
    pub struct $name:ident {
        $(#[$code_doc:meta])* pub code: $code:ty,
        $( $(#[$field_doc:meta])* pub $field:ident : $type:ty, )*
    }
    texts($row:ident) $texts:expr
) => {
    $(#[$doc])*
    #[derive(Clone, Debug, PartialEq, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct $name {
        $(#[$code_doc])*
        pub code: $code,
        $( $(#[$field_doc])* pub $field: $type, )*
        /// Where it stands in the guideline or in a standard; `Toride` where it is ours alone.
        pub source: String,
        /// The row as a whole is our own judgement.
        pub assumed: bool,
    }

    impl $crate::guideline::Row for $name {
        fn code(&self) -> &str { self.code.as_ref() }
        fn source(&self) -> &str { &self.source }
        fn assumed(&self) -> bool { self.assumed }
        fn texts(&self) -> Vec<&$crate::guideline::Bilingual> {
            let $row = self;
            $texts
        }
    }
} }
pub(super) use row;
