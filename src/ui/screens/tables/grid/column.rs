//! A column of a table: its head, what a record shows in it, and how a record takes what is entered.

use crate::{
    edit::{Change, Editable, StepName},
    i18n::{Lang, TablesText, half_width},
    plant::{Date, Element, Importance},
    typeset,
    ui::{ctx::ViewCtx, theme::size},
};

use super::cell::Cell;

/// Room beside the words of a head: its own margins, and the sign of the order.
const HEAD_PADDING: f32 = 22.0;

/// Why something typed was not taken.
pub(crate) type Refusal = TablesText;

/// What a choice stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// Nothing.
    None,
    /// A record.
    Element(Element),
    /// The n-th of a fixed list.
    Nth(usize),
    /// A code of the guideline.
    Code(String),
}

/// One entry of a list.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// What it stands for.
    pub key: Key,
    /// Its words.
    pub words: String,
    /// The user's code, found by searching and shown beside the words.
    pub code: String,
    /// Chosen now.
    pub on: bool,
}

impl Choice {
    /// The n-th of a fixed list.
    pub(crate) fn nth(n: usize, words: &str, on: bool) -> Self {
        Self {
            key: Key::Nth(n),
            words: words.to_owned(),
            code: String::new(),
            on,
        }
    }

    /// Nothing chosen; shown empty in the cell.
    pub(crate) const fn none(on: bool) -> Self {
        Self {
            key: Key::None,
            words: String::new(),
            code: String::new(),
            on,
        }
    }
}

type Show<'a, I, R> = Box<dyn Fn(&ViewCtx<'_>, I, &R) -> Cell + 'a>;
type List<'a, R> = Box<dyn Fn(&ViewCtx<'_>, &R) -> Vec<Choice> + 'a>;

type SetWords<'a, R> = Box<dyn Fn(&mut R, &str) -> Result<(), Refusal> + 'a>;
type SetOne<'a, R> = Box<dyn Fn(&mut R, &Key) + 'a>;
type SetSome<'a, R> = Box<dyn Fn(&mut R, &Key, bool) + 'a>;
type SetRating<'a, R> = Box<dyn Fn(&mut R, Option<Importance>) + 'a>;
type MakeChange<'a, I> = Box<dyn Fn(&ViewCtx<'_>, I, &Key) -> Change + 'a>;

/// How a column takes what is entered.
pub(crate) enum Entry<'a, I: Editable> {
    /// Not at all.
    ReadOnly,
    /// Typed words.
    Text(SetWords<'a, I::Record>),
    /// One of a list.
    One(List<'a, I::Record>, SetOne<'a, I::Record>),
    /// One of a list, by a change that touches more than the record.
    Move(List<'a, I::Record>, MakeChange<'a, I>),
    /// Some of a list, each switched on or off.
    Some(List<'a, I::Record>, SetSome<'a, I::Record>),
    /// An importance 0–3, or none.
    Rating(SetRating<'a, I::Record>),
}

/// A column.
pub(crate) struct Column<'a, I: Editable> {
    /// First line of its head.
    pub head: String,
    /// Second line of its head, if any.
    pub sub_head: &'static str,
    /// Its width before anybody drags it.
    pub width: f32,
    /// What a record shows.
    pub show: Show<'a, I, I::Record>,
    /// How it is edited.
    pub entry: Entry<'a, I>,
    /// The name of the undo step of an edit.
    pub step: StepName,
}

impl<'a, I: Editable> Column<'a, I> {
    /// A column that only shows.
    pub(crate) fn shown(
        head: &str,
        width: f32,
        show: impl Fn(&ViewCtx<'_>, I, &I::Record) -> Cell + 'a,
    ) -> Self {
        Self {
            head: head.to_owned(),
            sub_head: "",
            width,
            show: Box::new(show),
            entry: Entry::ReadOnly,
            step: StepName::Edit,
        }
    }

    /// A column of free text.
    pub(crate) fn text(
        head: &str,
        width: f32,
        get: impl Fn(&I::Record) -> &str + 'a,
        set: impl Fn(&mut I::Record, String) + 'a,
    ) -> Self {
        let mut column = Self::shown(head, width, move |_, _, record| {
            Cell::Text(get(record).to_owned())
        });
        column.entry = Entry::Text(Box::new(move |record, text| {
            set(record, text.trim().to_owned());
            Ok(())
        }));
        column
    }

    /// A column of words that may be refused.
    pub(crate) fn checked(
        head: &str,
        width: f32,
        get: impl Fn(&I::Record) -> &str + 'a,
        set: impl Fn(&mut I::Record, String) -> Result<(), Refusal> + 'a,
    ) -> Self {
        let mut column = Self::text(head, width, get, |_, _| ());
        column.entry = Entry::Text(Box::new(move |record, text| set(record, text.trim().to_owned())));
        column
    }

    /// A column of names, shown strong.
    pub(crate) fn name(
        head: &str,
        width: f32,
        get: impl Fn(&I::Record) -> &str + 'a,
        set: impl Fn(&mut I::Record, String) + 'a,
    ) -> Self {
        let mut column = Self::text(head, width, |_| "", set);
        column.show = Box::new(move |_, _, record| Cell::Strong(get(record).to_owned()));
        column.step = StepName::Rename;
        column
    }

    /// A column of names in the language of the window: the English name where there is one, else the Japanese.
    /// What is typed goes where what is shown stands.
    pub(crate) fn named(
        lang: Lang,
        head: &str,
        width: f32,
        get: impl for<'r> Fn(&'r I::Record) -> [&'r String; 2] + 'a,
        get_mut: impl for<'r> Fn(&'r mut I::Record) -> [&'r mut String; 2] + 'a,
    ) -> Self {
        let is_english = move |name_en: &str| lang.is_english() && !name_en.is_empty();
        let mut column = Self::shown(head, width, move |_, _, record| {
            let [name, name_en] = get(record);
            let shown = if is_english(name_en) { name_en } else { name };
            Cell::Strong(shown.clone())
        });
        column.entry = Entry::Text(Box::new(move |record, text| {
            let [name, name_en] = get_mut(record);
            let shown = if is_english(name_en.as_str()) {
                name_en
            } else {
                name
            };
            text.trim().clone_into(shown);
            Ok(())
        }));
        column.step = StepName::Rename;
        column
    }

    /// Its width until somebody drags it: as declared, but never so narrow that its head is cut off.
    pub(super) fn natural_width(&self) -> f32 {
        let head = typeset::measure(&self.head, size::TEXT_SMALL, true);
        let below = typeset::measure(self.sub_head, size::TEXT_SMALL, false);
        self.width.max(head.max(below) + HEAD_PADDING)
    }

    /// A column of days.
    pub(crate) fn date(
        head: &str,
        get: impl Fn(&I::Record) -> Option<Date> + 'a,
        set: impl Fn(&mut I::Record, Option<Date>) + 'a,
    ) -> Self {
        let mut column = Self::shown(head, 96.0, move |_, _, record| {
            Cell::Text(get(record).map(|date| date.to_string()).unwrap_or_default())
        });
        column.entry = Entry::Text(Box::new(move |record, text| {
            set(record, parse_date(text)?);
            Ok(())
        }));
        column
    }

    /// A column of whole numbers that may be absent.
    pub(crate) fn number(
        head: &str,
        width: f32,
        get: impl Fn(&I::Record) -> Option<u64> + 'a,
        set: impl Fn(&mut I::Record, Option<u64>) -> Result<(), Refusal> + 'a,
    ) -> Self {
        let mut column = Self::shown(head, width, move |_, _, record| {
            Cell::Number(get(record).map(with_separators).unwrap_or_default())
        });
        column.entry = Entry::Text(Box::new(move |record, text| set(record, parse_number(text)?)));
        column
    }

    /// A column that takes one of a list; `show` names what is chosen.
    pub(crate) fn one(
        head: &str,
        width: f32,
        show: impl Fn(&ViewCtx<'_>, &I::Record) -> String + 'a,
        list: impl Fn(&ViewCtx<'_>, &I::Record) -> Vec<Choice> + 'a,
        set: impl Fn(&mut I::Record, &Key) + 'a,
    ) -> Self {
        let mut column = Self::shown(head, width, move |ctx, _, record| Cell::Text(show(ctx, record)));
        column.entry = Entry::One(Box::new(list), Box::new(set));
        column
    }

    /// A column that takes one of a list by a change of its own.
    pub(crate) fn moving(
        head: &str,
        width: f32,
        show: impl Fn(&ViewCtx<'_>, &I::Record) -> Cell + 'a,
        list: impl Fn(&ViewCtx<'_>, &I::Record) -> Vec<Choice> + 'a,
        change: impl Fn(&ViewCtx<'_>, I, &Key) -> Change + 'a,
    ) -> Self {
        let mut column = Self::shown(head, width, move |ctx, _, record| show(ctx, record));
        column.entry = Entry::Move(Box::new(list), Box::new(change));
        column.step = StepName::MoveToZone;
        column
    }

    /// A column that takes some of a list; `show` names what is chosen.
    pub(crate) fn some(
        head: &str,
        width: f32,
        show: impl Fn(&ViewCtx<'_>, &I::Record) -> String + 'a,
        list: impl Fn(&ViewCtx<'_>, &I::Record) -> Vec<Choice> + 'a,
        set: impl Fn(&mut I::Record, &Key, bool) + 'a,
    ) -> Self {
        let mut column = Self::shown(head, width, move |ctx, _, record| Cell::Text(show(ctx, record)));
        column.entry = Entry::Some(Box::new(list), Box::new(set));
        column.step = StepName::Attach;
        column
    }

    /// A column of importance.
    pub(crate) fn rating(
        head: &str,
        show: impl Fn(&ViewCtx<'_>, I, &I::Record) -> Cell + 'a,
        set: impl Fn(&mut I::Record, Option<Importance>) + 'a,
    ) -> Self {
        let mut column = Self::shown(head, 66.0, show);
        column.entry = Entry::Rating(Box::new(set));
        column.step = StepName::Rate;
        column
    }

    /// With a second line in the head.
    #[must_use]
    pub(crate) fn under(mut self, sub_head: &'static str) -> Self {
        self.sub_head = sub_head;
        self
    }

    /// With another name for its undo step.
    #[must_use]
    pub(crate) fn step(mut self, step: StepName) -> Self {
        self.step = step;
        self
    }
}

/// A day, typed as `2026-04-12`, `2026/4/12` or with full-width digits; empty is none.
pub(crate) fn parse_date(text: &str) -> Result<Option<Date>, Refusal> {
    let text = half_width(text.trim());
    if text.is_empty() {
        return Ok(None);
    }
    let parts: Vec<&str> = text
        .split(['-', '/', '.', '年', '月', '日'])
        .filter(|part| !part.is_empty())
        .collect();
    let [year, month, day] = parts.as_slice() else {
        return Err(Refusal::NotADate);
    };
    let date = match (year.parse(), month.parse(), day.parse()) {
        (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day),
        _ => None,
    };
    date.map(Some).ok_or(Refusal::NotADate)
}

/// A whole number, with or without separators or full-width digits; empty is none.
pub(super) fn parse_number(text: &str) -> Result<Option<u64>, Refusal> {
    let text = half_width(text.trim()).replace([',', '、', ' '], "");
    if text.is_empty() {
        return Ok(None);
    }
    text.parse()
        .map(Some)
        .map_err(|_overflow_or_letters| Refusal::NotANumber)
}

/// An importance as people type it: a digit, a letter or the word.
pub(super) fn parse_rating(text: &str) -> Option<Importance> {
    let text = half_width(text.trim()).to_lowercase();
    let number = match text.as_str() {
        "0" | "n" | "none" | "なし" | "無" | "–" => 0,
        "1" | "l" | "low" | "小" | "低" => 1,
        "2" | "m" | "medium" | "中" => 2,
        "3" | "h" | "high" | "大" | "高" => 3,
        _ => return None,
    };
    Importance::new(number)
}

/// `12345` as `12,345`.
pub(super) fn with_separators(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_understood_as_people_in_japan_type_them() {
        let day = Date::new(2026, 4, 12);
        for text in [
            "2026-04-12",
            "2026/4/12",
            "２０２６／４／１２",
            "2026年4月12日",
            " 2026.4.12 ",
        ] {
            assert_eq!(parse_date(text), Ok(day), "{text}");
        }
        assert_eq!(parse_date(""), Ok(None));
        assert_eq!(parse_date("4/12"), Err(Refusal::NotADate));
        assert_eq!(parse_date("2026-02-30"), Err(Refusal::NotADate));
    }

    #[test]
    fn ratings_are_understood_as_digit_letter_or_word() {
        for (text, number) in [("0", 0), ("１", 1), ("M", 2), ("大", 3), ("高", 3)] {
            assert_eq!(parse_rating(text), Importance::new(number), "{text}");
        }
        assert_eq!(parse_rating("4"), None);
    }

    #[test]
    fn numbers_carry_separators_both_ways() {
        assert_eq!(with_separators(1_234_567), "1,234,567");
        assert_eq!(parse_number("1,234,567"), Ok(Some(1_234_567)));
        assert_eq!(parse_number("１２"), Ok(Some(12)));
        assert_eq!(parse_number("twelve"), Err(Refusal::NotANumber));
    }
}
