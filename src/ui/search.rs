//! Search as people type it in Japan: kana, kanji, half or full width, romaji and English find the same thing.

use crate::i18n::narrow;

/// A text as it is compared: full-width letters become narrow, katakana (also half-width) become hiragana, long
/// marks, spaces and dashes go away, case is dropped.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            'ﾞ' => voice(&mut folded, 'ﾞ'),
            'ﾟ' => voice(&mut folded, 'ﾟ'),
            'ー' | 'ｰ' | '-' | '‐' | '−' | ' ' | '　' | '・' | '･' | '_' => {}
            _ => folded.extend(fold_character(character).to_lowercase()),
        }
    }
    folded
}

/// Whether a search finds a text: any of its words, as written or read as romaji, is part of it.
pub fn finds(query: &str, texts: &[&str]) -> bool {
    let words: Vec<&str> = query.split_whitespace().collect();
    let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
    words.iter().all(|word| {
        let plain = fold(word);
        let kana = kana_from_romaji(&plain);
        folded
            .iter()
            .any(|text| text.contains(&plain) || kana.as_ref().is_some_and(|kana| text.contains(kana)))
    })
}

/// Better finds come first: a text that begins with the query, then the rest.
pub fn rank(query: &str, text: &str) -> u8 {
    let (query, text) = (fold(query), fold(text));
    u8::from(!text.starts_with(&query))
}

fn fold_character(character: char) -> char {
    let shifted = |by: i64| {
        u32::try_from(i64::from(u32::from(character)) + by)
            .ok()
            .and_then(char::from_u32)
            .unwrap_or(character)
    };
    match character {
        // Katakana to hiragana.
        'ァ'..='ヶ' => shifted(-0x60),
        'ｦ'..='ﾝ' => HALF_WIDTH
            .chars()
            .nth((u32::from(character) - u32::from('ｦ')) as usize)
            .unwrap_or(character),
        _ => narrow(character),
    }
}

/// Hiragana of the half-width katakana from ｦ to ﾝ, in code order.
const HALF_WIDTH: &str = "をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん";

/// Adds a separate voicing mark to the last kana: ｶﾞ is two characters.
fn voice(folded: &mut String, mark: char) {
    let Some(last) = folded.pop() else { return };
    let offset = match (mark, last) {
        ('ﾞ', 'う') => return folded.push('ゔ'),
        ('ﾞ', 'か'..='と' | 'は'..='ほ') => 1,
        ('ﾟ', 'は'..='ほ') => 2,
        _ => 0,
    };
    let voiced = char::from_u32(u32::from(last) + offset).unwrap_or(last);
    folded.push(voiced);
}

/// Reads romaji as hiragana; `None` where it is no romaji.
fn kana_from_romaji(text: &str) -> Option<String> {
    if !text.is_ascii() || text.is_empty() {
        return None;
    }
    let mut kana = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        if let Some((romaji, syllable)) = longest_syllable(rest) {
            kana.push_str(syllable);
            rest = rest.get(romaji.len()..)?;
        } else {
            let mut letters = rest.chars();
            let (first, second) = (letters.next()?, letters.next());
            match (first, second) {
                ('n', _) => kana.push('ん'),
                (first, Some(second)) if first == second && first.is_ascii_alphabetic() => kana.push('っ'),
                _ => return None,
            }
            rest = rest.get(1..)?;
        }
    }
    Some(kana)
}

fn longest_syllable(text: &str) -> Option<(&'static str, &'static str)> {
    let fits = |&&(romaji, _): &&(&str, &str)| text.starts_with(romaji);
    SYLLABLES
        .iter()
        .filter(fits)
        .max_by_key(|(romaji, _)| romaji.len())
        .copied()
}

#[rustfmt::skip]
const SYLLABLES: &[(&str, &str)] = &[
    ("a", "あ"), ("i", "い"), ("u", "う"), ("e", "え"), ("o", "お"),
    ("ka", "か"), ("ki", "き"), ("ku", "く"), ("ke", "け"), ("ko", "こ"),
    ("sa", "さ"), ("si", "し"), ("shi", "し"), ("su", "す"), ("se", "せ"), ("so", "そ"),
    ("ta", "た"), ("ti", "ち"), ("chi", "ち"), ("tu", "つ"), ("tsu", "つ"), ("te", "て"), ("to", "と"),
    ("na", "な"), ("ni", "に"), ("nu", "ぬ"), ("ne", "ね"), ("no", "の"), ("nn", "ん"),
    ("ha", "は"), ("hi", "ひ"), ("hu", "ふ"), ("fu", "ふ"), ("he", "へ"), ("ho", "ほ"),
    ("ma", "ま"), ("mi", "み"), ("mu", "む"), ("me", "め"), ("mo", "も"),
    ("ya", "や"), ("yu", "ゆ"), ("yo", "よ"),
    ("ra", "ら"), ("ri", "り"), ("ru", "る"), ("re", "れ"), ("ro", "ろ"),
    ("wa", "わ"), ("wo", "を"),
    ("ga", "が"), ("gi", "ぎ"), ("gu", "ぐ"), ("ge", "げ"), ("go", "ご"),
    ("za", "ざ"), ("zi", "じ"), ("ji", "じ"), ("zu", "ず"), ("ze", "ぜ"), ("zo", "ぞ"),
    ("da", "だ"), ("di", "ぢ"), ("du", "づ"), ("de", "で"), ("do", "ど"),
    ("ba", "ば"), ("bi", "び"), ("bu", "ぶ"), ("be", "べ"), ("bo", "ぼ"),
    ("pa", "ぱ"), ("pi", "ぴ"), ("pu", "ぷ"), ("pe", "ぺ"), ("po", "ぽ"),
    ("kya", "きゃ"), ("kyu", "きゅ"), ("kyo", "きょ"),
    ("sya", "しゃ"), ("sha", "しゃ"), ("syu", "しゅ"), ("shu", "しゅ"), ("syo", "しょ"), ("sho", "しょ"),
    ("tya", "ちゃ"), ("cha", "ちゃ"), ("tyu", "ちゅ"), ("chu", "ちゅ"), ("tyo", "ちょ"), ("cho", "ちょ"),
    ("nya", "にゃ"), ("nyu", "にゅ"), ("nyo", "にょ"),
    ("hya", "ひゃ"), ("hyu", "ひゅ"), ("hyo", "ひょ"),
    ("mya", "みゃ"), ("myu", "みゅ"), ("myo", "みょ"),
    ("rya", "りゃ"), ("ryu", "りゅ"), ("ryo", "りょ"),
    ("gya", "ぎゃ"), ("gyu", "ぎゅ"), ("gyo", "ぎょ"),
    ("zya", "じゃ"), ("ja", "じゃ"), ("zyu", "じゅ"), ("ju", "じゅ"), ("zyo", "じょ"), ("jo", "じょ"),
    ("bya", "びゃ"), ("byu", "びゅ"), ("byo", "びょ"),
    ("pya", "ぴゃ"), ("pyu", "ぴゅ"), ("pyo", "ぴょ"),
    ("fa", "ふぁ"), ("fi", "ふぃ"), ("fe", "ふぇ"), ("fo", "ふぉ"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_word_in_any_script_finds_it() {
        let names = ["サーバー", "Server"];
        for query in ["サーバ", "ｻｰﾊﾞｰ", "さーば", "saba", "SERVER", "ｓｅｒｖｅｒ"] {
            assert!(finds(query, &names), "{query}");
        }
        assert!(!finds("switch", &names));
    }

    #[test]
    fn romaji_finds_kana_readings() {
        let names = ["自動倉庫", "じどうそうこ"];
        for query in ["jidou", "souko", "zidousouko"] {
            assert!(finds(query, &names), "{query}");
        }
        assert!(finds("robotto", &["ロボット"]));
    }

    #[test]
    fn every_word_of_the_query_must_be_there() {
        assert!(finds("pc 保守", &["保守用PC"]));
        assert!(!finds("pc 倉庫", &["保守用PC"]));
    }
}
