//! Finds the record somebody wrote about a conduit by what it joins (D-16).

use std::collections::BTreeMap;

use crate::plant::{Carrier, ConduitId, Plant, ZoneId};

/// Conduit records by `(smaller zone, larger zone, carrier)`.
#[derive(Clone, Debug)]
pub(crate) struct ConduitKeys(BTreeMap<(ZoneId, ZoneId, Carrier), ConduitId>);

impl ConduitKeys {
    /// Reads the records; of two about the same conduit the smaller id stands.
    pub(crate) fn new(plant: &Plant) -> Self {
        let mut keys = BTreeMap::new();
        for (&id, record) in &plant.conduits {
            if let (Some(a), Some(b), Some(carrier)) = (record.a, record.b, record.carrier) {
                keys.entry((a.min(b), a.max(b), carrier)).or_insert(id);
            }
        }
        Self(keys)
    }

    /// The record about the conduit between two zones on a carrier.
    pub(crate) fn find(&self, a: ZoneId, b: ZoneId, carrier: Carrier) -> Option<ConduitId> {
        self.0.get(&(a.min(b), a.max(b), carrier)).copied()
    }
}
