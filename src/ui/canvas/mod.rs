//! The plant canvas: scene, hits, gestures, paint.

pub mod commands;
pub mod hints;
pub mod rename;

use super::{ctx::ViewCtx, settings::Settings};
use crate::plant::{Element, Plant};

/// What the canvas remembers: camera, tool, gesture.
#[derive(Default)]
pub struct CanvasState {
    snap: bool,
}

impl CanvasState {
    /// Brings things into view and flashes them.
    pub fn reveal(&mut self, _elements: &[Element]) {}

    /// Brings things into view unless they are.
    pub fn reveal_if_hidden(&mut self, _elements: &[Element]) {}

    /// Screen px per world unit.
    pub const fn zoom(&self) -> f32 {
        1.0
    }

    /// Whether moved things snap.
    pub const fn snaps(&self) -> bool {
        self.snap
    }

    /// Takes over what the settings say about the canvas.
    pub fn take_settings(&mut self, settings: &Settings) {
        self.snap = settings.snap;
    }

    /// Writes back what the settings keep of the canvas.
    pub fn put_settings(&self, settings: &mut Settings) {
        settings.snap = self.snap;
    }
}

/// Those of the elements that are on the drawing.
pub fn drawn_elements(plant: &Plant, elements: &[Element]) -> Vec<Element> {
    let is_drawn = |element: &&Element| match element {
        Element::Device(id) => plant
            .devices
            .get(id)
            .is_some_and(|device| device.position.is_some()),
        Element::Network(id) => plant
            .networks
            .get(id)
            .is_some_and(|network| network.bar.is_some()),
        Element::Zone(_) | Element::Link(_) | Element::Note(_) => plant.has(**element),
        _ => false,
    };
    elements.iter().filter(is_drawn).copied().collect()
}

/// The canvas with its tool strip and palette.
pub fn canvas_ui(_ui: &mut egui::Ui, _ctx: &ViewCtx<'_>, _state: &mut CanvasState) {}
