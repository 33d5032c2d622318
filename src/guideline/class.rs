//! What a thing is to threats and measures: ten classes of device, and what else a threat can aim at.

use serde::{Deserialize, Serialize};

use super::{Bilingual, row::row};

/// Target type. Our own taxonomy (the guideline's tables speak of equipment in words).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Class {
    /// Boundary device: firewall, VPN.
    Bnd,
    /// Wireless access point, radio.
    Wls,
    /// Switch, router.
    Net,
    /// Server.
    Srv,
    /// Terminal.
    Pc,
    /// SCADA, HMI.
    Sca,
    /// Controller, production equipment.
    Ctl,
    /// Vehicle: AGV, AMR.
    Mob,
    /// Automated warehouse.
    Whs,
    /// Safety function.
    Saf,
    /// Data.
    Dat,
    /// Business task.
    Tsk,
    /// Site, building, room.
    Sit,
    /// Power, air, water.
    Utl,
    /// Zone.
    Zon,
    /// Conduit.
    Con,
    /// Outside party or service.
    Ext,
}

impl Class {
    /// The classes a device in the plant can have; the attack graph knows steps for these ten.
    pub const DEVICES: [Self; 10] = [
        Self::Bnd,
        Self::Wls,
        Self::Net,
        Self::Srv,
        Self::Pc,
        Self::Sca,
        Self::Ctl,
        Self::Mob,
        Self::Whs,
        Self::Saf,
    ];

    /// Whether a device of this class can be taken over: a picture of the internet or of a vendor cannot.
    pub fn is_device(self) -> bool {
        Self::DEVICES.contains(&self)
    }

    /// The three letters used in codes: `R11.SRV`.
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Bnd => "BND",
            Self::Wls => "WLS",
            Self::Net => "NET",
            Self::Srv => "SRV",
            Self::Pc => "PC",
            Self::Sca => "SCA",
            Self::Ctl => "CTL",
            Self::Mob => "MOB",
            Self::Whs => "WHS",
            Self::Saf => "SAF",
            Self::Dat => "DAT",
            Self::Tsk => "TSK",
            Self::Sit => "SIT",
            Self::Utl => "UTL",
            Self::Zon => "ZON",
            Self::Con => "CON",
            Self::Ext => "EXT",
        }
    }
}

row! {
    /// A target type in words.
    pub struct TargetType {
        /// Its letters, e.g. `SRV`.
        pub code: String,
        /// The type meant.
        pub class: Class,
        /// Name.
        pub name: Bilingual,
    }
    texts(row) vec![&row.name]
}
