//! Which task needs which data and devices, where data lie and where devices stand: the relations as a plain graph.

use std::collections::{BTreeMap, BTreeSet};

use crate::plant::{Access, Element, Importance, Plant};

/// A column of the map, left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    /// Tasks.
    Task,
    /// Data.
    Data,
    /// Devices.
    Device,
    /// Zones.
    Zone,
}

impl Column {
    /// Left to right.
    pub(super) const ALL: [Self; 4] = [Self::Task, Self::Data, Self::Device, Self::Zone];

    const fn of(element: Element) -> Option<Self> {
        match element {
            Element::Task(_) => Some(Self::Task),
            Element::Data(_) => Some(Self::Data),
            Element::Device(_) => Some(Self::Device),
            Element::Zone(_) => Some(Self::Zone),
            _ => None,
        }
    }
}

/// What joins two records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// The task needs the device this much.
    Needs(Importance),
    /// The task needs the data this much, to read or write them.
    Uses(Importance, Access),
    /// The data lie on the device.
    StoredAt,
    /// The device stands in the zone.
    StandsIn,
}

/// The relations of a plant: records by column, and what joins them (indexes into `nodes`).
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Relations {
    /// The records, by column, then code.
    pub(super) nodes: Vec<(Column, Element)>,
    /// What joins them, left end first.
    pub(super) edges: Vec<(usize, usize, Relation)>,
}

impl Relations {
    /// All relations of the plant, or only those on a way through `focus`.
    pub(super) fn of(plant: &Plant, focus: Option<Element>) -> Self {
        let edges = all_edges(plant);
        let kept = focus.and_then(|focus| Some((Column::of(focus)?, focus)));
        let kept = kept
            .filter(|&(_, focus)| plant.has(focus))
            .map(|(_, focus)| through(focus, &edges));
        let mut nodes: Vec<(Column, Element)> = all_elements(plant)
            .filter(|element| kept.as_ref().is_none_or(|kept| kept.contains(element)))
            .filter_map(|element| Some((Column::of(element)?, element)))
            .collect();
        nodes.sort_by_key(|&(column, element)| (column, plant.code_and_name(element, false), element));
        let places: BTreeMap<Element, usize> = nodes
            .iter()
            .enumerate()
            .map(|(place, &(_, element))| (element, place))
            .collect();
        let edges = edges
            .into_iter()
            .filter_map(|(a, b, relation)| Some((*places.get(&a)?, *places.get(&b)?, relation)))
            .collect();
        Self { nodes, edges }
    }
}

fn all_elements(plant: &Plant) -> impl Iterator<Item = Element> {
    let tasks = plant.tasks.keys().map(|&id| Element::Task(id));
    let data = plant.data.keys().map(|&id| Element::Data(id));
    let devices = plant.devices.keys().map(|&id| Element::Device(id));
    // A zone without devices has no relation to draw.
    let zones: BTreeSet<_> = plant.devices.values().filter_map(|device| device.zone).collect();
    tasks
        .chain(data)
        .chain(devices)
        .chain(zones.into_iter().map(Element::Zone))
}

fn all_edges(plant: &Plant) -> Vec<(Element, Element, Relation)> {
    let mut edges = Vec::new();
    for (&task, record) in &plant.tasks {
        for (&device, used) in &record.devices {
            edges.push((task.into(), device.into(), Relation::Needs(used.weight)));
        }
        for (&data, used) in &record.data {
            edges.push((task.into(), data.into(), Relation::Uses(used.weight, used.access)));
        }
    }
    for (&data, record) in &plant.data {
        edges.extend(
            record
                .stored_at
                .iter()
                .map(|&device| (data.into(), device.into(), Relation::StoredAt)),
        );
    }
    for (&device, record) in &plant.devices {
        edges.extend(
            record
                .zone
                .map(|zone| (device.into(), zone.into(), Relation::StandsIn)),
        );
    }
    edges
}

/// Everything on a way through `focus`: what it leads to, and what leads to it.
fn through(focus: Element, edges: &[(Element, Element, Relation)]) -> BTreeSet<Element> {
    let mut kept = BTreeSet::new();
    for forward in [true, false] {
        let mut open = vec![focus];
        let mut seen = BTreeSet::new();
        while let Some(element) = open.pop() {
            if seen.insert(element) {
                let next = edges.iter().filter_map(|&(a, b, _)| {
                    if forward {
                        (a == element).then_some(b)
                    } else {
                        (b == element).then_some(a)
                    }
                });
                open.extend(next);
            }
        }
        kept.extend(seen);
    }
    kept
}
