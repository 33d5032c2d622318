//! R19: a task stands still when an outside service it needs is attacked.

use std::collections::BTreeSet;

use crate::analysis::findings::Node;

use super::builder::{At, Builder, START};

/// START → X(party); X(party) → deny(service).
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let (entry, stop) = (builder.row("R19.ENTRY"), builder.row("R19"));
    let services: BTreeSet<_> = facts
        .plant
        .tasks
        .values()
        .flat_map(|task| &task.services)
        .collect();
    for &party in services
        .into_iter()
        .filter(|&party| facts.plant.parties.contains_key(party))
    {
        let at = At::default().with_parties([party]);
        let (attacked, stopped) = (
            builder.node(Node::Outside(party)),
            builder.node(Node::DenyService(party)),
        );
        builder.step(entry, &[START], attacked, at.clone());
        builder.step(stop, &[attacked], stopped, at);
    }
}
