//! A table of results, printed for people or as CSV.

use crate::i18n::{CliText, Lang};

/// A column: its name for programs and its head for people.
pub(super) struct Column {
    pub(super) key: &'static str,
    pub(super) head: CliText,
}

/// Rows of cells under columns.
pub(super) struct Sheet {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A sheet without rows.
    pub(super) fn new(columns: &[(&'static str, CliText)]) -> Self {
        Self {
            columns: columns.iter().map(|&(key, head)| Column { key, head }).collect(),
            rows: Vec::new(),
        }
    }

    /// For people: columns aligned, wide characters counted as two.
    pub(super) fn text(&self, lang: Lang) -> String {
        let heads = self
            .columns
            .iter()
            .map(|column| column.head.get(lang).to_owned())
            .collect();
        let lines: Vec<Vec<String>> = std::iter::once(heads).chain(self.rows.iter().cloned()).collect();
        let mut widths = vec![0; self.columns.len()];
        for line in &lines {
            for (width, cell) in widths.iter_mut().zip(line) {
                *width = display_width(cell).max(*width);
            }
        }
        let mut text = String::new();
        for line in lines {
            let mut row = String::new();
            for (cell, width) in line.iter().zip(&widths) {
                row.push_str(cell);
                row.extend(std::iter::repeat_n(' ', width + 2 - display_width(cell)));
            }
            text.push_str(row.trim_end());
            text.push('\n');
        }
        text
    }

    /// For programs: RFC 4180 with LF, columns named by key.
    pub(super) fn csv(&self) -> String {
        let keys: Vec<String> = self.columns.iter().map(|column| column.key.to_owned()).collect();
        std::iter::once(&keys)
            .chain(&self.rows)
            .flat_map(|row| {
                let cells: Vec<String> = row.iter().map(|cell| csv_cell(cell)).collect();
                [cells.join(","), "\n".to_owned()]
            })
            .collect()
    }
}

/// A spreadsheet runs a cell that begins like a formula; an apostrophe makes it plain text again.
fn csv_cell(cell: &str) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    let guarded = if cell.starts_with(['=', '+', '-', '@', '\t']) && !is_number && cell.len() > 1 {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if guarded.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

/// Columns of a terminal a text takes: East Asian wide and full-width characters take two.
pub(super) fn display_width(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

const fn is_wide(c: char) -> bool {
    matches!(c as u32, 0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x1F300..=0x1FAFF | 0x20000..=0x3FFFD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_a_spreadsheet_would_run_or_split_are_made_safe() {
        assert_eq!(csv_cell("=1+1"), "'=1+1");
        assert_eq!(csv_cell("-0.5"), "-0.5");
        assert_eq!(csv_cell("-"), "-");
        assert_eq!(csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
    }

    #[test]
    fn japanese_and_latin_columns_line_up() {
        assert_eq!(display_width("生産ゾーン"), 10);
        assert_eq!(display_width("Zone 4"), 6);
    }
}
