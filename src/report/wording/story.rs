//! Effects, nodes and steps of an attack in words.

use crate::{
    analysis::findings::{Effect, EffectKind, Findings, Graph, Node, Step, Story},
    guideline::catalogue,
    i18n::{Lang, ReportText as T, fill},
    plant::{Element, FlowId, Link, Plant, ZoneId},
};

/// What names are taken from, and the language they are told in.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// Names of records.
    pub plant: &'a Plant,
    /// Language.
    pub lang: Lang,
}

/// One step of a story as it is shown: what it reaches, how, and where it crosses into.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    /// Index of the step in the graph.
    pub step: crate::analysis::findings::StepIndex,
    /// The record it reaches; none for a stolen ID.
    pub element: Option<Element>,
    /// Its name.
    pub name: String,
    /// Short name of what is done.
    pub how: String,
    /// What is done, as a sentence.
    pub sentence: String,
    /// The zone it enters, where that is another than before.
    pub enters: Option<ZoneId>,
    /// What it reaches is the harm itself, not a foothold.
    pub is_harm: bool,
}

impl Teller<'_> {
    fn say(self, text: T) -> &'static str {
        text.get(self.lang)
    }

    fn name(self, element: impl Into<Element>) -> String {
        self.plant.display_name(element.into(), self.lang.is_english())
    }

    /// What happens, as a sentence without its full stop.
    pub fn effect(self, effect: &Effect) -> String {
        let text = match (effect.kind, effect.element) {
            (EffectKind::Deny, Element::Network(_)) => T::EffectDenyNetwork,
            (EffectKind::Deny, Element::Party(_)) => T::EffectDenyService,
            (EffectKind::Deny, _) => T::EffectDeny,
            (EffectKind::Disclose, Element::Flow(_)) => T::EffectReadOnTheWay,
            (EffectKind::Tamper, Element::Flow(_)) => T::EffectForgedOnTheWay,
            (EffectKind::Manip, _) => T::EffectManip,
            (EffectKind::Safety, _) => T::EffectSafety,
            (EffectKind::Disclose, _) => T::EffectDisclose,
            (EffectKind::Tamper, _) => T::EffectTamper,
            (EffectKind::Lose, _) => T::EffectLose,
            (EffectKind::Foothold, _) => T::EffectFoothold,
        };
        let name = match effect.element {
            Element::Flow(id) => self.flow(id),
            element => self.name(element),
        };
        fill(self.say(text), &[("name", &name)])
    }

    /// A flow by its ends; people know those better than its number.
    fn flow(self, id: FlowId) -> String {
        let ends = (self.plant.flows.get(&id)).and_then(|flow| Some((flow.from?, flow.to?)));
        let Some((from, to)) = ends else {
            return self.name(id);
        };
        let (from, to) = (self.name(Element::from(from)), self.name(Element::from(to)));
        fill(self.say(T::FlowEnds), &[("from", &from), ("to", &to)])
    }

    /// A node by name.
    pub fn node(self, node: &Node) -> String {
        match node {
            Node::Start => self.say(T::NodeStart).to_owned(),
            Node::Credential(group) => fill(self.say(T::NodeCredential), &[("name", group)]),
            Node::LinkPresence(id) => {
                let ends = self.plant.links.get(id).and_then(Link::devices);
                let names = ends.map(|(a, b)| [self.name(a), self.name(b)].join(self.lang.pick("・", ", ")));
                fill(self.say(T::NodeLink), &[("name", &names.unwrap_or_default())])
            }
            Node::DenyGroup(task, group) => fill(
                self.say(T::NodeGroup),
                &[("name", &self.name(*task)), ("group", group)],
            ),
            node => element_of(node)
                .map(|element| self.name(element))
                .unwrap_or_default(),
        }
    }

    /// A step as a sentence.
    pub fn step(self, graph: &Graph, step: &Step) -> String {
        let Some(row) = catalogue().step(&step.row) else {
            return step.id.clone();
        };
        let holes = self.holes(graph, step);
        fill(
            row.text.get(self.lang),
            &holes.each_ref().map(|(hole, text)| (*hole, text.as_str())),
        )
    }

    /// What stands in the holes of a step's sentence: where it starts, what it reaches, what it passes through.
    fn holes(self, graph: &Graph, step: &Step) -> [(&'static str, String); 3] {
        let name = |index: u32| graph.nodes.get(index as usize).map(|node| self.node(node));
        let from = step.needs.first().and_then(|&index| name(index));
        [
            ("from", from.unwrap_or_default()),
            ("to", name(step.to).unwrap_or_default()),
            ("via", step.via.map(|via| self.name(via)).unwrap_or_default()),
        ]
    }

    /// A story step by step, in the order in which it happens.
    pub fn story(self, findings: &Findings, story: &Story) -> Vec<Leg> {
        let mut zone = None;
        let mut legs = Vec::new();
        for &index in &story.steps {
            let Some(step) = findings.graph.steps.get(index as usize) else {
                continue;
            };
            let Some(node) = findings.graph.nodes.get(step.to as usize) else {
                continue;
            };
            let here = self.zone_of(node);
            legs.push(Leg {
                step: index,
                element: element_of(node),
                name: self.node(node),
                how: catalogue()
                    .step(&step.row)
                    .map_or_else(String::new, |row| row.name.get(self.lang).to_owned()),
                sentence: self.step(&findings.graph, step),
                enters: here.filter(|_| here != zone),
                is_harm: is_harm(node),
            });
            zone = here.or(zone);
        }
        legs
    }

    /// The zone a node lies in.
    fn zone_of(self, node: &Node) -> Option<ZoneId> {
        match element_of(node)? {
            Element::Device(id) => self.plant.devices.get(&id)?.zone,
            Element::Network(id) => self.plant.networks.get(&id)?.home_zone,
            _ => None,
        }
    }
}

/// The record a node of the attack graph stands for.
pub const fn element_of(node: &Node) -> Option<Element> {
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

/// Whether a node is harm done, not a foothold on the way.
pub const fn is_harm(node: &Node) -> bool {
    !matches!(
        node,
        Node::Start
            | Node::Presence(_)
            | Node::LinkPresence(_)
            | Node::Control(_)
            | Node::Inside(_)
            | Node::Outside(_)
            | Node::Credential(_)
    )
}
