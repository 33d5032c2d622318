//! R12: traffic crosses from network to network through a device that passes it on.

use crate::{guideline::Class, plant::Carrier};

use super::builder::Builder;

/// P(n1) → P(n2). An access point only bridges; a drawn firewall filters at least a little (D-34).
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let (cross, bridge) = (builder.row("R12.CROSS"), builder.row("R12.BRIDGE"));
    for crossing in &facts.net.crossings {
        let via = &facts.devices[crossing.via];
        let homes = [crossing.from, crossing.to].map(|segment| facts.net.segments[segment].home);
        let [from_home, to_home] = homes;
        let at = builder.at_device(crossing.via).unknown(via.forwards.unknown);
        let at = builder.onto(at, crossing.to, from_home, Some(Carrier::Device(via.id)));
        let zone = facts.zone_id(to_home).or(facts.zone_id(via.zone));
        let (from, to) = (builder.presence(crossing.from), builder.presence(crossing.to));
        let row = if crossing.bridge { bridge } else { cross };
        let at = at.in_zone(zone).firewall(via.class == Class::Bnd).via(via.id);
        builder.step(row, &[from], to, at);
    }
}
