//! Values that somebody judged, and values that nobody knows.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Date, record::record};

/// A fact about the plant. Not knowing it is a value of its own and is never read as "no".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fact<T> {
    /// Somebody looked and wrote it down.
    Known(T),
    /// Explicitly not confirmed (未確認): the analysis takes the worse branch and marks every result.
    Unknown,
    /// The question does not apply here, with the reason.
    NotApplicable {
        /// Why it does not apply.
        reason: String,
    },
    /// Left alone: the default of the device kind stands in, marked as such (既定値).
    #[default]
    Assumed,
}

impl<T> Fact<T> {
    /// The value, if somebody wrote it down.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Unknown | Self::NotApplicable { .. } | Self::Assumed => None,
        }
    }
}

/// A whole number from 0 to 3 that refuses anything else.
macro_rules! zero_to_three { ($($(#[$doc:meta])* $name:ident;)*) => { $(
    $(#[$doc])*
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
    #[serde(into = "u8", try_from = "u8")]
    pub struct $name(u8);

    impl $name {
        /// All four, ascending.
        pub const ALL: [Self; 4] = [Self(0), Self(1), Self(2), Self(3)];
        /// 0.
        pub const NONE: Self = Self(0);
        /// 3.
        pub const MAX: Self = Self(3);

        /// From a number; `None` above 3.
        pub const fn new(number: u8) -> Option<Self> {
            if number <= 3 { Some(Self(number)) } else { None }
        }
        /// From a number; anything above 3 becomes 3.
        pub const fn clamped(number: u8) -> Self {
            if number <= 3 { Self(number) } else { Self(3) }
        }
        /// The number, 0–3.
        pub const fn get(self) -> u8 { self.0 }
    }
    impl From<$name> for u8 { fn from(value: $name) -> Self { value.0 } }
    impl TryFrom<u8> for $name {
        type Error = String;
        fn try_from(number: u8) -> Result<Self, String> {
            Self::new(number).ok_or_else(|| format!("{number} is out of range; expected 0, 1, 2 or 3"))
        }
    }
    impl fmt::Display for $name {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}", self.0) }
    }
)* } }

zero_to_three! {
    /// Importance 0–3: なし・小・中・大 (none, low, medium, high).
    Importance;
    /// Strength of a measure 0–3: なし・最低限・中・高 (none, minimum, medium, high).
    Strength;
}

/// The five values of the guideline: business continuity, safety, quality, delivery, cost.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Value {
    /// Business and production continuity (事業継続).
    Bc,
    /// Safety (安全).
    S,
    /// Quality (品質).
    Q,
    /// Delivery (納期).
    D,
    /// Cost (コスト).
    C,
}

impl Value {
    /// In the order every table shows them.
    pub const ALL: [Self; 5] = [Self::Bc, Self::S, Self::Q, Self::D, Self::C];

    /// The letters of the column head: `BC S Q D C`.
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Bc => "BC",
            Self::S => "S",
            Self::Q => "Q",
            Self::D => "D",
            Self::C => "C",
        }
    }
}

/// A grade of risk, worst first: `A` … `E`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Grade {
    /// Worst.
    A,
    /// Second worst.
    B,
    /// Middle.
    C,
    /// Second best.
    D,
    /// Best.
    E,
}

impl Grade {
    /// Worst first.
    pub const ALL: [Self; 5] = [Self::A, Self::B, Self::C, Self::D, Self::E];

    /// The letter shown.
    pub const fn letter(self) -> char {
        match self {
            Self::A => 'A',
            Self::B => 'B',
            Self::C => 'C',
            Self::D => 'D',
            Self::E => 'E',
        }
    }

    /// Filled segments of the bar beside the letter: A 4 … E 0.
    pub const fn bars(self) -> u8 {
        match self {
            Self::A => 4,
            Self::B => 3,
            Self::C => 2,
            Self::D => 1,
            Self::E => 0,
        }
    }
}

/// Who judged.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum By {
    /// Computed, or proposed and not yet looked at.
    #[default]
    Auto,
    /// A person, by name (may be empty).
    Person(String),
}

record! {
    /// An importance somebody gave, with who, when and why. No value means: not rated yet.
    pub struct Rating {
        /// The importance; `None` = not rated, so the proposal from the tasks stands in.
        pub value: Option<Importance>,
        /// Who gave it.
        pub by: By,
        /// On which day.
        pub on: Option<Date>,
        /// The reason, in the user's words.
        pub why: String,
    }
}

impl Rating {
    /// A person's rating.
    pub fn person(value: Importance, why: &str) -> Self {
        Self {
            value: Some(value),
            by: By::Person(String::new()),
            why: why.to_owned(),
            ..Self::default()
        }
    }
}

record! {
    /// One rating for each of the five values.
    pub struct Ratings {
        /// Business continuity.
        pub bc: Rating,
        /// Safety.
        pub s: Rating,
        /// Quality.
        pub q: Rating,
        /// Delivery.
        pub d: Rating,
        /// Cost.
        pub c: Rating,
    }
}

impl Ratings {
    /// The rating of one value.
    pub const fn of(&self, value: Value) -> &Rating {
        match value {
            Value::Bc => &self.bc,
            Value::S => &self.s,
            Value::Q => &self.q,
            Value::D => &self.d,
            Value::C => &self.c,
        }
    }

    /// The rating of one value, to change it.
    pub const fn of_mut(&mut self, value: Value) -> &mut Rating {
        match value {
            Value::Bc => &mut self.bc,
            Value::S => &mut self.s,
            Value::Q => &mut self.q,
            Value::D => &mut self.d,
            Value::C => &mut self.c,
        }
    }

    /// The largest rating given; `None` when nothing is rated.
    pub fn worst(&self) -> Option<Importance> {
        Value::ALL
            .into_iter()
            .filter_map(|value| self.of(value).value)
            .max()
    }
}
