//! A form over one record or several of the same kind: each field shows what they share and changes all of them.

use egui::{Checkbox, Id, RichText, Ui};

use super::{
    InspectorText as T,
    drafts::{Commit, Drafts, FieldLook, FieldSpec},
    picker::{Choice, picker},
    rows::{row, wide_row},
};
use crate::{
    edit::{Change, Editable, StepName},
    i18n::Word,
    plant::{Date, Fact, Plant},
    report::wording::InWords as _,
    ui::{
        ctx::ViewCtx,
        theme::{Theme, size},
    },
};

/// Where a field lies in its record.
pub(super) struct Lens<R, V: ?Sized> {
    pub(super) get: fn(&R) -> &V,
    pub(super) get_mut: fn(&mut R) -> &mut V,
}

impl<R, V: ?Sized> Clone for Lens<R, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, V: ?Sized> Copy for Lens<R, V> {}

/// `lens!(recovery.restore_tested)`: where that field lies.
macro_rules! lens { ($($field:ident).+) => {
    $crate::ui::panels::inspector::form::Lens {
        get: |record| &record.$($field).+,
        get_mut: |record| &mut record.$($field).+,
    }
} }
pub(super) use lens;

/// What several records share at a field.
#[derive(Clone, Copy)]
pub(super) enum Common<'a, V> {
    /// All the same.
    Same(&'a V),
    /// They differ.
    Mixed,
}

/// Fields over the records with these ids.
pub(super) struct Form<'a, 'c, I> {
    pub(super) ctx: &'a ViewCtx<'c>,
    pub(super) drafts: &'a mut Drafts,
    pub(super) ids: &'a [I],
}

impl<'a, 'c, I: Editable + 'static> Form<'a, 'c, I> {
    pub(super) const fn theme(&self) -> &'c Theme {
        self.ctx.theme
    }

    /// A text of the inspector in the language of the window.
    pub(super) const fn say(&self, text: T) -> &'static str {
        text.get(self.ctx.lang)
    }

    /// What the records share at a field; nothing when none of them exists.
    pub(super) fn common<V: PartialEq>(&self, get: impl Fn(&I::Record) -> &V) -> Option<Common<'a, V>>
    where
        'c: 'a,
    {
        let table = I::table(self.ctx.plant());
        let mut values = self.ids.iter().filter_map(|id| table.get(id)).map(get);
        let first = values.next()?;
        Some(if values.all(|value| value == first) {
            Common::Same(first)
        } else {
            Common::Mixed
        })
    }

    /// Changes a field of all records as one step.
    pub(super) fn set<V: Clone>(&self, step: StepName, lens: Lens<I::Record, V>, value: &V) {
        let change = Change::edit(self.ctx.plant(), self.ids, |record| {
            (lens.get_mut)(record).clone_from(value);
        });
        if !change.is_nothing() {
            self.ctx.change(step, change);
        }
    }

    fn field_id(&self, label: T) -> Id {
        Id::new(("inspector", label, self.ids.first().map(ToString::to_string)))
    }

    /// A field that shows `text` and is parsed by `parse` when it is left; `Err` is what the user is told.
    fn parsed<V: PartialEq + Clone + 'static>(
        &mut self,
        ui: &mut Ui,
        (label, hint): (T, &str),
        lens: Lens<I::Record, V>,
        write: fn(&V) -> String,
        parse: impl Fn(&str) -> Result<V, String> + 'static,
    ) {
        let shared = self.common(lens.get);
        let mixed = matches!(shared, Some(Common::Mixed));
        let saved = match shared {
            Some(Common::Same(value)) => write(value),
            _ => String::new(),
        };
        let ids = self.ids.to_vec();
        let commit = move || -> Commit {
            Box::new(move |plant: &Plant, typed: &str| {
                let value = parse(typed.trim())?;
                Ok(Change::edit(plant, &ids, |record| {
                    (lens.get_mut)(record).clone_from(&value);
                }))
            })
        };
        row(ui, self.theme(), self.say(label), |ui| {
            let spec = FieldSpec {
                id: self.field_id(label),
                label: self.say(label),
                hint: if mixed { self.say(T::Mixed) } else { hint },
                look: FieldLook::Line,
                width: ui.available_width(),
                step: StepName::Edit,
            };
            self.drafts.field(ui, self.ctx, spec, &saved, commit);
        });
    }

    /// A line of text.
    pub(super) fn text(&mut self, ui: &mut Ui, label: T, lens: Lens<I::Record, String>) {
        self.parsed(ui, (label, ""), lens, Clone::clone, |typed| Ok(typed.to_owned()));
    }

    /// Several lines of text over the whole width.
    pub(super) fn long_text(&mut self, ui: &mut Ui, label: T, lens: Lens<I::Record, String>) {
        let shared = self.common(lens.get);
        let hint = self.say(if matches!(shared, Some(Common::Mixed)) {
            T::Mixed
        } else {
            label
        });
        let saved = match shared {
            Some(Common::Same(value)) => value.clone(),
            _ => String::new(),
        };
        let ids = self.ids.to_vec();
        let commit = move || -> Commit {
            Box::new(move |plant: &Plant, typed: &str| {
                Ok(Change::edit(plant, &ids, |record| {
                    typed.trim_end().clone_into((lens.get_mut)(record));
                }))
            })
        };
        let spec = FieldSpec {
            id: self.field_id(label),
            label: self.say(label),
            hint,
            look: FieldLook::Lines,
            width: ui.available_width(),
            step: StepName::Edit,
        };
        self.drafts.field(ui, self.ctx, spec, &saved, commit);
    }

    /// A whole number of at least 1.
    pub(super) fn count(&mut self, ui: &mut Ui, label: T, lens: Lens<I::Record, u32>) {
        let wrong = self.say(T::NotACount);
        self.parsed(ui, (label, ""), lens, ToString::to_string, move |typed| {
            halfwidth(typed)
                .parse()
                .ok()
                .filter(|&count| count > 0)
                .ok_or_else(|| wrong.to_owned())
        });
    }

    /// A whole number, or nothing.
    pub(super) fn number<N>(&mut self, ui: &mut Ui, label: T, hint: T, lens: Lens<I::Record, Option<N>>)
    where
        N: PartialEq + Clone + ToString + std::str::FromStr + 'static,
    {
        let (wrong, hint) = (self.say(T::NotANumber), self.say(hint));
        let write = |value: &Option<N>| value.as_ref().map(ToString::to_string).unwrap_or_default();
        self.parsed(ui, (label, hint), lens, write, move |typed| {
            optional(typed, |typed| typed.parse().map_err(|_error| wrong.to_owned()))
        });
    }

    /// A day, or nothing.
    pub(super) fn date(&mut self, ui: &mut Ui, label: T, lens: Lens<I::Record, Option<Date>>) {
        let wrong = self.say(T::NotADate);
        let write = |value: &Option<Date>| value.map(|date| date.to_string()).unwrap_or_default();
        self.parsed(ui, (label, "2026-04-12"), lens, write, move |typed| {
            optional(typed, |typed| {
                typed.replace('/', "-").parse().map_err(|_error| wrong.to_owned())
            })
        });
    }

    /// A whole number within bounds, or nothing.
    pub(super) fn bounded(
        &mut self,
        ui: &mut Ui,
        (label, wrong): (T, T),
        lens: Lens<I::Record, Option<u8>>,
        bounds: std::ops::RangeInclusive<u8>,
    ) {
        let wrong = self.say(wrong);
        let write = |value: &Option<u8>| value.map(|value| value.to_string()).unwrap_or_default();
        self.parsed(ui, (label, ""), lens, write, move |typed| {
            optional(typed, |typed| {
                let number = typed.parse().ok().filter(|number| bounds.contains(number));
                number.ok_or_else(|| wrong.to_owned())
            })
        });
    }

    /// A share 0–1, shown and typed as per cent; nothing means all.
    pub(super) fn percent(&mut self, ui: &mut Ui, label: T, lens: Lens<I::Record, Option<f64>>) {
        let wrong = self.say(T::NotAPercent);
        let write = |share: &Option<f64>| share.map(|share| (share * 100.0).to_string()).unwrap_or_default();
        self.parsed(ui, (label, "100"), lens, write, move |typed| {
            optional(typed, |typed| {
                let percent = typed
                    .parse::<f64>()
                    .ok()
                    .filter(|percent| (0.0..=100.0).contains(percent));
                percent
                    .map(|percent| percent / 100.0)
                    .ok_or_else(|| wrong.to_owned())
            })
        });
    }

    /// A pick list.
    pub(super) fn pick<V: PartialEq + Clone>(
        &self,
        ui: &mut Ui,
        label: T,
        lens: Lens<I::Record, V>,
        shown: impl FnOnce(&V) -> String,
        choices: impl FnOnce() -> Vec<Choice<V>>,
    ) {
        let shared = self.common(lens.get);
        let (current, text) = match shared {
            Some(Common::Same(value)) => (Some(value), shown(value)),
            Some(Common::Mixed) => (None, self.say(T::Mixed).to_owned()),
            None => return,
        };
        row(ui, self.theme(), self.say(label), |ui| {
            let name = (self.say(label), ui.available_width());
            let chosen = picker(
                ui,
                self.theme(),
                name,
                (current, &text),
                self.say(T::Filter),
                choices,
            );
            if let Some(chosen) = chosen {
                self.set(StepName::Edit, lens, &chosen);
            }
        });
    }

    /// A box to tick.
    pub(super) fn flag(&self, ui: &mut Ui, label: T, lens: Lens<I::Record, bool>) {
        self.flag_named(ui, self.say(label), lens);
    }

    /// A box to tick whose words are made for the occasion.
    pub(super) fn flag_named(&self, ui: &mut Ui, words: &str, lens: Lens<I::Record, bool>) {
        let shared = self.common(lens.get);
        let mut ticked = matches!(shared, Some(Common::Same(true)));
        let mixed = matches!(shared, Some(Common::Mixed));
        let words = RichText::new(words).size(size::TEXT_DENSE);
        if ui
            .add(Checkbox::new(&mut ticked, words).indeterminate(mixed))
            .changed()
        {
            self.set(StepName::Edit, lens, &ticked);
        }
    }

    /// A fact: known, not confirmed, not applicable with a reason, or left at the default, which is named.
    pub(super) fn fact<V: PartialEq + Clone + 'static>(
        &mut self,
        ui: &mut Ui,
        label: T,
        lens: Lens<I::Record, Fact<V>>,
        known: &[(V, &str)],
        default: Option<&str>,
    ) {
        let lang = self.ctx.lang;
        let Some(shared) = self.common(lens.get) else {
            return;
        };
        let assumed = default.map_or_else(
            || Word::Default.get(lang).to_owned(),
            |default| format!("{}({default})", Word::Default.get(lang)),
        );
        let words = |fact: &Fact<V>| match fact {
            Fact::Known(value) => known
                .iter()
                .find(|(known, _)| known == value)
                .map_or_else(String::new, |(_, word)| (*word).to_owned()),
            Fact::Unknown => Word::Unknown.get(lang).to_owned(),
            Fact::NotApplicable { .. } => Word::NotApplicable.get(lang).to_owned(),
            Fact::Assumed => assumed.clone(),
        };
        let (current, text) = match shared {
            Common::Same(fact) => (Some(fact), words(fact)),
            Common::Mixed => (None, self.say(T::Mixed).to_owned()),
        };
        let kind = |fact: &Fact<V>| match fact {
            Fact::NotApplicable { .. } => Fact::NotApplicable {
                reason: String::new(),
            },
            other => other.clone(),
        };
        let current_kind = current.map(kind);
        wide_row(ui, self.theme(), self.say(label), |ui| {
            let name = (self.say(label), ui.available_width());
            let shown = (current_kind.as_ref(), text.as_str());
            let chosen = picker(ui, self.theme(), name, shown, "", || {
                let mut choices: Vec<_> = known
                    .iter()
                    .map(|(value, word)| Choice::new(Fact::Known(value.clone()), *word))
                    .collect();
                choices.push(Choice::explained(
                    Fact::Unknown,
                    words(&Fact::Unknown),
                    self.say(T::UnknownHelp),
                ));
                let none = Fact::NotApplicable {
                    reason: String::new(),
                };
                choices.push(Choice::explained(
                    none.clone(),
                    words(&none),
                    self.say(T::NotApplicableHelp),
                ));
                choices.push(Choice::explained(
                    Fact::Assumed,
                    words(&Fact::Assumed),
                    self.say(T::DefaultHelp),
                ));
                choices
            });
            if let Some(chosen) = chosen {
                self.set(StepName::Edit, lens, &chosen);
            }
        });
        if let Some(Fact::NotApplicable { reason }) = current {
            self.fact_reason(ui, label, lens, reason);
        }
    }

    fn fact_reason<V: Clone + 'static>(
        &mut self,
        ui: &mut Ui,
        label: T,
        lens: Lens<I::Record, Fact<V>>,
        reason: &str,
    ) {
        let ids = self.ids.to_vec();
        let commit = move || -> Commit {
            Box::new(move |plant: &Plant, typed: &str| {
                let reason = typed.trim().to_owned();
                Ok(Change::edit(plant, &ids, |record| {
                    *(lens.get_mut)(record) = Fact::NotApplicable {
                        reason: reason.clone(),
                    };
                }))
            })
        };
        let spec = FieldSpec {
            id: self.field_id(label).with("reason"),
            label: self.say(T::Reason),
            hint: self.say(T::Reason),
            look: FieldLook::Line,
            width: ui.available_width(),
            step: StepName::Edit,
        };
        self.drafts.field(ui, self.ctx, spec, reason, commit);
    }

    /// A yes-or-no fact.
    pub(super) fn yes_no(
        &mut self,
        ui: &mut Ui,
        label: T,
        lens: Lens<I::Record, Fact<bool>>,
        default: Option<bool>,
    ) {
        let lang = self.ctx.lang;
        let known = [(true, true.in_words(lang)), (false, false.in_words(lang))];
        self.fact(
            ui,
            label,
            lens,
            &known,
            default.map(|default| default.in_words(lang)),
        );
    }
}

/// Full-width digits, as a Japanese keyboard may give them, as half-width ones.
pub(super) fn halfwidth(typed: &str) -> String {
    let half = |letter: char| match letter {
        '０'..='９' => char::from_u32(letter as u32 - '０' as u32 + '0' as u32).unwrap_or(letter),
        '－' | 'ー' => '-',
        '／' => '/',
        other => other,
    };
    typed.chars().filter(|letter| *letter != ',').map(half).collect()
}

fn optional<V>(typed: &str, parse: impl Fn(&str) -> Result<V, String>) -> Result<Option<V>, String> {
    match halfwidth(typed).as_str() {
        "" => Ok(None),
        typed => parse(typed).map(Some),
    }
}
