//! What is done against threats and what people decided about them; memos.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::plant::{
    By, ConduitId, Date, DeptId, DeviceId, Element, Fact, Grade, PartyId, PlaceId, Strength, ZoneId,
    codes::{MeasureCode, NumberCode, RuleCode, ThreatCode},
    geometry::Rect,
    record::record,
};

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

record! {
    /// A finding of the check that somebody set aside: it is not told any more, but counted apart and printed with the
    /// reason. It covers findings of its rule about these records or fewer; one about a further record is told again.
    pub struct Exclusion {
        /// The rule.
        pub rule: RuleCode,
        /// What the finding is about; empty = the plant as a whole.
        pub subjects: BTreeSet<Element>,
        /// Who set it aside.
        pub by: By,
        /// On which day.
        pub on: Option<Date>,
        /// The reason.
        pub why: String,
    }
}

record! {
    /// A number of the analysis that this plant sets itself: it stands before the one the guideline's tables ship with,
    /// which are assumptions and may be argued with.
    pub struct OwnNumber {
        /// Which number.
        pub number: NumberCode,
        /// Its value as people write it: one number, or as many as the shipped one has, side by side.
        pub value: String,
        /// Who set it.
        pub by: By,
        /// On which day.
        pub on: Option<Date>,
        /// The reason: a measurement, an incident, a standard.
        pub why: String,
    }
}
