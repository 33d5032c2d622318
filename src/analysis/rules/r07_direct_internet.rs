//! R7: a device has a way to the internet of its own: cellular, cloud, or a plain link past the boundary device.

use crate::{guideline::Class, plant::NetworkKind};

use super::builder::{Builder, START};

/// START → K(d). A non-forwarding device on the line between sites is reached the same way.
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let row = builder.row("R7");
    for (number, device) in (0..).zip(&facts.devices) {
        let linked = facts.net.outside.iter().any(|link| {
            link.device == number
                && match link.kind {
                    NetworkKind::Internet => device.class != Class::Bnd,
                    NetworkKind::InterSite => !device.forwards.yes,
                    _ => false,
                }
        });
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
