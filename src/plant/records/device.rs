//! Devices, and the data they keep.

use std::collections::BTreeSet;

use crate::plant::{
    DataId, Date, DeptId, DeviceId, Fact, Importance, PartyId, PlaceId, Ratings, ZoneId,
    codes::KindCode,
    geometry::{Point, Rect},
    record::record,
};

/// Width and height of a device box on the drawing, in world units.
pub const DEVICE_SIZE: (f32, f32) = (96.0, 72.0);

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
