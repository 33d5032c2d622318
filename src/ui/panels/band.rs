//! The band over the work area while devices are supposed to be infected: nobody shall take a what-if for the plant.

use std::collections::BTreeSet;

use egui::{Align, Frame, Layout, Margin, RichText, Ui};

use crate::{
    diagram::display_list::Ink,
    i18n::{fill, incident::IncidentText as T},
    plant::DeviceId,
    report::wording::short_names,
    ui::{
        ctx::{Action, ViewCtx},
        theme::{Theme, size, strong},
        view_state::Screen,
        widgets::plain_button,
    },
};

/// Names shown; more are counted.
const NAMES: usize = 5;

/// Its ground: the colour of the marks on the drawing.
pub fn frame(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.ink(Ink::AttackPath))
        .inner_margin(Margin::symmetric(12, 4))
}

/// The band.
pub fn band_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, screen: Screen) {
    let (lang, infected) = (ctx.lang, ctx.workspace.infected());
    let devices: Vec<DeviceId> = infected.iter().copied().collect();
    let names = short_names(&devices, NAMES, ctx.plant(), lang);
    let text = if devices.len() == 1 {
        T::BandOne
    } else {
        T::BandMany
    };
    let ink = ctx.theme.canvas;
    ui.horizontal(|ui| {
        ui.label(strong(fill(text.get(lang), &[("names", &names)]), size::TEXT_BODY).color(ink));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if plain_button(ui, T::BandEnd.get(lang)).clicked() {
                ctx.send(Action::SupposeInfected(BTreeSet::new()));
            }
            if screen != Screen::Canvas && plain_button(ui, T::BandShow.get(lang)).clicked() {
                ctx.send(Action::Show(Screen::Canvas));
            }
            let words = if screen == Screen::Canvas {
                T::BandWhatIf
            } else {
                T::BandElsewhere
            };
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(8.0);
                let words = RichText::new(words.get(lang)).size(size::TEXT_DENSE).color(ink);
                ui.add(egui::Label::new(words).truncate());
            });
        });
    });
}
