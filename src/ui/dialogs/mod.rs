//! Dialogs: files, questions before work would be lost.
