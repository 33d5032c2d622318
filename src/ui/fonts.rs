//! The one font of window and paper: `BIZ UDPGothic`, regular and bold (C-28).

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontTweak};

use super::theme::bold_family;
use crate::typeset::font_bytes;

/// Gives egui the fonts. The system's fonts are never used: an English Windows has no Japanese ones.
pub fn install(ctx: &egui::Context) {
    // egui's own fonts stand behind ours, for signs that ours does not have.
    let mut fonts = FontDefinitions::default();
    let fallback = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    for (name, is_bold) in [("regular", false), ("bold", true)] {
        // The typeface's own hinting makes every dash vanish at 13 px, the size of all tables.
        let data = FontData::from_static(font_bytes(is_bold)).tweak(FontTweak {
            hinting: Some(false),
            ..FontTweak::default()
        });
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    }
    let family = |name: &str| {
        let mut names = vec![name.to_owned()];
        names.extend(fallback.iter().cloned());
        names
    };
    fonts.families.insert(FontFamily::Proportional, family("regular"));
    fonts.families.insert(FontFamily::Monospace, family("regular"));
    fonts.families.insert(bold_family(), family("bold"));
    ctx.set_fonts(fonts);
}
