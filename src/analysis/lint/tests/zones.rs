//! Rules about zones (step 1-6).

use super::Draft;
use crate::{
    analysis::lint::Fix,
    plant::{NetworkKind, Target},
};

#[test]
fn importance_spread_in_a_zone_is_named() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    for importance in [1, 3] {
        let device = draft.device("plc", Some(zone));
        draft.rate(device, importance);
    }
    assert!(draft.rules().contains("V-ZON-03"));
}

#[test]
fn zones_on_one_flat_network_are_named_until_it_is_segmented() {
    let mut draft = Draft::new();
    let network = draft.network(NetworkKind::Equipment);
    let zones = [draft.zone(), draft.zone()];
    for zone in zones {
        let device = draft.device("plc", Some(zone));
        draft.attach(device, network);
    }
    assert!(draft.rules().contains("V-ZON-04"));
    draft.measure("N1", Target::Zone(zones[0]), 2);
    assert!(
        !draft.rules().contains("V-ZON-04"),
        "one flat zone shares with nobody"
    );
}

#[test]
fn office_and_control_in_one_zone_are_named() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    let office = draft.network(NetworkKind::Office);
    let terminal = draft.device("oa_pc", Some(zone));
    draft.attach(terminal, office);
    assert!(!draft.rules().contains("V-ZON-05"));
    draft.device("plc", Some(zone));
    assert!(draft.rules().contains("V-ZON-05"));
}

#[test]
fn a_device_plugged_in_for_work_stands_apart() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    let network = draft.network(NetworkKind::Equipment);
    let laptop = draft.device("maint_laptop", Some(zone));
    draft.attach_for_work(laptop, network);
    assert!(!draft.fires("V-ZON-07"), "it is alone");
    let plc = draft.device("plc", Some(zone));
    draft.attach(plc, network);
    let found = draft.of("V-ZON-07");
    assert_eq!(found[0].subjects, [zone.into(), laptop.into()]);
}

#[test]
fn radio_and_cable_stand_apart() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    let (radio, cable) = (
        draft.network(NetworkKind::Radio),
        draft.network(NetworkKind::Equipment),
    );
    let point = draft.device("wlan_ap", Some(zone));
    draft.attach(point, radio);
    draft.attach(point, cable);
    let agv = draft.device("agv", Some(zone));
    draft.attach(agv, radio);
    assert!(!draft.fires("V-ZON-08"), "an access point belongs to its radio");
    let plc = draft.device("plc", Some(zone));
    draft.attach(plc, cable);
    assert!(draft.fires("V-ZON-08"));
}

#[test]
fn a_line_to_the_outside_stands_apart() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    let (internet, office) = (
        draft.network(NetworkKind::Internet),
        draft.network(NetworkKind::Office),
    );
    let firewall = draft.device("firewall", Some(zone));
    draft.attach(firewall, internet);
    draft.attach(firewall, office);
    assert!(!draft.fires("V-ZON-09"));
    let server = draft.device("oa_server", Some(zone));
    draft.attach(server, office);
    assert_eq!(draft.of("V-ZON-09")[0].subjects, [zone.into(), firewall.into()]);
}

#[test]
fn an_empty_zone_can_be_removed_unless_it_holds_zones() {
    let mut draft = Draft::new();
    let (outer, inner) = (draft.zone(), draft.zone());
    draft.plant.zones.get_mut(&inner).expect("just added").parent = Some(outer);
    assert_eq!(draft.fixes("V-ZON-02"), [Fix::Remove(inner.into())]);
}
