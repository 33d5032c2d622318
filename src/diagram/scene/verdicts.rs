//! What the findings say, looked up by what is drawn; built in one pass so that painting stays linear.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    analysis::findings::{CellGrade, Effect, Findings, Node},
    plant::{Carrier, DeviceId, Element, Grade, Importance, Plant, Strength, ZoneId},
};

/// An entry that carries at least this share of the risk gets a mark.
const ENTRY_SHARE: f64 = 0.05;

/// Grades, entries and gaps by record; empty without findings.
#[derive(Debug, Default)]
pub(super) struct Verdicts {
    devices: BTreeMap<DeviceId, Grade>,
    zones: BTreeMap<ZoneId, CellGrade>,
    importance: BTreeMap<ZoneId, Importance>,
    entries: BTreeSet<DeviceId>,
    walls: BTreeMap<(ZoneId, ZoneId, Carrier), Strength>,
    gaps: BTreeMap<ZoneId, usize>,
}

impl Verdicts {
    pub(super) fn of(plant: &Plant, findings: Option<&Findings>) -> Self {
        let rated = |(&id, zone): (_, &crate::plant::Zone)| zone.importance.value.map(|value| (id, value));
        let mut importance: BTreeMap<ZoneId, Importance> = plant.zones.iter().filter_map(rated).collect();
        let Some(findings) = findings else {
            return Self {
                importance,
                ..Self::default()
            };
        };
        importance.extend(
            findings
                .zones
                .iter()
                .filter_map(|risk| Some((risk.zone, risk.importance?))),
        );
        let mut devices = BTreeMap::new();
        for effect in &findings.effects {
            let node = findings.graph.nodes.get(effect.node as usize);
            if let (Some(grade), Some(device)) = (effect.grade, device_of(effect.element, node)) {
                let worst = devices.entry(device).or_insert(grade);
                *worst = grade.min(*worst);
            }
        }
        let entries = findings
            .exposure
            .iter()
            .filter(|exposure| exposure.share >= ENTRY_SHARE)
            .filter_map(|exposure| {
                let step = findings.graph.steps.get(exposure.step as usize)?;
                match findings.graph.nodes.get(step.to as usize)? {
                    Node::Control(device) => Some(*device),
                    _ => None,
                }
            })
            .collect();
        let mut gaps: BTreeMap<ZoneId, BTreeSet<&str>> = BTreeMap::new();
        for coverage in &findings.coverage {
            let missing = coverage.gap.iter().map(|(measure, ..)| measure.as_str());
            gaps.entry(coverage.zone).or_default().extend(missing);
        }
        Self {
            devices,
            zones: findings
                .zones
                .iter()
                .map(|risk| (risk.zone, risk.grade))
                .collect(),
            importance,
            entries,
            walls: findings
                .conduits
                .iter()
                .map(|c| ((c.a, c.b, c.carrier), c.strength))
                .collect(),
            gaps: gaps
                .into_iter()
                .map(|(zone, missing)| (zone, missing.len()))
                .collect(),
        }
    }

    pub(super) fn device(&self, device: DeviceId) -> Option<Grade> {
        self.devices.get(&device).copied()
    }

    pub(super) fn zone(&self, zone: ZoneId) -> Option<CellGrade> {
        self.zones.get(&zone).copied()
    }

    pub(super) fn importance(&self, zone: ZoneId) -> Option<Importance> {
        self.importance.get(&zone).copied()
    }

    /// An attacker may well start at this device.
    pub(super) fn is_entry(&self, device: DeviceId) -> bool {
        self.entries.contains(&device)
    }

    /// Strength of the wall between two zones at a carrier, in either order of the zones.
    pub(super) fn wall(&self, a: ZoneId, b: ZoneId, carrier: Carrier) -> Option<Strength> {
        self.walls.get(&(a.min(b), a.max(b), carrier)).copied()
    }

    /// Measures of a zone that are weaker than asked for.
    pub(super) fn gaps(&self, zone: ZoneId) -> usize {
        self.gaps.get(&zone).copied().unwrap_or_default()
    }
}

/// The worst effect that shows at a device or another record: what its grade on the drawing stands for.
pub fn worst_effect_at(findings: &Findings, element: Element) -> Option<usize> {
    let worst = findings
        .effects
        .iter()
        .enumerate()
        .filter(|(_, effect)| effect.grade.is_some() && shows_at(findings, effect, element))
        .min_by(|(_, a), (_, b)| {
            (a.grade.cmp(&b.grade))
                .then(b.likelihood.cmp(&a.likelihood))
                .then(b.p.value.total_cmp(&a.p.value))
        });
    worst.map(|(index, _)| index)
}

/// The grade that stands at a record: that of its worst effect.
pub fn grade_at(findings: &Findings, element: Element) -> Option<Grade> {
    findings.effects.get(worst_effect_at(findings, element)?)?.grade
}

/// Whether an effect shows at a record: it hits it, or data that lies there.
pub fn shows_at(findings: &Findings, effect: &Effect, element: Element) -> bool {
    let node = findings.graph.nodes.get(effect.node as usize);
    effect.element == element || device_of(effect.element, node).map(Element::Device) == Some(element)
}

/// The device an effect shows at: what it hits, or where the data lies that it hits.
const fn device_of(element: Element, node: Option<&Node>) -> Option<DeviceId> {
    match (element, node) {
        (Element::Device(device), _) => Some(device),
        (_, Some(Node::Confidentiality(_, device) | Node::Integrity(_, device))) => *device,
        _ => None,
    }
}
