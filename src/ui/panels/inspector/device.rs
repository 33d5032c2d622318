//! The inspector of devices: one, or several of them together.

use std::collections::BTreeSet;

use egui::Ui;

use super::{
    InspectorState, InspectorText as T, connections, facts,
    form::{Common, Form, lens},
    head::{Head, head_ui},
    incident,
    lists::all_or_none,
    measures,
    picker::Choice,
    rows::{Folds, SectionHead, fact_row, row},
    threats, uses,
};
use crate::{
    analysis::findings::CellGrade,
    diagram::{icons::Icon, scene::worst_effect_at},
    edit::{Change, StepName},
    guideline::catalogue,
    i18n::{Lang, fill},
    plant::{DeviceId, Element, Target, codes::KindCode},
    ui::ctx::ViewCtx,
};

/// Devices, all fields together.
pub(super) fn device_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, ids: &[DeviceId]) {
    let mut form = Form {
        ctx,
        drafts: &mut state.drafts,
        ids,
    };
    let single = match ids {
        [id] => Some(*id),
        _ => None,
    };
    if let Some(id) = single {
        device_head(ui, &mut form, id);
    }
    zone_row(ui, &form);
    if let Some(id) = single {
        fact_row(
            ui,
            ctx.theme,
            form.say(T::Network),
            &connections::networks_of(ctx, id),
        );
    }
    form.reference(ui, T::Place, lens!(place), T::Unset);
    incident::suppose_button(ui, ctx, ids);
    let proposals = single.and_then(|id| ctx.findings.as_ref()?.device_importance.get(&id));
    form.importance(ui, lens!(importance), proposals, &mut state.rated);
    let folds = &mut state.folds;
    if let Some(id) = single {
        threats::element_section(ui, ctx, folds, id.into());
        measures::measures_section(ui, ctx, folds, Target::Device(id));
        uses::device_section(ui, ctx, folds, id);
        connections::device_section(ui, ctx, folds, id);
    }
    facts::facts_section(ui, &mut form, folds);
    information_section(ui, &mut form, folds);
    form.note_section(ui, folds, lens!(note));
}

fn device_head(ui: &mut Ui, form: &mut Form<'_, '_, DeviceId>, id: DeviceId) {
    let ctx = form.ctx;
    let Some(device) = ctx.plant().devices.get(&id) else {
        return;
    };
    let findings = ctx.findings.as_deref();
    let effect = findings.and_then(|findings| worst_effect_at(findings, id.into()));
    let grade = effect.and_then(|effect| findings?.effects.get(effect)?.grade);
    let units = match device.count {
        1 => form.say(T::UnitsOne).to_owned(),
        n => fill(form.say(T::Units), &[("n", &n.to_string())]),
    };
    let kind = kind_name(&device.kind, ctx.lang);
    let head = Head {
        icon: Icon::of_kind(&device.kind),
        facts: [device.code.as_str(), kind, &units].join("・"),
        grade: grade.map(CellGrade::Grade),
        effect,
        parents: device
            .zone
            .into_iter()
            .flat_map(|zone| ctx.plant().zone_and_parents(zone))
            .map(Element::Zone)
            .collect(),
    };
    head_ui(ui, form, &head, lens!(name));
}

/// Entering and leaving a zone is more than a field: boxes grow, measures are to be confirmed.
fn zone_row(ui: &mut Ui, form: &Form<'_, '_, DeviceId>) {
    let ctx = form.ctx;
    let none = form.say(T::NoZone);
    let (current, text) = match form.common(|device| &device.zone) {
        Some(Common::Same(zone)) => (
            Some(zone),
            zone.map_or_else(|| none.to_owned(), |zone| ctx.name(zone)),
        ),
        Some(Common::Mixed) => (None, form.say(T::Mixed).to_owned()),
        None => return,
    };
    row(ui, ctx.theme, form.say(T::Zone), |ui| {
        let name = (form.say(T::Zone), ui.available_width());
        let chosen = form.small_picker(ui, name, (current, &text), || all_or_none(ctx, none));
        if let Some(zone) = chosen {
            let step = if zone.is_some() {
                StepName::MoveToZone
            } else {
                StepName::LeaveZone
            };
            let devices: BTreeSet<DeviceId> = form.ids.iter().copied().collect();
            ctx.change(step, Change::SetZone { devices, zone });
        }
    });
}

fn information_section(ui: &mut Ui, form: &mut Form<'_, '_, DeviceId>, folds: &mut Folds) {
    let head = SectionHead::closed("information", form.say(T::Information));
    folds.section(ui, form.theme(), &head, |ui| {
        if form.ids.len() == 1 {
            form.text(ui, T::Code, lens!(code));
            form.text(ui, T::NameEn, lens!(name_en));
        }
        kind_row(ui, form);
        form.count(ui, T::Count, lens!(count));
        form.flag(ui, T::OneSystem, lens!(count_is_one_system));
        form.reference(ui, T::Owner, lens!(owner), T::Unset);
        form.text(ui, T::Level, lens!(level));
        form.text(ui, T::Maker, lens!(maker));
        form.text(ui, T::Model, lens!(model));
        form.text(ui, T::Firmware, lens!(firmware));
        form.text(ui, T::Os, lens!(os));
        form.date(ui, T::SupportEnd, lens!(support_end));
        form.text(ui, T::Address, lens!(address));
        form.date(ui, T::RestoreTested, lens!(recovery.restore_tested));
        form.number(ui, T::Switchover, T::Minutes, lens!(recovery.switchover_minutes));
        form.flag(ui, T::Locked, lens!(locked));
    });
}

fn kind_row(ui: &mut Ui, form: &Form<'_, '_, DeviceId>) {
    let lang = form.ctx.lang;
    let shown = |kind: &KindCode| kind_name(kind, lang).to_owned();
    form.pick(ui, T::Kind, lens!(kind), shown, || {
        let kinds = catalogue().kinds.iter().filter(|kind| kind.class.is_device());
        kinds
            .map(|kind| Choice::new(kind.code.clone(), kind.name.get(lang)))
            .collect()
    });
}

/// The name of a device kind; its code where the catalogue does not know it.
fn kind_name(kind: &KindCode, lang: Lang) -> &str {
    catalogue()
        .kind(kind)
        .map_or(kind.as_str(), |row| row.name.get(lang))
}
