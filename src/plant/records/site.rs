//! Where the plant stands and who belongs to it: facts, departments, parties, places, utilities.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::plant::{
    Date, DeviceId, Fact, PlaceId, ZoneId,
    codes::{AttackerCode, ThreatCode},
    record::record,
};

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
