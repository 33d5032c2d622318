//! How a record is declared: fields with defaults, only what differs is written, what is unknown is kept.
//!
//! A field this version does not know (written by a newer one of the same format) is kept as raw text and
//! written back unchanged; nobody loses work by opening a file with an older program.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Mutex,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Visitor, ser::Error as _};

/// Fields of a record that this version does not know, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra(pub BTreeMap<&'static str, RawText>);

/// The text of a value that is kept without being understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawText(pub String);

impl<'de> Deserialize<'de> for RawText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&ron::value::RawValue>::deserialize(deserializer)?;
        Ok(Self(raw.get_ron().trim().to_owned()))
    }
}

impl Serialize for RawText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ron::value::RawValue::from_ron(&self.0)
            .map_err(S::Error::custom)?
            .serialize(serializer)
    }
}

/// Unknown names one process may meet; a hostile file must not fill the memory with names that live forever.
const UNKNOWN_NAMES_LIMIT: usize = 1_024;
const UNKNOWN_NAME_LENGTH_LIMIT: usize = 64;

impl Extra {
    /// Keeps an unknown field.
    pub(crate) fn keep<E: serde::de::Error>(&mut self, name: &str, text: RawText) -> Result<(), E> {
        let name =
            intern(name).ok_or_else(|| E::custom(format_args!("too many unknown fields, at `{name}`")))?;
        match self.0.insert(name, text) {
            None => Ok(()),
            Some(_) => Err(E::custom(format_args!("field `{name}` stands twice"))),
        }
    }
}

/// serde wants field names that live as long as the program.
fn intern(name: &str) -> Option<&'static str> {
    static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut names = NAMES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(known) = names.get(name) {
        return Some(known);
    }
    if names.len() >= UNKNOWN_NAMES_LIMIT || name.len() > UNKNOWN_NAME_LENGTH_LIMIT {
        return None;
    }
    let name: &'static str = Box::leak(name.to_owned().into_boxed_str());
    names.insert(name);
    Some(name)
}

/// The name of a field as it stands in the file.
pub(crate) struct FieldName<'de>(pub(crate) Cow<'de, str>);

impl<'de> Deserialize<'de> for FieldName<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl<'de> Visitor<'de> for Name {
            type Value = FieldName<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field name")
            }
            fn visit_borrowed_str<E: serde::de::Error>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(FieldName(Cow::Borrowed(name)))
            }
            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Self::Value, E> {
                Ok(FieldName(Cow::Owned(name.to_owned())))
            }
        }
        deserializer.deserialize_identifier(Name)
    }
}

/// Which of the known fields of a record have stood in the file already; at most 64 are told apart.
#[derive(Default)]
pub(crate) struct Seen {
    fields: u64,
    last: usize,
}

impl Seen {
    /// Takes note of a field; false when it stands there twice. Fields usually come in their order, so the
    /// search begins behind the last one.
    pub(crate) fn is_first(&mut self, name: &str, known: &[&str]) -> bool {
        let behind = known.iter().skip(self.last).position(|&field| field == name);
        let place = behind.map(|place| self.last + place);
        let Some(place) = place.or_else(|| known.iter().position(|&field| field == name)) else {
            return true;
        };
        self.last = place;
        let bit = 1_u64 << (place % 64);
        let is_first = self.fields & bit == 0;
        self.fields |= bit;
        is_first
    }
}

/// Declares a record: a plain struct with public fields and `extra`; fields equal to their default are not
/// written, fields that are missing take their default, unknown fields are kept.
macro_rules! record { (
    $(#[$doc:meta])*
    pub struct $name:ident { $( $(#[$field_doc:meta])* pub $field:ident : $type:ty $(= $default:expr)? ),* $(,)? }
) => {
    $(#[$doc])*
    #[derive(Clone, Debug, PartialEq)]
    pub struct $name {
        $( $(#[$field_doc])* pub $field: $type, )*
        /// Fields of a newer version, kept as they were.
        pub extra: $crate::plant::Extra,
    }

    impl serde::Serialize for $name {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            use serde::ser::SerializeStruct as _;
            let default = Self::default();
            let mut len = self.extra.0.len();
            $( len += usize::from(self.$field != default.$field); )*
            let mut out = serializer.serialize_struct(stringify!($name), len)?;
            $( if self.$field != default.$field { out.serialize_field(stringify!($field), &self.$field)?; } )*
            for (name, text) in &self.extra.0 {
                out.serialize_field(name, text)?;
            }
            out.end()
        }
    }

    impl<'de> serde::Deserialize<'de> for $name {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            const FIELDS: &[&str] = &[$(stringify!($field)),*];
            const { assert!(FIELDS.len() <= 64, "more fields than can be told apart") };
            struct Fields;
            impl<'de> serde::de::Visitor<'de> for Fields {
                type Value = $name;
                fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(concat!("the fields of ", stringify!($name)))
                }
                fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                    use serde::de::Error as _;
                    let mut record = $name::default();
                    let mut seen = $crate::plant::record::Seen::default();
                    while let Some(name) = map.next_key::<$crate::plant::record::FieldName<'_>>()? {
                        let name = name.0;
                        if !seen.is_first(&name, FIELDS) {
                            return Err(A::Error::custom(format_args!("field `{name}` stands twice")));
                        }
                        match &*name {
                            $( stringify!($field) => record.$field = map.next_value()?, )*
                            unknown => record.extra.keep(unknown, map.next_value()?)?,
                        }
                    }
                    Ok(record)
                }
                fn visit_unit<E: serde::de::Error>(self) -> Result<$name, E> {
                    Ok($name::default())
                }
            }
            deserializer.deserialize_struct(stringify!($name), FIELDS, Fields)
        }
    }

    impl Default for $name {
        fn default() -> Self {
            Self {
                $($field: $crate::plant::record::or_default!($($default)?),)*
                extra: $crate::plant::Extra::default(),
            }
        }
    }
} }

/// The default written beside a field, or the default of its type.
macro_rules! or_default {
    () => {
        Default::default()
    };
    ($default:expr) => {
        $default
    };
}

pub(crate) use {or_default, record};
