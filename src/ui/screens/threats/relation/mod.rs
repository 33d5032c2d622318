//! The relation map: task – data – device – zone, drawn with `egui_graphs`, at rest while nothing moves.
//!
//! The library asks for a new frame whenever it is shown, which would keep a core busy for ever. So it is shown
//! only in frames with input on it, or when the graph, the selection or the room changed; in all other frames the
//! shapes of the last time are painted again.

mod layout;
mod map;
mod relations;
mod shapes;

use egui::{
    Align2, Id, Rect, RichText, Sense, Ui, UiBuilder, Vec2, WidgetInfo, WidgetType, epaint::ClippedShape,
    pos2, vec2,
};
use egui_graphs::{
    GraphChange, GraphView, Layout, LayoutState, MetadataFrame, SettingsInteraction, SettingsNavigation,
};
use serde::{Deserialize, Serialize};

use self::{
    layout::{NODE_HEIGHT, NODE_WIDTH},
    map::Map,
    relations::Column,
};
use crate::{
    edit::Revision,
    i18n::{Lang, threats::ThreatsText as T},
    plant::Element,
    ui::{
        ctx::{Action, ViewCtx},
        theme::{Look, bold, size},
        widgets::{plain_button, segmented},
    },
};

/// More boxes than this are not drawn all at once: nobody can read them, and the library is slow with them.
const MOST_BOXES: usize = 400;
const MARGIN: f32 = 12.0;
const HEAD: f32 = 22.0;
const VIEW_ID: &str = "relation map";

/// A layout that leaves every box where it was put.
#[derive(Debug, Default)]
struct Keep;

/// The state of [`Keep`]: none.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct KeepState;

impl LayoutState for KeepState {}

impl Layout<KeepState> for Keep {
    fn from_state(_state: KeepState) -> impl Layout<KeepState> {
        Self
    }

    fn next<N, E, Ty, Ix, Dn, De>(&mut self, _graph: &mut egui_graphs::Graph<N, E, Ty, Ix, Dn, De>, _ui: &Ui)
    where
        N: Clone,
        E: Clone,
        Ty: petgraph::EdgeType,
        Ix: petgraph::graph::IndexType,
        Dn: egui_graphs::DisplayNode<N, E, Ty, Ix>,
        De: egui_graphs::DisplayEdge<N, E, Ty, Ix, Dn>,
    {
    }

    fn state(&self) -> KeepState {
        KeepState
    }
}

/// What the shown graph was made from; when this changes, it is made anew.
#[derive(Clone, Debug, PartialEq)]
struct Made {
    generation: u64,
    findings: Option<usize>,
    lang: Lang,
    look: Look,
    selection: Vec<Element>,
    focused: bool,
    rect: Rect,
    revision: Revision,
}

/// The graph, what it was made from, and its shapes of the last time.
#[derive(Default)]
pub(super) struct RelationState {
    focused: bool,
    made: Option<Made>,
    map: Option<Map>,
    shapes: Vec<ClippedShape>,
    /// The pointer was over it in the last frame: leaving must be drawn once more.
    was_over: bool,
    /// Show everything in the next frame.
    fit: bool,
}

/// The tab.
pub(super) fn relation_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut RelationState) {
    let plant = ctx.plant();
    let boxes = plant.tasks.len() + plant.data.len() + plant.devices.len();
    let (theme, lang) = (ctx.theme, ctx.lang);
    let focus = ctx.selection.iter().copied().find(|element| {
        matches!(
            element,
            Element::Task(_) | Element::Data(_) | Element::Device(_) | Element::Zone(_)
        )
    });
    let too_many = boxes > MOST_BOXES;
    ui.horizontal(|ui| {
        let choices = [
            (false, T::RelationAll.get(lang)),
            (true, T::RelationFocus.get(lang)),
        ];
        let focused = state.focused || too_many;
        if let Some(focused) = segmented(ui, theme, T::RelationSwitch.get(lang), focused, &choices) {
            state.focused = focused;
            state.fit = true;
        }
        if plain_button(ui, T::RelationFit.get(lang)).clicked() {
            state.fit = true;
        }
        let words = if too_many {
            T::RelationTooMany
        } else {
            T::RelationHelp
        };
        ui.label(
            RichText::new(words.get(lang))
                .size(size::TEXT_SMALL)
                .color(theme.text_2),
        );
    });
    if boxes == 0 {
        ui.label(RichText::new(T::RelationEmpty.get(lang)).color(theme.text_2));
        return;
    }
    let focused = state.focused || too_many;
    if focused && focus.is_none() {
        ui.label(RichText::new(T::RelationPick.get(lang)).color(theme.text_2));
        return;
    }
    let rect = ui.available_rect_before_wrap();
    ui.painter().rect_filled(rect, size::RADIUS, theme.canvas);
    let heads = rect;
    let rect = rect.with_min_y(rect.top() + HEAD);
    map_ui(
        ui,
        ctx,
        state,
        (focused.then_some(focus).flatten(), focused),
        rect,
    );
    column_heads(ui, ctx, state, heads);
    name_boxes(ui, ctx, state, rect);
}

/// The names of the columns, over the boxes wherever they are moved to.
fn column_heads(ui: &Ui, ctx: &ViewCtx<'_>, state: &RelationState, rect: Rect) {
    let Some(map) = &state.map else { return };
    let frame = MetadataFrame::new(Some(VIEW_ID.to_owned())).load(ui);
    let painter = ui.painter().with_clip_rect(rect);
    for (&column, &x) in &map.columns {
        let words = match column {
            Column::Task => T::ColumnTask,
            Column::Data => T::ColumnData,
            Column::Device => T::ColumnDevice,
            Column::Zone => T::ColumnZone,
        };
        let x = rect.left() + frame.canvas_to_screen_pos(pos2(x, 0.0)).x;
        let at = pos2(x, rect.top() + HEAD / 2.0 + 2.0);
        painter.text(
            at,
            Align2::CENTER_CENTER,
            words.get(ctx.lang),
            bold(size::TEXT_SMALL),
            ctx.theme.text_2,
        );
    }
}

fn map_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut RelationState,
    (focus, focused): (Option<Element>, bool),
    rect: Rect,
) {
    let made = Made {
        generation: ctx.workspace.session().generation(),
        findings: ctx
            .findings
            .as_ref()
            .map(|findings| std::sync::Arc::as_ptr(findings).addr()),
        lang: ctx.lang,
        look: ctx.theme.look,
        selection: ctx.selection.to_vec(),
        focused,
        rect,
        revision: ctx.workspace.session().revision(),
    };
    let changed = state.made.as_ref() != Some(&made);
    if changed {
        let room = rect.size() - Vec2::splat(2.0 * MARGIN);
        let first = state.map.is_none();
        let resized = state
            .made
            .as_ref()
            .is_none_or(|before| before.rect != rect || before.focused != focused);
        state.map = Some(map::build(ctx, focus, room));
        state.made = Some(made);
        state.fit |= first || resized;
    }
    let over = ui.rect_contains_pointer(rect);
    let input = over && has_input(ui);
    let left = state.was_over && !over;
    state.was_over = over;
    let builder = UiBuilder::new().id_salt(VIEW_ID).max_rect(rect);
    ui.scope_builder(builder, |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        if changed || input || left || state.fit || state.shapes.is_empty() {
            show(ui, ctx, state, rect);
        } else {
            // The same widget as the library makes, so that the next click finds it.
            ui.allocate_painter(rect.size(), Sense::click_and_drag());
            let layer = ui.layer_id();
            ui.ctx().graphics_mut(|graphics| {
                let list = graphics.entry(layer);
                for shape in &state.shapes {
                    list.add(shape.clip_rect, shape.shape.clone());
                }
            });
        }
    });
}

/// Whether the pointer does something in this frame: moves, presses, releases, scrolls, zooms.
fn has_input(ui: &Ui) -> bool {
    ui.input(|input| {
        let pointer = &input.pointer;
        pointer.delta() != Vec2::ZERO
            || pointer.any_pressed()
            || pointer.any_released()
            || input.zoom_delta() != 1.0
            || input.smooth_scroll_delta != Vec2::ZERO
    })
}

/// Shows the graph through the library and keeps the shapes it painted.
fn show(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut RelationState, rect: Rect) {
    let Some(map) = &mut state.map else { return };
    if std::mem::take(&mut state.fit) {
        fit(ui, map.extent, rect.size());
        // The library fits by its own measure in its very first frame; ours stands from the second on.
        if state.shapes.is_empty() {
            state.fit = true;
        }
    }
    let interaction = SettingsInteraction::new()
        .with_dragging_enabled(false)
        .with_node_clicking_enabled(true)
        .with_hover_enabled(true);
    let navigation = SettingsNavigation::new()
        .with_fit_to_screen_enabled(false)
        .with_zoom_and_pan_enabled(true);
    let view = GraphView::<KeepState, Keep>::new()
        .with_interactions(&interaction)
        .with_navigations(&navigation)
        .with_id(Some(VIEW_ID.to_owned()));
    let layer = ui.layer_id();
    let painted = |ui: &Ui| {
        ui.ctx()
            .graphics(|graphics| graphics.get(layer).map_or(0, |list| list.next_idx().0))
    };
    let before = painted(ui);
    let shown = view.show(ui, &mut map.graph);
    state.shapes = ui.ctx().graphics(|graphics| {
        let entries = graphics
            .get(layer)
            .into_iter()
            .flat_map(egui::layers::PaintList::all_entries);
        entries.skip(before).cloned().collect()
    });
    for change in shown.changes {
        if let GraphChange::NodeClicked { node } = change
            && let Some(&element) = map.elements.get(&node)
        {
            ctx.send(Action::Select(vec![element]));
        }
    }
}

/// Puts everything into view, never larger than life.
fn fit(ui: &mut Ui, extent: Vec2, room: Vec2) {
    let whole = extent + vec2(NODE_WIDTH / 2.0, NODE_HEIGHT / 2.0);
    let room_inside = room - Vec2::splat(2.0 * MARGIN);
    let zoom = (room_inside.x / whole.x)
        .min(room_inside.y / whole.y)
        .clamp(0.3, 1.0);
    let mut frame = MetadataFrame::new(Some(VIEW_ID.to_owned())).load(ui);
    frame.zoom = zoom;
    frame.pan = (room - whole * zoom) / 2.0;
    frame.save(ui);
}

/// Gives every box a name and the keyboard, which the library does not: one quiet widget each.
fn name_boxes(ui: &Ui, ctx: &ViewCtx<'_>, state: &RelationState, rect: Rect) {
    let Some(map) = &state.map else { return };
    let frame = MetadataFrame::new(Some(VIEW_ID.to_owned())).load(ui);
    for (index, &element) in &map.elements {
        let Some(node) = map.graph.node(*index) else {
            continue;
        };
        let center = rect.min + frame.canvas_to_screen_pos(node.location()).to_vec2();
        let place = Rect::from_center_size(center, vec2(NODE_WIDTH, NODE_HEIGHT) * frame.zoom);
        if !rect.intersects(place) {
            continue;
        }
        let id = Id::new(("relation box", element.to_string()));
        let response = ui.interact(place, id, Sense::focusable_noninteractive());
        let face = node.payload();
        response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, face.selected, &face.name));
        if response.has_focus() {
            let ring = egui::Stroke::new(2.0, ctx.theme.focus);
            ui.painter()
                .rect_stroke(place.expand(2.0), size::RADIUS, ring, egui::StrokeKind::Outside);
            if ui.input(|input| input.key_pressed(egui::Key::Enter)) {
                ctx.send(Action::Select(vec![element]));
            }
        }
    }
}
