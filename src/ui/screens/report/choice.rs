//! What the report is made with: chapters, language, date. Screen, menu and export read the same choice.

use std::collections::BTreeMap;

use crate::{
    analysis::findings::Findings,
    i18n::Lang,
    plant::{Date, Plant},
    report::{Options, Section},
    ui::screens::tables::parse_date,
};

/// What somebody chose; everything else follows from the plant.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Chapters taken in or left out by hand.
    chapters: BTreeMap<Section, bool>,
    /// Its language, where it differs from the window's.
    pub(super) lang: Option<Lang>,
    /// The date as typed.
    pub(super) date: String,
}

impl Choice {
    /// What the report is made with: chapters nobody touched are in it where they have something to say.
    pub fn options(&self, plant: &Plant, now: &Findings, lang: Lang, today: Option<Date>) -> Options {
        let typed = parse_date(&self.date).ok().flatten();
        let day_one = Date {
            year: 1,
            month: 1,
            day: 1,
        };
        let date = typed.or(plant.info.date).or(today).unwrap_or(day_one);
        let mut options = Options::of(plant, now, self.lang.unwrap_or(lang), date);
        for (&section, &is_in) in &self.chapters {
            if is_in {
                options.sections.insert(section);
            } else {
                options.sections.remove(&section);
            }
        }
        options
    }

    /// Takes a chapter in or leaves it out.
    pub(super) fn set(&mut self, section: Section, is_in: bool) {
        self.chapters.insert(section, is_in);
    }

    /// Whether somebody left a chapter out.
    pub(super) fn leaves_out(&self) -> bool {
        self.chapters.values().any(|is_in| !is_in)
    }

    /// Forgets the chapters left out by hand.
    pub(super) fn take_all(&mut self) {
        self.chapters.retain(|_, is_in| *is_in);
    }
}
