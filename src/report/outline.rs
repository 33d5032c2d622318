//! The report as data: chapters of blocks, said in one language. Knows no page, no font and no file format.

use crate::{
    analysis::findings::CellGrade,
    diagram::display_list::DisplayList,
    plant::{Importance, Strength, ZoneId, geometry::Rect},
};

use super::Section;

/// Everything the report says, in reading order.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// The first page.
    pub cover: Option<Cover>,
    /// The chapters.
    pub chapters: Vec<Chapter>,
    /// Words that stand on every page but the cover.
    pub running: Running,
}

/// Words that stand on every page but the cover.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Running {
    /// Head, left: whose report it is.
    pub plant: String,
    /// Foot, left: which document and version.
    pub document: String,
    /// Foot, middle: who may see it.
    pub secrecy: String,
    /// What stands behind a table's caption from its second page on.
    pub continued: String,
    /// `表` / `Table`.
    pub table: String,
    /// `図` / `Figure`.
    pub figure: String,
}

/// The first page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cover {
    /// Who may see it.
    pub secrecy: String,
    /// Whose report it is.
    pub plant: String,
    /// The title, already broken by sense.
    pub title: Vec<String>,
    /// One line below it.
    pub subtitle: String,
    /// The zones' grades.
    pub grades: Vec<CoverGrade>,
    /// Heads of the two rows of grades: now, after the measures.
    pub grade_rows: [String; 2],
    /// What the grades mean.
    pub grade_note: String,
    /// Name and value of what identifies the document.
    pub facts: Vec<(String, String)>,
    /// Heads of the boxes for seals.
    pub seals: Vec<String>,
    /// What made it.
    pub maker: String,
}

/// One zone on the cover.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverGrade {
    /// Its code, or a short name.
    pub zone: String,
    /// Today's grade.
    pub now: CellGrade,
    /// The grade once the planned measures are done.
    pub target: CellGrade,
}

/// A chapter.
#[derive(Clone, Debug, PartialEq)]
pub struct Chapter {
    /// Which one.
    pub section: Section,
    /// Its number, if it has one.
    pub number: Option<usize>,
    /// Its title.
    pub title: String,
    /// One or two lines that say what it found.
    pub lead: Vec<String>,
    /// On sheets lying on their long side.
    pub landscape: bool,
    /// Starts a new page; others go on where the chapter before ended, if there is room worth it.
    pub new_page: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A piece of a chapter.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A head across the whole width, listed in the outline pane.
    Heading(String),
    /// Paragraphs of running text.
    Prose(Vec<String>),
    /// A remark in small print.
    Note(String),
    /// A head at the side with what belongs to it beside it.
    Side {
        /// The head.
        head: String,
        /// What belongs to it.
        body: Vec<Self>,
    },
    /// A table.
    Table(Table),
    /// Zones × threats.
    Matrix(Matrix),
    /// A drawing.
    Figure(Figure),
    /// The list of chapters with their pages.
    Contents(Vec<ContentsRow>),
    /// Blocks that stay on one page wherever they fit on one.
    Together(Vec<Self>),
    /// The same at different lengths, longest first: the first that fits on the rest of the page stands.
    Fitting(Vec<Vec<Self>>),
    /// What follows starts on a new page.
    NewPage,
}

/// A row of the list of chapters.
#[derive(Clone, Debug, PartialEq)]
pub struct ContentsRow {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Where it leads.
    pub to: Anchor,
}

/// Something links can lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anchor {
    /// A chapter.
    Section(Section),
    /// The sheet of a zone.
    Zone(ZoneId),
    /// A numbered risk of the chapter on the worst ones.
    Risk(usize),
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it shows; numbered when there is one.
    pub caption: Option<String>,
    /// Its columns; without any head text the table has no head.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Its width in millimetres; columns with 0 share what is left.
    pub width: f32,
    /// Figures stand at the right edge.
    pub right: bool,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// One cell for each column; group rows and remarks have one.
    pub cells: Vec<Cell>,
    /// How it stands out.
    pub kind: RowKind,
    /// Links can lead here.
    pub anchor: Option<Anchor>,
}

/// How a row stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    /// Not at all.
    #[default]
    Plain,
    /// Heads the rows below it; never stands last on a page.
    Group,
    /// A remark on the rows above it, across all columns.
    Remark,
}

/// What stands in a cell, from top to bottom.
pub type Cell = Vec<Piece>;

/// A paragraph or a line of marks.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Words, broken where they must be.
    Text(String, Tone),
    /// Marks and words side by side; never broken.
    Marks(Vec<Mark>),
    /// Words that lead somewhere.
    Link(String, Tone, Anchor),
}

/// How words stand out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Not at all.
    #[default]
    Plain,
    /// Bold.
    Strong,
    /// Small and grey.
    Quiet,
    /// As large as running text.
    Body,
    /// As large as running text, bold.
    BodyStrong,
}

/// A small sign with a fixed meaning.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A grade: letter, bar, colour.
    Grade(CellGrade),
    /// An importance: figure and three boxes; `None` = not rated.
    Importance(Option<Importance>),
    /// A strength: figure and three boxes.
    Strength(Strength),
    /// A cost class: figure and five boxes.
    Cost(u8),
    /// From left to right.
    Arrow,
    /// Words.
    Words(String, Tone),
}

/// Zones × threats, with the worst of each zone at the right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// What it shows, numbered; the second of two matrices under one caption has none.
    pub caption: Option<String>,
    /// Which state it shows.
    pub title: String,
    /// Head of the column at the right.
    pub worst: String,
    /// Groups of threats: head and how many columns.
    pub groups: Vec<(String, usize)>,
    /// Threats: number and the name in short lines; the names are only given in the first of two.
    pub threats: Vec<(String, Vec<String>)>,
    /// Zones.
    pub rows: Vec<MatrixRow>,
}

/// One zone of a [`Matrix`].
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow {
    /// Code and name.
    pub zone: (String, String),
    /// One for each threat.
    pub cells: Vec<MatrixCell>,
    /// Worst of the row.
    pub worst: CellGrade,
}

/// One zone and threat.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MatrixCell {
    /// The grade.
    pub grade: CellGrade,
    /// A person decided it.
    pub decided: bool,
    /// A sheet explains it.
    pub link: Option<Anchor>,
}

/// A drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it shows; numbered when there is one.
    pub caption: Option<String>,
    /// The drawing.
    pub list: DisplayList,
    /// The window through which it is seen, in its units; `None` = all of it.
    pub crop: Option<Rect>,
    /// Points per unit it may not exceed.
    pub max_scale: f32,
    /// Points it may be high; 0 = what is left of the page.
    pub max_height: f32,
    /// What stands in a column at its right.
    pub beside: Vec<Block>,
}

/// Shorthands that keep the chapters readable.
impl Row {
    /// A plain row.
    pub fn plain(cells: Vec<Cell>) -> Self {
        Self {
            cells,
            kind: RowKind::Plain,
            anchor: None,
        }
    }

    /// A row that heads the rows below it.
    pub fn group(cell: Cell) -> Self {
        Self {
            cells: vec![cell],
            kind: RowKind::Group,
            anchor: None,
        }
    }

    /// A remark across all columns.
    pub fn remark(text: impl Into<String>) -> Self {
        Self {
            cells: vec![quiet(text)],
            kind: RowKind::Remark,
            anchor: None,
        }
    }
}

impl Column {
    /// A column of fixed width, in millimetres.
    pub fn fixed(head: &str, width: f32) -> Self {
        Self {
            head: head.to_owned(),
            width,
            right: false,
        }
    }

    /// A column that takes what is left.
    pub fn rest(head: &str) -> Self {
        Self::fixed(head, 0.0)
    }
}

/// A cell with ordinary words.
pub fn words(text: impl Into<String>) -> Cell {
    vec![Piece::Text(text.into(), Tone::Plain)]
}

/// A cell with bold words.
pub fn strong(text: impl Into<String>) -> Cell {
    vec![Piece::Text(text.into(), Tone::Strong)]
}

/// A cell with small grey words.
pub fn quiet(text: impl Into<String>) -> Cell {
    vec![Piece::Text(text.into(), Tone::Quiet)]
}

/// A cell with marks.
pub fn marks(marks: Vec<Mark>) -> Cell {
    vec![Piece::Marks(marks)]
}
