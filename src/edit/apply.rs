//! Carries out a change on a plant.

use super::{Change, Record};
use crate::plant::Plant;

/// Writes `change` into `plant`. Names of records that do not exist are passed over.
pub(super) fn apply(plant: &mut Plant, change: &Change) {
    match change {
        Change::Put(records) => records.iter().for_each(|record| put(plant, record)),
        Change::PutInfo(info) => plant.info.clone_from(info),
        Change::All(changes) => changes.iter().for_each(|change| apply(plant, change)),
        Change::Move { .. } | Change::SetZone { .. } | Change::ResizeZone { .. } | Change::Delete(_) => {}
    }
}

fn put(plant: &mut Plant, record: &Record) {
    macro_rules! insert {
        ($table:ident, $id:expr, $record:expr) => {
            drop(plant.$table.insert(*$id, (**$record).clone()))
        };
    }
    match record {
        Record::Dept(id, r) => insert!(depts, id, r),
        Record::Party(id, r) => insert!(parties, id, r),
        Record::Place(id, r) => insert!(places, id, r),
        Record::Utility(id, r) => insert!(utilities, id, r),
        Record::Network(id, r) => insert!(networks, id, r),
        Record::Zone(id, r) => insert!(zones, id, r),
        Record::Device(id, r) => insert!(devices, id, r),
        Record::Link(id, r) => insert!(links, id, r),
        Record::Conduit(id, r) => insert!(conduits, id, r),
        Record::Data(id, r) => insert!(data, id, r),
        Record::Flow(id, r) => insert!(flows, id, r),
        Record::Task(id, r) => insert!(tasks, id, r),
        Record::Measure(id, r) => insert!(measures, id, r),
        Record::Decision(id, r) => insert!(decisions, id, r),
        Record::Note(id, r) => insert!(notes, id, r),
    }
}
