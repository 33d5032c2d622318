//! Bands: what a page is stacked from. A band is never cut; whole bands move to the next page.

use std::rc::Rc;

use super::{super::outline::Anchor, sheet::Sheet};

/// A band across the text block.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    /// What it shows, from its own top left corner.
    pub(super) sheet: Sheet,
    /// Its height.
    pub(super) height: f32,
    /// Empty room above it, dropped at the top of a page.
    pub(super) before: f32,
    /// Stays on one page with the next band, where both fit on one.
    pub(super) keep: bool,
    /// Opens a new page.
    pub(super) new_page: bool,
    /// Bands to repeat above it when it opens a page.
    pub(super) heads: Rc<[Self]>,
    /// Links lead here.
    pub(super) anchor: Option<Anchor>,
    /// Entry in the outline pane: its level and words.
    pub(super) bookmark: Option<(u8, String)>,
}

impl Strip {
    /// A band of this height.
    pub(super) fn new(sheet: Sheet, height: f32) -> Self {
        Self {
            sheet,
            height,
            ..Self::default()
        }
    }

    /// Height of the bands repeated above it.
    pub(super) fn heads_height(&self) -> f32 {
        self.heads.iter().map(|head| head.height).sum()
    }
}

/// Height of bands stacked from the top of a page.
pub(super) fn stacked(strips: &[Strip]) -> f32 {
    let gaps: f32 = strips.iter().skip(1).map(|strip| strip.before).sum();
    strips.iter().map(|strip| strip.height).sum::<f32>() + gaps
}

/// Keeps bands together: each stays with the next one, the last is free.
pub(super) fn keep_together(strips: &mut [Strip]) {
    if let Some((_, rest)) = strips.split_last_mut() {
        for strip in rest {
            strip.keep = true;
        }
    }
}
