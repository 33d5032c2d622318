//! The inspector of zones: one, or several together.

use egui::Ui;

use super::{
    InspectorState, InspectorText as T,
    attach::next_code,
    drafts::{Commit, FieldLook, FieldSpec},
    form::{Common, Form, lens},
    head::{Head, head_ui},
    lists::{coded, element_row},
    measures,
    picker::Choice,
    rows::{Folds, SectionHead, remark, row},
    threats, uses,
};
use crate::{
    analysis::findings::{DerivedConduit, ZoneRisk},
    diagram::icons::{Glyph, Icon},
    edit::{Change, StepName},
    i18n::fill,
    plant::{
        By, Conduit, ConduitId, Element, Layer, PlantState, Strength, Target, TargetStrength, Zone, ZoneId,
        ZoneKind,
    },
    report::wording::InWords as _,
    ui::{
        ctx::{Action, ViewCtx},
        widgets::link_button,
    },
};

/// Zones, all fields together.
pub(super) fn zone_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, ids: &[ZoneId]) {
    let mut form = Form {
        ctx,
        drafts: &mut state.drafts,
        ids,
    };
    let single = match ids {
        [id] => Some(*id),
        _ => None,
    };
    let risk = single.and_then(|id| ctx.findings.as_ref()?.zone(id));
    if let Some(id) = single {
        zone_head(ui, &mut form, id, risk);
        parent_row(ui, &form, id);
    }
    layer_row(ui, &form);
    let inside = matches!(
        form.common(|zone| &zone.kind),
        Some(Common::Same(ZoneKind::Inside))
    );
    if inside {
        form.rating(
            ui,
            lens!(importance),
            risk.and_then(|risk| risk.proposed_importance).into(),
        );
        target_strength(ui, &mut form, risk);
    }
    let folds = &mut state.folds;
    if let Some(id) = single {
        if inside {
            threats::zone_section(ui, ctx, folds, id);
        }
        measures::measures_section(ui, ctx, folds, Target::Zone(id));
        uses::zone_section(ui, ctx, folds, id);
        devices_section(ui, ctx, folds, id);
        conduits_section(ui, ctx, folds, id);
    }
    information_section(ui, &mut form, folds);
    form.note_section(ui, folds, lens!(note));
}

fn zone_head(ui: &mut Ui, form: &mut Form<'_, '_, ZoneId>, id: ZoneId, risk: Option<&ZoneRisk>) {
    let Some(zone) = form.ctx.plant().zones.get(&id) else {
        return;
    };
    let inside = form
        .ctx
        .plant()
        .devices
        .values()
        .filter(|device| device.zone == Some(id));
    let units: u32 = inside.map(|device| device.count).sum();
    let head = Head {
        icon: Icon::from(Glyph::Zone),
        facts: [
            zone.code.as_str(),
            &fill(form.say(T::Units), &[("n", &units.to_string())]),
        ]
        .join("・"),
        grade: risk.map(|risk| risk.grade),
        effect: risk.and_then(|risk| risk.worst_effect),
        parents: form
            .ctx
            .plant()
            .zone_and_parents(id)
            .skip(1)
            .map(Element::Zone)
            .collect(),
    };
    head_ui(ui, form, &head, lens!(name));
}

/// The zone around it: any that does not lie in it.
fn parent_row(ui: &mut Ui, form: &Form<'_, '_, ZoneId>, id: ZoneId) {
    let ctx = form.ctx;
    let none = form.say(T::None);
    let shown = |parent: &Option<ZoneId>| parent.map_or_else(|| none.to_owned(), |parent| coded(ctx, parent));
    form.pick(ui, T::ParentZone, lens!(parent), shown, || {
        let outside = |zone: &Option<ZoneId>| {
            zone.is_none_or(|zone| ctx.plant().zone_and_parents(zone).all(|around| around != id))
        };
        let all = super::lists::all_or_none(ctx, none);
        all.into_iter().filter(|choice| outside(&choice.value)).collect()
    });
}

fn layer_row(ui: &mut Ui, form: &Form<'_, '_, ZoneId>) {
    let lang = form.ctx.lang;
    form.pick(
        ui,
        T::ZoneKind,
        lens!(kind),
        |kind| kind.in_words(lang).to_owned(),
        || {
            [ZoneKind::Inside, ZoneKind::Outside]
                .map(|kind| Choice::new(kind, kind.in_words(lang)))
                .into()
        },
    );
    let automatic = form.say(T::Automatic);
    let words = move |layer: Option<Layer>| layer.map_or(automatic, |layer| layer.in_words(lang)).to_owned();
    form.pick(
        ui,
        T::Layer,
        lens!(layer),
        |layer| words(*layer),
        || {
            let layers = Layer::ALL.into_iter().map(Some);
            std::iter::once(None)
                .chain(layers)
                .map(|layer| Choice::new(layer, words(layer)))
                .collect()
        },
    );
}

/// The strength it aims at: as proposed, or a person's with the reason.
fn target_strength(ui: &mut Ui, form: &mut Form<'_, '_, ZoneId>, risk: Option<&ZoneRisk>) {
    let lang = form.ctx.lang;
    let nobody = TargetStrength::default();
    let target = match form.common(|zone| &zone.target_strength) {
        Some(Common::Same(target)) => target,
        _ => &nobody,
    };
    // What counts is the proposal as long as nobody set a target.
    let proposal = risk
        .filter(|risk| risk.required_is_proposal)
        .map(|risk| risk.required);
    let as_proposed = match proposal {
        Some(proposal) => fill(
            form.say(T::TargetProposal),
            &[("strength", proposal.in_words(lang))],
        ),
        None => form.say(T::UseProposal).to_owned(),
    };
    let words = |value: Option<Strength>| match value {
        None => as_proposed.clone(),
        Some(strength) => format!("{} {}", strength.get(), strength.in_words(lang)),
    };
    let label = form.say(T::TargetStrength);
    let chosen = row(ui, form.theme(), label, |ui| {
        let name = (label, ui.available_width());
        form.small_picker(ui, name, (Some(&target.value), &words(target.value)), || {
            let own = Strength::ALL.into_iter().rev().map(Some);
            std::iter::once(None)
                .chain(own)
                .map(|value| Choice::new(value, words(value)))
                .collect()
        })
    });
    if let Some(value) = chosen {
        let change = Change::edit(form.ctx.plant(), form.ids, |zone: &mut Zone| match value {
            None => zone.target_strength = TargetStrength::default(),
            Some(strength) => {
                zone.target_strength.value = Some(strength);
                zone.target_strength.by = By::Person(String::new());
            }
        });
        form.ctx.change(StepName::Rate, change);
    }
    if target.value.is_some() {
        let ids = form.ids.to_vec();
        let commit = move || -> Commit {
            Box::new(move |plant, typed| {
                Ok(Change::edit(plant, &ids, |zone: &mut Zone| {
                    typed.trim().clone_into(&mut zone.target_strength.why);
                }))
            })
        };
        form.reason_field(ui, "target strength", &target.why, commit);
    }
}

fn devices_section(ui: &mut Ui, ctx: &ViewCtx<'_>, folds: &mut Folds, zone: ZoneId) {
    let inside = ctx
        .plant()
        .devices
        .iter()
        .filter(|(_, device)| device.zone == Some(zone));
    let inside: Vec<_> = inside.map(|(&id, _)| id).collect();
    let head = SectionHead {
        count: Some(inside.len()),
        ..SectionHead::closed("devices", T::InsideZone.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        if inside.is_empty() {
            remark(ui, ctx.theme, T::NoDevices.get(ctx.lang));
        }
        for device in inside {
            element_row(ui, ctx, (device.into(), &coded(ctx, device)), |_| {});
        }
    });
}

/// Paths across its border, as they follow from the drawing; those somebody described lead to their record.
fn conduits_section(ui: &mut Ui, ctx: &ViewCtx<'_>, folds: &mut Folds, zone: ZoneId) {
    let Some(findings) = &ctx.findings else { return };
    let across: Vec<_> = findings
        .conduits
        .iter()
        .filter(|path| path.a == zone || path.b == zone)
        .collect();
    let head = SectionHead {
        count: Some(across.len()),
        ..SectionHead::closed("conduits", T::ZoneConduits.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        for path in across {
            let other = if path.a == zone { path.b } else { path.a };
            let code = path
                .record
                .map(|record| ctx.plant().code_and_name(record.into(), false).0.to_owned());
            let kind = path.kind.in_words(ctx.lang);
            let text = format!("{} {}・{kind}", code.unwrap_or_default(), ctx.name(other));
            let leads_to = path.record.map_or_else(|| Element::from(other), Element::from);
            element_row(ui, ctx, (leads_to, text.trim()), |ui| {
                if path.record.is_none() && link_button(ui, ctx.theme, T::RecordPath.get(ctx.lang)).clicked()
                {
                    record_path(ctx, path);
                }
            });
        }
    });
}

/// Makes the record of a path that nobody wrote about yet, and goes there to write.
fn record_path(ctx: &ViewCtx<'_>, path: &DerivedConduit) {
    let id: ConduitId = ctx.fresh();
    let codes = ctx.plant().conduits.values().map(|conduit| &conduit.code);
    let conduit = Conduit {
        code: next_code(codes, "C", 2),
        a: Some(path.a),
        b: Some(path.b),
        carrier: Some(path.carrier),
        kind: path.kind,
        ..Conduit::default()
    };
    ctx.change(StepName::Add, Change::put(id, conduit));
    ctx.send(Action::Select(vec![id.into()]));
}

fn information_section(ui: &mut Ui, form: &mut Form<'_, '_, ZoneId>, folds: &mut Folds) {
    let lang = form.ctx.lang;
    let head = SectionHead::closed("information", form.say(T::Recovery));
    folds.section(ui, form.theme(), &head, |ui| {
        if form.ids.len() == 1 {
            form.text(ui, T::Code, lens!(code));
            form.text(ui, T::NameEn, lens!(name_en));
        }
        let as_plant = form.say(T::AsPlant);
        let words =
            move |state: Option<PlantState>| state.map_or(as_plant, |state| state.in_words(lang)).to_owned();
        form.pick(
            ui,
            T::LifeState,
            lens!(state),
            |state| words(*state),
            || {
                let states = [
                    None,
                    Some(PlantState::Running),
                    Some(PlantState::Renewal),
                    Some(PlantState::New),
                ];
                states.map(|state| Choice::new(state, words(state))).into()
            },
        );
        form.date(ui, T::RestoreTested, lens!(recovery.restore_tested));
        form.number(ui, T::Switchover, T::Minutes, lens!(recovery.switchover_minutes));
        sl_target(ui, form);
        form.flag(ui, T::Locked, lens!(locked));
    });
}

/// IEC 62443 SL-T as seven numbers.
fn sl_target(ui: &mut Ui, form: &mut Form<'_, '_, ZoneId>) {
    let saved = match form.common(|zone| &zone.sl_target) {
        Some(Common::Same(levels)) => levels
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(","),
        _ => String::new(),
    };
    let ids = form.ids.to_vec();
    let wrong = form.say(T::NotAnSlTarget);
    let commit = move || -> Commit {
        Box::new(move |plant, typed| {
            let levels = parse_sl_target(typed).ok_or_else(|| wrong.to_owned())?;
            Ok(Change::edit(plant, &ids, |zone: &mut Zone| {
                zone.sl_target.clone_from(&levels);
            }))
        })
    };
    row(ui, form.theme(), form.say(T::SlTarget), |ui| {
        let spec = FieldSpec {
            id: egui::Id::new(("sl target", form.ids.first().map(ToString::to_string))),
            label: form.say(T::SlTarget),
            hint: form.say(T::SlTargetHint),
            look: FieldLook::Line,
            width: ui.available_width(),
            step: StepName::Edit,
        };
        form.drafts.field(ui, form.ctx, spec, &saved, commit);
    });
}

/// Seven numbers 0–4, or nothing at all.
fn parse_sl_target(typed: &str) -> Option<Vec<u8>> {
    if typed.trim().is_empty() {
        return Some(Vec::new());
    }
    let levels: Option<Vec<u8>> = typed
        .split([',', '、'])
        .map(|level| level.trim().parse().ok())
        .collect();
    levels.filter(|levels| levels.len() == 7 && levels.iter().all(|&level| level <= 4))
}
