//! The file: format and versions, atomic save. The only room that names the file system.
