//! R1: somebody reads mail or browses the web on a device, and what comes that way takes it over.

use super::builder::{Builder, START};

/// START → K(pc). The boundary device on the way to the internet helps.
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let row = builder.row("R1");
    for (number, device) in (0..).zip(&facts.devices) {
        if !device.mail_web.yes || !device.class.is_device() {
            continue;
        }
        let mut at = builder.at_device(number).unknown(device.mail_web.unknown);
        let attached = facts.net.of_device(number).iter();
        if let Some(boundary) = attached
            .filter_map(|at| builder.routes.boundary_of(at.segment))
            .min()
        {
            at = builder.through_boundary(at, boundary);
        }
        let to = builder.control(number);
        builder.step(row, &[START], to, at);
    }
}
