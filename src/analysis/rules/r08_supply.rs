//! R8: a device arrives, or is updated, with something in it that nobody ordered.

use super::builder::{Builder, START};

/// START → K(d), where the device takes updates or was delivered without a check.
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let row = builder.row("R8");
    for (number, device) in (0..)
        .zip(&facts.devices)
        .filter(|(_, device)| device.class.is_device())
    {
        let suppliers = &device.record.updates_from;
        if suppliers.is_empty() && !device.unchecked.yes {
            continue;
        }
        let unknown = suppliers.is_empty() && device.unchecked.unknown;
        let at = builder
            .at_device(number)
            .unknown(unknown)
            .with_parties(suppliers.iter().copied());
        let to = builder.control(number);
        builder.step(row, &[START], to, at);
    }
}
