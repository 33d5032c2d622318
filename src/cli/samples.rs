//! `samples`: what there is to start from.

use serde_json::json;

use super::{
    Console, DONE, Failure,
    args::{Format, SamplesArgs},
    json,
    sheet::Sheet,
};
use crate::{
    i18n::{CliText, Lang},
    samples,
};

pub(super) fn run(args: &SamplesArgs, lang: Lang, console: &mut Console<'_>) -> Result<u8, Failure> {
    let mut sheet = Sheet::new(&[
        ("name", CliText::HeadName),
        ("title", CliText::HeadTitle),
        ("about", CliText::HeadAbout),
    ]);
    for sample in samples::all() {
        let [title_ja, title_en] = sample.title;
        let [about_ja, about_en] = sample.description;
        let cells = [
            sample.name,
            lang.pick(title_ja, title_en),
            lang.pick(about_ja, about_en),
        ];
        sheet.rows.push(cells.map(str::to_owned).into());
    }
    let text = match args.format {
        Format::Text => sheet.text(lang),
        Format::Csv => sheet.csv(),
        Format::Json => json::text(&json::answer([("samples", all())])),
    };
    console.result(&text, lang)?;
    Ok(DONE)
}

fn all() -> serde_json::Value {
    let samples = samples::all().iter().map(|sample| {
        let [title_ja, title_en] = sample.title;
        let [about_ja, about_en] = sample.description;
        json!({
            "name": sample.name,
            "title": { "ja": title_ja, "en": title_en },
            "about": { "ja": about_ja, "en": about_en },
        })
    });
    samples.collect()
}
