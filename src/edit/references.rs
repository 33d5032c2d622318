//! Which other records a record names, and what is left of it when some of them are gone.
//!
//! The mirror of `Plant::dangling`: every reference checked there can be dropped here.

use std::collections::{BTreeMap, BTreeSet};

use crate::plant::{
    Conduit, Data, Decision, Dept, Device, Element, Exclusion, Flow, Link, Measure, Network, Note, OwnNumber,
    Party, Place, Plant, Target, Task, Utility, Zone,
};

/// Answers whether a named record is no longer there.
type Gone<'a> = &'a dyn Fn(Element) -> bool;

/// A record that names others.
trait Names {
    /// Drops every name of a record that is gone; says whether this record can stand without what it lost.
    fn drop_gone(&mut self, gone: Gone<'_>) -> bool;
}

/// Takes records out of the plant, and with them what cannot stand without them.
pub(super) fn remove(plant: &mut Plant, mut gone: BTreeSet<Element>) {
    // A table stands after those whose loss takes its records along: conduits go with links, measures with conduits.
    macro_rules! remove_from {
        ($($table:ident)*) => { $(
            let mut lost = Vec::new();
            plant.$table.retain(|&id, record| {
                let element = Element::from(id);
                let stays = !gone.contains(&element) && record.drop_gone(&|name| gone.contains(&name));
                if !stays {
                    lost.push(element);
                }
                stays
            });
            gone.extend(lost);
        )* };
    }
    if !gone.is_empty() {
        remove_from!(depts places zones networks parties data devices utilities links);
        remove_from!(conduits flows tasks measures decisions notes exclusions numbers);
    }
}

/// Makes records whole that were just written: a name of nothing is dropped, and a record that cannot stand
/// without it goes. So no change, however it was put together, leaves a plant that could not be opened again.
pub(super) fn mend(plant: &mut Plant, written: &BTreeSet<Element>) {
    let mut lost = BTreeSet::new();
    for &element in written {
        macro_rules! mend_in {
            ($table:ident, $id:expr) => {
                if let Some(mut record) = plant.$table.get(&$id).cloned() {
                    if !record.drop_gone(&|name| !plant.has(name)) {
                        lost.insert(element);
                    }
                    plant.$table.insert($id, record);
                }
            };
        }
        match element {
            Element::Dept(id) => mend_in!(depts, id),
            Element::Party(id) => mend_in!(parties, id),
            Element::Place(id) => mend_in!(places, id),
            Element::Utility(id) => mend_in!(utilities, id),
            Element::Network(id) => mend_in!(networks, id),
            Element::Device(id) => mend_in!(devices, id),
            Element::Link(id) => mend_in!(links, id),
            Element::Zone(id) => mend_in!(zones, id),
            Element::Conduit(id) => mend_in!(conduits, id),
            Element::Data(id) => mend_in!(data, id),
            Element::Flow(id) => mend_in!(flows, id),
            Element::Task(id) => mend_in!(tasks, id),
            Element::Measure(id) => mend_in!(measures, id),
            Element::Decision(id) => mend_in!(decisions, id),
            Element::Note(id) => mend_in!(notes, id),
            Element::Exclusion(id) => mend_in!(exclusions, id),
            Element::OwnNumber(id) => mend_in!(numbers, id),
        }
    }
    remove(plant, lost);
}

/// Drops a name of one; says whether it was kept (or there was none).
fn drop_one<I: Copy + Into<Element>>(name: &mut Option<I>, gone: Gone<'_>) -> bool {
    let lost = name.is_some_and(|name| gone(name.into()));
    if lost {
        *name = None;
    }
    !lost
}

fn drop_some<I: Copy + Ord + Into<Element>>(names: &mut BTreeSet<I>, gone: Gone<'_>) {
    names.retain(|&name| !gone(name.into()));
}

fn drop_keys<I: Copy + Ord + Into<Element>, V>(names: &mut BTreeMap<I, V>, gone: Gone<'_>) {
    names.retain(|&name, _| !gone(name.into()));
}

impl Names for Dept {
    fn drop_gone(&mut self, _: Gone<'_>) -> bool {
        true
    }
}

impl Names for Note {
    fn drop_gone(&mut self, _: Gone<'_>) -> bool {
        true
    }
}

impl Names for OwnNumber {
    fn drop_gone(&mut self, _: Gone<'_>) -> bool {
        true
    }
}

impl Names for Party {
    fn drop_gone(&mut self, gone: Gone<'_>) -> bool {
        drop_one(&mut self.lives_in, gone);
        true
    }
}

impl Names for Place {
    fn drop_gone(&mut self, gone: Gone<'_>) -> bool {
        drop_one(&mut self.parent, gone);
        true
    }
}

impl Names for Utility {
    fn drop_gone(&mut self, gone: Gone<'_>) -> bool {
        drop_some(&mut self.devices, gone);
        drop_some(&mut self.places, gone);
        true
    }
}

impl Names for Network {
    fn drop_gone(&mut self, gone: Gone<'_>) -> bool {
        drop_one(&mut self.home_zone, gone);
        drop_some(&mut self.places, gone);
        true
    }
}

impl Names for Zone {
    fn drop_gone(&mut self, gone: Gone<'_>) -> bool {
        drop_one(&mut self.parent, gone);
        drop_keys(&mut self.tasks, gone);
        true
    }
}

impl Names for Device {
    fn drop_gone(&mut self, gone: Gone<'_>) -> bool {
        drop_one(&mut self.zone, gone);
        drop_one(&mut self.place, gone);
        drop_one(&mut self.owner, gone);
        drop_some(&mut self.updates_from, gone);
        drop_some(&mut self.manages, gone);
        drop_some(&mut self.engineers, gone);
        drop_some(&mut self.program_data, gone);
        true
    }
}

impl Names for Link {
    fn drop_gone(&mut self, gone: Gone<'_>) -> bool {
        drop_one(&mut self.a, gone);
        drop_one(&mut self.b, gone);
        self.attachment().is_some() || self.devices().is_some()
    }
}

impl Names for Conduit {
    fn drop_gone(&mut self, gone: Gone<'_>) -> bool {
        drop_some(&mut self.data, gone);
        drop_one(&mut self.owner, gone);
        let ends = drop_one(&mut self.a, gone) & drop_one(&mut self.b, gone);
        ends & drop_one(&mut self.carrier, gone)
    }
}

impl Names for Data {
    fn drop_gone(&mut self, gone: Gone<'_>) -> bool {
        drop_some(&mut self.stored_at, gone);
        true
    }
}

impl Names for Flow {
    fn drop_gone(&mut self, gone: Gone<'_>) -> bool {
        drop_some(&mut self.data, gone);
        drop_some(&mut self.tasks, gone);
        drop_one(&mut self.from, gone) & drop_one(&mut self.to, gone)
    }
}

impl Names for Task {
    fn drop_gone(&mut self, gone: Gone<'_>) -> bool {
        drop_one(&mut self.department, gone);
        let num_devices = self.devices.len();
        drop_keys(&mut self.devices, gone);
        if self.devices.len() < num_devices {
            self.shrink_groups();
        }
        drop_keys(&mut self.data, gone);
        drop_some(&mut self.services, gone);
        drop_keys(&mut self.feeds, gone);
        true
    }
}

impl Names for Measure {
    fn drop_gone(&mut self, gone: Gone<'_>) -> bool {
        drop_one(&mut self.owner, gone);
        drop_some(&mut self.unconfirmed_for, gone);
        let target_is_gone = self.target.and_then(Target::element).is_some_and(gone);
        !target_is_gone
    }
}

impl Names for Decision {
    fn drop_gone(&mut self, gone: Gone<'_>) -> bool {
        drop_one(&mut self.zone, gone)
    }
}

impl Names for Exclusion {
    fn drop_gone(&mut self, gone: Gone<'_>) -> bool {
        let was_about_records = !self.subjects.is_empty();
        self.subjects.retain(|&subject| !gone(subject));
        !was_about_records || !self.subjects.is_empty()
    }
}
