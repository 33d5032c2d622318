//! `incident`: what follows when devices are known to be held.

use serde_json::{Value as Json, json};

use super::{
    Console, DONE, Failure,
    args::{Format, IncidentArgs},
    input, json,
    sheet::Sheet,
};
use crate::{
    analysis::{
        findings::Depth,
        incident::{Outlook, outlook},
    },
    guideline::catalogue,
    i18n::{CliText, Lang, fill},
    plant::{DeviceId, Plant},
    report::wording::{self, subject_name},
};

pub(super) fn run(args: &IncidentArgs, lang: Lang, console: &mut Console<'_>) -> Result<u8, Failure> {
    let plant = input::open(&args.input.file, lang, console)?;
    let held = args
        .held
        .iter()
        .map(|name| device(&plant, name, lang))
        .collect::<Result<Vec<DeviceId>, Failure>>()?;
    let settings = input::settings(&args.run, args.plan.into(), Depth::Quick);
    let outlook = outlook(&plant, catalogue(), &settings, &held);
    let text = match args.format {
        Format::Text => for_people(&plant, &outlook, lang),
        Format::Csv => cuts(&plant, &outlook, usize::MAX, lang).csv(),
        Format::Json => json::text(&in_json(&plant, &outlook)),
    };
    console.result(&text, lang)?;
    Ok(DONE)
}

/// Rows of cuts that people see; programs get all.
const CUTS_SHOWN: usize = 12;
/// Names in one cell; more are counted.
const NAMES_SHOWN: usize = 6;

/// The device that is meant: by id, by the user's own number, or by name where only one has it.
fn device(plant: &Plant, name: &str, lang: Lang) -> Result<DeviceId, Failure> {
    let called = |matches: &dyn Fn(DeviceId) -> bool| -> Vec<DeviceId> {
        plant.devices.keys().copied().filter(|&id| matches(id)).collect()
    };
    let field =
        |id: DeviceId, of: fn(&crate::plant::Device) -> &str| plant.devices.get(&id).map(of) == Some(name);
    let found = [
        called(&|id| id.to_string() == name),
        called(&|id| field(id, |device| &device.code)),
        called(&|id| field(id, |device| &device.name)),
    ];
    let of = |text: CliText| Failure(fill(text.get(lang), &[("name", name)]));
    match found.iter().find(|found| !found.is_empty()).map(Vec::as_slice) {
        Some(&[device]) => Ok(device),
        Some(_) => Err(of(CliText::DeviceNotUnique)),
        None => Err(of(CliText::NoSuchDevice)),
    }
}

fn in_json(plant: &Plant, outlook: &Outlook) -> Json {
    let findings = &outlook.findings;
    let step = |&number: &u32| {
        findings
            .graph
            .steps
            .get(number as usize)
            .map(|step| step.id.as_str())
    };
    let next: Json = (outlook.next.iter())
        .map(|next| {
            json!({
                "device": next.device.to_string(),
                "p": json::probability(next.p),
                "likelihood": next.likelihood,
                "way": next.way.iter().filter_map(step).collect::<Vec<_>>(),
            })
        })
        .collect();
    let cuts: Json = (outlook.cuts.iter())
        .map(|cut| {
            json!({
                "link": cut.link.to_string(),
                "index_after": cut.index_after,
                "out_of_reach": texts(&cut.out_of_reach),
                "spared": texts(&cut.spared),
                "stops": texts(&cut.stops),
                "may_stop": texts(&cut.may_stop),
            })
        })
        .collect();
    let tasks: Json = (outlook.tasks.iter())
        .map(|task| {
            json!({
                "task": task.task.to_string(),
                "grade": task.grade.map(json::grade),
                "likelihood": task.likelihood,
            })
        })
        .collect();
    json::answer([
        ("plant", json::plant(plant)),
        ("settings", json::settings(findings)),
        ("held", texts(&outlook.held)),
        ("index", json!(findings.index)),
        ("next", next),
        ("cuts", cuts),
        ("cuts_are_all", json!(outlook.cuts_are_all)),
        ("tasks", tasks),
        ("graph", json::graph(plant, findings)),
    ])
}

fn texts(ids: &[impl ToString]) -> Json {
    ids.iter().map(|id| Json::from(id.to_string())).collect()
}

fn for_people(plant: &Plant, outlook: &Outlook, lang: Lang) -> String {
    let part = |head: CliText, sheet: &Sheet| format!("{}\n{}\n", head.get(lang), sheet.text(lang));
    let mut text = [
        part(CliText::SectionNext, &next(plant, outlook, lang)),
        part(CliText::SectionCuts, &cuts(plant, outlook, CUTS_SHOWN, lang)),
    ]
    .concat();
    if !outlook.cuts_are_all {
        text.push_str(CliText::CutsNotAll.get(lang));
        text.push_str("\n\n");
    }
    text.push_str(part(CliText::SectionTasks, &tasks(plant, outlook, lang)).trim_end());
    text.push('\n');
    text
}

fn next(plant: &Plant, outlook: &Outlook, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(&[
        ("device", CliText::HeadDevice),
        ("zone", CliText::HeadZone),
        ("likelihood", CliText::HeadLikelihood),
        ("p", CliText::HeadProbability),
    ]);
    for next in &outlook.next {
        let zone = plant.devices.get(&next.device).and_then(|device| device.zone);
        sheet.rows.push(vec![
            subject_name(next.device.into(), plant, lang),
            zone.map(|zone| subject_name(zone.into(), plant, lang))
                .unwrap_or_default(),
            format!("L{}", next.likelihood),
            wording::probability(next.p.value),
        ]);
    }
    sheet
}

fn cuts(plant: &Plant, outlook: &Outlook, most: usize, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(&[
        ("link", CliText::HeadCut),
        ("index_left", CliText::HeadIndexLeft),
        ("out_of_reach", CliText::HeadOutOfReach),
        ("stops", CliText::HeadStops),
        ("may_stop", CliText::HeadMayStop),
    ]);
    let whole = outlook.findings.index;
    for cut in outlook.cuts.iter().take(most) {
        sheet.rows.push(vec![
            wording::link_ends(cut.link, plant, lang),
            format!("{:.0} %", wording::percent_left(cut, whole)),
            wording::short_names(&cut.out_of_reach, NAMES_SHOWN, plant, lang),
            wording::short_names(&cut.stops, NAMES_SHOWN, plant, lang),
            wording::short_names(&cut.may_stop, NAMES_SHOWN, plant, lang),
        ]);
    }
    sheet
}

fn tasks(plant: &Plant, outlook: &Outlook, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(&[
        ("grade", CliText::HeadGrade),
        ("task", CliText::HeadTask),
        ("likelihood", CliText::HeadLikelihood),
    ]);
    for task in &outlook.tasks {
        let likelihood = match task.likelihood {
            0 => String::new(),
            class => format!("L{class}"),
        };
        sheet.rows.push(vec![
            wording::task_sign(task, lang),
            subject_name(task.task.into(), plant, lang),
            likelihood,
        ]);
    }
    sheet
}
