//! What each chapter says, built from plant and findings. Knows no page.

mod contents;
mod cover;
mod drawing;
mod limits;
mod matrix;
mod measures;
mod plan;
mod risks;
mod route;
mod source;
mod summary;
mod tasks;
mod zones;

pub(super) use source::Source;

use super::{
    Options, Section,
    outline::{Block, Chapter, Outline, Running},
};
use crate::{analysis::findings::RiskCell, i18n::ReportText as T};

/// The whole report.
pub(super) fn outline(source: &Source<'_>, options: &Options) -> Outline {
    let risks = risks::worst(source);
    let mut chapters: Vec<Chapter> = Section::ALL
        .into_iter()
        .filter(|section| options.sections.contains(section))
        .filter_map(|section| chapter(source, section, &risks))
        .collect();
    let numbered = chapters
        .iter_mut()
        .filter(|chapter| chapter.section != Section::Contents);
    for (n, chapter) in numbered.enumerate() {
        chapter.number = Some(n + 1);
    }
    contents::fill(source, &mut chapters);
    let version = &source.plant.info.version;
    let mut document = source.say(T::Title).to_owned();
    if !version.is_empty() {
        document.push('　');
        document.push_str(&source.fill(T::Version, &[("version", version)]));
    }
    Outline {
        cover: options
            .sections
            .contains(&Section::Cover)
            .then(|| cover::cover(source)),
        chapters,
        running: Running {
            plant: source.plant_name(),
            document,
            secrecy: source.say(T::Secrecy).to_owned(),
            continued: source.say(T::Continued).to_owned(),
            table: source.say(T::TableWord).to_owned(),
            figure: source.say(T::FigureWord).to_owned(),
        },
    }
}

fn chapter(source: &Source<'_>, section: Section, risks: &[&RiskCell]) -> Option<Chapter> {
    if let Some(lack) = source.lacking(section) {
        return Some(Chapter::new(source, section, Vec::new(), vec![lack]));
    }
    Some(match section {
        Section::Cover => return None,
        Section::Drawing => drawing::chapter(source),
        Section::Summary => summary::chapter(source, risks),
        Section::Contents => contents::chapter(source),
        Section::Tasks => tasks::chapter(source),
        Section::Zones => zones::chapter(source),
        Section::Matrix => matrix::chapter(source, risks),
        Section::Risks => risks::chapter(source, risks),
        Section::Measures => measures::chapter(source),
        Section::Plan => plan::chapter(source),
        Section::Limits => limits::chapter(source),
    })
}

impl Chapter {
    /// A chapter of this section; its number comes later.
    fn new(source: &Source<'_>, section: Section, lead: Vec<String>, blocks: Vec<Block>) -> Self {
        Self {
            section,
            number: None,
            title: source.say(section.title()).to_owned(),
            lead,
            landscape: false,
            new_page: matches!(section, Section::Summary | Section::Contents),
            blocks,
        }
    }
}
