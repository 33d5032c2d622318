//! A small search over the canvas: which device to add, or what to connect to. Works without the mouse.

use egui::{
    Align2, Area, Frame, Id, Key, Margin, Modifiers, Order, Rect, Sense, Stroke, TextEdit, Ui, pos2, vec2,
};
use egui::{WidgetInfo, WidgetType};

use super::{CanvasState, connect, palette::matching_kinds, tool::Tool};
use crate::{
    diagram::icons::{Glyph, Icon},
    i18n::CanvasText,
    plant::{Element, codes::KindCode, geometry::Point},
    ui::{
        ctx::ViewCtx,
        pen::paint_icon,
        search,
        theme::{font, size},
    },
};

const WIDTH: f32 = 360.0;
const ROW: f32 = 31.0;
const SHOWN: usize = 8;

/// What is being searched for.
#[derive(Clone, Debug)]
pub(super) enum Purpose {
    /// A kind of device to add.
    Add,
    /// What a link from here should end at: something that exists, or a new device placed there.
    Connect {
        /// Where the link starts.
        from: Element,
        /// Where the port was dropped.
        at: Point,
    },
}

/// The open search.
#[derive(Clone, Debug)]
pub(super) struct Picker {
    purpose: Purpose,
    query: String,
    chosen: usize,
    focused: bool,
}

/// One line of the search.
#[derive(Clone, Debug)]
enum Choice {
    Existing(Element),
    Kind(KindCode),
}

impl Picker {
    /// Opens a search.
    pub(super) const fn new(purpose: Purpose) -> Self {
        Self {
            purpose,
            query: String::new(),
            chosen: 0,
            focused: false,
        }
    }

    fn choices(&self, ctx: &ViewCtx<'_>) -> Vec<(Choice, String, Icon)> {
        let mut choices = Vec::new();
        if let Purpose::Connect { from, .. } = self.purpose {
            let plant = ctx.plant();
            let devices = plant.devices.keys().map(|&id| Element::from(id));
            let networks = plant.networks.keys().map(|&id| Element::from(id));
            for element in devices.chain(networks) {
                let (code, name) = plant.code_and_name(element, ctx.lang.is_english());
                let fits = search::finds(&self.query, &[code, name]);
                if fits && connect::link_between(plant, from, element).is_ok() {
                    let icon = match element {
                        Element::Device(id) => plant
                            .devices
                            .get(&id)
                            .map_or_else(|| Icon::from(Glyph::Other), |device| Icon::of_kind(&device.kind)),
                        _ => Icon::from(Glyph::Network),
                    };
                    choices.push((Choice::Existing(element), ctx.name(element), icon));
                }
            }
        }
        let is_add = matches!(self.purpose, Purpose::Add);
        if is_add || !self.query.trim().is_empty() {
            for kind in matching_kinds(&self.query) {
                let name = kind.name.get(ctx.lang);
                let name = if is_add {
                    name.to_owned()
                } else {
                    format!("＋ {name}")
                };
                choices.push((Choice::Kind(kind.code.clone()), name, Icon::of_kind(&kind.code)));
            }
        }
        choices.truncate(SHOWN);
        choices
    }
}

/// The search, when open.
pub(super) fn picker_ui(ui: &Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState) {
    let Some(mut picker) = state.picker.take() else {
        return;
    };
    let (up, down, enter, escape) = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        (
            pressed(Key::ArrowUp),
            pressed(Key::ArrowDown),
            pressed(Key::Enter),
            pressed(Key::Escape),
        )
    });
    if escape {
        return;
    }
    let choices = picker.choices(ctx);
    let last = choices.len().saturating_sub(1);
    if down {
        picker.chosen = (picker.chosen + 1).min(last);
    }
    if up {
        picker.chosen = picker.chosen.saturating_sub(1);
    }
    picker.chosen = picker.chosen.min(last);
    let canvas = state.rect();
    let id = Id::new("canvas-picker");
    let shown = Area::new(id)
        .order(Order::Foreground)
        .fixed_pos(pos2(canvas.center().x - WIDTH / 2.0, canvas.top() + 48.0))
        .constrain_to(canvas)
        .show(ui.ctx(), |ui| {
            let frame = Frame::new()
                .fill(ctx.theme.panel)
                .stroke(Stroke::new(1.0, ctx.theme.control_border))
                .corner_radius(size::RADIUS)
                .inner_margin(Margin::same(8));
            frame
                .show(ui, |ui| {
                    ui.set_width(WIDTH - 16.0);
                    search_field(ui, ctx, &mut picker);
                    rows(ui, ctx, &picker, &choices)
                })
                .inner
        });
    let taken = shown
        .inner
        .or_else(|| enter.then(|| choices.get(picker.chosen).map(|(choice, ..)| choice.clone()))?);
    if let Some(choice) = taken {
        take(ctx, state, &picker.purpose, choice);
        return;
    }
    let clicked_outside = ui.input(|input| {
        input.pointer.any_pressed()
            && input
                .pointer
                .interact_pos()
                .is_some_and(|pos| !shown.response.rect.contains(pos))
    });
    if !clicked_outside {
        state.picker = Some(picker);
    }
}

fn search_field(ui: &mut Ui, ctx: &ViewCtx<'_>, picker: &mut Picker) {
    let title = match picker.purpose {
        Purpose::Add => CanvasText::QuickAddTitle,
        Purpose::Connect { .. } => CanvasText::ConnectTitle,
    };
    let before = picker.query.clone();
    let field = TextEdit::singleline(&mut picker.query)
        .hint_text(CanvasText::QuickAddHint.get(ctx.lang))
        .font(font(size::TEXT_SECTION))
        .desired_width(f32::INFINITY);
    let label = ui.colored_label(ctx.theme.placeholder, title.get(ctx.lang));
    let response = ui.add(field).labelled_by(label.id);
    if !picker.focused {
        picker.focused = true;
        response.request_focus();
    }
    if before != picker.query {
        picker.chosen = 0;
    }
}

fn rows(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    picker: &Picker,
    choices: &[(Choice, String, Icon)],
) -> Option<Choice> {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut taken = None;
    for (index, (choice, name, icon)) in choices.iter().enumerate() {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        let is_chosen = index == picker.chosen;
        response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, is_chosen, name));
        let painter = ui.painter();
        if is_chosen {
            painter.rect_filled(rect, size::RADIUS, ctx.theme.selection_fill);
        } else if response.hovered() {
            painter.rect_filled(rect, size::RADIUS, ctx.theme.hover);
        }
        let square = Rect::from_center_size(pos2(rect.left() + 18.0, rect.center().y), vec2(20.0, 20.0));
        paint_icon(painter, square, *icon, ctx.theme.text);
        painter.text(
            pos2(rect.left() + 38.0, rect.center().y),
            Align2::LEFT_CENTER,
            name,
            font(size::TEXT_BODY),
            ctx.theme.text,
        );
        if response.clicked() {
            taken = Some(choice.clone());
        }
    }
    ui.add_space(4.0);
    let foot = if choices.is_empty() {
        CanvasText::PaletteNothing
    } else {
        CanvasText::QuickAddKeys
    };
    ui.colored_label(ctx.theme.placeholder, foot.get(ctx.lang));
    taken
}

fn take(ctx: &ViewCtx<'_>, state: &mut CanvasState, purpose: &Purpose, choice: Choice) {
    match (purpose, choice) {
        (Purpose::Add, Choice::Kind(kind)) => state.tool = Tool::Place(kind),
        (&Purpose::Connect { from, .. }, Choice::Existing(to)) => state.connect(ctx, from, to),
        (&Purpose::Connect { from, at }, Choice::Kind(kind)) => state.place_connected(ctx, &kind, at, from),
        (Purpose::Add, Choice::Existing(_)) => {}
    }
}
