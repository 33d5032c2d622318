//! Facts about a device that open or close ways in: each known, not confirmed, not applicable, or at its default.

use egui::Ui;

use super::{
    InspectorText as T,
    drafts::{Commit, FieldLook, FieldSpec},
    form::{Common, Form, lens},
    rows::{Folds, SectionHead, row},
};
use crate::{
    edit::{Change, StepName},
    guideline,
    plant::{Device, DeviceId, Fact, Plant},
};

/// All facts.
pub(super) fn facts_section(ui: &mut Ui, form: &mut Form<'_, '_, DeviceId>, folds: &mut Folds) {
    let unknown = form
        .ids
        .iter()
        .filter_map(|id| form.ctx.plant().devices.get(id))
        .map(unconfirmed)
        .sum();
    let head = SectionHead {
        count: (unknown > 0).then_some(unknown),
        ..SectionHead::closed("facts", form.say(T::Facts))
    };
    folds.section(ui, form.theme(), &head, |ui| {
        // Defaults belong to the kind; devices of several kinds share none.
        let defaults = match form.common(|device| &device.kind) {
            Some(Common::Same(kind)) => guideline::catalogue().kind(kind).map(|kind| kind.facts),
            _ => None,
        };
        form.yes_no(
            ui,
            T::MailWeb,
            lens!(mail_web),
            defaults.map(|kind| kind.mail_web),
        );
        form.yes_no(
            ui,
            T::OwnInternet,
            lens!(own_internet),
            defaults.map(|kind| kind.own_internet),
        );
        form.yes_no(
            ui,
            T::Touchable,
            lens!(touchable),
            defaults.map(|kind| kind.touchable),
        );
        form.yes_no(
            ui,
            T::Forwards,
            lens!(forwards),
            defaults.map(|kind| kind.forwards),
        );
        form.yes_no(
            ui,
            T::OpenProtocol,
            lens!(open_protocol),
            defaults.map(|kind| kind.open_protocol),
        );
        form.yes_no(
            ui,
            T::DeliveryChecked,
            lens!(delivery_checked),
            defaults.map(|kind| kind.delivery_checked),
        );
        shared_accounts(ui, form);
        form.references(ui, T::UpdatesFrom, lens!(updates_from));
        form.references(ui, T::Manages, lens!(manages));
        form.references(ui, T::Engineers, lens!(engineers));
        form.references(ui, T::ProgramData, lens!(program_data));
    });
}

/// How many of its facts are explicitly not confirmed.
fn unconfirmed(device: &Device) -> usize {
    let facts = [
        &device.mail_web,
        &device.own_internet,
        &device.touchable,
        &device.forwards,
        &device.open_protocol,
        &device.delivery_checked,
    ];
    facts
        .into_iter()
        .filter(|fact| matches!(fact, Fact::Unknown))
        .count()
}

/// Groups of shared accounts, separated by commas of either width.
fn shared_accounts(ui: &mut Ui, form: &mut Form<'_, '_, DeviceId>) {
    let (saved, hint) = match form.common(|device| &device.shared_accounts) {
        Some(Common::Same(groups)) => {
            let groups: Vec<&str> = groups.iter().map(String::as_str).collect();
            (groups.join(", "), form.say(T::SharedAccountsHint))
        }
        _ => (String::new(), form.say(T::Mixed)),
    };
    let ids = form.ids.to_vec();
    let commit = move || -> Commit {
        Box::new(move |plant: &Plant, typed: &str| {
            let groups = typed
                .split([',', '、', '，'])
                .map(str::trim)
                .filter(|group| !group.is_empty());
            let groups = groups.map(str::to_owned).collect();
            Ok(Change::edit(plant, &ids, |device: &mut Device| {
                device.shared_accounts.clone_from(&groups);
            }))
        })
    };
    row(ui, form.theme(), form.say(T::SharedAccounts), |ui| {
        let spec = FieldSpec {
            id: egui::Id::new(("shared accounts", form.ids.first().map(ToString::to_string))),
            label: form.say(T::SharedAccounts),
            hint,
            look: FieldLook::Line,
            width: ui.available_width(),
            step: StepName::Edit,
        };
        form.drafts.field(ui, form.ctx, spec, &saved, commit);
    });
}
