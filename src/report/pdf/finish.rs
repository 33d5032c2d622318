//! What a finished file needs and printpdf does not write: a nested outline that opens with the file, the
//! language, page labels, links, and ids that depend on content alone.

use lopdf::{Dictionary, Document as Tree, Object, ObjectId, StringFormat, dictionary};

use super::{
    super::page::{Bookmark, Document, Info, Link, Page, Place},
    Error,
};

/// Completes the object tree.
pub(super) fn finish(file: &mut Tree, document: &Document) -> Result<(), Error> {
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let target = Targets {
        ids: &pages,
        pages: &document.pages,
    };
    for (&id, page) in pages.iter().zip(&document.pages) {
        complete_page(file, id, page, &target)?;
    }
    let outline = outline(file, &document.bookmarks, &target)?;
    let catalog = file.catalog_mut()?;
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    catalog.set("PageLayout", "SinglePage");
    catalog.set("Lang", text(document.info.lang.pick("ja-JP", "en")));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    let labels = dictionary! { "Nums" => vec![0.into(), dictionary! { "S" => "D" }.into()] };
    catalog.set("PageLabels", labels);
    let info = file.add_object(info(&document.info));
    file.trailer.set("Info", info);
    "1.7".clone_into(&mut file.version);
    file.prune_objects();
    file.compress();
    Ok(())
}

/// Boxes once per page, links to the places they name.
fn complete_page(file: &mut Tree, id: ObjectId, page: &Page, target: &Targets<'_>) -> Result<(), Error> {
    let links: Vec<Object> = page
        .links
        .iter()
        .filter_map(|link| target.link(link, page))
        .collect();
    let object = file.get_dictionary_mut(id)?;
    object.set(
        "MediaBox",
        vec![0.into(), 0.into(), page.width.into(), page.height.into()],
    );
    for unneeded in ["TrimBox", "CropBox", "Annots"] {
        object.remove(unneeded.as_bytes());
    }
    if !links.is_empty() {
        object.set("Annots", links);
    }
    Ok(())
}

/// Resolves places to objects.
struct Targets<'a> {
    ids: &'a [ObjectId],
    pages: &'a [Page],
}

impl Targets<'_> {
    fn place(&self, place: Place) -> Option<Object> {
        let (id, page) = (self.ids.get(place.page)?, self.pages.get(place.page)?);
        let top = page.height - place.y;
        Some(Object::Array(vec![
            Object::Reference(*id),
            "XYZ".into(),
            Object::Null,
            top.into(),
            Object::Null,
        ]))
    }

    fn link(&self, link: &Link, page: &Page) -> Option<Object> {
        let rect = link.rect;
        let link = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => vec![
                rect.x.into(),
                (page.height - rect.bottom()).into(),
                rect.right().into(),
                (page.height - rect.y).into(),
            ],
            "Border" => vec![0.into(), 0.into(), 0.into()],
            "Dest" => self.place(link.to)?,
        };
        Some(link.into())
    }
}

/// An entry of the outline with the entries below it.
struct Entry<'a> {
    bookmark: &'a Bookmark,
    below: Vec<&'a Bookmark>,
}

/// Writes the outline and returns its root.
fn outline(file: &mut Tree, bookmarks: &[Bookmark], target: &Targets<'_>) -> Result<Option<ObjectId>, Error> {
    let mut chapters: Vec<Entry<'_>> = Vec::new();
    for bookmark in bookmarks {
        match chapters.last_mut() {
            Some(chapter) if bookmark.level > 0 => chapter.below.push(bookmark),
            _ => chapters.push(Entry {
                bookmark,
                below: Vec::new(),
            }),
        }
    }
    let root = file.new_object_id();
    let mut written = Vec::new();
    for chapter in &chapters {
        let id = file.add_object(entry(chapter.bookmark, root, target));
        let below: Vec<ObjectId> = (chapter.below.iter())
            .map(|bookmark| file.add_object(entry(bookmark, id, target)))
            .collect();
        // A negative count: the entries below are folded when the file opens.
        let count = -i64::try_from(below.len()).unwrap_or(i64::MAX);
        chain(file, id, &below, count)?;
        written.push(id);
    }
    if written.is_empty() {
        return Ok(None);
    }
    file.set_object(root, dictionary! { "Type" => "Outlines" });
    let count = i64::try_from(written.len()).unwrap_or(i64::MAX);
    chain(file, root, &written, count)?;
    Ok(Some(root))
}

fn entry(bookmark: &Bookmark, parent: ObjectId, target: &Targets<'_>) -> Dictionary {
    let mut entry = dictionary! { "Title" => text(&bookmark.title), "Parent" => parent };
    if let Some(place) = target.place(bookmark.to) {
        entry.set("Dest", place);
    }
    entry
}

/// Ties siblings to each other and to their parent.
fn chain(file: &mut Tree, parent: ObjectId, children: &[ObjectId], count: i64) -> Result<(), Error> {
    let (Some(&first), Some(&last)) = (children.first(), children.last()) else {
        return Ok(());
    };
    let object = file.get_dictionary_mut(parent)?;
    object.set("First", first);
    object.set("Last", last);
    object.set("Count", count);
    for (&before, &after) in children.iter().zip(children.iter().skip(1)) {
        file.get_dictionary_mut(before)?.set("Next", after);
        file.get_dictionary_mut(after)?.set("Prev", before);
    }
    Ok(())
}

fn info(info: &Info) -> Dictionary {
    let day = Object::string_literal(format!(
        "D:{:04}{:02}{:02}000000Z",
        info.date.year, info.date.month, info.date.day
    ));
    dictionary! {
        "Title" => text(&info.title),
        "Author" => text(&info.author),
        "Subject" => text(&info.subject),
        "Creator" => text(concat!("Toride ", env!("CARGO_PKG_VERSION"))),
        "Producer" => text("printpdf"),
        "CreationDate" => day.clone(),
        "ModDate" => day,
    }
}

/// A text string: plain where it is ASCII, else UTF-16 with its mark (ISO 32000-1, 7.9.2.2).
fn text(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    Object::String(
        units.flat_map(u16::to_be_bytes).collect(),
        StringFormat::Hexadecimal,
    )
}

/// Sets the file's id; printpdf takes one from a counter of the process.
pub(super) fn set_id(file: &mut Tree, id: [u8; 8]) {
    let id = Object::String(id.repeat(2), StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
}
