//! What would settle a finding, as data. Rooms above turn it into one change of the plant and into words.

use crate::plant::{
    Carrier, ConduitKind, DeviceId, Element, Importance, MeasureId, NetworkId, PlaceId, Strength, Value,
    ZoneId, codes::AttackerCode,
};

/// A change that would settle a finding. It says what, not how: nothing of it is carried out here.
#[derive(Clone, Debug, PartialEq)]
pub enum Fix {
    /// Put a device into a zone.
    MoveToZone {
        /// The device.
        device: DeviceId,
        /// The zone.
        zone: ZoneId,
    },
    /// Say where a device stands.
    SetPlace {
        /// The device.
        device: DeviceId,
        /// The place.
        place: PlaceId,
    },
    /// Give all but the first of these devices numbers of their own.
    Renumber(Vec<DeviceId>),
    /// Delete a record that stands for nothing.
    Remove(Element),
    /// Say that the measures of its zone are in place at a device.
    ConfirmMeasures(DeviceId),
    /// Register a path that follows from the drawing, so that its purpose and owner can be written down.
    DeclareConduit {
        /// One zone (smaller id).
        a: ZoneId,
        /// The other.
        b: ZoneId,
        /// What carries it.
        carrier: Carrier,
        /// Its kind.
        kind: ConduitKind,
    },
    /// Draw a network outside the plant in an outside zone.
    SetHomeZone {
        /// The network.
        network: NetworkId,
        /// The zone.
        zone: ZoneId,
    },
    /// Rate a task or a device in one value.
    Rate {
        /// The task or device.
        element: Element,
        /// In which value.
        value: Value,
        /// The importance.
        importance: Importance,
    },
    /// Go back to the importance proposed for a device, a data item or a zone.
    TakeProposal {
        /// The device, data item or zone.
        element: Element,
        /// The values; empty for a zone, which has one importance.
        values: Vec<Value>,
    },
    /// Make the proposed strengths the targets of zones.
    SetTargets(Vec<(ZoneId, Strength)>),
    /// Write another strength of today.
    SetNow {
        /// The measure record.
        measure: MeasureId,
        /// The strength.
        strength: Strength,
    },
    /// Plan another strength.
    SetGoal {
        /// The measure record.
        measure: MeasureId,
        /// The strength.
        strength: Strength,
    },
    /// Suppose further attackers.
    SupposeAttackers(Vec<AttackerCode>),
}

impl Fix {
    /// A word for programs, e.g. `move-to-zone`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::MoveToZone { .. } => "move-to-zone",
            Self::SetPlace { .. } => "set-place",
            Self::Renumber(_) => "renumber",
            Self::Remove(_) => "remove",
            Self::ConfirmMeasures(_) => "confirm-measures",
            Self::DeclareConduit { .. } => "declare-conduit",
            Self::SetHomeZone { .. } => "set-home-zone",
            Self::Rate { .. } => "rate",
            Self::TakeProposal { .. } => "take-proposal",
            Self::SetTargets(_) => "set-targets",
            Self::SetNow { .. } => "set-now",
            Self::SetGoal { .. } => "set-goal",
            Self::SupposeAttackers(_) => "suppose-attackers",
        }
    }
}
