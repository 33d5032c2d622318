//! One frame: views read and send, then the workspace applies. Tests call this without a window.

use std::{cell::RefCell, collections::BTreeSet, sync::Arc};

use egui::{Frame, Key, Margin, Modifiers, Stroke};

use super::{
    canvas,
    carry_out::carry_out,
    ctx::{Action, ViewCtx},
    help, panels, screens,
    theme::{Theme, size},
    ui_command::{CommandEnv, UiCommand, typed_commands},
    view_state::{Screen, ViewState, effect_index},
};
use crate::{analysis::findings::Depth, i18n::Lang, plant::Element, workspace::Workspace};

/// Below this width the rail shows only the numbers of the steps.
const NARROW_WIDTH: f32 = 1_200.0;
/// From this width on, side panels are a little wider.
const WIDE_WIDTH: f32 = 1_600.0;
/// Width of the rail that shows only numbers.
const NARROW_RAIL: f32 = 48.0;

/// Draws one frame and carries out what the views asked for. Gives the commands that need more than a plant and
/// a view: files, language, look, text size, leaving.
pub fn frame(
    ui: &mut egui::Ui,
    workspace: &mut Workspace,
    state: &mut ViewState,
    lang: Lang,
    theme: &Theme,
) -> Vec<UiCommand> {
    workspace.know_today(state.today);
    workspace.report_is_shown(state.screen == Screen::Report);
    workspace.keep_up(|| {
        let window = ui.ctx().clone();
        Arc::new(move || window.request_repaint())
    });
    let env = command_env(workspace, state);
    let popup_was_open = egui::Popup::is_any_open(ui.ctx());
    if state.help.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        state.help = None;
    }
    let explained =
        (state.explained.as_deref()).and_then(|effect| effect_index(workspace.findings()?, effect));
    ask_explanation(workspace, state, explained);
    let outbox = RefCell::default();
    let ids = RefCell::new(workspace.ids().clone());
    let letters = RefCell::new(std::mem::take(&mut state.letters));
    let selection = state.selection.clone();
    let cell = state.cell.clone();
    let ctx = ViewCtx {
        workspace,
        findings: workspace.findings().cloned(),
        lang,
        today: state.today,
        theme,
        selection: &selection,
        cell: cell.as_ref(),
        highlight: state
            .highlight
            .as_ref()
            .and_then(|highlight| highlight.place_in(workspace)),
        explained,
        lit_way: state.lit_way.filter(|_| state.highlight.is_none()),
        env,
        modal: state.modal,
        popup: popup_was_open,
        ids: &ids,
        letters: &letters,
        outbox: &outbox,
    };
    for command in typed_commands(ui.ctx()) {
        if !state.modal && command.availability(&env).is_ok() {
            ctx.send(Action::Command(command));
        }
    }
    views(ui, &ctx, state);
    let plans = state.screen == Screen::Measures && state.tables.shows_planner();
    if !plans && ctx.workspace.plan_wish().is_some() {
        // Nobody looks: the next change of the plant shall not be planned again.
        ctx.send(Action::AskPlan(None));
    }
    let escapes = !state.modal && !popup_was_open && !ui.ctx().text_edit_focused();
    if escapes
        && !workspace.infected().is_empty()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        ctx.send(Action::SupposeInfected(BTreeSet::new()));
    }
    let toast_asked = state.toasts.show(ui.ctx(), theme, lang);
    help::help_ui(ui.ctx(), theme, lang, &env, &mut state.help);
    *workspace.ids() = ids.into_inner();
    state.letters = letters.into_inner();
    let mut later = Vec::new();
    for action in outbox.into_inner().into_iter().chain(toast_asked) {
        carry_out(ui.ctx(), action, workspace, state, lang, &mut later);
    }
    later
}

/// Sees to it that the effect somebody looks at is explained, where it is not along with the findings.
fn ask_explanation(workspace: &mut Workspace, state: &ViewState, explained: Option<usize>) {
    let wanted = || {
        let findings = workspace.findings()?;
        let of_cell = || {
            let (zone, threat) = state.cell.as_ref()?;
            findings.cell(*zone, threat)?.worst_effect
        };
        let index = explained.or_else(of_cell)?;
        let effect = findings.effects.get(index)?;
        let lacks = findings.settings.depth >= Depth::Full && !effect.explained && effect.likelihood > 0;
        lacks.then(|| effect.id.clone())
    };
    let wanted = wanted();
    workspace.ask_explanation(wanted);
}

/// All views of the frame, from the outside in.
fn views(ui: &mut egui::Ui, ctx: &ViewCtx<'_>, state: &mut ViewState) {
    let theme = ctx.theme;
    let width = ui.available_width();
    let bar = Frame::new()
        .fill(theme.panel)
        .inner_margin(Margin::symmetric(8, 0));
    egui::Panel::top("top")
        .exact_size(size::TOP_BAR)
        .frame(bar)
        .show(ui, |ui| panels::top_bar::top_bar_ui(ui, ctx));
    if !ctx.workspace.infected().is_empty() {
        egui::Panel::top("supposing")
            .frame(panels::band::frame(theme))
            .show(ui, |ui| panels::band::band_ui(ui, ctx, state.screen));
    }
    egui::Panel::bottom("status")
        .exact_size(size::STATUS_BAR)
        .frame(bar)
        .show(ui, |ui| {
            panels::status::status_ui(ui, ctx, state.screen, &state.canvas);
        });
    if state.panels.findings {
        egui::Panel::bottom("findings")
            .frame(Frame::new().fill(theme.panel))
            .show(ui, |ui| {
                panels::findings::findings_ui(ui, ctx, &mut state.findings);
            });
    }
    if state.panels.rail {
        let rail_width = match width {
            width if width < NARROW_WIDTH => NARROW_RAIL,
            width if width < WIDE_WIDTH => size::RAIL,
            _ => size::RAIL + 24.0,
        };
        egui::Panel::left("rail")
            .exact_size(rail_width)
            .frame(Frame::new().fill(theme.panel))
            .show(ui, |ui| panels::rail::rail_ui(ui, ctx, state.screen));
    }
    // In a narrow window the plant's facts make room: the inspector comes with what is selected, but not while the
    // pointer is down, so that it never slides under a drag.
    if !ui.input(|input| input.pointer.any_down()) {
        state.has_subject = !ctx.selection.is_empty() || ctx.cell.is_some() || ctx.explained.is_some();
    }
    // What follows from an infection stands there too, whatever else is hidden.
    let supposes = state.screen == Screen::Canvas && !ctx.workspace.infected().is_empty();
    let has_room = width >= NARROW_WIDTH || state.has_subject;
    if supposes || state.panels.inspector && state.screen.has_inspector() && has_room {
        let inspector_width = if width < WIDE_WIDTH {
            size::INSPECTOR
        } else {
            size::INSPECTOR + 40.0
        };
        egui::Panel::right("inspector")
            .exact_size(inspector_width)
            .frame(
                Frame::new()
                    .fill(theme.panel)
                    .inner_margin(Margin::symmetric(12, 8)),
            )
            .show(ui, |ui| {
                panels::inspector::inspector_ui(ui, ctx, &mut state.inspector);
            });
    }
    let ground = if state.screen == Screen::Canvas {
        theme.canvas
    } else {
        theme.window
    };
    egui::CentralPanel::default()
        .frame(Frame::new().fill(ground).stroke(Stroke::NONE))
        .show(ui, |ui| match state.screen {
            Screen::Canvas => canvas::canvas_ui(ui, ctx, &mut state.canvas),
            Screen::Threats => screens::threats::threats_ui(ui, ctx, &mut state.threats),
            Screen::Report => screens::report::report_ui(ui, ctx, &mut state.report),
            screen => screens::tables::tables_ui(ui, ctx, screen, &mut state.tables),
        });
}

/// What commands can be used in this state.
pub fn command_env(workspace: &Workspace, state: &ViewState) -> CommandEnv {
    let plant = workspace.plant();
    let linkable = |element: &&Element| matches!(element, Element::Device(_) | Element::Network(_));
    let history = workspace.session().history();
    let nameable = match state.selection.as_slice() {
        [element] => canvas::rename::is_nameable(*element) && plant.has(*element),
        _ => false,
    };
    CommandEnv {
        screen: state.screen,
        plant_open: true,
        selected: state.selection.len(),
        nameable,
        device: state
            .selection
            .iter()
            .any(|element| matches!(element, Element::Device(_))),
        supposing: !workspace.infected().is_empty(),
        connectable: state.selection.iter().any(|element| linkable(&element)),
        can_undo: history.done().next_back().is_some(),
        can_redo: history.undone().next_back().is_some(),
    }
}
