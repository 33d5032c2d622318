//! One page for those who decide: the three worst risks, the zones before and after, what to do next.

use std::{cmp::Reverse, collections::BTreeSet};

use super::{
    super::{
        Section,
        outline::{Anchor, Block, Cell, Chapter, Column, Mark, Piece, Row, Table, Tone, marks, quiet, words},
        wording,
    },
    Source, measures, route,
};
use crate::{
    analysis::findings::{CellGrade, Effect, EffectKind, Findings, Recommendation, RiskCell, Step},
    i18n::ReportText as T,
    plant::{Grade, Value, ZoneId, ZoneKind},
};

/// Risks told on the page.
const STORIES: usize = 3;
/// Zones shown before and after.
const ZONES: usize = 8;

/// What the page says, so that it stays one page whatever the names and the language.
#[derive(Clone, Copy)]
struct Length {
    /// Measures named.
    measures: usize,
    /// Whether risks say how they come about.
    routes: bool,
    /// Whether zones say what makes their grade.
    reasons: bool,
}

/// From saying most to saying least.
const LENGTHS: [Length; 5] = [
    Length {
        measures: 5,
        routes: true,
        reasons: true,
    },
    Length {
        measures: 3,
        routes: true,
        reasons: true,
    },
    Length {
        measures: 3,
        routes: true,
        reasons: false,
    },
    Length {
        measures: 3,
        routes: false,
        reasons: false,
    },
    Length {
        measures: 1,
        routes: false,
        reasons: false,
    },
];

/// The chapter. `risks` are the cells explained on later pages.
pub(super) fn chapter(source: &Source<'_>, risks: &[&RiskCell]) -> Chapter {
    let zones = zones(source);
    let page = |length: Length| {
        let mut blocks = vec![
            source.side(T::StoriesHead, stories(source, risks, length)),
            source.side(T::BeforeAfterHead, before_after(source, &zones, length)),
        ];
        blocks.extend(next(source, length).map(|body| source.side(T::NextHead, body)));
        blocks
    };
    let blocks = vec![Block::Fitting(LENGTHS.map(page).into())];
    Chapter::new(source, Section::Summary, lead(source), blocks)
}

/// Inside zones, worst first.
fn zones(source: &Source<'_>) -> Vec<ZoneId> {
    let mut zones = source.zones(ZoneKind::Inside);
    zones.sort_by_key(|&zone| source.zone_grades(zone));
    zones
}

fn lead(source: &Source<'_>) -> Vec<String> {
    if source.plant.tasks.is_empty() {
        return vec![source.say(T::SummaryNotRated).to_owned()];
    }
    let counted = |text: T, findings: &Findings| {
        let of = |grade| {
            findings
                .zones
                .iter()
                .filter(|zone| zone.grade == CellGrade::Grade(grade))
                .count()
        };
        source.fill(
            text,
            &[("a", &of(Grade::A).to_string()), ("b", &of(Grade::B).to_string())],
        )
    };
    let is_planned = source
        .plant
        .measures
        .values()
        .any(|measure| measure.goal.is_some());
    vec![
        counted(T::SummaryLead, source.now),
        if is_planned {
            counted(T::SummaryLeadAfter, source.target)
        } else {
            source.say(T::SummaryLeadNoPlan).to_owned()
        },
    ]
}

fn stories(source: &Source<'_>, risks: &[&RiskCell], length: Length) -> Vec<Block> {
    if risks.is_empty() {
        return vec![Block::Note(source.say(T::RisksLeadNone).to_owned())];
    }
    // Of risks with the same grade, those at another place and with another harm than the ones before come first.
    let mut seen: BTreeSet<(CellGrade, ZoneId)> = BTreeSet::new();
    let mut harms: BTreeSet<(CellGrade, Option<EffectKind>)> = BTreeSet::new();
    let mut order: Vec<(CellGrade, bool, usize)> = (risks.iter().enumerate())
        .map(|(n, cell)| {
            let effect = cell.worst_effect.and_then(|n| source.now.effects.get(n));
            let place = seen.insert((cell.grade, cell.zone));
            let harm = harms.insert((cell.grade, effect.map(|effect| effect.kind)));
            (cell.grade, !(place || harm), n)
        })
        .collect();
    order.sort_unstable();
    let rows = order.into_iter().take(STORIES).enumerate();
    let rows = rows.filter_map(|(place, (_, _, n))| Some(story(source, place, n, risks.get(n)?, length)));
    vec![Block::Table(Table {
        caption: None,
        columns: vec![Column::fixed("", 7.0), Column::rest(""), Column::fixed("", 35.0)],
        rows: rows.collect(),
    })]
}

fn story(source: &Source<'_>, place: usize, n: usize, cell: &RiskCell, length: Length) -> Row {
    let after = source.target.cell(cell.zone, &cell.threat);
    let effect = cell.worst_effect.and_then(|n| source.now.effects.get(n));
    let head = match effect {
        Some(effect) => source.sentence(&source.teller().effect(effect)),
        None => source.sentence(source.threat(&cell.threat)),
    };
    let mut text = vec![Piece::Text(head, Tone::BodyStrong)];
    if let Some(effect) = effect.filter(|_| length.routes) {
        text.extend(words(how(source, effect)));
    }
    text.extend(words(consequence(source, cell)));
    let basis = source.fill(
        T::BasisText,
        &[
            (
                "threat",
                &format!("{} {}", cell.threat, source.threat(&cell.threat)),
            ),
            ("now", &cell.likelihood.to_string()),
            ("after", &after.map_or(0, |cell| cell.likelihood).to_string()),
            ("n", &(n + 1).to_string()),
        ],
    );
    text.push(Piece::Link(basis, Tone::Quiet, Anchor::Risk(n)));
    let mut grades = marks(vec![
        Mark::Grade(cell.grade),
        Mark::Arrow,
        Mark::Grade(after.map_or(CellGrade::NotComputed, |cell| cell.grade)),
    ]);
    grades.extend(quiet(source.label(cell.zone)));
    Row::plain(vec![
        vec![Piece::Text((place + 1).to_string(), Tone::BodyStrong)],
        text,
        grades,
    ])
}

/// How the most likely story goes: what falls, in order.
fn how(source: &Source<'_>, effect: &Effect) -> String {
    let Some(story) = effect.stories.first() else {
        return String::new();
    };
    let graph = &source.now.graph;
    let steps: Vec<&Step> = (story.steps.iter())
        .filter_map(|&step| graph.steps.get(step as usize))
        .collect();
    let reached = steps.iter().filter_map(|step| graph.nodes.get(step.to as usize));
    let mut names = vec![route::entry(source, &steps)];
    names.extend(
        reached
            .filter(|node| !wording::is_harm(node))
            .map(|node| source.teller().node(node)),
    );
    source.fill(T::RouteNames, &[("route", &names.join(" → "))])
}

/// Which tasks suffer, and in what.
fn consequence(source: &Source<'_>, cell: &RiskCell) -> String {
    let effect = cell.worst_effect.and_then(|n| source.now.effects.get(n));
    let mut tasks: Vec<_> = effect
        .map(|effect| effect.tasks.iter().collect())
        .unwrap_or_default();
    tasks.sort_by_key(|hit| (Reverse(hit.impact.values().max().copied()), hit.task));
    let mut names: Vec<String> = tasks.iter().take(3).map(|hit| source.name(hit.task)).collect();
    if tasks.len() > names.len() {
        names.push(source.fill(T::Others, &[("n", &(tasks.len() - names.len()).to_string())]));
    }
    let worst = cell.impact.values().max().copied().unwrap_or_default();
    let values = Value::ALL
        .into_iter()
        .filter(|value| cell.impact.get(value) == Some(&worst));
    let values = source.list(values.map(|value| source.word(value).to_owned()));
    let words = wording::impact(worst).get(source.lang);
    if names.is_empty() {
        return String::new();
    }
    source.fill(
        T::ConsequenceText,
        &[
            ("tasks", &source.list(names)),
            ("values", &values),
            ("impact", words),
        ],
    )
}

fn before_after(source: &Source<'_>, zones: &[ZoneId], length: Length) -> Vec<Block> {
    if zones.is_empty() {
        return vec![Block::Note(source.say(T::NothingEntered).to_owned())];
    }
    let row = |&zone: &ZoneId| {
        let (now, target) = source.zone_grades(zone);
        let mut cells = vec![
            vec![Piece::Link(source.short(zone), Tone::Strong, Anchor::Zone(zone))],
            words(source.name(zone)),
            marks(vec![Mark::Grade(now), Mark::Arrow, Mark::Grade(target)]),
        ];
        if length.reasons {
            cells.push(because(source, zone));
        }
        Row::plain(cells)
    };
    let mut widths = vec![10.0, if length.reasons { 34.0 } else { 0.0 }, 36.0];
    widths.extend(length.reasons.then_some(0.0));
    let mut blocks = vec![Block::Table(Table {
        caption: None,
        columns: widths.into_iter().map(|width| Column::fixed("", width)).collect(),
        rows: zones.iter().take(ZONES).map(row).collect(),
    })];
    let mut note = source.fill(T::SummaryAttacker, &[("attackers", &source.attackers())]);
    if let Some(more) = zones.len().checked_sub(ZONES).filter(|&more| more > 0) {
        let holes = [
            ("n", more.to_string()),
            ("chapter", source.say(T::ZonesTitle).to_owned()),
        ];
        let more = source.fill(T::MoreZones, &holes.each_ref().map(|(n, v)| (*n, v.as_str())));
        note = format!("{more}{note}");
    }
    blocks.push(Block::Note(note));
    blocks
}

/// What makes the zone's grade today; a zone that nothing hurts is shown by what comes in through it.
fn because(source: &Source<'_>, zone: ZoneId) -> Cell {
    let risk = source.now.zone(zone);
    let graded = risk.filter(|risk| matches!(risk.grade, CellGrade::Grade(_)));
    let effect = graded
        .and_then(|risk| risk.worst_effect)
        .and_then(|n| source.now.effects.get(n));
    let percent = risk.map_or(0.0, |risk| risk.exposure * 100.0);
    match effect {
        Some(effect) => words(source.teller().effect(effect)),
        None if percent >= 1.0 => {
            words(source.fill(T::ExposureText, &[("percent", &format!("{percent:.0}"))]))
        }
        None => quiet(source.say(T::NoRisk)),
    }
}

/// The measures that remove most of the index for their cost and stop.
fn next(source: &Source<'_>, length: Length) -> Option<Vec<Block>> {
    let all = &source.now.recommendations;
    let row = |(n, recommendation): (usize, &Recommendation)| {
        let deed = recommendation.deed();
        let mut what = vec![Piece::Text(wording::deed_name(deed, source.lang), Tone::Strong)];
        if deed.also.is_empty() {
            what.extend(measures::asked(source, deed));
        }
        what.extend(measures::premise(source, recommendation));
        let mut place = words(wording::target_name(deed.target, source.plant, source.lang));
        place.extend(measures::strengths(deed));
        Row::plain(vec![
            words((n + 1).to_string()),
            what,
            place,
            measures::changes(source, recommendation),
        ])
    };
    let rows: Vec<Row> = all.iter().take(length.measures).enumerate().map(row).collect();
    let widths = [7.0, 0.0, 35.0, 41.0];
    let table = Table {
        caption: None,
        columns: widths.map(|width| Column::fixed("", width)).into(),
        rows,
    };
    (!table.rows.is_empty()).then(|| vec![Block::Table(table)])
}
