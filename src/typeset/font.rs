//! The embedded typeface: advances, baseline, outlines. BIZ `UDPGothic`, Regular and Bold.

use std::sync::LazyLock;

use ttf_parser::{Face, GlyphId, OutlineBuilder};

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic-Bold.ttf");

/// Stands for characters the typeface does not have: 〓, as Japanese printers do.
const SUBSTITUTE: char = '〓';
/// Advances are looked up in a table up to here; beyond, in the font itself.
const TABLE_LIMIT: usize = 0x1_0000;
const MISSING: u16 = u16::MAX;

/// The file of a weight, to embed into documents or to hand to the window.
pub const fn font_bytes(bold: bool) -> &'static [u8] {
    if bold { BOLD } else { REGULAR }
}

/// What is read once per weight.
struct Metrics {
    face: Option<Face<'static>>,
    /// Advance per character of the basic plane, in font units; [`MISSING`] = no glyph.
    advances: Vec<u16>,
    units_per_em: f32,
    /// From baseline up and down, as shares of the size.
    ascent: f32,
    descent: f32,
}

static METRICS: LazyLock<[Metrics; 2]> = LazyLock::new(|| [Metrics::read(REGULAR), Metrics::read(BOLD)]);

impl Metrics {
    fn read(bytes: &'static [u8]) -> Self {
        let face = Face::parse(bytes, 0).ok();
        let mut advances = vec![MISSING; TABLE_LIMIT];
        let units_per_em = face.as_ref().map_or(1.0, |face| f32::from(face.units_per_em()));
        let share = |units: i16| f32::from(units) / units_per_em;
        let (ascent, descent) = face.as_ref().map_or((0.88, 0.12), |face| {
            (share(face.ascender()), -share(face.descender()))
        });
        for subtable in face
            .iter()
            .filter_map(|face| face.tables().cmap)
            .flat_map(|cmap| cmap.subtables)
        {
            if !subtable.is_unicode() {
                continue;
            }
            subtable.codepoints(|code| {
                let advance = subtable
                    .glyph_index(code)
                    .and_then(|glyph| face.as_ref()?.glyph_hor_advance(glyph));
                if let (Some(slot), Some(advance)) = (advances.get_mut(code as usize), advance) {
                    *slot = advance;
                }
            });
        }
        Self {
            face,
            advances,
            units_per_em,
            ascent,
            descent,
        }
    }

    fn of(bold: bool) -> &'static Self {
        let [regular, heavy] = &*METRICS;
        if bold { heavy } else { regular }
    }

    fn own_advance(&self, character: char) -> Option<u16> {
        if let Some(&advance) = self.advances.get(character as usize) {
            return (advance != MISSING).then_some(advance);
        }
        let face = self.face.as_ref()?;
        face.glyph_hor_advance(face.glyph_index(character)?)
    }

    fn advance(&self, character: char) -> f32 {
        if is_invisible(character) {
            return 0.0;
        }
        let units = self
            .own_advance(character)
            .or_else(|| self.own_advance(SUBSTITUTE))
            .unwrap_or_default();
        f32::from(units)
    }

    fn glyph(&self, character: char) -> Option<GlyphId> {
        let face = self.face.as_ref()?;
        face.glyph_index(character)
            .or_else(|| face.glyph_index(SUBSTITUTE))
    }
}

/// Characters that carry no ink and no width: controls, joiners, variation selectors.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2064}')
        || matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether the typeface draws this character itself.
pub fn has_glyph(character: char, bold: bool) -> bool {
    Metrics::of(bold).own_advance(character).is_some()
}

/// The text as it will be drawn: characters without a glyph replaced by 〓, invisible ones left out.
pub fn visible(text: &str, bold: bool) -> String {
    text.chars()
        .filter(|&character| !is_invisible(character))
        .map(|character| {
            if has_glyph(character, bold) {
                character
            } else {
                SUBSTITUTE
            }
        })
        .collect()
}

/// Advance of one character at size 1.
pub(super) fn advance(character: char, bold: bool) -> f32 {
    let metrics = Metrics::of(bold);
    metrics.advance(character) / metrics.units_per_em
}

/// Width of one line of text, in the unit of `size`.
pub fn measure(text: &str, size: f32, bold: bool) -> f32 {
    let metrics = Metrics::of(bold);
    let units: f32 = text.chars().map(|character| metrics.advance(character)).sum();
    units * size / metrics.units_per_em
}

/// How far the baseline lies below the middle of a line, in the unit of `size`.
pub fn baseline(size: f32, bold: bool) -> f32 {
    let metrics = Metrics::of(bold);
    (metrics.ascent - metrics.descent) / 2.0 * size
}

/// A piece of an outline; y points down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// Starts a contour.
    Move(f32, f32),
    /// A straight line.
    Line(f32, f32),
    /// A quadratic curve: control point, end.
    Quad(f32, f32, f32, f32),
    /// A cubic curve: two control points, end.
    Cubic(f32, f32, f32, f32, f32, f32),
    /// Ends the contour.
    Close,
}

/// Draws a line of text as outlines: left end at `x`, baseline at `y`.
pub fn outline(text: &str, size: f32, bold: bool, (x, y): (f32, f32), pen: &mut dyn FnMut(Segment)) {
    let metrics = Metrics::of(bold);
    let Some(face) = metrics.face.as_ref() else {
        return;
    };
    let scale = size / metrics.units_per_em;
    let mut x = x;
    for character in text.chars().filter(|&character| !is_invisible(character)) {
        if let Some(glyph) = metrics.glyph(character) {
            face.outline_glyph(
                glyph,
                &mut Scaled {
                    x,
                    y,
                    scale,
                    pen: &mut *pen,
                },
            );
        }
        x += metrics.advance(character) * scale;
    }
}

/// Turns font units, y up, into the drawing's units, y down.
struct Scaled<'a> {
    x: f32,
    y: f32,
    scale: f32,
    pen: &'a mut dyn FnMut(Segment),
}

impl Scaled<'_> {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlineBuilder for Scaled<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        (self.pen)(Segment::Move(x, y));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        (self.pen)(Segment::Line(x, y));
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        (self.pen)(Segment::Quad(x1, y1, x, y));
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        (self.pen)(Segment::Cubic(x1, y1, x2, y2, x, y));
    }
    fn close(&mut self) {
        (self.pen)(Segment::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_weights_are_read_and_know_the_words_of_a_plant() {
        for bold in [false, true] {
            assert!(Metrics::of(bold).face.is_some());
            for character in "設備系ネットワーク（無線）PLC-01 ①②③ ㎡ 髙﨑 ÷→↑〓…".chars()
            {
                assert!(has_glyph(character, bold), "{character}");
            }
        }
    }

    #[test]
    fn a_kanji_is_as_wide_as_the_font_size() {
        assert_eq!(measure("設備", 13.0, false), 26.0);
        assert!(measure("ii", 13.0, false) < measure("WW", 13.0, false));
    }

    #[test]
    fn a_missing_character_is_seen_and_takes_its_room() {
        assert_eq!(visible("A😀B\u{200B}", false), "A〓B");
        assert_eq!(measure("😀", 10.0, false), measure("〓", 10.0, false));
        let mut segments = 0;
        outline("😀", 10.0, false, (0.0, 0.0), &mut |_| segments += 1);
        assert!(segments > 4);
    }

    #[test]
    fn outlines_lie_where_the_measure_says() {
        let (mut left, mut right) = (f32::MAX, f32::MIN);
        outline("設備系", 20.0, true, (100.0, 50.0), &mut |segment| {
            if let Segment::Line(x, _) | Segment::Move(x, _) = segment {
                left = left.min(x);
                right = right.max(x);
            }
        });
        assert!(
            left >= 100.0 && right <= 160.0 && right - left > 50.0,
            "{left} {right}"
        );
    }
}
