//! What the pointer does: presses, drags, clicks, as one state machine over the events of a frame.
//!
//! Each drag is one undo step, computed from where it began. Press, moves and release may arrive in one frame
//! (remote desktops bundle them); nothing is lost, because events are taken one by one.

use std::collections::BTreeSet;

use egui::{Modifiers, PointerButton, Pos2};

use super::{
    CanvasState,
    hit::{Handle, Hit, Side},
    moving::{Moved, Moving, rect_of},
    tool::Tool,
};
use crate::{
    edit::{Change, StepName, fragment::Fragment},
    plant::{
        Element, Link, LinkId, Network, NetworkId, ZoneId,
        geometry::{Point, Rect},
    },
    ui::{
        ctx::{Action, ViewCtx},
        pen::View,
    },
};

/// The pointer must move this far before a press becomes a drag.
const DRAG_THRESHOLD: f32 = 4.0;
/// A second click within this time and distance is a double-click.
const DOUBLE_CLICK: (f64, f32) = (0.4, 6.0);

/// What the pointer is doing.
#[derive(Debug, Default)]
pub(super) enum Gesture {
    /// Nothing.
    #[default]
    Idle,
    /// A button is down and has not moved yet.
    Press(Press),
    /// Moving the view.
    Pan {
        /// Where the pointer was last.
        last: Pos2,
    },
    /// A rubber band.
    Band {
        /// Where it began, in the world.
        from: Point,
        /// Where the pointer is, in the world.
        to: Point,
        /// What was selected before; the band adds to it or toggles it.
        keep: Vec<Element>,
        /// Toggles instead of adding.
        toggles: bool,
    },
    /// Moving things.
    Move {
        /// The drag as it began.
        moving: Box<Moving>,
        /// The drag as it stands.
        moved: Option<Box<Moved>>,
    },
    /// Changing the box of a zone.
    Resize {
        /// The zone.
        zone: ZoneId,
        /// Its box at the press.
        start: Rect,
        /// The handle.
        handle: Handle,
        /// Pointer minus handle at the press.
        grip: (f32, f32),
        /// The box as it stands.
        now: Rect,
    },
    /// Changing the length of a network's bar.
    Stretch {
        /// The network.
        network: NetworkId,
        /// As it was at the press.
        start: Box<Network>,
        /// The right end, not the left one.
        right: bool,
        /// Where the end is now.
        x: f32,
    },
    /// Pulling a link out of a port.
    Connect {
        /// Where it starts.
        from: Element,
        /// The side it left from.
        side: Side,
        /// Where the pointer is, in the world.
        to: Point,
        /// What it would end at.
        target: Option<Element>,
    },
    /// Drawing a zone.
    DrawZone {
        /// One corner.
        from: Point,
        /// The other.
        to: Point,
    },
    /// Moving a bend of a link.
    Bend {
        /// The link.
        link: LinkId,
        /// As it was at the press.
        start: Box<Link>,
        /// Which bend.
        index: usize,
        /// Where it is now.
        at: Point,
    },
    /// Cancelled with Escape; waits for the button to go up.
    Cancelled,
}

/// A button that is down.
#[derive(Clone, Copy, Debug)]
pub(super) struct Press {
    button: PointerButton,
    at: Pos2,
    world: Point,
    hit: Hit,
    modifiers: Modifiers,
}

/// The last click, to notice a double-click.
#[derive(Clone, Copy, Debug)]
pub(super) struct Click {
    at: Pos2,
    time: f64,
    hit: Hit,
}

impl Gesture {
    /// Whether something is being dragged that changes the plant.
    pub(super) const fn is_edit(&self) -> bool {
        matches!(
            self,
            Self::Move { .. } | Self::Resize { .. } | Self::Stretch { .. } | Self::Bend { .. }
        )
    }

    /// Whether the view should follow when the pointer nears the border.
    pub(super) const fn pulls_view(&self) -> bool {
        matches!(
            self,
            Self::Move { .. }
                | Self::Resize { .. }
                | Self::Band { .. }
                | Self::Connect { .. }
                | Self::DrawZone { .. }
                | Self::Bend { .. }
                | Self::Stretch { .. }
        )
    }
}

/// The canvas in one frame, as far as gestures need it.
pub(super) struct Stage<'a> {
    /// What views may see and send.
    pub(super) ctx: &'a ViewCtx<'a>,
    /// How the drawing lies on the screen.
    pub(super) view: View,
    /// Seconds.
    pub(super) time: f64,
    /// Space is down.
    pub(super) space: bool,
}

/// A button went down over the canvas.
pub(super) fn press(
    state: &mut CanvasState,
    stage: &Stage<'_>,
    button: PointerButton,
    at: Pos2,
    modifiers: Modifiers,
) {
    let world = stage.view.world_from_screen(at);
    let pans = button == PointerButton::Middle
        || (button == PointerButton::Primary && (stage.space || state.tool == Tool::Hand));
    if pans {
        state.gesture = Gesture::Pan { last: at };
        return;
    }
    let hit = state.hit(stage.ctx, stage.view, at);
    let selects = button == PointerButton::Primary && !modifiers.shift && !modifiers.command;
    let opens_menu = button == PointerButton::Secondary;
    if (selects || opens_menu)
        && state.tool.selects()
        && let Some(element) = hit.element()
        && !stage.ctx.selection.contains(&element)
    {
        state.select(stage.ctx, vec![element]);
    }
    state.gesture = Gesture::Press(Press {
        button,
        at,
        world,
        hit,
        modifiers,
    });
}

/// The pointer moved.
pub(super) fn motion(state: &mut CanvasState, stage: &Stage<'_>, at: Pos2, modifiers: Modifiers) {
    if let Gesture::Press(press) = state.gesture
        && (at - press.at).length() > DRAG_THRESHOLD
    {
        state.gesture = start_drag(state, stage, press);
    }
    follow(state, stage, at, modifiers);
}

/// Brings the drag up to date with the pointer and the view.
pub(super) fn follow(state: &mut CanvasState, stage: &Stage<'_>, at: Pos2, modifiers: Modifiers) {
    let world = stage.view.world_from_screen(at);
    let snap = state.snap_in(stage.view, modifiers);
    let hits = state.scene.hits();
    match &mut state.gesture {
        Gesture::Pan { last } => {
            let by = at - *last;
            *last = at;
            state.camera.pan(by);
        }
        Gesture::Band { to, .. } | Gesture::DrawZone { to, .. } => *to = world,
        Gesture::Move { moving, moved } => {
            *moved = Some(Box::new(moving.to(world, snap, modifiers.shift)));
        }
        Gesture::Resize {
            start,
            handle,
            grip,
            now,
            ..
        } => {
            let to = Point::new(world.x - grip.0, world.y - grip.1);
            let to = if snap.is_some() {
                super::snap::point_to_grid(to)
            } else {
                to
            };
            *now = handle.drag(*start, to);
        }
        Gesture::Stretch { x, .. } => {
            *x = if snap.is_some() {
                super::snap::snap_to_grid(world.x)
            } else {
                world.x
            };
        }
        Gesture::Bend { at, .. } => {
            *at = if snap.is_some() {
                super::snap::point_to_grid(world)
            } else {
                world
            };
        }
        Gesture::Connect { to, target, from, .. } => {
            *to = world;
            let from = *from;
            *target = super::connect::target_at(hits, world, stage.view).filter(|&end| end != from);
        }
        Gesture::Idle | Gesture::Press(_) | Gesture::Cancelled => {}
    }
}

/// A button went up.
pub(super) fn release(
    state: &mut CanvasState,
    stage: &Stage<'_>,
    button: PointerButton,
    at: Pos2,
    modifiers: Modifiers,
) {
    let ctx = stage.ctx;
    match std::mem::take(&mut state.gesture) {
        Gesture::Press(press) if press.button == button => click(state, stage, press, at),
        Gesture::Press(press) => state.gesture = Gesture::Press(press),
        Gesture::Move { moving, moved } => {
            let world = stage.view.world_from_screen(at);
            let snap = state.snap_in(stage.view, modifiers);
            let last = moving.to(world, snap, modifiers.shift);
            let name = moved.map_or(last.name, |_| last.name);
            ctx.send(Action::UpdateGesture(name, last.change));
            ctx.send(Action::EndGesture);
        }
        Gesture::Resize { zone, now, .. } => {
            ctx.send(Action::UpdateGesture(
                StepName::ResizeZone,
                super::zone_edit::resized(ctx.plant(), zone, now),
            ));
            ctx.send(Action::EndGesture);
        }
        Gesture::Stretch { .. } | Gesture::Bend { .. } => ctx.send(Action::EndGesture),
        Gesture::Band {
            from,
            to,
            keep,
            toggles,
        } => {
            let inside = super::band::inside(ctx.plant(), state.scene.hits(), from, to);
            state.select(ctx, super::band::combined(&keep, &inside, toggles));
        }
        Gesture::Connect { from, target, to, .. } => match target {
            Some(target) => state.connect(ctx, from, target),
            None => state.ask_what_to_connect(from, to),
        },
        Gesture::DrawZone { from, to } => {
            state.tool = Tool::Select;
            state.draw_zone(ctx, super::zone_edit::drawn_box(from, to, state.snap));
        }
        Gesture::Idle | Gesture::Pan { .. } | Gesture::Cancelled => {}
    }
}

/// Escape: the drag is taken back, or the tool is put down, or nothing stays selected.
pub(super) fn escape(state: &mut CanvasState, ctx: &ViewCtx<'_>) {
    match &state.gesture {
        gesture if gesture.is_edit() => {
            ctx.send(Action::CancelGesture);
            state.gesture = Gesture::Cancelled;
        }
        Gesture::Idle => {
            if state.tool == Tool::Select && !ctx.workspace.infected().is_empty() {
                ctx.send(Action::SupposeInfected(BTreeSet::new()));
            } else if state.tool == Tool::Select {
                state.select(ctx, Vec::new());
            }
            state.tool = Tool::Select;
        }
        _ => state.gesture = Gesture::Cancelled,
    }
}

/// Sends the drag as it stands; once per frame, after all events.
pub(super) fn show(state: &CanvasState, ctx: &ViewCtx<'_>) {
    match &state.gesture {
        Gesture::Move {
            moved: Some(moved), ..
        } => {
            ctx.send(Action::UpdateGesture(moved.name, moved.preview.clone()));
        }
        Gesture::Resize { zone, now, .. } => {
            let change = Change::ResizeZone {
                zone: *zone,
                rect: *now,
            };
            ctx.send(Action::UpdateGesture(StepName::ResizeZone, change));
        }
        Gesture::Stretch {
            network,
            start,
            right,
            x,
        } => {
            let mut record = (**start).clone();
            if let Some(bar) = &mut record.bar {
                super::zone_edit::stretch(bar, *right, *x);
            }
            ctx.send(Action::UpdateGesture(
                StepName::Edit,
                Change::put(*network, record),
            ));
        }
        Gesture::Bend {
            link,
            start,
            index,
            at,
        } => {
            let mut record = (**start).clone();
            if let Some(bend) = record.bends.get_mut(*index) {
                *bend = *at;
            }
            ctx.send(Action::UpdateGesture(StepName::Edit, Change::put(*link, record)));
        }
        _ => {}
    }
}

fn start_drag(state: &mut CanvasState, stage: &Stage<'_>, press: Press) -> Gesture {
    let ctx = stage.ctx;
    if press.button == PointerButton::Secondary {
        return Gesture::Pan { last: press.at };
    }
    if state.tool == Tool::Zone {
        return Gesture::DrawZone {
            from: press.world,
            to: press.world,
        };
    }
    let band = |keep: Vec<Element>| Gesture::Band {
        from: press.world,
        to: press.world,
        keep,
        toggles: press.modifiers.command,
    };
    let adds = press.modifiers.shift || press.modifiers.command;
    match press.hit {
        Hit::Ground => band(if adds { ctx.selection.to_vec() } else { Vec::new() }),
        Hit::Port(from, side) => Gesture::Connect {
            from,
            side,
            to: press.world,
            target: None,
        },
        Hit::Handle(zone, handle) => {
            let Some(start) = ctx.plant().zones.get(&zone).map(|zone| zone.rect) else {
                return Gesture::Idle;
            };
            let on_screen = handle.on(stage.view.screen_rect(start));
            let held = stage.view.world_from_screen(on_screen);
            ctx.send(Action::BeginGesture(StepName::ResizeZone));
            Gesture::Resize {
                zone,
                start,
                handle,
                grip: (press.world.x - held.x, press.world.y - held.y),
                now: start,
            }
        }
        Hit::BarEnd(network, right) => {
            let Some(start) = ctx.plant().networks.get(&network) else {
                return Gesture::Idle;
            };
            ctx.send(Action::BeginGesture(StepName::Edit));
            Gesture::Stretch {
                network,
                start: Box::new(start.clone()),
                right,
                x: press.world.x,
            }
        }
        Hit::Bend(link, index) => {
            let Some(start) = ctx.plant().links.get(&link) else {
                return Gesture::Idle;
            };
            ctx.send(Action::BeginGesture(StepName::Edit));
            Gesture::Bend {
                link,
                start: Box::new(start.clone()),
                index,
                at: press.world,
            }
        }
        Hit::Thing(Element::Link(_)) => band(Vec::new()),
        Hit::Thing(from) if state.tool == Tool::Connect => Gesture::Connect {
            from,
            side: Side::Right,
            to: press.world,
            target: None,
        },
        Hit::Thing(_) | Hit::ZoneFrame(_) => start_move(state, stage, press),
    }
}

fn start_move(state: &mut CanvasState, stage: &Stage<'_>, press: Press) -> Gesture {
    let ctx = stage.ctx;
    let plant = ctx.plant();
    let Some(element) = press.hit.element() else {
        return Gesture::Idle;
    };
    // A press on something unselected has selected it by now, but the context still shows the old selection.
    let selection = state.selection_after_press(ctx, element);
    let movable: BTreeSet<Element> = selection
        .iter()
        .copied()
        .filter(|&element| rect_of(plant, element).is_some())
        .collect();
    let Some(grabbed) = rect_of(plant, element) else {
        return Gesture::Idle;
    };
    let copies = press.modifiers.alt || press.modifiers.command;
    let moving = if copies {
        ctx.send(Action::BeginGesture(StepName::Duplicate));
        let paste = Fragment::copy(plant, &movable).paste(plant, &mut ctx.ids.borrow_mut(), (0.0, 0.0));
        state.select(ctx, paste.elements.iter().copied().collect());
        Moving::of_copies(plant.clone(), paste.change, paste.elements, grabbed, press.world)
    } else {
        ctx.send(Action::BeginGesture(StepName::Move));
        Moving::new(plant.clone(), movable, grabbed, press.world)
    };
    Gesture::Move {
        moving: Box::new(moving),
        moved: None,
    }
}

fn click(state: &mut CanvasState, stage: &Stage<'_>, press: Press, at: Pos2) {
    let ctx = stage.ctx;
    if press.button != PointerButton::Primary {
        return;
    }
    let click = Click {
        at,
        time: stage.time,
        hit: press.hit,
    };
    let plain = !press.modifiers.any();
    let is_double = plain
        && state.last_click.is_some_and(|last| {
            last.hit == click.hit
                && click.time - last.time <= DOUBLE_CLICK.0
                && (click.at - last.at).length() <= DOUBLE_CLICK.1
        });
    state.last_click = (!is_double).then_some(click);
    if state.click_with_tool(ctx, press.world, press.hit) {
        return;
    }
    if is_double {
        double_click(state, ctx, press);
        return;
    }
    if plain && let Some((element, effect)) = state.graded_at(ctx, press.world) {
        state.select(ctx, vec![element]);
        ctx.send(Action::Explain(Some(effect)));
        return;
    }
    let Some(element) = press.hit.element() else {
        if !press.modifiers.shift && !press.modifiers.command {
            state.select(ctx, Vec::new());
        }
        return;
    };
    if press.modifiers.shift || press.modifiers.command {
        let mut selection = ctx.selection.to_vec();
        match selection.iter().position(|&known| known == element) {
            Some(index) => drop(selection.remove(index)),
            None => selection.push(element),
        }
        state.select(ctx, selection);
    } else if press.modifiers.alt {
        state.select_next_below(ctx, stage.view, at);
    } else {
        state.select(ctx, vec![element]);
    }
}

fn double_click(state: &mut CanvasState, ctx: &ViewCtx<'_>, press: Press) {
    match press.hit {
        Hit::Thing(Element::Link(link)) => super::bends::add(ctx, state.scene.way(link), link, press.world),
        Hit::Bend(link, index) => super::bends::remove(ctx, link, index),
        Hit::Ground | Hit::Port(..) | Hit::Handle(..) | Hit::BarEnd(..) => {}
        Hit::Thing(element) => state.rename = super::rename::Rename::of(ctx, element),
        Hit::ZoneFrame(zone) => state.rename = super::rename::Rename::of(ctx, zone.into()),
    }
}
