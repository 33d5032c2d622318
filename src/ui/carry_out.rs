//! Carries out what the views of a frame asked for: changes go to the workspace, the rest to the view state.

use std::collections::BTreeSet;

use super::{
    canvas,
    ctx::Action,
    frame::command_env,
    help::HelpPage,
    step_words::step_text,
    ui_command::UiCommand,
    view_state::{Highlight, Screen, ViewState},
};
use crate::{
    edit::{Change, StepName},
    i18n::{Lang, ShellText, fill},
    plant::{DeviceId, Element, Plant},
    workspace::Workspace,
};

/// Carries out one action; commands that need more than a plant and a view go to `later`.
pub(super) fn carry_out(
    egui_ctx: &egui::Context,
    action: Action,
    workspace: &mut Workspace,
    state: &mut ViewState,
    lang: Lang,
    later: &mut Vec<UiCommand>,
) {
    match action {
        Action::Change(name, change) => {
            dispatch(workspace, state, lang, name, &change);
        }
        Action::BeginGesture(name) => workspace.begin_gesture(name),
        Action::UpdateGesture(name, change) => workspace.update_gesture(name, &change),
        Action::EndGesture => {
            workspace.end_gesture();
            state.toasts.withdraw_undo();
        }
        Action::CancelGesture => workspace.cancel_gesture(),
        Action::Show(screen) => state.screen = screen,
        Action::Select(elements) => {
            state.selection = elements;
            state.explained = None;
        }
        Action::Explain(effect) => {
            let findings = workspace.findings();
            let effect = effect.and_then(|index| findings?.effects.get(index));
            state.explained = effect.map(|effect| effect.id.clone());
        }
        Action::Reveal(elements) => {
            state.screen = Screen::Canvas;
            state.canvas.reveal(&elements);
            state.selection = elements;
            state.explained = None;
        }
        Action::PickCell(cell) => {
            state.cell = cell;
            state.explained = None;
        }
        Action::Highlight(place) => {
            state.highlight = named(workspace, place);
            state.lit_way = None;
        }
        Action::SupposeInfected(devices) => suppose(workspace, state, devices),
        Action::LightWay(device) => {
            state.lit_way = device;
            state.highlight = None;
        }
        Action::AskPlan(wish) => workspace.ask_plan(wish),
        Action::StopPlanning => workspace.stop_planning(),
        Action::Suppose(switches) => workspace.suppose(switches),
        Action::Toast(text) => state.toasts.say(text),
        Action::Command(command) => {
            if command.availability(&command_env(workspace, state)).is_ok() {
                run(command, workspace, state, lang, later);
            }
        }
    }
    forget_what_is_gone(workspace.plant(), state);
    workspace.forget_switches_gone();
    egui_ctx.request_repaint();
}

/// Looks at what follows from these devices; a way that was lit up belonged to others.
fn suppose(workspace: &mut Workspace, state: &mut ViewState, devices: BTreeSet<DeviceId>) {
    (state.lit_way, state.highlight) = (None, None);
    if !devices.is_empty() {
        state.screen = Screen::Canvas;
        state.inspector.show_what_follows();
    }
    workspace.suppose_infected(devices);
}

/// The selected devices are supposed to be infected too; where all of them are, no longer.
fn toggled(infected: &BTreeSet<DeviceId>, selection: &[Element]) -> BTreeSet<DeviceId> {
    let selected: BTreeSet<DeviceId> = selection
        .iter()
        .filter_map(|element| match element {
            Element::Device(device) => Some(*device),
            _ => None,
        })
        .collect();
    if selected.is_subset(infected) {
        infected.difference(&selected).copied().collect()
    } else {
        infected.union(&selected).copied().collect()
    }
}

/// A story by names that outlast the findings it was picked in.
fn named(workspace: &Workspace, place: Option<(usize, usize)>) -> Option<Highlight> {
    let (effect, story) = place?;
    let effect = workspace.findings()?.effects.get(effect)?.id.clone();
    Some(Highlight { effect, story })
}

/// Ids that no longer exist leave the view state.
fn forget_what_is_gone(plant: &Plant, state: &mut ViewState) {
    state.selection.retain(|&element| plant.has(element));
    if let Some((zone, _)) = &state.cell
        && !plant.zones.contains_key(zone)
    {
        state.cell = None;
    }
}

fn dispatch(workspace: &mut Workspace, state: &mut ViewState, lang: Lang, name: StepName, change: &Change) {
    let before = (name == StepName::Delete).then(|| Counts::of(workspace.plant()));
    workspace.dispatch(name, change);
    state.toasts.withdraw_undo();
    if let Some(before) = before {
        let gone = before.minus(&Counts::of(workspace.plant())).words(lang);
        if !gone.is_empty() {
            let text = fill(ShellText::ToastDeleted.get(lang), &[("what", &gone)]);
            state.toasts.say_with_undo(text);
        }
    }
}

fn run(
    command: UiCommand,
    workspace: &mut Workspace,
    state: &mut ViewState,
    lang: Lang,
    later: &mut Vec<UiCommand>,
) {
    let history = workspace.session().history();
    match command {
        UiCommand::Undo => {
            let step = history.done().next_back();
            let touched = workspace.undo();
            travelled(workspace, state, &touched, step, ShellText::ToastUndone, lang);
        }
        UiCommand::Redo => {
            let step = history.undone().next_back();
            let touched = workspace.redo();
            travelled(workspace, state, &touched, step, ShellText::ToastRedone, lang);
        }
        UiCommand::Delete => {
            let change = canvas::commands::delete_change(&state.selection);
            dispatch(workspace, state, lang, StepName::Delete, &change);
        }
        UiCommand::SupposeInfected => {
            let devices = toggled(workspace.infected(), &state.selection);
            suppose(workspace, state, devices);
        }
        UiCommand::EndSupposing => suppose(workspace, state, BTreeSet::new()),
        UiCommand::ToggleRail => state.panels.rail = !state.panels.rail,
        UiCommand::ToggleInspector => state.panels.inspector = !state.panels.inspector,
        UiCommand::ToggleFindings => state.panels.findings = !state.panels.findings,
        UiCommand::ToggleSidePanels => {
            let any = state.panels.rail || state.panels.inspector;
            (state.panels.rail, state.panels.inspector) = (!any, !any);
        }
        UiCommand::ShowThreats => state.screen = Screen::Threats,
        UiCommand::ShowReport => state.screen = Screen::Report,
        UiCommand::Help => {
            state.help = match state.help {
                Some(_) => None,
                None => Some(HelpPage::default()),
            };
        }
        command if canvas::commands::is_for_canvas(command) => {
            state.canvas.ask(command);
        }
        command => later.push(command),
    }
}

/// After undo or redo: what was touched is brought into view; where that is not possible, words say what happened.
fn travelled(
    workspace: &Workspace,
    state: &mut ViewState,
    touched: &[Element],
    step: Option<StepName>,
    text: ShellText,
    lang: Lang,
) {
    state.toasts.withdraw_undo();
    let drawn = canvas::drawn_elements(workspace.plant(), touched);
    if state.screen == Screen::Canvas && !drawn.is_empty() {
        state.canvas.reveal_if_hidden(&drawn);
    } else if let Some(step) = step {
        let name = step_text(step).get(lang);
        state.toasts.say(fill(text.get(lang), &[("step", name)]));
    }
}

/// How many records of each drawn kind there are.
struct Counts([(ShellText, usize); 6]);

impl Counts {
    fn of(plant: &Plant) -> Self {
        let others = plant.tasks.len() + plant.data.len() + plant.flows.len() + plant.measures.len();
        Self([
            (ShellText::CountDevices, plant.devices.len()),
            (ShellText::CountZones, plant.zones.len()),
            (ShellText::CountNetworks, plant.networks.len()),
            (ShellText::CountLinks, plant.links.len()),
            (ShellText::CountNotes, plant.notes.len()),
            (ShellText::CountOthers, others),
        ])
    }

    fn minus(mut self, other: &Self) -> Self {
        for ((_, count), (_, less)) in self.0.iter_mut().zip(&other.0) {
            *count = count.saturating_sub(*less);
        }
        self
    }

    /// "機器3台と接続5本": kinds with none are left out.
    fn words(&self, lang: Lang) -> String {
        let parts: Vec<String> = self
            .0
            .iter()
            .filter(|(_, count)| 0 < *count)
            .map(|(text, count)| fill(text.get(lang), &[("n", &count.to_string())]))
            .collect();
        parts.join(lang.pick("と", ", "))
    }
}
