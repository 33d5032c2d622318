//! Everything about the selection, editable without dialogs. Sends changes; never writes the plant.

mod attach;
mod cell;
mod connections;
mod device;
mod drafts;
mod facts;
mod form;
mod hazards;
mod head;
mod incident;
mod lists;
mod many;
pub(in crate::ui) mod measures;
mod needs;
mod others;
mod picker;
mod plant;
mod ratings;
mod redundancy;
pub(in crate::ui) mod rows;
mod task;
mod threats;
mod uses;
mod wire;
mod zone;

pub(in crate::ui) use self::{
    lists::coded,
    rows::{focus_ring, text_in},
};

use egui::{ScrollArea, Ui};

use self::{drafts::Drafts, rows::Folds};
use crate::{
    i18n::inspector::InspectorText,
    plant::{Element, Value},
    ui::{ctx::ViewCtx, view_state::Screen},
};

/// Open sections, the draft of a text field, the value whose rating is open.
#[derive(Default)]
pub struct InspectorState {
    drafts: Drafts,
    folds: Folds,
    rated: Option<Value>,
    story: cell::StoryChoice,
    judge: cell::JudgeState,
    incident: incident::IncidentState,
}

impl InspectorState {
    /// Turns to what follows from the infected devices.
    pub const fn show_what_follows(&mut self) {
        self.incident.shows_selection = false;
    }
}

/// The inspector of the selection.
pub fn inspector_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState) {
    // Another explanation begins at its beginning.
    let effect = ctx
        .explained
        .and_then(|index| ctx.findings.as_ref()?.effects.get(index));
    let area = ScrollArea::vertical().id_salt(effect.map(|effect| effect.id.as_str()));
    area.auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let scope = ctx.selection.first().map(ToString::to_string);
        if ctx.env.screen == Screen::Canvas && !ctx.workspace.infected().is_empty() {
            incident::incident_ui(ui, ctx, state);
            if !state.incident.shows_selection {
                return;
            }
        }
        ui.push_id(scope, |ui| selection_ui(ui, ctx, state));
    });
    state.drafts.end_frame(ctx);
}

/// The form of the kind that is selected.
fn selection_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState) {
    let selection: Vec<Element> = ctx
        .selection
        .iter()
        .copied()
        .filter(|&element| ctx.plant().has(element))
        .collect();
    if let Some(effect) = ctx.explained {
        return cell::effect::effect_ui(ui, ctx, state, effect);
    }
    let Some(&first) = selection.first() else {
        return if ctx.cell.is_some() {
            cell::cell_ui(ui, ctx, state);
        } else {
            plant::plant_ui(ui, ctx, state);
        };
    };
    if selection.iter().any(|element| element.kind() != first.kind()) {
        return many::mixed_ui(ui, ctx, &selection);
    }
    if selection.len() > 1 {
        many::many_head(ui, ctx, &selection);
    }
    macro_rules! form {
        ($kind:ident, $form:path) => {{
            let id = |element: &Element| match element {
                Element::$kind(id) => Some(*id),
                _ => None,
            };
            let ids: Vec<_> = selection.iter().filter_map(id).collect();
            $form(ui, ctx, state, &ids);
        }};
    }
    match first {
        Element::Device(_) => form!(Device, device::device_ui),
        Element::Zone(_) => form!(Zone, zone::zone_ui),
        Element::Task(_) => form!(Task, task::task_ui),
        Element::Network(_) => form!(Network, wire::network_ui),
        Element::Link(_) => form!(Link, wire::link_ui),
        Element::Conduit(_) => form!(Conduit, wire::conduit_ui),
        Element::Flow(_) => form!(Flow, wire::flow_ui),
        Element::Data(_) => form!(Data, others::data_ui),
        Element::Party(_) => form!(Party, others::party_ui),
        Element::Place(_) => form!(Place, others::place_ui),
        Element::Utility(_) => form!(Utility, others::utility_ui),
        Element::Dept(_) => form!(Dept, others::dept_ui),
        Element::Measure(_) => form!(Measure, others::measure_ui),
        Element::Decision(_) => form!(Decision, others::decision_ui),
        Element::Note(_) => form!(Note, others::note_ui),
        // Shown where they are made: in the findings list, and in the table of numbers.
        Element::Exclusion(_) | Element::OwnNumber(_) => {}
    }
}
