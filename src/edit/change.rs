//! A change as plain data that names an intent; command line, window, tests and palette all send the same.

use std::collections::BTreeSet;

use crate::plant::{
    Conduit, ConduitId, Data, DataId, Decision, DecisionId, Dept, DeptId, Device, DeviceId, Element,
    Exclusion, ExclusionId, Flow, FlowId, Link, LinkId, Measure, MeasureId, Network, NetworkId, Note, NoteId,
    OwnNumber, OwnNumberId, Party, PartyId, Place, PlaceId, PlantInfo, Task, TaskId, Utility, UtilityId,
    Zone, ZoneId, geometry::Rect,
};

/// A whole record with its id; boxed because records differ much in size.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// A department.
    Dept(DeptId, Box<Dept>),
    /// A party.
    Party(PartyId, Box<Party>),
    /// A place.
    Place(PlaceId, Box<Place>),
    /// A utility.
    Utility(UtilityId, Box<Utility>),
    /// A network.
    Network(NetworkId, Box<Network>),
    /// A zone.
    Zone(ZoneId, Box<Zone>),
    /// A device.
    Device(DeviceId, Box<Device>),
    /// A link.
    Link(LinkId, Box<Link>),
    /// A conduit.
    Conduit(ConduitId, Box<Conduit>),
    /// A data item.
    Data(DataId, Box<Data>),
    /// A flow.
    Flow(FlowId, Box<Flow>),
    /// A task.
    Task(TaskId, Box<Task>),
    /// A measure.
    Measure(MeasureId, Box<Measure>),
    /// A decision.
    Decision(DecisionId, Box<Decision>),
    /// A memo.
    Note(NoteId, Box<Note>),
    /// A finding set aside.
    Exclusion(ExclusionId, Box<Exclusion>),
    /// A number of the analysis.
    OwnNumber(OwnNumberId, Box<OwnNumber>),
}

/// One intent. [`Session::dispatch`](super::Session::dispatch) is the only place that carries it out.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Writes records whole: adds those that are new, replaces those that exist.
    Put(Vec<Record>),
    /// Replaces the plant's own facts.
    PutInfo(Box<PlantInfo>),
    /// Moves devices, zones (with everything inside), networks, memos by a distance.
    Move {
        /// What moves; the contents of a zone move with it.
        elements: BTreeSet<Element>,
        /// To the right.
        dx: f32,
        /// Downwards.
        dy: f32,
    },
    /// Puts devices into a zone, or out of all; zone boxes grow to hold them (never shrink), measures of the
    /// new zone are marked as not yet confirmed for them.
    SetZone {
        /// The devices.
        devices: BTreeSet<DeviceId>,
        /// The zone; `None` = out of all.
        zone: Option<ZoneId>,
    },
    /// Gives a zone another box.
    ResizeZone {
        /// The zone.
        zone: ZoneId,
        /// Its new box.
        rect: Rect,
    },
    /// Deletes records and everything that cannot stand without them (links of a device, measures at it …);
    /// devices and zones of a deleted zone go to its parent.
    Delete(BTreeSet<Element>),
    /// Several changes as one step.
    All(Vec<Self>),
}

impl Change {
    /// A change that changes nothing.
    pub const NOTHING: Self = Self::All(Vec::new());
}

/// The name of an undo step; the window turns it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepName {
    /// Add something.
    Add,
    /// Change an attribute.
    Edit,
    /// Rename.
    Rename,
    /// Move on the drawing.
    Move,
    /// Move into a zone.
    MoveToZone,
    /// Take out of a zone.
    LeaveZone,
    /// Change the size of a zone.
    ResizeZone,
    /// Connect.
    Connect,
    /// Draw a zone.
    DrawZone,
    /// Delete.
    Delete,
    /// Paste.
    Paste,
    /// Duplicate.
    Duplicate,
    /// Attach a task or data.
    Attach,
    /// Change a redundancy group.
    Redundancy,
    /// Rate an importance.
    Rate,
    /// Change the strength of a measure.
    SetStrength,
    /// Judge a cell.
    Decide,
    /// Set a finding of the check aside, or take it up again.
    Exclude,
    /// Arrange the drawing.
    Arrange,
    /// Change facts of the plant.
    EditPlant,
}
