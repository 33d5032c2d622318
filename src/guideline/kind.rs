//! Device kinds: what stands in the palette, and what is taken as true of a device nobody has described yet.

use serde::Deserialize;

use crate::plant::{Layer, codes::KindCode};

use super::{Bilingual, Class, row::row};

/// Facts taken as true of a device until somebody writes down what is (D-20); shown as 既定値.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeviceFacts {
    /// People read mail or browse the web on it.
    pub mail_web: bool,
    /// It has its own way to the internet.
    pub own_internet: bool,
    /// An open port or panel is in reach of people.
    pub touchable: bool,
    /// It passes traffic on between its networks.
    pub forwards: bool,
    /// It was checked when delivered.
    pub delivery_checked: bool,
    /// Its protocol answers anybody.
    pub open_protocol: bool,
}

row! {
    /// A kind of device.
    pub struct DeviceKind {
        /// E.g. `mes_server`; also names its icon.
        pub code: KindCode,
        /// What it is to threats and measures.
        pub class: Class,
        /// The layer it usually stands in; `None` = any.
        pub layer: Option<Layer>,
        /// Name.
        pub name: Bilingual,
        /// Other words people search it by, and readings of its kanji; how they are compared is the search's business.
        pub also: Vec<String>,
        /// What is taken as true until somebody writes down what is.
        pub facts: DeviceFacts,
    }
    texts(row) vec![&row.name]
}
