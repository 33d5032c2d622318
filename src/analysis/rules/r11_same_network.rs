//! R11: who is on a network attacks the devices on it.

use super::builder::Builder;

/// P(n) → K(d), by class of device. A terminal plugged in only for the work is not waited for; its own way in is R5.
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    for attachment in &facts.net.attachments {
        let device = &facts.devices[attachment.device];
        if !attachment.enters || device.temporary || !device.class.is_device() {
            continue;
        }
        let row = builder.row_for("R11", device.class);
        let at = builder.with_wall(
            builder.at_device(attachment.device),
            attachment.device,
            attachment.segment,
        );
        let (from, to) = (
            builder.presence(attachment.segment),
            builder.control(attachment.device),
        );
        builder.step(row, &[from], to, at);
    }
}
