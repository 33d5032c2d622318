//! R17: data is read or changed where it is kept, and on its way where it travels in clear text.

use std::collections::BTreeMap;

use crate::{
    analysis::findings::Node,
    plant::{DataId, Fact, Flow, FlowEnd},
};

use super::builder::{At, Builder};

/// K(d) → C(data@d), I(data@d); P(n) → C(data@n), I(data@n) for clear-text flows over n; lost at one of its places
/// means lost.
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let (read, change) = (builder.row("R17.READ"), builder.row("R17.TAMPER"));
    for (&data, record) in &facts.plant.data {
        for &store in &record.stored_at {
            let Some(number) = facts.device_ids.number(store) else {
                continue;
            };
            if !facts.devices[number].class.is_device() {
                continue;
            }
            let (control, at) = (builder.control(number), builder.at_device(number));
            let known = builder.node(Node::Confidentiality(data, Some(store)));
            builder.step(read, &[control], known, at.clone());
            let changed = builder.node(Node::Integrity(data, Some(store)));
            builder.step(change, &[control], changed, at);
            lost(builder, data, known, changed);
        }
    }
    let (read, forge) = (builder.row("R17.FLOWREAD"), builder.row("R17.FLOWTAMPER"));
    for ((data, segment), unknown) in in_clear_text(builder) {
        let (presence, carrier) = (builder.presence(segment), facts.net.segments[segment].carrier);
        let at = builder.onto(At::default().unknown(unknown), segment, None, None);
        let at = at.in_zone(facts.zone_id(facts.net.segments[segment].home));
        let known = builder.node(Node::FlowRead(carrier, data));
        builder.step(read, &[presence], known, at.clone());
        let forged = builder.node(Node::FlowForged(carrier, data));
        builder.step(forge, &[presence], forged, at);
        lost(builder, data, known, forged);
    }
}

/// What is known or changed at one place is known or changed.
fn lost(builder: &mut Builder<'_, '_>, data: DataId, known: u32, changed: u32) {
    let any = builder.row("R17.ANY");
    let known_at_all = builder.node(Node::Confidentiality(data, None));
    builder.step(any, &[known], known_at_all, At::default());
    let changed_at_all = builder.node(Node::Integrity(data, None));
    builder.step(any, &[changed], changed_at_all, At::default());
}

/// Data and the segments it passes in clear text; whether that rests on flows nobody confirmed alone.
fn in_clear_text(builder: &Builder<'_, '_>) -> BTreeMap<(DataId, u32), bool> {
    let facts = builder.facts;
    let mut found = BTreeMap::new();
    for flow in facts.plant.flows.values() {
        let Some(unknown) = is_clear_text(flow, facts.catalogue.parameters.encrypted_by_default.value) else {
            continue;
        };
        let (Some(FlowEnd::Device(from)), Some(FlowEnd::Device(to))) = (flow.from, flow.to) else {
            continue;
        };
        let (Some(from), Some(to)) = (facts.device_ids.number(from), facts.device_ids.number(to)) else {
            continue;
        };
        for segment in builder.routes.between(facts, from, to) {
            for &data in &flow.data {
                *found.entry((data, segment)).or_insert(true) &= unknown;
            }
        }
    }
    found
}

/// Whether a flow travels in clear text; `Some(true)` when that is not confirmed.
fn is_clear_text(flow: &Flow, encrypted_by_default: bool) -> Option<bool> {
    match flow.encrypted {
        Fact::Known(encrypted) => (!encrypted).then_some(false),
        Fact::Unknown => Some(true),
        Fact::NotApplicable { .. } => None,
        Fact::Assumed => (!encrypted_by_default).then_some(false),
    }
}
