//! One frame: views read and send, then the workspace applies. Tests call this without a window.

use std::cell::RefCell;

use super::{
    canvas,
    ctx::ViewCtx,
    panels, screens,
    theme::Theme,
    view_state::{Screen, ViewState},
};
use crate::{i18n::Lang, workspace::Workspace};

/// Draws one frame and carries out what the views asked for.
pub fn frame(ui: &mut egui::Ui, workspace: &mut Workspace, state: &mut ViewState, lang: Lang, theme: &Theme) {
    let outbox = RefCell::default();
    let ids = RefCell::new(workspace.ids().clone());
    let selection = state.selection.clone();
    let cell = state.cell.clone();
    let ctx = ViewCtx {
        workspace,
        findings: workspace.findings().cloned(),
        lang,
        theme,
        selection: &selection,
        cell: cell.as_ref(),
        ids: &ids,
        outbox: &outbox,
    };
    egui::Panel::top("top")
        .exact_size(40.0)
        .show(ui, |ui| panels::top_bar::top_bar_ui(ui, &ctx));
    egui::Panel::bottom("status")
        .exact_size(24.0)
        .show(ui, |ui| panels::status::status_ui(ui, &ctx, &mut state.canvas));
    egui::Panel::bottom("findings").show(ui, |ui| {
        panels::findings::findings_ui(ui, &ctx, &mut state.findings)
    });
    egui::Panel::left("rail")
        .exact_size(184.0)
        .show(ui, |ui| panels::rail::rail_ui(ui, &ctx, state.screen));
    egui::Panel::right("inspector").exact_size(280.0).show(ui, |ui| {
        panels::inspector::inspector_ui(ui, &ctx, &mut state.inspector)
    });
    egui::CentralPanel::default().show(ui, |ui| match state.screen {
        Screen::Canvas => canvas::canvas_ui(ui, &ctx, &mut state.canvas),
        Screen::Threats => screens::threats::threats_ui(ui, &ctx, &mut state.threats),
        Screen::Report => screens::report::report_ui(ui, &ctx, &mut state.report),
        screen => screens::tables::tables_ui(ui, &ctx, screen, &mut state.tables),
    });
    *workspace.ids() = ids.into_inner();
}
