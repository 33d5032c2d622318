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
        Some(None) if book == "G" => format!("{} {place}", lang.pick("ガイドライン", "Guideline")),
        Some(Some(appendix)) => {
            let name = lang.pick("ガイドライン付録", "Guideline appendix ");
            format!("{name}{appendix} {place}").trim_end().to_owned()
        }
        _ => source.to_owned(),
    }
}
