//! Nothing in the report is too small to read on paper.

use toride::{
    diagram::display_list::{Role, Shape},
    i18n::Lang,
    report::{Options, Section, page::Document},
    samples, typeset,
};

use crate::{Case, DAY};

/// Points; smaller letters are lost on a copy.
const SMALLEST: f32 = 7.0;

/// A text on a page.
#[derive(Debug)]
struct Printed<'a> {
    page: usize,
    /// As it comes out on paper.
    size: f32,
    words: &'a str,
    /// It belongs to the drawing of the plant.
    drawn: bool,
}

impl Printed<'_> {
    fn is_small(&self) -> bool {
        self.size < SMALLEST - 0.01
    }
}

fn texts(document: &Document) -> Vec<Printed<'_>> {
    let pages = document.pages.iter().enumerate();
    let parts = pages.flat_map(|(n, page)| page.parts.iter().map(move |part| (n + 1, part)));
    let items = parts.flat_map(|(n, part)| part.list.items.iter().map(move |item| (n, part, item)));
    items
        .filter_map(|(page, part, item)| match &item.shape {
            Shape::Text(run) => {
                // Words wider than their place are drawn smaller.
                let width = typeset::measure(&run.text, run.size, run.bold);
                let squeezed = if run.max_width > 0.0 {
                    (run.max_width / width).min(1.0)
                } else {
                    1.0
                };
                Some(Printed {
                    page,
                    size: run.size * part.scale * squeezed,
                    words: &run.text,
                    drawn: item.role != Role::Chart,
                })
            }
            _ => None,
        })
        .collect()
}

#[test]
fn no_letter_of_a_samples_report_is_smaller_than_seven_points() {
    for sample in samples::all() {
        let case = Case::of(sample.load().unwrap());
        for lang in Lang::ALL {
            let document = case.pages(&Options::new(lang, DAY));
            let texts = texts(&document);
            assert!(texts.len() > 500);
            let small: Vec<_> = texts.iter().filter(|text| text.is_small()).collect();
            assert!(small.is_empty(), "{} {lang:?}: {small:?}", sample.name);
        }
    }
}

#[test]
fn a_drawing_too_large_for_one_page_is_repeated_in_parts_that_can_be_read() {
    let case = Case::of(samples::generate(60, 7));
    let options = Options {
        sections: [Section::Drawing].into(),
        ..Options::new(Lang::Ja, DAY)
    };
    let document = case.pages(&options);
    let texts = texts(&document);
    let (whole, parts): (Vec<_>, Vec<_>) =
        (texts.iter().filter(|text| text.drawn)).partition(|text| text.page == 1);
    assert!(whole.iter().any(|text| text.is_small()), "it fits on a page");
    let small: Vec<_> = parts.iter().filter(|text| text.is_small()).collect();
    assert!(small.is_empty(), "{small:?}");
    for text in whole {
        assert!(
            parts.iter().any(|part| part.words == text.words),
            "{}",
            text.words
        );
    }
}
