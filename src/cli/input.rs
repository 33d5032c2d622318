//! Reading a plant and writing a file, with sentences for what goes wrong.

use std::{path::Path, thread};

use super::{
    Console, Failure,
    args::{Output, Run},
};
use crate::{
    analysis::{
        analyze,
        findings::{Depth, Findings, Plan, Settings},
    },
    guideline::catalogue,
    i18n::{CliText, Lang, fill},
    plant::Plant,
    storage::{self, SaveError},
    workspace::words,
};

/// Opens a plant; what is odd about the file becomes messages.
pub(super) fn open(path: &Path, lang: Lang, console: &mut Console<'_>) -> Result<Plant, Failure> {
    let opened = storage::open(path).map_err(|error| Failure(words::open_error(&error, lang)))?;
    let plant = opened.file.plant;
    for warning in &opened.warnings {
        console.warning(&words::warning(warning, &plant, lang), lang);
    }
    Ok(plant)
}

/// Settings of a run; all threads of the machine, which never changes the result.
pub(super) fn settings(run: &Run, plan: Plan, depth: Depth) -> Settings {
    let threads = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    Settings {
        trials: run.trials,
        seed: run.seed,
        plan,
        threads,
        depth,
        today: None,
    }
}

/// The findings of a plant.
pub(super) fn findings(plant: &Plant, settings: &Settings) -> Findings {
    analyze(plant, catalogue(), settings)
}

/// Writes a result file, all of it or nothing, and says so.
pub(super) fn write(
    output: &Output,
    bytes: &[u8],
    lang: Lang,
    console: &mut Console<'_>,
) -> Result<(), Failure> {
    let file = output.out.display().to_string();
    storage::write_new(&output.out, bytes, output.force).map_err(|error| match error {
        SaveError::Exists { .. } => Failure(fill(CliText::Exists.get(lang), &[("file", &file)])),
        error => Failure(words::save_error(&error, lang)),
    })?;
    let size = size(bytes.len());
    console.message(&fill(
        CliText::Written.get(lang),
        &[("file", &file), ("size", &size)],
    ));
    Ok(())
}

fn size(bytes: usize) -> String {
    match bytes {
        0..1_024 => format!("{bytes} B"),
        1_024..1_048_576 => format!("{} kB", bytes.div_ceil(1_024)),
        _ => format!("{:.1} MB", bytes as f64 / 1_048_576.0),
    }
}

/// Writes a plant as a file.
pub(super) fn write_plant(
    output: &Output,
    plant: Plant,
    lang: Lang,
    console: &mut Console<'_>,
) -> Result<(), Failure> {
    let file = storage::File {
        format: storage::FORMAT,
        written_by: env!("CARGO_PKG_VERSION").to_owned(),
        plant,
        ..storage::File::default()
    };
    let text = storage::to_text(&file).map_err(|error| Failure(words::format_error(&error, lang)))?;
    write(output, text.as_bytes(), lang, console)
}
