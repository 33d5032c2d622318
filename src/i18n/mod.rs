//! Texts of the interface, Japanese and English side by side: a missing one does not compile.
//!
//! Guideline texts live in the catalogue; what the user typed is never translated.
//! Each area of the program declares its texts in its own file with [`texts!`].

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
/// with [`fill`]; both languages must have the same holes (a test checks every enum listed in [`all`]).
macro_rules! texts { (
    $(#[$doc:meta])* pub enum $name:ident { $($key:ident: $ja:literal, $en:literal;)* }
) => {
    $(#[$doc])*
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
    pub enum $name { $( #[doc = $en] $key ),* }

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
pub mod inspector;
pub mod lint;
pub mod report;
pub mod shell;
pub mod step;
pub mod tables;
pub mod threats;
pub mod words;

pub use canvas::CanvasText;
pub use cli::CliText;
pub use drawing::DrawingText;
pub use file_window::FileWindowText;
pub use files::FileText;
pub use report::ReportText;
pub use shell::ShellText;
pub use step::StepText;
pub use tables::TablesText;
pub use words::Word;

/// Fills the holes of a text: `fill("{n} devices", &[("n", "3")])`.
pub fn fill(text: &str, holes: &[(&str, &str)]) -> String {
    holes.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}
