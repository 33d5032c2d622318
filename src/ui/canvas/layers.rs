//! What is laid over the drawing.

use crate::{diagram::scene, i18n::CanvasText};

/// A layer that can be switched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layer {
    /// Devices and links.
    Assets,
    /// Data flows.
    Flows,
    /// Grades, entries, missing walls.
    Threats,
    /// What zones lack in measures.
    Measures,
    /// Tasks that need a device.
    Tasks,
    /// Memos.
    Notes,
    /// The grid.
    Grid,
}

impl Layer {
    /// In the order of the chips.
    pub(super) const ALL: &'static [Self] = &[
        Self::Assets,
        Self::Flows,
        Self::Threats,
        Self::Measures,
        Self::Tasks,
        Self::Notes,
        Self::Grid,
    ];

    /// Its name.
    pub(super) const fn name(self) -> CanvasText {
        match self {
            Self::Assets => CanvasText::LayerAssets,
            Self::Flows => CanvasText::LayerFlows,
            Self::Threats => CanvasText::LayerThreats,
            Self::Measures => CanvasText::LayerMeasures,
            Self::Tasks => CanvasText::LayerTasks,
            Self::Notes => CanvasText::LayerNotes,
            Self::Grid => CanvasText::LayerGrid,
        }
    }
}

/// What is switched on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LayerSet {
    /// Layers of the scene.
    pub(super) scene: scene::Layers,
    /// The grid under it.
    pub(super) grid: bool,
}

impl Default for LayerSet {
    fn default() -> Self {
        Self {
            scene: scene::Layers::default(),
            grid: true,
        }
    }
}

impl LayerSet {
    /// Whether a layer is shown.
    pub(super) const fn shows(self, layer: Layer) -> bool {
        match layer {
            Layer::Assets => self.scene.assets,
            Layer::Flows => self.scene.flows,
            Layer::Threats => self.scene.threats,
            Layer::Measures => self.scene.measures,
            Layer::Tasks => self.scene.tasks,
            Layer::Notes => self.scene.notes,
            Layer::Grid => self.grid,
        }
    }

    /// Shows or hides a layer.
    pub(super) const fn toggle(&mut self, layer: Layer) {
        let flag = match layer {
            Layer::Assets => &mut self.scene.assets,
            Layer::Flows => &mut self.scene.flows,
            Layer::Threats => &mut self.scene.threats,
            Layer::Measures => &mut self.scene.measures,
            Layer::Tasks => &mut self.scene.tasks,
            Layer::Notes => &mut self.scene.notes,
            Layer::Grid => &mut self.grid,
        };
        *flag = !*flag;
    }
}
