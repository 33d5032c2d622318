//! Recommended measures, zone by zone, at the strength the zone's importance asks for.

use super::{
    super::{
        Section,
        outline::{Block, Cell, Chapter, Column, Mark, Piece, Row, Table, Tone, marks, quiet, strong, words},
    },
    Source,
};
use crate::{
    analysis::findings::Recommendation,
    i18n::ReportText as T,
    plant::{ZoneId, ZoneKind},
};

/// Measures listed for one zone.
const PER_ZONE: usize = 8;
/// Threats named for one measure.
const THREATS: usize = 5;

/// The chapter.
pub(super) fn chapter(source: &Source<'_>) -> Chapter {
    let all = &source.now.recommendations;
    let mut zones = source.zones(ZoneKind::Inside);
    zones.sort_by_key(|&zone| source.zone_grades(zone).0);
    let rows: Vec<Row> = zones
        .into_iter()
        .flat_map(|zone| zone_rows(source, zone))
        .collect();
    if rows.is_empty() {
        let lead = vec![source.say(T::MeasuresLeadNone).to_owned()];
        return Chapter::new(source, Section::Measures, lead, Vec::new());
    }
    let lead = vec![source.fill(T::MeasuresLead, &[("n", &all.len().to_string())])];
    let table = Table {
        caption: Some(source.say(T::MeasuresCaption).to_owned()),
        columns: vec![
            Column::rest(source.say(T::MeasureHead)),
            Column::fixed(source.say(T::StrengthHead), 34.0),
            Column::fixed(source.say(T::AgainstHead), 22.0),
            Column::fixed(source.say(T::CostHead), 14.0),
            Column::fixed(source.say(T::StopHead), 10.0),
            Column::fixed(source.say(T::EffectHead), 44.0),
        ],
        rows,
    };
    let blocks = vec![
        Block::Table(table),
        Block::Note(source.say(T::MeasuresNote).to_owned()),
    ];
    Chapter::new(source, Section::Measures, lead, blocks)
}

fn zone_rows(source: &Source<'_>, zone: ZoneId) -> Vec<Row> {
    let all: Vec<&Recommendation> = (source.now.recommendations.iter())
        .filter(|recommendation| recommendation.zone == zone)
        .collect();
    if all.is_empty() {
        return Vec::new();
    }
    let (now, target) = source.zone_grades(zone);
    let required = source
        .now
        .zone(zone)
        .map(|risk| risk.required)
        .unwrap_or_default();
    let head = vec![Piece::Marks(vec![
        Mark::Words(source.label(zone), Tone::Strong),
        Mark::Grade(now),
        Mark::Arrow,
        Mark::Grade(target),
        Mark::Words(source.say(T::RequiredHead).to_owned(), Tone::Quiet),
        Mark::Strength(required),
    ])];
    let mut rows = vec![Row::group(head)];
    rows.extend(
        all.iter()
            .take(PER_ZONE)
            .map(|recommendation| row(source, recommendation)),
    );
    if let Some(more) = all.len().checked_sub(PER_ZONE).filter(|&more| more > 0) {
        let text = source.fill(T::MeasuresMore, &[("n", &more.to_string())]);
        rows.push(Row::remark(text));
    }
    rows
}

fn row(source: &Source<'_>, recommendation: &Recommendation) -> Row {
    let measure = source.catalogue.measure(&recommendation.measure);
    let level = measure.and_then(|measure| measure.level(recommendation.to));
    let mut name = strong(format!(
        "{} {}",
        recommendation.measure,
        source.measure(&recommendation.measure)
    ));
    name.extend(quiet(
        level.map(|level| level.get(source.lang)).unwrap_or_default(),
    ));
    if recommendation.is_plant_wide() {
        name.extend(quiet(source.say(T::PlantWide)));
    }
    name.extend(premise(source, recommendation));
    let threats: Vec<String> = recommendation
        .threats
        .iter()
        .take(THREATS)
        .map(ToString::to_string)
        .collect();
    let cost = if recommendation.cost == 0 {
        quiet(source.say(T::CostOperation))
    } else {
        marks(vec![Mark::Cost(recommendation.cost)])
    };
    Row::plain(vec![
        name,
        marks(vec![
            Mark::Strength(recommendation.from),
            Mark::Arrow,
            Mark::Strength(recommendation.to),
        ]),
        quiet(threats.join(" ")),
        cost,
        words(recommendation.stop.to_string()),
        changes(source, recommendation),
    ])
}

/// Where it is done: the zone, or the whole plant.
pub(super) fn whereabouts(source: &Source<'_>, recommendation: &Recommendation) -> String {
    if recommendation.is_plant_wide() {
        source.say(T::WholePlant).to_owned()
    } else {
        source.label(recommendation.zone)
    }
}

/// What the effect rests on besides the measure: a tried restore, or somebody who acts on what is noticed.
pub(super) fn premise(source: &Source<'_>, recommendation: &Recommendation) -> Cell {
    if recommendation.awaits_restore_test {
        return quiet(source.say(T::AwaitsRestoreTest));
    }
    let parameters = &source.catalogue.parameters;
    let noticing = source.catalogue.family(&parameters.detection_family.value);
    if noticing.is_some_and(|family| family.members.contains(&recommendation.measure)) {
        let response = parameters.response_measures.value.iter();
        let names = response.map(|code| format!("{code} {}", source.measure(code)));
        return quiet(source.fill(T::RestsOnResponse, &[("measures", &source.list(names))]));
    }
    Cell::new()
}

/// Grades that change when this measure alone is raised.
pub(super) fn changes(source: &Source<'_>, recommendation: &Recommendation) -> Cell {
    let line = |&(zone, before, after): &(ZoneId, _, _)| {
        Piece::Marks(vec![
            Mark::Words(source.short(zone), Tone::Plain),
            Mark::Grade(before),
            Mark::Arrow,
            Mark::Grade(after),
        ])
    };
    let lines: Cell = recommendation.changes.iter().take(3).map(line).collect();
    if lines.is_empty() { words("–") } else { lines }
}
