//! Collects the steps that the rules make: nodes and sites get their numbers here.

use std::{cell::RefCell, collections::BTreeMap};

use crate::{
    analysis::{
        Dense,
        facts::Facts,
        findings::Node,
        sites::{NOWHERE, Numbered, Site},
        strength::Spot,
    },
    guideline::{Class, StepRow},
    plant::{Carrier, ConduitId, DeviceId, Element, PartyId, ZoneId},
};

use super::{conduit_keys::ConduitKeys, routes::Routes};

/// What holds from the start.
pub(crate) const START: u32 = 0;

/// A step as a rule draws it.
#[derive(Clone, Debug)]
pub(crate) struct DrawnStep {
    /// Row of the step table, by its place there.
    pub(crate) row: u32,
    /// Nodes that must hold.
    pub(crate) needs: Vec<u32>,
    /// The node that then holds.
    pub(crate) to: u32,
    /// Where its measures are looked up.
    pub(crate) site: u32,
    /// A fact nobody confirmed took the worse branch.
    pub(crate) unknown: bool,
    /// Where to act.
    pub(crate) zone: Option<ZoneId>,
    /// What it passes through.
    pub(crate) via: Option<Element>,
}

/// All steps, nodes and sites of a plant.
#[derive(Debug)]
pub(crate) struct Drawn {
    /// Nodes by number; 0 is START.
    pub(crate) nodes: Dense<Node>,
    /// Steps in the order in which the rules drew them.
    pub(crate) steps: Vec<DrawnStep>,
    /// Sites by number.
    pub(crate) sites: Dense<Site>,
    /// The spots they speak of, by number.
    pub(crate) spots: Dense<Spot>,
    /// Segments from which a boundary to the internet is found.
    pub(crate) online: Dense<bool>,
}

/// What rules draw into.
#[derive(Debug)]
pub(crate) struct Builder<'a, 'p> {
    /// The plant they read.
    pub(crate) facts: &'a Facts<'p>,
    /// Ways through the networks.
    pub(crate) routes: Routes,
    nodes: Vec<Node>,
    numbers: BTreeMap<Node, u32>,
    control: Dense<Option<u32>>,
    presence: Dense<Option<u32>>,
    steps: Vec<DrawnStep>,
    sites: Numbered<Site>,
    spots: RefCell<Spots>,
    conduits: ConduitKeys,
}

/// Spots by number, with those that are asked for again and again at hand.
#[derive(Debug)]
struct Spots {
    all: Numbered<Spot>,
    of_device: Dense<Option<u32>>,
    of_zone: Dense<Option<u32>>,
    of_place: Dense<Option<u32>>,
}

impl<'a, 'p> Builder<'a, 'p> {
    /// An empty graph over a plant.
    pub(crate) fn new(facts: &'a Facts<'p>) -> Self {
        Self {
            facts,
            routes: Routes::new(facts),
            nodes: vec![Node::Start],
            numbers: BTreeMap::from([(Node::Start, 0)]),
            control: Dense::filled(facts.devices.len(), None),
            presence: Dense::filled(facts.net.segments.len(), None),
            steps: Vec::new(),
            sites: Numbered::default(),
            spots: RefCell::new(Spots::new(facts)),
            conduits: ConduitKeys::new(facts.plant),
        }
    }

    /// The finished graph.
    pub(crate) fn finish(self) -> Drawn {
        Drawn {
            nodes: self.nodes.into(),
            steps: self.steps,
            sites: self.sites.into_list(),
            spots: self.spots.into_inner().all.into_list(),
            online: (0..self.facts.net.segments.len())
                .map(|segment| self.routes.boundary_of(segment).is_some())
                .collect(),
        }
    }

    /// Leaves out every way in and starts at devices known to be held instead.
    pub(crate) fn start_at(&mut self, held: &[DeviceId]) {
        let rows = self.facts.catalogue.steps.iter().as_slice();
        self.steps
            .retain(|step| !rows.get(step.row as usize).is_some_and(StepRow::is_entry));
        let row = self.row("GIVEN");
        for &device in held {
            let Some(number) = self.facts.device_ids.number(device) else {
                continue;
            };
            let (at, to) = (self.at_device(number), self.control(number));
            self.step(row, &[START], to, at);
        }
    }

    /// The number of a node.
    pub(crate) fn node(&mut self, node: Node) -> u32 {
        if let Some(&number) = self.numbers.get(&node) {
            return number;
        }
        let number = self.nodes.len() as u32;
        self.nodes.push(node.clone());
        self.numbers.insert(node, number);
        number
    }

    /// Control of a device.
    pub(crate) fn control(&mut self, device: u32) -> u32 {
        if let Some(number) = self.control[device] {
            return number;
        }
        let number = self.node(Node::Control(self.facts.devices[device].id));
        self.control[device] = Some(number);
        number
    }

    /// Presence on a segment.
    pub(crate) fn presence(&mut self, segment: u32) -> u32 {
        if let Some(number) = self.presence[segment] {
            return number;
        }
        let number = self.node(self.facts.net.segments[segment].presence.clone());
        self.presence[segment] = Some(number);
        number
    }

    /// A row of the step table by code; `None` = the table lacks it, so the rule makes no such step.
    pub(crate) fn row(&self, code: &str) -> Option<u32> {
        self.facts
            .catalogue
            .steps
            .position(code)
            .map(|place| place as u32)
    }

    /// The row of a rule for a class of device.
    pub(crate) fn row_for(&self, rule: &str, class: Class) -> Option<u32> {
        self.row(&format!("{rule}.{}", class.letters()))
    }

    /// Draws a step. Without a row nothing is drawn.
    pub(crate) fn step(&mut self, row: Option<u32>, needs: &[u32], to: u32, at: At) {
        let Some(row) = row else { return };
        let At {
            mut site,
            parties,
            unknown,
            zone,
            via,
        } = at;
        site.row = row;
        if !parties.is_empty() {
            site.party = self.spot(Spot {
                parties,
                ..Spot::default()
            });
        }
        let site = self.sites.number(site);
        self.steps.push(DrawnStep {
            row,
            needs: needs.to_vec(),
            to,
            site,
            unknown,
            zone,
            via,
        });
    }

    /// A step about a device: the one it gains or harms, or from which it reaches a network.
    pub(crate) fn at_device(&self, device: u32) -> At {
        let facts = &self.facts.devices[device];
        At {
            zone: self.facts.zone_id(facts.zone),
            site: Site {
                own: self.device_spot(device),
                place: facts.place.map_or(NOWHERE, |place| self.place_spot(place)),
                ..Site::default()
            },
            ..At::default()
        }
    }

    /// A step about a place.
    pub(crate) fn at_place(&self, place: u32) -> At {
        let spot = self.place_spot(place);
        At {
            site: Site {
                own: spot,
                place: spot,
                ..Site::default()
            },
            ..At::default()
        }
    }

    /// Adds the network a step ends on: its home zone and the conduit crossed from `from`.
    pub(crate) fn onto(&self, mut at: At, segment: u32, from: Option<u32>, carrier: Option<Carrier>) -> At {
        let home = self.facts.net.segments[segment].home;
        let conduit = carrier.and_then(|carrier| self.conduit(from, home, carrier));
        let zone = home.map_or(NOWHERE, |home| self.zone_spot(home));
        at.site.network = self.crossed(zone, conduit);
        at
    }

    /// Marks that a wall stands between a device and a segment that is not its zone's own.
    pub(crate) fn with_wall(&self, mut at: At, device: u32, segment: u32) -> At {
        let facts = &self.facts.devices[device];
        at.site.wall = self.facts.net.has_wall(facts, segment);
        if at.site.wall {
            let home = self.facts.net.segments[segment].home;
            let carrier = self.facts.net.segments[segment].network.map(Carrier::Network);
            let conduit = carrier.and_then(|carrier| self.conduit(facts.zone, home, carrier));
            at.site.own = self.crossed(at.site.own, conduit);
        }
        at
    }

    /// Adds the boundary device on the way to the internet.
    pub(crate) fn through_boundary(&self, mut at: At, boundary: u32) -> At {
        at.site.boundary = self.device_spot(boundary);
        at.site.firewall = true;
        at
    }

    /// Adds the conduit by which a device is reached from outside.
    pub(crate) fn over_conduit(&self, mut at: At, device: u32, outside: Option<u32>, carrier: Carrier) -> At {
        let conduit = self.conduit(self.facts.devices[device].zone, outside, carrier);
        at.site.own = self.crossed(at.site.own, conduit);
        at
    }

    fn spot(&self, spot: Spot) -> u32 {
        self.spots.borrow_mut().all.number(spot)
    }

    /// A spot with the conduit that is crossed there.
    fn crossed(&self, spot: u32, conduit: Option<ConduitId>) -> u32 {
        if conduit.is_none() {
            return spot;
        }
        let mut spots = self.spots.borrow_mut();
        let inside = spots.all.get(spot).cloned().unwrap_or_default();
        spots.all.number(Spot { conduit, ..inside })
    }

    fn device_spot(&self, device: u32) -> u32 {
        let spots = &mut *self.spots.borrow_mut();
        *spots.of_device[device].get_or_insert_with(|| spots.all.number(self.facts.device_spot(device)))
    }

    fn zone_spot(&self, zone: u32) -> u32 {
        let spots = &mut *self.spots.borrow_mut();
        *spots.of_zone[zone].get_or_insert_with(|| spots.all.number(self.facts.spot(Some(zone), None)))
    }

    fn place_spot(&self, place: u32) -> u32 {
        let spots = &mut *self.spots.borrow_mut();
        *spots.of_place[place].get_or_insert_with(|| spots.all.number(self.facts.spot(None, Some(place))))
    }

    /// Draws "who controls this device controls that one", if both are devices that can be controlled.
    pub(crate) fn control_step(&mut self, row: Option<u32>, from: u32, to: DeviceId) {
        let Some(to) = self.facts.device_ids.number(to).filter(|&to| to != from) else {
            return;
        };
        if [from, to]
            .into_iter()
            .all(|device| self.facts.devices[device].class.is_device())
        {
            let at = self.at_device(to);
            let (from, to) = (self.control(from), self.control(to));
            self.step(row, &[from], to, at);
        }
    }

    /// The record somebody wrote about the conduit between two zones on a carrier.
    pub(crate) fn conduit(&self, a: Option<u32>, b: Option<u32>, carrier: Carrier) -> Option<ConduitId> {
        self.conduits
            .find(self.facts.zone_id(a)?, self.facts.zone_id(b)?, carrier)
    }
}

impl Spots {
    fn new(facts: &Facts<'_>) -> Self {
        let mut all = Numbered::default();
        // The number of nowhere.
        all.number(Spot::default());
        Self {
            all,
            of_device: Dense::filled(facts.devices.len(), None),
            of_zone: Dense::filled(facts.zones.len(), None),
            of_place: Dense::filled(facts.place_ids.len(), None),
        }
    }
}

/// Where a step happens, for [`Builder::step`].
#[derive(Clone, Debug, Default)]
pub(crate) struct At {
    site: Site,
    parties: Vec<PartyId>,
    /// A fact nobody confirmed took the worse branch.
    pub(crate) unknown: bool,
    /// Where to act.
    pub(crate) zone: Option<ZoneId>,
    /// What it passes through.
    pub(crate) via: Option<Element>,
}

impl At {
    /// Adds the outside parties that answer for the step.
    pub(crate) fn with_parties(mut self, parties: impl IntoIterator<Item = PartyId>) -> Self {
        self.parties = parties.into_iter().collect();
        self
    }

    /// Says what the step passes through.
    pub(crate) fn via(mut self, element: impl Into<Element>) -> Self {
        self.via = Some(element.into());
        self
    }

    /// Marks a step that only exists because a fact is not confirmed.
    pub(crate) fn unknown(mut self, unknown: bool) -> Self {
        self.unknown |= unknown;
        self
    }

    /// Sets the zone that can act against the step.
    pub(crate) fn in_zone(mut self, zone: Option<ZoneId>) -> Self {
        self.zone = zone;
        self
    }

    /// Whether a drawn firewall passes the step on.
    pub(crate) fn firewall(mut self, drawn: bool) -> Self {
        self.site.firewall = drawn;
        self
    }
}
