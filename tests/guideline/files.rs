//! The files: they parse, their faults are named, counts and codes are the guideline's, every row speaks both
//! languages.

use std::collections::BTreeMap;

use toride::{
    guideline::{
        Bilingual, Catalogue, Category, MeasureGroup, Parts, Rows, Scheme, catalogue, cited, shipped_faults,
    },
    i18n::Lang,
};

use super::holes;

#[test]
fn every_shipped_file_parses() {
    assert_eq!(shipped_faults(), []);
}

#[test]
fn a_broken_file_is_named_with_line_and_column() {
    let broken = Parts {
        threats: "(assumed_columns: [], rows: [(code: \"T01\")])",
        kinds: "(assumed_columns: [], rows: [",
        ..Parts::SHIPPED
    };
    let faults = Catalogue::from_ron(&broken).expect_err("two files are broken");
    let files: Vec<&str> = faults.iter().map(|fault| fault.file).collect();
    assert_eq!(files, ["threats.ron", "kinds.ron"], "both are reported");
    assert!(
        faults.iter().all(|fault| fault.message.starts_with("1:")),
        "{faults:?}"
    );
}

#[test]
fn a_code_that_stands_twice_is_refused() {
    let row = "(code: \"A\", name: (ja: \"あ\", en: \"a\"), members: [], source: \"G\", assumed: false)";
    let families = format!("(assumed_columns: [], rows: [{row}, {row}])");
    let twice = Parts {
        families: &families,
        ..Parts::SHIPPED
    };
    let faults = Catalogue::from_ron(&twice).expect_err("the code stands twice");
    assert_eq!(
        faults.first().map(|fault| fault.message.as_str()),
        Some("`A` stands twice")
    );
}

#[test]
fn the_counts_are_the_guidelines() {
    let c = catalogue();
    assert_eq!((c.threat_kinds.len(), c.threats.len()), (10, 31));
    let measures = |group| c.measures.iter().filter(|measure| measure.group == group).count();
    assert_eq!(MeasureGroup::ALL.map(measures), [9, 15, 3, 6, 14, 8]);
    let items = |category| {
        c.checklist
            .iter()
            .filter(|item| item.category == category)
            .count()
    };
    assert_eq!(Category::ALL.map(items), [3, 5, 13, 8, 6]);
    assert_eq!(
        (c.entry_points.len(), c.motives.len(), c.attackers.len()),
        (14, 8, 5)
    );
    assert_eq!((c.targets.len(), c.procurement.len()), (17, 6));
    let levels = |scheme| c.levels.iter().filter(|level| level.scheme == scheme).count();
    assert_eq!(levels(Scheme::Achievement), 5);
    assert_eq!(levels(Scheme::SecurityLevel), 4);
    assert!(c.kinds.len() >= 43, "{} kinds of device", c.kinds.len());
}

#[test]
fn codes_run_in_the_order_of_the_guideline() {
    let c = catalogue();
    let numbered = |letter: &str, count: usize| {
        (1..=count)
            .map(move |n| format!("{letter}{n}"))
            .collect::<Vec<_>>()
    };
    let measures: Vec<String> = [("N", 9), ("D", 15), ("P", 3), ("F", 6), ("O", 14), ("S", 8)]
        .into_iter()
        .flat_map(|(letter, count)| numbered(letter, count))
        .collect();
    assert_eq!(codes(&c.measures), measures);
    assert_eq!(
        codes(&c.threats),
        (1..=31).map(|n| format!("T{n:02}")).collect::<Vec<_>>()
    );
    assert_eq!(codes(&c.threat_kinds), numbered("K", 10));
}

fn codes<R: toride::guideline::Row>(rows: &Rows<R>) -> Vec<String> {
    rows.iter().map(|row| row.code().to_owned()).collect()
}

#[test]
fn every_row_speaks_both_languages_and_names_its_source() {
    for (file, row) in catalogue().all_rows() {
        let name = format!("{} in {file}", row.code());
        assert!(!row.source().trim().is_empty(), "{name} has no source");
        assert!(
            row.assumed() || row.source() != "Toride",
            "{name} is ours but not marked"
        );
        assert!(!row.texts().is_empty(), "{name} has no text");
        for text in row.texts() {
            check_text(&name, text);
        }
        for lang in Lang::ALL {
            assert!(
                !cited(row.source(), lang).starts_with("G "),
                "{name}: {}",
                row.source()
            );
        }
    }
}

fn check_text(name: &str, text: &Bilingual) {
    for (lang, words) in [("Japanese", &text.ja), ("English", &text.en)] {
        assert!(!words.trim().is_empty(), "{name} has no {lang}");
        assert_eq!(words.trim(), words, "{name}: stray space in the {lang}");
    }
    assert!(
        text.en.is_ascii() || text.en.chars().all(is_western),
        "{name}: {}",
        text.en
    );
    assert!(!text.ja.chars().any(is_half_width_kana), "{name}: {}", text.ja);
    assert_eq!(holes(&text.ja), holes(&text.en), "{name}: holes differ");
}

fn is_western(letter: char) -> bool {
    letter.is_ascii() || "–—“”’…".contains(letter)
}

fn is_half_width_kana(letter: char) -> bool {
    ('\u{ff61}'..='\u{ff9f}').contains(&letter)
}

#[test]
fn columns_marked_as_ours_exist() {
    let c = catalogue();
    let marked: BTreeMap<&str, &[String]> = BTreeMap::from([
        ("threats.ron", c.threats.assumed_columns()),
        ("measures.ron", c.measures.assumed_columns()),
        ("kinds.ron", c.kinds.assumed_columns()),
        ("steps.ron", c.steps.assumed_columns()),
        ("attackers.ron", c.attackers.assumed_columns()),
        ("checklist.ron", c.checklist.assumed_columns()),
    ]);
    for (file, text) in Parts::SHIPPED.named() {
        let Some(columns) = marked.get(file) else { continue };
        assert!(!columns.is_empty(), "{file} says nothing of what is ours");
        for column in *columns {
            assert!(
                text.contains(&format!("\n            {column}: ")),
                "{file} has no column {column}"
            );
        }
    }
}
