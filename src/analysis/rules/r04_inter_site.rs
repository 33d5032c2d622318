//! R4: trouble at headquarters or another site comes in over the line between the sites.

use crate::{
    guideline::Class,
    plant::{Carrier, NetworkKind},
};

use super::builder::{Builder, START};

/// START → P(n) for the inside networks of the forwarding device that holds the line.
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let row = builder.row("R4");
    for link in facts
        .net
        .outside
        .iter()
        .filter(|link| link.kind == NetworkKind::InterSite)
    {
        let device = &facts.devices[link.device];
        if !device.forwards.yes {
            continue;
        }
        let outside = facts
            .plant
            .networks
            .get(&link.network)
            .and_then(|network| network.home_zone);
        let outside = outside.and_then(|zone| facts.zone_ids.number(zone));
        for attachment in facts.net.of_device(link.device).iter().filter(|at| at.leaves) {
            let at = builder.at_device(link.device).unknown(device.forwards.unknown);
            let at = builder.onto(at, attachment.segment, None, None);
            let at = builder.over_conduit(at, link.device, outside, Carrier::Device(device.id));
            let at = at.firewall(device.class == Class::Bnd);
            let to = builder.presence(attachment.segment);
            builder.step(row, &[START], to, at.via(device.id));
        }
    }
}
