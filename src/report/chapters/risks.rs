//! The worst cells of zones × threats, each with what happens, how, to which tasks, and what is missing.

use std::{cmp::Reverse, collections::BTreeSet};

use super::{
    super::{
        Section,
        outline::{
            Anchor, Block, Cell, Chapter, Column, Mark, Piece, Row, RowKind, Table, Tone, marks, quiet,
            strong, words,
        },
        wording,
    },
    Source, route,
};
use crate::{
    analysis::findings::{CellGrade, Coverage, Effect, Method, RiskCell},
    i18n::ReportText as T,
    plant::{Grade, Value, ZoneId, codes::ThreatCode},
};

/// Risks explained in full.
const RISKS: usize = 6;
/// Tasks named for one risk.
const TASKS: usize = 8;
/// Missing measures named for one risk.
const MEASURES: usize = 8;

/// The cells to explain, worst first: each harm once, whatever threats it belongs to.
pub(super) fn worst<'a>(source: &Source<'a>) -> Vec<&'a RiskCell> {
    let mut cells: Vec<&RiskCell> = (source.now.risk.iter())
        .filter(|cell| matches!(cell.grade, CellGrade::Grade(grade) if grade <= Grade::C))
        .collect();
    cells.sort_by_cached_key(|cell| {
        let impacts: u32 = cell.impact.values().map(|&impact| u32::from(impact)).sum();
        let chance = cell
            .worst_effect
            .and_then(|n| source.now.effects.get(n))
            .map_or(0.0, |e| e.p.value);
        let chance = (chance * 1e9) as u64;
        // Of the threats one harm belongs to, the one it is told under first.
        let effect = cell.worst_effect.and_then(|n| source.now.effects.get(n));
        let first = effect.and_then(|e| e.threats.iter().position(|threat| *threat == cell.threat));
        (
            cell.grade,
            Reverse(cell.likelihood),
            Reverse(impacts),
            Reverse(chance),
            cell.zone,
            first,
            cell.threat.clone(),
        )
    });
    let mut told = BTreeSet::new();
    cells.retain(|cell| match (cell.worst_effect, &cell.hazard) {
        (Some(effect), _) => told.insert((Some(effect), None)),
        (None, Some(hazard)) => told.insert((None, Some((hazard.source, cell.threat.clone())))),
        (None, None) => true,
    });
    cells.truncate(RISKS);
    cells
}

/// The chapter.
pub(super) fn chapter(source: &Source<'_>, cells: &[&RiskCell]) -> Chapter {
    let lead = if cells.is_empty() {
        source.say(T::RisksLeadNone).to_owned()
    } else {
        source.fill(T::RisksLead, &[("n", &cells.len().to_string())])
    };
    let blocks = cells
        .iter()
        .enumerate()
        .flat_map(|(n, cell)| risk(source, n, cell))
        .collect();
    Chapter::new(source, Section::Risks, vec![lead], blocks)
}

fn risk(source: &Source<'_>, n: usize, cell: &RiskCell) -> Vec<Block> {
    let title = source.fill(
        T::RiskHead,
        &[
            ("n", &(n + 1).to_string()),
            ("zone", &source.label(cell.zone)),
            (
                "threat",
                &format!("{} {}", cell.threat, source.threat(&cell.threat)),
            ),
        ],
    );
    let effect = cell.worst_effect.and_then(|n| source.now.effects.get(n));
    let mut rows = vec![
        fact(source, T::RiskGrade, grades(source, cell)),
        fact(source, T::RiskWhat, what(source, cell, effect)),
        fact(source, T::RiskLikelihood, likelihood(source, cell, effect)),
        fact(source, T::RiskImpact, impact(source, cell)),
        fact(source, T::RiskTasks, tasks(source, cell, effect)),
    ];
    if let Some(first) = rows.first_mut() {
        first.anchor = Some(Anchor::Risk(n));
    }
    rows.extend(missing(source, cell));
    if cell.unknown {
        rows.push(fact(
            source,
            T::RiskUnknown,
            words(source.say(T::RiskUnknownText)),
        ));
    }
    if let Some(grade) = cell.grade_without_floor {
        let text = source.fill(T::FloorNote, &[("grade", &grade.letter().to_string())]);
        rows.push(fact(source, T::RiskFloor, words(text)));
    }
    let table = Table {
        caption: None,
        columns: vec![Column::fixed("", 30.0), Column::rest("")],
        rows,
    };
    let mut blocks = vec![Block::Together(vec![Block::Heading(title), Block::Table(table)])];
    if let Some(story) = effect.and_then(|effect| effect.stories.first()) {
        let caption = source.fill(T::RouteCaption, &[("n", &(n + 1).to_string())]);
        blocks.extend(route::blocks(source, story, &caption));
    }
    blocks
}

fn fact(source: &Source<'_>, name: T, cell: Cell) -> Row {
    Row {
        cells: vec![quiet_head(source.say(name)), cell],
        kind: RowKind::Plain,
        anchor: None,
    }
}

fn quiet_head(text: &str) -> Cell {
    vec![Piece::Text(text.to_owned(), Tone::Strong)]
}

fn grades(source: &Source<'_>, cell: &RiskCell) -> Cell {
    let after = source.target.cell(cell.zone, &cell.threat);
    let mut list = vec![
        Mark::Grade(cell.grade),
        Mark::Arrow,
        Mark::Grade(after.map_or(CellGrade::NotComputed, |cell| cell.grade)),
    ];
    let floors = [
        cell.grade_without_floor,
        after.and_then(|cell| cell.grade_without_floor),
    ];
    if floors.iter().any(Option::is_some) {
        let sign = |floor: Option<Grade>| floor.map_or('–', Grade::letter);
        let [now, after] = floors.map(sign);
        list.push(Mark::Words(format!("［{now} → {after}］"), Tone::Quiet));
    }
    if cell.decided {
        list.push(Mark::Words(source.say(T::RiskDecided).to_owned(), Tone::Quiet));
    }
    marks(list)
}

fn what(source: &Source<'_>, cell: &RiskCell, effect: Option<&Effect>) -> Cell {
    let threat = source.catalogue.threat(&cell.threat);
    let about = threat
        .map(|threat| threat.text.get(source.lang))
        .unwrap_or_default();
    match effect {
        Some(effect) => {
            let mut lines = strong(source.sentence(&source.teller().effect(effect)));
            lines.extend(words(about));
            let others = other_threats(source, cell, effect);
            if !others.is_empty() {
                lines.extend(quiet(source.fill(T::RiskAlso, &[("threats", &others)])));
            }
            lines
        }
        None => words(about),
    }
}

/// Other threats of the same zone that end in the same harm.
fn other_threats(source: &Source<'_>, cell: &RiskCell, effect: &Effect) -> String {
    let others = effect.threats.iter().filter(|threat| **threat != cell.threat);
    source.list(others.map(|threat| format!("{threat} {}", source.threat(threat))))
}

fn likelihood(source: &Source<'_>, cell: &RiskCell, effect: Option<&Effect>) -> Cell {
    let after = source
        .target
        .cell(cell.zone, &cell.threat)
        .map_or(0, |cell| cell.likelihood);
    let say = |class: u8| wording::likelihood(class).get(source.lang);
    let mut lines = words(source.fill(
        T::LikelihoodText,
        &[
            ("now", &cell.likelihood.to_string()),
            ("words", say(cell.likelihood)),
            ("after", &after.to_string()),
            ("later", say(after)),
        ],
    ));
    if let Some(effect) = effect {
        lines.extend(quiet(chance(source, effect)));
    }
    if let Some(hazard) = &cell.hazard {
        lines.extend(quiet(wording::hazard_sentence(source.plant, hazard, source.lang)));
    }
    lines
}

/// The probability behind a likelihood class, with how it was found.
fn chance(source: &Source<'_>, effect: &Effect) -> String {
    let p = effect.p;
    match p.method {
        Method::Exact => source.fill(T::LikelihoodExact, &[("value", &wording::probability(p.value))]),
        Method::Sampled { trials, .. } => source.fill(
            T::LikelihoodSampled,
            &[
                ("value", &wording::probability(p.value)),
                ("low", &wording::probability(p.low)),
                ("high", &wording::probability(p.high)),
                ("trials", &trials.to_string()),
            ],
        ),
        Method::Class => String::new(),
    }
}

fn impact(source: &Source<'_>, cell: &RiskCell) -> Cell {
    let parts = Value::ALL.into_iter().filter_map(|value| {
        let &class = cell.impact.get(&value)?;
        Some(format!(
            "{} {class}（{}）",
            source.word(value),
            wording::impact(class).get(source.lang)
        ))
    });
    words(source.list(parts))
}

fn tasks(source: &Source<'_>, cell: &RiskCell, effect: Option<&Effect>) -> Cell {
    let mut hits: Vec<_> = effect
        .map(|effect| effect.tasks.iter().collect())
        .unwrap_or_default();
    hits.sort_by_key(|hit| (Reverse(hit.impact.values().max().copied()), hit.task));
    let mut names: Vec<String> = hits.iter().map(|hit| source.label(hit.task)).collect();
    if let Some(hazard) = &cell.hazard {
        names.extend(hazard.tasks.iter().map(|&task| source.label(task)));
    }
    if let Some(more) = names.len().checked_sub(TASKS).filter(|&more| more > 0) {
        names.truncate(TASKS);
        names.push(source.fill(T::Others, &[("n", &more.to_string())]));
    }
    let mut lines = words(source.list(names));
    let recovered = hits.iter().any(|hit| hit.recovered > 0);
    if recovered {
        lines.extend(quiet(source.say(T::RiskRecovered)));
    }
    if let Some(effect) = effect.filter(|effect| !effect.spared.is_empty()) {
        let spared = source.list(effect.spared.iter().map(|&task| source.label(task)));
        lines.extend(quiet(source.fill(T::SparedNote, &[("tasks", &spared)])));
    }
    lines
}

/// Measures below the strength asked for, each with both; or that none is made to prevent the threat.
fn missing(source: &Source<'_>, cell: &RiskCell) -> Option<Row> {
    let coverage = coverage(source, cell.zone, &cell.threat)?;
    if coverage.applied.is_empty() {
        let text = wording::no_prevention(&cell.threat, source.lang);
        return Some(fact(source, T::RiskMissing, words(source.sentence(&text))));
    }
    let mut lines: Cell = (coverage.gap.iter().take(MEASURES))
        .map(|(measure, have, need)| {
            Piece::Marks(vec![
                Mark::Strength(*have),
                Mark::Arrow,
                Mark::Strength(*need),
                Mark::Words(format!("{measure} {}", source.measure(measure)), Tone::Plain),
            ])
        })
        .collect();
    if let Some(more) = coverage.gap.len().checked_sub(MEASURES).filter(|&more| more > 0) {
        lines.extend(quiet(source.fill(T::Others, &[("n", &more.to_string())])));
    }
    (!lines.is_empty()).then(|| fact(source, T::RiskMissing, lines))
}

fn coverage<'a>(source: &Source<'a>, zone: ZoneId, threat: &ThreatCode) -> Option<&'a Coverage> {
    (source.now.coverage.iter()).find(|coverage| coverage.zone == zone && coverage.threat == *threat)
}
