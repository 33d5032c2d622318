//! Links of a device or network, and the data that flow over it.

use std::collections::BTreeSet;

use egui::Ui;

use super::{
    InspectorText as T,
    lists::{coded, element_row, remove_button},
    rows::{Folds, SectionHead, remark},
};
use crate::{
    edit::{Change, StepName},
    i18n::{Word, fill},
    plant::{DeviceId, Element, End, FlowEnd, Link, LinkId, NetworkId},
    report::wording::InWords as _,
    ui::{
        ctx::{Action, ViewCtx},
        ui_command::UiCommand,
        widgets::link_button,
    },
};

/// The networks a device is attached to, in one line.
pub(super) fn networks_of(ctx: &ViewCtx<'_>, device: DeviceId) -> String {
    let attached = ctx.plant().links.values().filter_map(Link::attachment);
    let networks: BTreeSet<NetworkId> = attached
        .filter(|(of, _)| *of == device)
        .map(|(_, network)| network)
        .collect();
    let names: Vec<String> = networks.into_iter().map(|network| coded(ctx, network)).collect();
    if names.is_empty() {
        T::NoNetwork.get(ctx.lang).to_owned()
    } else {
        names.join("、")
    }
}

/// Everything a device is connected to.
pub(super) fn device_section(ui: &mut Ui, ctx: &ViewCtx<'_>, folds: &mut Folds, device: DeviceId) {
    let links = ctx.plant().links.iter().filter(|(_, link)| link.touches(device));
    let links: Vec<(LinkId, &Link)> = links.map(|(&id, link)| (id, link)).collect();
    let end = FlowEnd::Device(device);
    let flows = ctx
        .plant()
        .flows
        .iter()
        .filter(|(_, flow)| [flow.from, flow.to].contains(&Some(end)));
    let flows: Vec<Element> = flows.map(|(&id, _)| id.into()).collect();
    let count = links.len() + flows.len();
    let head = SectionHead {
        count: Some(count),
        ..SectionHead::closed("connections", T::Connections.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        for (id, link) in links {
            let other = if link.a == Some(End::Device(device)) {
                link.b
            } else {
                link.a
            };
            link_row(ui, ctx, id, link, other);
        }
        if count == 0 {
            remark(ui, ctx.theme, T::NoConnections.get(ctx.lang));
        }
        for flow in flows {
            element_row(ui, ctx, (flow, &flow_words(ctx, flow)), |_| {});
        }
        if link_button(ui, ctx.theme, T::Connect.get(ctx.lang)).clicked() {
            ctx.send(Action::Command(UiCommand::Connect));
        }
    });
}

/// Devices on a network.
pub(super) fn network_section(ui: &mut Ui, ctx: &ViewCtx<'_>, folds: &mut Folds, network: NetworkId) {
    let links = ctx.plant().links.iter();
    let attached: Vec<_> = links
        .filter_map(|(&id, link)| Some((id, link, link.attachment()?)))
        .filter(|(_, _, (_, on))| *on == network)
        .collect();
    let head = SectionHead {
        count: Some(attached.len()),
        open_at_first: true,
        ..SectionHead::closed("connections", T::Attached.get(ctx.lang))
    };
    folds.section(ui, ctx.theme, &head, |ui| {
        if attached.is_empty() {
            remark(ui, ctx.theme, T::NoConnections.get(ctx.lang));
        }
        for (id, link, (device, _)) in attached {
            link_row(ui, ctx, id, link, Some(End::Device(device)));
        }
    });
}

fn link_row(ui: &mut Ui, ctx: &ViewCtx<'_>, id: LinkId, link: &Link, other: Option<End>) {
    let other = other.map_or_else(String::new, |other| coded(ctx, other));
    let text = format!("{}・{other}", link.kind.in_words(ctx.lang));
    element_row(ui, ctx, (id.into(), &text), |ui| {
        if remove_button(ui, ctx, &fill(T::DetachNamed.get(ctx.lang), &[("name", &other)])) {
            ctx.change(StepName::Delete, Change::Delete([Element::Link(id)].into()));
        }
    });
}

/// `FL12 MES → SCADA`.
fn flow_words(ctx: &ViewCtx<'_>, flow: Element) -> String {
    let Element::Flow(id) = flow else {
        return String::new();
    };
    let Some(flow) = ctx.plant().flows.get(&id) else {
        return String::new();
    };
    let end = |end: Option<FlowEnd>| end.map_or_else(String::new, |end| ctx.name(end));
    let line = format!("{} {} → {}", flow.code, end(flow.from), end(flow.to));
    if line.trim() == "→" {
        Word::ElementFlow.get(ctx.lang).to_owned()
    } else {
        line.trim().to_owned()
    }
}
