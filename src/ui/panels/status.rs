//! The status bar: what the pointer can do here, snap, zoom, text size.

use egui::{Align, Layout, Ui};

use crate::{
    diagram::icons::Glyph,
    i18n::ShellText,
    ui::{
        canvas::{CanvasState, hints},
        ctx::{Action, ViewCtx},
        theme::size,
        ui_command::UiCommand,
        view_state::Screen,
        widgets,
    },
};

/// The status bar.
pub fn status_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, screen: Screen, canvas: &CanvasState) {
    let (lang, theme) = (ctx.lang, ctx.theme);
    ui.style_mut().override_text_style = Some(egui::TextStyle::Small);
    ui.spacing_mut().interact_size.y = size::STATUS_BAR - 2.0;
    ui.spacing_mut().button_padding = egui::vec2(4.0, 0.0);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let lags = !ctx.workspace.is_up_to_date() && ctx.workspace.breakdown().is_none();
        if lags {
            ui.colored_label(theme.text, ShellText::Computing.get(lang));
        }
        if screen == Screen::Canvas {
            for hint in hints::of(canvas) {
                ui.colored_label(theme.text_2, hint.get(lang));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let command = |ui: &mut Ui, text: &str, command: UiCommand| {
                let response = widgets::ghost_button(ui, text).on_hover_text(tooltip(ctx, command));
                if response.clicked() {
                    ctx.send(Action::Command(command));
                }
            };
            command(ui, "A+", UiCommand::TextLarger);
            let percent = (ui.ctx().zoom_factor() * 100.0).round();
            ui.colored_label(theme.text_2, format!("{percent} %"));
            command(ui, "A−", UiCommand::TextSmaller);
            ui.colored_label(theme.text_2, ShellText::TextSize.get(lang));
            if screen != Screen::Canvas {
                return;
            }
            rule(ui, ctx);
            command(ui, ShellText::Fit.get(lang), UiCommand::ZoomFit);
            widgets::icon(ui, Glyph::Fit, 14.0, theme.text_2);
            rule(ui, ctx);
            command(ui, "＋", UiCommand::ZoomIn);
            let zoom = format!("{:.0} %", canvas.zoom() * 100.0);
            command(ui, &zoom, UiCommand::ZoomReset);
            command(ui, "−", UiCommand::ZoomOut);
            rule(ui, ctx);
            let snap = if canvas.snaps() {
                ShellText::SnapOn
            } else {
                ShellText::SnapOff
            };
            command(ui, snap.get(lang), UiCommand::ToggleSnap);
        });
    });
}

fn tooltip(ctx: &ViewCtx<'_>, command: UiCommand) -> String {
    command.key_label().map_or_else(
        || command.name(ctx.lang).to_owned(),
        |keys| format!("{} ({keys})", command.name(ctx.lang)),
    )
}

fn rule(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(9.0, 14.0), egui::Sense::hover());
    let stroke = egui::Stroke::new(1.0, ctx.theme.hairline);
    ui.painter().vline(rect.center().x, rect.y_range(), stroke);
}
