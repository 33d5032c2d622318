//! What a cell shows, and how it is painted.

use egui::{Align2, Color32, Painter, Rect, Stroke, pos2, text::LayoutJob, vec2};

use crate::{
    analysis::findings::CellGrade,
    i18n::Lang,
    plant::{Importance, Strength},
    report::wording::{InWords as _, cell_sign, short_importance},
    ui::{
        theme::{Theme, bold, font, size},
        widgets::{ChipSize, paint_bars, paint_grade_chip, paint_shield},
    },
};

/// Space between a cell's edge and its content.
const PADDING: f32 = 8.0;

/// Height of a line of words: the font's ascent and descent alone would let lines touch.
const LINE: f32 = 17.0;

/// The content of one cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Words.
    Text(String),
    /// The most important words of a row.
    Strong(String),
    /// Words that follow from elsewhere or matter less.
    Weak(String),
    /// Words that ask for a look.
    Warning(String),
    /// An importance somebody gave; without one, the proposal stands in, in grey.
    Rating {
        /// What a person gave.
        given: Option<Importance>,
        /// What follows from the tasks, where there is such a thing.
        proposed: Option<Importance>,
    },
    /// A grade.
    Grade(CellGrade),
    /// Strength today and planned.
    Strength(Strength, Option<Strength>),
    /// A day or a number, right-aligned.
    Number(String),
}

impl Cell {
    /// The cell in words: what is searched, sorted, copied and read aloud.
    pub(crate) fn words(&self, lang: Lang) -> String {
        match self {
            Self::Text(text)
            | Self::Strong(text)
            | Self::Weak(text)
            | Self::Warning(text)
            | Self::Number(text) => text.clone(),
            Self::Rating { given, proposed } => given
                .or(*proposed)
                .map(|importance| format!("{importance} {}", importance.in_words(lang)))
                .unwrap_or_default(),
            Self::Grade(grade) => cell_sign(*grade).to_string(),
            Self::Strength(now, goal) => match goal {
                Some(goal) if goal != now => format!("{now} → {goal}"),
                _ => now.to_string(),
            },
        }
    }

    /// Paints the cell into its rectangle; the caller has painted the ground.
    pub(super) fn paint(&self, painter: &Painter, theme: &Theme, lang: Lang, rect: Rect) {
        let inner = rect.shrink2(vec2(PADDING, 2.0));
        match self {
            Self::Text(text) => paint_text(painter, inner, text, theme.text, false),
            Self::Strong(text) => paint_text(painter, inner, text, theme.text, true),
            Self::Weak(text) => paint_text(painter, inner, text, theme.text_2, false),
            Self::Warning(text) => paint_text(painter, inner, text, theme.warning, false),
            Self::Rating { given, proposed } => paint_rating(painter, theme, lang, inner, *given, *proposed),
            Self::Grade(grade) => {
                let chip = vec2(36.0, 17.0);
                let at = Rect::from_min_size(pos2(inner.left(), inner.center().y - chip.y / 2.0), chip);
                paint_grade_chip(painter, theme, at, *grade, ChipSize::Small);
            }
            Self::Strength(now, goal) => paint_strength(painter, theme, inner, *now, *goal),
            Self::Number(text) => {
                let at = inner.right_center();
                painter.text(at, Align2::RIGHT_CENTER, text, font(size::TEXT_DENSE), theme.text);
            }
        }
    }
}

/// Words in a cell: as many lines as fit, the rest elided.
fn paint_text(painter: &Painter, rect: Rect, text: &str, color: Color32, strong: bool) {
    if text.is_empty() {
        return;
    }
    let letters = if strong {
        bold(size::TEXT_DENSE)
    } else {
        font(size::TEXT_DENSE)
    };
    let mut job = LayoutJob::simple(text.to_owned(), letters, color, rect.width());
    job.wrap.max_rows = ((rect.height() / LINE) as usize).max(1);
    job.wrap.break_anywhere = job.wrap.max_rows == 1;
    for section in &mut job.sections {
        section.format.line_height = Some(LINE);
    }
    let galley = painter.layout_job(job);
    // The extra height of a line lies below its letters.
    let top = rect.center().y - galley.size().y / 2.0 + (LINE - size::TEXT_DENSE) / 2.0;
    let at = pos2(rect.left(), top);
    painter.galley(at, galley, color);
}

/// `中 ▮▮▯`; a proposal nobody confirmed is grey, a missing value says so by empty bars alone.
fn paint_rating(
    painter: &Painter,
    theme: &Theme,
    lang: Lang,
    rect: Rect,
    given: Option<Importance>,
    proposed: Option<Importance>,
) {
    let ink = if given.is_some() {
        theme.text
    } else {
        theme.placeholder
    };
    let bars = Rect::from_center_size(pos2(rect.right() - 10.0, rect.center().y), vec2(19.0, 9.0));
    let words = Rect::from_min_max(rect.min, pos2(bars.left() - 4.0, rect.max.y));
    match given.or(proposed) {
        Some(importance) if importance == Importance::NONE => {
            let dash = Rect::from_center_size(rect.center(), vec2(9.0, 0.0));
            painter.hline(
                dash.x_range(),
                dash.center().y.round() + 0.5,
                Stroke::new(1.0, ink),
            );
        }
        Some(importance) => {
            let word = short_importance(importance).get(lang);
            let strong = importance == Importance::MAX && given.is_some();
            let letters = if strong {
                bold(size::TEXT_DENSE)
            } else {
                font(size::TEXT_DENSE)
            };
            painter.text(words.right_center(), Align2::RIGHT_CENTER, word, letters, ink);
            paint_bars(painter, bars, 3, importance.get(), ink);
        }
        None => {
            let letters = bold(size::TEXT_DENSE);
            painter.text(rect.center(), Align2::CENTER_CENTER, "!", letters, theme.warning);
        }
    }
}

fn paint_strength(painter: &Painter, theme: &Theme, rect: Rect, now: Strength, goal: Option<Strength>) {
    let shield = Rect::from_center_size(pos2(rect.left() + 8.0, rect.center().y), vec2(16.0, 18.0));
    paint_shield(painter, theme, shield, now, goal);
    let words = Cell::Strength(now, goal).words(Lang::Ja);
    let at = pos2(shield.right() + 6.0, rect.center().y);
    painter.text(at, Align2::LEFT_CENTER, words, font(size::TEXT_DENSE), theme.text);
}
