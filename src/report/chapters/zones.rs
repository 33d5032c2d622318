//! Zones with what belongs to them, the paths between them, and what the rules say about the drawing.

use std::collections::BTreeMap;

use super::{
    super::{
        Section,
        outline::{
            Anchor, Block, Cell, Chapter, Column, Mark, Piece, Row, RowKind, Table, Tone, marks, quiet,
            strong, words,
        },
    },
    Source,
};
use crate::{
    analysis::findings::{CellGrade, DerivedConduit, Lint},
    i18n::ReportText as T,
    plant::{Conduit, NetworkId, Zone, ZoneId, ZoneKind},
};

/// The chapter.
pub(super) fn chapter(source: &Source<'_>) -> Chapter {
    let (inside, outside) = (source.zones(ZoneKind::Inside), source.zones(ZoneKind::Outside));
    let count = |n: usize| n.to_string();
    let lead = source.fill(
        T::ZonesLead,
        &[
            ("inside", &count(inside.len())),
            ("outside", &count(outside.len())),
            ("conduits", &count(source.now.conduits.len())),
        ],
    );
    let mut blocks = Vec::new();
    blocks.extend(zones(source, &inside, &outside));
    blocks.extend(conduits(source));
    blocks.push(lint(source));
    blocks.extend(excluded(source));
    Chapter::new(source, Section::Zones, vec![lead], blocks)
}

fn zones(source: &Source<'_>, inside: &[ZoneId], outside: &[ZoneId]) -> Option<Block> {
    let columns = vec![
        Column::fixed(source.say(T::CodeHead), 11.0),
        Column::rest(source.say(T::ZoneNameHead)),
        Column::fixed(source.say(T::ZoneDevicesHead), 40.0),
        Column::fixed(source.say(T::TasksHead), 19.0),
        Column::fixed(source.say(T::ImportanceHead), 12.0),
        Column::fixed(source.say(T::RequiredHead), 16.0),
        Column::fixed(
            &format!("{}　{}", source.say(T::GradeHead), source.say(T::NowToAfter)),
            36.0,
        ),
    ];
    let row = |&id: &ZoneId| Some(zone(source, id, source.plant.zones.get(&id)?));
    let rows: Vec<Row> = inside.iter().chain(outside).filter_map(row).collect();
    let table = Table {
        caption: Some(source.say(T::ZonesCaption).to_owned()),
        columns,
        rows,
    };
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

fn zone(source: &Source<'_>, id: ZoneId, zone: &Zone) -> Row {
    let mut name = strong(source.name(id));
    let why = if zone.importance.why.is_empty() {
        &zone.note
    } else {
        &zone.importance.why
    };
    name.extend(quiet(why.clone()));
    let mut contents = words(
        source.list(
            source
                .devices_in(id)
                .into_iter()
                .map(|device| source.name(device)),
        ),
    );
    contents.extend(quiet(source.list(networks(source, id))));
    let code = source.plant.code_and_name(id.into(), false).0;
    let mut cells = vec![strong(code), name, contents];
    if zone.kind == ZoneKind::Inside {
        cells.extend(rated(source, id));
    } else {
        if let Some(contents) = cells.last_mut() {
            contents.splice(0..0, words(source.list(parties(source, id))));
        }
        cells.extend([words("–"), words("–"), words("–"), words("")]);
    }
    Row {
        cells,
        kind: RowKind::Plain,
        anchor: Some(Anchor::Zone(id)),
    }
}

/// Tasks, importance, required strength, grades.
fn rated(source: &Source<'_>, id: ZoneId) -> [Cell; 4] {
    let Some(risk) = source.now.zone(id) else {
        return [
            words("–"),
            words("–"),
            words("–"),
            marks(vec![Mark::Grade(CellGrade::NotComputed)]),
        ];
    };
    let tasks = source
        .in_order(risk.tasks.iter().copied())
        .into_iter()
        .map(|task| source.short(task));
    let tasks: Vec<String> = tasks.collect();
    let tasks = if tasks.is_empty() {
        "–".to_owned()
    } else {
        tasks.join(" ")
    };
    let mut required = marks(vec![Mark::Strength(risk.required)]);
    if risk.required_is_proposal {
        required.extend(quiet(source.say(T::Proposal)));
    }
    let (now, target) = source.zone_grades(id);
    [
        words(tasks),
        marks(vec![Mark::Importance(risk.importance)]),
        required,
        marks(vec![Mark::Grade(now), Mark::Arrow, Mark::Grade(target)]),
    ]
}

/// Networks that devices of a zone hang on.
fn networks(source: &Source<'_>, zone: ZoneId) -> Vec<String> {
    let in_zone = |device| {
        source
            .plant
            .devices
            .get(&device)
            .is_some_and(|d| d.zone == Some(zone))
    };
    let mut standing: BTreeMap<NetworkId, bool> = BTreeMap::new();
    for link in source.plant.links.values().filter(|link| !link.planned) {
        if let Some((_, network)) = link.attachment().filter(|&(device, _)| in_zone(device)) {
            *standing.entry(network).or_default() |= !link.temporary;
        }
    }
    let name = |network: NetworkId| {
        let name = source.short(network);
        match standing.get(&network) {
            Some(false) => source.fill(T::Temporary, &[("name", &name)]),
            _ => name,
        }
    };
    source
        .in_order(standing.keys().copied())
        .into_iter()
        .map(name)
        .collect()
}

/// Outside parties that live in a zone.
fn parties(source: &Source<'_>, zone: ZoneId) -> Vec<String> {
    let parties = source
        .plant
        .parties
        .iter()
        .filter(|(_, party)| party.lives_in == Some(zone));
    let parties = source.in_order(parties.map(|(&id, _)| id));
    parties.into_iter().map(|party| source.name(party)).collect()
}

fn conduits(source: &Source<'_>) -> Option<Block> {
    let columns = vec![
        Column::fixed(source.say(T::CodeHead), 12.0),
        Column::fixed(source.say(T::ConduitFromTo), 24.0),
        Column::fixed(source.say(T::ConduitOver), 40.0),
        Column::fixed(source.say(T::ConduitKindHead), 27.0),
        Column::fixed(source.say(T::ConduitStrengthHead), 16.0),
        Column::rest(source.say(T::ConduitPurposeHead)),
    ];
    let mut rows: Vec<(String, Row)> = source
        .now
        .conduits
        .iter()
        .map(|derived| conduit(source, derived))
        .collect();
    // Those with a number first, as people know them; then those nobody has written about.
    rows.sort_by_cached_key(|(code, _)| (code.is_empty(), super::source::Natural(code.clone())));
    let table = Table {
        caption: Some(source.say(T::ConduitsCaption).to_owned()),
        columns,
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    };
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

fn conduit(source: &Source<'_>, derived: &DerivedConduit) -> (String, Row) {
    let record = derived.record.and_then(|id| source.plant.conduits.get(&id));
    let code = record.map(|record| record.code.clone()).unwrap_or_default();
    let about = match record {
        Some(record) => words(purpose(source, record)),
        None => quiet(source.say(T::ConduitUndeclared)),
    };
    let cells = vec![
        strong(if code.is_empty() { "–" } else { &code }),
        words(format!(
            "{} – {}",
            source.short(derived.a),
            source.short(derived.b)
        )),
        words(source.label(derived.carrier)),
        words(source.word(derived.kind)),
        marks(vec![Mark::Strength(derived.strength)]),
        about,
    ];
    (code, Row::plain(cells))
}

fn purpose(source: &Source<'_>, conduit: &Conduit) -> String {
    let parts = [
        &conduit.purpose,
        &conduit.protocols,
        &conduit.schedule,
        &conduit.rules,
    ];
    source.list(parts.into_iter().filter(|text| !text.is_empty()).cloned())
}

fn lint(source: &Source<'_>) -> Block {
    if source.now.lint.is_empty() {
        return Block::Note(source.say(T::LintNone).to_owned());
    }
    Block::Table(Table {
        caption: Some(source.say(T::LintCaption).to_owned()),
        columns: vec![
            Column::fixed(source.say(T::LintRule), 20.0),
            Column::fixed(source.say(T::LintSeverity), 17.0),
            Column::fixed(source.say(T::LintSubject), 34.0),
            Column::rest(source.say(T::LintSays)),
        ],
        rows: source.now.lint.iter().map(|lint| finding(source, lint)).collect(),
    })
}

/// What people set aside, with their reasons.
fn excluded(source: &Source<'_>) -> Option<Block> {
    let rows = source.now.excluded.iter().map(|excluded| {
        let exclusion = source.plant.exclusions.get(&excluded.by);
        let why = exclusion
            .map(|exclusion| exclusion.why.clone())
            .unwrap_or_default();
        Row::plain(vec![
            strong(excluded.lint.rule),
            vec![Piece::Text(source.lint(&excluded.lint), Tone::Plain)],
            vec![Piece::Text(why, Tone::Plain)],
        ])
    });
    let table = || Table {
        caption: Some(source.say(T::ExcludedCaption).to_owned()),
        columns: vec![
            Column::fixed(source.say(T::LintRule), 20.0),
            Column::rest(source.say(T::LintSays)),
            Column::fixed(source.say(T::ExcludedWhy), 50.0),
        ],
        rows: rows.collect(),
    };
    (!source.now.excluded.is_empty()).then(|| Block::Table(table()))
}

/// Subjects named before "and so many more".
const SUBJECTS: usize = 6;

fn finding(source: &Source<'_>, lint: &Lint) -> Row {
    let mut subjects: Vec<String> = (lint.subjects.iter().take(SUBJECTS))
        .map(|&subject| source.short(subject))
        .collect();
    if let Some(more) = lint.subjects.len().checked_sub(SUBJECTS).filter(|&more| more > 0) {
        subjects.push(source.fill(T::Others, &[("n", &more.to_string())]));
    }
    Row::plain(vec![
        strong(lint.rule),
        words(source.word(lint.severity)),
        quiet(subjects.join(" ")),
        vec![Piece::Text(source.lint(lint), Tone::Plain)],
    ])
}
