//! The whole window without an operating system: welcome screen or open plant, dialogs, jobs, settings.
//!
//! [`super::app`] glues it to eframe; tests drive it directly.

use std::path::{Path, PathBuf};

use super::{
    dialogs::Dialogs,
    frame::frame,
    screens::welcome::{self, Asked, WelcomeState},
    settings::Settings,
    theme::Theme,
    ui_command::{CommandEnv, UiCommand, typed_commands},
    view_state::ViewState,
};
use crate::{
    plant::Plant,
    workspace::{self, Workspace},
};

/// Everything the window holds.
pub struct Window {
    /// The open plant; `None` shows the welcome screen.
    pub workspace: Option<Workspace>,
    /// What it remembers until it closes.
    pub state: ViewState,
    /// What it remembers between runs.
    pub settings: Settings,
    pub(super) theme: Theme,
    pub(super) welcome: WelcomeState,
    pub(super) dialogs: Dialogs,
    pub(super) seed: u64,
    styled: Option<(super::theme::Look, u16)>,
}

impl Window {
    /// A window that shows the welcome screen; `seed` feeds the ids of what will be added.
    pub fn new(settings: Settings, seed: u64) -> Self {
        Self {
            workspace: None,
            state: ViewState::default(),
            theme: Theme::of(settings.look),
            settings,
            welcome: WelcomeState::default(),
            dialogs: Dialogs::default(),
            seed,
            styled: None,
        }
    }

    /// Opens a plant that is on no disk yet.
    pub fn open_plant(&mut self, plant: Plant) {
        self.show(Workspace::from_plant(plant, self.seed));
    }

    /// Shows an open plant from its beginning.
    pub(super) fn show(&mut self, workspace: Workspace) {
        // The next plant opened must not draw the same ids again.
        self.seed = self.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(1);
        self.workspace = Some(workspace);
        let panels = self.state.panels;
        self.state = ViewState {
            panels,
            today: Some(workspace::today()),
            ..ViewState::default()
        };
        self.state.canvas.take_settings(&self.settings);
    }

    /// One frame.
    pub fn ui(&mut self, ui: &mut egui::Ui) {
        self.style(ui);
        self.state.letters.keep_up(ui.ctx());
        self.state.modal = self.dialogs.any_open();
        let lang = self.settings.lang;
        let later = if let Some(workspace) = &mut self.workspace {
            let later = frame(ui, workspace, &mut self.state, lang, &self.theme);
            self.state.canvas.put_settings(&mut self.settings);
            later
        } else {
            self.welcome_ui(ui)
        };
        for command in later {
            self.run(ui.ctx(), command);
        }
        let ctx = ui.ctx().clone();
        self.dialogs_ui(&ctx);
        if self.state.canvas.shows_wrong_letters(&ctx) {
            ctx.request_discard("the texture of letters has grown after the drawing was painted");
        }
    }

    /// The welcome screen; gives the commands asked for there.
    fn welcome_ui(&mut self, ui: &mut egui::Ui) -> Vec<UiCommand> {
        let mut commands = self.typed_on_welcome(ui.ctx());
        for wish in welcome::welcome_ui(ui, self) {
            match wish {
                Asked::Command(command) => commands.push(command),
                Asked::Open(path) => self.open_file(ui.ctx(), &path),
                Asked::Sample(sample) => self.open_sample(sample),
                Asked::Forget(path) => {
                    self.settings.forget(&path);
                    self.welcome.forget_what_exists();
                }
            }
        }
        commands
    }

    /// Commands typed where no plant is open.
    fn typed_on_welcome(&self, ctx: &egui::Context) -> Vec<UiCommand> {
        if self.dialogs.any_open() {
            return Vec::new();
        }
        let env = CommandEnv::default();
        let mut typed = typed_commands(ctx);
        typed.retain(|command| command.availability(&env).is_ok() && *command != UiCommand::Help);
        typed
    }

    fn style(&mut self, ui: &mut egui::Ui) {
        let wanted = (self.settings.look, self.settings.text_percent);
        if self.styled != Some(wanted) {
            self.styled = Some(wanted);
            self.theme = Theme::of(self.settings.look);
            self.theme.apply(ui.ctx());
            ui.ctx().set_zoom_factor(self.settings.zoom_factor());
            // This frame was begun in the old style.
            ui.set_style(ui.ctx().global_style());
            ui.ctx().request_repaint();
        }
    }

    /// Commands that need more than a plant and a view.
    pub(super) fn run(&mut self, ctx: &egui::Context, command: UiCommand) {
        ctx.request_repaint();
        match command {
            UiCommand::ToggleLanguage => {
                self.settings.lang = match self.settings.lang {
                    crate::i18n::Lang::Ja => crate::i18n::Lang::En,
                    crate::i18n::Lang::En => crate::i18n::Lang::Ja,
                };
            }
            UiCommand::ToggleTheme => self.settings.look = self.settings.look.toggled(),
            UiCommand::TextLarger => self.settings.enlarge_text(),
            UiCommand::TextSmaller => self.settings.shrink_text(),
            command => self.run_file_command(ctx, command),
        }
    }

    /// Puts a file on top of the recent ones.
    pub(super) fn remember(&mut self, path: &Path) {
        self.settings.remember(path);
        self.welcome.forget_what_exists();
    }

    /// Recent files, newest first.
    pub fn recent(&self) -> &[PathBuf] {
        &self.settings.recent
    }
}
