//! Takes the screen hints out of a TrueType font: paper and modern viewers draw the outlines alone, and hints are
//! a quarter of a Japanese font.
//!
//! Knows the table directory, `loca` and `glyf` (ISO/IEC 14496-22) and nothing else; a font it does not
//! understand is left as it is.

/// Tables that only hints use.
const HINT_TABLES: [&[u8; 4]; 4] = [b"cvt ", b"fpgm", b"prep", b"gasp"];
/// Flags of a part of a composite glyph.
const ARGS_ARE_WORDS: u16 = 0x0001;
const HAS_SCALE: u16 = 0x0008;
const MORE_PARTS: u16 = 0x0020;
const HAS_XY_SCALE: u16 = 0x0040;
const HAS_MATRIX: u16 = 0x0080;
const HAS_HINTS: u16 = 0x0100;

/// The font without hints.
pub(super) fn unhinted(font: Vec<u8>) -> Vec<u8> {
    rebuilt(&font).unwrap_or(font)
}

fn rebuilt(font: &[u8]) -> Option<Vec<u8>> {
    let count = word(font, 4)?;
    let mut tables: Vec<([u8; 4], Vec<u8>)> = Vec::new();
    for n in 0..usize::from(count) {
        let entry = font.get(12 + 16 * n..28 + 16 * n)?;
        let tag = *entry.first_chunk::<4>()?;
        let (start, length) = (long(entry, 8)? as usize, long(entry, 12)? as usize);
        let table = font.get(start..start.checked_add(length)?)?;
        if !HINT_TABLES.contains(&&tag) {
            tables.push((tag, table.to_vec()));
        }
    }
    let of = |tag: &[u8; 4]| {
        tables
            .iter()
            .find(|(t, _)| t == tag)
            .map(|(_, table)| table.as_slice())
    };
    let is_long = word(of(b"head")?, 50)? != 0;
    let (glyf, loca) = glyphs(of(b"glyf")?, of(b"loca")?, is_long)?;
    for (tag, table) in &mut tables {
        match &*tag {
            b"glyf" => table.clone_from(&glyf),
            b"loca" => table.clone_from(&loca),
            b"head" => table.get_mut(50..52)?.copy_from_slice(&1_u16.to_be_bytes()),
            _ => {}
        }
    }
    assembled(*font.first_chunk::<4>()?, &tables)
}

/// `glyf` without hints, and a long `loca` for it.
fn glyphs(glyf: &[u8], loca: &[u8], is_long: bool) -> Option<(Vec<u8>, Vec<u8>)> {
    let width = if is_long { 4 } else { 2 };
    let offset = |n: usize| {
        if is_long {
            Some(long(loca, 4 * n)? as usize)
        } else {
            Some(2 * usize::from(word(loca, 2 * n)?))
        }
    };
    let (mut out, mut places) = (Vec::new(), Vec::new());
    for n in 0..(loca.len() / width).checked_sub(1)? {
        places.extend(u32::try_from(out.len()).ok()?.to_be_bytes());
        out.extend(outline(glyf.get(offset(n)?..offset(n + 1)?)?)?);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    places.extend(u32::try_from(out.len()).ok()?.to_be_bytes());
    Some((out, places))
}

/// One glyph without hints.
fn outline(glyph: &[u8]) -> Option<Vec<u8>> {
    if glyph.is_empty() {
        return Some(Vec::new());
    }
    let contours = word(glyph, 0)?;
    let mut out = glyph.to_vec();
    if contours < 0x8000 {
        let at = 10 + 2 * usize::from(contours);
        let hints = usize::from(word(glyph, at)?);
        out.get_mut(at..at + 2)?.fill(0);
        out.drain(at + 2..(at + 2).checked_add(hints).filter(|&end| end <= out.len())?);
        return Some(out);
    }
    let mut at = 10;
    loop {
        let flags = word(glyph, at)?;
        let plain = flags & !HAS_HINTS;
        out.get_mut(at..at + 2)?.copy_from_slice(&plain.to_be_bytes());
        at += 4 + if flags & ARGS_ARE_WORDS == 0 { 2 } else { 4 };
        at += match flags {
            _ if flags & HAS_SCALE != 0 => 2,
            _ if flags & HAS_XY_SCALE != 0 => 4,
            _ if flags & HAS_MATRIX != 0 => 8,
            _ => 0,
        };
        if flags & MORE_PARTS == 0 {
            break;
        }
    }
    out.truncate(at);
    Some(out)
}

/// A font file from its tables.
fn assembled(version: [u8; 4], tables: &[([u8; 4], Vec<u8>)]) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let steps = count.checked_ilog2()?;
    let range = 16_u16 << steps;
    let mut out = version.to_vec();
    for value in [count, range, steps as u16, 16 * count - range] {
        out.extend(value.to_be_bytes());
    }
    let mut start = 12 + 16 * tables.len();
    for (tag, table) in tables {
        out.extend(tag);
        for value in [
            checksum(table),
            u32::try_from(start).ok()?,
            u32::try_from(table.len()).ok()?,
        ] {
            out.extend(value.to_be_bytes());
        }
        start += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        out.extend(table);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    Some(out)
}

fn checksum(table: &[u8]) -> u32 {
    table.chunks(4).fold(0, |sum: u32, chunk| {
        let mut word = [0; 4];
        word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ttf_parser::{Face, GlyphId, OutlineBuilder};

    #[derive(Default, PartialEq, Debug)]
    struct Strokes(Vec<(char, f32, f32)>);

    impl OutlineBuilder for Strokes {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0.push(('m', x, y));
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0.push(('l', x, y));
        }
        fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
            self.0.extend([('q', x1, y1), ('q', x, y)]);
        }
        fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
            self.0.extend([('c', x1, y1), ('c', x2, y2), ('c', x, y)]);
        }
        fn close(&mut self) {}
    }

    #[test]
    fn outlines_stay_and_hints_go() {
        let font = crate::typeset::font_bytes(false);
        let plain = unhinted(font.to_vec());
        assert!(
            plain.len() * 10 < font.len() * 9,
            "{} of {}",
            plain.len(),
            font.len()
        );
        let (before, after) = (Face::parse(font, 0).unwrap(), Face::parse(&plain, 0).unwrap());
        for glyph in (0..before.number_of_glyphs()).step_by(37).map(GlyphId) {
            let strokes = |face: &Face<'_>| {
                let mut strokes = Strokes::default();
                face.outline_glyph(glyph, &mut strokes);
                strokes
            };
            assert_eq!(strokes(&before), strokes(&after), "{glyph:?}");
        }
    }

    #[test]
    fn what_is_no_font_is_left_alone() {
        for bytes in [
            Vec::new(),
            b"not a font at all, but long enough to be read".to_vec(),
        ] {
            assert_eq!(unhinted(bytes.clone()), bytes);
        }
    }
}
