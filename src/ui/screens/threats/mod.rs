//! Step 1-7: heat map of zones × threats with reasons, and the relation map.

mod columns;
mod matrix;
mod relation;
mod why;

pub(in crate::ui) use why::show_on_canvas;

use std::collections::BTreeSet;

use egui::{RichText, Ui};

use self::relation::RelationState;
use crate::{
    diagram::zoning::Zoning,
    guideline::catalogue,
    i18n::threats::ThreatsText,
    ui::{
        ctx::{Action, ViewCtx},
        theme::{size, strong},
        view_state::Screen,
        widgets::{button_width, filled_button, plain_button, segmented, segmented_width},
    },
};

/// Which tab of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Matrix,
    Relations,
}

/// Which findings the heat map shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum View {
    /// Strengths of today.
    #[default]
    Now,
    /// As if every planned strength were reached.
    Planned,
    /// Where the two differ.
    Change,
    /// With the measures in place that are switched on in the planner.
    Supposed,
}

/// Tab, open kinds, what is shown, relation map.
#[derive(Default)]
pub struct ThreatsState {
    tab: Tab,
    view: View,
    worst_first: bool,
    open_kinds: BTreeSet<String>,
    /// How zones are drawn, and the state of the plant it was read from.
    zoning: Zoning,
    zoning_of: Option<u64>,
    relation: RelationState,
}

impl ThreatsState {
    fn read_zoning(&mut self, ctx: &ViewCtx<'_>) {
        let generation = Some(ctx.workspace.session().generation());
        if self.zoning_of != generation {
            self.zoning = Zoning::of(ctx.plant());
            self.zoning_of = generation;
        }
    }
}

/// The threat screen.
pub fn threats_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut ThreatsState) {
    egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(12, 0))
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width());
            state.read_zoning(ctx);
            head_ui(ui, ctx, state);
            match state.tab {
                Tab::Matrix => matrix_tab(ui, ctx, state),
                Tab::Relations => relation::relation_ui(ui, ctx, &mut state.relation),
            }
        });
}

fn head_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut ThreatsState) {
    let (theme, lang) = (ctx.theme, ctx.lang);
    let mut fits = true;
    ui.horizontal(|ui| {
        ui.set_height(size::SCREEN_HEAD);
        ui.label(strong(ThreatsText::Title.get(lang), size::TEXT_TITLE));
        ui.add_space(8.0);
        let tabs = [
            (Tab::Matrix, ThreatsText::TabMatrix.get(lang)),
            (Tab::Relations, ThreatsText::TabRelations.get(lang)),
        ];
        if let Some(tab) = segmented(ui, theme, ThreatsText::Title.get(lang), state.tab, &tabs) {
            state.tab = tab;
        }
        fits = controls_width(ui, ctx, state) <= ui.available_width();
        if state.tab == Tab::Matrix && fits {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                matrix_controls(ui, ctx, state);
            });
        }
    });
    if state.tab == Tab::Matrix && !fits {
        // A narrow window: the controls get a line of their own.
        let line = egui::vec2(ui.available_width(), size::CONTROL);
        let from_the_right = egui::Layout::right_to_left(egui::Align::Center);
        ui.allocate_ui_with_layout(line, from_the_right, |ui| matrix_controls(ui, ctx, state));
        ui.add_space(6.0);
    }
}

/// Room the controls of the heat map ask for.
fn controls_width(ui: &Ui, ctx: &ViewCtx<'_>, state: &ThreatsState) -> f32 {
    let views: Vec<&str> = views(ctx).map(|(_, text)| text.get(ctx.lang)).collect();
    let open = button_width(ui, open_words(state).get(ctx.lang));
    segmented_width(ui, &views) + open + 2.0 * ui.spacing().item_spacing.x
}

const VIEWS: [(View, ThreatsText); 3] = [
    (View::Now, ThreatsText::PlanNow),
    (View::Planned, ThreatsText::PlanTarget),
    (View::Change, ThreatsText::PlanDiff),
];

/// The views of the heat map; what the planner supposes is one only while something is switched on.
fn views(ctx: &ViewCtx<'_>) -> impl Iterator<Item = (View, ThreatsText)> + use<> {
    let supposed = ctx
        .supposed()
        .map(|_| (View::Supposed, ThreatsText::PlanSupposed));
    VIEWS.into_iter().chain(supposed)
}

/// What the button says that opens or folds all kinds.
fn open_words(state: &ThreatsState) -> ThreatsText {
    if state.open_kinds.is_empty() {
        ThreatsText::OpenAll
    } else {
        ThreatsText::CloseAll
    }
}

/// From the right: today or planned, order, open or fold all.
fn matrix_controls(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut ThreatsState) {
    let (theme, lang) = (ctx.theme, ctx.lang);
    if state.view == View::Supposed && ctx.supposed().is_none() {
        state.view = View::Now;
    }
    if ctx.planned().is_some() {
        let views = views(ctx).map(|(view, text)| (view, text.get(lang)));
        let views: Vec<(View, &str)> = views.collect();
        if let Some(view) = segmented(ui, theme, ThreatsText::PlanSwitch.get(lang), state.view, &views) {
            state.view = view;
        }
    }
    if plain_button(ui, open_words(state).get(lang)).clicked() {
        if state.open_kinds.is_empty() {
            state.open_kinds = catalogue()
                .threat_kinds
                .iter()
                .map(|kind| kind.code.clone())
                .collect();
        } else {
            state.open_kinds.clear();
        }
    }
}

fn matrix_tab(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut ThreatsState) {
    let Some(findings) = ctx.findings.clone() else {
        empty_ui(ui, ctx, ThreatsText::Computing, None);
        return;
    };
    if findings.zones.is_empty() {
        empty_ui(
            ui,
            ctx,
            ThreatsText::NoZones,
            Some((ThreatsText::ToCanvas, Screen::Canvas)),
        );
        return;
    }
    if ctx.plant().tasks.is_empty() {
        empty_ui(
            ui,
            ctx,
            ThreatsText::NoTasks,
            Some((ThreatsText::ToTasks, Screen::Tasks)),
        );
    }
    let below = why::HEIGHT + 16.0 + why::legend_height(ui, ctx.lang);
    let height = (ui.available_height() - below).max(120.0);
    ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
        card(ui, ctx, |ui| matrix::matrix_ui(ui, ctx, state, &findings));
    });
    ui.add_space(8.0);
    why::why_ui(ui, ctx, &findings);
    why::legend_ui(ui, ctx);
}

/// A white box with a border.
fn card(ui: &mut Ui, ctx: &ViewCtx<'_>, add: impl FnOnce(&mut Ui)) {
    egui::Frame::new()
        .fill(ctx.theme.panel)
        .stroke(egui::Stroke::new(1.0, ctx.theme.hairline))
        .corner_radius(size::RADIUS)
        .inner_margin(8)
        .show(ui, add);
}

/// What is missing, and the one way to it.
fn empty_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, words: ThreatsText, way: Option<(ThreatsText, Screen)>) {
    ui.add_space(16.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new(words.get(ctx.lang)).color(ctx.theme.text_2));
        if let Some((words, screen)) = way
            && filled_button(ui, ctx.theme, words.get(ctx.lang)).clicked()
        {
            ctx.send(Action::Show(screen));
        }
    });
    ui.add_space(8.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_there_is_one_column_per_kind_and_open_one_per_threat() {
        let folded = columns::columns(&BTreeSet::new());
        assert_eq!(folded.len(), catalogue().threat_kinds.len());
        let all: BTreeSet<String> = catalogue()
            .threat_kinds
            .iter()
            .map(|kind| kind.code.clone())
            .collect();
        assert_eq!(columns::columns(&all).len(), catalogue().threats.len());
    }
}
