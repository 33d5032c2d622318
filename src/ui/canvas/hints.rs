//! What the mouse can do here, in words: hints of the status bar and the help overlay.

use super::{CanvasState, gesture::Gesture, hit::Hit, moving::Drop, tool::Tool};
use crate::{i18n::CanvasText, plant::Element};

/// Mouse moves and what they do, for the help overlay.
pub const MOUSE_HELP: &[(CanvasText, CanvasText)] = &[
    (CanvasText::MouseClick, CanvasText::DoesSelect),
    (CanvasText::MouseShiftClick, CanvasText::DoesToggle),
    (CanvasText::MouseBandRight, CanvasText::DoesEnclose),
    (CanvasText::MouseBandLeft, CanvasText::DoesTouch),
    (CanvasText::MouseDragDevice, CanvasText::DoesMove),
    (CanvasText::MouseAltDrag, CanvasText::DoesCopy),
    (CanvasText::MouseDragTab, CanvasText::DoesMoveZone),
    (CanvasText::MouseDragPort, CanvasText::DoesConnect),
    (CanvasText::MouseDouble, CanvasText::DoesRename),
    (CanvasText::MouseSpaceDrag, CanvasText::DoesPan),
    (CanvasText::MouseWheel, CanvasText::DoesScroll),
    (CanvasText::MouseCtrlWheel, CanvasText::DoesZoom),
    (CanvasText::MouseRight, CanvasText::DoesMenu),
];

const IDLE: &[CanvasText] = &[
    CanvasText::HintSelect,
    CanvasText::HintPan,
    CanvasText::HintZoom,
    CanvasText::HintRename,
];

/// The two to four hints that fit what the pointer is doing.
pub const fn of(state: &CanvasState) -> &'static [CanvasText] {
    match &state.gesture {
        Gesture::Move { moved, .. } => match moved {
            Some(moved) if matches!(moved.drop, Drop::Into(_)) => &[
                CanvasText::HintDropZone,
                CanvasText::HintAxis,
                CanvasText::HintEscape,
            ],
            _ => &[CanvasText::HintDrop, CanvasText::HintAxis, CanvasText::HintEscape],
        },
        Gesture::Connect { .. } => &[CanvasText::HintConnectEnd, CanvasText::HintEscape],
        Gesture::DrawZone { .. } => &[CanvasText::HintDrawZone, CanvasText::HintEscape],
        Gesture::Resize { .. } | Gesture::Stretch { .. } | Gesture::Bend { .. } => &[CanvasText::HintEscape],
        Gesture::Band { .. } => &[CanvasText::HintBand, CanvasText::HintEscape],
        Gesture::Idle | Gesture::Press(_) | Gesture::Pan { .. } | Gesture::Cancelled => at_rest(state),
    }
}

const fn at_rest(state: &CanvasState) -> &'static [CanvasText] {
    match state.tool {
        Tool::Zone => return &[CanvasText::HintDrawZone, CanvasText::HintEscape],
        Tool::Connect | Tool::ConnectFrom(_) => {
            return &[CanvasText::HintConnectClick, CanvasText::HintEscape];
        }
        Tool::Place(_) => return &[CanvasText::PlaceHint],
        Tool::PlaceNetwork | Tool::PlaceNote => return &[CanvasText::HintPlace, CanvasText::HintEscape],
        Tool::Select | Tool::Hand => {}
    }
    match state.hover {
        Some(Hit::Port(..)) => &[CanvasText::HintPort, CanvasText::HintZoom],
        Some(Hit::Handle(..) | Hit::BarEnd(..)) => &[CanvasText::HintResize, CanvasText::HintZoom],
        Some(Hit::ZoneFrame(_)) => &[
            CanvasText::HintSelect,
            CanvasText::HintMoveZone,
            CanvasText::HintRename,
        ],
        Some(Hit::Thing(Element::Link(_))) => &[CanvasText::HintSelect, CanvasText::HintBend],
        Some(Hit::Thing(_)) => &[
            CanvasText::HintSelect,
            CanvasText::HintMove,
            CanvasText::HintRename,
        ],
        Some(Hit::Bend(..) | Hit::Ground) | None => IDLE,
    }
}
