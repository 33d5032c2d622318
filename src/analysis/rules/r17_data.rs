//! R17: data is read or changed where it is kept, and on its way where it travels in clear text.

use crate::{
    analysis::findings::Node,
    plant::{Fact, Flow, FlowEnd, FlowId},
};

use super::builder::Builder;

/// K(d) → C(data@d), I(data@d); P(n) → C(data), I(data) for clear-text flows over n.
pub fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let (read, change) = (builder.row("R17.READ"), builder.row("R17.TAMPER"));
    for (&id, data) in &facts.plant.data {
        for &store in &data.stored_at {
            let Some(number) = facts.device_ids.number(store) else {
                continue;
            };
            if !facts.devices[number].class.is_device() {
                continue;
            }
            let (control, at) = (builder.control(number), builder.at_device(number));
            let lost = builder.node(Node::Confidentiality(id, store));
            builder.step(read, &[control], lost, at.clone());
            let changed = builder.node(Node::Integrity(id, store));
            builder.step(change, &[control], changed, at);
        }
    }
    for (&id, flow) in &facts.plant.flows {
        flow_on_its_way(builder, id, flow);
    }
}

fn flow_on_its_way(builder: &mut Builder<'_, '_>, id: FlowId, flow: &Flow) {
    let facts = builder.facts;
    let by_default = facts.catalogue.parameters.encrypted_by_default.value;
    let (clear_text, unknown) = match flow.encrypted {
        Fact::Known(encrypted) => (!encrypted, false),
        Fact::Unknown => (true, true),
        Fact::NotApplicable { .. } => (false, false),
        Fact::Assumed => (!by_default, false),
    };
    let (Some(FlowEnd::Device(from)), Some(FlowEnd::Device(to))) = (flow.from, flow.to) else {
        return;
    };
    let ends = (facts.device_ids.number(from), facts.device_ids.number(to));
    let (Some(from), Some(to), true) = (ends.0, ends.1, clear_text) else {
        return;
    };
    let (read, forge) = (builder.row("R17.FLOWREAD"), builder.row("R17.FLOWTAMPER"));
    for segment in builder.routes.between(facts, from, to) {
        let presence = builder.presence(segment);
        let at = builder.onto(builder.at_device(from).unknown(unknown), segment, None, None);
        for &data in &flow.data {
            let lost = builder.node(Node::FlowRead(id, data));
            builder.step(read, &[presence], lost, at.clone());
            let forged = builder.node(Node::FlowForged(id, data));
            builder.step(forge, &[presence], forged, at.clone());
        }
    }
}
