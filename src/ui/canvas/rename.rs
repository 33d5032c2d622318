//! Renaming in place.

use crate::plant::Element;

/// Whether an element has a name that can be edited on the drawing.
pub const fn is_nameable(element: Element) -> bool {
    matches!(
        element,
        Element::Device(_) | Element::Zone(_) | Element::Network(_) | Element::Note(_) | Element::Link(_)
    )
}
