//! R3: a vendor's maintenance line ends at a device, and who is on the line is in the device.

use std::collections::BTreeMap;

use crate::plant::{Carrier, NetworkKind, PartyId, PartyKind, ZoneId};

use super::builder::{Builder, START};

/// START → K(d on the vendor line). Measures of the vendor and of the line's conduit count too.
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let row = builder.row("R3");
    let mut living_in: BTreeMap<ZoneId, Vec<PartyId>> = BTreeMap::new();
    for (&id, party) in &facts.plant.parties {
        if let (PartyKind::Vendor, Some(zone)) = (party.kind, party.lives_in) {
            living_in.entry(zone).or_default().push(id);
        }
    }
    for link in facts
        .net
        .outside
        .iter()
        .filter(|link| link.kind == NetworkKind::VendorLine)
    {
        if !facts.devices[link.device].class.is_device() {
            continue;
        }
        let outside = facts
            .plant
            .networks
            .get(&link.network)
            .and_then(|network| network.home_zone);
        let vendors = outside.and_then(|zone| living_in.get(&zone));
        let vendors = vendors.into_iter().flatten().copied();
        let outside = outside.and_then(|zone| facts.zone_ids.number(zone));
        let at = builder.at_device(link.device).with_parties(vendors);
        let at = builder.over_conduit(at, link.device, outside, Carrier::Network(link.network));
        let to = builder.control(link.device);
        builder.step(row, &[START], to, at.via(link.network));
    }
}
