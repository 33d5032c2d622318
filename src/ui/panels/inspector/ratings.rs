//! Importance: five values side by side, each with its proposal from the tasks, an own value and the reason.

use std::collections::BTreeMap;

use egui::{Align2, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{
    InspectorText as T,
    drafts::{Commit, FieldLook, FieldSpec},
    form::{Common, Form, Lens},
    picker::Choice,
    rows::{focus_ring, remark, row},
};
use crate::{
    edit::{Change, Editable, StepName},
    i18n::fill,
    plant::{By, Importance, Plant, Rating, Ratings, Value},
    report::wording::{InWords as _, short_value},
    ui::{
        theme::{font, size, strong},
        widgets::{importance_bars, paint_bars},
    },
};

/// What the tasks propose for one importance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proposal {
    /// Nothing ever proposes here: importance starts at tasks.
    Source,
    /// No task leads here.
    Missing,
    /// This much.
    Of(Importance),
}

impl From<Option<Importance>> for Proposal {
    fn from(proposed: Option<Importance>) -> Self {
        proposed.map_or(Self::Missing, Self::Of)
    }
}

/// What the tasks propose for each value.
pub(super) type Proposals = BTreeMap<Value, Importance>;

const CELL_HEIGHT: f32 = 40.0;

impl<I: Editable + 'static> Form<'_, '_, I> {
    /// The line with the worst value, then the five values.
    pub(super) fn importance(
        &mut self,
        ui: &mut Ui,
        lens: Lens<I::Record, Ratings>,
        proposals: Option<&Proposals>,
        picked: &mut Option<Value>,
    ) {
        let Some(shared) = self.common(lens.get) else {
            return;
        };
        let theme = self.theme();
        let worst = match shared {
            Common::Same(ratings) => Value::ALL
                .into_iter()
                .filter_map(|value| {
                    ratings
                        .of(value)
                        .value
                        .or_else(|| proposals.and_then(|proposals| proposals.get(&value)).copied())
                })
                .max(),
            Common::Mixed => None,
        };
        ui.add_space(2.0);
        ui.horizontal(|ui| {
            ui.label(strong(self.say(T::Importance), size::TEXT_SMALL));
            let words = match (worst, shared) {
                (Some(worst), _) => format!("{} {}", worst.get(), worst.in_words(self.ctx.lang)),
                (None, Common::Mixed) => self.say(T::Mixed).to_owned(),
                (None, Common::Same(_)) => self.say(T::ImportanceNotRated).to_owned(),
            };
            ui.label(strong(&words, size::TEXT_SMALL));
            if worst.is_some() {
                importance_bars(ui, theme, worst, &words);
            }
        });
        self.ratings(ui, lens, proposals, picked);
    }

    /// The five values as a strip; the picked one opens below with value and reason.
    fn ratings(
        &mut self,
        ui: &mut Ui,
        lens: Lens<I::Record, Ratings>,
        proposals: Option<&Proposals>,
        picked: &mut Option<Value>,
    ) {
        let nobody = Ratings::default();
        let (ratings, mixed) = match self.common(lens.get) {
            Some(Common::Same(ratings)) => (ratings, false),
            Some(Common::Mixed) => (&nobody, true),
            None => return,
        };
        let width = ui.available_width() / 5.3;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for value in Value::ALL {
                let own = ratings.of(value).value;
                let proposed = proposals.and_then(|proposals| proposals.get(&value)).copied();
                let is_picked = *picked == Some(value);
                // 事業継続 is twice as long as the others.
                let width = if value == Value::Bc { width * 1.3 } else { width };
                if self.value_cell(ui, width, value, (own, proposed), (is_picked, mixed)) {
                    *picked = (!is_picked).then_some(value);
                }
            }
        });
        let reasons = Value::ALL
            .into_iter()
            .filter(|&value| !ratings.of(value).why.is_empty());
        if let Some(value) = *picked {
            let proposed = proposals.map_or(Proposal::Source, |proposals| {
                proposals.get(&value).copied().into()
            });
            let word = value.in_words(self.ctx.lang);
            let name = fill(self.say(T::ImportancePick), &[("value", word)]);
            self.rating_editor(ui, (word, &name), ratings.of(value), proposed, move |record| {
                (lens.get_mut)(record).of_mut(value)
            });
        } else {
            for value in reasons {
                let rating = ratings.of(value);
                remark(
                    ui,
                    self.theme(),
                    &format!("{}: {}", value.in_words(self.ctx.lang), rating.why),
                );
            }
        }
    }

    fn value_cell(
        &self,
        ui: &mut Ui,
        width: f32,
        value: Value,
        (own, proposed): (Option<Importance>, Option<Importance>),
        (is_picked, mixed): (bool, bool),
    ) -> bool {
        let theme = self.theme();
        let (rect, response) = ui.allocate_exact_size(vec2(width, CELL_HEIGHT), Sense::click());
        let lang = self.ctx.lang;
        let shown = own.or(proposed);
        response.widget_info(|| {
            let word = shown.map_or(self.say(T::ImportanceNotRated), |shown| shown.in_words(lang));
            let name = fill(self.say(T::ImportancePick), &[("value", value.in_words(lang))]);
            WidgetInfo::selected(WidgetType::Button, true, is_picked, format!("{name}: {word}"))
        });
        let ground = match (is_picked, response.hovered()) {
            (true, _) => theme.selection_fill,
            (false, true) => theme.hover,
            (false, false) => theme.panel,
        };
        let edge = Stroke::new(1.0, theme.hairline_strong);
        ui.painter().rect(rect, 0.0, ground, edge, StrokeKind::Inside);
        let head = pos2(rect.center().x, rect.top() + 11.0);
        let word = short_value(value).get(lang);
        ui.painter().text(
            head,
            Align2::CENTER_CENTER,
            word,
            font(size::TEXT_SMALL),
            theme.text_2,
        );
        let at = pos2(rect.center().x, rect.bottom() - 12.0);
        let bars = Rect::from_center_size(at, vec2(20.0, 9.0));
        match (mixed, shown) {
            (true, _) => {
                ui.painter().text(
                    at,
                    Align2::CENTER_CENTER,
                    "…",
                    font(size::TEXT_DENSE),
                    theme.text_2,
                );
            }
            (false, None) => {
                ui.painter().text(
                    at,
                    Align2::CENTER_CENTER,
                    "?",
                    font(size::TEXT_DENSE),
                    theme.text_2,
                );
            }
            (false, Some(importance)) => {
                // A proposal nobody took over is paler than a person's word.
                let ink = if own.is_some() {
                    theme.text
                } else {
                    theme.placeholder
                };
                paint_bars(ui.painter(), bars, 3, importance.get(), ink);
            }
        }
        focus_ring(ui, theme, &response);
        response.clicked()
    }

    /// One importance, of a zone: proposal, own value, reason.
    pub(super) fn rating(&mut self, ui: &mut Ui, lens: Lens<I::Record, Rating>, proposed: Proposal) {
        let nobody = Rating::default();
        let rating = match self.common(lens.get) {
            Some(Common::Same(rating)) => rating,
            Some(Common::Mixed) => &nobody,
            None => return,
        };
        let label = self.say(T::Importance);
        self.rating_editor(ui, (label, label), rating, proposed, lens.get_mut);
    }

    /// The pick list of an importance and the reason under it; `of` is where the rating lies in the record.
    fn rating_editor(
        &mut self,
        ui: &mut Ui,
        (label, name): (&str, &str),
        rating: &Rating,
        proposed: Proposal,
        of: impl Fn(&mut I::Record) -> &mut Rating + 'static,
    ) {
        let lang = self.ctx.lang;
        let unrated = match proposed {
            Proposal::Source => self.say(T::ImportanceNotRated).to_owned(),
            Proposal::Missing => self.say(T::ImportanceNoProposal).to_owned(),
            Proposal::Of(proposed) => fill(
                self.say(T::ImportanceProposal),
                &[("importance", proposed.in_words(lang))],
            ),
        };
        let words = |value: Option<Importance>| match value {
            Some(value) => format!("{} {}", value.get(), value.in_words(lang)),
            None => unrated.clone(),
        };
        let chosen = row(ui, self.theme(), label, |ui| {
            let name = (name, ui.available_width());
            self.small_picker(ui, name, (Some(&rating.value), &words(rating.value)), || {
                let own = Importance::ALL.into_iter().rev().map(Some);
                std::iter::once(None)
                    .chain(own)
                    .map(|value| Choice::new(value, words(value)))
                    .collect()
            })
        });
        if let Some(value) = chosen {
            let change = Change::edit(self.ctx.plant(), self.ids, |record| rate(of(record), value));
            self.ctx.change(StepName::Rate, change);
        }
        let ids = self.ids.to_vec();
        let commit = move || -> Commit {
            Box::new(move |plant: &Plant, typed: &str| {
                Ok(Change::edit(plant, &ids, |record| {
                    typed.trim().clone_into(&mut of(record).why);
                }))
            })
        };
        self.reason_field(ui, ("rating", name), &rating.why, commit);
    }

    /// A reason under something that was judged.
    pub(super) fn reason_field(
        &mut self,
        ui: &mut Ui,
        salt: impl std::hash::Hash + std::fmt::Debug,
        saved: &str,
        commit: impl FnOnce() -> Commit,
    ) {
        row(ui, self.theme(), self.say(T::Reason), |ui| {
            let spec = FieldSpec {
                id: Id::new((
                    "inspector reason",
                    salt,
                    self.ids.first().map(ToString::to_string),
                )),
                label: self.say(T::Reason),
                hint: "",
                look: FieldLook::Lines,
                width: ui.available_width(),
                step: StepName::Rate,
            };
            self.drafts.field(ui, self.ctx, spec, saved, commit);
        });
    }
}

/// A person's value, or back to the proposal (then the old reason goes too).
fn rate(rating: &mut Rating, value: Option<Importance>) {
    match value {
        Some(_) => {
            rating.value = value;
            rating.by = By::Person(String::new());
        }
        None => *rating = Rating::default(),
    }
}
