//! Opening and saving: reading and writing on other threads, answers in the window.

use std::path::{Path, PathBuf};

use super::{Then, pick::Aim, question::Question, wake};
use crate::{
    i18n::{ShellText, fill},
    samples::Sample,
    storage::{self, OpenError, Opened, SaveError, Stamp},
    ui::window::Window,
    workspace::{Breakdown, Job, Overwrite, Saved, Workspace, words},
};

/// Work on files in progress.
pub(super) enum Running {
    Opening {
        path: PathBuf,
        job: Job<Result<Opened, OpenError>>,
    },
    Saving {
        job: Job<Result<Saved, SaveError>>,
    },
    Exporting {
        path: PathBuf,
        job: Job<Result<Stamp, String>>,
    },
}

impl Window {
    /// Opens a file; for the command line and files dropped on the window.
    pub fn open_file(&mut self, ctx: &egui::Context, path: &Path) {
        self.let_go(ctx, Then::Open(path.to_owned()));
    }

    /// Opens a copy of a sample.
    pub(in crate::ui) fn open_sample(&mut self, sample: &Sample) {
        match Workspace::from_sample(sample, self.seed) {
            Ok(workspace) => self.show(workspace),
            Err(error) => {
                let lang = self.settings.lang;
                let text = words::format_error(&error, lang);
                self.dialogs.tell(ShellText::ErrorTitle.get(lang), text);
            }
        }
    }

    pub(super) fn pick_file_to_open(&mut self, ctx: &egui::Context) {
        self.pick(ctx, Aim::Open, String::new());
    }

    pub(super) fn start_opening(&mut self, ctx: &egui::Context, path: PathBuf) {
        let place = path.clone();
        let job = Job::start("toride-open", wake(ctx), move || storage::open(&place));
        self.dialogs.running.push(Running::Opening { path, job });
    }

    /// Saves where the plant was opened or saved last; asks for a place where there is none.
    pub(super) fn save(&mut self, ctx: &egui::Context) {
        let has_place = self
            .workspace
            .as_ref()
            .is_some_and(|workspace| workspace.path().is_some());
        if has_place {
            self.start_saving_here(ctx, Overwrite::Ask);
        } else {
            self.pick_save_place(ctx);
        }
    }

    pub(super) fn pick_save_place(&mut self, ctx: &egui::Context) {
        let name = self.suggested_name("toride");
        self.pick(ctx, Aim::Save, name);
    }

    /// The name of the open file, or of the plant, with this extension.
    pub(super) fn suggested_name(&self, extension: &str) -> String {
        let lang = self.settings.lang;
        let Some(workspace) = &self.workspace else {
            return String::new();
        };
        let stem = workspace.path().and_then(Path::file_stem).map_or_else(
            || crate::ui::panels::top_bar::file_name(workspace, lang),
            |stem| stem.to_string_lossy().into_owned(),
        );
        // Characters that some file systems refuse.
        let stem = stem.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "_");
        format!("{stem}.{extension}")
    }

    pub(super) fn start_saving_here(&mut self, ctx: &egui::Context, overwrite: Overwrite) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        let Some(path) = workspace.path().map(Path::to_owned) else {
            return;
        };
        let job = workspace.start_saving(&path, overwrite, wake(ctx));
        self.dialogs.running.push(Running::Saving { job });
    }

    pub(super) fn start_saving(&mut self, ctx: &egui::Context, path: &Path) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        let job = workspace.start_saving(path, Overwrite::Yes, wake(ctx));
        self.dialogs.running.push(Running::Saving { job });
    }

    /// Takes the results of work that is done.
    pub(super) fn poll_running(&mut self, ctx: &egui::Context) {
        for running in std::mem::take(&mut self.dialogs.running) {
            match running {
                Running::Opening { path, job } => match job.poll() {
                    None => self.dialogs.running.push(Running::Opening { path, job }),
                    Some(Ok(result)) => self.opened(&path, result),
                    Some(Err(breakdown)) => self.broke_down(&breakdown),
                },
                Running::Saving { job } => match job.poll() {
                    None => self.dialogs.running.push(Running::Saving { job }),
                    Some(Ok(Ok(saved))) => self.saved(ctx, saved),
                    Some(Ok(Err(error))) => self.save_failed(&error),
                    Some(Err(breakdown)) => self.broke_down(&breakdown),
                },
                Running::Exporting { path, job } => match job.poll() {
                    None => self.dialogs.running.push(Running::Exporting { path, job }),
                    Some(Ok(Ok(_))) => self.exported(&path),
                    Some(Ok(Err(why))) => self.failed(&why),
                    Some(Err(breakdown)) => self.broke_down(&breakdown),
                },
            }
        }
    }

    fn opened(&mut self, path: &Path, result: Result<Opened, OpenError>) {
        let lang = self.settings.lang;
        match result {
            Ok(opened) => {
                let workspace = Workspace::from_opened(path, opened, self.seed);
                let warnings: Vec<String> = workspace
                    .warnings()
                    .iter()
                    .map(|warning| words::warning(warning, workspace.plant(), lang))
                    .collect();
                self.show(workspace);
                self.remember(path);
                if !warnings.is_empty() {
                    let count = warnings.len().to_string();
                    let title = fill(ShellText::OpenedWithWarnings.get(lang), &[("n", &count)]);
                    self.dialogs.tell(title, warnings.join("\n"));
                }
            }
            Err(error) => {
                let text = words::open_error(&error, lang);
                self.dialogs.tell(ShellText::ErrorTitle.get(lang), text);
            }
        }
    }

    fn saved(&mut self, ctx: &egui::Context, saved: Saved) {
        let path = saved.path().to_owned();
        if let Some(workspace) = &mut self.workspace {
            workspace.saved(saved);
        }
        self.remember(&path);
        self.say(ShellText::SavedToast, &path);
        if let Some(then) = self.dialogs.then.take() {
            // What was changed while the file was being written is asked about again.
            self.let_go(ctx, then);
        }
    }

    fn save_failed(&mut self, error: &SaveError) {
        let then = self.dialogs.then.take();
        if matches!(error, SaveError::Changed { .. }) {
            self.dialogs.question = Some(Question::Overwrite { then });
            return;
        }
        let lang = self.settings.lang;
        let text = words::save_error(error, lang);
        self.dialogs.tell(ShellText::ErrorTitle.get(lang), text);
    }

    /// Says that work on another thread broke down; the window and the plant go on.
    fn broke_down(&mut self, breakdown: &Breakdown) {
        self.failed(&words::job_failed(breakdown, self.settings.lang));
    }

    pub(super) fn failed(&mut self, why: &str) {
        self.dialogs.then = None;
        let lang = self.settings.lang;
        self.dialogs.tell(ShellText::ErrorTitle.get(lang), why);
    }

    pub(super) fn exported(&mut self, path: &Path) {
        self.say(ShellText::ExportedToast, path);
    }

    fn say(&mut self, text: ShellText, path: &Path) {
        let name = path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let words = fill(text.get(self.settings.lang), &[("name", &name)]);
        self.state.toasts.say(words);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{i18n::Lang, plant::Plant, ui::settings::Settings};

    #[test]
    fn work_that_breaks_down_becomes_a_message_and_the_window_goes_on() {
        for lang in Lang::ALL {
            let settings = Settings {
                lang,
                ..Settings::default()
            };
            let mut window = Window::new(settings, 1);
            window.open_plant(Plant::default());
            let ctx = egui::Context::default();
            let path = PathBuf::from("plant.toride");
            let works = [
                Running::Opening {
                    path: path.clone(),
                    job: Job::start("test", Arc::new(|| ()), || panic!("no such zone")),
                },
                Running::Saving {
                    job: Job::start("test", Arc::new(|| ()), || panic!("no such zone")),
                },
                Running::Exporting {
                    path,
                    job: Job::start("test", Arc::new(|| ()), || panic!("no such zone")),
                },
            ];
            for work in works {
                window.dialogs.notice = None;
                window.dialogs.running.push(work);
                while !window.dialogs.running.is_empty() {
                    window.poll_running(&ctx);
                    std::thread::yield_now();
                }
                let notice = window.dialogs.notice.as_ref().unwrap();
                assert!(notice.text.contains("no such zone"), "{notice:?}");
                assert!(notice.text.len() > "no such zone".len(), "{notice:?}");
                assert!(window.workspace.is_some());
            }
        }
    }
}
