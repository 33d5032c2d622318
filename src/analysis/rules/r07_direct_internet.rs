//! R7: a device has a way to the internet of its own: cellular, cloud, or a plain link past the boundary device.

use std::collections::BTreeSet;

use crate::{guideline::Class, plant::NetworkKind};

use super::builder::{Builder, START};

/// START → K(d). A non-forwarding device on the line between sites is reached the same way.
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let row = builder.row("R7");
    let plain = facts.net.outside.iter().filter(|link| {
        let device = &facts.devices[link.device];
        match link.kind {
            NetworkKind::Internet => device.class != Class::Bnd,
            NetworkKind::InterSite => !device.forwards.yes,
            _ => false,
        }
    });
    let linked: BTreeSet<u32> = plain.map(|link| link.device).collect();
    for (number, device) in (0..).zip(&facts.devices) {
        let linked = linked.contains(&number);
        if !device.class.is_device() || !(linked || device.own_internet.yes) {
            continue;
        }
        let unknown = !linked && device.own_internet.unknown;
        let (at, to) = (
            builder.at_device(number).unknown(unknown),
            builder.control(number),
        );
        builder.step(row, &[START], to, at);
    }
}
