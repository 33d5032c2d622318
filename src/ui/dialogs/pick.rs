//! Choosing a file: in the desktop's own window on another thread, or inside the app where there is none.
//!
//! The desktop's window cannot say whether it was cancelled or never opened. An answer within a blink means that
//! there is none (no portal, no zenity), because nobody cancels that fast.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use egui::{Align2, Area, Frame, Id, Margin, Order, Stroke};

use super::{
    in_app::{InApp, Progress},
    wake,
};
use crate::{
    i18n::{Lang, ShellText},
    ui::{theme::size, widgets, window::Window},
    workspace::Job,
};

/// A desktop that answers faster has shown no window.
const NO_WINDOW: Duration = Duration::from_millis(250);
/// After this long the user is offered the window inside the app.
const PATIENCE: Duration = Duration::from_secs(2);

/// What a chosen file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    /// Open a plant.
    Open,
    /// Save the plant.
    Save,
    /// Export the report.
    Pdf,
    /// Export the drawing.
    Image,
}

impl Aim {
    pub(super) const fn saves(self) -> bool {
        !matches!(self, Self::Open)
    }

    pub(super) const fn title(self) -> ShellText {
        match self {
            Self::Open => ShellText::OpenTitle,
            Self::Save => ShellText::SaveTitle,
            Self::Pdf => ShellText::CmdExportPdf,
            Self::Image => ShellText::CmdExportImage,
        }
    }

    /// File types offered: name and extensions; the first one is added where the name has none.
    pub(super) const fn types(self) -> &'static [(ShellText, &'static [&'static str])] {
        match self {
            Self::Open => &[(ShellText::FilterPlant, &["toride", "ron"])],
            Self::Save => &[(ShellText::FilterPlant, &["toride"])],
            Self::Pdf => &[(ShellText::FilterPdf, &["pdf"])],
            Self::Image => &[(ShellText::FilterSvg, &["svg"]), (ShellText::FilterPng, &["png"])],
        }
    }

    /// The name with an extension this aim knows.
    pub(super) fn with_extension(self, path: PathBuf) -> PathBuf {
        if !self.saves() {
            return path;
        }
        let known = |extension: &str| {
            let mut types = self.types().iter();
            types.any(|(_, known)| known.iter().any(|known| extension.eq_ignore_ascii_case(known)))
        };
        let has_known = path.extension().and_then(|it| it.to_str()).is_some_and(known);
        if has_known {
            return path;
        }
        let first = self.types().first().and_then(|(_, all)| all.first());
        let mut name = path.into_os_string();
        if let Some(extension) = first {
            name.push(".");
            name.push(extension);
        }
        name.into()
    }
}

/// A file being chosen.
pub(super) struct Picking {
    aim: Aim,
    folder: Option<PathBuf>,
    name: String,
    how: How,
}

enum How {
    Native {
        job: Job<Option<PathBuf>>,
        since: Instant,
    },
    InApp(Box<InApp>),
}

impl Window {
    /// Chooses files inside the app from now on, even where the desktop has a window of its own.
    pub const fn choose_files_inside(&mut self) {
        self.dialogs.no_native = true;
    }

    /// Asks for a file.
    pub(super) fn pick(&mut self, ctx: &egui::Context, aim: Aim, name: String) {
        let folder = self.usual_folder();
        let lang = self.settings.lang;
        let how = if self.dialogs.no_native {
            How::InApp(Box::new(InApp::new(aim, lang, folder.as_deref(), &name)))
        } else {
            How::Native {
                job: native(ctx, aim, lang, folder.clone(), name.clone()),
                since: Instant::now(),
            }
        };
        self.dialogs.picking = Some(Picking {
            aim,
            folder,
            name,
            how,
        });
    }

    /// The folder of the open file, else of the last one.
    fn usual_folder(&self) -> Option<PathBuf> {
        let open = self.workspace.as_ref().and_then(|workspace| workspace.path());
        let last = self.settings.recent.first().map(PathBuf::as_path);
        open.or(last).and_then(Path::parent).map(Path::to_owned)
    }

    /// Looks whether a file has been chosen, and goes on with it.
    pub(super) fn poll_picking(&mut self, ctx: &egui::Context) {
        let Some(mut picking) = self.dialogs.picking.take() else {
            return;
        };
        let lang = self.settings.lang;
        let in_app = |picking: &Picking| {
            let dialog = InApp::new(picking.aim, lang, picking.folder.as_deref(), &picking.name);
            How::InApp(Box::new(dialog))
        };
        match &mut picking.how {
            How::Native { job, since } => match job.poll() {
                Some(Ok(Some(path))) => self.picked(ctx, picking.aim, path),
                Some(Ok(None) | Err(_)) if since.elapsed() < NO_WINDOW => {
                    self.dialogs.no_native = true;
                    picking.how = in_app(&picking);
                    self.dialogs.picking = Some(picking);
                    ctx.request_repaint();
                }
                // Cancelled: what would have followed a save does not happen either.
                Some(_) => self.dialogs.then = None,
                None => {
                    let waited = since.elapsed();
                    ctx.request_repaint_after(Duration::from_millis(250));
                    if waited > PATIENCE && self.waiting_ui(ctx) {
                        self.dialogs.no_native = true;
                        picking.how = in_app(&picking);
                    }
                    self.dialogs.picking = Some(picking);
                }
            },
            How::InApp(dialog) => match dialog.show(ctx) {
                Progress::Chosen(path) => self.picked(ctx, picking.aim, path),
                Progress::Cancelled => self.dialogs.then = None,
                Progress::Open => self.dialogs.picking = Some(picking),
            },
        }
    }

    /// Says that a file window is open elsewhere; `true` when the one inside the app is wanted instead.
    fn waiting_ui(&self, ctx: &egui::Context) -> bool {
        let lang = self.settings.lang;
        let frame = Frame::new()
            .fill(self.theme.panel)
            .stroke(Stroke::new(1.0, self.theme.control_border))
            .corner_radius(size::RADIUS)
            .inner_margin(Margin::same(12));
        Area::new(Id::new("waiting-for-file"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_TOP, [0.0, 56.0])
            .show(ctx, |ui| {
                frame
                    .show(ui, |ui| {
                        ui.label(ShellText::DialogWaiting.get(lang));
                        widgets::link_button(ui, &self.theme, ShellText::DialogInApp.get(lang)).clicked()
                    })
                    .inner
            })
            .inner
    }

    fn picked(&mut self, ctx: &egui::Context, aim: Aim, path: PathBuf) {
        let path = aim.with_extension(path);
        match aim {
            Aim::Open => self.start_opening(ctx, path),
            Aim::Save => self.start_saving(ctx, &path),
            Aim::Pdf => self.start_pdf(ctx, path),
            Aim::Image => self.start_image(ctx, path),
        }
    }
}

/// Opens the desktop's file window on a thread of its own.
fn native(
    ctx: &egui::Context,
    aim: Aim,
    lang: Lang,
    folder: Option<PathBuf>,
    name: String,
) -> Job<Option<PathBuf>> {
    let ask = move || {
        let mut dialog = rfd::FileDialog::new().set_title(aim.title().get(lang));
        for (text, extensions) in aim.types() {
            dialog = dialog.add_filter(text.get(lang), extensions);
        }
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        if aim.saves() {
            dialog.set_file_name(name).save_file()
        } else {
            dialog.pick_file()
        }
    };
    Job::start("toride-file-window", wake(ctx), ask)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_a_known_extension_gets_one() {
        let named = |aim: Aim, name: &str| aim.with_extension(PathBuf::from(name));
        assert_eq!(named(Aim::Save, "工場"), Path::new("工場.toride"));
        assert_eq!(named(Aim::Save, "v1.2"), Path::new("v1.2.toride"));
        assert_eq!(named(Aim::Image, "map.PNG"), Path::new("map.PNG"));
        assert_eq!(named(Aim::Image, "map"), Path::new("map.svg"));
        assert_eq!(named(Aim::Open, "old.ron"), Path::new("old.ron"));
    }
}
