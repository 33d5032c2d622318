//! The glue to eframe: opens the operating system's window and hands each frame to [`Window`].

use std::{path::PathBuf, time::Duration};

use super::{
    fonts, mark, no_window::no_window, panels::top_bar::window_title, settings::Settings, window::Window,
};
use crate::workspace::config;

/// Smallest useful size of the window.
const SMALLEST: [f32; 2] = [900.0, 540.0];
/// Size of the window when it is not maximised.
const USUAL: [f32; 2] = [1366.0, 720.0];
const ICON_SIDE: u32 = 64;

struct App {
    window: Window,
    /// Frames to wait before the window asks to be maximised again: X11 forgets the wish of a window not yet shown.
    maximise_in: Option<u8>,
    title: String,
    /// Settings as they are on disk.
    kept: Settings,
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.maximise_once_shown(ui.ctx());
        self.window.ui(ui);
        let title = window_title(self.window.workspace.as_ref(), self.window.settings.lang);
        if title != self.title {
            ui.ctx()
                .send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        self.keep_settings();
    }
}

impl App {
    fn maximise_once_shown(&mut self, ctx: &egui::Context) {
        let Some(frames) = self.maximise_in else { return };
        self.maximise_in = frames.checked_sub(1);
        if self.maximise_in.is_some() {
            ctx.request_repaint();
        } else if ctx.input(|input| input.viewport().maximized) != Some(true) {
            ctx.send_viewport_cmd(egui::ViewportCommand::Maximized(true));
        }
    }

    /// Writes changed settings at once; where that fails they last as long as the window.
    fn keep_settings(&mut self) {
        if self.kept == self.window.settings {
            return;
        }
        self.kept = self.window.settings.clone();
        if let Some(path) = config::settings_path() {
            config::save(&path, &self.kept).ok();
        }
    }
}

/// Opens the window, with a file if one is given. Returns when it is closed; `Err` is the message for a person
/// whose screen cannot show it: what happened, why, what to do.
pub fn run(file: Option<PathBuf>, seed: u64, settings: Settings) -> Result<(), String> {
    let lang = settings.lang;
    let viewport = egui::ViewportBuilder::default()
        .with_title("Toride")
        .with_app_id("toride")
        .with_icon(mark::icon(ICON_SIDE))
        .with_inner_size(USUAL)
        .with_min_inner_size(SMALLEST)
        .with_maximized(true);
    let options = eframe::NativeOptions {
        viewport,
        ..Default::default()
    };
    let created = eframe::run_native(
        "toride",
        options,
        Box::new(move |creation| {
            set_up(&creation.egui_ctx);
            let kept = settings.clone();
            let mut window = Window::new(settings, seed);
            if let Some(file) = file {
                window.open_file(&creation.egui_ctx, &file);
            }
            Ok(Box::new(App {
                window,
                maximise_in: Some(2),
                title: String::new(),
                kept,
            }))
        }),
    );
    created.map_err(|error| no_window(&error, lang))
}

/// Prepares an egui context: fonts and input habits. Colours and sizes follow with the first frame.
pub fn set_up(ctx: &egui::Context) {
    fonts::install(ctx);
    ctx.options_mut(|options| {
        // Ctrl + and − belong to the drawing.
        options.zoom_with_keyboard = false;
        options.input_options.max_click_dist = 4.0;
        options.input_options.max_double_click_delay = Duration::from_millis(400).as_secs_f64();
    });
}
