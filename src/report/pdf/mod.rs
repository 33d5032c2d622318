//! Finished pages as a PDF file: text that can be searched, fonts as subsets, an outline, links.
//!
//! printpdf paints the pages; what it does not offer (nested outline, language, page labels, fixed ids) is
//! written into its object tree afterwards. Nothing here comes from a clock or a random source.

mod finish;
mod font;
mod paint;
mod unhint;

use printpdf::{PdfDocument, PdfSaveOptions, serialize::to_lopdf_doc};

use self::font::Face;
use super::page::Document;
use crate::{diagram::display_list::Shape, typeset};

/// Why a file could not be made. Neither can come from the plant: they mean that the program is broken.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A built-in font could not be read or reduced.
    #[error("a built-in font is unusable: {0}")]
    Font(String),
    /// The object tree could not be completed or written.
    #[error("the PDF could not be put together: {0}")]
    Assembly(String),
}

impl From<lopdf::Error> for Error {
    fn from(cause: lopdf::Error) -> Self {
        Self::Assembly(cause.to_string())
    }
}

/// The document as a file.
pub fn write(document: &Document) -> Result<Vec<u8>, Error> {
    let mut fonts = paint::Fonts {
        regular: Face::new("BIZUDPGothic-Regular", typeset::font_bytes(false))?,
        bold: Face::new("BIZUDPGothic-Bold", typeset::font_bytes(true))?,
    };
    for run in document
        .pages
        .iter()
        .flat_map(|page| &page.parts)
        .flat_map(|part| &part.list.items)
    {
        if let Shape::Text(run) = &run.shape {
            fonts
                .of_mut(run.bold)
                .uses(&typeset::visible(&run.text, run.bold));
        }
    }
    let mut pdf = PdfDocument::new("");
    for face in [&fonts.regular, &fonts.bold]
        .into_iter()
        .filter(|face| face.is_used())
    {
        pdf.resources.fonts.map.insert(face.id(), face.embed()?);
    }
    pdf.pages = document
        .pages
        .iter()
        .map(|page| paint::page(page, &fonts))
        .collect();
    let mut file = to_lopdf_doc(&pdf, &PdfSaveOptions::default(), &mut Vec::new());
    finish::finish(&mut file, document)?;
    // The file's id follows from its content, so the content is written once without it.
    finish::set_id(&mut file, [0; 8]);
    let mut hash = Hash::default();
    hash.add(&bytes_of(&mut file)?);
    finish::set_id(&mut file, hash.0.to_be_bytes());
    bytes_of(&mut file)
}

fn bytes_of(file: &mut lopdf::Document) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    file.save_to(&mut bytes)
        .map_err(|cause| Error::Assembly(cause.to_string()))?;
    Ok(bytes)
}

/// FNV-1a: names and ids that depend on content alone.
struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    fn add(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::page::{Bookmark, Info, Link, Page, Part, Place},
        *,
    };
    use crate::{
        diagram::display_list::{Anchor, Dash, DisplayList, Ink, Item, Role, Stroke, TextRun},
        i18n::Lang,
        plant::{
            Date,
            geometry::{Point, Rect},
        },
    };

    fn document() -> Document {
        let item = |shape| Item {
            shape,
            role: Role::Chart,
            element: None,
            faded: false,
        };
        let text = |text: &str, y| {
            item(Shape::Text(TextRun {
                text: text.to_owned(),
                at: Point::new(20.0, y),
                anchor: Anchor::Left,
                size: 10.0,
                bold: y > 50.0,
                ink: Ink::Text,
                max_width: 0.0,
            }))
        };
        let double = Stroke {
            width: 4.0,
            ink: Ink::Text,
            dash: Dash::Double,
        };
        let list = DisplayList {
            bounds: Rect::default(),
            items: vec![
                text("工場（想定）、①㈱ — 😀", 20.0),
                text("太字", 60.0),
                item(Shape::Path {
                    points: vec![
                        Point::new(10.0, 10.0),
                        Point::new(90.0, 10.0),
                        Point::new(90.0, 90.0),
                    ],
                    closed: false,
                    fill: None,
                    stroke: Some(double),
                }),
            ],
        };
        let part = Part {
            list,
            scale: 2.0,
            at: Point::new(5.0, 5.0),
            clip: None,
        };
        let page = Page {
            width: 300.0,
            height: 200.0,
            parts: vec![part],
            links: vec![Link {
                rect: Rect::new(10.0, 10.0, 50.0, 20.0),
                to: Place { page: 1, y: 40.0 },
            }],
        };
        let bookmark = |level, title: &str, page| Bookmark {
            level,
            title: title.to_owned(),
            to: Place { page, y: 0.0 },
        };
        Document {
            pages: vec![page.clone(), page],
            bookmarks: vec![
                bookmark(0, "一", 0),
                bookmark(1, "一の一", 1),
                bookmark(0, "二", 1),
            ],
            info: Info {
                title: "試験".to_owned(),
                author: String::new(),
                subject: String::new(),
                lang: Lang::Ja,
                date: Date {
                    year: 2026,
                    month: 4,
                    day: 1,
                },
            },
        }
    }

    #[test]
    fn the_same_document_gives_the_same_bytes_every_time() {
        let document = document();
        assert_eq!(write(&document).unwrap(), write(&document).unwrap());
    }

    #[test]
    fn japanese_text_comes_back_and_emoji_leave_a_visible_mark() {
        let file = lopdf::Document::load_mem(&write(&document()).unwrap()).unwrap();
        let text = file.extract_text(&[1]).unwrap();
        assert!(text.contains("工場（想定）、①㈱ — 〓"), "{text}");
        assert!(text.contains("太字"), "{text}");
    }

    #[test]
    fn the_outline_is_nested_and_opens_with_the_file() {
        let file = lopdf::Document::load_mem(&write(&document()).unwrap()).unwrap();
        let catalog = file.catalog().unwrap();
        assert_eq!(
            catalog.get(b"PageMode").unwrap().as_name().unwrap(),
            b"UseOutlines"
        );
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"ja-JP");
        let outlines = catalog.get_deref(b"Outlines", &file).unwrap().as_dict().unwrap();
        assert_eq!(outlines.get(b"Count").unwrap().as_i64().unwrap(), 2);
        let first = outlines.get_deref(b"First", &file).unwrap().as_dict().unwrap();
        assert_eq!(first.get(b"Count").unwrap().as_i64().unwrap(), -1);
        assert!(first.get(b"Next").is_ok() && first.get(b"First").is_ok());
    }

    #[test]
    fn fonts_are_embedded_as_named_subsets() {
        let file = lopdf::Document::load_mem(&write(&document()).unwrap()).unwrap();
        let names: Vec<String> = (file.objects.values())
            .filter_map(|object| object.as_dict().ok()?.get(b"BaseFont").ok()?.as_name().ok())
            .map(|name| String::from_utf8_lossy(name).into_owned())
            .collect();
        assert!(
            names.iter().any(|name| name.ends_with("+BIZUDPGothic-Regular")),
            "{names:?}"
        );
        assert!(
            names.iter().any(|name| name.ends_with("+BIZUDPGothic-Bold")),
            "{names:?}"
        );
        assert!(
            names
                .iter()
                .all(|name| name.chars().take(6).all(|c| c.is_ascii_uppercase()))
        );
    }
}
