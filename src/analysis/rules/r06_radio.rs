//! R6: somebody in radio range joins the network behind an access point.

use crate::guideline::Class;

use super::builder::{Builder, START};

/// START → P(radio segment); an access point drawn without one opens every network it is on.
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let row = builder.row("R6");
    for (number, device) in (0..)
        .zip(&facts.devices)
        .filter(|(_, device)| device.class == Class::Wls)
    {
        let attached = facts.net.of_device(number);
        let has_radio = attached.iter().any(|at| facts.net.segments[at.segment].radio);
        for attachment in attached {
            if has_radio && !facts.net.segments[attachment.segment].radio {
                continue;
            }
            let at = builder.onto(builder.at_device(number), attachment.segment, None, None);
            let to = builder.presence(attachment.segment);
            builder.step(row, &[START], to, at.via(device.id));
        }
    }
}
