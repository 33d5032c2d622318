//! What the window remembers between runs: language, look, text size, recent files. Never part of a plant.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::theme::Look;
use crate::i18n::Lang;

/// Text sizes in percent that A− and A+ step through.
const TEXT_PERCENTS: [u16; 8] = [80, 90, 100, 110, 125, 150, 175, 200];
/// Files kept in the list of recent ones.
const RECENT_KEPT: usize = 8;

/// Settings of one person on one machine. Unknown fields of newer versions are passed over, missing ones default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language of the interface.
    pub lang: Lang,
    /// Light or dark.
    pub look: Look,
    /// Size of the interface's text in percent; the drawing has its own zoom.
    pub text_percent: u16,
    /// Moved things snap to the grid and to each other.
    pub snap: bool,
    /// Recent files, newest first.
    pub recent: Vec<PathBuf>,
    /// Device kinds placed lately, newest first, by code.
    pub recent_kinds: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: Lang::Ja,
            look: Look::Light,
            text_percent: 100,
            snap: true,
            recent: Vec::new(),
            recent_kinds: Vec::new(),
        }
    }
}

impl Settings {
    /// One step larger.
    pub fn enlarge_text(&mut self) {
        let next = TEXT_PERCENTS
            .into_iter()
            .find(|&percent| percent > self.text_percent);
        self.text_percent = next.unwrap_or(self.text_percent);
    }

    /// One step smaller.
    pub fn shrink_text(&mut self) {
        let next = TEXT_PERCENTS
            .into_iter()
            .rev()
            .find(|&percent| percent < self.text_percent);
        self.text_percent = next.unwrap_or(self.text_percent);
    }

    /// The factor for egui.
    pub fn zoom_factor(&self) -> f32 {
        f32::from(self.text_percent.clamp(80, 200)) / 100.0
    }

    /// Puts a file on top of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT_KEPT);
    }

    /// Takes a file off the list of recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_size_stays_within_its_steps() {
        let mut settings = Settings::default();
        for _ in 0..20 {
            settings.enlarge_text();
        }
        assert_eq!(settings.text_percent, 200);
        for _ in 0..20 {
            settings.shrink_text();
        }
        assert_eq!(settings.text_percent, 80);
    }

    #[test]
    fn a_file_opened_again_moves_to_the_top_and_is_listed_once() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            settings.remember(Path::new(name));
        }
        assert_eq!(settings.recent, [Path::new("a"), Path::new("b")]);
    }
}
