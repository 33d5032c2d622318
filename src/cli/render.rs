//! `render`: the drawing as SVG or PNG.

use super::{Console, DONE, Failure, args::RenderArgs, input, report::expect_ending};
use crate::{
    analysis::findings::{Depth, Settings},
    diagram::{
        palette::{Look, Palette},
        scene::{SceneOptions, scene},
    },
    i18n::Lang,
    report::{png, svg},
};

pub(super) fn run(
    args: &RenderArgs,
    lang: Lang,
    written: Lang,
    console: &mut Console<'_>,
) -> Result<u8, Failure> {
    let ending = expect_ending(&args.output.out, &["svg", "png"], lang)?;
    let plant = input::open(&args.input.file, lang, console)?;
    let findings = input::findings(
        &plant,
        &Settings {
            depth: Depth::Quick,
            ..Settings::default()
        },
    );
    let options = SceneOptions {
        lang: written,
        findings: Some(&findings),
        ..SceneOptions::default()
    };
    let list = scene(&plant, &options).list;
    let palette = Palette::of(Look::Paper);
    let bytes = if ending == "svg" {
        svg::svg(&list, palette).into_bytes()
    } else {
        let scale = png::scale_for_width(&list, args.width);
        png::png(&list, palette, scale).map_err(|error| Failure(error.to_string()))?
    };
    input::write(&args.output, &bytes, lang, console)?;
    Ok(DONE)
}
