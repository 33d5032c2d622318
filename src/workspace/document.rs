//! The file behind an open plant: where it is, what it looked like on disk, who wrote it.

use std::path::{Path, PathBuf};

use super::{Overwrite, VERSION};
use crate::{
    edit::{Revision, Session},
    plant::Plant,
    storage::{self, FORMAT, File, Opened, SaveError, Stamp, Warning},
};

/// What is known about the file. Everything of it but the plant, which the session holds.
#[derive(Clone, Debug)]
pub(super) struct Document {
    path: Option<PathBuf>,
    stamp: Option<Stamp>,
    /// The head of the file with an empty plant: version that wrote it, fields of newer versions.
    head: File,
    /// The revision the head belongs to: only a changed plant gets our version into its head (C-23).
    written_at: Option<Revision>,
    warnings: Vec<Warning>,
}

impl Default for Document {
    fn default() -> Self {
        Self {
            path: None,
            stamp: None,
            head: File {
                format: FORMAT,
                ..File::default()
            },
            written_at: None,
            warnings: Vec::new(),
        }
    }
}

/// A save, ready to run on any thread.
#[derive(Clone, Debug)]
pub(super) struct Saving {
    path: PathBuf,
    file: File,
    expected: Option<Stamp>,
    revision: Revision,
}

/// A save that is done.
#[derive(Clone, Debug)]
pub struct Saved {
    path: PathBuf,
    stamp: Stamp,
    written_by: String,
    revision: Revision,
}

impl Saved {
    /// The state of the plant that is on disk now.
    pub const fn revision(&self) -> Revision {
        self.revision
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Document {
    /// A file that was opened, apart from its plant.
    pub(super) fn from_opened(path: &Path, opened: Opened) -> (Plant, Self) {
        let Opened {
            mut file,
            warnings,
            stamp,
        } = opened;
        let plant = std::mem::take(&mut file.plant);
        let document = Self {
            path: Some(path.to_owned()),
            stamp: Some(stamp),
            head: file,
            written_at: Some(0),
            warnings,
        };
        (plant, document)
    }

    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    pub(super) fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// What saving the session's plant at `path` takes.
    pub(super) fn saving(&self, session: &Session, path: &Path, overwrite: Overwrite) -> Saving {
        let revision = session.revision();
        let mut file = self.head.clone();
        file.plant = session.plant().clone();
        if self.written_at != Some(revision) {
            VERSION.clone_into(&mut file.written_by);
        }
        let is_same_file = self.path.as_deref() == Some(path);
        Saving {
            path: path.to_owned(),
            file,
            expected: self.stamp.filter(|_| is_same_file && overwrite == Overwrite::Ask),
            revision,
        }
    }

    /// Takes note of a save.
    pub(super) fn take(&mut self, saved: Saved) {
        self.path = Some(saved.path);
        self.stamp = Some(saved.stamp);
        self.head.written_by = saved.written_by;
        self.written_at = Some(saved.revision);
    }
}

impl Saving {
    /// Writes the file.
    pub(super) fn run(self) -> Result<Saved, SaveError> {
        let stamp = storage::save(&self.path, &self.file, self.expected.as_ref())?;
        Ok(Saved {
            path: self.path,
            stamp,
            written_by: self.file.written_by,
            revision: self.revision,
        })
    }
}
