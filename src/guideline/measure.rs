//! The 55 measures: network N1–N9, device D1–D15, programs P1–P3, physical F1–F6, operation O1–O14, supply S1–S8.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::plant::{
    PlantState, Strength, Target,
    codes::{MeasureCode, ThreatCode},
};

use super::{Bilingual, Class, row::row};

/// The table of the guideline a measure stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MeasureGroup {
    /// Network, N1–N9 (G 3.2.2(1)①).
    Network,
    /// Device, D1–D15 (G 3.2.2(1)②).
    Device,
    /// Programs and services, P1–P3 (G 3.2.2(1)③).
    Program,
    /// Physical, F1–F6 (G 3.2.2(2)).
    Physical,
    /// Operation and lifecycle, O1–O14 (G 3.3(1)).
    Operation,
    /// Supply chain, S1–S8 (G 3.3(2)).
    Supply,
}

impl MeasureGroup {
    /// In the order of the tables.
    pub const ALL: [Self; 6] = [
        Self::Network,
        Self::Device,
        Self::Program,
        Self::Physical,
        Self::Operation,
        Self::Supply,
    ];
}

/// What the numbers 1–3 of a measure mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Scale {
    /// 最低限・中・高, as the guideline has it.
    Strength,
    /// Partly done, done, done and reviewed: our reading for F, S and P; shown as achievement.
    Achievement,
    /// How fast trouble is noticed and handled: our reading of G-C2 for O.
    Operation,
}

/// How levels add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mode {
    /// The higher level adds to the lower (＋).
    Cumulative,
    /// The higher level replaces the lower.
    Replacing,
}

/// What a measure does against a threat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Prevents.
    Prevent,
    /// Notices.
    Detect,
    /// Limits spread or extent.
    Limit,
    /// Brings back.
    Recover,
}

/// One effect of a measure against a threat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Effect {
    /// What it does.
    pub action: Action,
    /// It is made for that; otherwise it helps.
    pub primary: bool,
}

/// The effects of a measure against one threat, written as letters: `P` prevent, `D` detect, `L` limit, `R` recover;
/// capital = primary, small = it helps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Effects(Vec<Effect>);

impl Effects {
    /// All of them, as written.
    pub fn all(&self) -> &[Effect] {
        &self.0
    }

    /// Whether it does this at all.
    pub fn does(&self, action: Action) -> bool {
        self.0.iter().any(|effect| effect.action == action)
    }

    /// Whether it is made for doing this.
    pub fn mainly(&self, action: Action) -> bool {
        self.0.contains(&Effect {
            action,
            primary: true,
        })
    }
}

impl TryFrom<String> for Effects {
    type Error = String;

    fn try_from(letters: String) -> Result<Self, String> {
        let effect = |letter: char| {
            let action = match letter.to_ascii_uppercase() {
                'P' => Action::Prevent,
                'D' => Action::Detect,
                'L' => Action::Limit,
                'R' => Action::Recover,
                _ => {
                    return Err(format!(
                        "`{letter}` is no effect; expected P, D, L, R or p, d, l, r"
                    ));
                }
            };
            Ok(Effect {
                action,
                primary: letter.is_ascii_uppercase(),
            })
        };
        letters.chars().map(effect).collect::<Result<_, _>>().map(Self)
    }
}

/// What is done at each strength; `None` where the guideline asks nothing at that strength (—).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Levels {
    /// 最低限.
    pub minimum: Option<Bilingual>,
    /// 中.
    pub medium: Option<Bilingual>,
    /// 高.
    pub high: Option<Bilingual>,
}

/// How much putting it in place disturbs: 0 not defined, 1 no stop, 2 short local stop, 3 needs the planned
/// shutdown, 4 major change or requalification.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// In a running plant, at strengths 1–3.
    pub running: [u8; 3],
    /// In a plant about to be renewed.
    pub renewal: u8,
    /// In a new plant.
    pub new: u8,
}

/// What a measure can be recorded at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// The whole plant.
    Plant,
    /// A zone.
    Zone,
    /// One device.
    Device,
    /// A conduit.
    Conduit,
    /// A place.
    Place,
    /// An outside party.
    Party,
}

impl Scope {
    /// The scope a target is of.
    pub const fn of(target: Target) -> Self {
        match target {
            Target::Plant => Self::Plant,
            Target::Zone(_) => Self::Zone,
            Target::Device(_) => Self::Device,
            Target::Conduit(_) => Self::Conduit,
            Target::Place(_) => Self::Place,
            Target::Party(_) => Self::Party,
        }
    }
}

row! {
    /// A measure of the guideline.
    pub struct Measure {
        /// `N1` … `S8`.
        pub code: MeasureCode,
        /// Its table.
        pub group: MeasureGroup,
        /// Name.
        pub name: Bilingual,
        /// What it is, in a sentence.
        pub text: Bilingual,
        /// What the numbers 1–3 mean.
        pub scale: Scale,
        /// What is done at each strength.
        pub levels: Levels,
        /// How levels add up.
        pub mode: Mode,
        /// Points to confirm, where the guideline lists them (P, S).
        pub points: Vec<Bilingual>,
        /// What it does against which threat.
        pub counters: BTreeMap<ThreatCode, Effects>,
        /// What it can be done to. Filters proposals, never a strength somebody has recorded (C-15).
        pub applies: Vec<Class>,
        /// What it can be recorded at.
        pub scopes: Vec<Scope>,
        /// IEC 62443-3-3 system requirements it answers, or the part of the series that asks for it.
        pub requirements: Vec<String>,
        /// ATT&CK for ICS mitigations it stands for.
        pub mitigations: Vec<String>,
        /// How much it disturbs.
        pub stop: Stop,
        /// Cost class 1 (small) – 5 (large) at strengths 1–3; 0 where there is no such level.
        pub cost: [u8; 3],
    }
    texts(row) {
        let levels = [&row.levels.minimum, &row.levels.medium, &row.levels.high];
        [&row.name, &row.text].into_iter().chain(levels.into_iter().flatten()).chain(&row.points).collect()
    }
}

impl Measure {
    /// What is done at a strength; `None` at 0 and where the guideline asks nothing (—).
    pub fn level(&self, strength: Strength) -> Option<&Bilingual> {
        match strength.get() {
            0 => None,
            1 => self.levels.minimum.as_ref(),
            2 => self.levels.medium.as_ref(),
            _ => self.levels.high.as_ref(),
        }
    }

    /// Strengths it can have, ascending; 0 is always one of them.
    pub fn strengths(&self) -> impl Iterator<Item = Strength> {
        Strength::ALL
            .into_iter()
            .filter(|&strength| strength == Strength::NONE || self.level(strength).is_some())
    }

    /// The next strength above this one; `None` at the top.
    pub fn next_strength(&self, now: Strength) -> Option<Strength> {
        self.strengths().find(|&strength| strength > now)
    }

    /// Whether it can be done to things of this class.
    pub fn applies_to(&self, class: Class) -> bool {
        self.applies.contains(&class)
    }

    /// Cost class of a strength; 0 where there is none.
    pub fn cost_of(&self, strength: Strength) -> u8 {
        at_strength(self.cost, strength)
    }

    /// Cost class of raising it from one strength to another.
    pub fn cost_to_raise(&self, from: Strength, to: Strength) -> u8 {
        self.cost_of(to).saturating_sub(self.cost_of(from))
    }

    /// Stop class of putting a strength in place in a plant, or part of one, in this state.
    pub fn stop_of(&self, strength: Strength, state: PlantState) -> u8 {
        let running = at_strength(self.stop.running, strength);
        match state {
            _ if running == 0 => 0,
            PlantState::Running => running,
            PlantState::Renewal => self.stop.renewal,
            PlantState::New => self.stop.new,
        }
    }

    /// What it does against a threat.
    pub fn against(&self, threat: &ThreatCode) -> Option<&Effects> {
        self.counters.get(threat)
    }
}

fn at_strength([minimum, medium, high]: [u8; 3], strength: Strength) -> u8 {
    match strength.get() {
        0 => 0,
        1 => minimum,
        2 => medium,
        _ => high,
    }
}
