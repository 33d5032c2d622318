//! A small file of settings in the user's configuration folder; never part of a plant.
//!
//! Reading is tolerant: what cannot be read is as if it were not there. Writing is all or nothing.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use serde::{Serialize, de::DeserializeOwned};

use crate::storage::{self, SaveError};

/// A settings file is a few lines; anything longer is none.
const SIZE_LIMIT: usize = 1 << 20;

/// The settings file of this user; `None` where the system has no such place.
pub fn settings_path() -> Option<PathBuf> {
    let folders = ProjectDirs::from("", "", "toride")?;
    Some(folders.config_dir().join("settings.ron"))
}

/// Reads the settings of an earlier run; `None` when there are none, or none that can be read.
pub fn read<T: DeserializeOwned>(path: &Path) -> Option<T> {
    let bytes = storage::read(path, SIZE_LIMIT).ok()?;
    ron::de::from_bytes(&bytes).ok()
}

/// Writes settings, making their folder where there is none.
pub fn save<T: Serialize>(path: &Path, settings: &T) -> Result<(), SaveError> {
    let failed = |error: ron::Error| SaveError::Io {
        path: path.to_owned(),
        source: std::io::Error::other(error),
    };
    let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::new()).map_err(failed)?;
    storage::make_folder_for(path)?;
    storage::write_new(path, text.as_bytes(), true).map(drop)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs};

    use super::*;

    type Settings = BTreeMap<String, u32>;

    #[test]
    fn settings_survive_and_broken_ones_are_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new").join("settings.ron");
        assert_eq!(read::<Settings>(&path), None);
        let settings = Settings::from([("text".to_owned(), 110)]);
        save(&path, &settings).unwrap();
        assert_eq!(read(&path), Some(settings));
        fs::write(&path, "{\"text\": ").unwrap();
        assert_eq!(read::<Settings>(&path), None);
    }
}
