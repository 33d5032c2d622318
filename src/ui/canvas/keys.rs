//! Keys of the canvas that are not commands: arrows, Tab, Escape, Enter with a tool in hand.

use egui::{EventFilter, Id, Key, Modifiers, Ui};

use super::{CanvasState, gesture, moving, tool::Tool};
use crate::{
    edit::space::GRID,
    plant::{
        Element, Plant,
        geometry::{Point, Rect},
    },
    ui::ctx::ViewCtx,
};

/// Arrows move the view this far when nothing is selected, in px.
const PAN_STEP: f32 = 64.0;

/// The id of the canvas as a place for the keyboard.
pub(in crate::ui) fn focus_id() -> Id {
    Id::new("plant-canvas")
}

/// The drawing has the keyboard whenever nothing else asks for it; F6 passes it on to the other regions.
pub(super) fn keep_focus(ui: &Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState) {
    let id = focus_id();
    if ctx.modal {
        // A dialog that sees the keyboard elsewhere would leave Escape to it.
        return ui.ctx().memory_mut(|memory| memory.surrender_focus(id));
    }
    let focused = ui.ctx().memory(egui::Memory::focused);
    if focused == Some(id) {
        let filter = EventFilter {
            tab: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.ctx()
            .memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F6)) {
            state.focus_elsewhere = true;
            ui.ctx().memory_mut(|memory| memory.surrender_focus(id));
        }
    } else if focused.is_none() && !state.focus_elsewhere {
        ui.ctx().memory_mut(|memory| memory.request_focus(id));
    }
}

/// Keys of this frame; none while somebody types into a field.
pub(super) fn keys(ui: &Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState) {
    if ctx.modal || ui.ctx().text_edit_focused() || state.picker.is_some() || state.rename.is_some() {
        return;
    }
    let focused = ui.ctx().memory(egui::Memory::focused);
    let widget_focused = focused.is_some_and(|focused| focused != focus_id());
    if !ctx.popup && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        gesture::escape(state, ctx);
    }
    if widget_focused {
        return;
    }
    if let Tool::Place(kind) = state.tool.clone()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
    {
        let center = state
            .camera
            .view(state.rect())
            .world_from_screen(state.rect().center());
        state.drop_kind(ctx, &kind, center);
    }
    arrows(ui, ctx, state);
    let (forth, back) = ui.input_mut(|input| {
        (
            input.consume_key(Modifiers::NONE, Key::Tab),
            input.consume_key(Modifiers::SHIFT, Key::Tab),
        )
    });
    if forth || back {
        state.select_in_reading_order(ctx, forth);
    }
}

fn arrows(ui: &Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState) {
    let directions = [
        (Key::ArrowLeft, (-1.0, 0.0)),
        (Key::ArrowRight, (1.0, 0.0)),
        (Key::ArrowUp, (0.0, -1.0)),
        (Key::ArrowDown, (0.0, 1.0)),
    ];
    for (key, (dx, dy)) in directions {
        let pressed = |modifiers: Modifiers| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::ALT) {
            state.select_neighbour(ctx, (dx, dy));
        } else if pressed(Modifiers::SHIFT) {
            nudge(ctx, state, (dx, dy));
        } else if pressed(Modifiers::NONE) {
            if ctx.selection.is_empty() {
                state.camera.pan(egui::vec2(-dx, -dy) * PAN_STEP);
            } else {
                nudge(ctx, state, (dx * GRID, dy * GRID));
            }
        }
    }
}

/// Moves the selection a little; its zone follows as with the mouse.
fn nudge(ctx: &ViewCtx<'_>, state: &CanvasState, by: (f32, f32)) {
    let plant = ctx.plant();
    let selection = state.selecting.as_deref().unwrap_or(ctx.selection);
    let movable: std::collections::BTreeSet<Element> = selection
        .iter()
        .copied()
        .filter(|&element| moving::rect_of(plant, element).is_some())
        .collect();
    let Some(grabbed) = movable
        .iter()
        .find_map(|&element| moving::rect_of(plant, element))
    else {
        return;
    };
    let press = Point::new(0.0, 0.0);
    let moving = moving::Moving::new(plant.clone(), movable, grabbed, press);
    let moved = moving.to(press.moved(by.0, by.1), None, false);
    ctx.change(moved.name, moved.change);
}

impl CanvasState {
    /// The next or previous device, zone by zone, top-left first.
    fn select_in_reading_order(&mut self, ctx: &ViewCtx<'_>, forth: bool) {
        let order = reading_order(ctx.plant());
        let current = match ctx.selection {
            [element] => order.iter().position(|known| known == element),
            _ => None,
        };
        let last = order.len().saturating_sub(1);
        let next = match (current, forth) {
            (None, _) => 0,
            (Some(index), true) => {
                if index == last {
                    0
                } else {
                    index + 1
                }
            }
            (Some(index), false) => index.checked_sub(1).unwrap_or(last),
        };
        if let Some(&element) = order.get(next) {
            self.select(ctx, vec![element]);
            self.reveal = Some(super::Reveal {
                elements: vec![element],
                only_if_hidden: true,
            });
        }
    }

    /// The nearest device in a direction from the selected one.
    fn select_neighbour(&mut self, ctx: &ViewCtx<'_>, (dx, dy): (f32, f32)) {
        let plant = ctx.plant();
        let [current] = ctx.selection else { return };
        let Some(from) = moving::rect_of(plant, *current).map(Rect::center) else {
            return;
        };
        let others = plant.devices.keys().map(|&id| Element::from(id));
        let reachable = others.filter(|element| element != current).filter_map(|element| {
            let to = moving::rect_of(plant, element)?.center();
            let (x, y) = (to.x - from.x, to.y - from.y);
            let (along, across) = (x * dx + y * dy, (x * dy).abs() + (y * dx).abs());
            // What lies straight ahead comes before what is nearer but aside.
            (along > 0.0 && across <= along * 2.0).then_some((element, along + 2.0 * across))
        });
        let nearest = reachable.min_by(|(_, a), (_, b)| a.total_cmp(b));
        if let Some((element, _)) = nearest {
            self.select(ctx, vec![element]);
            self.reveal = Some(super::Reveal {
                elements: vec![element],
                only_if_hidden: true,
            });
        }
    }
}

/// Devices zone by zone; zones and devices from the top left.
pub(super) fn reading_order(plant: &Plant) -> Vec<Element> {
    let mut devices: Vec<(f32, f32, f32, f32, Element)> = plant
        .devices
        .iter()
        .filter_map(|(&id, device)| {
            let rect = device.rect()?;
            let zone = device
                .zone
                .and_then(|zone| plant.zones.get(&zone))
                .map(|zone| zone.rect);
            let (zone_y, zone_x) = zone.map_or((f32::MAX, f32::MAX), |zone| (zone.y, zone.x));
            Some((zone_y, zone_x, rect.y, rect.x, id.into()))
        })
        .collect();
    devices.sort_by(|a, b| {
        a.0.total_cmp(&b.0)
            .then(a.1.total_cmp(&b.1))
            .then(a.2.total_cmp(&b.2))
            .then(a.3.total_cmp(&b.3))
    });
    devices.into_iter().map(|(.., element)| element).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plant::{Device, DeviceId, IdSource};

    #[test]
    fn reading_order_goes_from_the_top_left_line_by_line() {
        let mut plant = Plant::default();
        let mut ids = IdSource::new(9);
        let places = [(200.0, 0.0), (0.0, 100.0), (0.0, 0.0)];
        let devices = places.map(|(x, y)| {
            let id: DeviceId = ids.fresh();
            let device = Device {
                position: Some(Point::new(x, y)),
                ..Device::default()
            };
            plant.devices.insert(id, device);
            Element::from(id)
        });
        assert_eq!(reading_order(&plant), [devices[2], devices[0], devices[1]]);
    }
}
