//! What the chapters are made from, and how they name things.

use std::{cmp::Ordering, collections::BTreeMap};

use super::super::{
    Section,
    outline::Block,
    wording::{InWords, Teller, lint_sentence},
};
use crate::{
    analysis::findings::{CellGrade, Findings, Lint},
    guideline::Catalogue,
    i18n::{Lang, ReportText, fill},
    plant::{
        Date, DeviceId, Element, Importance, Plant, Rating, Ratings, Value, ZoneId, ZoneKind,
        codes::{AttackerCode, KindCode, MeasureCode, ThreatCode},
    },
};

/// What the chapters are made from.
pub(in super::super) struct Source<'a> {
    pub(in super::super) plant: &'a Plant,
    pub(in super::super) catalogue: &'a Catalogue,
    /// With the measures of today.
    pub(in super::super) now: &'a Findings,
    /// With the planned measures done.
    pub(in super::super) target: &'a Findings,
    pub(in super::super) lang: Lang,
    /// The day the report is made.
    pub(in super::super) date: Date,
}

impl Source<'_> {
    /// A text in the language of the report.
    pub(super) const fn say(&self, text: ReportText) -> &'static str {
        text.get(self.lang)
    }

    /// A text with its holes filled.
    pub(super) fn fill(&self, text: ReportText, holes: &[(&str, &str)]) -> String {
        fill(self.say(text), holes)
    }

    /// What a chapter says where it has nothing to tell: what is missing, and where to enter it.
    pub(super) fn lacking(&self, section: Section) -> Option<Block> {
        let words = section.what_it_lacks(self.plant, self.now, self.lang)?;
        Some(Block::Note(words))
    }

    /// A head at the side with what belongs to it.
    pub(super) fn side(&self, head: ReportText, body: Vec<Block>) -> Block {
        Block::Side {
            head: self.say(head).to_owned(),
            body,
        }
    }

    /// The word for a value.
    pub(super) fn word(&self, value: impl InWords) -> &'static str {
        value.in_words(self.lang)
    }

    /// The name of a device kind.
    pub(super) fn kind<'a>(&'a self, code: &'a KindCode) -> &'a str {
        self.catalogue
            .kind(code)
            .map_or(code.as_str(), |kind| kind.name.get(self.lang))
    }

    /// The name of a threat.
    pub(super) fn threat<'a>(&'a self, code: &'a ThreatCode) -> &'a str {
        self.catalogue
            .threat(code)
            .map_or(code.as_str(), |threat| threat.name.get(self.lang))
    }

    /// The name of a measure.
    pub(super) fn measure<'a>(&'a self, code: &'a MeasureCode) -> &'a str {
        self.catalogue
            .measure(code)
            .map_or(code.as_str(), |measure| measure.name.get(self.lang))
    }

    /// Tells effects and steps in words.
    pub(super) const fn teller(&self) -> Teller<'_> {
        Teller {
            plant: self.plant,
            lang: self.lang,
        }
    }

    /// What a rule says about the drawing.
    pub(super) fn lint(&self, lint: &Lint) -> String {
        lint_sentence(lint, self.plant, self.catalogue, self.lang)
    }

    /// The attackers assumed, in words.
    pub(super) fn attackers(&self) -> String {
        let name = |code: &AttackerCode| {
            let name = self
                .catalogue
                .attacker(code)
                .map(|attacker| attacker.name.get(self.lang));
            name.map_or_else(
                || code.to_string(),
                |name| {
                    self.fill(
                        ReportText::NameAndCode,
                        &[("name", name), ("code", code.as_str())],
                    )
                },
            )
        };
        self.list(self.now.attackers.iter().map(name))
    }

    /// The plant's name, or that it has none.
    pub(super) fn plant_name(&self) -> String {
        let info = &self.plant.info;
        let name = if self.lang.is_english() && !info.name_en.is_empty() {
            &info.name_en
        } else {
            &info.name
        };
        if name.trim().is_empty() {
            self.say(ReportText::UnnamedPlant).to_owned()
        } else {
            name.clone()
        }
    }

    /// The name of a record.
    pub(super) fn name(&self, element: impl Into<Element>) -> String {
        self.plant.display_name(element.into(), self.lang.is_english())
    }

    /// The user's number of a record, or its name where it has none.
    pub(super) fn short(&self, element: impl Into<Element>) -> String {
        let element = element.into();
        match self.plant.code_and_name(element, self.lang.is_english()) {
            ("", _) => self.name(element),
            (code, _) => code.to_owned(),
        }
    }

    /// Number and name of a record.
    pub(super) fn label(&self, element: impl Into<Element>) -> String {
        match self.plant.code_and_name(element.into(), self.lang.is_english()) {
            (code, name) if code.is_empty() || name.is_empty() => format!("{code}{name}"),
            (code, name) => format!("{code} {name}"),
        }
    }

    /// Things after each other, as the language writes a list.
    pub(super) fn list(&self, items: impl IntoIterator<Item = String>) -> String {
        let items: Vec<String> = items.into_iter().collect();
        items.join(self.say(ReportText::Comma))
    }

    /// A text closed by a full stop.
    pub(super) fn sentence(&self, text: &str) -> String {
        let stop = self.say(ReportText::Stop);
        if text.is_empty() || text.ends_with(['。', '.', '！', '？']) {
            text.to_owned()
        } else {
            format!("{text}{stop}")
        }
    }

    /// Records in the order people expect: by their number (9 before 10), then by name.
    pub(super) fn in_order<I: Copy + Ord + Into<Element>>(&self, ids: impl IntoIterator<Item = I>) -> Vec<I> {
        let mut ids: Vec<I> = ids.into_iter().collect();
        ids.sort_by_cached_key(|&id| {
            let (code, name) = self.plant.code_and_name(id.into(), self.lang.is_english());
            // Records without a number follow those with one.
            (
                code.is_empty(),
                Natural(code.to_owned()),
                Natural(name.to_owned()),
                id,
            )
        });
        ids
    }

    /// Zones of one kind, in order.
    pub(super) fn zones(&self, kind: ZoneKind) -> Vec<ZoneId> {
        let zones = self.plant.zones.iter().filter(|(_, zone)| zone.kind == kind);
        self.in_order(zones.map(|(&id, _)| id))
    }

    /// Devices of a zone, in order.
    pub(super) fn devices_in(&self, zone: ZoneId) -> Vec<DeviceId> {
        let devices = self
            .plant
            .devices
            .iter()
            .filter(|(_, device)| device.zone == Some(zone));
        self.in_order(devices.map(|(&id, _)| id))
    }

    /// The worst grade of a zone, now and with the planned measures.
    pub(super) fn zone_grades(&self, zone: ZoneId) -> (CellGrade, CellGrade) {
        let grade = |findings: &Findings| {
            findings
                .zone(zone)
                .map_or(CellGrade::NotComputed, |risk| risk.grade)
        };
        (grade(self.now), grade(self.target))
    }

    /// A day as the language writes it.
    pub(super) fn day(&self, date: Date) -> String {
        self.fill(
            ReportText::Date,
            &[
                ("year", &date.year.to_string()),
                ("month", &date.month.to_string()),
                ("day", &date.day.to_string()),
            ],
        )
    }

    /// A span of time in the largest unit that divides it.
    pub(super) fn time(&self, minutes: u32) -> String {
        let (text, n) = if minutes > 0 && minutes.is_multiple_of(1_440) {
            (ReportText::Days, minutes / 1_440)
        } else if minutes > 0 && minutes.is_multiple_of(60) {
            (ReportText::Hours, minutes / 60)
        } else {
            (ReportText::Minutes, minutes)
        };
        self.fill(text, &[("n", &n.to_string())])
    }
}

/// The importance that counts: a person's, else the proposal.
pub(super) fn effective(
    ratings: &Ratings,
    proposal: Option<&BTreeMap<Value, Importance>>,
    value: Value,
) -> Option<Importance> {
    ratings.of(value).value.or_else(|| proposal?.get(&value).copied())
}

/// Values a person set otherwise than proposed, with the proposal.
pub(super) fn overrides<'a>(
    ratings: &'a Ratings,
    proposal: Option<&BTreeMap<Value, Importance>>,
) -> Vec<(Value, Option<Importance>, &'a Rating)> {
    Value::ALL
        .into_iter()
        .map(|value| {
            (
                value,
                proposal.and_then(|p| p.get(&value).copied()),
                ratings.of(value),
            )
        })
        .filter(|(_, proposed, rating)| rating.value.is_some() && rating.value != *proposed)
        .collect()
}

/// Sorts figures inside a text by their value: `Z9` before `Z10`.
#[derive(PartialEq, Eq)]
pub(super) struct Natural(pub(super) String);

impl Natural {
    /// The text as alternating words and figures.
    fn key(&self) -> impl Iterator<Item = (u64, char)> {
        let mut rest = self.0.chars().peekable();
        std::iter::from_fn(move || {
            let first = rest.next()?;
            let Some(mut number) = first.to_digit(10).map(u64::from) else {
                return Some((0, first));
            };
            while let Some(digit) = rest.peek().and_then(|c| c.to_digit(10)) {
                number = number.saturating_mul(10).saturating_add(u64::from(digit));
                rest.next();
            }
            Some((number, '0'))
        })
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        let swap = |(number, c): (u64, char)| (c, number);
        self.key()
            .map(swap)
            .cmp(other.key().map(swap))
            .then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_by_value_inside_words() {
        let mut codes = ["Z10", "Z9", "EQ2-10", "EQ2-9", "Z", "EQ10", ""].map(|c| Natural(c.to_owned()));
        codes.sort();
        assert_eq!(
            codes.map(|c| c.0),
            ["", "EQ2-9", "EQ2-10", "EQ10", "Z", "Z9", "Z10"]
        );
    }
}
