//! Dialogs: files, and questions before work would be lost.
//!
//! Nothing here blocks the window: the system's file windows and all reading and writing run on other threads.

mod export;
mod files;
mod in_app;
mod pick;
mod question;

use std::{path::PathBuf, sync::Arc};

use self::{files::Running, pick::Picking, question::Question};
use super::{ui_command::UiCommand, window::Window};
use crate::{samples::Sample, workspace::Wake};

/// What happens once the open plant may go.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Then {
    /// A new empty plant.
    New,
    /// A copy of a sample.
    Sample(&'static Sample),
    /// Ask for a file and open it.
    PickFile,
    /// Open this file.
    Open(PathBuf),
    /// The welcome screen.
    Close,
    /// Leave the program.
    Quit,
}

/// A message that waits to be read.
#[derive(Clone, Debug)]
pub(super) struct Notice {
    title: String,
    text: String,
}

/// What dialogs are open, and what they wait for.
#[derive(Default)]
pub(super) struct Dialogs {
    question: Option<Question>,
    notice: Option<Notice>,
    picking: Option<Picking>,
    running: Vec<Running>,
    /// After the save in progress.
    then: Option<Then>,
    /// The desktop has no file window: the one inside the app is used from now on.
    no_native: bool,
    /// The user has agreed to leave.
    may_quit: bool,
}

impl Dialogs {
    /// Whether a dialog waits for an answer.
    pub(super) const fn any_open(&self) -> bool {
        self.question.is_some() || self.notice.is_some() || self.picking.is_some()
    }

    fn tell(&mut self, title: impl Into<String>, text: impl Into<String>) {
        self.notice = Some(Notice {
            title: title.into(),
            text: text.into(),
        });
    }
}

/// Asks for a frame from another thread.
fn wake(ctx: &egui::Context) -> Wake {
    let ctx = ctx.clone();
    Arc::new(move || ctx.request_repaint())
}

impl Window {
    /// Commands about files and the window itself.
    pub(super) fn run_file_command(&mut self, ctx: &egui::Context, command: UiCommand) {
        if self.dialogs.any_open() {
            return;
        }
        match command {
            UiCommand::New => self.let_go(ctx, Then::New),
            UiCommand::NewSample => self.let_go(ctx, Then::Sample(&crate::samples::ASSUMED_FACTORY)),
            UiCommand::Open => self.let_go(ctx, Then::PickFile),
            UiCommand::Close => self.let_go(ctx, Then::Close),
            UiCommand::Quit => self.let_go(ctx, Then::Quit),
            UiCommand::Save => self.save(ctx),
            UiCommand::SaveAs => self.pick_save_place(ctx),
            UiCommand::ExportPdf => self.pick_pdf_place(ctx),
            UiCommand::ExportImage => self.pick_image_place(ctx),
            _ => {}
        }
    }

    /// Does something that takes the open plant away; asks first where changes would be lost.
    pub(super) fn let_go(&mut self, ctx: &egui::Context, then: Then) {
        if self.has_unsaved_work() {
            self.dialogs.question = Some(Question::Save { then });
        } else {
            self.proceed(ctx, then);
        }
    }

    /// A sample that was only looked at is no work.
    fn has_unsaved_work(&self) -> bool {
        let Some(workspace) = &self.workspace else {
            return false;
        };
        let touched = workspace.path().is_some() || workspace.session().history().done().next().is_some();
        workspace.is_modified() && touched
    }

    /// Goes on after the open plant may go.
    fn proceed(&mut self, ctx: &egui::Context, then: Then) {
        match then {
            Then::New => self.open_plant(crate::plant::Plant::default()),
            Then::Sample(sample) => self.open_sample(sample),
            Then::PickFile => self.pick_file_to_open(ctx),
            Then::Open(path) => self.start_opening(ctx, path),
            Then::Close => self.workspace = None,
            Then::Quit => {
                self.dialogs.may_quit = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    /// Shows what is open and carries out what was answered.
    pub(super) fn dialogs_ui(&mut self, ctx: &egui::Context) {
        self.watch_closing(ctx);
        self.poll_running(ctx);
        self.poll_picking(ctx);
        self.question_ui(ctx);
        self.notice_ui(ctx);
    }

    /// The window's close button asks like the menu does.
    fn watch_closing(&mut self, ctx: &egui::Context) {
        if !ctx.input(|input| input.viewport().close_requested()) || self.dialogs.may_quit {
            return;
        }
        if self.has_unsaved_work() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            if !self.dialogs.any_open() {
                self.dialogs.question = Some(Question::Save { then: Then::Quit });
            }
        }
    }
}
