//! R14: who controls a managing device (domain, virtual platform, fleet control) controls what it manages.

use super::builder::Builder;

/// K(m) → K(d).
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let row = builder.row("R14");
    for (manager, device) in (0..).zip(&facts.devices) {
        for &managed in &device.record.manages {
            builder.control_step(row, manager, managed);
        }
    }
}
