//! The difference of two plants: every touched record before and after. Computed, never written by hand.
//!
//! Undo writes every `before`, redo every `after`; the journal and the merge of two files use the same value.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ConduitId, DataId, DecisionId, DeptId, DeviceId, Element, ExclusionId, FlowId, LinkId, MeasureId,
    NetworkId, NoteId, OwnNumberId, PartyId, PlaceId, Plant, Table, TaskId, UtilityId, ZoneId,
    records::{
        Conduit, Data, Decision, Dept, Device, Exclusion, Flow, Link, Measure, Network, Note, OwnNumber,
        Party, Place, PlantInfo, Task, Utility, Zone,
    },
};

/// One record before and after; `None` means it did not exist.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot<R> {
    /// Before the change.
    pub before: Option<R>,
    /// After it.
    pub after: Option<R>,
}

/// Touched records of one table.
pub type Slots<I, R> = BTreeMap<I, Slot<R>>;

fn diff_table<I: Ord + Copy, R: Clone + PartialEq>(old: &Table<I, R>, new: &Table<I, R>) -> Slots<I, R> {
    if old.is_same(new) {
        return Slots::new();
    }
    let touched = old.iter().filter(|(id, before)| new.get(id) != Some(before));
    let touched = touched.map(|(&id, before)| {
        let slot = Slot {
            before: Some(before.clone()),
            after: new.get(&id).cloned(),
        };
        (id, slot)
    });
    let added = new.iter().filter(|(id, _)| !old.contains_key(id));
    let added = added.map(|(&id, after)| {
        let slot = Slot {
            before: None,
            after: Some(after.clone()),
        };
        (id, slot)
    });
    touched.chain(added).collect()
}

fn write_side<I: Ord + Copy, R: Clone>(table: &mut Table<I, R>, slots: &Slots<I, R>, side: Side) {
    for (&id, slot) in slots {
        let record = match side {
            Side::Before => &slot.before,
            Side::After => &slot.after,
        };
        match record {
            Some(record) => table.insert(id, record.clone()),
            None => table.remove(&id),
        };
    }
}

/// Which side of a difference to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// As it was.
    Before,
    /// As it became.
    After,
}

macro_rules! diff { ($($table:ident: $id:ident, $record:ident, $element:ident;)*) => {
    /// All touched records of a change.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Diff {
        /// The plant's own facts, if touched.
        pub info: Option<Box<Slot<PlantInfo>>>,
        $(
            #[doc = concat!("Touched `", stringify!($table), "`.")]
            pub $table: Slots<$id, $record>,
        )*
    }

    impl Diff {
        /// What must be written to turn `old` into `new`.
        pub fn between(old: &Plant, new: &Plant) -> Self {
            let info = (old.info != new.info).then(|| {
                Box::new(Slot { before: Some(old.info.clone()), after: Some(new.info.clone()) })
            });
            Self { info, $( $table: diff_table(&old.$table, &new.$table), )* }
        }

        /// Whether nothing was touched.
        pub fn is_empty(&self) -> bool {
            self.info.is_none() $( && self.$table.is_empty() )*
        }

        /// Writes one side into `plant`.
        pub fn write(&self, plant: &mut Plant, side: Side) {
            if let Some(slot) = &self.info {
                let info = match side { Side::Before => &slot.before, Side::After => &slot.after };
                plant.info = info.clone().unwrap_or_default();
            }
            $( write_side(&mut plant.$table, &self.$table, side); )*
        }

        /// Every record it touches.
        pub fn elements(&self) -> BTreeSet<Element> {
            let mut elements = BTreeSet::new();
            $( elements.extend(self.$table.keys().map(|&id| Element::$element(id))); )*
            elements
        }
    }
} }

diff! {
    depts: DeptId, Dept, Dept;
    parties: PartyId, Party, Party;
    places: PlaceId, Place, Place;
    utilities: UtilityId, Utility, Utility;
    networks: NetworkId, Network, Network;
    zones: ZoneId, Zone, Zone;
    devices: DeviceId, Device, Device;
    links: LinkId, Link, Link;
    conduits: ConduitId, Conduit, Conduit;
    data: DataId, Data, Data;
    flows: FlowId, Flow, Flow;
    tasks: TaskId, Task, Task;
    measures: MeasureId, Measure, Measure;
    decisions: DecisionId, Decision, Decision;
    notes: NoteId, Note, Note;
    exclusions: ExclusionId, Exclusion, Exclusion;
    numbers: OwnNumberId, OwnNumber, OwnNumber;
}
