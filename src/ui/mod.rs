//! The window: canvas, screens, panels, dialogs, widgets, theme. Never changes the plant itself: it sends changes.
//!
//! `frame` draws one frame from a workspace and the view state and is all that tests need; `app` glues it to eframe.

pub mod canvas;
pub mod ctx;
pub mod dialogs;
pub mod fonts;
pub mod frame;
pub mod panels;
pub mod screens;
pub mod theme;
pub mod ui_command;
pub mod view_state;
pub mod widgets;
