//! R9: somebody inside a place uses an open port or panel there.

use crate::analysis::findings::Node;

use super::builder::{Builder, START};

/// START → U(place); U(place) → K(d) for the touchable devices in it.
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let (entry, touch) = (builder.row("R9.ENTRY"), builder.row("R9.TOUCH"));
    let mut entered = vec![false; facts.place_ids.len() as usize];
    for (number, device) in (0..).zip(&facts.devices) {
        let Some(place) = device
            .place
            .filter(|_| device.touchable.yes && device.class.is_device())
        else {
            continue;
        };
        let inside = builder.node(Node::Inside(facts.place_ids.id(place)));
        if let Some(first @ false) = entered.get_mut(place as usize) {
            *first = true;
            let at = builder.at_place(place);
            builder.step(entry, &[START], inside, at);
        }
        let at = builder.at_device(number).unknown(device.touchable.unknown);
        let to = builder.control(number);
        builder.step(touch, &[inside], to, at);
    }
}
