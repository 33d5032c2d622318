//! The catalogue holds together: every file parses, every reference resolves, every row speaks both languages.

use toride::guideline::{catalogue, shipped_faults};

#[test]
fn every_shipped_file_parses() {
    assert_eq!(shipped_faults(), []);
    assert_eq!(catalogue().threats.len(), 31);
    assert_eq!(catalogue().measures.len(), 55);
}
