//! The report: what it says as data ([`outline`]), laid out on pages ([`layout`]), printed as a file ([`mod@pdf`]).
//!
//! Pure: bytes out, no file system, no clock. The window previews the same pages the file holds.

#![warn(missing_docs)]

mod chapters;
mod lack;
pub mod layout;
pub mod outline;
pub mod page;
pub mod pdf;
pub mod png;
pub mod svg;
pub mod wording;

use std::collections::BTreeSet;

pub use self::pdf::Error;
use self::{
    chapters::Source,
    page::{Document, Info},
};
use crate::{
    analysis::findings::Findings,
    guideline::Catalogue,
    i18n::{Lang, ReportText},
    plant::{Date, Plant},
};

/// A chapter of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// The first page.
    Cover,
    /// One page for those who decide.
    Summary,
    /// List of chapters, and how to read the signs.
    Contents,
    /// The drawing with its zones.
    Drawing,
    /// Tasks, data and devices with their importance.
    Tasks,
    /// Zones, paths between them, and what the rules say about the drawing.
    Zones,
    /// Zones × threats.
    Matrix,
    /// The worst risks with their reasons.
    Risks,
    /// Recommended measures.
    Measures,
    /// Measures chosen one after the other, with what is left after each.
    Plan,
    /// Assumptions and limits.
    Limits,
}

impl Section {
    /// In the order they stand in the report.
    pub const ALL: [Self; 11] = [
        Self::Cover,
        Self::Summary,
        Self::Contents,
        Self::Drawing,
        Self::Tasks,
        Self::Zones,
        Self::Matrix,
        Self::Risks,
        Self::Measures,
        Self::Plan,
        Self::Limits,
    ];

    /// Its name on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::Summary => "summary",
            Self::Contents => "contents",
            Self::Drawing => "drawing",
            Self::Tasks => "tasks",
            Self::Zones => "zones",
            Self::Matrix => "matrix",
            Self::Risks => "risks",
            Self::Measures => "measures",
            Self::Plan => "plan",
            Self::Limits => "limits",
        }
    }

    /// Its title.
    pub const fn title(self) -> ReportText {
        match self {
            Self::Cover => ReportText::CoverTitle,
            Self::Summary => ReportText::SummaryTitle,
            Self::Contents => ReportText::ContentsTitle,
            Self::Drawing => ReportText::DrawingTitle,
            Self::Tasks => ReportText::TasksTitle,
            Self::Zones => ReportText::ZonesTitle,
            Self::Matrix => ReportText::MatrixTitle,
            Self::Risks => ReportText::RisksTitle,
            Self::Measures => ReportText::MeasuresTitle,
            Self::Plan => ReportText::PlanTitle,
            Self::Limits => ReportText::LimitsTitle,
        }
    }
}

/// What goes into a report, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Language.
    pub lang: Lang,
    /// The day it is made.
    pub date: Date,
    /// Chapters.
    pub sections: BTreeSet<Section>,
}

impl Options {
    /// The chapters that have something to say about this plant.
    pub fn of(plant: &Plant, now: &Findings, lang: Lang, date: Date) -> Self {
        let worth_it = |section: &Section| section.has_content(plant, now);
        Self {
            sections: Section::ALL.into_iter().filter(worth_it).collect(),
            ..Self::new(lang, date)
        }
    }

    /// Every chapter, even those that would only say what they lack.
    pub fn new(lang: Lang, date: Date) -> Self {
        Self {
            lang,
            date,
            sections: Section::ALL.into(),
        }
    }
}

/// The report on pages, for a preview or a renderer: findings with the measures of today, and as planned.
pub fn document(
    plant: &Plant,
    catalogue: &Catalogue,
    now: &Findings,
    target: &Findings,
    options: &Options,
) -> Document {
    let (catalogue, _) = catalogue.of_plant(plant);
    let source = Source {
        plant,
        catalogue: &catalogue,
        now,
        target,
        lang: options.lang,
        date: options.date,
    };
    let outline = chapters::outline(&source, options);
    let info = Info {
        title: format!(
            "{} – {}",
            ReportText::Title.get(options.lang),
            outline.running.plant
        ),
        author: plant.info.owner.clone(),
        subject: ReportText::FactGuidelineIs.get(options.lang).to_owned(),
        lang: options.lang,
        date: options.date,
    };
    layout::document(&outline, info)
}

/// The report as a PDF file. Takes any plant; the only errors mean that the program itself is broken.
pub fn pdf(
    plant: &Plant,
    catalogue: &Catalogue,
    now: &Findings,
    target: &Findings,
    options: &Options,
) -> Result<Vec<u8>, Error> {
    pdf::write(&document(plant, catalogue, now, target, options))
}
