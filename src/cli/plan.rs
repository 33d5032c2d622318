//! `plan`: measures ranked by what they take off the risk for their cost, and what a budget buys.

use std::{collections::BTreeSet, sync::atomic::AtomicBool};

use super::{
    Console, DONE, Failure,
    args::{Format, PlanArgs},
    input, json,
    sheet::Sheet,
};
use crate::{
    analysis::{
        findings::Depth,
        plan::{
            self, Options, Watch,
            found::{Candidate, Deed, MeasurePlan},
        },
    },
    guideline::catalogue,
    i18n::{CliText, Lang, fill},
    plant::{Plant, ZoneId},
    report::wording::{
        alternatives, deed_name, deed_strengths, grade_changes, plan_basis, plan_method, premise, question,
        stop_word, sureness, target_name, together, why_left_out,
    },
};

/// Rows of a part that people see; the rest is counted.
const ROWS_SHOWN: usize = 12;

pub(super) fn run(args: &PlanArgs, lang: Lang, console: &mut Console<'_>) -> Result<u8, Failure> {
    let plant = input::open(&args.input.file, lang, console)?;
    let options = Options {
        budget: args.budget,
        max_stop: args.max_stop,
        shutdowns: zones_named(&plant, &args.shutdown, lang)?,
        above_required: args.above_required,
        ..Options::default()
    };
    let settings = input::settings(&args.run, args.plan.into(), Depth::Quick);
    let watch = Watch {
        progress: &|_, _| (),
        cancelled: &AtomicBool::new(false),
    };
    let plan = plan::plan(&plant, catalogue(), &settings, &options, watch)
        .map_err(|plan::Cancelled| Failure(CliText::Interrupted.get(lang).to_owned()))?;
    let text = match args.format {
        Format::Text => for_people(&plant, &plan, lang),
        Format::Csv => candidates(&plant, &plan, plan.candidates.len(), lang).csv(),
        Format::Json => json::text(&json::answer(json::measure_plan(&plant, &plan))),
    };
    console.result(&text, lang)?;
    Ok(DONE)
}

/// Zones by id or by their number in the plant.
fn zones_named(plant: &Plant, names: &[String], lang: Lang) -> Result<BTreeSet<ZoneId>, Failure> {
    let find = |name: &String| {
        let mut zones = plant.zones.iter();
        let found = zones.find(|(id, zone)| id.to_string() == *name || zone.code == *name);
        found.map(|(&id, _)| id).ok_or_else(|| {
            let known: Vec<&str> = plant.zones.values().map(|zone| zone.code.as_str()).collect();
            let holes = [("name", name.as_str()), ("known", &known.join(", "))];
            Failure(fill(CliText::UnknownZone.get(lang), &holes))
        })
    };
    names.iter().map(find).collect()
}

fn for_people(plant: &Plant, plan: &MeasurePlan, lang: Lang) -> String {
    let mut text = head(plan, lang);
    let mut part = |head: CliText, sheet: &Sheet, all: usize| {
        text.push_str(&["\n", head.get(lang), "\n", &sheet.text(lang)].concat());
        if all == 0 {
            text.push_str(&[CliText::NothingFound.get(lang), "\n"].concat());
        } else if all > sheet.rows.len() {
            let hidden = (all - sheet.rows.len()).to_string();
            text.push_str(&fill(CliText::MoreRows.get(lang), &[("n", &hidden)]));
            text.push('\n');
        }
    };
    part(CliText::SectionPlan, &steps(plant, plan, lang), plan.steps.len());
    part(
        CliText::SectionCandidates,
        &candidates(plant, plan, ROWS_SHOWN, lang),
        plan.candidates.len(),
    );
    if !plan.left_out.is_empty() {
        part(
            CliText::SectionLeftOut,
            &left_out(plant, plan, lang),
            plan.left_out.len(),
        );
    }
    if let Some(unknown) = plan.unknown.as_ref().filter(|unknown| unknown.count > 0) {
        part(CliText::SectionUnknown, &facts(plant, plan, lang), unknown.count);
    }
    text
}

/// Index before and after, and how it was found.
fn head(plan: &MeasurePlan, lang: Lang) -> String {
    let after = plan
        .steps
        .last()
        .map_or(plan.before.index, |step| step.after.index);
    let cost = plan.steps.last().map_or(0, |step| step.cost_so_far);
    let budget = match plan.options.budget {
        Some(budget) => budget.to_string(),
        None => CliText::NoBudget.get(lang).to_owned(),
    };
    let mut lines = vec![fill(
        CliText::PlanHead.get(lang),
        &[
            ("before", &number(plan.before.index)),
            ("after", &number(after)),
            ("cost", &cost.to_string()),
            ("budget", &budget),
        ],
    )];
    if let Some(uncertainty) = &plan.uncertainty {
        lines.push(fill(
            CliText::PlanRange.get(lang),
            &[
                ("draws", &uncertainty.draws.to_string()),
                ("low", &number(uncertainty.before.low)),
                ("high", &number(uncertainty.before.high)),
                ("least", &number(uncertainty.planned.low)),
                ("most", &number(uncertainty.planned.high)),
            ],
        ));
    }
    let method = plan
        .search
        .as_ref()
        .map(|search| plan_method(search.method).get(lang));
    let basis = plan_basis(plan.basis, lang);
    lines.extend(method.map(|method| {
        fill(
            CliText::PlanMethod.get(lang),
            &[("method", method), ("basis", &basis)],
        )
    }));
    lines.push(CliText::PlanNote.get(lang).to_owned());
    lines.push(String::new());
    lines.join("\n")
}

fn number(index: f64) -> String {
    format!("{index:.2}")
}

fn stop_class(deed: &Deed, lang: Lang) -> String {
    format!("{} {}", deed.stop, stop_word(deed.stop).get(lang))
}

fn steps(plant: &Plant, plan: &MeasurePlan, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(&[
        ("step", CliText::HeadStep),
        ("measure", CliText::HeadMeasure),
        ("target", CliText::HeadWhere),
        ("from", CliText::HeadFrom),
        ("to", CliText::HeadGoal),
        ("cost", CliText::HeadCost),
        ("cost_so_far", CliText::HeadCostSoFar),
        ("stop", CliText::HeadStop),
        ("index_after", CliText::HeadIndexAfter),
        ("grades_changed", CliText::HeadGrades),
    ]);
    for (place, step) in (1..).zip(&plan.steps) {
        let (from, to) = deed_strengths(&step.deed, lang);
        sheet.rows.push(vec![
            place.to_string(),
            deed_name(&step.deed, lang),
            target_name(step.deed.target, plant, lang),
            from,
            to,
            step.deed.cost.to_string(),
            step.cost_so_far.to_string(),
            stop_class(&step.deed, lang),
            number(step.after.index),
            grade_changes(&step.changes, plant, lang).join(" "),
        ]);
    }
    sheet
}

fn candidates(plant: &Plant, plan: &MeasurePlan, most: usize, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(&[
        ("rank", CliText::HeadRank),
        ("measure", CliText::HeadMeasure),
        ("target", CliText::HeadWhere),
        ("from", CliText::HeadFrom),
        ("to", CliText::HeadGoal),
        ("cost", CliText::HeadCost),
        ("stop", CliText::HeadStop),
        ("index_removed", CliText::HeadRemoved),
        ("grades_changed", CliText::HeadGrades),
        ("in_plan", CliText::HeadInPlan),
        ("remarks", CliText::HeadRemarks),
    ]);
    for (place, row) in plan.candidates.iter().enumerate().take(most) {
        let (from, to) = deed_strengths(&row.deed, lang);
        let in_plan = plan.steps.iter().position(|step| step.candidate == Some(place));
        sheet.rows.push(vec![
            (place + 1).to_string(),
            deed_name(&row.deed, lang),
            target_name(row.deed.target, plant, lang),
            from,
            to,
            row.deed.cost.to_string(),
            stop_class(&row.deed, lang),
            number(row.removed()),
            row.detail
                .as_ref()
                .map(|detail| grade_changes(&detail.changes, plant, lang).join(" "))
                .unwrap_or_default(),
            in_plan.map(|step| (step + 1).to_string()).unwrap_or_default(),
            remarks(plant, plan, row, lang),
        ]);
    }
    sheet
}

fn remarks(plant: &Plant, plan: &MeasurePlan, row: &Candidate, lang: Lang) -> String {
    let mut remarks: Vec<String> = row
        .stability
        .filter(|shares| shares.first > 0.0 || shares.top_three >= 0.1)
        .map(|shares| sureness(shares, lang))
        .into_iter()
        .collect();
    remarks.extend(premise(&row.deed, lang));
    remarks.extend(together(plan, row, plant, lang));
    remarks.extend(alternatives(&plan.candidates, row, plant, lang));
    remarks.join(lang.pick("。", "; "))
}

fn left_out(plant: &Plant, plan: &MeasurePlan, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(&[
        ("rank", CliText::HeadRank),
        ("measure", CliText::HeadMeasure),
        ("target", CliText::HeadWhere),
        ("why", CliText::HeadWhy),
    ]);
    for row in plan.left_out.iter().take(ROWS_SHOWN) {
        let Some(candidate) = plan.candidates.get(row.candidate) else {
            continue;
        };
        sheet.rows.push(vec![
            (row.candidate + 1).to_string(),
            deed_name(&candidate.deed, lang),
            target_name(candidate.deed.target, plant, lang),
            why_left_out(row.why).get(lang).to_owned(),
        ]);
    }
    sheet
}

fn facts(plant: &Plant, plan: &MeasurePlan, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(&[("fact", CliText::HeadFact), ("spread", CliText::HeadSpread)]);
    for fact in plan.unknown.iter().flat_map(|unknown| &unknown.facts) {
        sheet
            .rows
            .push(vec![question(fact, plant, lang), number(fact.spread)]);
    }
    sheet
}
