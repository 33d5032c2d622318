//! Conduits as they follow from the drawing (D-16): which zones traffic can pass between, and what carries it.

use std::collections::{BTreeMap, BTreeSet};

use crate::plant::{Carrier, Conduit, ConduitId, ConduitKind, Element, NetworkKind, Strength, ZoneId};

use super::{
    Dense,
    facts::{Facts, OutsideLink, Segment},
    findings::{Beyond, DerivedConduit},
    strength::{Spot, Strengths},
};

/// The measures a wall between zones is made of.
const WALL: [&str; 3] = ["N1", "N3", "N4"];

type Key = (ZoneId, ZoneId, Carrier, ConduitKind);

/// Conduits that are listed of one plant; a carrier that would go beyond is listed from its home zone only.
const LIMIT: usize = 200_000;

/// All conduits of a plant, by zones, carrier and kind, and the carriers that join too much to list it.
pub(crate) fn conduits(facts: &Facts<'_>, strengths: &Strengths) -> (Vec<DerivedConduit>, Vec<Beyond>) {
    let mut keys: BTreeSet<Key> = BTreeSet::new();
    let mut beyond = Vec::new();
    let present = zones_present(facts);
    shared_networks(facts, &present, &mut keys, &mut beyond);
    forwarding_devices(facts, &present, &mut keys, &mut beyond);
    outside_networks(facts, &mut keys);
    temporary_and_media(facts, &mut keys);
    let records = records(facts);
    let walls = Walls::new(facts, strengths);
    let with_record = |(a, b, carrier, kind): Key| {
        let record = about((a, b, carrier, kind), &records, &keys);
        DerivedConduit {
            a,
            b,
            carrier,
            kind,
            record,
            strength: walls.between(a, b, record),
        }
    };
    (keys.iter().copied().map(with_record).collect(), beyond)
}

/// Whether so many pairs more would go beyond the limit; if so, it is noted.
fn goes_beyond(keys: &BTreeSet<Key>, pairs: usize, element: Element, beyond: &mut Vec<Beyond>) -> bool {
    let is_beyond = keys.len().saturating_add(pairs) > LIMIT;
    if is_beyond {
        beyond.push(Beyond {
            element,
            number: pairs as u64,
            limit: LIMIT as u64,
        });
    }
    is_beyond
}

/// What somebody wrote about a path. The kind follows from the drawing: a record that says another one (a vendor's line
/// entered as an ordinary network) is still about this path, unless the drawing has a path of that kind there too.
fn about(path: Key, records: &BTreeMap<Key, ConduitId>, drawn: &BTreeSet<Key>) -> Option<ConduitId> {
    let (a, b, carrier, _) = path;
    let beside = records
        .range((a, b, carrier, ConduitKind::Network)..)
        .take_while(|((x, y, z, _), _)| (*x, *y, *z) == (a, b, carrier));
    let mut beside = beside.filter(|(key, _)| !drawn.contains(key)).map(|(_, &id)| id);
    records.get(&path).copied().or_else(|| beside.next())
}

fn records(facts: &Facts<'_>) -> BTreeMap<Key, ConduitId> {
    let key = |record: &Conduit| {
        let (a, b) = (record.a?, record.b?);
        Some((a.min(b), a.max(b), record.carrier?, record.kind))
    };
    let all = facts.plant.conduits.iter().rev();
    all.filter_map(|(&id, record)| Some((key(record)?, id))).collect()
}

/// The walls between zones: in each direction the best of the wall's measures at the inside zone entered.
struct Walls<'a, 'p> {
    facts: &'a Facts<'p>,
    strengths: &'a Strengths,
    measures: Vec<u32>,
    /// Into each zone, where nothing is recorded about the conduit itself.
    into: Dense<Strength>,
}

impl<'a, 'p> Walls<'a, 'p> {
    fn new(facts: &'a Facts<'p>, strengths: &'a Strengths) -> Self {
        let measures = WALL
            .iter()
            .filter_map(|code| facts.catalogue.measures.position(code));
        let mut walls = Self {
            facts,
            strengths,
            measures: measures.map(|place| place as u32).collect(),
            into: Dense::default(),
        };
        walls.into = (0..facts.zones.len())
            .map(|zone| walls.at(&facts.spot(Some(zone), None)))
            .collect();
        walls
    }

    fn at(&self, spot: &Spot) -> Strength {
        let table = self.facts.catalogue.parameters.efficacy_primary.value;
        let around = self.strengths.around(spot);
        let each = self.measures.iter();
        let best = each.map(|&measure| around.at(measure, table).strength).max();
        best.unwrap_or_default()
    }

    /// The weaker of the two directions.
    fn between(&self, a: ZoneId, b: ZoneId, record: Option<ConduitId>) -> Strength {
        let entered = [a, b]
            .into_iter()
            .filter_map(|zone| self.facts.zone_ids.number(zone));
        let into = |zone: u32| match record {
            None => self.into[zone],
            conduit => self.at(&Spot {
                conduit,
                ..self.facts.spot(Some(zone), None)
            }),
        };
        let inside = entered.filter(|&zone| self.facts.zones[zone].inside);
        inside.map(into).min().unwrap_or_default()
    }
}

/// Zones on each segment: those of the devices that stay and do not forward, and its home zone.
fn zones_present(facts: &Facts<'_>) -> Vec<BTreeSet<u32>> {
    let segments = (0..).zip(&facts.net.segments);
    let of_segment = |(number, segment): (u32, &Segment)| {
        let mut zones: BTreeSet<u32> = segment.home.into_iter().collect();
        for attachment in facts.net.on_segment(number).filter(|at| !at.temporary) {
            let device = &facts.devices[attachment.device];
            zones.extend(device.zone.filter(|_| !device.forwards.yes && !device.bridges()));
        }
        zones
    };
    segments.map(of_segment).collect()
}

fn add(facts: &Facts<'_>, keys: &mut BTreeSet<Key>, a: u32, b: u32, carrier: Carrier, kind: ConduitKind) {
    if a != b {
        let (a, b) = (facts.zones[a].id, facts.zones[b].id);
        keys.insert((a.min(b), a.max(b), carrier, kind));
    }
}

fn shared_networks(
    facts: &Facts<'_>,
    present: &[BTreeSet<u32>],
    keys: &mut BTreeSet<Key>,
    beyond: &mut Vec<Beyond>,
) {
    for ((number, segment), zones) in (0..).zip(&facts.net.segments).zip(present) {
        let carrier = match segment.network {
            Some(network) => Carrier::Network(network),
            None => match facts.net.on_segment(number).next() {
                Some(attachment) => Carrier::Link(attachment.link),
                None => continue,
            },
        };
        if segment.network.is_none() && facts.net.on_segment(number).any(|at| at.temporary) {
            continue;
        }
        let kind = if segment.radio {
            ConduitKind::Wireless
        } else {
            ConduitKind::Network
        };
        let pairs = zones.len() * zones.len().saturating_sub(1) / 2;
        if goes_beyond(keys, pairs, carrier.into(), beyond) {
            for &zone in zones {
                add(facts, keys, segment.home.unwrap_or(zone), zone, carrier, kind);
            }
            continue;
        }
        for &a in zones {
            for &b in zones.range(a + 1..) {
                add(facts, keys, a, b, carrier, kind);
            }
        }
    }
}

/// A forwarding device joins the zones on its networks, unless they share a network already; a device whose own
/// zone owns none of its networks stands between all of them.
fn forwarding_devices(
    facts: &Facts<'_>,
    present: &[BTreeSet<u32>],
    keys: &mut BTreeSet<Key>,
    beyond: &mut Vec<Beyond>,
) {
    let mut outside_of: BTreeMap<u32, Vec<&OutsideLink>> = BTreeMap::new();
    for link in &facts.net.outside {
        outside_of.entry(link.device).or_default().push(link);
    }
    let none = BTreeSet::new();
    let on = |segment: u32| present.get(segment as usize).unwrap_or(&none);
    for (number, device) in (0..).zip(&facts.devices) {
        if !(device.forwards.yes || device.bridges()) {
            continue;
        }
        let carrier = Carrier::Device(device.id);
        let attached = facts.net.of_device(number);
        let outside = outside_of.get(&number).into_iter().flatten();
        let outside_zones: Vec<u32> = outside
            .filter_map(|link| {
                facts
                    .zone_ids
                    .number(facts.plant.networks.get(&link.network)?.home_zone?)
            })
            .collect();
        let is_home = |zone: u32| {
            attached
                .iter()
                .any(|at| facts.net.segments[at.segment].home == Some(zone))
        };
        if let Some(own) = device.zone.filter(|&zone| !is_home(zone)) {
            let inside = attached.iter().flat_map(|at| on(at.segment).iter().copied());
            for zone in inside.chain(outside_zones) {
                add(facts, keys, own, zone, carrier, ConduitKind::Network);
            }
            continue;
        }
        let joined: BTreeSet<u32> = attached.iter().flat_map(|at| on(at.segment)).copied().collect();
        let zones = joined.len() * joined.len().saturating_sub(1) / 2;
        let lines = attached.len() * attached.len().saturating_sub(1) / 2;
        // Lines are compared pair by pair too, so they count where they are many; but never few of them.
        let pairs = zones.max(if lines > LIMIT { lines } else { 0 });
        if goes_beyond(keys, pairs, device.id.into(), beyond) {
            let inside = attached.iter().flat_map(|at| on(at.segment).iter().copied());
            for zone in inside.chain(outside_zones) {
                add(
                    facts,
                    keys,
                    device.zone.unwrap_or(zone),
                    zone,
                    carrier,
                    ConduitKind::Network,
                );
            }
            continue;
        }
        for (place, from) in attached.iter().enumerate() {
            for to in attached.iter().skip(place + 1) {
                let (here, there) = (on(from.segment), on(to.segment));
                for &a in here.difference(there) {
                    for &b in there.difference(here) {
                        add(facts, keys, a, b, carrier, ConduitKind::Network);
                    }
                }
            }
            for &outside in &outside_zones {
                for &inside in on(from.segment) {
                    add(facts, keys, inside, outside, carrier, ConduitKind::Network);
                }
            }
        }
    }
}

/// A device that does not forward, on a network outside.
fn outside_networks(facts: &Facts<'_>, keys: &mut BTreeSet<Key>) {
    for link in &facts.net.outside {
        let device = &facts.devices[link.device];
        let home = facts
            .plant
            .networks
            .get(&link.network)
            .and_then(|network| network.home_zone);
        let home = home.and_then(|zone| facts.zone_ids.number(zone));
        if let (Some(zone), Some(home), false) = (device.zone, home, device.forwards.yes) {
            let kind = match link.kind {
                NetworkKind::VendorLine => ConduitKind::Remote,
                _ => ConduitKind::Network,
            };
            add(facts, keys, zone, home, Carrier::Network(link.network), kind);
        }
    }
}

fn temporary_and_media(facts: &Facts<'_>, keys: &mut BTreeSet<Key>) {
    for attachment in facts.net.attachments.iter().filter(|at| at.temporary) {
        let segment = &facts.net.segments[attachment.segment];
        let far_end = || {
            let mut others = facts
                .net
                .on_segment(attachment.segment)
                .filter(|at| at.device != attachment.device);
            others.find_map(|at| facts.devices[at.device].zone)
        };
        let other = if segment.network.is_some() {
            segment.home
        } else {
            far_end()
        };
        if let (Some(a), Some(b)) = (facts.devices[attachment.device].zone, other) {
            add(
                facts,
                keys,
                a,
                b,
                Carrier::Link(attachment.link),
                ConduitKind::Temporary,
            );
        }
    }
    for &(from, to, link) in &facts.net.media {
        if let (Some(a), Some(b)) = (facts.devices[from].zone, facts.devices[to].zone) {
            add(facts, keys, a, b, Carrier::Link(link), ConduitKind::Media);
        }
    }
}
