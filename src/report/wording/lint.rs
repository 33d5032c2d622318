//! Sentences of the rules that check a drawing: the rule's words with the names of its subjects filled in.

use crate::{
    analysis::findings::Lint,
    guideline::Catalogue,
    i18n::{Lang, fill},
    plant::{Element, ElementKind, Plant},
};

/// Subjects named in full; more are counted.
const NAMED_SUBJECTS: usize = 6;

/// What a rule found, as one sentence. A rule the catalogue has no words for gives its code.
pub fn lint_sentence(lint: &Lint, plant: &Plant, catalogue: &Catalogue, lang: Lang) -> String {
    let Some(rule) = catalogue.rules.get(lint.rule) else {
        return lint.rule.to_owned();
    };
    let subject = lint
        .subjects
        .first()
        .map(|&element| subject_name(element, plant, lang))
        .unwrap_or_default();
    let others = names(lint.subjects.get(1..).unwrap_or_default(), plant, lang);
    let names = names(&lint.subjects, plant, lang);
    let count = if lint.parts.is_empty() {
        lint.subjects.len()
    } else {
        lint.parts.len()
    };
    let count = count.to_string();
    let mut holes = vec![
        ("subject", subject.as_str()),
        ("others", &others),
        ("names", &names),
        ("count", &count),
    ];
    holes.extend(lint.arguments.iter().map(|(name, value)| (*name, value.as_str())));
    let many = rule.many.as_ref().filter(|_| !lint.parts.is_empty());
    let words = many.unwrap_or(&rule.text);
    fill(words.get(lang), &holes).trim().to_owned()
}

/// Code and name of a record, as a sentence calls it.
pub fn subject_name(element: Element, plant: &Plant, lang: Lang) -> String {
    let (code, name) = plant.code_and_name(element, lang.is_english());
    let quoted = |name: &str| fill(lang.pick("「{name}」", "“{name}”"), &[("name", name)]);
    match (code, name) {
        ("", "") => element.to_string(),
        (code, "") => code.to_owned(),
        (code, _) if element.kind() == ElementKind::Conduit => code.to_owned(),
        ("", name) => quoted(name),
        (code, name) => match lang {
            Lang::Ja => format!("{code}{}", quoted(name)),
            Lang::En => format!("{code} {}", quoted(name)),
        },
    }
}

/// Names of records after each other; many are counted.
fn names(elements: &[Element], plant: &Plant, lang: Lang) -> String {
    let more = elements.len().saturating_sub(NAMED_SUBJECTS);
    let names: Vec<String> = (elements.iter().take(NAMED_SUBJECTS))
        .map(|&element| plant.display_name(element, lang.is_english()))
        .collect();
    let names = names.join(lang.pick("、", ", "));
    match more {
        0 => names,
        more => fill(
            lang.pick("{names} ほか{n}件", "{names} and {n} more"),
            &[("names", &names), ("n", &more.to_string())],
        ),
    }
}
