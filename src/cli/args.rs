//! What can be typed after `toride`. Words of the help stand in `i18n::cli`; `help` puts them in.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::{
    analysis::findings::{Plan, Settings},
    i18n::Lang,
    plant::Date,
};

/// The whole line.
#[derive(Debug, Parser)]
#[command(name = "toride", version, args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    /// A plant to open in the window.
    pub(super) file: Option<PathBuf>,
    /// Language of messages and of what is written.
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    pub(super) lang: Option<LangArg>,
    /// The job; without one the window opens.
    #[command(subcommand)]
    pub(super) job: Option<Job>,
}

/// A job without a window.
#[derive(Debug, Subcommand)]
pub(super) enum Job {
    /// A new plant.
    New(NewArgs),
    /// The list of samples.
    Samples(SamplesArgs),
    /// Model and zoning checked.
    Check(CheckArgs),
    /// The findings.
    Analyze(AnalyzeArgs),
    /// What follows when devices are known to be held.
    Incident(IncidentArgs),
    /// Measures planned.
    Plan(PlanArgs),
    /// The report.
    Report(ReportArgs),
    /// The drawing.
    Render(RenderArgs),
    /// A synthetic plant.
    Generate(GenerateArgs),
}

/// `new`.
#[derive(Debug, ClapArgs)]
pub(super) struct NewArgs {
    /// The file to write.
    pub(super) out: PathBuf,
    /// The sample to start from.
    #[arg(long, value_name = "NAME")]
    pub(super) sample: Option<String>,
    /// Replace an existing file.
    #[arg(long)]
    pub(super) force: bool,
}

/// `samples`.
#[derive(Debug, ClapArgs)]
pub(super) struct SamplesArgs {
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

/// `check`.
#[derive(Debug, ClapArgs)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) input: Input,
    /// The day ends of support are compared with; without it, the day of the plant's own state.
    #[arg(long = "date", value_name = "YYYY-MM-DD")]
    pub(super) today: Option<Date>,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

/// `analyze`.
#[derive(Debug, ClapArgs)]
pub(super) struct AnalyzeArgs {
    #[command(flatten)]
    pub(super) input: Input,
    /// Measures as they are, or as planned.
    #[arg(long, value_enum, default_value_t)]
    pub(super) plan: PlanArg,
    #[command(flatten)]
    pub(super) run: Run,
    /// Every story, cut and key step of every effect.
    #[arg(long)]
    pub(super) all: bool,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

/// `incident`.
#[derive(Debug, ClapArgs)]
pub(super) struct IncidentArgs {
    #[command(flatten)]
    pub(super) input: Input,
    /// Devices known to be held: ids, numbers or names, separated by commas.
    #[arg(long, value_name = "DEVICE,…", value_delimiter = ',', required = true)]
    pub(super) held: Vec<String>,
    /// Measures as they are, or as planned.
    #[arg(long, value_enum, default_value_t)]
    pub(super) plan: PlanArg,
    #[command(flatten)]
    pub(super) run: Run,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

/// `plan`.
#[derive(Debug, ClapArgs)]
pub(super) struct PlanArgs {
    #[command(flatten)]
    pub(super) input: Input,
    /// Cost classes the plan may add up to.
    #[arg(long, value_name = "COST", value_parser = clap::value_parser!(u32).range(0..=1_000))]
    pub(super) budget: Option<u32>,
    /// Largest stop class allowed.
    #[arg(long, value_name = "STOP", value_parser = clap::value_parser!(u8).range(0..=4))]
    pub(super) max_stop: Option<u8>,
    /// Zones whose planned shutdown can be used.
    #[arg(long, value_name = "Z1,Z2", value_delimiter = ',')]
    pub(super) shutdown: Vec<String>,
    /// Also strengths above those asked for.
    #[arg(long)]
    pub(super) above_required: bool,
    /// On top of the measures as they are, or as planned.
    #[arg(long, value_enum, default_value_t)]
    pub(super) plan: PlanArg,
    #[command(flatten)]
    pub(super) run: Run,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

/// `report`.
#[derive(Debug, ClapArgs)]
pub(super) struct ReportArgs {
    #[command(flatten)]
    pub(super) input: Input,
    #[command(flatten)]
    pub(super) output: Output,
    /// Sections to print, separated by commas.
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub(super) sections: Vec<String>,
    /// The day on the cover.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) date: Option<Date>,
    #[command(flatten)]
    pub(super) run: Run,
}

/// `render`.
#[derive(Debug, ClapArgs)]
pub(super) struct RenderArgs {
    #[command(flatten)]
    pub(super) input: Input,
    #[command(flatten)]
    pub(super) output: Output,
    /// Width of a PNG in pixels.
    #[arg(long, value_name = "PX", default_value_t = 1600, value_parser = clap::value_parser!(u32).range(16..=16_384))]
    pub(super) width: u32,
}

/// `generate`.
#[derive(Debug, ClapArgs)]
pub(super) struct GenerateArgs {
    /// How many devices.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(super) devices: u32,
    /// The same seed gives the same plant.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(super) seed: u64,
    #[command(flatten)]
    pub(super) output: Output,
}

/// A plant to read.
#[derive(Debug, ClapArgs)]
pub(super) struct Input {
    /// The plant.
    pub(super) file: PathBuf,
}

/// A file to write.
#[derive(Debug, ClapArgs)]
pub(super) struct Output {
    /// The file to write.
    #[arg(short, long = "output", value_name = "OUT")]
    pub(super) out: PathBuf,
    /// Replace an existing file.
    #[arg(long)]
    pub(super) force: bool,
}

/// How to compute.
#[derive(Debug, ClapArgs)]
pub(super) struct Run {
    /// Samples where exact is out of reach.
    #[arg(long, value_name = "N", default_value_t = Settings::default().trials, value_parser = clap::value_parser!(u32).range(512..=1_048_576))]
    pub(super) trials: u32,
    /// Seed of the samples.
    #[arg(long, value_name = "N", default_value_t = Settings::default().seed)]
    pub(super) seed: u64,
}

/// A language.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum LangArg {
    Ja,
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Ja => Self::Ja,
            LangArg::En => Self::En,
        }
    }
}

/// How a table comes out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    #[default]
    Text,
    Json,
    Csv,
}

/// Which strengths count.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum PlanArg {
    #[default]
    Now,
    Target,
}

impl From<PlanArg> for Plan {
    fn from(plan: PlanArg) -> Self {
        match plan {
            PlanArg::Now => Self::Now,
            PlanArg::Target => Self::Target,
        }
    }
}
