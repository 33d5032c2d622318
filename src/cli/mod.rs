//! The same jobs without a window: reads the line, does one job, prints, and says with the exit code how it went.
//!
//! Never opens a window itself and needs no display. Results go to one stream, messages to the other; which
//! streams, which day and which language come in from `main`.

mod analyze;
mod args;
mod check;
mod console;
mod generate;
mod help;
mod incident;
mod input;
mod json;
mod new;
mod plan;
mod refusal;
mod render;
mod report;
mod samples;
mod sheet;

use std::{ffi::OsString, path::PathBuf};

use clap::{CommandFactory as _, FromArgMatches as _, error::ErrorKind};
use refusal::refusal;

use args::{Args, Job};
pub use console::Console;

use crate::{i18n::Lang, plant::Date};

/// Done.
pub const DONE: u8 = 0;
/// Done with a reservation: the plant has errors.
pub const RESERVED: u8 = 1;
/// Not done: bad usage, unreadable input, unwritable output.
pub const NOT_DONE: u8 = 2;

/// What the line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Open the window, on this file if there is one.
    Window(Option<PathBuf>),
    /// The job is over; leave with this exit code.
    Exit(u8),
}

/// What a job may know of the world outside.
#[derive(Clone, Copy, Debug)]
pub struct World {
    /// Language of messages unless `--lang` says otherwise.
    pub lang: Lang,
    /// Today, for a report of a plant without a date.
    pub today: Date,
}

/// Why a job was not done: a sentence that says where, what and what to do.
struct Failure(String);

/// Reads a line (the program's name first) and does what it says.
pub fn run(line: &[OsString], world: World, console: &mut Console<'_>) -> Outcome {
    let lang = language_of(line).unwrap_or(world.lang);
    let parsed = help::in_language(Args::command(), lang)
        .try_get_matches_from(line)
        .and_then(|matches| Args::from_arg_matches(&matches));
    let args = match parsed {
        Ok(args) => args,
        Err(answer) => return Outcome::Exit(say(&answer, lang, console)),
    };
    let Some(job) = args.job else {
        return Outcome::Window(args.file);
    };
    let written = args.lang.map_or(Lang::Ja, Lang::from);
    let done = match job {
        Job::New(args) => new::run(&args, lang, console),
        Job::Samples(args) => samples::run(&args, lang, console),
        Job::Check(args) => check::run(&args, lang, console),
        Job::Analyze(args) => analyze::run(&args, lang, console),
        Job::Incident(args) => incident::run(&args, lang, console),
        Job::Plan(args) => plan::run(&args, lang, console),
        Job::Report(args) => report::run(&args, lang, written, world.today, console),
        Job::Render(args) => render::run(&args, lang, written, console),
        Job::Generate(args) => generate::run(&args, lang, console),
    };
    Outcome::Exit(done.unwrap_or_else(|Failure(message)| {
        console.error(&message, lang);
        NOT_DONE
    }))
}

/// Help and version are results; everything else is a message.
fn say(answer: &clap::Error, lang: Lang, console: &mut Console<'_>) -> u8 {
    match answer.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            if console.print(&answer.render().to_string()).is_ok() {
                DONE
            } else {
                NOT_DONE
            }
        }
        _ => {
            console.error(&refusal(answer, lang), lang);
            NOT_DONE
        }
    }
}

/// The language asked for, read before everything else so that a wrong line is explained in it.
fn language_of(line: &[OsString]) -> Option<Lang> {
    let words: Vec<&str> = line.iter().filter_map(|word| word.to_str()).collect();
    let value = words
        .iter()
        .zip(words.iter().skip(1))
        .find_map(|(word, next)| (*word == "--lang").then_some(*next));
    match value.or_else(|| words.iter().find_map(|word| word.strip_prefix("--lang=")))? {
        "ja" => Some(Lang::Ja),
        "en" => Some(Lang::En),
        _ => None,
    }
}
