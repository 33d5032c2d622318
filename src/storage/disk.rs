//! Files on disk: read within bounds, written all or not at all.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    time::SystemTime,
};

use atomic_write_file::AtomicWriteFile;

use super::{File, FormatError, Limit, Loaded, OpenError, Place, SaveError, Warning, from_bytes, to_text};

/// What a file on disk looked like: enough to see later whether somebody else has written it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
    content: u64,
}

impl Stamp {
    fn new(metadata: &fs::Metadata, bytes: &[u8]) -> Self {
        Self {
            modified: metadata.modified().ok(),
            length: metadata.len(),
            content: hash(bytes),
        }
    }

    /// Whether the file still holds what it held. Its content is read only when size and time leave a doubt.
    fn still_holds(&self, path: &Path) -> io::Result<bool> {
        let metadata = fs::metadata(path)?;
        if metadata.len() != self.length {
            return Ok(false);
        }
        if self.modified.is_some() && metadata.modified().ok() == self.modified {
            return Ok(true);
        }
        Ok(hash(&fs::read(path)?) == self.content)
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

/// A plant file that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What stood in it.
    pub file: File,
    /// What was odd about it.
    pub warnings: Vec<Warning>,
    /// What it looked like on disk.
    pub stamp: Stamp,
}

/// Opens a plant file.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    let (bytes, stamp) = read_with_stamp(path, Limit::FileBytes.most())?;
    let Loaded { file, warnings } = from_bytes(&bytes).map_err(|error| OpenError::Format {
        path: path.to_owned(),
        error,
    })?;
    Ok(Opened {
        file,
        warnings,
        stamp,
    })
}

/// Reads a whole file of at most `most` bytes.
pub fn read(path: &Path, most: usize) -> Result<Vec<u8>, OpenError> {
    read_with_stamp(path, most).map(|(bytes, _)| bytes)
}

/// What a file looks like now; `None` when there is none.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(path).ok()?;
    let bytes = fs::read(path).ok()?;
    Some(Stamp::new(&metadata, &bytes))
}

fn read_with_stamp(path: &Path, most: usize) -> Result<(Vec<u8>, Stamp), OpenError> {
    let failed = |source| OpenError::Io {
        path: path.to_owned(),
        source,
    };
    // Asked before opening: opening a pipe would wait for somebody to write into it.
    if !fs::metadata(path).map_err(failed)?.is_file() {
        return Err(OpenError::NotAFile {
            path: path.to_owned(),
        });
    }
    let file = fs::File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    let mut bytes = Vec::new();
    let bound = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    file.take(bound).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > most {
        return Err(OpenError::Format {
            path: path.to_owned(),
            error: FormatError::TooMuch {
                at: Place::START,
                limit: Limit::FileBytes,
                found: usize::try_from(metadata.len()).unwrap_or(usize::MAX),
            },
        });
    }
    let stamp = Stamp::new(&metadata, &bytes);
    Ok((bytes, stamp))
}

/// Saves a plant file: the new text is there completely, or the old one still is. With `expected` (the stamp of
/// what was opened) a file that somebody else has written meanwhile is left alone and reported.
pub fn save(path: &Path, file: &File, expected: Option<&Stamp>) -> Result<Stamp, SaveError> {
    let text = to_text(file).map_err(SaveError::Unwritable)?;
    if let Some(expected) = expected {
        match expected.still_holds(path) {
            Ok(true) => {}
            // A file that was deleted meanwhile is written anew: nothing of anybody's is lost by it.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Ok(false) | Err(_) => {
                return Err(SaveError::Changed {
                    path: path.to_owned(),
                });
            }
        }
    }
    write(path, text.as_bytes())
}

/// Writes any output all or not at all; an existing file is replaced only with `replace`.
pub fn write_new(path: &Path, bytes: &[u8], replace: bool) -> Result<Stamp, SaveError> {
    if !replace && path.symlink_metadata().is_ok() {
        return Err(SaveError::Exists {
            path: path.to_owned(),
        });
    }
    write(path, bytes)
}

/// Makes the folder a file is to lie in.
pub fn make_folder_for(path: &Path) -> Result<(), SaveError> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|source| SaveError::Io {
        path: path.to_owned(),
        source,
    })
}

/// Temporary file in the same directory, flushed, renamed, directory flushed; rights are kept, a symbolic link
/// stays one.
fn write(path: &Path, bytes: &[u8]) -> Result<Stamp, SaveError> {
    let failed = |source| SaveError::Io {
        path: path.to_owned(),
        source,
    };
    let target = target_of(path).map_err(failed)?;
    if let Ok(metadata) = fs::metadata(&target) {
        if !metadata.is_file() {
            return Err(SaveError::NotAFile {
                path: path.to_owned(),
            });
        }
        // Renaming over it would succeed and be against what its owner said.
        if metadata.permissions().readonly() {
            return Err(SaveError::ReadOnly {
                path: path.to_owned(),
            });
        }
    }
    let mut file = AtomicWriteFile::open(&target).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.commit().map_err(failed)?;
    let metadata = fs::metadata(&target).map_err(failed)?;
    Ok(Stamp::new(&metadata, bytes))
}

/// The file behind a symbolic link, so that the link stays and what it points at is written.
fn target_of(path: &Path) -> io::Result<PathBuf> {
    match path.canonicalize() {
        Ok(target) => Ok(target),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(path.to_owned()),
        Err(error) => Err(error),
    }
}
