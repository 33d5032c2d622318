//! What follows if devices were infected: where it spreads next, what to cut, which tasks suffer and which go on.

mod cuts;
mod next;
mod tasks;

use std::collections::BTreeSet;

use egui::Ui;

use super::{
    InspectorState,
    lists::{coded, element_row, remove_button},
    rows::remark,
};
use crate::{
    i18n::{fill, incident::IncidentText as T},
    plant::DeviceId,
    ui::{
        ctx::{Action, ViewCtx},
        theme::{size, strong},
        widgets::{link_button, segmented},
    },
    workspace::Progress,
};

/// What the panel remembers.
#[derive(Default)]
pub(super) struct IncidentState {
    /// The selection is shown instead.
    pub(super) shows_selection: bool,
    all_next: bool,
    all_cuts: bool,
}

/// Rows shown at first of a long list.
const SHOWN: usize = 5;

/// The head, and what follows unless the selection is shown.
pub(super) fn incident_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState) {
    let lang = ctx.lang;
    let sides = [
        (false, T::PanelAhead.get(lang)),
        (true, T::PanelSelection.get(lang)),
    ];
    let shown = state.incident.shows_selection;
    if let Some(selection) = segmented(ui, ctx.theme, T::Panel.get(lang), shown, &sides) {
        state.incident.shows_selection = selection;
    }
    ui.add_space(4.0);
    if state.incident.shows_selection {
        return;
    }
    held_ui(ui, ctx);
    if let Some(breakdown) = ctx.workspace.outlook_breakdown() {
        let why = fill(T::Failed.get(lang), &[("why", &breakdown.0)]);
        ui.colored_label(ctx.theme.error, why);
        return;
    }
    let progress = ctx.workspace.outlook_progress();
    let Some(outlook) = ctx.workspace.outlook().cloned() else {
        return remark(ui, ctx.theme, T::Computing.get(lang));
    };
    if progress == Progress::Computing {
        // What is shown below belongs to other devices or to the plant before.
        remark(ui, ctx.theme, T::Computing.get(lang));
    }
    let is_current = progress != Progress::Computing;
    ui.add_enabled_ui(is_current, |ui| {
        next::next_section(ui, ctx, state, &outlook);
        cuts::cuts_section(ui, ctx, state, &outlook, progress);
        tasks::tasks_section(ui, ctx, &mut state.folds, &outlook);
        remark(ui, ctx.theme, T::Note.get(lang));
    });
}

/// The devices supposed to be infected, each with the way out.
fn held_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    ui.label(strong(T::Held.get(ctx.lang), size::TEXT_DENSE));
    let infected = ctx.workspace.infected();
    for &device in infected {
        let name = coded(ctx, device);
        element_row(ui, ctx, (device.into(), &name), |ui| {
            let words = fill(T::HeldRemove.get(ctx.lang), &[("name", &name)]);
            if remove_button(ui, ctx, &words) {
                let mut left = infected.clone();
                left.remove(&device);
                ctx.send(Action::SupposeInfected(left));
            }
        });
    }
    remark(ui, ctx.theme, T::HeldMore.get(ctx.lang));
}

/// The button of the inspector of devices.
pub(super) fn suppose_button(ui: &mut Ui, ctx: &ViewCtx<'_>, devices: &[DeviceId]) {
    let infected = ctx.workspace.infected();
    let own: BTreeSet<DeviceId> = devices.iter().copied().collect();
    let (text, then): (T, BTreeSet<DeviceId>) = if own.is_subset(infected) {
        (T::Unsuppose, infected.difference(&own).copied().collect())
    } else {
        let text = if own.len() == 1 {
            T::Suppose
        } else {
            T::SupposeMany
        };
        (text, infected.union(&own).copied().collect())
    };
    if link_button(ui, ctx.theme, text.get(ctx.lang)).clicked() {
        ctx.send(Action::SupposeInfected(then));
    }
}

/// “n more” or “show fewer”, where a list is longer than what is shown at first.
fn more_button(ui: &mut Ui, ctx: &ViewCtx<'_>, all: &mut bool, count: usize) {
    if count <= SHOWN {
        return;
    }
    let words = if *all {
        T::Fewer.get(ctx.lang).to_owned()
    } else {
        fill(T::More.get(ctx.lang), &[("n", &(count - SHOWN).to_string())])
    };
    if link_button(ui, ctx.theme, &words).clicked() {
        *all = !*all;
    }
}
