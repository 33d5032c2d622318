//! Where results and messages go.

use std::{
    fmt,
    io::{self, ErrorKind, Write},
};

use super::Failure;
use crate::i18n::{CliText, Lang, fill};

/// Results on one stream, messages on the other.
pub struct Console<'a> {
    /// For results.
    pub out: &'a mut dyn Write,
    /// For messages.
    pub err: &'a mut dyn Write,
}

impl fmt::Debug for Console<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Console")
    }
}

impl Console<'_> {
    /// Prints a result. A reader that has seen enough and hung up is no error.
    pub(super) fn print(&mut self, text: &str) -> io::Result<()> {
        match self
            .out
            .write_all(text.as_bytes())
            .and_then(|()| self.out.flush())
        {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            done => done,
        }
    }

    /// Prints a result, or says why that failed.
    pub(super) fn result(&mut self, text: &str, lang: Lang) -> Result<(), Failure> {
        self.print(text).map_err(|error| {
            Failure(fill(
                CliText::CannotPrint.get(lang),
                &[("why", &error.to_string())],
            ))
        })
    }

    /// A message. Where even messages cannot be written, the exit code still tells.
    pub(super) fn message(&mut self, text: &str) {
        writeln!(self.err, "{text}").ok();
    }

    /// A message that something went wrong.
    pub(super) fn error(&mut self, text: &str, lang: Lang) {
        self.message(&format!("{}: {text}", CliText::ErrorLead.get(lang)));
    }

    /// A message about something odd.
    pub(super) fn warning(&mut self, text: &str, lang: Lang) {
        self.message(&format!("{}: {text}", CliText::WarningLead.get(lang)));
    }
}
