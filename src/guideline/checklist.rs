//! The checklist of appendix E, the scales beside it, and the procurement lines of appendix F.

use serde::{Deserialize, Serialize};

use crate::plant::codes::{ItemCode, MeasureCode};

use super::{Bilingual, row::row};

/// A category of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Category {
    /// 準備.
    Preparation,
    /// 組織的対策.
    Organisation,
    /// 運用的対策.
    Operation,
    /// 技術的対策.
    Technology,
    /// サプライチェーン管理.
    SupplyChain,
}

impl Category {
    /// In the order of the list.
    pub const ALL: [Self; 5] = [
        Self::Preparation,
        Self::Organisation,
        Self::Operation,
        Self::Technology,
        Self::SupplyChain,
    ];
}

row! {
    /// An item of the checklist (G-E): 3 of preparation and 32 in the four categories of measures.
    pub struct ChecklistItem {
        /// `0-1` … `4-6`.
        pub code: ItemCode,
        /// Its category.
        pub category: Category,
        /// The question.
        pub text: Bilingual,
        /// What in the plant answers it, or what a person must bring.
        pub evidence: Bilingual,
        /// Measures it asks about.
        pub measures: Vec<MeasureCode>,
        /// Section of the guideline the item itself refers to.
        pub section: String,
    }
    texts(row) vec![&row.text, &row.evidence]
}

/// A scale of levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Scheme {
    /// Achievement 1–5 of the checklist (G-E).
    Achievement,
    /// IEC 62443 security level by attacker (G-C1(1)).
    SecurityLevel,
    /// NIST CSF tier (G-C1(2)).
    CsfTier,
}

row! {
    /// One level of a scale.
    pub struct Level {
        /// `A1` … `A5`, `SL1` … `SL4`, `TIER1` … `TIER4`.
        pub code: String,
        /// Its scale.
        pub scheme: Scheme,
        /// Its number.
        pub number: u8,
        /// Name.
        pub name: Bilingual,
        /// What it means.
        pub text: Bilingual,
        /// Share of a measure's effect reached at this achievement, 0–1.
        pub quality: Option<f64>,
    }
    texts(row) vec![&row.name, &row.text]
}

/// A line of a purchase specification.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProcurementLine {
    /// The demand.
    pub text: Bilingual,
    /// The line is our own addition.
    #[serde(default)]
    pub assumed: bool,
}

row! {
    /// A category of purchase demands (G-F).
    pub struct Procurement {
        /// `Q1` … `Q6`.
        pub code: String,
        /// Name.
        pub name: Bilingual,
        /// Its lines.
        pub lines: Vec<ProcurementLine>,
    }
    texts(row) [&row.name].into_iter().chain(row.lines.iter().map(|line| &line.text)).collect()
}
