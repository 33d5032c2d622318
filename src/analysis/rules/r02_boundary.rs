//! R2: a boundary device with an internet side is attacked from there.

use crate::{guideline::Class, plant::NetworkKind};

use super::builder::{Builder, START};

/// START → K(bnd).
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let row = builder.row("R2");
    for link in facts
        .net
        .outside
        .iter()
        .filter(|link| link.kind == NetworkKind::Internet)
    {
        if facts.devices[link.device].class == Class::Bnd {
            let (at, to) = (builder.at_device(link.device), builder.control(link.device));
            builder.step(row, &[START], to, at);
        }
    }
}
