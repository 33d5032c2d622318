//! What joins devices: networks, links, conduits, flows.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::plant::{
    DataId, DeptId, DeviceId, Fact, LinkId, NetworkId, PartyId, PlaceId, TaskId, ZoneId,
    geometry::{Point, bounded},
    record::record,
};

/// What a network is for. The last three lie outside the plant: they only create entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NetworkKind {
    /// Office / information network (情報系).
    Office,
    /// Production-management network (生産管理系).
    ProductionManagement,
    /// Equipment network (設備系).
    #[default]
    Equipment,
    /// A radio segment (無線).
    Radio,
    /// Between sites (拠点間); outside.
    InterSite,
    /// A vendor's maintenance line (保守回線); outside.
    VendorLine,
    /// The internet; outside.
    Internet,
}

impl NetworkKind {
    /// In the order the guideline's layers stand, outside last.
    pub const ALL: [Self; 7] = [
        Self::Office,
        Self::ProductionManagement,
        Self::Equipment,
        Self::Radio,
        Self::InterSite,
        Self::VendorLine,
        Self::Internet,
    ];

    /// Whether it lies outside the plant.
    pub const fn is_outside(self) -> bool {
        matches!(self, Self::InterSite | Self::VendorLine | Self::Internet)
    }
}

/// Where a network is drawn: a horizontal bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// Height of its middle line.
    pub y: f32,
    /// Left end.
    pub x0: f32,
    /// Right end.
    pub x1: f32,
    /// Left end of its name, whose middle line is the bar's.
    pub label_x: f32,
}

impl Bar {
    /// This bar moved by `dx`, `dy`.
    #[must_use]
    pub fn moved(self, dx: f32, dy: f32) -> Self {
        Self {
            y: self.y + dy,
            x0: self.x0 + dx,
            x1: self.x1 + dx,
            label_x: self.label_x + dx,
        }
    }

    /// This bar, brought within the limits of the drawing.
    #[must_use]
    pub const fn bounded(self) -> Self {
        Self {
            y: bounded(self.y),
            x0: bounded(self.x0),
            x1: bounded(self.x1),
            label_x: bounded(self.label_x),
        }
    }
}

record! {
    /// A network.
    pub struct Network {
        /// The user's own number, e.g. `NW1`.
        pub code: String,
        /// Name.
        pub name: String,
        /// Name, English.
        pub name_en: String,
        /// What it is for.
        pub kind: NetworkKind,
        /// Level in words, e.g. `L1–L2`.
        pub level: String,
        /// The zone whose network it is; crossings into it are guarded by that zone's measures.
        pub home_zone: Option<ZoneId>,
        /// Places it runs through.
        pub places: BTreeSet<PlaceId>,
        /// VLAN number or name.
        pub vlan: String,
        /// Address range.
        pub addresses: String,
        /// Cable, fibre, radio …
        pub medium: String,
        /// Where it is drawn; `None` = not drawn as a bar.
        pub bar: Option<Bar>,
        /// Free text.
        pub note: String,
    }
}

/// One end of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum End {
    /// At a device.
    Device(DeviceId),
    /// At a network.
    Network(NetworkId),
}

/// How a link carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LinkKind {
    /// Cable.
    #[default]
    Wired,
    /// Radio.
    Wireless,
    /// Remote access, VPN.
    Remote,
    /// Media carried by hand: gives no presence on a network.
    Media,
    /// One way only, from `a` to `b`.
    OneWay,
}

record! {
    /// A link: device to network (an attachment) or device to device; never network to network.
    pub struct Link {
        /// The user's own number.
        pub code: String,
        /// One end.
        pub a: Option<End>,
        /// The other end.
        pub b: Option<End>,
        /// How it carries.
        pub kind: LinkKind,
        /// Plugged in only for the work.
        pub temporary: bool,
        /// Not there yet: drawn, not analysed.
        pub planned: bool,
        /// The traffic is encrypted.
        pub encrypted: Fact<bool>,
        /// Words on the line.
        pub label: String,
        /// Corners between the ends.
        pub bends: Vec<Point>,
        /// Free text.
        pub note: String,
    }
}

impl Link {
    /// A cable between two ends.
    pub fn between(a: End, b: End) -> Self {
        Self {
            a: Some(a),
            b: Some(b),
            ..Self::default()
        }
    }

    /// The attachment this link is: `(device, network)`.
    pub const fn attachment(&self) -> Option<(DeviceId, NetworkId)> {
        match (self.a, self.b) {
            (Some(End::Device(device)), Some(End::Network(network)))
            | (Some(End::Network(network)), Some(End::Device(device))) => Some((device, network)),
            _ => None,
        }
    }

    /// The two devices it joins, `a` first.
    pub const fn devices(&self) -> Option<(DeviceId, DeviceId)> {
        match (self.a, self.b) {
            (Some(End::Device(a)), Some(End::Device(b))) => Some((a, b)),
            _ => None,
        }
    }

    /// Whether one of its ends is this device.
    pub fn touches(&self, device: DeviceId) -> bool {
        [self.a, self.b].contains(&Some(End::Device(device)))
    }
}

/// What carries a conduit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Carrier {
    /// A device that passes traffic on.
    Device(DeviceId),
    /// A network that both zones share.
    Network(NetworkId),
    /// A temporary or media link.
    Link(LinkId),
}

/// The kind of a conduit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ConduitKind {
    /// A standing network path.
    #[default]
    Network,
    /// Plugged in for the work.
    Temporary,
    /// Media carried by hand.
    Media,
    /// Radio.
    Wireless,
    /// Remote access.
    Remote,
}

record! {
    /// What is known about a path between two zones. Which paths exist is derived from links; this record belongs to
    /// the path with the same zones and carrier (the kind tells two on one carrier apart) and waits when it is gone.
    pub struct Conduit {
        /// The user's own number, e.g. `C05`.
        pub code: String,
        /// One zone (by id order the smaller).
        pub a: Option<ZoneId>,
        /// The other zone.
        pub b: Option<ZoneId>,
        /// What carries it.
        pub carrier: Option<Carrier>,
        /// Its kind.
        pub kind: ConduitKind,
        /// Only from `a` to `b`.
        pub one_way: bool,
        /// Protocols let through, in words.
        pub protocols: String,
        /// Data that may pass.
        pub data: BTreeSet<DataId>,
        /// What it is for.
        pub purpose: String,
        /// When it is open, in words; empty = always or unknown.
        pub schedule: String,
        /// The department that answers for it.
        pub owner: Option<DeptId>,
        /// Rules, in words.
        pub rules: String,
        /// Free text.
        pub note: String,
    }
}

/// One end of a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FlowEnd {
    /// A device.
    Device(DeviceId),
    /// A party outside.
    Party(PartyId),
}

record! {
    /// Data on its way.
    pub struct Flow {
        /// The user's own number, e.g. `FL12`.
        pub code: String,
        /// Where it starts.
        pub from: Option<FlowEnd>,
        /// Where it ends.
        pub to: Option<FlowEnd>,
        /// What it carries.
        pub data: BTreeSet<DataId>,
        /// Tasks it serves.
        pub tasks: BTreeSet<TaskId>,
        /// Protocol, in words.
        pub protocol: String,
        /// The traffic is encrypted.
        pub encrypted: Fact<bool>,
        /// The ends prove who they are.
        pub authenticated: Fact<bool>,
        /// Free text.
        pub note: String,
    }
}
