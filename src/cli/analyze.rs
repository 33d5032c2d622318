//! `analyze`: the findings.

use super::{
    Console, DONE, Failure,
    args::{AnalyzeArgs, Format},
    input, json,
    sheet::Sheet,
};
use crate::{
    analysis::findings::{CellGrade, Depth, Findings, Plan, RiskCell},
    guideline::catalogue,
    i18n::{CliText, Lang, fill},
    plant::{Element, Plant},
    report::wording::{
        InWords as _, cell_sign, deed_name, deed_strengths, grade_changes, premise, subject_name, target_name,
    },
};

/// Rows of a part that people see; the rest is counted.
const ROWS_SHOWN: usize = 12;

pub(super) fn run(args: &AnalyzeArgs, lang: Lang, console: &mut Console<'_>) -> Result<u8, Failure> {
    let plant = input::open(&args.input.file, lang, console)?;
    let depth = if args.all { Depth::Every } else { Depth::Full };
    let settings = input::settings(&args.run, args.plan.into(), depth);
    let findings = input::findings(&plant, &settings);
    let text = match args.format {
        Format::Text => for_people(&plant, &findings, lang),
        Format::Csv => cells(&plant, &findings, findings.risk.iter(), lang).csv(),
        Format::Json => json::text(&in_json(&plant, &findings)),
    };
    console.result(&text, lang)?;
    Ok(DONE)
}

fn in_json(plant: &Plant, findings: &Findings) -> serde_json::Value {
    let ranked = findings.recommendations.iter().map(|row| &row.candidate);
    let ranked = ranked.filter(|candidate| candidate.worth > 0.0);
    json::answer([
        ("plant", json::plant(plant)),
        (
            "catalog",
            serde_json::json!({ "version": env!("CARGO_PKG_VERSION") }),
        ),
        ("settings", json::settings(findings)),
        ("own_numbers", json::own_numbers(plant)),
        ("graph", json::graph(plant, findings)),
        ("effects", json::effects(findings)),
        ("risk", json::risk(findings)),
        ("zones", json::zones(findings)),
        ("coverage", json::coverage(findings)),
        ("recommendations", json::recommendations(findings)),
        ("plan", json::candidates(ranked)),
        ("exposure", json::exposure(findings)),
        ("hazards", json::hazards(findings)),
        ("ipa", json::ipa(findings)),
        ("unknowns", json::unknowns(findings)),
        ("lint", json::lint(plant, findings)),
        ("index", serde_json::json!(findings.index)),
    ])
}

fn for_people(plant: &Plant, findings: &Findings, lang: Lang) -> String {
    let plan = match findings.settings.plan {
        Plan::Now => CliText::PlanNow,
        Plan::Target => CliText::PlanTarget,
    };
    let mut worst: Vec<&RiskCell> = findings.risk.iter().filter(|cell| is_graded(cell)).collect();
    worst.sort_by_key(|cell| cell.grade);
    let part = |head: &str, sheet: &Sheet| format!("{head}\n{}", sheet.text(lang));
    let heading = format!("{} ({})", CliText::SectionZones.get(lang), plan.get(lang));
    let shown = worst.iter().take(ROWS_SHOWN).copied();
    [
        part(&heading, &zones(plant, findings, lang)),
        "\n".to_owned(),
        part(
            CliText::SectionWorst.get(lang),
            &cells(plant, findings, shown, lang),
        ),
        more(worst.len(), lang),
        "\n".to_owned(),
        part(
            CliText::SectionRecommended.get(lang),
            &recommendations(plant, findings, lang),
        ),
        more(findings.recommendations.len(), lang),
    ]
    .concat()
}

const fn is_graded(cell: &RiskCell) -> bool {
    matches!(cell.grade, CellGrade::Grade(_))
}

fn more(rows: usize, lang: Lang) -> String {
    match rows.saturating_sub(ROWS_SHOWN) {
        0 => String::new(),
        hidden => format!(
            "{}\n",
            fill(CliText::MoreRows.get(lang), &[("n", &hidden.to_string())])
        ),
    }
}

fn zones(plant: &Plant, findings: &Findings, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(&[
        ("grade", CliText::HeadGrade),
        ("zone", CliText::HeadZone),
        ("importance", CliText::HeadImportance),
        ("required", CliText::HeadRequired),
        ("exposure", CliText::HeadExposure),
    ]);
    for zone in &findings.zones {
        sheet.rows.push(vec![
            cell_sign(zone.grade).to_string(),
            subject_name(Element::Zone(zone.zone), plant, lang),
            zone.importance
                .map(|importance| importance.in_words(lang).to_owned())
                .unwrap_or_default(),
            zone.required.in_words(lang).to_owned(),
            format!("{:.0} %", zone.exposure * 100.0),
        ]);
    }
    sheet
}

fn cells<'a>(
    plant: &Plant,
    findings: &Findings,
    cells: impl Iterator<Item = &'a RiskCell>,
    lang: Lang,
) -> Sheet {
    let mut sheet = Sheet::new(&[
        ("grade", CliText::HeadGrade),
        ("zone", CliText::HeadZone),
        ("threat", CliText::HeadThreat),
        ("likelihood", CliText::HeadLikelihood),
        ("impact", CliText::HeadImpact),
        ("worst_effect", CliText::HeadWorstEffect),
    ]);
    for cell in cells {
        let threat = catalogue()
            .threat(&cell.threat)
            .map(|threat| threat.name.get(lang))
            .unwrap_or_default();
        let impact: Vec<String> = (cell.impact.iter())
            .filter(|(_, class)| **class > 0)
            .map(|(value, class)| format!("{}{class}", value.letters()))
            .collect();
        let effect = cell.worst_effect.and_then(|effect| findings.effects.get(effect));
        sheet.rows.push(vec![
            cell_sign(cell.grade).to_string(),
            subject_name(Element::Zone(cell.zone), plant, lang),
            format!("{} {threat}", cell.threat),
            format!("L{}", cell.likelihood),
            impact.join(" "),
            effect
                .map(|effect| subject_name(effect.element, plant, lang))
                .unwrap_or_default(),
        ]);
    }
    sheet
}

fn recommendations(plant: &Plant, findings: &Findings, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(&[
        ("zone", CliText::HeadZone),
        ("measure", CliText::HeadMeasure),
        ("from", CliText::HeadFrom),
        ("to", CliText::HeadTo),
        ("changes", CliText::HeadChanges),
    ]);
    for row in findings.recommendations.iter().take(ROWS_SHOWN) {
        let deed = row.deed();
        let (from, to) = deed_strengths(deed, lang);
        let name = deed_name(deed, lang);
        sheet.rows.push(vec![
            target_name(deed.target, plant, lang),
            premise(deed, lang).map_or(name.clone(), |premise| format!("{name} ({premise})")),
            from,
            to,
            grade_changes(row.changes(), plant, lang).join(" "),
        ]);
    }
    sheet
}
