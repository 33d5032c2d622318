//! The context menu of the canvas: verbs first, the same order everywhere, disabled ones say why.

use egui::{Button, Response, Ui};

use super::{CanvasState, gesture::Gesture};
use crate::{
    edit::{Change, StepName, space},
    i18n::CanvasText,
    plant::{DeviceId, Element, ZoneId},
    ui::{
        ctx::{Action, ViewCtx},
        panels::top_bar,
        pen::View,
        ui_command::UiCommand,
    },
};

const ON_SELECTION: &[&[UiCommand]] = &[
    &[UiCommand::Rename, UiCommand::Connect, UiCommand::AddZone],
    &[
        UiCommand::Duplicate,
        UiCommand::Copy,
        UiCommand::Cut,
        UiCommand::Delete,
    ],
];
const ON_GROUND: &[&[UiCommand]] = &[
    &[
        UiCommand::AddDevice,
        UiCommand::AddZone,
        UiCommand::AddNetwork,
        UiCommand::AddNote,
    ],
    &[UiCommand::Paste, UiCommand::SelectAll],
    &[UiCommand::ZoomFit],
];

/// The menu after a right-click; dragging with the right button moves the view instead.
pub(super) fn menu_ui(ui: &Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState, view: View, response: &Response) {
    if response.secondary_clicked() {
        state.menu_at = ui.input(|input| input.pointer.interact_pos());
        state.gesture = Gesture::Idle;
    }
    response.context_menu(|ui| {
        let here = state
            .menu_at
            .map_or_else(Vec::new, |at| state.hit_test(ctx, view).all_at(at));
        let on_something = here.iter().any(|element| ctx.selection.contains(element));
        if on_something {
            top_bar::menu_ui(ui, ctx, ON_SELECTION);
            ui.separator();
            zone_menu(ui, ctx);
            one_menu(ui, ctx);
            if ctx.env.device {
                ui.separator();
                top_bar::menu_ui(ui, ctx, &[&[UiCommand::SupposeInfected]]);
            }
            if here.len() > 1 {
                ui.menu_button(CanvasText::MenuHere.get(ctx.lang), |ui| here_menu(ui, ctx, &here));
            }
        } else {
            top_bar::menu_ui(ui, ctx, ON_GROUND);
        }
    });
}

/// Moves the selected devices into a zone without dragging them.
fn zone_menu(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let devices: std::collections::BTreeSet<DeviceId> = ctx
        .selection
        .iter()
        .filter_map(|&element| match element {
            Element::Device(id) => Some(id),
            _ => None,
        })
        .collect();
    if devices.is_empty() {
        return;
    }
    ui.menu_button(CanvasText::MenuZone.get(ctx.lang), |ui| {
        let plant = ctx.plant();
        let all_in = |zone: Option<ZoneId>| {
            let mut members = devices.iter().filter_map(|id| plant.devices.get(id));
            members.all(|device| device.zone == zone)
        };
        for &zone in plant.zones.keys() {
            let choice = Button::new(ctx.name(zone)).selected(all_in(Some(zone)));
            if ui.add(choice).clicked() {
                ctx.change(StepName::MoveToZone, space::move_into_zone(plant, &devices, zone));
                ui.close();
            }
        }
        ui.separator();
        let none = Button::new(CanvasText::MenuNoZone.get(ctx.lang)).selected(all_in(None));
        if ui.add(none).clicked() {
            let change = Change::SetZone {
                devices: devices.clone(),
                zone: None,
            };
            ctx.change(StepName::LeaveZone, change);
            ui.close();
        }
    });
}

/// What can be done with exactly one thing.
fn one_menu(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let plant = ctx.plant();
    let &[element] = ctx.selection else { return };
    let edit = |ui: &mut Ui, text: CanvasText, change: Change| {
        if ui.button(text.get(ctx.lang)).clicked() {
            ctx.change(StepName::Edit, change);
            ui.close();
        }
    };
    match element {
        Element::Device(id) => {
            let Some(device) = plant.devices.get(&id) else {
                return;
            };
            let text = if device.locked {
                CanvasText::MenuUnlock
            } else {
                CanvasText::MenuLock
            };
            edit(
                ui,
                text,
                Change::edit(plant, &[id], |device| device.locked = !device.locked),
            );
        }
        Element::Zone(id) => {
            let Some(zone) = plant.zones.get(&id) else { return };
            let text = if zone.collapsed {
                CanvasText::MenuExpand
            } else {
                CanvasText::MenuCollapse
            };
            edit(
                ui,
                text,
                Change::edit(plant, &[id], |zone| zone.collapsed = !zone.collapsed),
            );
            let text = if zone.locked {
                CanvasText::MenuUnlock
            } else {
                CanvasText::MenuLock
            };
            edit(
                ui,
                text,
                Change::edit(plant, &[id], |zone| zone.locked = !zone.locked),
            );
        }
        Element::Link(id) if plant.links.get(&id).is_some_and(|link| !link.bends.is_empty()) => {
            let change = Change::edit(plant, &[id], |link| link.bends.clear());
            edit(ui, CanvasText::MenuRemoveBends, change);
        }
        _ => {}
    }
}

/// Everything that lies at the point that was clicked.
fn here_menu(ui: &mut Ui, ctx: &ViewCtx<'_>, here: &[Element]) {
    for &element in here {
        if ui.button(ctx.name(element)).clicked() {
            ctx.send(Action::Select(vec![element]));
            ui.close();
        }
    }
}
