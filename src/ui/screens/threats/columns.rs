//! Columns of the heat map: ten kinds, each folded into one column or open with its threats.

use std::collections::BTreeSet;

use crate::{
    analysis::findings::{CellGrade, Findings, RiskCell},
    guideline::{Threat, ThreatKind, catalogue},
    i18n::{Lang, threats::KindHead},
    plant::{ZoneId, codes::ThreatCode},
};

/// One column.
#[derive(Clone, Copy)]
pub(super) enum Column {
    /// All threats of a kind: the worst of them.
    Kind(&'static ThreatKind),
    /// One threat of an open kind.
    Threat(&'static Threat),
}

/// The columns from left to right for a set of open kinds.
pub(super) fn columns(open: &BTreeSet<String>) -> Vec<Column> {
    let kinds = catalogue().threat_kinds.iter();
    kinds
        .flat_map(|kind| -> Vec<Column> {
            if open.contains(&kind.code) {
                catalogue()
                    .threats_of_kind(&kind.code)
                    .map(Column::Threat)
                    .collect()
            } else {
                vec![Column::Kind(kind)]
            }
        })
        .collect()
}

impl Column {
    /// `K2` or `T04`.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Kind(kind) => &kind.code,
            Self::Threat(threat) => threat.code.as_str(),
        }
    }

    /// The kind it belongs to.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Kind(kind) => &kind.code,
            Self::Threat(threat) => &threat.kind,
        }
    }

    /// Its full name.
    pub(super) fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Kind(kind) => kind.name.get(lang),
            Self::Threat(threat) => threat.name.get(lang),
        }
    }

    /// Its name in at most two short lines.
    pub(super) fn head(self, lang: Lang) -> Vec<String> {
        match self {
            Self::Kind(kind) => {
                let head =
                    KindHead::of(&kind.code).map_or_else(|| kind.name.get(lang), |head| head.get(lang));
                head.lines().map(str::to_owned).collect()
            }
            Self::Threat(threat) => two_lines(threat.head.get(lang)),
        }
    }

    /// Whether a threat lies in it.
    pub(super) fn holds(self, threat: &ThreatCode) -> bool {
        match self {
            Self::Kind(kind) => catalogue()
                .threat(threat)
                .is_some_and(|threat| threat.kind == kind.code),
            Self::Threat(own) => own.code == *threat,
        }
    }

    /// The cell to show for a zone: its own, or the worst of its kind.
    pub(super) fn cell(self, findings: &Findings, zone: ZoneId) -> Option<&RiskCell> {
        let cells = findings.risk.iter().filter(|cell| cell.zone == zone);
        cells
            .filter(|cell| self.holds(&cell.threat))
            .min_by_key(|cell| (rank(cell.grade), &cell.threat))
    }
}

/// Worst first; a cell that could not be computed stands before one that nothing reaches.
pub(super) const fn rank(grade: CellGrade) -> u8 {
    match grade {
        CellGrade::Grade(grade) => grade as u8,
        CellGrade::NotComputed => 10,
        CellGrade::NotReachable => 11,
        CellGrade::NotApplicable => 12,
    }
}

/// The worst of some grades.
pub(super) fn worst(grades: impl Iterator<Item = CellGrade>) -> CellGrade {
    grades
        .min_by_key(|&grade| rank(grade))
        .unwrap_or(CellGrade::NotApplicable)
}

/// Up to three short words on two lines, the shorter neighbours together.
fn two_lines(words: &str) -> Vec<String> {
    match words.split_whitespace().collect::<Vec<_>>().as_slice() {
        &[first, second, third] if first.len() <= third.len() => {
            vec![format!("{first} {second}"), third.to_owned()]
        }
        &[first, second, third] => vec![first.to_owned(), format!("{second} {third}")],
        words => words.iter().map(|&word| word.to_owned()).collect(),
    }
}
