//! Effects and steps in words.

use super::Source;
use crate::{
    analysis::findings::{Effect, EffectKind, Findings, Node, Step},
    i18n::ReportText as T,
    plant::{Element, Link},
};

impl Source<'_> {
    /// What happens, as a sentence without its full stop.
    pub(super) fn effect(&self, effect: &Effect) -> String {
        let name = self.name(effect.element);
        let text = match (effect.kind, effect.element) {
            (EffectKind::Deny, Element::Network(_)) => T::EffectDenyNetwork,
            (EffectKind::Deny, Element::Party(_)) => T::EffectDenyService,
            (EffectKind::Deny, _) => T::EffectDeny,
            (EffectKind::Manip, _) => T::EffectManip,
            (EffectKind::Safety, _) => T::EffectSafety,
            (EffectKind::Disclose, _) => T::EffectDisclose,
            (EffectKind::Tamper, _) => T::EffectTamper,
            (EffectKind::Lose, _) => T::EffectLose,
            (EffectKind::Foothold, _) => T::EffectFoothold,
        };
        self.fill(text, &[("name", &name)])
    }

    /// A node by name.
    pub(super) fn node(&self, node: &Node) -> String {
        match node {
            Node::Start => self.say(T::NodeStart).to_owned(),
            Node::Credential(group) => self.fill(T::NodeCredential, &[("name", group)]),
            Node::LinkPresence(id) => {
                let ends = self.plant.links.get(id).and_then(Link::devices);
                let names = ends.map(|(a, b)| self.list([self.name(a), self.name(b)]));
                self.fill(T::NodeLink, &[("name", &names.unwrap_or_default())])
            }
            Node::DenyGroup(task, group) => {
                self.fill(T::NodeGroup, &[("name", &self.name(*task)), ("group", group)])
            }
            node => element_of(node)
                .map(|element| self.name(element))
                .unwrap_or_default(),
        }
    }

    /// A step as a sentence.
    pub(super) fn step(&self, findings: &Findings, step: &Step) -> String {
        let node = |index: u32| {
            let node = findings.graph.nodes.get(index as usize);
            node.map(|node| self.node(node)).unwrap_or_default()
        };
        let Some(row) = self.catalogue.step(&step.row) else {
            return step.id.clone();
        };
        let from = step.needs.first().map(|&index| node(index)).unwrap_or_default();
        let via = step.via.map(|element| self.name(element)).unwrap_or_default();
        let holes = [("from", from.as_str()), ("to", &node(step.to)), ("via", &via)];
        crate::i18n::fill(row.text.get(self.lang), &holes)
    }
}

/// The record a node of the attack graph stands for.
pub(super) const fn element_of(node: &Node) -> Option<Element> {
    Some(match node {
        Node::Start | Node::Credential(_) => return None,
        Node::Presence(id) | Node::DenyNetwork(id) => Element::Network(*id),
        Node::LinkPresence(id) => Element::Link(*id),
        Node::Control(id) | Node::DenyDevice(id) | Node::Manipulate(id) | Node::SafetyLost(id) => {
            Element::Device(*id)
        }
        Node::Inside(id) => Element::Place(*id),
        Node::Outside(id) | Node::DenyService(id) => Element::Party(*id),
        Node::Confidentiality(id, _)
        | Node::Integrity(id, _)
        | Node::FlowRead(_, id)
        | Node::FlowForged(_, id) => Element::Data(*id),
        Node::DenyGroup(id, _) => Element::Task(*id),
    })
}
