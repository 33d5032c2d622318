//! `generate`: a synthetic plant.

use super::{Console, DONE, Failure, args::GenerateArgs, input};
use crate::{i18n::Lang, samples};

pub(super) fn run(args: &GenerateArgs, lang: Lang, console: &mut Console<'_>) -> Result<u8, Failure> {
    let plant = samples::generate(args.devices as usize, args.seed);
    input::write_plant(&args.output, plant, lang, console)?;
    Ok(DONE)
}
