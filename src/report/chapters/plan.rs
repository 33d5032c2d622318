//! The plan: measures chosen one after the other, what is left after each, and what was left out and why.

use super::{
    super::{
        Section,
        outline::{
            Block, Cell, Chapter, Column, Figure, Mark, Piece, Row, Table, Tone, marks, quiet, strong, words,
        },
        wording::{self, deed_name, plan_basis, plan_method, short_deed, target_name, why_left_out},
    },
    Source, measures,
};
use crate::{
    analysis::plan::{
        MeasurePlan, Options,
        found::{LeftOut, State, Step},
        plan_unwatched,
    },
    diagram::chart::{Staircase, staircase},
    i18n::ReportText as T,
};

/// Candidates named that were left out.
const LEFT_OUT: usize = 8;
/// Size of the chart, in its own units, of which each is so many points.
const CHART: (f32, f32) = (480.0, 190.0);
/// Points for each: letters of 8 points.
const CHART_SCALE: f32 = 0.66;
/// Zones shown before and after the plan.
const ZONES: usize = 12;

/// The chapter.
pub(super) fn chapter(source: &Source<'_>) -> Chapter {
    let options = Options {
        without_doubt: true,
        ..Options::default()
    };
    let plan = plan_unwatched(source.plant, source.catalogue, &source.now.settings, &options);
    let Some(plan) = plan.filter(|plan| !plan.steps.is_empty()) else {
        let lead = vec![source.say(T::PlanNone).to_owned()];
        return Chapter::new(source, Section::Plan, lead, Vec::new());
    };
    let lead = vec![source.fill(T::PlanLead, &[("n", &plan.steps.len().to_string())])];
    let mut blocks = vec![Block::Table(table(source, &plan))];
    let last = plan.steps.last();
    blocks.extend(last.and_then(|last| zones(source, &plan.before, &last.after)));
    blocks.push(curve(source, &plan));
    blocks.extend(left_out(source, &plan));
    let method = plan.search.as_ref().map(|search| {
        let (method, basis) = (
            plan_method(search.method).get(source.lang),
            plan_basis(plan.basis, source.lang),
        );
        source.fill(T::PlanMethodText, &[("method", method), ("basis", &basis)])
    });
    blocks.extend(method.map(Block::Note));
    Chapter::new(source, Section::Plan, lead, blocks)
}

fn table(source: &Source<'_>, plan: &MeasurePlan) -> Table {
    let all = plan.before.index.max(f64::MIN_POSITIVE);
    let row = |(n, step): (usize, &Step)| {
        let deed = &step.deed;
        let mut what = strong(deed_name(deed, source.lang));
        what.extend(quiet(target_name(deed.target, source.plant, source.lang)));
        what.extend(wording::premise(deed, source.lang).map_or_else(Cell::new, quiet));
        Row::plain(vec![
            words(n.to_string()),
            what,
            measures::strengths(deed),
            words(format!("{}  {}", deed.cost, step.cost_so_far)),
            words(deed.stop.to_string()),
            words(share(step.after.index / all)),
            changes(source, &step.changes),
        ])
    };
    Table {
        caption: Some(source.say(T::PlanCaption).to_owned()),
        columns: vec![
            Column::fixed(source.say(T::PlanNumberHead), 9.0),
            Column::rest(source.say(T::PlanMeasureHead)),
            Column::fixed(source.say(T::StrengthHead), 34.0),
            Column::fixed(source.say(T::PlanCostHead), 15.0),
            Column::fixed(source.say(T::StopHead), 10.0),
            Column::fixed(source.say(T::PlanLeftHead), 15.0),
            Column::fixed(source.say(T::PlanGradesHead), 40.0),
        ],
        rows: (1..).zip(&plan.steps).map(row).collect(),
    }
}

/// A share of today's index, as a whole number; what is left is never nothing.
fn share(left: f64) -> String {
    let percent = left * 100.0;
    if percent > 0.0 && percent < 1.0 {
        "<1".to_owned()
    } else {
        format!("{percent:.0}")
    }
}

fn changes(source: &Source<'_>, changes: &[measures::Change]) -> Cell {
    let lines: Cell = changes
        .iter()
        .map(|change| measures::change(source, change))
        .collect();
    if lines.is_empty() { words("–") } else { lines }
}

/// What is spent against what is left.
fn curve(source: &Source<'_>, plan: &MeasurePlan) -> Block {
    let all = plan.before.index.max(f64::MIN_POSITIVE);
    let points: Vec<(u32, f64)> = plan
        .curve
        .iter()
        .map(|point| (point.cost, point.index / all * 100.0))
        .collect();
    let chart = Staircase {
        points: &points,
        budget: None,
        here: None,
        across: source.say(T::CostHead),
        up: source.say(T::PlanLeftHead),
    };
    let figure = Block::Figure(Figure {
        caption: None,
        list: staircase(&chart, CHART.0, CHART.1),
        crop: None,
        max_scale: CHART_SCALE,
        max_height: CHART.1 * CHART_SCALE,
        beside: Vec::new(),
    });
    Block::Together(vec![source.side(T::PlanCurveHead, vec![figure])])
}

/// Zones whose grade the plan changes.
fn zones(source: &Source<'_>, before: &State, after: &State) -> Option<Block> {
    let pairs = before.zones.iter().zip(&after.zones);
    let changed = pairs.filter(|(before, after)| before.1 != after.1).take(ZONES);
    let rows = changed.map(|(before, after)| {
        Row::plain(vec![
            words(source.label(before.0)),
            marks(vec![Mark::Grade(before.1), Mark::Arrow, Mark::Grade(after.1)]),
        ])
    });
    let table = Table {
        caption: None,
        columns: vec![Column::rest(""), Column::fixed("", 40.0)],
        rows: rows.collect(),
    };
    (!table.rows.is_empty()).then(|| source.side(T::PlanZonesHead, vec![Block::Table(table)]))
}

/// Leading candidates that are not in the plan.
fn left_out(source: &Source<'_>, plan: &MeasurePlan) -> Option<Block> {
    let row = |left: &LeftOut| {
        let candidate = plan.candidates.get(left.candidate)?;
        let name = Piece::Text(
            format!(
                "{} {}",
                short_deed(&candidate.deed, source.plant, source.lang),
                wording::deed_words(&candidate.deed, source.lang)
            ),
            Tone::Plain,
        );
        let why = why_left_out(left.why).get(source.lang);
        Some(Row::plain(vec![vec![name], quiet(why)]))
    };
    let mut rows: Vec<Row> = plan.left_out.iter().take(LEFT_OUT).filter_map(row).collect();
    if rows.is_empty() {
        return None;
    }
    if let Some(more) = plan.left_out.len().checked_sub(LEFT_OUT).filter(|&more| more > 0) {
        rows.push(Row::remark(
            source.fill(T::PlanLeftOutMore, &[("n", &more.to_string())]),
        ));
    }
    let table = Table {
        caption: None,
        columns: vec![Column::rest(""), Column::fixed("", 76.0)],
        rows,
    };
    Some(source.side(T::PlanLeftOutHead, vec![Block::Table(table)]))
}
