//! Why the window cannot open, in words for a terminal: what happened, why, what to do.

use crate::i18n::{Lang, ShellText, fill};

/// The message for a person whose screen cannot show the window.
pub(super) fn no_window(error: &eframe::Error, lang: Lang) -> String {
    let (what, how) = match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => {
            (ShellText::NoDisplay, ShellText::NoDisplayHow)
        }
        eframe::Error::Glutin(_) | eframe::Error::NoGlutinConfigs(..) | eframe::Error::OpenGL(_) => {
            (ShellText::NoGraphics, ShellText::NoGraphicsHow)
        }
        eframe::Error::AppCreation(_) => (ShellText::NoWindow, ShellText::NoGraphicsHow),
    };
    message(what, &error.to_string(), how, lang)
}

fn message(what: ShellText, why: &str, how: ShellText, lang: Lang) -> String {
    let why = fill(ShellText::NoWindowWhy.get(lang), &[("why", cause(why))]);
    let lines = [
        what.get(lang),
        &why,
        how.get(lang),
        ShellText::NoWindowCommands.get(lang),
    ];
    lines.join("\n")
}

/// The part of an answer of the system that a person can use: without places in source code and without settings.
fn cause(answer: &str) -> &str {
    let behind_settings = answer
        .rsplit_once(" }. Error: ")
        .map_or(answer, |(_, cause)| cause);
    // `os error at /…/mod.rs:765: neither DISPLAY nor …`
    let behind_place = behind_settings
        .rsplit_once(".rs:")
        .and_then(|(_, rest)| rest.split_once(": "))
        .map_or(behind_settings, |(_, cause)| cause);
    behind_place.trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cause_is_told_without_places_in_source_code() {
        let no_display = "winit EventLoopError: os error at /root/x/mod.rs:765: neither WAYLAND_DISPLAY nor DISPLAY is set.";
        assert_eq!(cause(no_display), "neither WAYLAND_DISPLAY nor DISPLAY is set");
        let no_config = "Found no glutin configs matching the template: ConfigTemplate { a: None }. Error: failed to create EGLDisplay";
        assert_eq!(cause(no_config), "failed to create EGLDisplay");
        assert_eq!(
            cause("glutin error: [a7] GLXBadFBConfig"),
            "glutin error: [a7] GLXBadFBConfig"
        );
    }

    #[test]
    fn every_reason_says_what_happened_why_and_what_to_do() {
        for lang in Lang::ALL {
            let error = eframe::Error::AppCreation("no memory".into());
            let told = no_window(&error, lang);
            assert_eq!(told.lines().count(), 4, "{told}");
            assert!(
                told.contains("no memory") && told.contains("toride report"),
                "{told}"
            );
        }
    }
}
