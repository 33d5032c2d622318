//! One word for one value: which entry of the vocabulary names a value of the plant or of the findings.

use crate::{
    analysis::findings::{CellGrade, EffectKind, Impact, Likelihood, Severity},
    i18n::{Lang, Word},
    plant::{
        Access, ConduitKind, ElementKind, Entry, Grade, Importance, Layer, LinkKind, NetworkKind, PartyKind,
        PlantState, Strength, UtilityKind, Value, ZoneKind, codes::MeasureCode,
    },
};

/// A value that has a word of its own in both languages.
pub trait InWords: Copy {
    /// The word.
    fn word(self) -> Word;

    /// The word in one language.
    fn in_words(self, lang: Lang) -> &'static str {
        self.word().get(lang)
    }
}

macro_rules! in_words { ($($type:ty { $($value:pat => $word:ident,)* })*) => { $(
    impl InWords for $type {
        fn word(self) -> Word {
            match self { $( $value => Word::$word, )* }
        }
    }
)* } }

in_words! {
    Grade { Self::A => GradeA, Self::B => GradeB, Self::C => GradeC, Self::D => GradeD, Self::E => GradeE, }
    Value { Self::Bc => ValueBc, Self::S => ValueS, Self::Q => ValueQ, Self::D => ValueD, Self::C => ValueC, }
    Layer {
        Self::Equipment => LayerEquipment, Self::ProductionManagement => LayerProduction,
        Self::Office => LayerOffice, Self::Outside => LayerOutside, Self::Boundary => LayerBoundary,
    }
    NetworkKind {
        Self::Office => NetworkOffice, Self::ProductionManagement => NetworkProduction,
        Self::Equipment => NetworkEquipment, Self::Radio => NetworkRadio, Self::InterSite => NetworkInterSite,
        Self::VendorLine => NetworkVendorLine, Self::Internet => NetworkInternet,
    }
    LinkKind {
        Self::Wired => LinkWired, Self::Wireless => LinkWireless, Self::Remote => LinkRemote,
        Self::Media => LinkMedia, Self::OneWay => LinkOneWay,
    }
    ConduitKind {
        Self::Network => ConduitNetwork, Self::Temporary => ConduitTemporary, Self::Media => ConduitMedia,
        Self::Wireless => ConduitWireless, Self::Remote => ConduitRemote,
    }
    ZoneKind { Self::Inside => ZoneInside, Self::Outside => ZoneOutside, }
    PartyKind {
        Self::Vendor => PartyVendor, Self::Headquarters => PartyHeadquarters, Self::Supplier => PartySupplier,
        Self::Service => PartyService, Self::Customer => PartyCustomer, Self::Internet => PartyInternet,
    }
    UtilityKind {
        Self::Power => UtilityPower, Self::Ups => UtilityUps, Self::Air => UtilityAir, Self::Water => UtilityWater,
    }
    Entry { Self::Open => EntryOpen, Self::Badge => EntryBadge, Self::Locked => EntryLocked, }
    PlantState { Self::Running => StateRunning, Self::Renewal => StateRenewal, Self::New => StateNew, }
    Access { Self::Read => AccessRead, Self::Write => AccessWrite, Self::Both => AccessBoth, }
    EffectKind {
        Self::Deny => EffectDeny, Self::Manip => EffectManip, Self::Safety => EffectSafety,
        Self::Disclose => EffectDisclose, Self::Tamper => EffectTamper, Self::Lose => EffectLose,
        Self::Foothold => EffectFoothold,
    }
    Severity { Self::Error => SeverityError, Self::Warning => SeverityWarning, Self::Hint => SeverityHint, }
    ElementKind {
        Self::Dept => ElementDept, Self::Party => ElementParty, Self::Place => ElementPlace,
        Self::Utility => ElementUtility, Self::Network => ElementNetwork, Self::Device => ElementDevice,
        Self::Link => ElementLink, Self::Zone => ElementZone, Self::Conduit => ElementConduit,
        Self::Data => ElementData, Self::Flow => ElementFlow, Self::Task => ElementTask,
        Self::Measure => ElementMeasure, Self::Decision => ElementDecision, Self::Note => ElementNote,
        Self::Exclusion => ElementExclusion, Self::OwnNumber => ElementOwnNumber,
    }
    bool { true => Yes, false => No, }
}

impl InWords for Strength {
    fn word(self) -> Word {
        match self.get() {
            0 => Word::StrengthNone,
            1 => Word::StrengthMinimum,
            2 => Word::StrengthMedium,
            _ => Word::StrengthHigh,
        }
    }
}

impl InWords for Importance {
    fn word(self) -> Word {
        match self.get() {
            0 => Word::ImportanceNone,
            1 => Word::ImportanceLow,
            2 => Word::ImportanceMedium,
            _ => Word::ImportanceHigh,
        }
    }
}

impl InWords for CellGrade {
    fn word(self) -> Word {
        match self {
            Self::Grade(grade) => grade.word(),
            Self::NotReachable => Word::GradeNotReachable,
            Self::NotApplicable => Word::GradeNotApplicable,
            Self::NotComputed => Word::GradeNotComputed,
        }
    }
}

/// The sign of a cell: a letter, `–`, `·` or `?`.
pub const fn cell_sign(grade: CellGrade) -> char {
    match grade {
        CellGrade::Grade(grade) => grade.letter(),
        CellGrade::NotReachable => '–',
        CellGrade::NotApplicable => '·',
        CellGrade::NotComputed => '?',
    }
}

/// The strength of a measure in the words of its family: the guideline grades network, device and operating
/// measures; for programs, places and suppliers it asks only whether they are done.
pub fn strength_of(measure: &MeasureCode, strength: Strength) -> Word {
    let by_achievement = matches!(measure.as_str().chars().next(), Some('F' | 'S' | 'P'));
    match (by_achievement, strength.get()) {
        (false, _) => strength.word(),
        (true, 0) => Word::DoneNot,
        (true, 1) => Word::DonePartly,
        (true, 2) => Word::Done,
        (true, _) => Word::DoneReviewed,
    }
}

/// A value in a word short enough for a fifth of a narrow panel.
pub const fn short_value(value: Value) -> Word {
    match value {
        Value::Bc => Word::ShortBc,
        Value::S => Word::ShortS,
        Value::Q => Word::ShortQ,
        Value::D => Word::ShortD,
        Value::C => Word::ShortC,
    }
}

/// An importance in a word short enough for a narrow column.
pub const fn short_importance(importance: Importance) -> Word {
    match importance.get() {
        0 => Word::ImportanceNone,
        1 => Word::ImportanceLow,
        2 => Word::ShortMedium,
        _ => Word::ImportanceHigh,
    }
}

/// An impact class 0–4 in words.
pub const fn impact(class: Impact) -> Word {
    match class {
        0 => Word::ImpactNone,
        1 => Word::ImpactSlight,
        2 => Word::ImpactMedium,
        3 => Word::ImpactLarge,
        _ => Word::ImpactSevere,
    }
}

/// A likelihood class 0–5 in words.
pub const fn likelihood(class: Likelihood) -> Word {
    match class {
        0 => Word::LikelihoodNone,
        1 => Word::LikelihoodRare,
        2 => Word::LikelihoodLow,
        3 => Word::LikelihoodMedium,
        4 => Word::LikelihoodHigh,
        _ => Word::LikelihoodVeryHigh,
    }
}
