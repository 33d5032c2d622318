//! Lines of text as the drawing shows them, laid out once and kept: egui forgets a layout that one frame did not ask for.

use std::{collections::BTreeMap, mem, sync::Arc};

use egui::{Color32, Context, Galley};

use super::theme::{bold, font, size};

/// Sizes of letters move in steps of this many px: every other size would be rasterised anew while zooming.
const STEP: f32 = 0.5;
/// Nothing is set smaller than this.
const SMALLEST: f32 = 2.0;
/// So many lines are kept before those not asked for lately are dropped: all names of a plant of 5,000 devices.
const MOST_KEPT: usize = 12_000;

/// Size in steps, and whether bold.
type Style = (u16, bool);
type Lines = BTreeMap<Style, BTreeMap<String, Arc<Galley>>>;

/// The texture in which egui keeps the letters drawn so far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Texture {
    /// Width and height in texels; it grows when it is full.
    pub size: [usize; 2],
    /// 0–1 of the size it may grow to.
    pub fill_ratio: f32,
}

/// The texture of letters as it is now.
pub fn texture(ctx: &Context) -> Texture {
    ctx.fonts(|fonts| Texture {
        size: fonts.font_image_size(),
        fill_ratio: fonts.font_atlas_fill_ratio(),
    })
}

/// Lines of text laid out for this window.
#[derive(Debug, Default)]
pub struct Letters {
    /// Asked for lately.
    lines: Lines,
    count: usize,
    /// Asked for before that.
    older: Lines,
    /// How full the texture of letters was.
    fill_ratio: f32,
    /// egui's own layout of one letter: another one means that egui has begun anew, as it does for another look.
    sample: Option<Arc<Galley>>,
    pixels_per_point: f32,
    generation: u64,
}

impl Letters {
    /// Once a frame, before anything is drawn: lines are worthless when egui has begun a new texture of letters.
    pub fn keep_up(&mut self, ctx: &Context) {
        let fill_ratio = texture(ctx).fill_ratio;
        let pixels_per_point = ctx.pixels_per_point();
        let sample = lay_out(ctx, "A", size::TEXT_BODY, false);
        let is_same = (self.sample.as_ref()).is_some_and(|known| Arc::ptr_eq(known, &sample));
        self.sample = Some(sample);
        if !is_same || fill_ratio < self.fill_ratio || pixels_per_point != self.pixels_per_point {
            self.lines.clear();
            self.older.clear();
            self.count = 0;
            self.generation += 1;
        }
        self.fill_ratio = fill_ratio;
        self.pixels_per_point = pixels_per_point;
    }

    /// Grows when everything laid out before has become worthless.
    pub const fn generation(&self) -> u64 {
        self.generation
    }

    /// A line of text, to be painted in any colour.
    pub fn line(&mut self, ctx: &Context, text: &str, px: f32, is_bold: bool) -> Arc<Galley> {
        let steps = (px / STEP).floor().max(SMALLEST / STEP) as u16;
        let style = (steps, is_bold);
        if let Some(galley) = self.lines.get(&style).and_then(|lines| lines.get(text)) {
            return Arc::clone(galley);
        }
        let known = self.older.get_mut(&style).and_then(|lines| lines.remove(text));
        let galley = known.unwrap_or_else(|| lay_out(ctx, text, f32::from(steps) * STEP, is_bold));
        if self.count >= MOST_KEPT {
            self.older = mem::take(&mut self.lines);
            self.count = 0;
        }
        self.count += 1;
        let lines = self.lines.entry(style).or_default();
        lines.insert(text.to_owned(), Arc::clone(&galley));
        galley
    }
}

fn lay_out(ctx: &Context, text: &str, px: f32, is_bold: bool) -> Arc<Galley> {
    let font = if is_bold { bold(px) } else { font(px) };
    ctx.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER))
}
