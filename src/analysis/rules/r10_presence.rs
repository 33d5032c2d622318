//! R10: who controls a device is on its networks.

use super::builder::Builder;

/// K(d) → P(n); certain, unless the device's zone has a wall of its own towards the network.
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let (open, wall) = (builder.row("R10"), builder.row("R10.WALL"));
    for attachment in &facts.net.attachments {
        let device = &facts.devices[attachment.device];
        if !attachment.leaves || device.temporary || !device.class.is_device() {
            continue;
        }
        let walled = facts.net.has_wall(device, attachment.segment);
        let at = builder.with_wall(
            builder.at_device(attachment.device),
            attachment.device,
            attachment.segment,
        );
        let (from, to) = (
            builder.control(attachment.device),
            builder.presence(attachment.segment),
        );
        builder.step(if walled { wall } else { open }, &[from], to, at);
    }
}
