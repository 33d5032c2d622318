//! The strip above the drawing: tools with their letters, and what is laid over the drawing.

use egui::{Align2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{CanvasState, layers::Layer, tool::Tool};
use crate::{
    diagram::icons::Glyph,
    i18n::{CanvasText, fill},
    ui::{
        ctx::{Action, ViewCtx},
        pen::paint_icon,
        theme::{bold, font, size},
        ui_command::UiCommand,
        widgets::paint_focus,
    },
};

/// Height of the strip.
pub(super) const HEIGHT: f32 = 36.0;

/// The strip.
pub(super) fn strip_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let zone = state.tool == Tool::Zone;
        let connects = matches!(state.tool, Tool::Connect | Tool::ConnectFrom(_));
        let adds = matches!(state.tool, Tool::Place(_)) || state.picker.is_some();
        let tools = [
            (
                CanvasText::ToolSelect,
                Glyph::Select,
                UiCommand::SelectTool,
                state.tool == Tool::Select,
            ),
            (
                CanvasText::ToolHand,
                Glyph::Hand,
                UiCommand::HandTool,
                state.tool == Tool::Hand,
            ),
            (CanvasText::ToolZone, Glyph::Zone, UiCommand::AddZone, zone),
            (CanvasText::ToolConnect, Glyph::Link, UiCommand::Connect, connects),
            (CanvasText::ToolAdd, Glyph::Add, UiCommand::AddDevice, adds),
        ];
        // Where words leave no room for the layers, the tools' pictures and letters say enough.
        let words: Vec<&str> = tools.iter().map(|(text, ..)| text.get(ctx.lang)).collect();
        let with_words = strip_width(ui, ctx, state, &words) <= ui.available_width();
        for (text, glyph, command, is_on) in tools {
            tool_ui(ui, ctx, (text.get(ctx.lang), with_words), glyph, command, is_on);
        }
        let (rect, _) = ui.allocate_exact_size(vec2(17.0, 20.0), Sense::hover());
        let line = Stroke::new(1.0, ctx.theme.hairline);
        ui.painter().vline(rect.center().x, rect.y_range(), line);
        ui.spacing_mut().item_spacing.x = 4.0;
        for &layer in Layer::ALL {
            let hidden = layer == Layer::Threats && !ctx.workspace.infected().is_empty();
            ui.add_enabled_ui(!hidden, |ui| layer_ui(ui, ctx, state, layer));
        }
    });
}

/// Room for the words of the tools and all layers.
fn strip_width(ui: &Ui, ctx: &ViewCtx<'_>, state: &CanvasState, tools: &[&str]) -> f32 {
    let width = |words: &str, letters: egui::FontId| {
        let galley = ui
            .painter()
            .layout_no_wrap(words.to_owned(), letters, ctx.theme.text);
        galley.size().x
    };
    let tools: f32 = tools
        .iter()
        .map(|name| width(name, bold(size::TEXT_DENSE)) + 52.0)
        .sum();
    let layers = Layer::ALL.iter().map(|&layer| {
        let tick = if state.layers.shows(layer) { 34.0 } else { 18.0 };
        width(layer.name().get(ctx.lang), font(size::TEXT_SMALL)) + tick + 4.0
    });
    tools + 21.0 + layers.sum::<f32>()
}

/// A tool; its name stands beside its picture where there is room.
fn tool_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    (name, with_words): (&str, bool),
    glyph: Glyph,
    command: UiCommand,
    is_on: bool,
) {
    let theme = ctx.theme;
    let letter = command.key_label().unwrap_or_default();
    let letters = if is_on {
        bold(size::TEXT_DENSE)
    } else {
        font(size::TEXT_DENSE)
    };
    let shown = if with_words { name } else { "" };
    let words = ui
        .painter()
        .layout_no_wrap(shown.to_owned(), letters.clone(), theme.text);
    let width = words.size().x + 50.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::CONTROL), Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(WidgetType::Button, true, is_on, format!("{name} {letter}")));
    let painter = ui.painter();
    if is_on {
        painter.rect_filled(rect, size::RADIUS, theme.selection_fill);
    } else if response.hovered() {
        painter.rect_filled(rect, size::RADIUS, theme.hover);
    }
    let color = if is_on { theme.accent } else { theme.text };
    let square = Rect::from_center_size(pos2(rect.left() + 16.0, rect.center().y), vec2(16.0, 16.0));
    paint_icon(painter, square, glyph, color);
    let name_rect = painter.text(
        pos2(rect.left() + 29.0, rect.center().y),
        Align2::LEFT_CENTER,
        shown,
        letters,
        color,
    );
    painter.text(
        pos2(name_rect.right() + 4.0, rect.center().y),
        Align2::LEFT_CENTER,
        &letter,
        font(size::TEXT_SMALL),
        theme.placeholder,
    );
    paint_focus(ui, theme, &response);
    let response = response.on_hover_text(format!("{} ({letter})", command.name(ctx.lang)));
    if response.clicked() {
        ctx.send(Action::Command(command));
    }
}

fn layer_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut CanvasState, layer: Layer) {
    let theme = ctx.theme;
    let is_on = state.layers.shows(layer) && ui.is_enabled();
    let name = layer.name().get(ctx.lang);
    let words = ui
        .painter()
        .layout_no_wrap(name.to_owned(), font(size::TEXT_SMALL), theme.text);
    let width = words.size().x + if is_on { 34.0 } else { 18.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(width, 22.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, true, is_on, name));
    let (fill_color, edge, ink) = if is_on {
        (theme.selection_fill, theme.accent, theme.text)
    } else {
        (theme.panel, theme.hairline_strong, theme.text_2)
    };
    let painter = ui.painter();
    painter.rect(rect, 11.0, fill_color, Stroke::new(1.0, edge), StrokeKind::Inside);
    if is_on {
        let tick = Rect::from_center_size(pos2(rect.left() + 14.0, rect.center().y), vec2(12.0, 12.0));
        paint_icon(painter, tick, Glyph::Check, theme.accent);
    }
    painter.text(
        pos2(rect.right() - 9.0, rect.center().y),
        Align2::RIGHT_CENTER,
        name,
        font(size::TEXT_SMALL),
        ink,
    );
    paint_focus(ui, theme, &response);
    let tip = fill(CanvasText::LayerTip.get(ctx.lang), &[("name", name)]);
    if response.on_hover_text(tip).clicked() {
        state.layers.toggle(layer);
    }
}
