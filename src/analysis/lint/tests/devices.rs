//! Rules about devices, data and places (step 1-4).

use std::collections::{BTreeMap, BTreeSet};

use super::{Draft, rated_task};
use crate::{
    analysis::lint::Fix,
    plant::{
        Data, DataUse, DeviceUse, End, Fact, Importance, Link, NetworkKind, Place, Target, Task, Zone,
        geometry::{Point, Rect},
    },
};

#[test]
fn a_device_outside_all_zones_is_an_error() {
    let mut draft = Draft::new();
    draft.device("plc", None);
    assert!(
        draft
            .rules()
            .is_superset(&BTreeSet::from(["V-ZON-01", "V-DEV-01", "V-PLC-01", "V-TSK-04"]))
    );
}

#[test]
fn a_server_on_two_networks_is_named_unless_it_filters() {
    let mut draft = Draft::new();
    let device = draft.device("mes_server", None);
    for _ in 0..2 {
        let network = draft.network(NetworkKind::Equipment);
        draft.attach(device, network);
    }
    assert!(draft.rules().contains("V-DEV-05"));
    draft.measure("N4", Target::Device(device), 2);
    assert!(!draft.rules().contains("V-DEV-05"));
}

#[test]
fn codes_that_stand_twice_or_mean_nothing_are_named() {
    let mut draft = Draft::new();
    for _ in 0..2 {
        let id = draft.device("time_machine", None);
        draft.plant.devices.get_mut(&id).expect("just added").code = "EQ01".to_owned();
    }
    let rules = draft.rules();
    assert!(
        rules.contains("V-DEV-02") && rules.contains("V-DEV-07"),
        "{rules:?}"
    );
}

#[test]
fn an_own_way_to_the_internet_below_the_office_is_named() {
    let mut draft = Draft::new();
    let device = draft.device("plc", None);
    let network = draft.network(NetworkKind::Equipment);
    draft.attach(device, network);
    assert!(!draft.rules().contains("V-DEV-06"));
    draft
        .plant
        .devices
        .get_mut(&device)
        .expect("just added")
        .own_internet = Fact::Known(true);
    assert!(draft.rules().contains("V-DEV-06"));
}

#[test]
fn radio_asks_for_a_ledger() {
    let mut draft = Draft::new();
    let device = draft.device("wlan_ap", None);
    assert!(draft.rules().contains("V-WLS-01"));
    draft.measure("N2", Target::Device(device), 3);
    assert!(!draft.rules().contains("V-WLS-01"));
}

#[test]
fn a_device_plugged_in_for_the_work_is_checked_first() {
    let mut draft = Draft::new();
    let device = draft.device("maint_laptop", None);
    let network = draft.network(NetworkKind::Equipment);
    let id = draft.id();
    let link = Link::between(End::Device(device), End::Network(network));
    draft.plant.links.insert(
        id,
        Link {
            temporary: true,
            ..link
        },
    );
    assert!(draft.rules().contains("V-TMP-01"));
    draft.measure("O7", Target::Plant, 2);
    assert!(!draft.rules().contains("V-TMP-01"));
}

#[test]
fn secret_data_asks_for_file_protection_where_it_is_kept() {
    let mut draft = Draft::new();
    let device = draft.device("mes_server", None);
    let (data, task) = (draft.id(), draft.id());
    let record = Data {
        stored_at: BTreeSet::from([device]),
        confidentiality: Some(Importance::MAX),
        ..Data::default()
    };
    draft.plant.data.insert(data, record);
    let uses = BTreeMap::from([(data, DataUse::default())]);
    draft.plant.tasks.insert(
        task,
        Task {
            data: uses,
            ..rated_task()
        },
    );
    let rules = draft.rules();
    assert!(
        rules.contains("V-DAT-03") && !rules.contains("V-TSK-04"),
        "{rules:?}"
    );
    draft.measure("D9", Target::Device(device), 2);
    assert!(!draft.rules().contains("V-DAT-03"));
}

#[test]
fn three_important_devices_in_one_place_are_a_common_cause() {
    let mut draft = Draft::new();
    let place = draft.id();
    draft.plant.places.insert(place, Place::default());
    for number in 0..3 {
        assert!(!draft.rules().contains("V-PLC-02"), "{number} devices");
        let device = draft.device("plc", None);
        draft.rate(device, 3);
        draft.plant.devices.get_mut(&device).expect("just added").place = Some(place);
    }
    assert!(draft.rules().contains("V-PLC-02"));
}

#[test]
fn versions_nobody_has_written_down_are_one_finding() {
    let mut draft = Draft::new();
    let devices = [draft.device("plc", None), draft.device("scada", None)];
    let found = draft.of("V-DEV-03");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].subjects.len(), 2);
    draft.edit(devices[0]).firmware = "4.1".to_owned();
    draft.edit(devices[1]).os = "未確認".to_owned();
    assert!(!draft.fires("V-DEV-03"), "not confirmed is an answer");
}

#[test]
fn a_device_nobody_has_placed_is_offered_where_its_neighbours_stand() {
    let mut draft = Draft::new();
    let (zone, place) = (draft.zone(), draft.id());
    draft.plant.places.insert(place, Place::default());
    let placed = draft.device("plc", Some(zone));
    draft.edit(placed).place = Some(place);
    let lost = draft.device("plc", Some(zone));
    assert_eq!(draft.fixes("V-PLC-01"), [Fix::SetPlace { device: lost, place }]);
}

#[test]
fn a_device_outside_all_zones_is_offered_the_zone_it_is_drawn_in_first() {
    let mut draft = Draft::new();
    let far = draft.zone();
    let near = draft.zone();
    for (zone, x) in [(far, 0.0), (near, 500.0)] {
        let record = Zone {
            rect: Rect::new(x, 0.0, 300.0, 300.0),
            ..Zone::default()
        };
        draft.plant.zones.insert(zone, record);
    }
    let device = draft.device("plc", None);
    draft.edit(device).position = Some(Point::new(600.0, 100.0));
    let move_to = |zone| Fix::MoveToZone { device, zone };
    assert_eq!(draft.fixes("V-ZON-01"), [move_to(near), move_to(far)]);
}

#[test]
fn devices_with_the_same_number_can_be_renumbered() {
    let mut draft = Draft::new();
    let devices = [draft.device("plc", None), draft.device("plc", None)];
    for device in devices {
        draft.edit(device).code = "EQ01".to_owned();
    }
    assert_eq!(draft.fixes("V-DEV-02").len(), 1);
    draft.edit(devices[1]).code = "EQ02".to_owned();
    assert!(!draft.fires("V-DEV-02"));
}

#[test]
fn a_controller_nobody_can_learn_to_manipulate_is_a_gap_in_the_drawing() {
    let mut draft = Draft::new();
    let (plc, server) = (draft.device("plc", None), draft.device("file_server", None));
    assert!(!draft.fires("V-DEV-08"), "no task needs it");
    let devices = BTreeMap::from([(plc, DeviceUse::default()), (server, DeviceUse::default())]);
    draft.task(Task {
        devices,
        ..rated_task()
    });
    assert!(draft.fires("V-DEV-08"));

    let program = draft.id();
    let record = Data {
        stored_at: BTreeSet::from([plc]),
        ..Data::default()
    };
    draft.plant.data.insert(program, record);
    draft.edit(plc).program_data.insert(program);
    assert!(draft.fires("V-DEV-08"), "only the controller itself keeps it");
    let record = draft.plant.data.get_mut(&program).expect("it was added");
    record.stored_at.insert(server);
    assert!(!draft.fires("V-DEV-08"));
}
