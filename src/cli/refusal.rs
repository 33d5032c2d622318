//! A line that cannot be understood, told in the reader's language: what is wrong with it, then how it should look.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::i18n::{CliText, Lang, fill};

/// What is wrong with the line. Kinds of mistakes that cannot come from this command table stay in clap's words.
pub(super) fn refusal(error: &clap::Error, lang: Lang) -> String {
    let context = |kind| error.get(kind).map(words);
    let argument = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let holes = [("arg", argument.as_str()), ("value", value.as_str())];
    let say = |text: CliText| fill(text.get(lang), &holes);
    let mut lines = vec![match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => say(CliText::LineNoValue),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => say(CliText::LineBadValue),
        ErrorKind::UnknownArgument => say(CliText::LineUnknown),
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand).unwrap_or_default();
            fill(CliText::LineNoJob.get(lang), &[("value", &name)])
        }
        ErrorKind::MissingRequiredArgument => say(CliText::LineMissing),
        ErrorKind::ArgumentConflict => say(CliText::LineConflict),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            say(CliText::LineCount)
        }
        _ => return error.render().to_string().trim_end().to_owned(),
    }];
    let suggestions = [
        (ContextKind::ValidValue, CliText::LineValues),
        (ContextKind::SuggestedArg, CliText::LineMeant),
        (ContextKind::SuggestedSubcommand, CliText::LineMeant),
        (ContextKind::SuggestedValue, CliText::LineMeant),
    ];
    for (kind, text) in suggestions {
        if let Some(values) = context(kind).filter(|values| !values.is_empty()) {
            lines.push(fill(text.get(lang), &[("values", &values)]));
        }
    }
    if let Some(usage) = context(ContextKind::Usage) {
        let usage = usage.trim_start_matches("Usage:").trim();
        lines.push(format!("{} {usage}", CliText::HeadUsage.get(lang)));
    }
    lines.push(CliText::LineHelp.get(lang).to_owned());
    lines.join("\n")
}

/// A part of the context as text.
fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => {
            let texts: Vec<String> = texts.iter().map(ToString::to_string).collect();
            texts.join(", ")
        }
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
