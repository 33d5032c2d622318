//! Commands of the command table that work on the canvas: asked for by menu or key, carried out in its next frame.

use std::collections::BTreeSet;

use egui::{Event, Ui, ViewportCommand};

use super::{
    CanvasState,
    camera::ZOOM_STEP,
    connect, moving,
    picker::{Picker, Purpose},
    rename::Rename,
    table_text,
    tool::Tool,
};
use crate::{
    edit::{Change, StepName, fragment::Fragment, space::GRID},
    i18n::{ShellText, fill},
    plant::{Element, geometry::Rect},
    ui::{
        ctx::{Action, ViewCtx},
        ui_command::UiCommand,
    },
    workspace::clipboard,
};

/// Each paste or duplicate lands this far from the one before.
const PASTE_SHIFT: f32 = 2.0 * GRID;

/// Whether the canvas carries out this command.
pub const fn is_for_canvas(command: UiCommand) -> bool {
    matches!(
        command,
        UiCommand::Cut
            | UiCommand::Copy
            | UiCommand::CopyTable
            | UiCommand::Paste
            | UiCommand::Duplicate
            | UiCommand::SelectAll
            | UiCommand::Rename
            | UiCommand::AddDevice
            | UiCommand::AddZone
            | UiCommand::AddNetwork
            | UiCommand::AddNote
            | UiCommand::Connect
            | UiCommand::SelectTool
            | UiCommand::HandTool
            | UiCommand::ZoomIn
            | UiCommand::ZoomOut
            | UiCommand::ZoomReset
            | UiCommand::ZoomFit
            | UiCommand::ZoomSelection
            | UiCommand::ToggleSnap
    )
}

/// Carries out what was asked for since the last frame, and what the system clipboard brings.
pub(super) fn run_asked(ui: &Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState) {
    for command in std::mem::take(&mut state.asked) {
        run(ui, ctx, state, command);
    }
    if ctx.modal || ui.ctx().text_edit_focused() {
        return;
    }
    let events = ui.input(|input| input.events.clone());
    for event in events {
        match event {
            Event::Copy if !ctx.selection.is_empty() => copy(ui, ctx),
            Event::Cut if !ctx.selection.is_empty() => cut(ui, ctx),
            Event::Paste(text) => paste(ctx, state, &text),
            _ => {}
        }
    }
}

fn run(ui: &Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState, command: UiCommand) {
    let rect = state.rect();
    match command {
        UiCommand::Copy => copy(ui, ctx),
        UiCommand::Cut => cut(ui, ctx),
        UiCommand::CopyTable => ui
            .ctx()
            .copy_text(table_text::of(ctx.plant(), ctx.selection, ctx.lang)),
        UiCommand::Paste => ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste),
        UiCommand::Duplicate => {
            let fragment = Fragment::copy(ctx.plant(), &selected(ctx));
            put_copy(
                ctx,
                state,
                &fragment,
                StepName::Duplicate,
                (PASTE_SHIFT, PASTE_SHIFT),
            );
        }
        UiCommand::SelectAll => state.select_all(ctx),
        UiCommand::Rename => {
            if let &[element] = ctx.selection {
                state.rename = Rename::of(ctx, element);
            }
        }
        UiCommand::AddDevice => state.picker = Some(Picker::new(Purpose::Add)),
        UiCommand::AddZone => match box_around_selection(ctx) {
            Some(rect) => state.draw_zone(ctx, rect),
            None => state.tool = Tool::Zone,
        },
        UiCommand::AddNetwork => state.tool = Tool::PlaceNetwork,
        UiCommand::AddNote => state.tool = Tool::PlaceNote,
        UiCommand::Connect => connect_selection(ctx, state),
        UiCommand::SelectTool => state.tool = Tool::Select,
        UiCommand::HandTool => state.tool = Tool::Hand,
        UiCommand::ZoomIn => state.camera.zoom_at(rect, rect.center(), ZOOM_STEP),
        UiCommand::ZoomOut => state.camera.zoom_at(rect, rect.center(), 1.0 / ZOOM_STEP),
        UiCommand::ZoomReset => state.camera.zoom_to(1.0),
        UiCommand::ZoomFit => {
            let bounds = state.scene.scene().list.bounds;
            if bounds.w > 0.0 {
                state.camera.fit(rect, bounds);
            }
        }
        UiCommand::ZoomSelection => {
            if let Some(bounds) = state.bounds_of(ctx.plant(), ctx.selection) {
                state.camera.fit(rect, bounds);
            }
        }
        UiCommand::ToggleSnap => state.snap = !state.snap,
        _ => {}
    }
    ui.ctx().request_repaint();
}

fn selected(ctx: &ViewCtx<'_>) -> BTreeSet<Element> {
    ctx.selection.iter().copied().collect()
}

fn copy(ui: &Ui, ctx: &ViewCtx<'_>) {
    let fragment = Fragment::copy(ctx.plant(), &selected(ctx));
    if !fragment.is_empty()
        && let Some(text) = clipboard::to_text(&fragment)
    {
        ui.ctx().copy_text(text);
    }
}

/// What is cut keeps its ids in the clipboard, so pasting it brings back ratings and decisions too.
fn cut(ui: &Ui, ctx: &ViewCtx<'_>) {
    copy(ui, ctx);
    ctx.send(Action::Command(UiCommand::Delete));
}

/// Pastes at the pointer, else a little beside where it was copied.
fn paste(ctx: &ViewCtx<'_>, state: &mut CanvasState, text: &str) {
    let Some(fragment) = clipboard::from_text(text) else {
        return;
    };
    let Some(bounds) = fragment.bounds() else { return };
    let beside = || {
        let steps = f32::from(state.pastes % 16) + 1.0;
        (PASTE_SHIFT * steps, PASTE_SHIFT * steps)
    };
    let by = state.pointer_world.map_or_else(beside, |at| {
        let center = bounds.center();
        (
            super::snap::snap_to_grid(at.x - center.x),
            super::snap::snap_to_grid(at.y - center.y),
        )
    });
    state.pastes = state.pastes.wrapping_add(1);
    let what = words(&fragment, ctx);
    put_copy(ctx, state, &fragment, StepName::Paste, by);
    ctx.send(Action::Toast(fill(
        ShellText::ToastPasted.get(ctx.lang),
        &[("what", &what)],
    )));
}

fn put_copy(ctx: &ViewCtx<'_>, state: &mut CanvasState, fragment: &Fragment, name: StepName, by: (f32, f32)) {
    let paste = fragment.paste(ctx.plant(), &mut ctx.ids.borrow_mut(), by);
    ctx.change(name, paste.change);
    state.select(ctx, paste.elements.into_iter().collect());
}

/// "機器5台、接続4本".
fn words(fragment: &Fragment, ctx: &ViewCtx<'_>) -> String {
    let plant = fragment.plant();
    let counts = [
        (ShellText::CountDevices, plant.devices.len()),
        (ShellText::CountZones, plant.zones.len()),
        (ShellText::CountNetworks, plant.networks.len()),
        (ShellText::CountLinks, plant.links.len()),
        (ShellText::CountNotes, plant.notes.len()),
    ];
    let parts = counts.into_iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(text, count)| fill(text.get(ctx.lang), &[("n", &count.to_string())]))
        .collect();
    parts.join(ctx.lang.pick("、", ", "))
}

/// The zone that the selected devices and zones would get around them.
fn box_around_selection(ctx: &ViewCtx<'_>) -> Option<Rect> {
    let plant = ctx.plant();
    let boxes = ctx
        .selection
        .iter()
        .filter(|element| matches!(element, Element::Device(_) | Element::Zone(_) | Element::Note(_)));
    moving::zone_box_around(boxes.filter_map(|&element| moving::rect_of(plant, element)))
}

/// Two selected: joined at once. One: the next click says with what. None: both clicks are awaited.
fn connect_selection(ctx: &ViewCtx<'_>, state: &mut CanvasState) {
    let ends: Vec<Element> = ctx
        .selection
        .iter()
        .copied()
        .filter(|&element| connect::end(element).is_some())
        .collect();
    match *ends.as_slice() {
        [from, to] => state.connect(ctx, from, to),
        [from] => state.tool = Tool::ConnectFrom(from),
        _ => state.tool = Tool::Connect,
    }
}

impl CanvasState {
    /// Asks for a command; it is carried out when the canvas is shown next.
    pub fn ask(&mut self, command: UiCommand) {
        self.asked.push(command);
    }

    /// Everything in the zone of the selection; once more, everything.
    fn select_all(&mut self, ctx: &ViewCtx<'_>) {
        let plant = ctx.plant();
        let everything = || {
            let devices = plant.devices.keys().map(|&id| Element::from(id));
            let zones = plant.zones.keys().map(|&id| Element::from(id));
            let networks = plant.networks.keys().map(|&id| Element::from(id));
            let notes = plant.notes.keys().map(|&id| Element::from(id));
            let links = plant.links.keys().map(|&id| Element::from(id));
            let all = devices.chain(zones).chain(networks).chain(notes).chain(links);
            super::drawn_elements(plant, &all.collect::<Vec<_>>())
        };
        let zone = super::zone_edit::common_zone(plant, ctx.selection);
        let in_zone: Vec<Element> = zone.map_or_else(Vec::new, |zone| {
            let devices = plant.devices.iter();
            let members = devices.filter(|(_, device)| device.zone == Some(zone));
            members.map(|(&id, _)| id.into()).collect()
        });
        let grows = in_zone.iter().any(|element| !ctx.selection.contains(element));
        let selection = if grows { in_zone } else { everything() };
        self.select(ctx, selection);
    }
}

/// The change that deletes everything selected.
pub fn delete_change(selection: &[Element]) -> Change {
    Change::Delete(selection.iter().copied().collect())
}
