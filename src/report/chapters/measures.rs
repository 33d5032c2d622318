//! Recommended measures, zone by zone, at the strength the zone's importance asks for.

use super::{
    super::{
        Section,
        outline::{Block, Cell, Chapter, Column, Mark, Piece, Row, Table, Tone, marks, quiet, strong, words},
    },
    Source,
};
use crate::{
    analysis::{
        findings::{CellGrade, Recommendation},
        plan::found::{Deed, Rise},
    },
    i18n::ReportText as T,
    plant::{Target, ZoneId, ZoneKind},
    report::wording::{self, deed_name, target_name},
};

/// Measures listed for one zone.
const PER_ZONE: usize = 8;
/// Threats named for one measure.
const THREATS: usize = 5;

/// A zone with its grade before and after.
pub(super) type Change = (ZoneId, CellGrade, CellGrade);

/// The chapter.
pub(super) fn chapter(source: &Source<'_>) -> Chapter {
    let all = &source.now.recommendations;
    let mut zones = source.zones(ZoneKind::Inside);
    zones.sort_by_key(|&zone| source.zone_grades(zone).0);
    // Each thing to do stands once: for the whole plant, or at the worst zone it concerns.
    let (whole, mut others): (Vec<&Recommendation>, Vec<&Recommendation>) =
        all.iter().partition(|row| row.is_plant_wide());
    let head = vec![Piece::Marks(vec![Mark::Words(
        source.say(T::WholePlant).to_owned(),
        Tone::Strong,
    )])];
    let mut rows = group(source, head, &whole, None);
    for zone in zones {
        let (own, rest) = others.into_iter().partition(|row| row.concerns(zone));
        others = rest;
        rows.extend(group(source, zone_head(source, zone), &own, Some(zone)));
    }
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

fn zone_head(source: &Source<'_>, zone: ZoneId) -> Cell {
    let (now, target) = source.zone_grades(zone);
    let required = source
        .now
        .zone(zone)
        .map(|risk| risk.required)
        .unwrap_or_default();
    vec![Piece::Marks(vec![
        Mark::Words(source.label(zone), Tone::Strong),
        Mark::Grade(now),
        Mark::Arrow,
        Mark::Grade(target),
        Mark::Words(source.say(T::RequiredHead).to_owned(), Tone::Quiet),
        Mark::Strength(required),
    ])]
}

fn group(source: &Source<'_>, head: Cell, all: &[&Recommendation], zone: Option<ZoneId>) -> Vec<Row> {
    if all.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![Row::group(head)];
    rows.extend(
        all.iter()
            .take(PER_ZONE)
            .map(|recommendation| row(source, recommendation, zone)),
    );
    if let Some(more) = all.len().checked_sub(PER_ZONE).filter(|&more| more > 0) {
        let text = source.fill(T::MeasuresMore, &[("n", &more.to_string())]);
        rows.push(Row::remark(text));
    }
    rows
}

fn row(source: &Source<'_>, recommendation: &Recommendation, zone: Option<ZoneId>) -> Row {
    let deed = recommendation.deed();
    let mut name = strong(deed_name(deed, source.lang));
    name.extend(asked(source, deed));
    if zone.is_some() && zone.map(Target::Zone) != Some(deed.target) {
        name.extend(quiet(target_name(deed.target, source.plant, source.lang)));
    }
    name.extend(premise(source, recommendation));
    let threats: Vec<String> = match zone.and_then(|zone| recommendation.threats.get(&zone)) {
        Some(here) => here.iter().take(THREATS).map(ToString::to_string).collect(),
        None => (recommendation.all_threats().into_iter().take(THREATS))
            .map(ToString::to_string)
            .collect(),
    };
    let cost = if deed.cost == 0 {
        quiet(source.say(T::CostOperation))
    } else {
        marks(vec![Mark::Cost(deed.cost)])
    };
    Row::plain(vec![
        name,
        strengths(deed),
        quiet(threats.join(" ")),
        cost,
        words(deed.stop.to_string()),
        changes(source, recommendation),
    ])
}

/// What the strengths ask for, measure by measure.
pub(super) fn asked(source: &Source<'_>, deed: &Deed) -> Cell {
    let level = |rise: &Rise| {
        let measure = source.catalogue.measure(&rise.measure);
        let level = measure.and_then(|measure| measure.level(rise.to));
        let text = level.map(|level| level.get(source.lang)).unwrap_or_default();
        if deed.also.is_empty() {
            text.to_owned()
        } else {
            format!("{}: {text}", rise.measure)
        }
    };
    deed.rises().flat_map(|rise| quiet(level(rise))).collect()
}

/// Strengths before and after; measure by measure where they differ.
pub(super) fn strengths(deed: &Deed) -> Cell {
    let of = |rise: &Rise| vec![Mark::Strength(rise.from), Mark::Arrow, Mark::Strength(rise.to)];
    let differ = deed
        .rises()
        .any(|rise| (rise.from, rise.to) != (deed.first.from, deed.first.to));
    if !differ {
        return marks(of(&deed.first));
    }
    let line = |rise: &Rise| {
        let mut line = vec![Mark::Words(rise.measure.to_string(), Tone::Quiet)];
        line.extend(of(rise));
        Piece::Marks(line)
    };
    deed.rises().map(line).collect()
}

/// What the effect rests on besides the measure itself.
pub(super) fn premise(source: &Source<'_>, recommendation: &Recommendation) -> Cell {
    wording::premise(recommendation.deed(), source.lang).map_or_else(Cell::new, quiet)
}

/// Grades that change when this measure alone is raised.
pub(super) fn changes(source: &Source<'_>, recommendation: &Recommendation) -> Cell {
    let lines = recommendation.changes().iter().take(3);
    let lines: Cell = lines.map(|found| change(source, found)).collect();
    if lines.is_empty() { words("–") } else { lines }
}

/// A grade that changes.
pub(super) fn change(source: &Source<'_>, &(zone, before, after): &Change) -> Piece {
    Piece::Marks(vec![
        Mark::Words(source.short(zone), Tone::Plain),
        Mark::Grade(before),
        Mark::Arrow,
        Mark::Grade(after),
    ])
}
