//! Lists that columns choose from: records of the plant, facts, fixed values.

use super::{
    grid::{Choice, Key},
    order,
};
use crate::{
    edit::Editable,
    i18n::Word,
    plant::{Element, Fact},
    report::wording::InWords,
    ui::ctx::ViewCtx,
};

/// Every record of a kind, by name; `none` adds an empty entry at the top.
pub(super) fn records<I: Editable>(ctx: &ViewCtx<'_>, none: bool, is_on: impl Fn(I) -> bool) -> Vec<Choice> {
    let plant = ctx.plant();
    let english = ctx.lang.is_english();
    let mut any = false;
    let records: Vec<Choice> = order::ids::<I>(ctx)
        .into_iter()
        .map(|id| {
            let element: Element = id.into();
            let on = is_on(id);
            any |= on;
            Choice {
                key: Key::Element(element),
                words: plant.display_name(element, english),
                code: plant.code_and_name(element, english).0.to_owned(),
                on,
            }
        })
        .collect();
    let empty = none.then(|| Choice::none(!any));
    empty.into_iter().chain(records).collect()
}

/// The name of a record, empty when there is none.
pub(super) fn name_of(ctx: &ViewCtx<'_>, id: Option<impl Into<Element>>) -> String {
    id.map(|id| ctx.name(id)).unwrap_or_default()
}

/// Names side by side.
pub(super) fn names<I: Into<Element> + Copy>(ctx: &ViewCtx<'_>, ids: impl IntoIterator<Item = I>) -> String {
    let names: Vec<String> = ids.into_iter().map(|id| ctx.name(id)).collect();
    names.join(" ・ ")
}

/// A fact in a word.
pub(super) fn fact_word<T: InWords>(ctx: &ViewCtx<'_>, fact: &Fact<T>) -> String {
    let word = match fact {
        Fact::Known(value) => value.word(),
        Fact::Unknown => Word::Unknown,
        Fact::NotApplicable { .. } => Word::NotApplicable,
        Fact::Assumed => Word::Default,
    };
    word.get(ctx.lang).to_owned()
}

/// Puts an id in or takes it out.
pub(super) fn switch<I: Ord>(ids: &mut std::collections::BTreeSet<I>, id: Option<I>, on: bool) {
    if let Some(id) = id {
        if on {
            ids.insert(id);
        } else {
            ids.remove(&id);
        }
    }
}

/// The id a key stands for, if it is of this kind.
pub(super) fn id_of<I: Editable>(key: &Key) -> Option<I> {
    match key {
        Key::Element(element) => element.to_string().parse().ok(),
        _ => None,
    }
}

/// Every value of a fixed list.
pub(super) fn values<T: InWords + PartialEq>(ctx: &ViewCtx<'_>, all: &[T], chosen: T) -> Vec<Choice> {
    let entry = |(n, value): (usize, &T)| Choice::nth(n, value.in_words(ctx.lang), *value == chosen);
    all.iter().enumerate().map(entry).collect()
}

/// The value a key stands for.
pub(super) fn value_of<T: Copy>(all: &[T], key: &Key) -> Option<T> {
    match key {
        Key::Nth(n) => all.get(*n).copied(),
        _ => None,
    }
}

/// A fact of a few values: left alone, known, not confirmed; one that does not apply stays in the list.
pub(super) fn facts<T: InWords + PartialEq>(ctx: &ViewCtx<'_>, all: &[T], fact: &Fact<T>) -> Vec<Choice> {
    let word = |word: Word| word.get(ctx.lang);
    let alone = Choice {
        words: word(Word::Default).to_owned(),
        ..Choice::none(*fact == Fact::Assumed)
    };
    let known = all
        .iter()
        .enumerate()
        .map(|(n, value)| Choice::nth(n, value.in_words(ctx.lang), fact.known() == Some(value)));
    let unknown = Choice::nth(all.len(), word(Word::Unknown), *fact == Fact::Unknown);
    let not_applicable = matches!(fact, Fact::NotApplicable { .. })
        .then(|| Choice::nth(all.len() + 1, word(Word::NotApplicable), true));
    let mut choices: Vec<Choice> = std::iter::once(alone).chain(known).collect();
    choices.push(unknown);
    choices.extend(not_applicable);
    choices
}

/// The fact a key stands for; `None` leaves it as it is.
pub(super) fn fact_of<T: Copy>(all: &[T], key: &Key) -> Option<Fact<T>> {
    match key {
        Key::None => Some(Fact::Assumed),
        Key::Nth(n) if *n == all.len() => Some(Fact::Unknown),
        key => value_of(all, key).map(Fact::Known),
    }
}

/// The answers to a question.
pub(super) const YES_NO: [bool; 2] = [true, false];
