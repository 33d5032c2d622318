//! Texts of the interface, Japanese and English side by side: a missing one does not compile.
//!
//! Guideline texts live in the catalogue; what the user typed is never translated.
//! Each area of the program declares its texts in its own file with the macro `texts!`.

/// A language of the interface.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Lang {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

impl Lang {
    /// Both, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// Whether names should be taken in English where given.
    pub const fn is_english(self) -> bool {
        matches!(self, Self::En)
    }

    /// Picks one of two texts that stand side by side.
    pub const fn pick<'a>(self, ja: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Ja => ja,
            Self::En => en,
        }
    }

    /// The language code `ja` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }
}

/// Declares an enum of texts: one row per text, Japanese then English. Holes are written `{name}` and filled
/// with [`fill`]; a text whose languages have different holes, or one of which is empty, does not compile.
macro_rules! texts { (
    $(#[$doc:meta])* pub enum $name:ident { $($key:ident: $ja:literal, $en:literal;)* }
) => {
    $(#[$doc])*
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
    pub enum $name { $( #[doc = $en] $key ),* }

    $( const _: () = assert!($crate::i18n::fit_together($ja, $en), "{}", $en); )*

    impl $name {
        /// Every text of this area.
        pub const ALL: &'static [Self] = &[$(Self::$key),*];

        /// The text in one language.
        pub const fn get(self, lang: $crate::i18n::Lang) -> &'static str {
            match self { $( Self::$key => lang.pick($ja, $en), )* }
        }
    }
} }
pub(crate) use texts;

pub mod canvas;
pub mod cli;
pub mod drawing;
pub mod file_window;
pub mod files;
pub mod fix;
pub mod incident;
pub mod inspector;
pub mod lint;
pub mod plan;
pub mod planner;
pub mod report;
pub mod report_screen;
pub mod shell;
pub mod step;
pub mod tables;
pub mod threats;
mod width;
pub mod words;

pub use canvas::CanvasText;
pub use cli::CliText;
pub use drawing::DrawingText;
pub use file_window::FileWindowText;
pub use files::FileText;
pub use fix::FixText;
pub use plan::PlanText;
pub use planner::PlannerText;
pub use report::ReportText;
pub use report_screen::ReportScreenText;
pub use shell::ShellText;
pub use step::StepText;
pub use tables::TablesText;
pub use width::{half_width, narrow};
pub use words::Word;

/// Fills the holes of a text: `fill("{n} device‹s›", &[("n", "3")])`. English words that depend on the number before
/// them stand in ‹ ›: an ending that one does without, or both forms, as in `‹is|are›`.
pub fn fill(text: &str, holes: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let (mut rest, mut is_one) = (text, false);
    while let Some(at) = rest.find(['{', '‹']) {
        let (before, mark) = rest.split_at(at);
        filled.push_str(before);
        if let Some((value, after)) = filled_hole(mark, holes) {
            filled.push_str(value);
            (rest, is_one) = (after, value == "1");
        } else if let Some((forms, after)) = mark.strip_prefix('‹').and_then(|tail| tail.split_once('›'))
        {
            let (one, many) = forms.split_once('|').unwrap_or(("", forms));
            filled.push_str(if is_one { one } else { many });
            rest = after;
        } else {
            let mut letters = mark.chars();
            filled.extend(letters.next());
            rest = letters.as_str();
        }
    }
    filled.push_str(rest);
    filled
}

/// The value of the hole a text begins with, and what follows it.
fn filled_hole<'a, 'h>(text: &'a str, holes: &[(&str, &'h str)]) -> Option<(&'h str, &'a str)> {
    let (name, after) = text.strip_prefix('{')?.split_once('}')?;
    let (_, value) = holes.iter().find(|(known, _)| *known == name)?;
    Some((value, after))
}

/// Whether two languages of a text both say something and have the same holes. Runs while the program compiles.
pub(crate) const fn fit_together(ja: &str, en: &str) -> bool {
    !ja.is_empty()
        && !en.is_empty()
        && holes_are_in(ja.as_bytes(), en.as_bytes())
        && holes_are_in(en.as_bytes(), ja.as_bytes())
}

/// Whether every `{name}` of one text stands in the other.
const fn holes_are_in(mut text: &[u8], other: &[u8]) -> bool {
    while let [byte, rest @ ..] = text {
        if *byte == b'{' && !starts_somewhere(text, other) {
            return false;
        }
        text = rest;
    }
    true
}

/// Whether the hole that `text` begins with stands anywhere in `other`.
const fn starts_somewhere(text: &[u8], mut other: &[u8]) -> bool {
    while let [_, rest @ ..] = other {
        if same_hole(text, other) {
            return true;
        }
        other = rest;
    }
    false
}

/// Whether both begin with the same bytes up to and with `}`.
const fn same_hole(mut a: &[u8], mut b: &[u8]) -> bool {
    while let ([x, rest_of_a @ ..], [y, rest_of_b @ ..]) = (a, b) {
        if *x != *y {
            return false;
        }
        if *x == b'}' {
            return true;
        }
        (a, b) = (rest_of_a, rest_of_b);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_with_different_holes_do_not_fit_together() {
        assert!(fit_together("{n}台", "{n} devices"));
        assert!(fit_together("{a}から{b}", "{b} from {a}"));
        assert!(!fit_together("{n}台", "devices"));
        assert!(!fit_together("台", "{n} devices"));
        assert!(!fit_together("{n}台", "{m} devices"));
        assert!(!fit_together("", "devices"));
    }

    #[test]
    fn words_fit_the_number_before_them() {
        let say = |n: &str| fill("{n} zone‹s› ‹is|are› open", &[("n", n)]);
        assert_eq!(say("1"), "1 zone is open");
        assert_eq!(say("0"), "0 zones are open");
        assert_eq!(say("21"), "21 zones are open");
    }

    #[test]
    fn what_is_no_hole_of_ours_stays_as_it_is() {
        assert_eq!(fill("{a} {b} [{a}] ‹ {", &[("a", "{b}")]), "{b} {b} [{b}] ‹ {");
    }
}
