//! R16: what can be done with a device one controls: stop it, control it wrongly, take its safety away.

use crate::{analysis::findings::Node, guideline::Class};

use super::builder::{At, Builder};

/// K(d) → deny(d), and deny(n) for what passes traffic on; K(ctl) ∧ C(program elsewhere) → manip(ctl);
/// K(mob or whs) → manip; manip(c) → safe(s) where s guards c; the deny nodes of redundancy groups.
pub(crate) fn build(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    for (number, device) in (0..)
        .zip(&facts.devices)
        .filter(|(_, device)| device.class.is_device())
    {
        let control = builder.control(number);
        let row = builder.row_for("R16.DENY", device.class);
        let deny = builder.node(Node::DenyDevice(device.id));
        let at = builder.at_device(number);
        builder.step(row, &[control], deny, at);
        match device.class {
            Class::Net | Class::Bnd | Class::Wls => stop_networks(builder, number, control),
            Class::Ctl => manipulate_controller(builder, number, control),
            Class::Mob | Class::Whs => {
                let row = builder.row_for("R16.MANIP", device.class);
                let (at, to) = (
                    builder.at_device(number),
                    builder.node(Node::Manipulate(device.id)),
                );
                builder.step(row, &[control], to, at);
            }
            _ => {}
        }
    }
    lose_safety(builder);
    stop_groups(builder);
}

fn stop_networks(builder: &mut Builder<'_, '_>, device: u32, control: u32) {
    let facts = builder.facts;
    let row = builder.row("R16.DENYNET");
    for attachment in facts.net.of_device(device) {
        let segment = &facts.net.segments[attachment.segment];
        let Some(network) = segment.network else { continue };
        let (at, to) = (
            builder.at_device(device),
            builder.node(Node::DenyNetwork(network)),
        );
        let zone = facts.zone_id(segment.home).or(at.zone);
        builder.step(row, &[control], to, at.in_zone(zone));
    }
}

/// To control a machine wrongly one has to know its program: from a server, terminal or SCADA that keeps it.
fn manipulate_controller(builder: &mut Builder<'_, '_>, controller: u32, control: u32) {
    let facts = builder.facts;
    let row = builder.row_for("R16.MANIP", Class::Ctl);
    for &data in &facts.devices[controller].record.program_data {
        let Some(record) = facts.plant.data.get(&data) else {
            continue;
        };
        for &store in &record.stored_at {
            let Some(number) = facts.device_ids.number(store) else {
                continue;
            };
            let readable = matches!(facts.devices[number].class, Class::Pc | Class::Srv | Class::Sca);
            if number == controller || !readable {
                continue;
            }
            let known = builder.node(Node::Confidentiality(data, Some(store)));
            let to = builder.node(Node::Manipulate(facts.devices[controller].id));
            let at = builder.at_device(controller);
            builder.step(row, &[control, known], to, at);
        }
    }
}

/// A safety function falls with the machine it guards, or when it is itself controlled.
fn lose_safety(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let (guarded, own) = (builder.row("R16.SAFE"), builder.row("R16.SAFE.OWN"));
    for &(safety, machine) in &facts.net.guards {
        let to = builder.node(Node::SafetyLost(facts.devices[safety].id));
        let from = builder.node(Node::Manipulate(facts.devices[machine].id));
        let at = builder.at_device(safety);
        builder.step(guarded, &[from], to, at);
    }
    for (number, device) in (0..)
        .zip(&facts.devices)
        .filter(|(_, device)| device.class == Class::Saf)
    {
        let (from, to) = (builder.control(number), builder.node(Node::SafetyLost(device.id)));
        let at = builder.at_device(number);
        builder.step(own, &[from], to, at);
    }
}

/// A task with spares stops when too few of the group are left: one certain step per smallest set that is too many.
fn stop_groups(builder: &mut Builder<'_, '_>) {
    let facts = builder.facts;
    let row = builder.row("R16.GROUP");
    for group in &facts.needs.groups {
        let too_many = group.members.len() + 1 - group.need as usize;
        let stopped = builder.node(Node::DenyGroup(
            facts.needs.task_ids.id(group.task),
            group.name.clone(),
        ));
        for set in subsets(&group.members, too_many) {
            let devices = set.iter().map(|&device| facts.devices[device].id);
            let denied: Vec<u32> = devices.map(|id| builder.node(Node::DenyDevice(id))).collect();
            let at = At::default();
            builder.step(row, &denied, stopped, at);
        }
    }
}

/// All subsets of a size, in order.
fn subsets(members: &[u32], size: usize) -> Vec<Vec<u32>> {
    match (size, members) {
        (0, _) => vec![Vec::new()],
        (_, []) => Vec::new(),
        (_, [first, rest @ ..]) => {
            let with_first = subsets(rest, size - 1).into_iter().map(|mut set| {
                set.insert(0, *first);
                set
            });
            with_first.chain(subsets(rest, size)).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::subsets;

    #[test]
    fn every_smallest_set_that_is_too_many_is_listed_once() {
        assert_eq!(subsets(&[1, 2, 3], 2), [vec![1, 2], vec![1, 3], vec![2, 3]]);
        assert_eq!(subsets(&[1, 2], 3), Vec::<Vec<u32>>::new());
    }
}
