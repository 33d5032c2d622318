//! The inspector of what joins things: networks, links, conduits, flows.

use egui::Ui;

use super::{
    InspectorState, InspectorText as T, connections,
    form::{Form, lens},
    head::{Head, head_ui},
    lists::{all, coded},
    measures,
    picker::Choice,
    rows::{SectionHead, fact_row, remark},
};
use crate::{
    analysis::findings::DerivedConduit,
    diagram::icons::{Glyph, Icon},
    i18n::fill,
    plant::{
        Carrier, ConduitId, DeviceId, End, FlowEnd, FlowId, LinkId, LinkKind, NetworkId, NetworkKind,
        PartyId, Target,
    },
    report::wording::InWords as _,
    ui::ctx::ViewCtx,
};

const LINK_KINDS: [LinkKind; 5] = [
    LinkKind::Wired,
    LinkKind::Wireless,
    LinkKind::Remote,
    LinkKind::Media,
    LinkKind::OneWay,
];

/// Networks.
pub(super) fn network_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, ids: &[NetworkId]) {
    let lang = ctx.lang;
    let mut form = Form {
        ctx,
        drafts: &mut state.drafts,
        ids,
    };
    if let [id] = *ids {
        let head = Head {
            icon: Icon::from(Glyph::Switch),
            facts: ctx.plant().code_and_name(id.into(), false).0.to_owned(),
            grade: None,
            effect: None,
            parents: Vec::new(),
        };
        head_ui(ui, &mut form, &head, lens!(name));
    }
    form.pick(
        ui,
        T::Kind,
        lens!(kind),
        |kind| kind.in_words(lang).to_owned(),
        || {
            NetworkKind::ALL
                .map(|kind| Choice::new(kind, kind.in_words(lang)))
                .into()
        },
    );
    form.reference(ui, T::HomeZone, lens!(home_zone), T::Unset);
    form.text(ui, T::Vlan, lens!(vlan));
    form.text(ui, T::Addresses, lens!(addresses));
    form.text(ui, T::Medium, lens!(medium));
    form.text(ui, T::Level, lens!(level));
    if let [id] = *ids {
        form.text(ui, T::Code, lens!(code));
        form.text(ui, T::NameEn, lens!(name_en));
        connections::network_section(ui, ctx, &mut state.folds, id);
    }
    let places = SectionHead::closed("places", form.say(T::Places));
    state.folds.section(ui, ctx.theme, &places, |ui| {
        form.references(ui, T::Places, lens!(places));
    });
    form.note_section(ui, &mut state.folds, lens!(note));
}

/// Links.
pub(super) fn link_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, ids: &[LinkId]) {
    let lang = ctx.lang;
    let mut form = Form {
        ctx,
        drafts: &mut state.drafts,
        ids,
    };
    if let [id] = *ids {
        let link = ctx.plant().links.get(&id);
        let joined = |end: Option<End>| end.map_or_else(String::new, |end| ctx.name(end));
        let facts = link
            .map(|link| format!("{} — {}", joined(link.a), joined(link.b)))
            .unwrap_or_default();
        let head = Head {
            icon: Icon::from(Glyph::Link),
            facts,
            grade: None,
            effect: None,
            parents: Vec::new(),
        };
        head_ui(ui, &mut form, &head, lens!(label));
    }
    form.pick(
        ui,
        T::Kind,
        lens!(kind),
        |kind| kind.in_words(lang).to_owned(),
        || {
            LINK_KINDS
                .map(|kind| Choice::new(kind, kind.in_words(lang)))
                .into()
        },
    );
    if let [id] = *ids {
        link_ends(ui, &form, id);
    }
    form.flag(ui, T::Temporary, lens!(temporary));
    form.flag(ui, T::Planned, lens!(planned));
    form.yes_no(ui, T::Encrypted, lens!(encrypted), Some(false));
    if ids.len() == 1 {
        form.text(ui, T::Code, lens!(code));
    }
    form.note_section(ui, &mut state.folds, lens!(note));
}

/// Either end can go to another device, or one of them to a network; never both to networks.
fn link_ends(ui: &mut Ui, form: &Form<'_, '_, LinkId>, id: LinkId) {
    let ctx = form.ctx;
    let Some(link) = ctx.plant().links.get(&id) else {
        return;
    };
    let shown = |end: &Option<End>| end.map_or_else(String::new, |end| coded(ctx, end));
    let ends = |other: Option<End>| {
        let devices = all::<DeviceId>(ctx)
            .into_iter()
            .map(|choice| (End::Device(choice.value), choice.text));
        let networks = all::<NetworkId>(ctx)
            .into_iter()
            .map(|choice| (End::Network(choice.value), choice.text));
        let allowed = move |end: &End| {
            let two_networks = matches!((end, other), (End::Network(_), Some(End::Network(_))));
            !two_networks && Some(*end) != other
        };
        let ends = devices.chain(networks).filter(move |(end, _)| allowed(end));
        ends.map(|(end, text)| Choice::new(Some(end), text))
            .collect::<Vec<_>>()
    };
    form.pick(ui, T::EndA, lens!(a), shown, || ends(link.b));
    form.pick(ui, T::EndB, lens!(b), shown, || ends(link.a));
}

/// Conduits: what somebody wrote about a path between two zones.
pub(super) fn conduit_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, ids: &[ConduitId]) {
    let mut form = Form {
        ctx,
        drafts: &mut state.drafts,
        ids,
    };
    if let [id] = *ids
        && let Some(conduit) = ctx.plant().conduits.get(&id)
    {
        let zone = |zone: Option<crate::plant::ZoneId>| zone.map_or_else(String::new, |zone| ctx.name(zone));
        let (a, b) = (zone(conduit.a), zone(conduit.b));
        let head = Head {
            icon: Icon::from(Glyph::Gate),
            facts: [conduit.code.as_str(), conduit.kind.in_words(ctx.lang)].join("・"),
            grade: None,
            effect: None,
            parents: Vec::new(),
        };
        head_ui(ui, &mut form, &head, lens!(purpose));
        fact_row(ui, ctx.theme, T::Between.get(ctx.lang), &format!("{a} ⇔ {b}"));
        let carrier = conduit
            .carrier
            .map_or_else(String::new, |carrier: Carrier| coded(ctx, carrier));
        fact_row(ui, ctx.theme, T::Carrier.get(ctx.lang), &carrier);
        wall_row(ui, ctx, id);
        let words = fill(T::OneWay.get(ctx.lang), &[("from", &a), ("to", &b)]);
        form.flag_named(ui, &words, lens!(one_way));
        form.text(ui, T::Code, lens!(code));
    }
    form.reference(ui, T::Owner, lens!(owner), T::Unset);
    form.text(ui, T::Protocols, lens!(protocols));
    form.text(ui, T::Schedule, lens!(schedule));
    form.text(ui, T::Rules, lens!(rules));
    form.references(ui, T::AllowedData, lens!(data));
    if let [id] = *ids {
        measures::measures_section(ui, ctx, &mut state.folds, Target::Conduit(id));
    }
    form.note_section(ui, &mut state.folds, lens!(note));
}

/// How strong the wall is today, or that the drawing no longer has this path.
fn wall_row(ui: &mut Ui, ctx: &ViewCtx<'_>, id: ConduitId) {
    let Some(findings) = &ctx.findings else { return };
    let derived: Option<&DerivedConduit> = findings.conduits.iter().find(|path| path.record == Some(id));
    match derived {
        Some(path) => {
            let strength = format!("{} {}", path.strength.get(), path.strength.in_words(ctx.lang));
            fact_row(ui, ctx.theme, T::Wall.get(ctx.lang), &strength);
        }
        None => remark(ui, ctx.theme, T::ConduitGone.get(ctx.lang)),
    }
}

/// Flows.
pub(super) fn flow_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut InspectorState, ids: &[FlowId]) {
    let mut form = Form {
        ctx,
        drafts: &mut state.drafts,
        ids,
    };
    if ids.len() == 1 {
        form.text(ui, T::Code, lens!(code));
        let shown = |end: &Option<FlowEnd>| {
            end.map_or_else(|| T::Unset.get(ctx.lang).to_owned(), |end| coded(ctx, end))
        };
        form.pick(ui, T::From, lens!(from), shown, || flow_ends(ctx));
        form.pick(ui, T::To, lens!(to), shown, || flow_ends(ctx));
    }
    form.text(ui, T::Protocol, lens!(protocol));
    form.yes_no(ui, T::Encrypted, lens!(encrypted), Some(false));
    form.yes_no(ui, T::Authenticated, lens!(authenticated), None);
    form.references(ui, T::Carries, lens!(data));
    form.references(ui, T::Tasks, lens!(tasks));
    form.note_section(ui, &mut state.folds, lens!(note));
}

fn flow_ends(ctx: &ViewCtx<'_>) -> Vec<Choice<Option<FlowEnd>>> {
    let devices = all::<DeviceId>(ctx).into_iter();
    let devices = devices.map(|choice| Choice::new(Some(FlowEnd::Device(choice.value)), choice.text));
    let parties = all::<PartyId>(ctx).into_iter();
    let parties = parties.map(|choice| Choice::new(Some(FlowEnd::Party(choice.value)), choice.text));
    devices.chain(parties).collect()
}
