//! `check`: the rules over a drawing.

use serde_json::json;

use super::{
    Console, DONE, Failure, RESERVED,
    args::{CheckArgs, Format},
    input, json,
    sheet::Sheet,
};
use crate::{
    analysis::findings::{Depth, Findings, Lint, Settings, Severity},
    guideline::catalogue,
    i18n::{CliText, Lang, fill},
    plant::Plant,
    report::wording::{InWords as _, fix_sentence, lint_sentence, subject_name},
    workspace::fix,
};

pub(super) fn run(args: &CheckArgs, lang: Lang, console: &mut Console<'_>) -> Result<u8, Failure> {
    let plant = input::open(&args.input.file, lang, console)?;
    let settings = Settings {
        depth: Depth::Quick,
        today: args.today,
        ..Settings::default()
    };
    let findings = input::findings(&plant, &settings);
    let text = match args.format {
        Format::Text => for_people(&plant, &findings, lang),
        Format::Csv => sheet(&plant, &findings, lang).csv(),
        Format::Json => json::text(&json::answer([
            ("plant", json::plant(&plant)),
            ("counts", counts_in_json(&findings)),
            ("lint", json::lint(&plant, &findings)),
            ("excluded", json::excluded(&plant, &findings)),
        ])),
    };
    console.result(&text, lang)?;
    Ok(if count(&findings, Severity::Error) > 0 {
        RESERVED
    } else {
        DONE
    })
}

fn count(findings: &Findings, severity: Severity) -> usize {
    findings
        .lint
        .iter()
        .filter(|lint| lint.severity == severity)
        .count()
}

fn counts_in_json(findings: &Findings) -> serde_json::Value {
    json!({
        "error": count(findings, Severity::Error),
        "warning": count(findings, Severity::Warning),
        "hint": count(findings, Severity::Hint),
        "excluded": findings.excluded.len(),
    })
}

fn sheet(plant: &Plant, findings: &Findings, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(&[
        ("severity", CliText::HeadSeverity),
        ("rule", CliText::HeadRule),
        ("subjects", CliText::HeadWhere),
        ("text", CliText::HeadWhat),
        ("hint", CliText::HeadHint),
    ]);
    for lint in &findings.lint {
        let subjects: Vec<String> = lint.subjects.iter().map(ToString::to_string).collect();
        let hint = catalogue()
            .rules
            .get(lint.rule)
            .map(|rule| rule.hint.get(lang))
            .unwrap_or_default();
        sheet.rows.push(vec![
            lint.severity.in_words(lang).to_owned(),
            lint.rule.to_owned(),
            subjects.join(" "),
            lint_sentence(lint, plant, catalogue(), lang),
            hint.to_owned(),
        ]);
    }
    sheet
}

fn for_people(plant: &Plant, findings: &Findings, lang: Lang) -> String {
    let lines = findings.lint.iter().flat_map(|lint| told(lint, plant, lang));
    let last = if findings.lint.is_empty() {
        CliText::NothingFound.get(lang).to_owned()
    } else {
        let [errors, warnings, hints] = [Severity::Error, Severity::Warning, Severity::Hint]
            .map(|severity| count(findings, severity).to_string());
        let holes = [
            ("errors", errors.as_str()),
            ("warnings", &warnings),
            ("hints", &hints),
        ];
        fill(CliText::Counts.get(lang), &holes)
    };
    lines
        .chain([last])
        .chain(told_excluded(plant, findings, lang))
        .flat_map(|line| [line, "\n".to_owned()])
        .collect()
}

/// What people set aside, with the reason; nothing where there is none.
fn told_excluded(plant: &Plant, findings: &Findings, lang: Lang) -> Vec<String> {
    let rows = findings.excluded.iter().map(|excluded| {
        let sentence = lint_sentence(&excluded.lint, plant, catalogue(), lang);
        let exclusion = plant.exclusions.get(&excluded.by);
        let why = exclusion
            .map(|exclusion| exclusion.why.as_str())
            .unwrap_or_default();
        format!("    {}  {sentence} ({why})", excluded.lint.rule)
    });
    let n = findings.excluded.len().to_string();
    let head = fill(CliText::Excluded.get(lang), &[("n", &n)]);
    let head = (!findings.excluded.is_empty()).then_some(head);
    head.into_iter().chain(rows).collect()
}

/// A finding in three lines: what, the sentence, what to do; then what the program could do about it.
fn told(lint: &Lint, plant: &Plant, lang: Lang) -> Vec<String> {
    let first = lint
        .subjects
        .first()
        .map(|&element| subject_name(element, plant, lang))
        .unwrap_or_default();
    let head = format!("{}  {}  {first}", lint.severity.in_words(lang), lint.rule);
    let sentence = format!("    {}", lint_sentence(lint, plant, catalogue(), lang));
    let hint = catalogue()
        .rules
        .get(lint.rule)
        .map(|rule| format!("    → {}", rule.hint.get(lang)));
    let fixes = fix::choices(lint);
    let fixes = fixes
        .iter()
        .map(|fixes| format!("      ・ {}", fix_sentence(fixes, plant, lang)));
    [head, sentence].into_iter().chain(hint).chain(fixes).collect()
}
