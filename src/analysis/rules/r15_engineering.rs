//! R15: an engineering station or SCADA reaches into the controllers it engineers.

use super::builder::Builder;

/// K(sca or ews) → K(ctl).
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let row = builder.row("R15");
    for (station, device) in (0..).zip(&facts.devices) {
        for &controller in &device.record.engineers {
            builder.control_step(row, station, controller);
        }
    }
}
