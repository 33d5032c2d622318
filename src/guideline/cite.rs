//! Sources of rows in words: `G 3.1.7` is short for a section of METI's guideline.

use crate::i18n::Lang;

/// A source as a reader expects it: `G` = the guideline, `G-E` = its appendix E, `Toride` = our own judgement.
/// Several sources are separated by `;`.
pub fn cited(source: &str, lang: Lang) -> String {
    let parts: Vec<String> = source.split("; ").map(|part| one_source(part, lang)).collect();
    parts.join(lang.pick("、", "; "))
}

fn one_source(source: &str, lang: Lang) -> String {
    if source == "Toride" {
        return lang
            .pick("本ツールの判断", "own judgement of this program")
            .to_owned();
    }
    let (book, place) = source.split_once(' ').unwrap_or((source, ""));
    match book.strip_prefix('G').map(|appendix| appendix.strip_prefix('-')) {
        Some(None) if book == "G" => match place.strip_prefix("column ") {
            Some(number) => format!(
                "{}{number}",
                lang.pick("ガイドライン コラム", "Guideline column ")
            ),
            None => format!("{} {place}", lang.pick("ガイドライン", "Guideline")),
        },
        Some(Some(appendix)) => {
            let name = lang.pick("ガイドライン付録", "Guideline appendix ");
            format!("{name}{appendix} {place}").trim_end().to_owned()
        }
        _ => source.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_told_in_the_readers_language() {
        assert_eq!(cited("G 3.1.7", Lang::Ja), "ガイドライン 3.1.7");
        assert_eq!(cited("G-E 2-4", Lang::Ja), "ガイドライン付録E 2-4");
        assert_eq!(
            cited("G-F(1); IEC 62443-2-4", Lang::En),
            "Guideline appendix F(1); IEC 62443-2-4"
        );
        assert_eq!(
            cited("G column 1; Toride", Lang::Ja),
            "ガイドライン コラム1、本ツールの判断"
        );
    }
}
