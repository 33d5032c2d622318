//! The one font of window and paper: `BIZ UDPGothic`, regular and bold (C-28).

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use super::theme::bold_family;

/// Regular, for screen and paper.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic-Regular.ttf");
/// Bold, for screen and paper.
pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic-Bold.ttf");

/// Gives egui the fonts. The system's fonts are never used: an English Windows has no Japanese ones.
pub fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in [("regular", REGULAR), ("bold", BOLD)] {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let family = |name: &str| vec![name.to_owned()];
    fonts.families.insert(FontFamily::Proportional, family("regular"));
    fonts.families.insert(FontFamily::Monospace, family("regular"));
    fonts.families.insert(bold_family(), family("bold"));
    ctx.set_fonts(fonts);
}
