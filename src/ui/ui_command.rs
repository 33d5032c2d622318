//! The one table of commands: name, keys, when it can be used. Menus, shortcuts, context menu, tooltips and the
//! help overlay all read it, so they cannot disagree.
//!
//! Letters are compared by what the layout types, digits by where the key is, because Shift+2 is `"` on a
//! Japanese keyboard. No key combination uses `[ ] \ @ ^`, which move or vanish there.

use egui::{Event, Key, Modifiers};

use super::{canvas::focus_id as canvas_focus_id, view_state::Screen};
use crate::i18n::{Lang, ShellText};

/// One way to type a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys {
    /// With Ctrl (Cmd on a Mac).
    pub ctrl: bool,
    /// With Shift; `None` = with or without, for signs that need Shift on some keyboards only.
    pub shift: Option<bool>,
    /// With Alt.
    pub alt: bool,
    /// The key.
    pub key: Key,
    /// Compare where the key is instead of what it types.
    pub by_position: bool,
}

impl Keys {
    const fn plain(key: Key) -> Self {
        Self {
            ctrl: false,
            shift: Some(false),
            alt: false,
            key,
            by_position: false,
        }
    }

    const fn ctrl(key: Key) -> Self {
        let mut keys = Self::plain(key);
        keys.ctrl = true;
        keys
    }

    const fn alt(key: Key) -> Self {
        let mut keys = Self::plain(key);
        keys.alt = true;
        keys
    }

    const fn shift(mut self) -> Self {
        self.shift = Some(true);
        self
    }

    const fn any_shift(mut self) -> Self {
        self.shift = None;
        self
    }

    const fn by_position(mut self) -> Self {
        self.by_position = true;
        self
    }

    /// Whether this key press is it.
    pub fn matches(self, key: Key, physical_key: Option<Key>, modifiers: Modifiers) -> bool {
        let pressed = if self.by_position {
            physical_key.unwrap_or(key)
        } else {
            key
        };
        pressed == self.key
            && modifiers.command == self.ctrl
            && modifiers.alt == self.alt
            && self.shift.is_none_or(|shift| modifiers.shift == shift)
    }

    /// As shown beside a command: `Ctrl+Shift+S`.
    pub fn label(self) -> String {
        let mut parts = Vec::new();
        if self.ctrl {
            parts.push(if cfg!(target_os = "macos") { "Cmd" } else { "Ctrl" });
        }
        if self.alt {
            parts.push("Alt");
        }
        if self.shift == Some(true) {
            parts.push("Shift");
        }
        parts.push(match self.key {
            Key::Plus => "+",
            Key::Minus => "-",
            Key::Questionmark => "?",
            key => key.name(),
        });
        parts.join("+")
    }
}

/// What the availability of a command depends on.
#[derive(Clone, Copy, Debug, Default)]
pub struct CommandEnv {
    /// The screen shown.
    pub screen: Screen,
    /// A plant is open.
    pub plant_open: bool,
    /// How many things are selected.
    pub selected: usize,
    /// The one selected thing has a name of its own.
    pub nameable: bool,
    /// The selection holds something a link can start from.
    pub connectable: bool,
    /// The selection holds a device.
    pub device: bool,
    /// Devices are supposed to be infected.
    pub supposing: bool,
    /// There is a step to undo.
    pub can_undo: bool,
    /// There is a step to redo.
    pub can_redo: bool,
}

macro_rules! commands { ($( $(#[$doc:meta])* $name:ident: $text:ident, $needs:ident, [$($keys:expr),*]; )*) => {
    /// A command of the command table.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum UiCommand { $( $(#[$doc])* $name, )* }

    impl UiCommand {
        /// Every command, in table order.
        pub const ALL: &'static [Self] = &[$(Self::$name),*];

        /// Its name, as in a menu.
        pub const fn text(self) -> ShellText {
            match self { $( Self::$name => ShellText::$text, )* }
        }

        /// Every way to type it; the first one is shown.
        pub const fn keys(self) -> &'static [Keys] {
            match self { $( Self::$name => { const KEYS: &[Keys] = &[$($keys),*]; KEYS } )* }
        }

        const fn needs(self) -> Needs {
            match self { $( Self::$name => Needs::$needs, )* }
        }
    }
} }

/// What must be so before a command can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needs {
    Nothing,
    Plant,
    Canvas,
    Selection,
    OneSelected,
    Connectable,
    Device,
    Supposing,
    UndoStep,
    RedoStep,
}

commands! {
    /// New empty plant.
    New: CmdNew, Nothing, [Keys::ctrl(Key::N)];
    /// New plant from the guideline's assumed factory.
    NewSample: CmdNewSample, Nothing, [];
    /// Open a file.
    Open: CmdOpen, Nothing, [Keys::ctrl(Key::O)];
    /// Save.
    Save: CmdSave, Plant, [Keys::ctrl(Key::S)];
    /// Save under another name.
    SaveAs: CmdSaveAs, Plant, [Keys::ctrl(Key::S).shift()];
    /// Export the report as PDF.
    ExportPdf: CmdExportPdf, Plant, [];
    /// Export the drawing as SVG or PNG.
    ExportImage: CmdExportImage, Plant, [Keys::ctrl(Key::E).shift()];
    /// Back to the welcome screen.
    Close: CmdClose, Plant, [Keys::ctrl(Key::W)];
    /// Leave the program.
    Quit: CmdQuit, Nothing, [Keys::ctrl(Key::Q)];
    /// Undo.
    Undo: CmdUndo, UndoStep, [Keys::ctrl(Key::Z)];
    /// Redo.
    Redo: CmdRedo, RedoStep, [Keys::ctrl(Key::Y), Keys::ctrl(Key::Z).shift()];
    /// Cut the selection.
    Cut: CmdCut, Selection, [Keys::ctrl(Key::X)];
    /// Copy the selection.
    Copy: CmdCopy, Selection, [Keys::ctrl(Key::C)];
    /// Copy the selected devices as a table for a spreadsheet.
    CopyTable: CmdCopyTable, Selection, [Keys::ctrl(Key::C).shift()];
    /// Paste.
    Paste: CmdPaste, Canvas, [Keys::ctrl(Key::V)];
    /// Duplicate the selection.
    Duplicate: CmdDuplicate, Selection, [Keys::ctrl(Key::D)];
    /// Delete the selection. Backspace is not bound: it is a reflex while writing Japanese.
    Delete: CmdDelete, Selection, [Keys::plain(Key::Delete)];
    /// Select everything.
    SelectAll: CmdSelectAll, Canvas, [Keys::ctrl(Key::A)];
    /// Rename the selection in place.
    Rename: CmdRename, OneSelected, [Keys::plain(Key::F2), Keys::plain(Key::Enter)];
    /// Add a device: opens the quick search.
    AddDevice: CmdAddDevice, Canvas, [Keys::plain(Key::A)];
    /// The zone tool, or a zone around the selection.
    AddZone: CmdAddZone, Canvas, [Keys::plain(Key::Z)];
    /// Add a network bar.
    AddNetwork: CmdAddNetwork, Canvas, [Keys::plain(Key::N)];
    /// Add a memo.
    AddNote: CmdAddNote, Canvas, [Keys::plain(Key::T)];
    /// Connect the selection.
    Connect: CmdConnect, Connectable, [Keys::plain(Key::L)];
    /// Suppose the selected devices to be infected, or no longer so.
    SupposeInfected: CmdSupposeInfected, Device, [Keys::plain(Key::I)];
    /// End the supposition. Escape does so too, unless it has something else to end.
    EndSupposing: CmdEndSupposing, Supposing, [];
    /// The select tool.
    SelectTool: CmdSelectTool, Canvas, [Keys::plain(Key::V)];
    /// The hand tool.
    HandTool: CmdHandTool, Canvas, [Keys::plain(Key::H)];
    /// Zoom in. On a Japanese keyboard `+` sits on the semicolon key.
    ZoomIn: CmdZoomIn, Canvas, [
        Keys::ctrl(Key::Plus).any_shift(), Keys::ctrl(Key::Equals), Keys::ctrl(Key::Semicolon).any_shift()
    ];
    /// Zoom out.
    ZoomOut: CmdZoomOut, Canvas, [Keys::ctrl(Key::Minus)];
    /// 100 %.
    ZoomReset: CmdZoomReset, Canvas, [Keys::ctrl(Key::Num0).by_position()];
    /// Fit everything.
    ZoomFit: CmdZoomFit, Canvas, [Keys::plain(Key::Home), Keys::plain(Key::Num1).shift().by_position()];
    /// Fit the selection.
    ZoomSelection: CmdZoomSelection, Selection, [Keys::plain(Key::Num2).shift().by_position()];
    /// Snap to the grid or not.
    ToggleSnap: CmdToggleSnap, Canvas, [Keys::alt(Key::S)];
    /// Show or hide the rail.
    ToggleRail: CmdToggleRail, Plant, [Keys::ctrl(Key::Num1).by_position()];
    /// Show or hide the inspector.
    ToggleInspector: CmdToggleInspector, Plant, [Keys::ctrl(Key::Num2).by_position()];
    /// Open or close the findings list.
    ToggleFindings: CmdToggleFindings, Plant, [Keys::ctrl(Key::Num3).by_position()];
    /// Hide or show both side panels.
    ToggleSidePanels: CmdToggleSidePanels, Plant, [Keys::ctrl(Key::M).shift()];
    /// Larger text.
    TextLarger: CmdTextLarger, Nothing, [];
    /// Smaller text.
    TextSmaller: CmdTextSmaller, Nothing, [];
    /// Switch the language.
    ToggleLanguage: CmdToggleLanguage, Nothing, [];
    /// Switch light and dark.
    ToggleTheme: CmdToggleTheme, Nothing, [];
    /// The threat screen.
    ShowThreats: CmdShowThreats, Plant, [];
    /// The report screen.
    ShowReport: CmdShowReport, Plant, [Keys::ctrl(Key::P)];
    /// Help: keys that work here, how to read the numbers.
    Help: CmdHelp, Nothing, [Keys::plain(Key::F1), Keys::plain(Key::Questionmark).any_shift()];
}

impl UiCommand {
    /// Its name in a language.
    pub const fn name(self, lang: Lang) -> &'static str {
        self.text().get(lang)
    }

    /// The keys shown beside it, if it has any.
    pub fn key_label(self) -> Option<String> {
        self.keys().first().copied().map(Keys::label)
    }

    /// Whether it can be used now; if not, why.
    pub fn availability(self, env: &CommandEnv) -> Result<(), ShellText> {
        let on_canvas = env.plant_open && env.screen == Screen::Canvas;
        match self.needs() {
            Needs::Nothing => Ok(()),
            _ if !env.plant_open => Err(ShellText::NeedsPlant),
            Needs::UndoStep if !env.can_undo => Err(ShellText::NothingToUndo),
            Needs::RedoStep if !env.can_redo => Err(ShellText::NothingToRedo),
            Needs::Supposing if !env.supposing => Err(ShellText::NeedsSupposing),
            Needs::Plant | Needs::UndoStep | Needs::RedoStep | Needs::Supposing => Ok(()),
            _ if !on_canvas => Err(ShellText::NeedsCanvas),
            Needs::Selection if env.selected == 0 => Err(ShellText::NeedsSelection),
            Needs::OneSelected if !env.nameable => Err(ShellText::NeedsOneSelected),
            Needs::Connectable if !env.connectable => Err(ShellText::NeedsTwo),
            Needs::Device if !env.device => Err(ShellText::NeedsDevice),
            Needs::Canvas | Needs::Selection | Needs::OneSelected | Needs::Connectable | Needs::Device => {
                Ok(())
            }
        }
    }

    /// Whether it has a place on this screen at all, whatever is selected just now.
    pub const fn belongs_to(self, env: &CommandEnv) -> bool {
        match self.needs() {
            Needs::Nothing => true,
            Needs::Plant | Needs::UndoStep | Needs::RedoStep | Needs::Supposing => env.plant_open,
            Needs::Canvas | Needs::Selection | Needs::OneSelected | Needs::Connectable | Needs::Device => {
                env.plant_open && matches!(env.screen, Screen::Canvas)
            }
        }
    }

    /// Works while a text field has the keyboard: files, panels, never letters or editing keys.
    const fn works_while_typing(self) -> bool {
        matches!(
            self,
            Self::New
                | Self::Open
                | Self::Save
                | Self::SaveAs
                | Self::ExportImage
                | Self::Close
                | Self::Quit
                | Self::ToggleRail
                | Self::ToggleInspector
                | Self::ToggleFindings
                | Self::ToggleSidePanels
                | Self::ShowReport
        )
    }
}

/// Commands typed in this frame, in order. Copy, cut and paste come as events of their own.
pub fn typed_commands(ctx: &egui::Context) -> Vec<UiCommand> {
    let typing = ctx.text_edit_focused();
    // Enter and the like belong to a focused button or row.
    let focused = ctx.memory(egui::Memory::focused);
    let widget_focused = focused.is_some_and(|focused| focused != canvas_focus_id());
    ctx.input(|input| {
        let presses = input.events.iter().filter_map(|event| match *event {
            Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } => Some((key, physical_key, modifiers)),
            _ => None,
        });
        presses
            .filter_map(|(key, physical, modifiers)| {
                let is_plain = !modifiers.command && !modifiers.alt;
                UiCommand::ALL
                    .iter()
                    .copied()
                    .filter(|command| !typing || command.works_while_typing())
                    .filter(|_| !(is_plain && widget_focused && key == Key::Enter))
                    .find(|command| {
                        command
                            .keys()
                            .iter()
                            .any(|keys| keys.matches(key, physical, modifiers))
                    })
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut taken = BTreeMap::new();
        for &command in UiCommand::ALL {
            for keys in command.keys() {
                let shifts = keys.shift.map_or(vec![false, true], |shift| vec![shift]);
                for shift in shifts {
                    let label = format!("{} {} {shift} {:?}", keys.ctrl, keys.alt, keys.key);
                    let other = taken.insert(label.clone(), command);
                    assert_eq!(other, None, "{command:?} also wants {label}");
                }
            }
        }
    }

    #[test]
    fn digits_are_matched_by_position_so_that_japanese_keyboards_work() {
        let shift_2_on_jis = (Key::Quote, Some(Key::Num2), Modifiers::SHIFT);
        let (key, physical, modifiers) = shift_2_on_jis;
        assert!(
            UiCommand::ZoomSelection
                .keys()
                .iter()
                .any(|keys| keys.matches(key, physical, modifiers))
        );
    }

    #[test]
    fn zooming_in_works_on_the_semicolon_key_of_a_japanese_keyboard() {
        for modifiers in [Modifiers::COMMAND, Modifiers::COMMAND | Modifiers::SHIFT] {
            let keys = UiCommand::ZoomIn.keys();
            assert!(
                keys.iter()
                    .any(|keys| keys.matches(Key::Semicolon, Some(Key::Semicolon), modifiers))
            );
        }
    }

    #[test]
    fn a_command_that_cannot_be_used_says_why() {
        let nothing_open = CommandEnv::default();
        assert_eq!(
            UiCommand::Save.availability(&nothing_open),
            Err(ShellText::NeedsPlant)
        );
        let open = CommandEnv {
            plant_open: true,
            screen: Screen::Canvas,
            ..CommandEnv::default()
        };
        assert_eq!(
            UiCommand::Delete.availability(&open),
            Err(ShellText::NeedsSelection)
        );
        assert_eq!(UiCommand::Undo.availability(&open), Err(ShellText::NothingToUndo));
        assert_eq!(UiCommand::Save.availability(&open), Ok(()));
    }
}
