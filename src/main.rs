//! Chooses window or command line, and hands in what only the outside knows: streams, day, language, randomness.

use std::{
    io::{Write as _, stderr, stdout},
    path::PathBuf,
    process::ExitCode,
};

use toride::{
    cli::{self, Console, Outcome, World},
    i18n::Lang,
    ui::{app, settings::Settings},
    workspace::{self, config},
};

fn main() -> ExitCode {
    let line: Vec<_> = std::env::args_os().collect();
    let (mut out, mut err) = (stdout().lock(), stderr().lock());
    let world = World {
        lang: language(),
        today: workspace::today(),
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
    let known = config::settings_path().and_then(|path| config::read(&path));
    known.unwrap_or_else(|| Settings {
        lang: language(),
        ..Settings::default()
    })
}

/// Japanese unless the desktop plainly speaks something else.
fn language() -> Lang {
    match sys_locale::get_locale() {
        Some(locale) if !locale.starts_with("ja") && !locale.starts_with('C') => Lang::En,
        _ => Lang::Ja,
    }
}

/// Feeds the ids of what will be added; two people's additions must not collide.
fn random_seed() -> u64 {
    getrandom::u64().unwrap_or_else(|_| u64::from(std::process::id()))
}
