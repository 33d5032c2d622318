//! What can be harmed: the effects of an attack graph, the zone each counts for, the threat rows it belongs to, and
//! the tasks it hits.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    guideline::Class,
    plant::{Carrier, DataId, DeviceId, Element, Importance, NetworkId, PartyId, TaskId},
};

use super::{
    Dense,
    facts::{Facts, Group, Need},
    findings::{EffectKind, Node},
    scales,
};

/// Slips of configuration and operation: a class row over the effects of [`SLIP_EFFECTS`] (D-42).
pub(crate) const SLIP: &str = "T23";
/// Threats whose effects a slip can have as well.
pub(crate) const SLIP_EFFECTS: [&str; 2] = ["T10", "T11"];

/// A task an effect hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The task, by number.
    pub(crate) task: u32,
    /// Severity before recovery.
    pub(crate) severity: u8,
}

/// An effect before anything is computed about it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Harm {
    /// Unique: kind, then what is hit.
    pub(crate) id: String,
    /// The node whose truth it is.
    pub(crate) node: u32,
    /// Kind.
    pub(crate) kind: EffectKind,
    /// What is hit.
    pub(crate) element: Element,
    /// The zone it counts for.
    pub(crate) zone: Option<u32>,
    /// Threat rows it belongs to.
    pub(crate) threats: &'static [&'static str],
    /// Tasks hit, by id.
    pub(crate) hits: Vec<Hit>,
    /// Tasks that carry on with spares.
    pub(crate) spared: Vec<TaskId>,
    /// The devices whose backups bring it back: all of them have to. Empty = nothing does.
    pub(crate) recovers: Vec<u32>,
    /// It counts in the index: a data item counts once, wherever it is lost.
    pub(crate) in_index: bool,
}

/// All effects whose nodes the rules drew, in order of nodes.
pub(crate) fn harms(facts: &Facts<'_>, nodes: &Dense<Node>) -> Vec<Harm> {
    let homes = (facts.net.segments.iter())
        .map(|segment| (segment.carrier, segment.home))
        .collect();
    let forged = nodes.iter().filter_map(|node| match node {
        Node::FlowForged(_, data) => Some(*data),
        _ => None,
    });
    let mut guarding: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for &(safety, machine) in &facts.net.guards {
        guarding.entry(safety).or_default().push(machine);
    }
    let mut serving: BTreeMap<PartyId, Vec<u32>> = BTreeMap::new();
    for (number, task) in (0..).zip(facts.plant.tasks.values()) {
        for &party in &task.services {
            serving.entry(party).or_default().push(number);
        }
    }
    let segments = (0..).zip(&facts.net.segments);
    let groups = facts.needs.groups.iter();
    let reader = Reader {
        facts,
        homes,
        forged: forged.collect(),
        networks: segments
            .filter_map(|(number, segment)| Some((segment.network?, number)))
            .collect(),
        groups: groups
            .map(|group| ((group.task, group.name.as_str()), group))
            .collect(),
        guarding,
        serving,
    };
    (0..)
        .zip(nodes)
        .filter_map(|(number, node)| reader.harm(number, node))
        .collect()
}

struct Reader<'a, 'p> {
    facts: &'a Facts<'p>,
    homes: BTreeMap<Carrier, Option<u32>>,
    /// Data that can be altered on its way, where no backup helps.
    forged: BTreeSet<DataId>,
    /// Segments of networks.
    networks: BTreeMap<NetworkId, u32>,
    /// Redundancy groups by task and name.
    groups: BTreeMap<(u32, &'a str), &'a Group>,
    /// Machines each safety function guards.
    guarding: BTreeMap<u32, Vec<u32>>,
    /// Tasks each party serves.
    serving: BTreeMap<PartyId, Vec<u32>>,
}

impl Reader<'_, '_> {
    fn harm(&self, number: u32, node: &Node) -> Option<Harm> {
        match node {
            Node::DenyDevice(device) => self.on_device(number, EffectKind::Deny, *device),
            Node::Manipulate(device) => self.on_device(number, EffectKind::Manip, *device),
            Node::SafetyLost(device) => self.on_device(number, EffectKind::Safety, *device),
            Node::Confidentiality(data, store) => self.on_data(number, EffectKind::Disclose, *data, *store),
            Node::Integrity(data, store) => self.on_data(number, EffectKind::Tamper, *data, *store),
            Node::FlowRead(carrier, data) => {
                Some(self.on_its_way(number, EffectKind::Disclose, *carrier, *data))
            }
            Node::FlowForged(carrier, data) => {
                Some(self.on_its_way(number, EffectKind::Tamper, *carrier, *data))
            }
            Node::DenyNetwork(network) => self.on_network(number, *network),
            Node::DenyGroup(task, name) => self.on_group(number, *task, name),
            Node::DenyService(party) => Some(self.on_service(number, *party)),
            Node::Start
            | Node::Presence(_)
            | Node::LinkPresence(_)
            | Node::Control(_)
            | Node::Inside(_)
            | Node::Outside(_)
            | Node::Credential(_) => None,
        }
    }

    fn on_device(&self, node: u32, kind: EffectKind, id: DeviceId) -> Option<Harm> {
        let number = self.facts.device_ids.number(id)?;
        let device = &self.facts.devices[number];
        let deny = kind == EffectKind::Deny;
        let needs = self.facts.needs.of_device(number);
        let mut hits: Vec<Hit> = needs
            .iter()
            .filter(|need| !(deny && need.spared))
            .map(|&need| hit(need))
            .collect();
        if kind == EffectKind::Safety && hits.is_empty() {
            hits = self.guarded_hits(number);
        }
        let spared = needs.iter().filter(|need| deny && need.spared);
        Some(Harm {
            zone: device.zone,
            threats: match (kind, device.class) {
                (EffectKind::Manip, _) => &["T04", "T11"],
                (EffectKind::Safety, _) => &["T06"],
                (_, Class::Ctl) => &["T15", "T05", "T16"],
                (_, Class::Mob | Class::Whs) => &["T15", "T05"],
                (_, Class::Srv | Class::Pc | Class::Sca) => &["T15", "T16"],
                (_, Class::Net | Class::Bnd | Class::Wls) => &["T13", "T14"],
                _ => &["T15"],
            },
            hits,
            spared: spared
                .map(|need| self.facts.needs.task_ids.id(need.task))
                .collect(),
            recovers: deny.then_some(number).into_iter().collect(),
            ..plain(node, kind, Element::Device(id), &id.to_string())
        })
    }

    /// A safety function no task lists hurts the tasks of the machines it guards.
    fn guarded_hits(&self, safety: u32) -> Vec<Hit> {
        let machines = self.guarding.get(&safety).into_iter().flatten();
        let needs = machines.flat_map(|&machine| self.facts.needs.of_device(machine));
        worst_per_task(needs.map(|&need| hit(need)))
    }

    fn on_data(&self, node: u32, kind: EffectKind, data: DataId, store: Option<DeviceId>) -> Option<Harm> {
        let plain = |what: &str| Harm {
            hits: self.data_hits(kind, data),
            ..plain(node, kind, Element::Data(data), what)
        };
        let Some(store) = store else {
            let mut whole = plain(&data.to_string());
            if kind == EffectKind::Tamper && !self.forged.contains(&data) {
                whole.recovers = self.stores(data);
            }
            return Some(whole);
        };
        let number = self.facts.device_ids.number(store)?;
        let device = &self.facts.devices[number];
        let carried_out = device.touchable.yes || device.class == Class::Pc;
        Some(Harm {
            zone: device.zone,
            threats: match (kind, carried_out) {
                (EffectKind::Disclose, true) => &["T08", "T07"],
                (EffectKind::Disclose, false) => &["T08"],
                _ => &["T10"],
            },
            recovers: (kind == EffectKind::Tamper)
                .then_some(number)
                .into_iter()
                .collect(),
            in_index: false,
            ..plain(&format!("{data}@{store}"))
        })
    }

    /// Devices that keep a data item and can be taken over.
    fn stores(&self, data: DataId) -> Vec<u32> {
        let record = self.facts.plant.data.get(&data);
        let stores = record.into_iter().flat_map(|record| &record.stored_at);
        stores
            .filter_map(|&store| self.facts.device_ids.number(store))
            .filter(|&number| self.facts.devices[number].class.is_device())
            .collect()
    }

    fn on_its_way(&self, node: u32, kind: EffectKind, carrier: Carrier, data: DataId) -> Harm {
        let at = Element::from(carrier);
        Harm {
            zone: self.homes.get(&carrier).copied().flatten(),
            threats: if kind == EffectKind::Disclose {
                &["T09"]
            } else {
                &["T12"]
            },
            hits: self.data_hits(kind, data),
            in_index: false,
            ..plain(node, kind, Element::Data(data), &format!("{data}@{at}"))
        }
    }

    /// Severity of lost data: the task's weight, but never more than the need for what is lost (D-41).
    fn data_hits(&self, kind: EffectKind, data: DataId) -> Vec<Hit> {
        let need = self.facts.plant.data.get(&data).and_then(|data| match kind {
            EffectKind::Disclose => data.confidentiality,
            EffectKind::Tamper => data.integrity,
            _ => data.availability,
        });
        let hits = self.facts.needs.of_data(data).iter().map(|usage| Hit {
            task: usage.task,
            severity: need.map_or(usage.weight, |need| need.min(usage.weight)).get(),
        });
        hits.collect()
    }

    /// A stopped network hurts every task that needs a device on it, one less than that device's own stop: the
    /// device itself goes on working. A task that cannot do without the network says so by listing its switch.
    fn on_network(&self, node: u32, network: NetworkId) -> Option<Harm> {
        let &segment = self.networks.get(&network)?;
        let devices = self
            .facts
            .net
            .on_segment(segment)
            .filter(|at| !at.temporary)
            .map(|at| at.device);
        let needs = devices.flat_map(|device| self.facts.needs.of_device(device));
        Some(Harm {
            zone: self.facts.net.segments[segment].home,
            threats: &["T13", "T14"],
            hits: worst_per_task(needs.map(|&need| weaker_hit(need))),
            ..plain(
                node,
                EffectKind::Deny,
                Element::Network(network),
                &network.to_string(),
            )
        })
    }

    fn on_group(&self, node: u32, task: TaskId, name: &str) -> Option<Harm> {
        let number = self.facts.needs.task_ids.number(task)?;
        let group = self.groups.get(&(number, name))?;
        Some(Harm {
            zone: group
                .members
                .first()
                .and_then(|&device| self.facts.devices[device].zone),
            threats: &["T15"],
            hits: vec![Hit {
                task: number,
                severity: group.weight.get(),
            }],
            ..plain(
                node,
                EffectKind::Deny,
                Element::Task(task),
                &format!("{task}/{name}"),
            )
        })
    }

    fn on_service(&self, node: u32, party: PartyId) -> Harm {
        let hits = self.serving.get(&party).into_iter().flatten().map(|&task| Hit {
            task,
            severity: Importance::MAX.get(),
        });
        Harm {
            hits: hits.collect(),
            ..plain(node, EffectKind::Deny, Element::Party(party), &party.to_string())
        }
    }
}

fn plain(node: u32, kind: EffectKind, element: Element, what: &str) -> Harm {
    Harm {
        id: format!("{}:{what}", scales::kind_word(kind)),
        node,
        kind,
        element,
        zone: None,
        threats: &[],
        hits: Vec::new(),
        spared: Vec::new(),
        recovers: Vec::new(),
        in_index: true,
    }
}

fn hit(need: Need) -> Hit {
    Hit {
        task: need.task,
        severity: need.weight.get(),
    }
}

/// One class below the weight, at least 1.
pub(crate) fn weaker_hit(need: Need) -> Hit {
    let weight = need.weight.get();
    Hit {
        task: need.task,
        severity: weight.saturating_sub(1).max(weight.min(1)),
    }
}

fn worst_per_task(hits: impl Iterator<Item = Hit>) -> Vec<Hit> {
    let mut worst = BTreeMap::new();
    for hit in hits {
        let severity = worst.entry(hit.task).or_insert(0);
        *severity = hit.severity.max(*severity);
    }
    worst
        .into_iter()
        .map(|(task, severity)| Hit { task, severity })
        .collect()
}
