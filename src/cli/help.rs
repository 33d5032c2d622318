//! Puts the words of `i18n::cli` into the command table: one for every job and every argument.

use clap::{Arg, ArgAction, Command};

use crate::i18n::{CliText, Lang};

const JOBS: &[(&str, CliText)] = &[
    ("new", CliText::HelpNew),
    ("samples", CliText::HelpSamples),
    ("check", CliText::HelpCheck),
    ("analyze", CliText::HelpAnalyze),
    ("incident", CliText::HelpIncident),
    ("plan", CliText::HelpPlanJob),
    ("report", CliText::HelpReport),
    ("render", CliText::HelpRender),
    ("generate", CliText::HelpGenerate),
];

const ARGUMENTS: &[(&str, CliText)] = &[
    ("file", CliText::HelpFile),
    ("lang", CliText::HelpLang),
    ("out", CliText::HelpOut),
    ("force", CliText::HelpForce),
    ("sample", CliText::HelpSample),
    ("format", CliText::HelpFormat),
    ("plan", CliText::HelpPlan),
    ("held", CliText::HelpHeld),
    ("budget", CliText::HelpBudget),
    ("max_stop", CliText::HelpMaxStop),
    ("shutdown", CliText::HelpShutdown),
    ("above_required", CliText::HelpAboveRequired),
    ("trials", CliText::HelpTrials),
    ("all", CliText::HelpAll),
    ("sections", CliText::HelpSections),
    ("date", CliText::HelpDate),
    ("today", CliText::HelpToday),
    ("width", CliText::HelpWidth),
    ("devices", CliText::HelpDevices),
    ("seed", CliText::HelpSeed),
    ("help", CliText::HelpHelp),
    ("version", CliText::HelpVersion),
];

fn words(table: &[(&str, CliText)], name: &str, lang: Lang) -> Option<&'static str> {
    let row = table.iter().find(|(id, _)| *id == name);
    row.map(|(_, text)| text.get(lang))
}

/// The command table with its help in one language.
pub(super) fn in_language(command: Command, lang: Lang) -> Command {
    let flag = |name: &'static str, short, action| Arg::new(name).long(name).short(short).action(action);
    let command = command
        .about(CliText::About.get(lang))
        .after_help(CliText::ExitCodes.get(lang))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help).global(true))
        .arg(flag("version", 'V', ArgAction::Version))
        .mut_subcommands(|job| {
            let about = words(JOBS, job.get_name(), lang).unwrap_or_default();
            describe(job.about(about), lang)
        });
    describe(command, lang)
}

/// Headings and arguments of one command.
fn describe(command: Command, lang: Lang) -> Command {
    command
        .help_template(format!(
            "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}\n",
            CliText::HeadUsage.get(lang)
        ))
        .subcommand_help_heading(CliText::HeadJobs.get(lang))
        .mut_args(|argument| {
            let heading = if argument.is_positional() {
                CliText::HeadArguments
            } else {
                CliText::HeadOptions
            };
            let help = words(ARGUMENTS, argument.get_id().as_str(), lang).unwrap_or_default();
            argument.help_heading(heading.get(lang)).help(help)
        })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::cli::args::Args;

    #[test]
    fn every_job_and_every_argument_is_explained_in_both_languages() {
        for lang in Lang::ALL {
            let mut command = in_language(Args::command(), lang);
            command.build();
            for job in std::iter::once(&command).chain(command.get_subcommands()) {
                assert!(
                    job.get_about().is_some_and(|text| !text.to_string().is_empty()),
                    "{job}"
                );
                for argument in job.get_arguments() {
                    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(!help.is_empty(), "{}: {}", job.get_name(), argument.get_id());
                }
            }
        }
    }

    #[test]
    fn the_table_of_commands_is_sound() {
        in_language(Args::command(), Lang::Ja).debug_assert();
    }
}
