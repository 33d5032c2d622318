//! Step 1-4: the registers of devices, networks, links, data, flows, places and utilities; the same model the
//! drawing shows.

mod data;
mod devices;
mod flows;
mod links;
mod networks;
mod places;
mod utilities;

use egui::Ui;

pub(super) use places::places_ui;
pub(super) use utilities::utilities_ui;

use super::TablesState;
use crate::{
    i18n::{ShellText, TablesText as T},
    ui::{ctx::ViewCtx, widgets::segmented},
};

/// A register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Register {
    /// Devices.
    #[default]
    Devices,
    /// Networks.
    Networks,
    /// Links.
    Links,
    /// Data.
    Data,
    /// Data flows.
    Flows,
    /// Places.
    Places,
    /// Power, air, water.
    Utilities,
}

/// The screen.
pub(super) fn assets_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut TablesState) {
    let shown = state.register;
    let mut next = None;
    let title = ShellText::StepAssets.get(ctx.lang);
    let switch = |ui: &mut Ui| {
        let choices = [
            (Register::Devices, T::Devices),
            (Register::Networks, T::Networks),
            (Register::Links, T::LinksTab),
            (Register::Data, T::Data),
            (Register::Flows, T::Flows),
            (Register::Places, T::Places),
            (Register::Utilities, T::Utilities),
        ]
        .map(|(register, text)| (register, text.get(ctx.lang)));
        next = segmented(ui, ctx.theme, title, shown, &choices);
    };
    match shown {
        Register::Devices => devices::devices_ui(ui, ctx, state.grid("devices"), title, switch),
        Register::Networks => networks::networks_ui(ui, ctx, state.grid("networks"), title, switch),
        Register::Links => links::links_ui(ui, ctx, state.grid("links"), title, switch),
        Register::Data => data::data_ui(ui, ctx, state.grid("data"), title, switch),
        Register::Flows => flows::flows_ui(ui, ctx, state.grid("flows"), title, switch),
        Register::Places => places_ui(ui, ctx, state.grid("places"), title, switch),
        Register::Utilities => utilities_ui(ui, ctx, state.grid("utilities"), title, switch),
    }
    if let Some(register) = next {
        state.register = register;
    }
}
