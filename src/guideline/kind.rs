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
        /// Other words people search it by, in any language and script.
        pub also: Vec<String>,
        /// What is taken as true until somebody writes down what is.
        pub facts: DeviceFacts,
    }
    texts(row) vec![&row.name]
}

impl DeviceKind {
    /// Whether a search word finds it: a part of its name in either language, of its code, or of another word for it.
    pub fn matches(&self, word: &str) -> bool {
        let word = word.trim().to_lowercase();
        [&self.name.ja, &self.name.en, &self.code.0]
            .into_iter()
            .chain(&self.also)
            .any(|name| name.to_lowercase().contains(&word))
    }
}
