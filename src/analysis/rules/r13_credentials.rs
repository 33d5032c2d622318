//! R13: an account shared by several devices, stolen at one, opens the others.

use std::collections::BTreeMap;

use crate::analysis::findings::Node;

use super::builder::Builder;

/// K(d) → cred(g); cred(g) ∧ P(n) → K(d2).
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let (steal, log_in) = (builder.row("R13.STEAL"), builder.row("R13.USE"));
    let mut groups: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (number, device) in (0..)
        .zip(&facts.devices)
        .filter(|(_, device)| device.class.is_device())
    {
        for group in &device.record.shared_accounts {
            groups.entry(group).or_default().push(number);
        }
    }
    for (group, members) in groups.into_iter().filter(|(_, members)| members.len() > 1) {
        let credential = builder.node(Node::Credential(group.to_owned()));
        for &device in &members {
            let (at, from) = (builder.at_device(device), builder.control(device));
            builder.step(steal, &[from], credential, at);
            for attachment in facts
                .net
                .of_device(device)
                .iter()
                .filter(|at| at.enters && !at.temporary)
            {
                let at = builder.at_device(device);
                let (presence, to) = (builder.presence(attachment.segment), builder.control(device));
                builder.step(log_in, &[presence, credential], to, at);
            }
        }
    }
}
