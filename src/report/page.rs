//! Finished pages: plain drawings on paper, with links between them. Knows no file format.
//!
//! A page is what the window previews and what the PDF prints: both paint the same display lists, so they
//! cannot disagree. Lengths are points (1 pt = 1/72 inch), y pointing down from the top edge.

use crate::{
    diagram::display_list::DisplayList,
    i18n::Lang,
    plant::{
        Date,
        geometry::{Point, Rect},
    },
};

/// A finished document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Pages in reading order; the first one counts as page 1.
    pub pages: Vec<Page>,
    /// Entries of the outline pane, in reading order.
    pub bookmarks: Vec<Bookmark>,
    /// What the document calls itself.
    pub info: Info,
}

/// What the document says about itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Info {
    /// Title, shown in the viewer's title bar.
    pub title: String,
    /// Who made it.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// Language of its text.
    pub lang: Lang,
    /// Day it carries; the only date in the file, so that the same plant gives the same bytes.
    pub date: Date,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Drawings, back to front.
    pub parts: Vec<Part>,
    /// Places that lead to another page.
    pub links: Vec<Link>,
}

/// A drawing placed on a page: a point `p` of the list lies at `at + scale · p`.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The drawing, in its own units.
    pub list: DisplayList,
    /// Points per unit; line widths, dashes and letters scale with it.
    pub scale: f32,
    /// Where its origin lies.
    pub at: Point,
    /// The window through which it is seen, in the list's units; `None` = all of it.
    pub clip: Option<Rect>,
}

/// A rectangle that leads somewhere when clicked.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Where to click.
    pub rect: Rect,
    /// Where it leads.
    pub to: Place,
}

/// A height on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// Index of the page, from 0.
    pub page: usize,
    /// Distance from its top.
    pub y: f32,
}

/// One entry of the outline pane.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    /// 0 = chapter, 1 = section below the chapter before it.
    pub level: u8,
    /// Its words.
    pub title: String,
    /// Where it leads.
    pub to: Place,
}

impl Part {
    /// A point of the list, on the page.
    pub fn on_page(&self, p: Point) -> Point {
        Point::new(self.at.x + self.scale * p.x, self.at.y + self.scale * p.y)
    }
}
