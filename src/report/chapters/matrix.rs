//! Zones × threats, now and once the planned measures are done.

use super::{
    super::{
        Section,
        outline::{Anchor, Block, Chapter, Matrix, MatrixCell, MatrixRow},
    },
    Source,
};
use crate::{
    analysis::findings::{CellGrade, Findings, RiskCell},
    guideline::Threat,
    i18n::ReportText as T,
    plant::{Grade, ZoneId, ZoneKind},
};

/// Zones up to which both states stand on one page.
const BOTH_ON_A_PAGE: usize = 8;

/// The chapter. `risks` are the cells explained on later pages, in their order there.
pub(super) fn chapter(source: &Source<'_>, risks: &[&RiskCell]) -> Chapter {
    let zones = source.zones(ZoneKind::Inside);
    let mut blocks = Vec::new();
    if zones.is_empty() || source.catalogue.threats.is_empty() {
        blocks.push(Block::Note(source.say(T::NothingEntered).to_owned()));
    } else {
        let mut now = matrix(source, source.now, &zones, risks);
        let mut after = matrix(source, source.target, &zones, risks);
        let threats = source.catalogue.threats.len().to_string();
        now.caption = Some(source.fill(T::MatrixCaption, &[("threats", &threats)]));
        source.say(T::Now).clone_into(&mut now.title);
        source.say(T::After).clone_into(&mut after.title);
        let one_page = zones.len() <= BOTH_ON_A_PAGE;
        if one_page {
            for (_, name) in &mut after.threats {
                name.clear();
            }
            for (title, _) in &mut after.groups {
                title.clear();
            }
        }
        blocks.push(Block::Matrix(now));
        if !one_page {
            blocks.push(Block::NewPage);
        }
        blocks.push(Block::Matrix(after));
        let counts = [(T::Now, source.now), (T::After, source.target)]
            .map(|(state, findings)| count(source, source.say(state), findings));
        let [now, after] = &counts;
        blocks.push(Block::Note(
            source.fill(T::MatrixNote, &[("now", now), ("after", after)]),
        ));
    }
    let mut chapter = Chapter::new(source, Section::Matrix, Vec::new(), blocks);
    chapter.landscape = true;
    chapter
}

fn matrix(source: &Source<'_>, findings: &Findings, zones: &[ZoneId], risks: &[&RiskCell]) -> Matrix {
    let threats: Vec<&Threat> = source.catalogue.threats.iter().collect();
    let row = |&zone: &ZoneId| {
        let cell = |threat: &&Threat| {
            let risk = findings.cell(zone, &threat.code);
            let explained = risks
                .iter()
                .position(|cell| cell.zone == zone && cell.threat == threat.code);
            MatrixCell {
                grade: risk.map_or(CellGrade::NotComputed, |risk| risk.grade),
                decided: risk.is_some_and(|risk| risk.decided),
                link: explained.map(Anchor::Risk),
            }
        };
        let (code, name) = source.plant.code_and_name(zone.into(), source.lang.is_english());
        MatrixRow {
            zone: (code.to_owned(), name.to_owned()),
            cells: threats.iter().map(cell).collect(),
            worst: findings
                .zone(zone)
                .map_or(CellGrade::NotComputed, |risk| risk.grade),
        }
    };
    Matrix {
        caption: None,
        title: String::new(),
        worst: source.say(T::MatrixWorst).to_owned(),
        groups: groups(source, &threats),
        threats: threats.iter().map(|threat| head(source, threat)).collect(),
        rows: zones.iter().map(row).collect(),
    }
}

/// Kinds of threats that stand together under one head: attacks, failures and slips, hazards.
fn groups(source: &Source<'_>, threats: &[&Threat]) -> Vec<(String, usize)> {
    let mut groups: Vec<(T, usize)> = Vec::new();
    for threat in threats {
        let title = match threat.kind.as_str() {
            "K7" | "K8" => T::MatrixFailures,
            "K9" | "K10" => T::MatrixHazards,
            _ => T::MatrixAttacks,
        };
        match groups.last_mut() {
            Some((last, count)) if *last == title => *count += 1,
            _ => groups.push((title, 1)),
        }
    }
    groups
        .into_iter()
        .map(|(title, count)| (source.say(title).to_owned(), count))
        .collect()
}

/// The number of a threat, and its name in lines of a cell's width.
fn head(source: &Source<'_>, threat: &Threat) -> (String, Vec<String>) {
    let number = threat.code.as_str().trim_start_matches('T').to_owned();
    let name = threat.head.get(source.lang).split(' ').map(str::to_owned);
    (number, name.collect())
}

fn count(source: &Source<'_>, state: &str, findings: &Findings) -> String {
    let of = |grade: CellGrade| findings.risk.iter().filter(|cell| cell.grade == grade).count();
    let signs = Grade::ALL
        .map(CellGrade::Grade)
        .into_iter()
        .chain([CellGrade::NotComputed]);
    let counts: Vec<String> = signs
        .map(|grade| format!("{} {}", super::super::wording::cell_sign(grade), of(grade)))
        .collect();
    source.fill(
        T::MatrixCount,
        &[("state", state), ("counts", &counts.join("  "))],
    )
}
