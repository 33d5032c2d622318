//! Zones: devices that are protected alike.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::plant::{
    By, Date, PlantState, Rating, Recovery, Strength, TaskId, ZoneId, geometry::Rect, record::record,
};

/// Inside the plant, or around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ZoneKind {
    /// Belongs to the plant and is rated.
    #[default]
    Inside,
    /// Outside: drawn, never rated.
    Outside,
}

/// The layer a zone is drawn in: colour, border style and letter (設 生 情 外 境).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Layer {
    /// Equipment (設).
    Equipment,
    /// Production management (生).
    ProductionManagement,
    /// Office (情).
    Office,
    /// Outside (外).
    Outside,
    /// Boundary, DMZ (境).
    Boundary,
}

impl Layer {
    /// Top of the drawing first.
    pub const ALL: [Self; 5] = [
        Self::Outside,
        Self::Office,
        Self::Boundary,
        Self::ProductionManagement,
        Self::Equipment,
    ];
}

record! {
    /// The strength a zone aims at.
    pub struct TargetStrength {
        /// The strength; `None` = the proposal from the importance.
        pub value: Option<Strength>,
        /// Who set it.
        pub by: By,
        /// On which day.
        pub on: Option<Date>,
        /// The reason.
        pub why: String,
    }
}

record! {
    /// A zone: devices that are protected alike.
    pub struct Zone {
        /// The user's own number, e.g. `Z4`.
        pub code: String,
        /// Name.
        pub name: String,
        /// Name, English.
        pub name_en: String,
        /// Inside or outside.
        pub kind: ZoneKind,
        /// The zone around it.
        pub parent: Option<ZoneId>,
        /// Layer set by hand; `None` = from its networks.
        pub layer: Option<Layer>,
        /// Importance given by a person, with the reason; without one the proposal stands.
        pub importance: Rating,
        /// The strength it aims at.
        pub target_strength: TargetStrength,
        /// Where it stands in its life; `None` = as the plant.
        pub state: Option<PlantState>,
        /// What brings its devices back.
        pub recovery: Recovery,
        /// IEC 62443 SL-T for the seven FRs, if set; never read by the engine.
        pub sl_target: Vec<u8>,
        /// Tasks that touch it besides those derived from devices and data, with the reason.
        pub tasks: BTreeMap<TaskId, String>,
        /// Its box on the drawing.
        pub rect: Rect = Rect::new(0.0, 0.0, 240.0, 160.0),
        /// Drawn as a tile.
        pub collapsed: bool,
        /// Does not move.
        pub locked: bool,
        /// Free text.
        pub note: String,
    }
}
