//! What can be harmed: the effects of an attack graph, the zone each counts for, the threat rows it belongs to, and
//! the tasks it hits.

use crate::{
    guideline::Class,
    plant::{DataId, DeviceId, Element, FlowEnd, Importance, TaskId},
};

use super::{
    Dense,
    facts::{DeviceNeed, Facts},
    findings::{EffectKind, Node},
    scales,
};

/// Threats that only put somebody somewhere; their rows show the worst foothold through their own entry points.
pub const FOOTHOLDS: [&str; 4] = ["T01", "T02", "T03", "T22"];
/// The threat of being used against others: a foothold with a way to the internet.
pub const STEPPING_STONE: &str = "T17";
/// Slips of configuration and operation: a class row over the effects of these threats (D-42).
pub const SLIP: &str = "T23";
/// Threats whose effects a slip can have as well.
pub const SLIP_EFFECTS: [&str; 2] = ["T10", "T11"];

/// A task an effect hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The task.
    pub task: TaskId,
    /// Severity before recovery.
    pub severity: u8,
}

/// An effect before anything is computed about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Harm {
    /// Unique: kind, then what is hit.
    pub id: String,
    /// The node whose truth it is.
    pub node: u32,
    /// Kind.
    pub kind: EffectKind,
    /// What is hit.
    pub element: Element,
    /// The zone it counts for.
    pub zone: Option<u32>,
    /// Threat rows it belongs to.
    pub threats: &'static [&'static str],
    /// Tasks hit, by id.
    pub hits: Vec<Hit>,
    /// Tasks that carry on with spares.
    pub spared: Vec<TaskId>,
    /// The device whose backup brings it back.
    pub recovers: Option<u32>,
}

/// All effects whose nodes the rules drew, in order of nodes.
pub fn harms(facts: &Facts<'_>, nodes: &Dense<Node>) -> Vec<Harm> {
    (0..)
        .zip(nodes)
        .filter_map(|(number, node)| harm(facts, number, node))
        .collect()
}

fn harm(facts: &Facts<'_>, number: u32, node: &Node) -> Option<Harm> {
    match node {
        Node::DenyDevice(device) => device_harm(facts, number, EffectKind::Deny, *device),
        Node::Manipulate(device) => device_harm(facts, number, EffectKind::Manip, *device),
        Node::SafetyLost(device) => device_harm(facts, number, EffectKind::Safety, *device),
        Node::Confidentiality(data, store) => data_harm(facts, number, EffectKind::Disclose, *data, *store),
        Node::Integrity(data, store) => data_harm(facts, number, EffectKind::Tamper, *data, *store),
        Node::FlowRead(flow, data) | Node::FlowForged(flow, data) => {
            let read = matches!(node, Node::FlowRead(..));
            let kind = if read {
                EffectKind::Disclose
            } else {
                EffectKind::Tamper
            };
            let from = match facts.plant.flows.get(flow)?.from? {
                FlowEnd::Device(device) => facts.device_ids.number(device)?,
                FlowEnd::Party(_) => return None,
            };
            Some(Harm {
                zone: facts.devices[from].zone,
                threats: if read { &["T09"] } else { &["T12"] },
                hits: data_hits(facts, kind, *data),
                ..plain(number, kind, Element::Flow(*flow), node)
            })
        }
        Node::DenyNetwork(network) => {
            let segment = (0..)
                .zip(&facts.net.segments)
                .find(|(_, segment)| segment.network == Some(*network));
            let (segment, home) = segment.map(|(number, segment)| (number, segment.home))?;
            Some(Harm {
                zone: home,
                threats: &["T13", "T14"],
                hits: network_hits(facts, segment),
                ..plain(number, EffectKind::Deny, Element::Network(*network), node)
            })
        }
        Node::DenyGroup(task, name) => {
            let mut groups = facts.needs.groups.iter();
            let group = groups.find(|group| group.task == *task && group.name == *name)?;
            Some(Harm {
                zone: group
                    .members
                    .first()
                    .and_then(|&device| facts.devices[device].zone),
                threats: &["T15"],
                hits: vec![Hit {
                    task: *task,
                    severity: group.weight.get(),
                }],
                ..plain(number, EffectKind::Deny, Element::Task(*task), node)
            })
        }
        Node::DenyService(party) => {
            let tasks = facts
                .plant
                .tasks
                .iter()
                .filter(|(_, task)| task.services.contains(party));
            let hits = tasks.map(|(&task, _)| Hit {
                task,
                severity: Importance::MAX.get(),
            });
            Some(Harm {
                hits: hits.collect(),
                ..plain(number, EffectKind::Deny, Element::Party(*party), node)
            })
        }
        Node::Start
        | Node::Presence(_)
        | Node::LinkPresence(_)
        | Node::Control(_)
        | Node::Inside(_)
        | Node::Outside(_)
        | Node::Credential(_) => None,
    }
}

fn plain(number: u32, kind: EffectKind, element: Element, node: &Node) -> Harm {
    let text = node.to_string();
    let what = text.split_once(':').map_or("", |(_, what)| what);
    Harm {
        id: format!("{}:{what}", scales::kind_word(kind)),
        node: number,
        kind,
        element,
        zone: None,
        threats: &[],
        hits: Vec::new(),
        spared: Vec::new(),
        recovers: None,
    }
}

fn device_harm(facts: &Facts<'_>, node: u32, kind: EffectKind, id: DeviceId) -> Option<Harm> {
    let number = facts.device_ids.number(id)?;
    let device = &facts.devices[number];
    let needs = facts.needs.of_device(number);
    let (spared, hit): (Vec<&DeviceNeed>, Vec<&DeviceNeed>) = needs
        .iter()
        .partition(|need| kind == EffectKind::Deny && need.spared);
    let mut hits: Vec<Hit> = (hit.iter())
        .map(|need| Hit {
            task: need.task,
            severity: need.weight.get(),
        })
        .collect();
    if kind == EffectKind::Safety && hits.is_empty() {
        hits = guarded_hits(facts, number);
    }
    let threats: &'static [&'static str] = match (kind, device.class) {
        (EffectKind::Manip, _) => &["T04", "T11"],
        (EffectKind::Safety, _) => &["T06"],
        (_, Class::Ctl) => &["T15", "T05", "T16"],
        (_, Class::Mob | Class::Whs) => &["T15", "T05"],
        (_, Class::Srv | Class::Pc | Class::Sca) => &["T15", "T16"],
        (_, Class::Net | Class::Bnd | Class::Wls) => &["T13", "T14"],
        _ => &["T15"],
    };
    Some(Harm {
        id: format!("{}:{id}", scales::kind_word(kind)),
        node,
        kind,
        element: Element::Device(id),
        zone: device.zone,
        threats,
        hits,
        spared: spared.iter().map(|need| need.task).collect(),
        recovers: (kind == EffectKind::Deny).then_some(number),
    })
}

/// A safety function no task lists hurts the tasks of the machines it guards.
fn guarded_hits(facts: &Facts<'_>, safety: u32) -> Vec<Hit> {
    let machines = facts.net.guards.iter().filter(|(guard, _)| *guard == safety);
    let needs = machines.flat_map(|&(_, machine)| facts.needs.of_device(machine));
    worst_per_task(needs.map(|need| Hit {
        task: need.task,
        severity: need.weight.get(),
    }))
}

fn data_harm(facts: &Facts<'_>, node: u32, kind: EffectKind, data: DataId, store: DeviceId) -> Option<Harm> {
    let number = facts.device_ids.number(store)?;
    let device = &facts.devices[number];
    let carried_out = device.touchable.yes || device.class == Class::Pc;
    Some(Harm {
        id: format!("{}:{data}@{store}", scales::kind_word(kind)),
        node,
        kind,
        element: Element::Data(data),
        zone: device.zone,
        threats: match (kind, carried_out) {
            (EffectKind::Disclose, true) => &["T07", "T08"],
            (EffectKind::Disclose, false) => &["T08"],
            _ => &["T10"],
        },
        hits: data_hits(facts, kind, data),
        spared: Vec::new(),
        recovers: (kind == EffectKind::Tamper).then_some(number),
    })
}

/// Severity of lost data: the task's weight, but never more than the need for what is lost (D-41).
fn data_hits(facts: &Facts<'_>, kind: EffectKind, data: DataId) -> Vec<Hit> {
    let need = facts.plant.data.get(&data).and_then(|data| match kind {
        EffectKind::Disclose => data.confidentiality,
        EffectKind::Tamper => data.integrity,
        _ => data.availability,
    });
    let hit = |weight: Importance| need.map_or(weight, |need| need.min(weight)).get();
    let needs = facts.needs.of_data(data).iter();
    needs
        .map(|need| Hit {
            task: need.task,
            severity: hit(need.weight),
        })
        .collect()
}

/// A stopped network hurts every task that needs a device on it, as much as it needs that device.
fn network_hits(facts: &Facts<'_>, segment: u32) -> Vec<Hit> {
    let devices = facts
        .net
        .on_segment(segment)
        .filter(|at| !at.temporary)
        .map(|at| at.device);
    let needs = devices.flat_map(|device| facts.needs.of_device(device));
    worst_per_task(needs.map(|need| Hit {
        task: need.task,
        severity: need.weight.get(),
    }))
}

fn worst_per_task(hits: impl Iterator<Item = Hit>) -> Vec<Hit> {
    let mut worst = std::collections::BTreeMap::new();
    for hit in hits {
        let severity = worst.entry(hit.task).or_insert(0);
        *severity = hit.severity.max(*severity);
    }
    worst
        .into_iter()
        .map(|(task, severity)| Hit { task, severity })
        .collect()
}

/// A foothold on a device for one threat: severity one below the weight, at least 1 (D-41).
pub fn foothold(facts: &Facts<'_>, device: u32, node: u32, threat: &'static [&'static str]) -> Harm {
    let facts_of = &facts.devices[device];
    let code = threat.first().copied().unwrap_or_default();
    let needs = facts.needs.of_device(device).iter();
    Harm {
        id: format!("foothold-{code}:{}", facts_of.id),
        node,
        kind: EffectKind::Foothold,
        element: Element::Device(facts_of.id),
        zone: facts_of.zone,
        threats: threat,
        hits: needs
            .map(|need| Hit {
                task: need.task,
                severity: need.weight.get().saturating_sub(1).max(need.weight.get().min(1)),
            })
            .collect(),
        spared: Vec::new(),
        recovers: None,
    }
}
