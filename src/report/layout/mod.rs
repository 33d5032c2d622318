//! The outline on paper: A4 pages on a fixed grid, with running heads, links and page numbers.
//!
//! Blocks become bands that are never cut (`strip`), bands are stacked onto pages here. Page numbers are filled
//! in last, when it is known where everything stands.

mod blocks;
mod cover;
mod marks;
mod matrix;
mod sheet;
mod strip;
mod style;
mod table;

use std::collections::BTreeMap;

use self::{
    blocks::{Column, Compositor, stack_lines},
    sheet::Sheet,
    strip::Strip,
    style::{A4, CAPTION, CHAPTER, LEAD, MAIN_X, MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP, Style, mm},
};
use super::{
    outline::{Anchor, Chapter, Outline, Running},
    page::{Bookmark, Document, Info, Link, Page, Place},
};
use crate::{
    diagram::display_list::{Anchor as Side, Ink},
    plant::geometry::Point,
    typeset,
};

/// Lays the outline out on pages.
pub fn document(outline: &Outline, info: Info) -> Document {
    let mut pager = Pager::default();
    let mut compositor = Compositor {
        running: &outline.running,
        tables: 0,
        figures: 0,
        room: 0.0,
    };
    for chapter in &outline.chapters {
        pager.chapter(chapter, &mut compositor);
    }
    pager.close_page();
    let covers = usize::from(outline.cover.is_some());
    let mut document = pager.number(&outline.running, covers, info);
    if let Some(cover) = &outline.cover {
        document.pages.insert(0, cover::page(cover));
    }
    document
}

/// Width and height of a sheet.
const fn paper(landscape: bool) -> (f32, f32) {
    if landscape { (A4.1, A4.0) } else { A4 }
}

/// Width and height of the text block.
const fn text_block(landscape: bool) -> (f32, f32) {
    let (width, height) = paper(landscape);
    (width - 2.0 * MARGIN_SIDE, height - MARGIN_TOP - MARGIN_BOTTOM)
}

/// A page without its running heads.
struct Leaf {
    sheet: Sheet,
    landscape: bool,
    chapter: String,
}

/// Stacks bands onto pages.
#[derive(Default)]
struct Pager {
    done: Vec<Leaf>,
    sheet: Sheet,
    y: f32,
    landscape: bool,
    /// Chapter being stacked, and the one the open page began with.
    chapter: String,
    page_chapter: String,
    /// Pages are counted from the first one after the cover.
    anchors: BTreeMap<Anchor, Place>,
    bookmarks: Vec<Bookmark>,
}

/// A chapter goes on below the one before where at least this share of the page is left.
const SHARE_LEFT: f32 = 0.4;
/// Empty room between two chapters on a page.
const CHAPTER_GAP: f32 = mm(13.0);

impl Pager {
    fn close_page(&mut self) {
        if self.y > 0.0 {
            self.done.push(Leaf {
                sheet: std::mem::take(&mut self.sheet),
                landscape: self.landscape,
                chapter: std::mem::take(&mut self.page_chapter),
            });
        }
        self.y = 0.0;
    }

    fn chapter(&mut self, chapter: &Chapter, compositor: &mut Compositor<'_>) {
        let (width, height) = text_block(chapter.landscape);
        let is_full = self.y > height * (1.0 - SHARE_LEFT);
        if chapter.new_page || is_full || chapter.landscape != self.landscape {
            self.close_page();
        }
        self.landscape = chapter.landscape;
        self.chapter.clone_from(&chapter.title);
        let head = chapter_head(chapter, width);
        compositor.room = height - head.height;
        let column = Column {
            x: 0.0,
            width,
            page: height,
        };
        let mut strips = vec![head];
        strips.append(&mut compositor.blocks(&chapter.blocks, column));
        self.stack(&strips, height);
    }

    fn here(&self, y: f32) -> Place {
        Place {
            page: self.done.len(),
            y: MARGIN_TOP + y,
        }
    }

    fn stack(&mut self, strips: &[Strip], page: f32) {
        let mut n = 0;
        while let Some(strip) = strips.get(n) {
            let chain = chain(strips, n);
            let alone = strip::stacked(chain);
            let fits = self.y + strip.before + alone <= page + 0.01;
            let fits_a_page = strip.heads_height() + alone <= page;
            let must = self.y + strip.before + strip.height > page + 0.01;
            if self.y > 0.0 && (strip.new_page || must || (!fits && fits_a_page)) {
                self.close_page();
            }
            self.put(strip);
            n += 1;
            // A chain that fits was measured as a whole.
            if self.y + strip::stacked(chain) - strip.height <= page {
                for strip in chain.iter().skip(1) {
                    self.put(strip);
                    n += 1;
                }
            }
        }
    }

    fn put(&mut self, strip: &Strip) {
        let mut y = self.y;
        if y == 0.0 {
            self.page_chapter.clone_from(&self.chapter);
            for head in strip.heads.iter() {
                self.sheet.place(head.sheet.clone(), 0.0, y);
                y += head.height;
            }
        } else {
            y += strip.before;
        }
        let place = self.here(y);
        self.anchors.extend(strip.anchor.map(|anchor| (anchor, place)));
        let bookmark = strip.bookmark.clone().map(|(level, title)| Bookmark {
            level,
            title,
            to: place,
        });
        self.bookmarks.extend(bookmark);
        self.sheet.place(strip.sheet.clone(), 0.0, y);
        self.y = y + strip.height;
    }

    /// Adds running heads and page numbers, and resolves links.
    fn number(self, running: &Running, covers: usize, info: Info) -> Document {
        let moved = |place: Place| Place {
            page: place.page + covers,
            ..place
        };
        let anchors: BTreeMap<Anchor, Place> = self
            .anchors
            .into_iter()
            .map(|(anchor, place)| (anchor, moved(place)))
            .collect();
        let total = self.done.len() + covers;
        let mut pages = Vec::new();
        for (n, leaf) in self.done.into_iter().enumerate() {
            let (width, height) = paper(leaf.landscape);
            let mut sheet = frame(running, &leaf, n + 1 + covers, total);
            let numbers = leaf.sheet.numbers.clone();
            sheet.place(leaf.sheet, MARGIN_SIDE, MARGIN_TOP);
            for (at, style, to) in numbers {
                if let Some(place) = anchors.get(&to) {
                    let at = at.moved(MARGIN_SIDE, MARGIN_TOP);
                    sheet.text_at(&(place.page + 1).to_string(), at, Side::Right, style);
                }
            }
            let links = sheet.links.iter().filter_map(|(rect, to)| {
                let to = *anchors.get(to)?;
                Some(Link { rect: *rect, to })
            });
            pages.push(Page {
                width,
                height,
                links: links.collect(),
                parts: sheet.parts,
            });
        }
        let bookmarks = self.bookmarks.into_iter();
        Document {
            pages,
            bookmarks: bookmarks.map(|b| Bookmark { to: moved(b.to), ..b }).collect(),
            info,
        }
    }
}

/// The band at `n` and those it must stay with.
fn chain(strips: &[Strip], n: usize) -> &[Strip] {
    let rest = strips.get(n..).unwrap_or_default();
    let kept = rest.iter().take_while(|strip| strip.keep).count();
    rest.get(..(kept + 1).min(rest.len())).unwrap_or_default()
}

fn chapter_head(chapter: &Chapter, width: f32) -> Strip {
    let mut sheet = Sheet::default();
    sheet.rule(0.0, 0.0, width, 2.0, Ink::Text);
    let top = mm(1.8);
    if let Some(number) = chapter.number {
        sheet.text(
            &number.to_string(),
            Point::new(0.0, top + CHAPTER.leading / 2.0),
            CHAPTER,
        );
    }
    let main = width - MAIN_X;
    let lines = typeset::wrap(&chapter.title, CHAPTER.size, true, main, 2);
    let mut y = stack_lines(&mut sheet, &lines, CHAPTER, MAIN_X, top);
    for text in &chapter.lead {
        let lines = typeset::wrap(text, LEAD.size, false, main, 3);
        y = stack_lines(&mut sheet, &lines, LEAD, MAIN_X, y);
    }
    let title = match chapter.number {
        Some(number) => format!("{number} {}", chapter.title),
        None => chapter.title.clone(),
    };
    Strip {
        before: CHAPTER_GAP,
        keep: true,
        anchor: Some(Anchor::Section(chapter.section)),
        bookmark: Some((0, title)),
        ..Strip::new(sheet, y + mm(2.0))
    }
}

/// Head and foot of a page.
fn frame(running: &Running, leaf: &Leaf, number: usize, total: usize) -> Sheet {
    let (width, height) = paper(leaf.landscape);
    let (left, right) = (MARGIN_SIDE, width - MARGIN_SIDE);
    let half = (right - left) / 2.0 - mm(4.0);
    let mut sheet = Sheet::default();
    let line = |sheet: &mut Sheet, text: &str, x: f32, y: f32, side: Side, style: Style| {
        sheet.text_within(text, Point::new(x, y), side, style, half);
    };
    let y = MARGIN_TOP - mm(9.0);
    line(&mut sheet, &running.plant, left, y, Side::Left, CAPTION);
    line(&mut sheet, &leaf.chapter, right, y, Side::Right, CAPTION);
    sheet.rule(left, y + mm(2.4), right - left, 0.35, Ink::Hairline);
    let y = height - MARGIN_BOTTOM + mm(6.0);
    sheet.rule(left, y - mm(2.4), right - left, 0.35, Ink::Hairline);
    line(&mut sheet, &running.document, left, y, Side::Left, CAPTION);
    line(
        &mut sheet,
        &running.secrecy,
        width / 2.0,
        y,
        Side::Center,
        CAPTION.strong().ink(Ink::Text),
    );
    line(
        &mut sheet,
        &format!("{number} / {total}"),
        right,
        y,
        Side::Right,
        CAPTION,
    );
    sheet
}
