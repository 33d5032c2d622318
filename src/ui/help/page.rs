//! A page to read: the same text that stands in `docs/`, so window and guide cannot disagree.

use egui::{RichText, Ui};

use crate::{
    i18n::Lang,
    ui::theme::{Theme, size, strong},
};

/// What the numbers say, and their limits.
pub(super) const fn limits(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => include_str!("../../../docs/limits.ja.md"),
        Lang::En => include_str!("../../../docs/limits.en.md"),
    }
}

/// What a line of a page is. Pages use headings, points and paragraphs, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line<'t> {
    Title(&'t str),
    Heading(&'t str),
    Point(&'t str),
    Paragraph(&'t str),
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.lines().filter(|line| !line.is_empty()).map(line)
}

fn line(text: &str) -> Line<'_> {
    if let Some(title) = text.strip_prefix("# ") {
        Line::Title(title)
    } else if let Some(heading) = text.strip_prefix("## ") {
        Line::Heading(heading)
    } else if let Some(point) = text.strip_prefix("- ") {
        Line::Point(point)
    } else {
        Line::Paragraph(text)
    }
}

/// Draws a page.
pub(super) fn page_ui(ui: &mut Ui, theme: &Theme, text: &str) {
    for line in lines(text) {
        match line {
            Line::Title(text) => {
                ui.label(strong(text, size::TEXT_SECTION));
            }
            Line::Heading(text) => {
                ui.add_space(8.0);
                ui.label(strong(text, size::TEXT_BODY));
            }
            Line::Point(text) => {
                ui.horizontal_top(|ui| {
                    ui.label(RichText::new("•").color(theme.text_2));
                    ui.add(egui::Label::new(text).wrap());
                });
            }
            Line::Paragraph(text) => {
                ui.add(egui::Label::new(text).wrap());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_the_same_points_under_the_same_headings() {
        let shape = |lang| -> Vec<char> {
            let letter = |line| match line {
                Line::Title(_) => 't',
                Line::Heading(_) => 'h',
                Line::Point(_) => 'p',
                Line::Paragraph(_) => 'x',
            };
            lines(limits(lang)).map(letter).collect()
        };
        assert_eq!(shape(Lang::Ja), shape(Lang::En));
        assert!(shape(Lang::Ja).len() > 20);
    }

    #[test]
    fn a_page_holds_no_markup_that_would_show_as_signs() {
        for lang in [Lang::Ja, Lang::En] {
            assert!(!limits(lang).contains(['*', '`', '[', '|']), "{lang:?}");
        }
    }
}
