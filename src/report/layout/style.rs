//! The grid of the page and the sizes of its letters.

use crate::diagram::display_list::Ink;

/// Points in so many millimetres.
pub(super) const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// A4, short and long side.
pub(super) const A4: (f32, f32) = (mm(210.0), mm(297.0));
/// Left and right margin.
pub(super) const MARGIN_SIDE: f32 = mm(20.0);
/// Margin above the text block.
pub(super) const MARGIN_TOP: f32 = mm(26.0);
/// Margin below the text block.
pub(super) const MARGIN_BOTTOM: f32 = mm(22.0);
/// Width of the column of side heads.
pub(super) const SIDE_WIDTH: f32 = mm(34.0);
/// Where the main column begins.
pub(super) const MAIN_X: f32 = mm(39.0);

/// How a line of text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    /// Size of the letters.
    pub(super) size: f32,
    /// From one line to the next.
    pub(super) leading: f32,
    /// Bold.
    pub(super) bold: bool,
    /// Colour.
    pub(super) ink: Ink,
}

impl Style {
    const fn new(size: f32, leading: f32) -> Self {
        Self {
            size,
            leading,
            bold: false,
            ink: Ink::Text,
        }
    }

    /// The same, bold.
    pub(super) const fn strong(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same in another colour.
    pub(super) const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }
}

/// Title on the cover.
pub(super) const COVER_TITLE: Style = Style::new(32.0, 42.0).strong();
/// Title on the cover, where the larger one has no room.
pub(super) const COVER_TITLE_SMALL: Style = Style::new(24.0, 32.0).strong();
/// Title and number of a chapter.
pub(super) const CHAPTER: Style = Style::new(18.0, 24.0).strong();
/// Head of a section.
pub(super) const HEADING: Style = Style::new(12.0, 17.0).strong();
/// Running text.
pub(super) const BODY: Style = Style::new(9.5, 15.4);
/// The lines below a chapter's title.
pub(super) const LEAD: Style = BODY.ink(Ink::Text2);
/// Words in a table.
pub(super) const CELL: Style = Style::new(8.0, 10.5);
/// Heads at the side.
pub(super) const SIDE_HEAD: Style = Style::new(8.0, 13.0).strong();
/// Captions, heads of tables, notes.
pub(super) const CAPTION: Style = Style::new(7.0, 9.9).ink(Ink::Text2);
/// Small words in a table.
pub(super) const QUIET: Style = Style::new(7.0, 9.2).ink(Ink::Text2);
