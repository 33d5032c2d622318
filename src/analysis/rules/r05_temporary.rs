//! R5: terminals that are plugged in only for the work, and media carried by hand.

use crate::{
    guideline::Class,
    plant::{Carrier, FlowEnd},
};

use super::builder::{Builder, START};

/// START → K(temp); K(temp) → P(n); K(temp) → K(d) over a program flow, and K(a) → K(b) over carried media.
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let (entry, onto_network) = (builder.row("R5.ENTRY"), builder.row("R5.NET"));
    for (number, device) in (0..).zip(&facts.devices).filter(|(_, device)| device.temporary) {
        if !device.class.is_device() {
            continue;
        }
        let (at, control) = (builder.at_device(number), builder.control(number));
        builder.step(entry, &[START], control, at);
        for attachment in facts.net.of_device(number).iter().filter(|at| at.leaves) {
            let carrier = Carrier::Link(attachment.link);
            let at = builder.onto(
                builder.at_device(number),
                attachment.segment,
                device.zone,
                Some(carrier),
            );
            let home = facts.net.segments[attachment.segment].home;
            let at = at.in_zone(facts.zone_id(home).or(facts.zone_id(device.zone)));
            let to = builder.presence(attachment.segment);
            builder.step(onto_network, &[control], to, at);
        }
    }
    program_flows(builder);
    for &(from, to, _) in &facts.net.media {
        infect(builder, from, to);
    }
}

/// A temporary terminal loads programs into a device.
fn program_flows(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    for flow in facts.plant.flows.values() {
        let (Some(FlowEnd::Device(from)), Some(FlowEnd::Device(to))) = (flow.from, flow.to) else {
            continue;
        };
        let (Some(from), Some(to)) = (facts.device_ids.number(from), facts.device_ids.number(to)) else {
            continue;
        };
        let programs = &facts.devices[to].record.program_data;
        if facts.devices[from].temporary && flow.data.iter().any(|data| programs.contains(data)) {
            infect(builder, from, to);
        }
    }
}

fn infect(builder: &mut Builder<'_, '_>, from: u32, to: u32) {
    let class = builder.facts.devices[to].class;
    if from == to || !class.is_device() || !builder.facts.devices[from].class.is_device() {
        return;
    }
    let row = match class {
        Class::Ctl | Class::Whs | Class::Mob => builder.row_for("R5", class),
        _ => builder.row("R5.MEDIA"),
    };
    let (at, from, to) = (builder.at_device(to), builder.control(from), builder.control(to));
    builder.step(row, &[from], to, at);
}
