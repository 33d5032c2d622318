//! One record taken, changed and sent back whole: how a form edits without knowing about tables.

use super::{Change, Record};
use crate::plant::{
    Conduit, ConduitId, Data, DataId, Decision, DecisionId, Dept, DeptId, Device, DeviceId, Element,
    Exclusion, ExclusionId, Flow, FlowId, Link, LinkId, Measure, MeasureId, Network, NetworkId, Note, NoteId,
    OwnNumber, OwnNumberId, Party, PartyId, Place, PlaceId, Plant, RecordId, Table, Task, TaskId, Utility,
    UtilityId, Zone, ZoneId,
};

/// An id whose record can be read from a plant and put back.
pub trait Editable: RecordId + Into<Element> {
    /// The record behind the id.
    type Record: Clone + PartialEq;

    /// The table it lies in.
    fn table(plant: &Plant) -> &Table<Self, Self::Record>;

    /// The record with its id, ready to be put.
    fn record(self, record: Self::Record) -> Record;
}

macro_rules! editable { ($($id:ident, $record:ident, $kind:ident, $table:ident;)*) => { $(
    impl Editable for $id {
        type Record = $record;

        fn table(plant: &Plant) -> &Table<Self, $record> {
            &plant.$table
        }

        fn record(self, record: $record) -> Record {
            Record::$kind(self, Box::new(record))
        }
    }
)* } }

editable! {
    DeptId, Dept, Dept, depts;
    PartyId, Party, Party, parties;
    PlaceId, Place, Place, places;
    UtilityId, Utility, Utility, utilities;
    NetworkId, Network, Network, networks;
    ZoneId, Zone, Zone, zones;
    DeviceId, Device, Device, devices;
    LinkId, Link, Link, links;
    ConduitId, Conduit, Conduit, conduits;
    DataId, Data, Data, data;
    FlowId, Flow, Flow, flows;
    TaskId, Task, Task, tasks;
    MeasureId, Measure, Measure, measures;
    DecisionId, Decision, Decision, decisions;
    NoteId, Note, Note, notes;
    ExclusionId, Exclusion, Exclusion, exclusions;
    OwnNumberId, OwnNumber, OwnNumber, numbers;
}

impl Change {
    /// Writes one record whole.
    pub fn put<I: Editable>(id: I, record: I::Record) -> Self {
        Self::Put(vec![id.record(record)])
    }

    /// The same edit on several records; those that do not exist, or stay as they are, are left out.
    pub fn edit<I: Editable>(plant: &Plant, ids: &[I], mut edit: impl FnMut(&mut I::Record)) -> Self {
        let put = ids.iter().filter_map(|&id| {
            let before = I::table(plant).get(&id)?;
            let mut after = before.clone();
            edit(&mut after);
            (after != *before).then(|| id.record(after))
        });
        Self::Put(put.collect())
    }

    /// Whether it certainly changes nothing.
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Put(records) => records.is_empty(),
            Self::All(changes) => changes.iter().all(Self::is_nothing),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::{Session, StepName},
        plant::IdSource,
    };

    #[test]
    fn one_edit_of_several_records_is_one_step_and_leaves_out_what_stays() {
        let mut ids = IdSource::new(1);
        let (a, b): (DeviceId, DeviceId) = (ids.fresh(), ids.fresh());
        let mut plant = Plant::default();
        plant.devices.insert(
            a,
            Device {
                maker: "M".into(),
                ..Device::default()
            },
        );
        plant.devices.insert(b, Device::default());
        let change = Change::edit(&plant, &[a, b, ids.fresh()], |device| device.maker = "M".into());
        assert!(matches!(&change, Change::Put(records) if records.len() == 1));
        let mut session = Session::open(plant);
        session.dispatch(StepName::Edit, &change);
        assert_eq!(session.plant().devices[&b].maker, "M");
        assert_eq!(session.history().done().count(), 1);
    }
}
