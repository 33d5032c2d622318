//! Renaming in place: a text field over the thing, never smaller than the interface's text.
//!
//! Enter commits, Escape restores, leaving the field commits. While an input method composes, these keys belong
//! to it: egui does not pass them on.

use egui::{Area, Id, Key, Order, Pos2, Rect, TextEdit, vec2};

use super::{CanvasState, moving::rect_of};
use crate::{
    edit::{Change, StepName},
    plant::{Element, Plant, geometry::Point},
    ui::{
        ctx::ViewCtx,
        pen::View,
        theme::{font, size},
    },
};

/// A name being edited.
#[derive(Clone, Debug)]
pub struct Rename {
    element: Element,
    draft: String,
    /// The field takes the keyboard and selects everything when it first appears.
    focused: bool,
    /// Frames shown; a record added in this frame exists only from the next on.
    age: u8,
}

impl Rename {
    /// Starts editing with a text.
    pub const fn new(element: Element, draft: String) -> Self {
        Self {
            element,
            draft,
            focused: false,
            age: 0,
        }
    }

    /// Starts editing the name of a thing, if it has one.
    pub fn of(ctx: &ViewCtx<'_>, element: Element) -> Option<Self> {
        is_nameable(element).then(|| Self::new(element, name_of(ctx.plant(), element, ctx.lang.is_english())))
    }
}

/// Whether an element has a name that can be edited on the drawing.
pub const fn is_nameable(element: Element) -> bool {
    matches!(
        element,
        Element::Device(_) | Element::Zone(_) | Element::Network(_) | Element::Note(_) | Element::Link(_)
    )
}

/// The text that renaming edits.
fn name_of(plant: &Plant, element: Element, english: bool) -> String {
    plant.code_and_name(element, english).1.to_owned()
}

/// The change that gives a thing another name; the name of the language shown is the one that changes.
fn renamed(plant: &Plant, element: Element, text: &str, english: bool) -> Change {
    macro_rules! named {
        ($id:expr) => {
            Change::edit(plant, &[$id], |record| {
                if english && !record.name_en.is_empty() {
                    text.clone_into(&mut record.name_en);
                } else {
                    text.clone_into(&mut record.name);
                }
            })
        };
    }
    match element {
        Element::Device(id) => named!(id),
        Element::Zone(id) => named!(id),
        Element::Network(id) => named!(id),
        Element::Note(id) => Change::edit(plant, &[id], |note| text.clone_into(&mut note.text)),
        Element::Link(id) => Change::edit(plant, &[id], |link| text.clone_into(&mut link.label)),
        _ => Change::NOTHING,
    }
}

/// The field, while a name is being edited.
pub(super) fn rename_ui(ui: &egui::Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState, view: View) {
    let Some(mut rename) = state.rename.take() else {
        return;
    };
    rename.age = rename.age.saturating_add(1);
    if !ctx.plant().has(rename.element) {
        // Added in this very frame: it exists from the next one on.
        if rename.age <= 2 {
            ui.ctx().request_repaint();
            state.rename = Some(rename);
        }
        return;
    }
    let Some(place) = field_place(ctx.plant(), state, rename.element, view) else {
        return;
    };
    let is_note = matches!(rename.element, Element::Note(_));
    let text_size = (size::TEXT_DENSE * view.zoom).clamp(size::TEXT_BODY, 28.0);
    let id = Id::new(("rename", rename.element));
    let response = Area::new(id.with("area"))
        .order(Order::Middle)
        .fixed_pos(place.min)
        .constrain_to(state.rect())
        .show(ui.ctx(), |ui| {
            ui.set_width(place.width());
            let edit = if is_note {
                TextEdit::multiline(&mut rename.draft).desired_rows(3)
            } else {
                TextEdit::singleline(&mut rename.draft)
            };
            let edit = edit
                .id(id)
                .font(font(text_size))
                .desired_width(place.width())
                .margin(vec2(6.0, 3.0));
            ui.add(edit)
        })
        .inner;
    if !rename.focused {
        rename.focused = true;
        response.request_focus();
        select_all(ui.ctx(), id, &rename.draft);
    }
    let (escaped, entered) = ui.input(|input| {
        let ctrl_enter = input.modifiers.command && input.key_pressed(Key::Enter);
        (input.key_pressed(Key::Escape), ctrl_enter)
    });
    if escaped {
        response.surrender_focus();
        return;
    }
    if response.lost_focus() || (is_note && entered) || (rename.age > 2 && !response.has_focus()) {
        let text = rename.draft.trim();
        if !text.is_empty() || matches!(rename.element, Element::Link(_)) {
            let change = renamed(ctx.plant(), rename.element, text, ctx.lang.is_english());
            if !change.is_nothing() {
                ctx.change(StepName::Rename, change);
            }
        }
        return;
    }
    state.rename = Some(rename);
}

/// Where the field lies: over the name, at least wide enough to write in.
fn field_place(plant: &Plant, state: &CanvasState, element: Element, view: View) -> Option<Rect> {
    const LEAST: f32 = 140.0;
    let field =
        |center: Pos2, width: f32| Rect::from_center_size(center, vec2(width.max(LEAST), size::CONTROL));
    match element {
        Element::Device(_) => {
            let rect = view.screen_rect(rect_of(plant, element)?);
            let middle = egui::pos2(rect.center().x, rect.bottom() - 18.0 * view.zoom);
            Some(field(middle, rect.width()))
        }
        Element::Zone(_) => {
            let rect = view.screen_rect(rect_of(plant, element)?);
            let width = rect.width().clamp(LEAST, 280.0);
            Some(Rect::from_min_size(rect.min, vec2(width, size::CONTROL)))
        }
        Element::Note(_) => Some(view.screen_rect(rect_of(plant, element)?)),
        Element::Network(id) => {
            let bar = plant.networks.get(&id)?.bar?;
            let left = view.screen_from_world(Point::new(bar.label_x, bar.y));
            Some(Rect::from_min_size(
                egui::pos2(left.x, left.y - size::CONTROL / 2.0),
                vec2(200.0, size::CONTROL),
            ))
        }
        Element::Link(id) => {
            let way = state.scene.way(id)?;
            let middle = way.get(way.len() / 2).or(way.first())?;
            Some(field(view.screen_from_world(*middle), LEAST))
        }
        _ => None,
    }
}

fn select_all(ctx: &egui::Context, id: Id, text: &str) {
    let mut edit = egui::text_edit::TextEditState::load(ctx, id).unwrap_or_default();
    let all = egui::text::CCursorRange::two(
        egui::text::CCursor::new(0),
        egui::text::CCursor::new(text.chars().count()),
    );
    edit.cursor.set_char_range(Some(all));
    edit.store(ctx, id);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plant::{Device, DeviceId, IdSource};

    #[test]
    fn the_name_of_the_language_shown_is_the_one_that_changes() {
        let mut plant = Plant::default();
        let id: DeviceId = IdSource::new(3).fresh();
        let device = Device {
            name: "制御盤".to_owned(),
            name_en: "Panel".to_owned(),
            ..Device::default()
        };
        plant.devices.insert(id, device);
        let mut session = crate::edit::Session::open(plant);
        let change = renamed(session.plant(), id.into(), "Cabinet", true);
        session.dispatch(StepName::Rename, &change);
        let device = session.plant().devices.get(&id).expect("it is still there");
        assert_eq!(
            (device.name.as_str(), device.name_en.as_str()),
            ("制御盤", "Cabinet")
        );
    }
}
