//! The plant: all records in tables by id. References point one way; reverse look-ups are derived elsewhere.

use super::{
    ConduitId, DataId, DecisionId, DeptId, DeviceId, Element, ExclusionId, FlowId, LinkId, MeasureId,
    NetworkId, NoteId, OwnNumberId, PartyId, PlaceId, Table, TaskId, UtilityId, ZoneId,
    record::record,
    records::{
        Carrier, Conduit, Data, Decision, Dept, Device, End, Exclusion, Flow, FlowEnd, Link, Measure,
        Network, Note, OwnNumber, Party, Place, PlantInfo, Target, Task, Utility, Zone,
    },
};

/// Zones may lie in zones this deep in a file; the canvas allows 4.
pub const ZONE_DEPTH_LIMIT: usize = 8;

record! {
    /// A plant as the engineer drew it.
    pub struct Plant {
        /// Name, state, attackers.
        pub info: PlantInfo,
        /// Departments.
        pub depts: Table<DeptId, Dept>,
        /// Outside parties.
        pub parties: Table<PartyId, Party>,
        /// Places.
        pub places: Table<PlaceId, Place>,
        /// Utilities.
        pub utilities: Table<UtilityId, Utility>,
        /// Networks.
        pub networks: Table<NetworkId, Network>,
        /// Zones.
        pub zones: Table<ZoneId, Zone>,
        /// Devices.
        pub devices: Table<DeviceId, Device>,
        /// Links.
        pub links: Table<LinkId, Link>,
        /// Conduits with something written about them.
        pub conduits: Table<ConduitId, Conduit>,
        /// Data.
        pub data: Table<DataId, Data>,
        /// Flows.
        pub flows: Table<FlowId, Flow>,
        /// Tasks.
        pub tasks: Table<TaskId, Task>,
        /// Measures, now and planned.
        pub measures: Table<MeasureId, Measure>,
        /// Judgements of zone × threat by people.
        pub decisions: Table<DecisionId, Decision>,
        /// Memos.
        pub notes: Table<NoteId, Note>,
        /// Findings that people set aside.
        pub exclusions: Table<ExclusionId, Exclusion>,
        /// Numbers of the analysis that stand before the guideline's here.
        pub numbers: Table<OwnNumberId, OwnNumber>,
    }
}

impl Plant {
    /// Whether a record with this id exists.
    pub fn has(&self, element: Element) -> bool {
        match element {
            Element::Dept(id) => self.depts.contains_key(&id),
            Element::Party(id) => self.parties.contains_key(&id),
            Element::Place(id) => self.places.contains_key(&id),
            Element::Utility(id) => self.utilities.contains_key(&id),
            Element::Network(id) => self.networks.contains_key(&id),
            Element::Device(id) => self.devices.contains_key(&id),
            Element::Link(id) => self.links.contains_key(&id),
            Element::Zone(id) => self.zones.contains_key(&id),
            Element::Conduit(id) => self.conduits.contains_key(&id),
            Element::Data(id) => self.data.contains_key(&id),
            Element::Flow(id) => self.flows.contains_key(&id),
            Element::Task(id) => self.tasks.contains_key(&id),
            Element::Measure(id) => self.measures.contains_key(&id),
            Element::Decision(id) => self.decisions.contains_key(&id),
            Element::Note(id) => self.notes.contains_key(&id),
            Element::Exclusion(id) => self.exclusions.contains_key(&id),
            Element::OwnNumber(id) => self.numbers.contains_key(&id),
        }
    }

    /// How many records it holds.
    pub fn num_elements(&self) -> usize {
        macro_rules! sum {
            ($($table:ident)*) => { 0 $( + self.$table.len() )* };
        }
        sum!(depts parties places utilities networks zones devices links conduits data flows tasks measures decisions notes exclusions numbers)
    }

    /// The user's code and the name of a record, in Japanese or (where given) in English.
    pub fn code_and_name(&self, element: Element, english: bool) -> (&str, &str) {
        macro_rules! named {
            ($table:ident, $id:expr) => {
                self.$table
                    .get(&$id)
                    .map(|r| (r.code.as_str(), pick(&r.name, &r.name_en, english)))
            };
        }
        macro_rules! coded {
            ($table:ident, $id:expr, $text:ident) => {
                self.$table
                    .get(&$id)
                    .map(|r| (r.code.as_str(), r.$text.as_str()))
            };
        }
        match element {
            Element::Dept(id) => named!(depts, id),
            Element::Party(id) => named!(parties, id),
            Element::Place(id) => named!(places, id),
            Element::Utility(id) => named!(utilities, id),
            Element::Network(id) => named!(networks, id),
            Element::Device(id) => named!(devices, id),
            Element::Zone(id) => named!(zones, id),
            Element::Data(id) => named!(data, id),
            Element::Task(id) => named!(tasks, id),
            Element::Link(id) => coded!(links, id, label),
            Element::Conduit(id) => coded!(conduits, id, purpose),
            Element::Flow(id) => coded!(flows, id, note),
            Element::Measure(id) => self.measures.get(&id).map(|m| (m.measure.as_str(), "")),
            Element::Decision(id) => self.decisions.get(&id).map(|d| (d.threat.as_str(), "")),
            Element::Note(id) => self.notes.get(&id).map(|n| ("", n.text.as_str())),
            Element::Exclusion(id) => self.exclusions.get(&id).map(|e| (e.rule.as_str(), "")),
            Element::OwnNumber(id) => self.numbers.get(&id).map(|n| (n.number.as_str(), "")),
        }
        .unwrap_or_default()
    }

    /// The name of a record; its code where it has no name, its id where it has neither.
    pub fn display_name(&self, element: Element, english: bool) -> String {
        match self.code_and_name(element, english) {
            ("", "") => element.to_string(),
            (code, "") => code.to_owned(),
            (_, name) => name.to_owned(),
        }
    }

    /// The zone and all zones around it, inside out; stops at [`ZONE_DEPTH_LIMIT`], so a cycle cannot hang it.
    pub fn zone_and_parents(&self, zone: ZoneId) -> impl Iterator<Item = ZoneId> {
        std::iter::successors(Some(zone), |id| self.zones.get(id)?.parent).take(ZONE_DEPTH_LIMIT + 1)
    }

    /// The place and all places around it, inside out; bounded like [`Self::zone_and_parents`].
    pub fn place_and_parents(&self, place: PlaceId) -> impl Iterator<Item = PlaceId> {
        std::iter::successors(Some(place), |id| self.places.get(id)?.parent).take(ZONE_DEPTH_LIMIT + 1)
    }

    /// Every reference to a record that does not exist, as `(where it stands, what is missing)`.
    pub fn dangling(&self) -> Vec<(Element, Element)> {
        let mut missing = Vec::new();
        let mut need = |from: Element, to: Element| {
            if !self.has(to) {
                missing.push((from, to));
            }
        };
        for (&id, r) in &self.parties {
            r.lives_in.iter().for_each(|&to| need(id.into(), to.into()));
        }
        for (&id, r) in &self.places {
            r.parent.iter().for_each(|&to| need(id.into(), to.into()));
        }
        for (&id, r) in &self.utilities {
            r.devices.iter().for_each(|&to| need(id.into(), to.into()));
            r.places.iter().for_each(|&to| need(id.into(), to.into()));
        }
        for (&id, r) in &self.networks {
            r.home_zone.iter().for_each(|&to| need(id.into(), to.into()));
            r.places.iter().for_each(|&to| need(id.into(), to.into()));
        }
        for (&id, r) in &self.zones {
            r.parent.iter().for_each(|&to| need(id.into(), to.into()));
            r.tasks.keys().for_each(|&to| need(id.into(), to.into()));
        }
        for (&id, r) in &self.devices {
            r.zone.iter().for_each(|&to| need(id.into(), to.into()));
            r.place.iter().for_each(|&to| need(id.into(), to.into()));
            r.owner.iter().for_each(|&to| need(id.into(), to.into()));
            r.updates_from.iter().for_each(|&to| need(id.into(), to.into()));
            r.manages
                .iter()
                .chain(&r.engineers)
                .for_each(|&to| need(id.into(), to.into()));
            r.program_data.iter().for_each(|&to| need(id.into(), to.into()));
        }
        for (&id, r) in &self.links {
            r.a.iter()
                .chain(&r.b)
                .for_each(|&end| need(id.into(), end.into()));
        }
        for (&id, r) in &self.conduits {
            r.a.iter().chain(&r.b).for_each(|&to| need(id.into(), to.into()));
            r.data.iter().for_each(|&to| need(id.into(), to.into()));
            r.owner.iter().for_each(|&to| need(id.into(), to.into()));
        }
        for (&id, r) in &self.data {
            r.stored_at.iter().for_each(|&to| need(id.into(), to.into()));
        }
        for (&id, r) in &self.flows {
            r.from
                .iter()
                .chain(&r.to)
                .for_each(|&end| need(id.into(), end.into()));
            r.data.iter().for_each(|&to| need(id.into(), to.into()));
            r.tasks.iter().for_each(|&to| need(id.into(), to.into()));
        }
        for (&id, r) in &self.tasks {
            r.department.iter().for_each(|&to| need(id.into(), to.into()));
            r.devices.keys().for_each(|&to| need(id.into(), to.into()));
            r.data.keys().for_each(|&to| need(id.into(), to.into()));
            r.services.iter().for_each(|&to| need(id.into(), to.into()));
            r.feeds.keys().for_each(|&to| need(id.into(), to.into()));
        }
        for (&id, r) in &self.measures {
            r.target
                .iter()
                .filter_map(|t| t.element())
                .for_each(|to| need(id.into(), to));
            r.owner.iter().for_each(|&to| need(id.into(), to.into()));
            r.unconfirmed_for
                .iter()
                .for_each(|&to| need(id.into(), to.into()));
        }
        for (&id, r) in &self.decisions {
            r.zone.iter().for_each(|&to| need(id.into(), to.into()));
        }
        for (&id, r) in &self.exclusions {
            r.subjects.iter().for_each(|&to| need(id.into(), to));
        }
        missing
    }

    /// Zones that lie in themselves or deeper than [`ZONE_DEPTH_LIMIT`].
    pub fn zones_too_deep(&self) -> Vec<ZoneId> {
        let too_deep = |&zone: &ZoneId| self.zone_and_parents(zone).count() > ZONE_DEPTH_LIMIT;
        self.zones.keys().copied().filter(too_deep).collect()
    }

    /// Places that lie in themselves or deeper than [`ZONE_DEPTH_LIMIT`].
    pub fn places_too_deep(&self) -> Vec<PlaceId> {
        let too_deep = |&place: &PlaceId| self.place_and_parents(place).count() > ZONE_DEPTH_LIMIT;
        self.places.keys().copied().filter(too_deep).collect()
    }

    /// Everything that must hold and does not, as sentences; empty for a sound plant.
    pub fn violations(&self) -> Vec<String> {
        let dangling = self
            .dangling()
            .into_iter()
            .map(|(from, to)| format!("{from} names {to}, which does not exist"));
        let deep = self
            .zones_too_deep()
            .into_iter()
            .map(|zone| format!("{zone} lies in itself or too deep"));
        let places = self
            .places_too_deep()
            .into_iter()
            .map(|place| format!("{place} lies in itself or too deep"));
        let counts = (self.devices.iter().filter(|(_, d)| d.count == 0))
            .map(|(id, _)| format!("{id} counts 0 devices"));
        let ends = self
            .links
            .iter()
            .filter(|(_, l)| l.attachment().is_none() && l.devices().is_none());
        let ends = ends.map(|(id, _)| format!("{id} joins no device"));
        dangling
            .chain(deep)
            .chain(places)
            .chain(counts)
            .chain(ends)
            .collect()
    }
}

fn pick<'a>(name: &'a str, name_en: &'a str, english: bool) -> &'a str {
    if english && !name_en.is_empty() {
        name_en
    } else {
        name
    }
}

impl From<End> for Element {
    fn from(end: End) -> Self {
        match end {
            End::Device(id) => Self::Device(id),
            End::Network(id) => Self::Network(id),
        }
    }
}

impl From<FlowEnd> for Element {
    fn from(end: FlowEnd) -> Self {
        match end {
            FlowEnd::Device(id) => Self::Device(id),
            FlowEnd::Party(id) => Self::Party(id),
        }
    }
}

impl From<Carrier> for Element {
    fn from(carrier: Carrier) -> Self {
        match carrier {
            Carrier::Device(id) => Self::Device(id),
            Carrier::Network(id) => Self::Network(id),
            Carrier::Link(id) => Self::Link(id),
        }
    }
}

impl Target {
    /// The record it points at; the plant itself is none.
    pub const fn element(self) -> Option<Element> {
        match self {
            Self::Plant => None,
            Self::Zone(id) => Some(Element::Zone(id)),
            Self::Device(id) => Some(Element::Device(id)),
            Self::Conduit(id) => Some(Element::Conduit(id)),
            Self::Place(id) => Some(Element::Place(id)),
            Self::Party(id) => Some(Element::Party(id)),
        }
    }
}
