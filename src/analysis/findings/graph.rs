//! The attack graph as findings show it: nodes, steps, and the measures at each step.

use std::{fmt, sync::Arc};

use crate::plant::{
    Carrier, DataId, DeviceId, Element, NetworkId, PartyId, PlaceId, Strength, Target, TaskId, ZoneId,
    codes::MeasureCode,
};

/// Something that can become true in the attack graph (D-44).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// Always true.
    Start,
    /// Presence on a network.
    Presence(NetworkId),
    /// Presence on the anonymous network of a device-to-device link.
    LinkPresence(crate::plant::LinkId),
    /// Control of a device.
    Control(DeviceId),
    /// Somebody inside a place.
    Inside(PlaceId),
    /// Control at an outside party.
    Outside(PartyId),
    /// A usable credential of a shared account group.
    Credential(String),
    /// Confidentiality of data lost at one of its stores; with `None`, anywhere.
    Confidentiality(DataId, Option<DeviceId>),
    /// Integrity of data lost at one of its stores; with `None`, anywhere.
    Integrity(DataId, Option<DeviceId>),
    /// Confidentiality of a data item lost on its way over a network or link.
    FlowRead(Carrier, DataId),
    /// Integrity of a data item lost on its way over a network or link.
    FlowForged(Carrier, DataId),
    /// A device is stopped.
    DenyDevice(DeviceId),
    /// A network is stopped.
    DenyNetwork(NetworkId),
    /// So many of a redundancy group are stopped that the task stops.
    DenyGroup(TaskId, String),
    /// A service of a party is stopped.
    DenyService(PartyId),
    /// A device is manipulated.
    Manipulate(DeviceId),
    /// A safety function is lost.
    SafetyLost(DeviceId),
}

impl fmt::Display for Node {
    /// The node as exchange and step ids write it: a letter for the state, then the element (C-44).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => f.write_str("START"),
            Self::Presence(network) => write!(f, "P:{network}"),
            Self::LinkPresence(link) => write!(f, "P:{link}"),
            Self::Control(device) => write!(f, "K:{device}"),
            Self::Inside(place) => write!(f, "U:{place}"),
            Self::Outside(party) => write!(f, "X:{party}"),
            Self::Credential(group) => write!(f, "cred:{group}"),
            Self::Confidentiality(data, Some(store)) => write!(f, "C:{data}@{store}"),
            Self::Confidentiality(data, None) => write!(f, "C:{data}"),
            Self::Integrity(data, Some(store)) => write!(f, "I:{data}@{store}"),
            Self::Integrity(data, None) => write!(f, "I:{data}"),
            Self::FlowRead(carrier, data) => write!(f, "C:{data}@{}", Element::from(*carrier)),
            Self::FlowForged(carrier, data) => write!(f, "I:{data}@{}", Element::from(*carrier)),
            Self::DenyDevice(device) => write!(f, "deny:{device}"),
            Self::DenyNetwork(network) => write!(f, "deny:{network}"),
            Self::DenyGroup(task, group) => write!(f, "deny:{task}/{group}"),
            Self::DenyService(party) => write!(f, "deny:{party}"),
            Self::Manipulate(device) => write!(f, "manip:{device}"),
            Self::SafetyLost(device) => write!(f, "safe:{device}"),
        }
    }
}

/// Index of a node in [`Graph::nodes`].
pub type NodeIndex = u32;
/// Index of a step in [`Graph::steps`].
pub type StepIndex = u32;

/// One step: if all `needs` hold and its switch is on, `to` holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// `rule:pre+pre>to`, unique in the graph (D-50).
    pub id: String,
    /// Rule that built it: `R1` … `R19`.
    pub rule: Arc<str>,
    /// Row of `assets/guideline/steps.ron` with base, families, texts and techniques.
    pub row: Arc<str>,
    /// All must hold.
    pub needs: Vec<NodeIndex>,
    /// What then holds.
    pub to: NodeIndex,
    /// Probability without measures.
    pub base: f64,
    /// What the measures leave of it, 0.05–1.
    pub residual: f64,
    /// Share caught by detection and response (δ·ρ).
    pub detect: f64,
    /// Probability that the switch is on: `base · residual · (1 − detect)`.
    pub p: f64,
    /// Every measure that was looked at, counted or not.
    pub factors: Arc<[Factor]>,
    /// A fact nobody confirmed took the worse branch.
    pub unknown: bool,
    /// It crosses into this zone, or guards this element: where to act.
    pub zone: Option<ZoneId>,
    /// What it passes through: the device that forwards, the line or radio it comes in by.
    pub via: Option<Element>,
}

/// One measure at one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// Family; within a family only the best counts.
    pub family: String,
    /// The measure.
    pub measure: MeasureCode,
    /// Its effective strength.
    pub strength: Strength,
    /// The instance that gave it; `None` = nobody recorded one (or D-34's assumed rule of a drawn firewall).
    pub target: Option<Target>,
    /// Full efficacy, or a helper's.
    pub primary: bool,
    /// Share covered, 0–1.
    pub coverage: f64,
    /// Quality, 0–1.
    pub quality: f64,
    /// `coverage · quality · η`.
    pub efficacy: f64,
    /// Best of its family, so it counts.
    pub counted: bool,
    /// Place among the counted ones (1 = strongest); 0 = not counted.
    pub rank: u32,
    /// The strength is a default nobody recorded.
    pub assumed: bool,
}

/// The attack graph in canonical order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graph {
    /// Nodes; index 0 is `Start`.
    pub nodes: Vec<Node>,
    /// Steps, sorted by id.
    pub steps: Vec<Step>,
}
