//! How devices hang together: inside networks and two-ended links as segments, attachments, crossings, and the
//! links that lead outside (D-10, D-11).

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    analysis::{Dense, findings::Node},
    guideline::Class,
    plant::{Carrier, DeviceId, End, Link, LinkId, LinkKind, NetworkId, NetworkKind, Plant, ZoneId},
};

use super::{DeviceFacts, Numbering, ZoneFacts};

/// Something traffic runs on: an inside network, or the anonymous network of a device-to-device link.
#[derive(Clone, Debug)]
pub(crate) struct Segment {
    /// Presence on it, as a node of the graph.
    pub(crate) presence: Node,
    /// The network; `None` for a two-ended link.
    pub(crate) network: Option<NetworkId>,
    /// The same as what carries a conduit.
    pub(crate) carrier: Carrier,
    /// It is a radio segment.
    pub(crate) radio: bool,
    /// The zone whose network it is; crossings into it are guarded there.
    pub(crate) home: Option<u32>,
}

/// A device on a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Attachment {
    /// The device.
    pub(crate) device: u32,
    /// The segment.
    pub(crate) segment: u32,
    /// The link that makes it.
    pub(crate) link: LinkId,
    /// Traffic may come from the device.
    pub(crate) leaves: bool,
    /// Traffic may reach the device.
    pub(crate) enters: bool,
    /// Plugged in only for the work.
    pub(crate) temporary: bool,
}

/// A device passes traffic from one segment to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Crossing {
    /// From.
    pub(crate) from: u32,
    /// To.
    pub(crate) to: u32,
    /// The device that passes it on.
    pub(crate) via: u32,
    /// It only joins radio and cable and decides nothing.
    pub(crate) bridge: bool,
}

/// A device's link to a network outside the plant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct OutsideLink {
    /// The device.
    pub(crate) device: u32,
    /// The network.
    pub(crate) network: NetworkId,
    /// Its kind.
    pub(crate) kind: NetworkKind,
}

/// Ways from segment to segment that are followed in one plant. A device with lines to 1,000 others makes a million.
pub(crate) const CROSSINGS_LIMIT: u64 = 1_000_000;

/// Segments and what joins them.
#[derive(Clone, Debug)]
pub(crate) struct Carried {
    /// All segments: networks by id, then two-ended links by id.
    pub(crate) segments: Dense<Segment>,
    /// Attachments by device, then segment.
    pub(crate) attachments: Vec<Attachment>,
    /// Where each device's attachments start.
    starts: Dense<u32>,
    /// Attachments by segment (places in `attachments`).
    on_segment: Dense<Vec<u32>>,
    /// Ways from segment to segment.
    pub(crate) crossings: Vec<Crossing>,
    /// Devices that would pass traffic between too many segments to follow it all, with how many ways that makes; none
    /// of theirs are followed.
    pub(crate) beyond: Vec<(u32, u64)>,
    /// Links to outside networks.
    pub(crate) outside: Vec<OutsideLink>,
    /// `(safety function, machine it guards)`.
    pub(crate) guards: Vec<(u32, u32)>,
    /// Media carried by hand: `(from, to, link)`; both ways are listed unless a record says one way.
    pub(crate) media: Vec<(u32, u32, LinkId)>,
}

/// Which devices have links, all of them temporary.
pub(super) fn temporary_devices(plant: &Plant, device_ids: &Numbering<DeviceId>) -> Dense<bool> {
    let mut links = Dense::filled(device_ids.len(), (0_u32, 0_u32));
    for link in live_links(plant)
        .map(|(_, link)| link)
        .filter(|link| link.kind != LinkKind::Media)
    {
        for end in [link.a, link.b] {
            if let Some(End::Device(device)) = end
                && let Some(number) = device_ids.number(device)
            {
                links[number].0 += 1;
                links[number].1 += u32::from(link.temporary);
            }
        }
    }
    links
        .iter()
        .map(|&(all, temporary)| all > 0 && all == temporary)
        .collect()
}

/// Links that are there: planned ones are drawn, not analysed.
fn live_links(plant: &Plant) -> impl Iterator<Item = (LinkId, &Link)> {
    plant
        .links
        .iter()
        .filter(|(_, link)| !link.planned)
        .map(|(&id, link)| (id, link))
}

impl Carried {
    pub(super) fn new(
        plant: &Plant,
        device_ids: &Numbering<DeviceId>,
        devices: &Dense<DeviceFacts<'_>>,
        zone_ids: &Numbering<ZoneId>,
        zones: &Dense<ZoneFacts>,
    ) -> Self {
        let mut reader = Reader::new(plant, device_ids, devices);
        for (id, link) in live_links(plant) {
            reader.read(id, link);
        }
        let Reader {
            mut segments,
            attachments,
            outside,
            guards,
            media,
            ..
        } = reader;
        let mut merged: BTreeMap<(u32, u32), Attachment> = BTreeMap::new();
        for attachment in attachments {
            let both = merged
                .entry((attachment.device, attachment.segment))
                .or_insert(attachment);
            both.leaves |= attachment.leaves;
            both.enters |= attachment.enters;
            both.temporary &= attachment.temporary;
        }
        let attachments: Vec<Attachment> = merged.into_values().collect();
        let mut starts = Dense::filled(devices.len() + 1, 0);
        let mut on_segment = Dense::filled(segments.len(), Vec::new());
        for (place, attachment) in (0..).zip(&attachments) {
            starts[attachment.device + 1] += 1;
            on_segment[attachment.segment].push(place);
        }
        for device in 0..devices.len() {
            starts[device + 1] += starts[device];
        }
        set_homes(plant, zone_ids, zones, devices, &attachments, &mut segments);
        let mut carried = Self {
            segments,
            attachments,
            starts,
            on_segment,
            crossings: Vec::new(),
            beyond: Vec::new(),
            outside,
            guards,
            media,
        };
        carried.find_crossings(devices);
        carried
    }

    /// Attachments of a device, by segment.
    pub(crate) fn of_device(&self, device: u32) -> &[Attachment] {
        let run = self.starts[device] as usize..self.starts[device + 1] as usize;
        self.attachments.get(run).unwrap_or_default()
    }

    /// Attachments to a segment, by device.
    pub(crate) fn on_segment(&self, segment: u32) -> impl Iterator<Item = &Attachment> {
        let places = self.on_segment[segment].iter();
        places.filter_map(|&place| self.attachments.get(place as usize))
    }

    /// Whether the segment is not the device's zone's own, so that zone may have a wall towards it (R10, R11).
    pub(crate) fn has_wall(&self, device: &DeviceFacts<'_>, segment: u32) -> bool {
        let home = self.segments[segment].home;
        device.zone.is_some()
            && home.is_some()
            && home != device.zone
            && !device.forwards.yes
            && !device.bridges()
    }

    fn find_crossings(&mut self, devices: &Dense<DeviceFacts<'_>>) {
        let mut crossings = Vec::new();
        for (number, device) in (0..).zip(devices) {
            if !(device.forwards.yes || device.bridges()) {
                continue;
            }
            let run = self.starts[number] as usize..self.starts[number + 1] as usize;
            let attached = self.attachments.get(run).unwrap_or_default();
            let ways = attached.len() as u64 * attached.len().saturating_sub(1) as u64;
            if crossings.len() as u64 + ways > CROSSINGS_LIMIT {
                self.beyond.push((number, ways));
                continue;
            }
            for from in attached.iter().filter(|from| from.enters) {
                for to in attached
                    .iter()
                    .filter(|to| to.leaves && to.segment != from.segment)
                {
                    crossings.push(Crossing {
                        from: from.segment,
                        to: to.segment,
                        via: number,
                        bridge: device.bridges(),
                    });
                }
            }
        }
        crossings.sort_unstable();
        self.crossings = crossings;
    }
}

/// Reads links one by one into segments and attachments.
struct Reader<'a> {
    plant: &'a Plant,
    device_ids: &'a Numbering<DeviceId>,
    devices: &'a Dense<DeviceFacts<'a>>,
    network_numbers: BTreeMap<NetworkId, u32>,
    one_way_media: BTreeSet<LinkId>,
    segments: Dense<Segment>,
    attachments: Vec<Attachment>,
    outside: Vec<OutsideLink>,
    guards: Vec<(u32, u32)>,
    media: Vec<(u32, u32, LinkId)>,
}

impl<'a> Reader<'a> {
    fn new(
        plant: &'a Plant,
        device_ids: &'a Numbering<DeviceId>,
        devices: &'a Dense<DeviceFacts<'a>>,
    ) -> Self {
        let inside = plant
            .networks
            .iter()
            .filter(|(_, network)| !network.kind.is_outside());
        let mut network_numbers = BTreeMap::new();
        let mut segments = Dense::from(Vec::new());
        for (&id, network) in inside {
            network_numbers.insert(id, segments.len());
            segments.push(Segment {
                presence: Node::Presence(id),
                network: Some(id),
                carrier: Carrier::Network(id),
                radio: network.kind == NetworkKind::Radio,
                home: None,
            });
        }
        let one_way_media = plant.conduits.values().filter(|conduit| conduit.one_way);
        let one_way_media = one_way_media.filter_map(|conduit| match conduit.carrier {
            Some(Carrier::Link(link)) => Some(link),
            _ => None,
        });
        Self {
            plant,
            device_ids,
            devices,
            network_numbers,
            one_way_media: one_way_media.collect(),
            segments,
            attachments: Vec::new(),
            outside: Vec::new(),
            guards: Vec::new(),
            media: Vec::new(),
        }
    }

    fn read(&mut self, id: LinkId, link: &Link) {
        if let Some((device, network)) = link.attachment() {
            self.read_attachment(id, link, device, network);
        } else if let Some((a, b)) = link.devices()
            && let (Some(a), Some(b)) = (self.device_ids.number(a), self.device_ids.number(b))
            && a != b
        {
            self.read_pair(id, link, a, b);
        }
    }

    fn read_attachment(&mut self, id: LinkId, link: &Link, device: DeviceId, network: NetworkId) {
        let Some(device) = self.device_ids.number(device) else {
            return;
        };
        let Some(record) = self.plant.networks.get(&network) else {
            return;
        };
        if link.kind == LinkKind::Media {
            return;
        }
        let Some(&segment) = self.network_numbers.get(&network) else {
            self.outside.push(OutsideLink {
                device,
                network,
                kind: record.kind,
            });
            return;
        };
        let one_way = link.kind == LinkKind::OneWay;
        let from_device = matches!(link.a, Some(End::Device(_)));
        self.attachments.push(Attachment {
            device,
            segment,
            link: id,
            leaves: !one_way || from_device,
            enters: !one_way || !from_device,
            temporary: link.temporary,
        });
    }

    fn read_pair(&mut self, id: LinkId, link: &Link, a: u32, b: u32) {
        let moves = |device: u32| matches!(self.devices[device].class, Class::Ctl | Class::Mob | Class::Whs);
        let guards = |device: u32| self.devices[device].class == Class::Saf;
        match link.kind {
            LinkKind::Media => {
                self.media.push((a, b, id));
                if !self.one_way_media.contains(&id) {
                    self.media.push((b, a, id));
                }
            }
            _ if guards(a) && moves(b) => self.guards.push((a, b)),
            _ if guards(b) && moves(a) => self.guards.push((b, a)),
            kind => {
                let segment = self.segments.len();
                self.segments.push(Segment {
                    presence: Node::LinkPresence(id),
                    network: None,
                    carrier: Carrier::Link(id),
                    radio: kind == LinkKind::Wireless,
                    home: None,
                });
                let one_way = kind == LinkKind::OneWay;
                for (device, sends) in [(a, true), (b, false)] {
                    self.attachments.push(Attachment {
                        device,
                        segment,
                        link: id,
                        leaves: !one_way || sends,
                        enters: !one_way || !sends,
                        temporary: link.temporary,
                    });
                }
            }
        }
    }
}

/// The home zone somebody set; else the zone of the network equipment on it; else the zone with most members; ties
/// by importance, then id (D-11).
fn set_homes(
    plant: &Plant,
    zone_ids: &Numbering<ZoneId>,
    zones: &Dense<ZoneFacts>,
    devices: &Dense<DeviceFacts<'_>>,
    attachments: &[Attachment],
    segments: &mut Dense<Segment>,
) {
    let mut members: Dense<BTreeMap<u32, (u32, u32)>> = Dense::filled(segments.len(), BTreeMap::new());
    for attachment in attachments.iter().filter(|attachment| !attachment.temporary) {
        let device = &devices[attachment.device];
        if let Some(zone) = device.zone {
            let (equipment, all) = members[attachment.segment].entry(zone).or_insert((0, 0));
            *equipment += u32::from(matches!(device.class, Class::Net | Class::Bnd | Class::Wls));
            *all += 1;
        }
    }
    for number in 0..segments.len() {
        let set = segments[number]
            .network
            .and_then(|id| plant.networks.get(&id)?.home_zone);
        let proposed = || {
            let best = members[number].iter().max_by_key(|&(&zone, &(equipment, all))| {
                (equipment, all, zones[zone].rated, std::cmp::Reverse(zone))
            });
            best.map(|(&zone, _)| zone)
        };
        segments[number].home = set.and_then(|zone| zone_ids.number(zone)).or_else(proposed);
    }
}
