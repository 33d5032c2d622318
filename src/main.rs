//! Chooses window or command line, and hands in what only the outside knows: streams, day, language, randomness.

use std::{
    io::{Write as _, stderr, stdout},
    path::PathBuf,
    process::ExitCode,
};

use toride::{
    cli::{self, Console, Outcome, World},
    i18n::Lang,
    plant::Date,
    ui::{app, settings::Settings},
    workspace::config,
};

fn main() -> ExitCode {
    let line: Vec<_> = std::env::args_os().collect();
    let (mut out, mut err) = (stdout().lock(), stderr().lock());
    let world = World {
        lang: language(),
        today: today(),
    };
    let outcome = cli::run(
        &line,
        world,
        &mut Console {
            out: &mut out,
            err: &mut err,
        },
    );
    drop((out, err));
    match outcome {
        Outcome::Exit(code) => ExitCode::from(code),
        Outcome::Window(file) => open_window(file),
    }
}

fn open_window(file: Option<PathBuf>) -> ExitCode {
    match app::run(file, random_seed(), settings()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Where even stderr is gone, the exit code still tells.
            writeln!(stderr(), "{message}").ok();
            ExitCode::from(cli::NOT_DONE)
        }
    }
}

/// Settings of an earlier run; at the first one, the language of the desktop.
fn settings() -> Settings {
    let known = config::settings_path().filter(|path| toride::storage::stamp(path).is_some());
    known.map_or_else(
        || Settings {
            lang: language(),
            ..Settings::default()
        },
        |path| config::load(&path),
    )
}

/// Japanese unless the desktop plainly speaks something else.
fn language() -> Lang {
    match sys_locale::get_locale() {
        Some(locale) if !locale.starts_with("ja") && !locale.starts_with('C') => Lang::En,
        _ => Lang::Ja,
    }
}

/// Today in the local calendar.
fn today() -> Date {
    let now = jiff::Zoned::now();
    let [year, month, day] = [
        i32::from(now.year()),
        i32::from(now.month()),
        i32::from(now.day()),
    ];
    let date = (u16::try_from(year), u8::try_from(month), u8::try_from(day));
    let date = if let (Ok(year), Ok(month), Ok(day)) = date {
        Date::new(year, month, day)
    } else {
        None
    };
    date.unwrap_or(Date {
        year: 2000,
        month: 1,
        day: 1,
    })
}

/// Feeds the ids of what will be added; two people's additions must not collide.
fn random_seed() -> u64 {
    getrandom::u64().unwrap_or_else(|_| u64::from(std::process::id()))
}
