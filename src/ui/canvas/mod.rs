//! The plant canvas: scene → hit → gesture → paint.
//!
//! The picture comes from `diagram::scene`; this room adds what only a window has: camera, pointer, selection,
//! tools. It never changes the plant: it sends changes.

mod a11y;
mod band;
mod bends;
mod camera;
pub mod commands;
mod connect;
mod gesture;
pub mod hints;
mod hit;
mod infected;
mod keys;
mod layers;
mod menu;
mod moving;
mod overlay;
mod painted;
mod palette;
mod picker;
mod place;
mod pointer;
pub mod rename;
mod scene_cache;
mod snap;
mod story;
mod strip;
mod table_text;
mod tool;
mod tray;
mod zone_edit;

use egui::{Frame, Margin, Pos2, Rect, Sense};

pub(super) use self::keys::focus_id;
use self::{
    camera::Camera,
    gesture::{Click, Gesture},
    hit::{Hit, HitTest},
    layers::LayerSet,
    painted::{Light, Painted},
    palette::Palette,
    picker::{Picker, Purpose},
    rename::Rename,
    scene_cache::SceneCache,
    snap::Snap,
    tool::Tool,
};
use super::{
    ctx::{Action, ViewCtx},
    pen::View,
    settings::Settings,
    ui_command::UiCommand,
};
use crate::{
    diagram::scene::{DropPreview, worst_effect_at},
    plant::{DeviceId, Element, Plant, codes::KindCode, geometry, geometry::Point},
};

/// Seconds a revealed thing flashes.
const FLASH_SECONDS: f64 = 1.2;
/// Revealed things are shown at least this large.
const REVEAL_ZOOM: f32 = 0.8;

/// The picture of a plant of at most so many devices is drawn completely even while something is dragged.
const LIVE: usize = 100;

/// What the canvas remembers: camera, tool, gesture.
#[derive(Debug, Default)]
pub struct CanvasState {
    camera: Camera,
    /// Where the drawing lay on the screen in the last frame.
    rect: Option<Rect>,
    tool: Tool,
    snap: bool,
    layers: LayerSet,
    scene: SceneCache,
    painted: Painted,
    gesture: Gesture,
    hover: Option<Hit>,
    last_click: Option<Click>,
    /// Selection asked for in this frame; the context shows it only in the next one.
    selecting: Option<Vec<Element>>,
    rename: Option<Rename>,
    picker: Option<Picker>,
    palette: Palette,
    tray: tray::Tray,
    /// Things to bring into view as soon as the canvas is shown.
    reveal: Option<Reveal>,
    flash: Option<Flash>,
    /// Everything has been fitted into view once.
    fitted: bool,
    /// Where the pointer was last over the drawing, in the world.
    pointer_world: Option<Point>,
    /// F6 has given the keyboard to the other regions; a press on the drawing takes it back.
    focus_elsewhere: bool,
    /// Where the context menu was opened.
    menu_at: Option<Pos2>,
    /// Commands asked for since the last frame.
    asked: Vec<UiCommand>,
    /// How often the last duplicate was repeated, so copies do not lie on top of each other.
    pastes: u8,
}

/// Things to bring into view.
#[derive(Clone, Debug)]
struct Reveal {
    elements: Vec<Element>,
    /// Leave the view alone if they are in it already.
    only_if_hidden: bool,
}

/// Things that flash for a moment.
#[derive(Clone, Debug)]
struct Flash {
    elements: Vec<Element>,
    until: Option<f64>,
}

impl CanvasState {
    /// Brings things into view and flashes them.
    pub fn reveal(&mut self, elements: &[Element]) {
        self.reveal = Some(Reveal {
            elements: elements.to_vec(),
            only_if_hidden: false,
        });
    }

    /// Brings things into view unless they are, and flashes them.
    pub fn reveal_if_hidden(&mut self, elements: &[Element]) {
        self.reveal = Some(Reveal {
            elements: elements.to_vec(),
            only_if_hidden: true,
        });
    }

    /// Screen px per world unit.
    pub const fn zoom(&self) -> f32 {
        self.camera.zoom()
    }

    /// Whether the drawing painted in this pass shows wrong letters, because their texture has grown since.
    pub fn shows_wrong_letters(&mut self, ctx: &egui::Context) -> bool {
        self.painted.was_outdated(ctx)
    }

    /// Whether moved things snap.
    pub const fn snaps(&self) -> bool {
        self.snap
    }

    /// Takes over what the settings say about the canvas.
    pub fn take_settings(&mut self, settings: &Settings) {
        self.snap = settings.snap;
        self.palette.take_recent(&settings.recent_kinds);
    }

    /// Writes back what the settings keep of the canvas.
    pub fn put_settings(&self, settings: &mut Settings) {
        settings.snap = self.snap;
        settings.recent_kinds = self.palette.recent_codes();
    }

    fn rect(&self) -> Rect {
        self.rect.unwrap_or(Rect::ZERO)
    }

    fn select(&mut self, ctx: &ViewCtx<'_>, elements: Vec<Element>) {
        self.selecting = Some(elements.clone());
        ctx.send(Action::Select(elements));
    }

    /// The selection as a press on `element` leaves it.
    fn selection_after_press(&self, ctx: &ViewCtx<'_>, element: Element) -> Vec<Element> {
        let selection = self.selecting.as_deref().unwrap_or(ctx.selection);
        if selection.contains(&element) {
            selection.to_vec()
        } else {
            vec![element]
        }
    }

    fn hit(&self, ctx: &ViewCtx<'_>, view: View, pos: Pos2) -> Hit {
        self.hit_test(ctx, view).at(pos)
    }

    fn hit_test<'a>(&'a self, ctx: &'a ViewCtx<'_>, view: View) -> HitTest<'a> {
        HitTest {
            plant: ctx.plant(),
            hits: self.scene.hits(),
            view,
            selection: ctx.selection,
            with_ports: self.device_with_ports(),
        }
    }

    /// The device under the pointer shows its ports.
    fn device_with_ports(&self) -> Option<DeviceId> {
        match (&self.gesture, self.hover?.element()?) {
            (Gesture::Idle | Gesture::Press(_), Element::Device(id)) => Some(id),
            _ => None,
        }
    }

    /// How to snap now, if at all; Alt turns it off for the moment.
    fn snap_in(&self, view: View, modifiers: egui::Modifiers) -> Option<Snap> {
        (self.snap && !modifiers.alt).then_some(Snap { zoom: view.zoom })
    }

    fn ask_what_to_connect(&mut self, from: Element, at: Point) {
        self.picker = Some(Picker::new(Purpose::Connect { from, at }));
    }

    /// Alt+click goes through what lies at a point, from top to bottom and round again.
    fn select_next_below(&mut self, ctx: &ViewCtx<'_>, view: View, at: Pos2) {
        let all = self.hit_test(ctx, view).all_at(at);
        let current = all.iter().position(|element| ctx.selection.contains(element));
        let next = current.map_or(0, |index| index + 1);
        if let Some(&element) = all.get(next).or_else(|| all.first()) {
            self.select(ctx, vec![element]);
        }
    }

    /// What a click does with the tool in hand; `false` when the tool is the one that selects.
    fn click_with_tool(&mut self, ctx: &ViewCtx<'_>, world: Point, hit: Hit) -> bool {
        match self.tool.clone() {
            Tool::Select | Tool::Hand => return false,
            Tool::Zone => {
                let center = geometry::Rect::new(world.x - 120.0, world.y - 80.0, 240.0, 160.0);
                self.draw_zone(ctx, center);
            }
            Tool::Connect => {
                if let Some(element) = hit.element().filter(|&element| connect::end(element).is_some()) {
                    self.tool = Tool::ConnectFrom(element);
                }
                return true;
            }
            Tool::ConnectFrom(from) => {
                if let Some(to) = hit.element().filter(|&element| connect::end(element).is_some()) {
                    self.connect(ctx, from, to);
                } else {
                    self.ask_what_to_connect(from, world);
                }
            }
            Tool::Place(kind) => self.place_device(ctx, &kind, world),
            Tool::PlaceNetwork => self.place_network(ctx, world),
            Tool::PlaceNote => self.place_note(ctx, world),
        }
        self.tool = Tool::Select;
        true
    }

    /// The thing whose grade chip lies at a point, and the effect that grade comes from.
    fn graded_at(&self, ctx: &ViewCtx<'_>, at: Point) -> Option<(Element, usize)> {
        let findings = ctx.findings.as_deref()?;
        let hits = self.scene.hits();
        let mut devices = hits.devices.iter().rev();
        if let Some(shape) = devices.find(|shape| shape.badge.is_some_and(|badge| badge.contains(at))) {
            let device = Element::from(shape.device);
            return Some((device, worst_effect_at(findings, device)?));
        }
        let mut zones = hits.zones.iter().rev();
        let zone = zones
            .find(|shape| shape.chip.is_some_and(|chip| chip.contains(at)))?
            .zone;
        Some((zone.into(), findings.zone(zone)?.worst_effect?))
    }

    /// Something was dropped onto the drawing from the palette or the tray.
    fn drop_kind(&mut self, ctx: &ViewCtx<'_>, kind: &KindCode, world: Point) {
        self.place_device(ctx, kind, world);
        self.tool = Tool::Select;
    }

    /// First view of a drawing, and what was asked to be shown.
    fn settle(&mut self, ui: &egui::Ui, ctx: &ViewCtx<'_>, rect: Rect) {
        let bounds = self.scene.scene().list.bounds;
        if !self.fitted && bounds.w > 0.0 {
            self.fitted = true;
            self.camera.fit(rect, bounds);
            ui.ctx().request_repaint();
        }
        let Some(reveal) = self.reveal.take() else { return };
        if let Some(bounds) = self.bounds_of(ctx.plant(), &reveal.elements) {
            let shown = self.camera.view(rect).screen_rect(bounds);
            if !reveal.only_if_hidden || !rect.contains_rect(shown) {
                self.camera.center_on(rect.shrink(48.0), bounds, REVEAL_ZOOM);
                self.fitted = true;
            }
        }
        self.flash = Some(Flash {
            elements: reveal.elements,
            until: None,
        });
        ui.ctx().request_repaint();
    }

    /// The box around drawn things, in the world.
    fn bounds_of(&self, plant: &Plant, elements: &[Element]) -> Option<geometry::Rect> {
        let boxes = elements.iter().filter_map(|&element| match element {
            Element::Link(link) => {
                let way = self.scene.way(link)?;
                way.iter()
                    .map(|corner| geometry::Rect::new(corner.x, corner.y, 0.0, 0.0))
                    .reduce(geometry::Rect::union)
            }
            element => moving::rect_of(plant, element),
        });
        boxes.reduce(geometry::Rect::union)
    }

    /// Draws the picture anew if anything changed.
    fn update_scene(&mut self, ctx: &ViewCtx<'_>, rect: Rect) {
        let view = self.camera.view(rect);
        let is_fleeting = self.gesture.is_edit() && ctx.plant().devices.len() > LIVE;
        let fleeting = is_fleeting.then(|| view.world_rect(painted::covered_part(rect)));
        let drop = self.drop_preview();
        let mut layers = self.layers.scene;
        // Grades of every day beside those of a supposed infection would be read as one.
        layers.threats &= ctx.workspace.infected().is_empty();
        self.scene.update(ctx, layers, view.zoom, drop, fleeting);
    }

    /// The drag as the picture shows it.
    fn drop_preview(&self) -> Option<DropPreview> {
        let Gesture::Move {
            moving,
            moved: Some(moved),
        } = &self.gesture
        else {
            return None;
        };
        let devices = moving.elements().iter().filter_map(|&element| match element {
            Element::Device(id) => Some(id),
            _ => None,
        });
        Some(DropPreview {
            devices: devices.collect(),
            origins: moving.old_places().collect(),
            target: match moved.drop {
                moving::Drop::Into(zone) => Some(zone),
                moving::Drop::Stay | moving::Drop::Out | moving::Drop::TooDeep(_) => None,
            },
        })
    }
}

/// Those of the elements that are on the drawing.
pub fn drawn_elements(plant: &Plant, elements: &[Element]) -> Vec<Element> {
    let is_drawn = |element: &&Element| match **element {
        Element::Link(id) => plant.links.contains_key(&id),
        element => moving::rect_of(plant, element).is_some(),
    };
    elements.iter().filter(is_drawn).copied().collect()
}

/// The canvas with its tool strip and palette.
pub fn canvas_ui(ui: &mut egui::Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState) {
    let theme = ctx.theme;
    let panel = Frame::new()
        .fill(theme.panel)
        .inner_margin(Margin::symmetric(8, 0));
    egui::Panel::top("canvas-tools")
        .exact_size(strip::HEIGHT)
        .frame(panel)
        .show(ui, |ui| strip::strip_ui(ui, ctx, state));
    egui::Panel::left("canvas-palette")
        .exact_size(palette::WIDTH)
        .frame(Frame::new().fill(theme.panel))
        .show(ui, |ui| palette::palette_ui(ui, ctx, state));
    let rect = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(rect);
    let response = ui.interact(rect, focus_id(), Sense::click_and_drag());
    keys::keep_focus(ui, ctx, state);
    state.rect = Some(rect);
    state.selecting = None;
    state.update_scene(ctx, rect);
    state.settle(ui, ctx, rect);
    pointer::scroll_and_zoom(ui, state, rect);
    commands::run_asked(ui, ctx, state);
    keys::keys(ui, ctx, state);
    pointer::pointer(ui, ctx, state, rect);
    let view = state.camera.view(rect);
    // Zooming may have crossed into another level of detail.
    state.update_scene(ctx, rect);
    paint(ui, ctx, state, view, rect);
    a11y::nodes(ui, ctx, state, view, rect, &response);
    menu::menu_ui(ui, ctx, state, view, &response);
    rename::rename_ui(ui, ctx, state, view);
    picker::picker_ui(ui, ctx, state);
    tray::tray_ui(ui, ctx, state, rect);
    story::banner_ui(ui, ctx, rect);
    if is_empty(ctx.plant()) {
        overlay::empty_ui(ui, ctx, rect);
    }
}

fn is_empty(plant: &Plant) -> bool {
    plant.devices.is_empty() && plant.zones.is_empty() && plant.networks.is_empty() && plant.notes.is_empty()
}

fn paint(ui: &egui::Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState, view: View, rect: Rect) {
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0.0, ctx.theme.canvas);
    if state.layers.grid {
        overlay::grid(&painter, ctx.theme, view, rect);
    }
    let light = Light {
        theme: ctx.theme,
        letters: ctx.letters,
        view,
        rect,
    };
    let (scene, number) = (state.scene.scene(), state.scene.number());
    state.painted.show(&painter, &light, scene, number);
    overlay::paint(ui, &painter, ctx, state, view);
}
