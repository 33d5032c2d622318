//! List of chapters, who reads what, and what the signs mean.

use super::{
    super::{
        Section,
        outline::{Anchor, Block, Chapter, Column, ContentsRow, Mark, Piece, Row, Table, Tone, marks, words},
    },
    Source,
};
use crate::{
    analysis::findings::CellGrade,
    i18n::ReportText as T,
    plant::{Grade, Importance, Strength},
};

/// The chapter without its list; [`fill`] adds that once all chapters are known.
pub(super) fn chapter(source: &Source<'_>) -> Chapter {
    let blocks = vec![
        source.side(T::ReadersHead, readers(source)),
        source.side(T::GradesHead, grades(source)),
        source.side(T::MarksHead, signs(source)),
        source.side(T::WordsHead, glossary(source)),
    ];
    Chapter::new(source, Section::Contents, Vec::new(), blocks)
}

/// Puts the list of chapters at the head of this chapter.
pub(super) fn fill(source: &Source<'_>, chapters: &mut [Chapter]) {
    let rows = chapters
        .iter()
        .filter_map(|chapter| {
            Some(ContentsRow {
                number: chapter.number?.to_string(),
                title: chapter.title.clone(),
                to: Anchor::Section(chapter.section),
            })
        })
        .collect();
    if let Some(contents) = chapters
        .iter_mut()
        .find(|chapter| chapter.section == Section::Contents)
    {
        let list = source.side(T::ContentsHead, vec![Block::Contents(rows)]);
        contents.blocks.insert(0, list);
    }
}

/// A table without head: what, and what about it.
fn key(width: f32, rows: Vec<Row>) -> Block {
    Block::Table(Table {
        caption: None,
        columns: vec![Column::fixed("", width), Column::rest("")],
        rows,
    })
}

fn readers(source: &Source<'_>) -> Vec<Block> {
    let rows = [
        (T::ReaderManagement, T::ReaderManagementReads),
        (T::ReaderFactory, T::ReaderFactoryReads),
        (T::ReaderFloor, T::ReaderFloorReads),
        (T::ReaderAuditor, T::ReaderAuditorReads),
    ];
    let row = |(who, what)| Row::plain(vec![words(source.say(who)), words(source.say(what))]);
    vec![key(40.0, rows.into_iter().map(row).collect())]
}

fn grades(source: &Source<'_>) -> Vec<Block> {
    let grade = |grade: Grade| (CellGrade::Grade(grade), source.word(grade));
    let rows = [
        (grade(Grade::A), T::GradeAMeans),
        (grade(Grade::B), T::GradeBMeans),
        (grade(Grade::C), T::GradeCMeans),
        (grade(Grade::D), T::GradeDMeans),
        (grade(Grade::E), T::GradeEMeans),
        (
            (CellGrade::NotReachable, source.word(CellGrade::NotReachable)),
            T::GradeNoneMeans,
        ),
        (
            (CellGrade::NotComputed, source.word(CellGrade::NotComputed)),
            T::GradeUnknownMeans,
        ),
    ];
    let row = |((sign, word), means): ((CellGrade, &str), T)| {
        Row::plain(vec![
            marks(vec![Mark::Grade(sign)]),
            vec![Piece::Text(word.to_owned(), Tone::Strong)],
            words(source.say(means)),
        ])
    };
    let table = Table {
        caption: None,
        columns: vec![Column::fixed("", 16.0), Column::fixed("", 20.0), Column::rest("")],
        rows: rows.into_iter().map(row).collect(),
    };
    vec![
        Block::Table(table),
        Block::Note(source.say(T::GradesNote).to_owned()),
    ]
}

fn signs(source: &Source<'_>) -> Vec<Block> {
    let strength = vec![
        Mark::Strength(Strength::NONE),
        Mark::Arrow,
        Mark::Strength(Strength::clamped(2)),
    ];
    let rows = [
        (marks(strength), T::MarkStrength),
        (
            marks(vec![Mark::Importance(Some(Importance::MAX))]),
            T::MarkImportance,
        ),
        (marks(vec![Mark::Cost(3)]), T::MarkCost),
        (words(source.say(T::StopLabel)), T::MarkStop),
    ];
    let row = |(sign, means)| Row::plain(vec![sign, words(source.say(means))]);
    vec![key(36.0, rows.into_iter().map(row).collect())]
}

fn glossary(source: &Source<'_>) -> Vec<Block> {
    let rows = [
        (T::WordZone, T::WordZoneMeans),
        (T::WordConduit, T::WordConduitMeans),
        (T::WordRoute, T::WordRouteMeans),
        (T::WordLikelihood, T::WordLikelihoodMeans),
        (T::WordImpact, T::WordImpactMeans),
    ];
    let row = |(word, means)| Row::plain(vec![words(source.say(word)), words(source.say(means))]);
    vec![key(36.0, rows.into_iter().map(row).collect())]
}
