//! The attack graph, complete enough to compute every probability again.

use serde_json::{Value as Json, json};

use super::{both, target};
use crate::{
    analysis::findings::{Factor, Findings, Graph, Node, Step},
    guideline::catalogue,
    plant::{Element, Plant, ZoneId},
    report::wording::Teller,
};

/// Nodes and steps.
pub(in crate::cli) fn graph(plant: &Plant, findings: &Findings) -> Json {
    let graph = &findings.graph;
    json!({
        "plan": super::plan_word(findings.settings.plan),
        "nodes": graph.nodes.iter().map(|node| node_in_json(node, plant)).collect::<Json>(),
        "steps": graph.steps.iter().map(|step| step_in_json(step, graph, plant)).collect::<Json>(),
    })
}

/// Steps that took the worse branch of a fact nobody confirmed.
pub(in crate::cli) fn unknowns(findings: &Findings) -> Json {
    findings
        .graph
        .steps
        .iter()
        .filter(|step| step.unknown)
        .map(|step| json!({ "step": step.id }))
        .collect()
}

/// Name of a node by its place; every index of the findings lies inside.
pub(super) fn node_name(graph: &Graph, index: u32) -> String {
    graph
        .nodes
        .get(index as usize)
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// Id of a step by its place.
pub(super) fn step_id(graph: &Graph, index: u32) -> &str {
    graph
        .steps
        .get(index as usize)
        .map(|step| step.id.as_str())
        .unwrap_or_default()
}

fn step_in_json(step: &Step, graph: &Graph, plant: &Plant) -> Json {
    let row = catalogue().steps.get(&step.row);
    json!({
        "id": step.id,
        "rule": &*step.rule,
        "row": &*step.row,
        "needs": step.needs.iter().map(|&node| node_name(graph, node)).collect::<Vec<_>>(),
        "to": node_name(graph, step.to),
        "base": step.base,
        "residual": step.residual,
        "detect": step.detect,
        "p": step.p,
        "factors": step.factors.iter().map(factor).collect::<Json>(),
        "text": both(|lang| Teller { plant, lang }.step(graph, step)),
        "entry_points": row.map(|row| row.entry_points.as_slice()).unwrap_or_default(),
        "techniques": row.map(|row| row.techniques.as_slice()).unwrap_or_default(),
        "zone": step.zone,
        "via": step.via.map(|via| via.to_string()),
        "unknown": step.unknown,
    })
}

fn factor(factor: &Factor) -> Json {
    json!({
        "family": factor.family,
        "measure": factor.measure,
        "strength": factor.strength,
        "target": factor.target.map(target),
        "role": if factor.primary { "primary" } else { "secondary" },
        "coverage": factor.coverage,
        "quality": factor.quality,
        "efficacy": factor.efficacy,
        "counted": factor.counted,
        "rank": factor.rank,
        "assumed": factor.assumed,
    })
}

fn node_in_json(node: &Node, plant: &Plant) -> Json {
    let element = element(node);
    json!({
        "id": node.to_string(),
        "kind": kind(node),
        "element": element.map(|element| element.to_string()),
        "zone": element.and_then(|element| zone(element, plant)),
    })
}

const fn kind(node: &Node) -> &'static str {
    match node {
        Node::Start => "start",
        Node::Presence(_) | Node::LinkPresence(_) => "presence",
        Node::Control(_) => "control",
        Node::Inside(_) => "inside",
        Node::Outside(_) => "outside",
        Node::Credential(_) => "credential",
        Node::Confidentiality(..) | Node::FlowRead(..) => "confidentiality",
        Node::Integrity(..) | Node::FlowForged(..) => "integrity",
        Node::DenyDevice(_) | Node::DenyNetwork(_) | Node::DenyGroup(..) | Node::DenyService(_) => "deny",
        Node::Manipulate(_) => "manip",
        Node::SafetyLost(_) => "safe",
    }
}

fn element(node: &Node) -> Option<Element> {
    Some(match node {
        Node::Start | Node::Credential(_) => return None,
        Node::Presence(id) | Node::DenyNetwork(id) => Element::Network(*id),
        Node::LinkPresence(id) => Element::Link(*id),
        Node::Control(id) | Node::DenyDevice(id) | Node::Manipulate(id) | Node::SafetyLost(id) => {
            Element::Device(*id)
        }
        Node::Inside(id) => Element::Place(*id),
        Node::Outside(id) | Node::DenyService(id) => Element::Party(*id),
        Node::Confidentiality(id, _) | Node::Integrity(id, _) => Element::Data(*id),
        Node::FlowRead(carrier, _) | Node::FlowForged(carrier, _) => (*carrier).into(),
        Node::DenyGroup(id, _) => Element::Task(*id),
    })
}

fn zone(element: Element, plant: &Plant) -> Option<ZoneId> {
    match element {
        Element::Device(id) => plant.devices.get(&id)?.zone,
        Element::Network(id) => plant.networks.get(&id)?.home_zone,
        _ => None,
    }
}
