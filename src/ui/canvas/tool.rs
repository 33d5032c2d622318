//! The tools of the strip above the drawing.

use crate::plant::{Element, codes::KindCode};

/// What a press on the canvas means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Tool {
    /// Select and move.
    #[default]
    Select,
    /// Move the view.
    Hand,
    /// Draw a zone.
    Zone,
    /// Connect two things by clicking or dragging.
    Connect,
    /// The other end of a link that starts here.
    ConnectFrom(Element),
    /// Place a device of this kind.
    Place(KindCode),
    /// Place a network bar.
    PlaceNetwork,
    /// Place a memo.
    PlaceNote,
}

impl Tool {
    /// Whether a press selects what lies under the pointer.
    pub(super) const fn selects(&self) -> bool {
        matches!(self, Self::Select)
    }
}
