//! The window: canvas, screens, panels, dialogs, widgets, theme. Never changes the plant itself: it sends changes.
//!
//! `frame` draws one frame from a workspace and the view state and is all that tests need; `app` glues it to eframe.

pub mod app;
pub mod canvas;
mod carry_out;
pub mod ctx;
pub mod dialogs;
pub mod fonts;
pub mod frame;
pub mod help;
pub mod letters;
pub mod mark;
mod no_window;
pub mod panels;
pub mod pen;
pub mod screens;
pub mod search;
pub mod settings;
pub mod step_words;
pub mod theme;
pub mod toasts;
pub mod ui_command;
pub mod view_state;
pub mod widgets;
pub mod window;
