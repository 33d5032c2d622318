//! A name for any record of the plant: what a selection, a finding or a picture points at.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::ids::{
    ConduitId, DataId, DecisionId, DeptId, DeviceId, ExclusionId, FlowId, LinkId, MeasureId, NetworkId,
    NoteId, OwnNumberId, PartyId, PlaceId, TaskId, UtilityId, ZoneId,
};

macro_rules! elements { ($($(#[$doc:meta])* $kind:ident($id:ident);)*) => {
    /// One record of the plant, of whatever kind.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
    pub enum Element { $( $(#[$doc])* $kind($id), )* }

    /// The kind of a record.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
    pub enum ElementKind { $( $(#[$doc])* $kind, )* }

    impl Element {
        /// Its kind.
        pub const fn kind(self) -> ElementKind {
            match self { $( Self::$kind(_) => ElementKind::$kind, )* }
        }
        /// Reads the text form of any id; `None` when it is none.
        pub fn parse(text: &str) -> Option<Self> {
            $( if let Ok(id) = text.parse::<$id>() { return Some(Self::$kind(id)); } )*
            None
        }
    }
    impl fmt::Display for Element {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self { $( Self::$kind(id) => id.fmt(f), )* }
        }
    }
    $( impl From<$id> for Element { fn from(id: $id) -> Self { Self::$kind(id) } } )*
} }

elements! {
    /// A department.
    Dept(DeptId);
    /// An outside party.
    Party(PartyId);
    /// A place.
    Place(PlaceId);
    /// A utility.
    Utility(UtilityId);
    /// A network.
    Network(NetworkId);
    /// A device.
    Device(DeviceId);
    /// A link.
    Link(LinkId);
    /// A zone.
    Zone(ZoneId);
    /// A conduit.
    Conduit(ConduitId);
    /// A data item.
    Data(DataId);
    /// A flow.
    Flow(FlowId);
    /// A task.
    Task(TaskId);
    /// A measure instance.
    Measure(MeasureId);
    /// A decision on one zone and threat.
    Decision(DecisionId);
    /// A memo.
    Note(NoteId);
    /// A finding set aside.
    Exclusion(ExclusionId);
    /// A number of the analysis that the plant sets itself.
    OwnNumber(OwnNumberId);
}

/// Written as the text of its id.
impl Serialize for Element {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Element {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom(format_args!("`{text}` is no id of a record")))
    }
}
