//! What the mouse can do here, in words: hints of the status bar and the help overlay.

use super::CanvasState;
use crate::i18n::CanvasText;

/// Mouse moves and what they do, for the help overlay.
pub const MOUSE_HELP: &[(CanvasText, CanvasText)] = &[
    (CanvasText::MouseClick, CanvasText::DoesSelect),
    (CanvasText::MouseShiftClick, CanvasText::DoesToggle),
    (CanvasText::MouseBandRight, CanvasText::DoesEnclose),
    (CanvasText::MouseBandLeft, CanvasText::DoesTouch),
    (CanvasText::MouseDragDevice, CanvasText::DoesMove),
    (CanvasText::MouseDragTab, CanvasText::DoesMoveZone),
    (CanvasText::MouseDragPort, CanvasText::DoesConnect),
    (CanvasText::MouseDouble, CanvasText::DoesRename),
    (CanvasText::MouseSpaceDrag, CanvasText::DoesPan),
    (CanvasText::MouseWheel, CanvasText::DoesScroll),
    (CanvasText::MouseCtrlWheel, CanvasText::DoesZoom),
    (CanvasText::MouseRight, CanvasText::DoesMenu),
];

/// The two to four hints that fit what the pointer is doing.
pub const fn of(_state: &CanvasState) -> &'static [CanvasText] {
    &[
        CanvasText::HintSelect,
        CanvasText::HintPan,
        CanvasText::HintZoom,
        CanvasText::HintRename,
    ]
}
