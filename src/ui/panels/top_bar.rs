//! The top bar: menus, file state, undo, language. Everything in it comes from the command table.

use egui::{Align, Button, Layout, Response, Ui, vec2};

use crate::{
    diagram::icons::Glyph,
    i18n::{Lang, ShellText, StepText, fill},
    ui::{
        ctx::{Action, ViewCtx},
        mark::paint_mark,
        step_words::with_step,
        theme::{Look, size, strong},
        ui_command::UiCommand,
        widgets,
    },
};

const FILE: &[&[UiCommand]] = &[
    &[UiCommand::New, UiCommand::NewSample, UiCommand::Open],
    &[UiCommand::Save, UiCommand::SaveAs],
    &[UiCommand::ExportPdf, UiCommand::ExportImage],
    &[UiCommand::Close, UiCommand::Quit],
];
const EDIT: &[&[UiCommand]] = &[
    &[UiCommand::Undo, UiCommand::Redo],
    &[
        UiCommand::Cut,
        UiCommand::Copy,
        UiCommand::CopyTable,
        UiCommand::Paste,
        UiCommand::Duplicate,
        UiCommand::Delete,
    ],
    &[UiCommand::SelectAll, UiCommand::Rename],
    &[
        UiCommand::AddDevice,
        UiCommand::AddZone,
        UiCommand::AddNetwork,
        UiCommand::AddNote,
        UiCommand::Connect,
    ],
];
const VIEW: &[&[UiCommand]] = &[
    &[
        UiCommand::ZoomIn,
        UiCommand::ZoomOut,
        UiCommand::ZoomReset,
        UiCommand::ZoomFit,
        UiCommand::ZoomSelection,
    ],
    &[
        UiCommand::ToggleRail,
        UiCommand::ToggleInspector,
        UiCommand::ToggleFindings,
        UiCommand::ToggleSidePanels,
        UiCommand::ToggleSnap,
    ],
    &[UiCommand::SupposeInfected, UiCommand::EndSupposing],
    &[UiCommand::TextLarger, UiCommand::TextSmaller],
    &[UiCommand::ToggleTheme, UiCommand::ToggleLanguage],
];
const HELP: &[&[UiCommand]] = &[&[UiCommand::Help]];

/// The top bar.
pub fn top_bar_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let (lang, theme) = (ctx.lang, ctx.theme);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let (rect, _) = ui.allocate_exact_size(vec2(24.0, 24.0), egui::Sense::hover());
        paint_mark(ui.painter(), rect.shrink(3.0), theme.text);
        ui.label(strong(ShellText::AppName.get(lang), size::TEXT_SECTION));
        ui.add_space(8.0);
        for (name, groups) in [
            (ShellText::MenuFile, FILE),
            (ShellText::MenuEdit, EDIT),
            (ShellText::MenuView, VIEW),
            (ShellText::MenuHelp, HELP),
        ] {
            let button = Button::new(name.get(lang)).frame_when_inactive(false);
            egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
                menu_ui(ui, ctx, groups);
            });
        }
        rule(ui, ctx);
        file_state_ui(ui, ctx);
        rule(ui, ctx);
        history_ui(ui, ctx);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let help = UiCommand::Help;
            if widgets::icon_button(ui, theme, Glyph::Help, &tooltip(help, lang)).clicked() {
                ctx.send(Action::Command(help));
            }
            let look = UiCommand::ToggleTheme;
            let glyph = if theme.look == Look::Light {
                Glyph::Moon
            } else {
                Glyph::Sun
            };
            if widgets::icon_button(ui, theme, glyph, look.name(lang)).clicked() {
                ctx.send(Action::Command(look));
            }
            if language_switch(ui, ctx.theme, lang).is_some() {
                ctx.send(Action::Command(UiCommand::ToggleLanguage));
            }
        });
    });
}

/// The switch 日本語 | EN; gives the language that was clicked.
pub fn language_switch(ui: &mut Ui, theme: &crate::ui::theme::Theme, lang: Lang) -> Option<Lang> {
    widgets::segmented(
        ui,
        theme,
        lang.pick("言語", "Language"),
        lang,
        &[(Lang::Ja, "日本語"), (Lang::En, "EN")],
    )
}

/// Commands of a menu in groups; those that cannot be used now say why.
pub fn menu_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, groups: &[&[UiCommand]]) {
    ui.set_min_width(240.0);
    for (index, group) in groups.iter().enumerate() {
        if index > 0 {
            ui.separator();
        }
        for &command in *group {
            if menu_item(ui, ctx, command).clicked() {
                ctx.send(Action::Command(command));
                ui.close();
            }
        }
    }
}

fn menu_item(ui: &mut Ui, ctx: &ViewCtx<'_>, command: UiCommand) -> Response {
    let availability = command.availability(&ctx.env);
    let mut button = Button::new(command_name(ctx, command));
    if let Some(keys) = command.key_label() {
        button = button.shortcut_text(keys);
    }
    let response = ui.add_enabled(availability.is_ok(), button);
    match availability {
        Ok(()) => response,
        Err(reason) => response.on_disabled_hover_text(reason.get(ctx.lang)),
    }
}

/// Undo and redo carry the name of their step.
fn command_name(ctx: &ViewCtx<'_>, command: UiCommand) -> String {
    let history = ctx.workspace.session().history();
    let (sentence, step) = match command {
        UiCommand::Undo => (StepText::Undo, history.done().next_back()),
        UiCommand::Redo => (StepText::Redo, history.undone().next_back()),
        _ => return command.name(ctx.lang).to_owned(),
    };
    step.map_or_else(
        || command.name(ctx.lang).to_owned(),
        |step| with_step(sentence, step, ctx.lang),
    )
}

fn tooltip(command: UiCommand, lang: Lang) -> String {
    command.key_label().map_or_else(
        || command.name(lang).to_owned(),
        |keys| format!("{} ({keys})", command.name(lang)),
    )
}

fn rule(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(17.0, 20.0), egui::Sense::hover());
    let stroke = egui::Stroke::new(1.0, ctx.theme.hairline);
    ui.painter().vline(rect.center().x, rect.y_range(), stroke);
}

/// File name and whether it is saved.
fn file_state_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let (lang, theme) = (ctx.lang, ctx.theme);
    let name = file_name(ctx.workspace, lang);
    ui.add(egui::Label::new(strong(name, size::TEXT_BODY)).truncate());
    let history = ctx.workspace.session().history();
    ui.spacing_mut().item_spacing.x = 4.0;
    if !history.is_modified() {
        widgets::icon(ui, Glyph::Check, 14.0, theme.text_2);
        ui.colored_label(theme.text_2, ShellText::Saved.get(lang));
    } else if ctx.workspace.path().is_none() {
        ui.colored_label(theme.text_2, ShellText::NotSavedYet.get(lang));
    } else {
        ui.colored_label(theme.text_2, ShellText::UnsavedChange.get(lang));
    }
}

/// The name of the open file, or the plant's own name where it is on no disk yet.
pub fn file_name(workspace: &crate::workspace::Workspace, lang: Lang) -> String {
    let on_disk = workspace.path().and_then(|path| path.file_name());
    if let Some(name) = on_disk {
        return name.to_string_lossy().into_owned();
    }
    let info = &workspace.plant().info;
    let name = if lang.is_english() && !info.name_en.is_empty() {
        &info.name_en
    } else {
        &info.name
    };
    if name.is_empty() {
        ShellText::Untitled.get(lang).to_owned()
    } else {
        name.clone()
    }
}

fn history_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    for (command, glyph) in [(UiCommand::Undo, Glyph::Undo), (UiCommand::Redo, Glyph::Redo)] {
        let availability = command.availability(&ctx.env);
        let keys = command.key_label().unwrap_or_default();
        let name = format!("{} ({keys})", command_name(ctx, command));
        ui.add_enabled_ui(availability.is_ok(), |ui| {
            let response = widgets::icon_button(ui, ctx.theme, glyph, &name);
            let response = match availability {
                Ok(()) => response,
                Err(reason) => response.on_disabled_hover_text(reason.get(ctx.lang)),
            };
            if response.clicked() {
                ctx.send(Action::Command(command));
            }
        });
    }
}

/// The title of the window.
pub fn window_title(workspace: Option<&crate::workspace::Workspace>, lang: Lang) -> String {
    workspace.map_or_else(
        || fill("{app}", &[("app", ShellText::AppName.get(lang))]),
        |workspace| {
            let mark = if workspace.session().history().is_modified() {
                "● "
            } else {
                ""
            };
            format!("{mark}{} — Toride", file_name(workspace, lang))
        },
    )
}
