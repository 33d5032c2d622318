//! `report`: the report as PDF.

use std::{collections::BTreeSet, path::Path};

use super::{Console, DONE, Failure, args::ReportArgs, input};
use crate::{
    analysis::findings::{Depth, Plan},
    guideline::catalogue,
    i18n::{CliText, Lang, fill},
    plant::Date,
    report::{self, Options, Section},
};

pub(super) fn run(
    args: &ReportArgs,
    lang: Lang,
    written: Lang,
    today: Date,
    console: &mut Console<'_>,
) -> Result<u8, Failure> {
    expect_ending(&args.output.out, &["pdf"], lang)?;
    let chosen = sections(&args.sections, lang)?;
    let plant = input::open(&args.input.file, lang, console)?;
    let now = input::findings(&plant, &input::settings(&args.run, Plan::Now, Depth::Full));
    let target = input::findings(&plant, &input::settings(&args.run, Plan::Target, Depth::Full));
    let date = args.date.or(plant.info.date).unwrap_or(today);
    let mut options = Options::of(&plant, &now, written, date);
    if !chosen.is_empty() {
        options.sections = chosen;
    }
    let bytes = report::pdf(&plant, catalogue(), &now, &target, &options)
        .map_err(|error| Failure(error.to_string()))?;
    input::write(&args.output, &bytes, lang, console)?;
    Ok(DONE)
}

/// Refuses a name whose ending says another format than can be written.
pub(super) fn expect_ending(path: &Path, endings: &[&str], lang: Lang) -> Result<String, Failure> {
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
        .to_lowercase();
    if endings.contains(&ending.as_str()) {
        return Ok(ending);
    }
    let known: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
    let holes = [("file", path.display().to_string()), ("known", known.join(", "))];
    let holes: Vec<(&str, &str)> = holes
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    Err(Failure(fill(CliText::UnknownEnding.get(lang), &holes)))
}

/// Chapters by their names; none were named where it is empty.
fn sections(names: &[String], lang: Lang) -> Result<BTreeSet<Section>, Failure> {
    let find = |name: &String| {
        Section::ALL
            .into_iter()
            .find(|section| section.key() == name.trim())
            .ok_or_else(|| {
                let known = Section::ALL.map(Section::key).join(", ");
                Failure(fill(
                    CliText::UnknownSection.get(lang),
                    &[("name", name), ("known", &known)],
                ))
            })
    };
    names.iter().map(find).collect()
}
