//! Chooses window or command line.

use std::{
    io::{Write as _, stderr},
    path::PathBuf,
    process::ExitCode,
};

use toride::ui::{app, settings::Settings};

/// Not done: bad usage, unreadable input, no window possible.
const NOT_DONE: u8 = 2;

fn main() -> ExitCode {
    let file = std::env::args_os().nth(1).map(PathBuf::from);
    match app::run(file, random_seed(), Settings::default()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Where even stderr is gone, the exit code still tells.
            writeln!(stderr(), "{message}").ok();
            ExitCode::from(NOT_DONE)
        }
    }
}

/// Feeds the ids of what will be added; two people's additions must not collide.
fn random_seed() -> u64 {
    getrandom::u64().unwrap_or_else(|_| u64::from(std::process::id()))
}
