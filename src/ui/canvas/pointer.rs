//! Feeds the pointer's events to the gestures, one by one, and moves the view by wheel and pinch.

use egui::{CursorIcon, Event, Key, PointerButton, Pos2, Rect, Ui, Vec2};

use super::{
    CanvasState,
    gesture::{self, Gesture, Stage},
    hit::{Handle, Hit},
    tool::Tool,
};
use crate::{plant::Element, ui::ctx::ViewCtx};

/// Near the border of the canvas a drag pulls the view along: width of the strip and speeds.
const PULL_STRIP: f32 = 32.0;
const PULL_SPEED: (f32, f32) = (400.0, 1_200.0);

/// Wheel and touchpad scroll; with Ctrl, or pinching, they zoom at the pointer.
pub(super) fn scroll_and_zoom(ui: &Ui, state: &mut CanvasState, rect: Rect) {
    let Some(pos) = ui.input(|input| input.pointer.hover_pos()) else {
        return;
    };
    if !is_on_canvas(ui, rect, pos) {
        return;
    }
    let (zoom, scroll) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta()));
    if zoom != 1.0 {
        state.camera.zoom_at(rect, pos, zoom);
    } else if scroll != Vec2::ZERO {
        state.camera.pan(scroll);
    }
}

/// Whether a point of the screen is canvas, not covered by a menu, field or dialog.
fn is_on_canvas(ui: &Ui, rect: Rect, pos: Pos2) -> bool {
    rect.contains(pos) && ui.ctx().layer_id_at(pos) == Some(ui.layer_id())
}

/// All pointer events of this frame.
pub(super) fn pointer(ui: &Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState, rect: Rect) {
    let (events, time, space, modifiers, hover) = ui.input(|input| {
        let pointer_events: Vec<Event> = input
            .events
            .iter()
            .filter(|event| {
                matches!(
                    event,
                    Event::PointerMoved(_) | Event::PointerButton { .. } | Event::PointerGone
                )
            })
            .cloned()
            .collect();
        (
            pointer_events,
            input.time,
            input.key_down(Key::Space),
            input.modifiers,
            input.pointer.latest_pos(),
        )
    });
    let space = space && !ui.ctx().text_edit_focused();
    for event in events {
        let stage = Stage {
            ctx,
            view: state.camera.view(rect),
            time,
            space,
        };
        match event {
            Event::PointerMoved(at) => gesture::motion(state, &stage, at, modifiers),
            Event::PointerButton {
                pos,
                button,
                pressed: true,
                modifiers,
            } if is_on_canvas(ui, rect, pos) => {
                state.focus_elsewhere = false;
                ui.ctx()
                    .memory_mut(|memory| memory.request_focus(super::keys::focus_id()));
                gesture::press(state, &stage, button, pos, modifiers);
            }
            Event::PointerButton {
                pos,
                button,
                pressed: false,
                modifiers,
            } => {
                drop_from_palette(ui, ctx, state, &stage, button, pos, rect);
                gesture::motion(state, &stage, pos, modifiers);
                gesture::release(state, &stage, button, pos, modifiers);
            }
            _ => {}
        }
    }
    let view = state.camera.view(rect);
    let over = hover.filter(|&pos| is_on_canvas(ui, rect, pos));
    state.pointer_world = over.map(|pos| view.world_from_screen(pos));
    if let Some(pos) = hover
        && state.gesture.pulls_view()
    {
        pull_view(ui, ctx, state, rect, pos);
    }
    gesture::show(state, ctx);
    hover_and_cursor(ui, ctx, state, over, rect, space);
}

/// A kind dragged out of the palette becomes a device where it is let go.
fn drop_from_palette(
    ui: &Ui,
    ctx: &ViewCtx<'_>,
    state: &mut CanvasState,
    stage: &Stage<'_>,
    button: PointerButton,
    pos: Pos2,
    rect: Rect,
) {
    if button != PointerButton::Primary {
        return;
    }
    let world = stage.view.world_from_screen(pos);
    let on_canvas = is_on_canvas(ui, rect, pos);
    if let Some(kind) = state.palette.take_dragged()
        && on_canvas
    {
        state.drop_kind(ctx, &kind, world);
    }
    if let Some(device) = state.tray.take_dragged()
        && on_canvas
    {
        super::tray::place(ctx, device, world, state.snap);
        state.select(ctx, vec![device.into()]);
    }
}

/// Moves the view while something is dragged near the border.
fn pull_view(ui: &Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState, rect: Rect, pos: Pos2) {
    let inner = rect.shrink(PULL_STRIP);
    let beyond = pos - inner.clamp(pos);
    if beyond == Vec2::ZERO {
        return;
    }
    let (seconds, modifiers, time) =
        ui.input(|input| (input.stable_dt.min(0.1), input.modifiers, input.time));
    let strength = (beyond.length() / PULL_STRIP).min(1.0);
    let speed = PULL_SPEED.0 + (PULL_SPEED.1 - PULL_SPEED.0) * strength;
    state.camera.pan(-beyond.normalized() * speed * seconds);
    let stage = Stage {
        ctx,
        view: state.camera.view(rect),
        time,
        space: false,
    };
    gesture::follow(state, &stage, pos, modifiers);
    ui.ctx().request_repaint();
}

fn hover_and_cursor(
    ui: &Ui,
    ctx: &ViewCtx<'_>,
    state: &mut CanvasState,
    over: Option<Pos2>,
    rect: Rect,
    space: bool,
) {
    let view = state.camera.view(rect);
    let hover = match (&state.gesture, over) {
        (Gesture::Idle | Gesture::Press(_), Some(pos)) => Some(state.hit(ctx, view, pos)),
        _ => None,
    };
    if hover != state.hover {
        state.hover = hover;
        ui.ctx().request_repaint();
    }
    let cursor = match &state.gesture {
        Gesture::Pan { .. } | Gesture::Move { .. } => Some(CursorIcon::Grabbing),
        Gesture::Connect { .. } | Gesture::DrawZone { .. } => Some(CursorIcon::Crosshair),
        Gesture::Resize { handle, .. } => Some(resize_cursor(*handle)),
        _ => over.map(|_| idle_cursor(state, space)),
    };
    if let Some(cursor) = cursor {
        ui.ctx().set_cursor_icon(cursor);
    }
}

fn idle_cursor(state: &CanvasState, space: bool) -> CursorIcon {
    if space || state.tool == Tool::Hand {
        return CursorIcon::Grab;
    }
    match state.tool {
        Tool::Zone
        | Tool::Connect
        | Tool::ConnectFrom(_)
        | Tool::Place(_)
        | Tool::PlaceNetwork
        | Tool::PlaceNote => CursorIcon::Crosshair,
        Tool::Select | Tool::Hand => match state.hover {
            Some(Hit::Handle(_, handle)) => resize_cursor(handle),
            Some(Hit::BarEnd(..)) => CursorIcon::ResizeHorizontal,
            Some(Hit::Port(..)) => CursorIcon::Crosshair,
            Some(Hit::Thing(Element::Link(_) | Element::Conduit(_))) => CursorIcon::PointingHand,
            Some(Hit::Thing(_) | Hit::Bend(..) | Hit::ZoneFrame(_)) => CursorIcon::Move,
            Some(Hit::Ground) | None => CursorIcon::Default,
        },
    }
}

const fn resize_cursor(handle: Handle) -> CursorIcon {
    match (handle.x, handle.y) {
        (0, _) => CursorIcon::ResizeVertical,
        (_, 0) => CursorIcon::ResizeHorizontal,
        (1, 1) | (-1, -1) => CursorIcon::ResizeNwSe,
        _ => CursorIcon::ResizeNeSw,
    }
}
