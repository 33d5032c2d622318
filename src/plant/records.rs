//! The records of a plant. Field order here is field order in the file; a field at its default is not written.
//!
//! Texts are the user's own words. `name_en` is optional everywhere: without it the Japanese name is shown.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    By, ConduitId, DataId, Date, DeptId, DeviceId, Fact, Grade, Importance, LinkId, NetworkId, PartyId,
    PlaceId, Rating, Ratings, Strength, TaskId, ZoneId,
    codes::{AttackerCode, KindCode, MeasureCode, ThreatCode},
    geometry::{Point, Rect},
    record::record,
};

/// Width and height of a device box on the drawing, in world units.
pub const DEVICE_SIZE: (f32, f32) = (96.0, 72.0);

/// Where a plant, or a part of it, stands in its life; decides how much a measure disturbs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PlantState {
    /// Running (稼働中).
    #[default]
    Running,
    /// About to be renewed (更新間際).
    Renewal,
    /// New (新設).
    New,
}

record! {
    /// What the whole file is about.
    pub struct PlantInfo {
        /// The plant's name, Japanese.
        pub name: String,
        /// The plant's name, English.
        pub name_en: String,
        /// What it makes.
        pub product: String,
        /// What it makes, English.
        pub product_en: String,
        /// Who owns this analysis: department or person.
        pub owner: String,
        /// Day of this state of the file, for the report's cover.
        pub date: Option<Date>,
        /// Version in the user's counting.
        pub version: String,
        /// Where the plant stands in its life.
        pub state: PlantState,
        /// Attacker profiles to assume; empty means the default `AT2`.
        pub attackers: BTreeSet<AttackerCode>,
        /// Free text.
        pub note: String,
    }
}

record! {
    /// A department of the plant.
    pub struct Dept {
        /// The user's own number for it, e.g. `DP1`.
        pub code: String,
        /// Name.
        pub name: String,
        /// Name, English.
        pub name_en: String,
        /// Free text.
        pub note: String,
    }
}

/// What an outside party is to the plant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PartyKind {
    /// Delivers or maintains equipment.
    #[default]
    Vendor,
    /// Headquarters or another site of the same company.
    Headquarters,
    /// Supplies parts.
    Supplier,
    /// Runs a service the plant depends on (cloud, maintenance).
    Service,
    /// Buys.
    Customer,
    /// The public internet, trusted with nothing.
    Internet,
}

record! {
    /// A party outside the plant.
    pub struct Party {
        /// The user's own number, e.g. `XP1`.
        pub code: String,
        /// Name.
        pub name: String,
        /// Name, English.
        pub name_en: String,
        /// What it is to the plant.
        pub kind: PartyKind,
        /// The outside zone it is drawn in.
        pub lives_in: Option<ZoneId>,
        /// Whom to call.
        pub contact: String,
        /// Contract, in words.
        pub contract: String,
        /// Last day of support.
        pub support_end: Option<Date>,
        /// Free text.
        pub note: String,
    }
}

/// How a place is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Entry {
    /// Anybody walks in.
    Open,
    /// A badge opens it.
    Badge,
    /// Locked.
    Locked,
}

record! {
    /// A place: site, building, room, floor area.
    pub struct Place {
        /// The user's own number, e.g. `PL3`.
        pub code: String,
        /// Name.
        pub name: String,
        /// Name, English.
        pub name_en: String,
        /// The place around it.
        pub parent: Option<PlaceId>,
        /// How it is closed.
        pub entry: Fact<Entry>,
        /// Hazard class 0 (cannot happen) – 5 per threat `T18`–`T31`; absent = the guideline's default.
        pub hazards: BTreeMap<ThreatCode, Fact<u8>>,
        /// Free text.
        pub note: String,
    }
}

/// What a utility supplies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum UtilityKind {
    /// A power feeder.
    #[default]
    Power,
    /// An uninterruptible supply.
    Ups,
    /// Air conditioning.
    Air,
    /// Water.
    Water,
}

record! {
    /// A utility and what it feeds.
    pub struct Utility {
        /// The user's own number.
        pub code: String,
        /// Name.
        pub name: String,
        /// Name, English.
        pub name_en: String,
        /// What it supplies.
        pub kind: UtilityKind,
        /// Devices it feeds directly.
        pub devices: BTreeSet<DeviceId>,
        /// Places it feeds with everything inside.
        pub places: BTreeSet<PlaceId>,
        /// Hazard class per threat, as in [`Place::hazards`].
        pub hazards: BTreeMap<ThreatCode, Fact<u8>>,
        /// Free text.
        pub note: String,
    }
}

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

record! {
    /// What brings a device or a zone back after a stop.
    pub struct Recovery {
        /// Day of the last restore that was tried and worked.
        pub restore_tested: Option<Date>,
        /// Minutes to switch over to a stand-by.
        pub switchover_minutes: Option<u32>,
    }
}

record! {
    /// A device, or a group of like devices that stand in the same zone and place.
    pub struct Device {
        /// The user's own number, e.g. `EQ03`.
        pub code: String,
        /// Name.
        pub name: String,
        /// Name, English.
        pub name_en: String,
        /// Its kind: a row of the catalogue.
        pub kind: KindCode,
        /// How many there are; at least 1.
        pub count: u32 = 1,
        /// The group works only as a whole, so none of them is a spare.
        pub count_is_one_system: bool,
        /// The one zone it belongs to.
        pub zone: Option<ZoneId>,
        /// Where it stands.
        pub place: Option<PlaceId>,
        /// Level in words, e.g. `3.5/4`.
        pub level: String,
        /// The department that owns it.
        pub owner: Option<DeptId>,
        /// Importance given by a person; without one the proposal from the tasks stands.
        pub importance: Ratings,
        /// Maker.
        pub maker: String,
        /// Model.
        pub model: String,
        /// Firmware version.
        pub firmware: String,
        /// Operating system.
        pub os: String,
        /// Last day of support.
        pub support_end: Option<Date>,
        /// Network address.
        pub address: String,
        /// People read mail or browse the web on it.
        pub mail_web: Fact<bool>,
        /// It has its own way to the internet (cellular, cloud).
        pub own_internet: Fact<bool>,
        /// Parties whose updates it takes.
        pub updates_from: BTreeSet<PartyId>,
        /// It was checked when delivered.
        pub delivery_checked: Fact<bool>,
        /// An open port or panel is in reach of people.
        pub touchable: Fact<bool>,
        /// It passes traffic on between its networks.
        pub forwards: Fact<bool>,
        /// Its protocol answers anybody.
        pub open_protocol: Fact<bool>,
        /// Groups of shared accounts it takes part in.
        pub shared_accounts: BTreeSet<String>,
        /// Devices it manages (domain, virtual platform, fleet control).
        pub manages: BTreeSet<DeviceId>,
        /// Controllers it engineers (EWS, SCADA).
        pub engineers: BTreeSet<DeviceId>,
        /// Data somebody needs to know to manipulate this device.
        pub program_data: BTreeSet<DataId>,
        /// What brings it back after a stop; stands before the zone's.
        pub recovery: Recovery,
        /// Left-top corner of its box; `None` = in the tray, not on the drawing yet.
        pub position: Option<Point>,
        /// Does not move.
        pub locked: bool,
        /// Id in the tool it was imported from.
        pub external_ref: String,
        /// Free text.
        pub note: String,
    }
}

impl Device {
    /// Its box on the drawing.
    pub fn rect(&self) -> Option<Rect> {
        self.position
            .map(|at| Rect::new(at.x, at.y, DEVICE_SIZE.0, DEVICE_SIZE.1))
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
    /// What is known about a path between two zones. Which paths exist is derived from links;
    /// this record belongs to the path with the same (zones, carrier, kind) and waits when that path is gone.
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

record! {
    /// A data item.
    pub struct Data {
        /// The user's own number, e.g. `DT3`.
        pub code: String,
        /// Name.
        pub name: String,
        /// Name, English.
        pub name_en: String,
        /// Devices that keep it.
        pub stored_at: BTreeSet<DeviceId>,
        /// Need for confidentiality.
        pub confidentiality: Option<Importance>,
        /// Need for integrity.
        pub integrity: Option<Importance>,
        /// Need for availability.
        pub availability: Option<Importance>,
        /// Importance given by a person; without one the proposal from the tasks stands.
        pub importance: Ratings,
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

record! {
    /// How a task needs a device.
    pub struct DeviceUse {
        /// 3 cannot do without, 2 partly, 1 convenience.
        pub weight: Importance = Importance::clamped(1),
        /// How many of a group of `count` the task needs; `None` = all.
        pub need: Option<u32>,
        /// Redundancy group this use belongs to; see [`Task::groups`].
        pub group: String,
    }
}

/// What a task does with data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Access {
    /// Reads.
    #[default]
    Read,
    /// Writes.
    Write,
    /// Both.
    Both,
}

record! {
    /// How a task needs a data item.
    pub struct DataUse {
        /// 3 cannot do without, 2 partly, 1 convenience.
        pub weight: Importance = Importance::clamped(1),
        /// Reads, writes or both.
        pub access: Access,
    }
}

record! {
    /// A business task (業務).
    pub struct Task {
        /// The user's own number, e.g. `B02`.
        pub code: String,
        /// Name.
        pub name: String,
        /// Name, English.
        pub name_en: String,
        /// The department that does it.
        pub department: Option<DeptId>,
        /// Departments and parties that help, in words.
        pub partners: String,
        /// How often, in words.
        pub frequency: String,
        /// Minutes it may stand still before it hurts.
        pub tolerable_stop_minutes: Option<u32>,
        /// It can be done by hand for a while.
        pub manual_substitute: Fact<bool>,
        /// Importance in the five values, each with its reason.
        pub importance: Ratings,
        /// Devices it needs.
        pub devices: BTreeMap<DeviceId, DeviceUse>,
        /// Data it needs.
        pub data: BTreeMap<DataId, DataUse>,
        /// How many members of each redundancy group must work.
        pub groups: BTreeMap<String, u32>,
        /// Outside services it stands still without.
        pub services: BTreeSet<PartyId>,
        /// Tasks that stop after this one, and after how many minutes (shown only).
        pub feeds: BTreeMap<TaskId, u32>,
        /// Why it matters, in words.
        pub why: String,
        /// Free text.
        pub note: String,
    }
}

/// What a measure is applied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Target {
    /// The whole plant.
    Plant,
    /// A zone and the zones inside it.
    Zone(ZoneId),
    /// One device.
    Device(DeviceId),
    /// One conduit.
    Conduit(ConduitId),
    /// A place and the places inside it.
    Place(PlaceId),
    /// One outside party.
    Party(PartyId),
}

record! {
    /// One measure of the guideline at one target: how strong it is now and how strong it shall become.
    pub struct Measure {
        /// Which measure.
        pub measure: MeasureCode,
        /// Where.
        pub target: Option<Target>,
        /// Strength today.
        pub now: Fact<Strength>,
        /// Strength planned.
        pub goal: Option<Strength>,
        /// Share of devices or ports covered, 0–1; `None` = 1, assumed.
        pub coverage: Option<f64>,
        /// How well it is done, 1–5; `None` = fully, assumed.
        pub quality: Option<u8>,
        /// It cannot be done at this target, with the reason; replaces what zone and plant would give.
        pub exception: String,
        /// Devices that came under this measure by being moved; a person has not confirmed them yet.
        pub unconfirmed_for: BTreeSet<DeviceId>,
        /// Money, in the user's unit.
        pub cost: Option<u64>,
        /// The department that does it.
        pub owner: Option<DeptId>,
        /// Until when.
        pub due: Option<Date>,
        /// What proves it.
        pub evidence: String,
        /// Why, in words.
        pub why: String,
        /// Free text.
        pub note: String,
    }
}

record! {
    /// A person's judgement of one zone and threat; stands beside the computed one and is marked.
    pub struct Decision {
        /// The zone.
        pub zone: Option<ZoneId>,
        /// The threat.
        pub threat: ThreatCode,
        /// Applies at all; `None` = as computed.
        pub applicable: Option<bool>,
        /// The grade; `None` = as computed.
        pub grade: Option<Grade>,
        /// Who judged.
        pub by: By,
        /// On which day.
        pub on: Option<Date>,
        /// The reason.
        pub why: String,
    }
}

record! {
    /// A memo on the drawing.
    pub struct Note {
        /// The words.
        pub text: String,
        /// Where it lies.
        pub rect: Rect = Rect::new(0.0, 0.0, 144.0, 64.0),
    }
}
