//! Rules about paths between zones (step 1-6).

use super::Draft;
use crate::{
    analysis::{findings::DerivedConduit, lint::Fix},
    plant::{Carrier, Conduit, ConduitKind, Dept, End, Layer, Link, LinkKind, NetworkKind, Strength, Target},
};

#[test]
fn a_path_nobody_declared_is_named() {
    let mut draft = Draft::new();
    let (a, b) = (draft.zone(), draft.zone());
    let network = draft.network(NetworkKind::Equipment);
    draft.findings.conduits.push(DerivedConduit {
        a,
        b,
        carrier: Carrier::Network(network),
        kind: ConduitKind::Network,
        record: None,
        strength: Strength::NONE,
    });
    assert!(draft.rules().contains("V-CON-02"));
    draft.findings.conduits[0].record = Some(draft.ids.fresh());
    assert!(!draft.rules().contains("V-CON-02"));
}

#[test]
fn a_vendor_line_asks_for_personal_ids_and_a_schedule() {
    let mut draft = Draft::new();
    let line = draft.network(NetworkKind::VendorLine);
    let id = draft.id();
    draft.plant.conduits.insert(
        id,
        Conduit {
            carrier: Some(Carrier::Network(line)),
            ..Conduit::default()
        },
    );
    assert!(draft.rules().contains("V-CON-03"));
    draft.measure("N5", Target::Conduit(id), 3);
    draft.plant.conduits.get_mut(&id).expect("just added").schedule = "Mon 9-12".to_owned();
    assert!(!draft.rules().contains("V-CON-03"));
}

#[test]
fn a_path_nobody_declared_can_be_registered_as_it_is_drawn() {
    let mut draft = Draft::new();
    let (a, b) = (draft.zone(), draft.zone());
    let carrier = Carrier::Network(draft.network(NetworkKind::Equipment));
    draft.path(a, b, carrier);
    let expected = Fix::DeclareConduit {
        a: a.min(b),
        b: a.max(b),
        carrier,
        kind: ConduitKind::Network,
    };
    assert_eq!(draft.fixes("V-CON-02"), [expected]);
}

#[test]
fn a_line_to_an_outside_network_that_lies_nowhere_is_named() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    let outside = draft.outside_zone();
    let network = draft.network(NetworkKind::Internet);
    assert!(!draft.fires("V-CON-01"), "nothing hangs on it");
    let firewall = draft.device("firewall", Some(zone));
    draft.attach(firewall, network);
    let expected = Fix::SetHomeZone {
        network,
        zone: outside,
    };
    assert_eq!(draft.fixes("V-CON-01"), [expected]);
    draft
        .plant
        .networks
        .get_mut(&network)
        .expect("just added")
        .home_zone = Some(outside);
    assert!(!draft.fires("V-CON-01"));
}

#[test]
fn a_path_from_the_office_to_the_machines_is_named() {
    let mut draft = Draft::new();
    let zones = [Layer::Office, Layer::ProductionManagement, Layer::Equipment].map(|layer| {
        let zone = draft.zone();
        draft.plant.zones.get_mut(&zone).expect("just added").layer = Some(layer);
        zone
    });
    let carrier = Carrier::Network(draft.network(NetworkKind::Office));
    draft.path(zones[0], zones[1], carrier);
    draft.path(zones[1], zones[2], carrier);
    assert!(!draft.fires("V-CON-04"), "level by level");
    draft.path(zones[0], zones[2], carrier);
    assert_eq!(draft.of("V-CON-04").len(), 1);
    let boundary = draft.plant.zones.get_mut(&zones[0]).expect("just added");
    boundary.layer = Some(Layer::Boundary);
    assert!(
        !draft.fires("V-CON-04"),
        "passing levels on is what a boundary is for"
    );
}

#[test]
fn what_is_carried_in_has_a_line_that_shows_where() {
    let mut draft = Draft::new();
    let (stick, server) = (draft.device("usb", None), draft.device("oa_server", None));
    assert!(draft.fires("V-CON-05"));
    let id = draft.id();
    let link = Link {
        kind: LinkKind::Media,
        ..Link::between(End::Device(stick), End::Device(server))
    };
    draft.plant.links.insert(id, link);
    assert!(!draft.fires("V-CON-05"));
}

#[test]
fn registered_paths_without_owner_or_traffic_are_one_finding() {
    let mut draft = Draft::new();
    let dept = draft.id();
    draft.plant.depts.insert(dept, Dept::default());
    let ids = [draft.id(), draft.id()];
    for id in ids {
        draft.plant.conduits.insert(id, Conduit::default());
    }
    assert_eq!(draft.of("V-CON-06").len(), 1);
    for conduit in draft.plant.conduits.values_mut() {
        conduit.owner = Some(dept);
        conduit.protocols = "OPC UA".to_owned();
    }
    assert!(!draft.fires("V-CON-06"));
}
