//! A name for any record of the plant: what a selection, a finding or a picture points at.

use std::fmt;

use super::ids::{
    ConduitId, DataId, DecisionId, DeptId, DeviceId, FlowId, LinkId, MeasureId, NetworkId, NoteId, PartyId,
    PlaceId, TaskId, UtilityId, ZoneId,
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
}
