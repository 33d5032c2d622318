//! Where a line may end, and how well it reads there: UAX #14 (strict) plus the line-start and line-end sets of
//! JIS X 4051, ranked by a guess at Japanese phrases.

use icu_segmenter::{
    LineSegmenter,
    options::{LineBreakOptions, LineBreakStrictness},
};

/// Never at the start of a line.
const NOT_AT_START: &str = "、。，．・：；？！,.:;?!）」』】〕］｝〉》)]}’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〻ゝゞヽヾ…‥〜％％°℃′″";
/// Never at the end of a line.
const NOT_AT_END: &str = "（「『【〔［｛〈《([{‘“￥＄$£№＃#";

/// A place where a line may end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Break {
    /// Byte at which the next line starts.
    pub(super) at: usize,
    /// How badly it cuts: 0 between phrases … 60 inside a word.
    pub(super) cost: f32,
    /// The text itself demands it (a line feed).
    pub(super) forced: bool,
}

/// All places where a line of `text` may end, its end included.
pub(super) fn breaks(text: &str) -> Vec<Break> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    let segmenter = LineSegmenter::new_for_non_complex_scripts(options);
    let mut run = KanjiRun::default();
    segmenter
        .segment_str(text)
        .filter(|&at| at > 0)
        .filter_map(|at| {
            let (head, tail) = text.split_at_checked(at)?;
            let before = head.chars().next_back()?;
            let forced = before == '\n';
            let Some(after) = tail.chars().next() else {
                return Some(Break {
                    at,
                    cost: 0.0,
                    forced,
                });
            };
            if !forced && !may_break(before, after) {
                return None;
            }
            let cost = cost(before, after, run.length_before(text, at));
            Some(Break { at, cost, forced })
        })
        .collect()
}

/// Whether the rules of line start and line end allow a break between two characters.
pub(super) fn may_break(before: char, after: char) -> bool {
    !NOT_AT_START.contains(after) && !NOT_AT_END.contains(before) && !is_combining(after)
}

fn is_combining(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036F}' | '\u{3099}'..='\u{309C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Kanji,
    Hiragana,
    Katakana,
    Other,
}

fn script(character: char) -> Script {
    match character {
        '\u{3041}'..='\u{309F}' => Script::Hiragana,
        '\u{30A1}'..='\u{30FF}' => Script::Katakana,
        '\u{3005}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => {
            Script::Kanji
        }
        _ => Script::Other,
    }
}

/// Counts kanji standing before a break; remembers where it stopped, so a whole text costs one pass.
#[derive(Default)]
struct KanjiRun {
    counted_to: usize,
    length: usize,
}

impl KanjiRun {
    fn length_before(&mut self, text: &str, at: usize) -> usize {
        for character in text.get(self.counted_to..at).unwrap_or_default().chars() {
            self.length = if script(character) == Script::Kanji {
                self.length + 1
            } else {
                0
            };
        }
        self.counted_to = at;
        self.length
    }
}

/// How badly a break between two characters cuts. Words of two kanji are the rule, so an even number of kanji
/// before the break is likelier to end a word.
fn cost(before: char, after: char, kanji_before: usize) -> f32 {
    if matches!(
        before,
        ' ' | '\u{3000}' | '、' | '。' | '・' | '，' | '）' | '」' | '/' | '／'
    ) || matches!(after, '（' | '(' | '「')
    {
        return 0.0;
    }
    match (script(before), script(after)) {
        (Script::Kanji, Script::Katakana) => 2.0,
        (Script::Katakana | Script::Hiragana, Script::Kanji)
        | (Script::Hiragana, Script::Katakana | Script::Other) => 4.0,
        (Script::Other, Script::Kanji | Script::Katakana)
        | (Script::Kanji | Script::Katakana, Script::Other) => 6.0,
        (Script::Other, Script::Other) => 8.0,
        (Script::Kanji, Script::Kanji) if kanji_before.is_multiple_of(2) => 10.0,
        (Script::Kanji, Script::Kanji) | (Script::Hiragana, Script::Hiragana) => 30.0,
        (Script::Kanji | Script::Katakana | Script::Other, Script::Hiragana) => 40.0,
        (Script::Katakana, Script::Katakana) => 60.0,
    }
}
