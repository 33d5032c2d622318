//! `new`: a plant from a sample, or an empty one.

use super::{
    Console, DONE, Failure,
    args::{NewArgs, Output},
    input,
};
use crate::{
    i18n::{CliText, Lang, fill},
    plant::Plant,
    samples,
    workspace::words,
};

pub(super) fn run(args: &NewArgs, lang: Lang, console: &mut Console<'_>) -> Result<u8, Failure> {
    let plant = match &args.sample {
        None => Plant::default(),
        Some(name) => from_sample(name, lang)?,
    };
    let output = Output {
        out: args.out.clone(),
        force: args.force,
    };
    input::write_plant(&output, plant, lang, console)?;
    Ok(DONE)
}

fn from_sample(name: &str, lang: Lang) -> Result<Plant, Failure> {
    let Some(sample) = samples::find(name) else {
        let known: Vec<&str> = samples::all().iter().map(|sample| sample.name).collect();
        let holes = [("name", name), ("known", &known.join(", "))];
        return Err(Failure(fill(CliText::UnknownSample.get(lang), &holes)));
    };
    sample
        .load()
        .map_err(|error| Failure(words::format_error(&error, lang)))
}
