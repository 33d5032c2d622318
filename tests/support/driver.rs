//! Drives the window as a user would: by what things are called, with mouse and keys. Owns the pointer's details,
//! so that a test tells only its story.

use std::fmt::Write as _;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Vec2, pos2, vec2};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT as _, Queryable as _},
};
use toride::{
    edit::StepName,
    i18n::Lang,
    plant::{Device, Element, Plant},
    ui::{app, settings::Settings, window::Window},
    workspace::Workspace,
};

use crate::rasteriser::Rasteriser;

/// The design target: a maximised window on 1366×768.
pub(crate) const SCREEN: Vec2 = vec2(1366.0, 688.0);
/// A frame every 1/60 s, so that two clicks in a row are a double-click.
const FRAME: f32 = 1.0 / 60.0;

/// The window under test.
pub(crate) struct Driver {
    /// For what the verbs below do not cover.
    pub(crate) harness: Harness<'static, Window>,
}

impl Driver {
    /// A window with the welcome screen, in English: tests look for words.
    pub(crate) fn start() -> Self {
        let settings = Settings {
            lang: Lang::En,
            ..Settings::default()
        };
        Self::with(settings)
    }

    /// A window with these settings.
    pub(crate) fn with(settings: Settings) -> Self {
        Self::sized(settings, SCREEN)
    }

    /// A window of another size.
    pub(crate) fn sized(settings: Settings, size: Vec2) -> Self {
        let window = Window::new(settings, 7);
        let mut set_up = false;
        let mut harness = Harness::builder()
            .with_size(size)
            .renderer(Rasteriser::default())
            .with_step_dt(FRAME)
            .with_max_steps(60)
            .build_ui_state(
                move |ui, window: &mut Window| {
                    if !set_up {
                        app::set_up(ui.ctx());
                        set_up = true;
                        ui.ctx().request_repaint();
                        return;
                    }
                    window.ui(ui);
                },
                window,
            );
        harness.run_steps(3);
        Self { harness }
    }

    /// A window with this plant open.
    pub(crate) fn open(plant: Plant) -> Self {
        let mut driver = Self::start();
        driver.harness.state_mut().open_plant(plant);
        driver.settle();
        driver
    }

    /// Frames until nothing changes any more.
    pub(crate) fn settle(&mut self) {
        self.harness.run_steps(4);
    }

    /// The open workspace.
    pub(crate) fn workspace(&self) -> &Workspace {
        self.harness.state().workspace.as_ref().expect("a plant is open")
    }

    /// The open plant.
    pub(crate) fn plant(&self) -> &Plant {
        self.workspace().plant()
    }

    /// The device of this name.
    pub(crate) fn device(&self, name: &str) -> &Device {
        let mut devices = self.plant().devices.values();
        devices
            .find(|device| device.name_en == name || device.name == name)
            .unwrap_or_else(|| panic!("no device is called {name}"))
    }

    /// Names of the steps that can be undone, oldest first.
    pub(crate) fn steps(&self) -> Vec<StepName> {
        self.workspace().session().history().done().collect()
    }

    /// What is selected.
    pub(crate) fn selection(&self) -> &[Element] {
        &self.harness.state().state.selection
    }

    /// Whether something with a name that contains `label` can be found.
    pub(crate) fn sees(&self, label: &str) -> bool {
        self.harness.query_all_by_label_contains(label).next().is_some()
    }

    /// The node of this name: a drawn thing first (its name goes on with what it is), then anything else.
    fn node<'a>(&'a self, label: &'a str) -> Node<'a> {
        let drawn = self
            .harness
            .query_all_by(move |node| {
                node.label()
                    .is_some_and(|name| name.starts_with(&format!("{label}、")))
            })
            .next();
        drawn
            .or_else(|| self.harness.query_all_by_label(label).next())
            .or_else(|| self.harness.query_all_by_label_contains(label).next())
            .unwrap_or_else(|| panic!("nothing is called {label}; there are:\n{}", self.outline()))
    }

    /// Where something is on the screen.
    pub(crate) fn place(&self, label: &str) -> Rect {
        self.node(label).rect()
    }

    /// Clicks something by its name, long enough after the last click to be no double-click.
    pub(crate) fn click(&mut self, label: &str) {
        self.harness.run_steps(30);
        let at = self.place(label).center();
        self.click_at(at, Modifiers::NONE);
    }

    /// Clicks a point.
    pub(crate) fn click_at(&mut self, at: Pos2, modifiers: Modifiers) {
        self.move_to(at);
        self.button(at, true, modifiers);
        self.button(at, false, modifiers);
        self.settle();
    }

    /// Clicks something by its name with the right button.
    pub(crate) fn right_click(&mut self, label: &str) {
        self.harness.run_steps(30);
        let pos = self.place(label).center();
        self.move_to(pos);
        for pressed in [true, false] {
            self.harness.event(Event::PointerButton {
                pos,
                button: PointerButton::Secondary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            self.harness.step();
        }
        self.settle();
    }

    /// Double-clicks something by its name.
    pub(crate) fn double_click(&mut self, label: &str) {
        let at = self.place(label).center();
        self.move_to(at);
        for pressed in [true, false, true, false] {
            self.button(at, pressed, Modifiers::NONE);
        }
        self.settle();
    }

    /// Drags something by its name over a distance.
    pub(crate) fn drag(&mut self, label: &str, by: Vec2) {
        let from = self.place(label).center();
        self.drag_between(from, from + by);
    }

    /// Drags from one point to another: press, several moves, release.
    pub(crate) fn drag_between(&mut self, from: Pos2, to: Pos2) {
        self.press_and_move(from, to);
        self.button(to, false, Modifiers::NONE);
        self.settle();
    }

    /// The first part of a drag: the button stays down.
    pub(crate) fn press_and_move(&mut self, from: Pos2, to: Pos2) {
        self.move_to(from);
        self.button(from, true, Modifiers::NONE);
        for part in 1..=5 {
            self.move_to(from + (to - from) * part as f32 / 5.0);
        }
        self.harness.run_steps(2);
    }

    /// The last part of a drag.
    pub(crate) fn release(&mut self, at: Pos2) {
        self.button(at, false, Modifiers::NONE);
        self.settle();
    }

    fn move_to(&mut self, at: Pos2) {
        self.harness.event(Event::PointerMoved(at));
        self.harness.step();
    }

    fn button(&mut self, pos: Pos2, pressed: bool, modifiers: Modifiers) {
        self.harness.event(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers,
        });
        self.harness.step();
    }

    /// Presses a key.
    pub(crate) fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    /// Presses a key with modifiers.
    pub(crate) fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Types text into the field that has the keyboard.
    pub(crate) fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// Turns the wheel with Ctrl held.
    pub(crate) fn ctrl_wheel(&mut self, at: Pos2, notches: f32) {
        self.move_to(at);
        self.harness.event(Event::Zoom(1.2_f32.powf(notches)));
        self.settle();
    }

    /// Ctrl+Z.
    pub(crate) fn undo(&mut self) {
        self.keys(Modifiers::COMMAND, Key::Z);
    }

    /// Ctrl+Y.
    pub(crate) fn redo(&mut self) {
        self.keys(Modifiers::COMMAND, Key::Y);
    }

    /// A point of the canvas where nothing lies: near its lower left corner, clear of where drags pull the view.
    pub(crate) fn empty_ground(&self) -> Pos2 {
        let canvas = self.place("Drawing of the plant");
        pos2(canvas.left() + 60.0, canvas.bottom() - 60.0)
    }

    /// The screen as a screen reader meets it: one line per named node.
    pub(crate) fn outline(&self) -> String {
        let mut out = String::new();
        write_outline(&self.harness.root(), 0, &mut out);
        out
    }
}

fn write_outline(node: &Node<'_>, depth: usize, out: &mut String) {
    let access = node.accesskit_node();
    let name = access.label().or_else(|| access.value()).unwrap_or_default();
    // A text run under a label repeats it.
    let shown = !name.is_empty() && access.role() != egui::accesskit::Role::TextRun;
    if shown {
        writeln!(out, "{:depth$}{:?} {name:?}", "", access.role()).expect("a string takes everything");
    }
    for child in node.children() {
        write_outline(&child, depth + 2 * usize::from(shown), out);
    }
}
