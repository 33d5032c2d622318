//! Each rule on a plant that breaks it, and all rules silent on one that keeps them.

use std::collections::{BTreeMap, BTreeSet};

use super::{RULES, check};
use crate::{
    analysis::findings::{Coverage, DerivedConduit, Findings, ZoneRisk},
    guideline::{Row, catalogue},
    plant::{
        Carrier, Conduit, ConduitKind, Data, DataUse, Dept, Device, DeviceId, DeviceUse, End, Fact, IdSource,
        Importance, Link, Measure, Network, NetworkId, NetworkKind, Place, Plant, Rating, RecordId, Strength,
        Target, Task, Value, Zone, ZoneId,
    },
};

/// A plant in the making.
struct Draft {
    plant: Plant,
    findings: Findings,
    ids: IdSource,
}

impl Draft {
    fn new() -> Self {
        Self {
            plant: Plant::default(),
            findings: Findings::default(),
            ids: IdSource::new(3),
        }
    }

    fn id<I: RecordId>(&mut self) -> I {
        self.ids.fresh()
    }

    fn zone(&mut self) -> ZoneId {
        let id = self.id();
        self.plant.zones.insert(id, Zone::default());
        id
    }

    fn network(&mut self, kind: NetworkKind) -> NetworkId {
        let id = self.id();
        self.plant.networks.insert(
            id,
            Network {
                kind,
                ..Network::default()
            },
        );
        id
    }

    fn device(&mut self, kind: &str, zone: Option<ZoneId>) -> DeviceId {
        let id = self.id();
        self.plant.devices.insert(
            id,
            Device {
                kind: kind.into(),
                zone,
                ..Device::default()
            },
        );
        id
    }

    fn attach(&mut self, device: DeviceId, network: NetworkId) {
        let id = self.id();
        self.plant
            .links
            .insert(id, Link::between(End::Device(device), End::Network(network)));
    }

    fn measure(&mut self, code: &str, target: Target, now: u8) {
        let id = self.id();
        let now = Fact::Known(Strength::clamped(now));
        self.plant.measures.insert(
            id,
            Measure {
                measure: code.into(),
                target: Some(target),
                now,
                ..Measure::default()
            },
        );
    }

    fn rate(&mut self, device: DeviceId, importance: u8) {
        let rating = Rating::person(Importance::clamped(importance), "because");
        if let Some(device) = self.plant.devices.get_mut(&device) {
            device.importance.bc = rating;
        }
    }

    /// Codes of the rules that fire.
    fn rules(&self) -> BTreeSet<&'static str> {
        check(&self.plant, catalogue(), &self.findings)
            .into_iter()
            .map(|lint| lint.rule)
            .collect()
    }
}

fn rated_task() -> Task {
    let mut task = Task::default();
    for value in Value::ALL {
        *task.importance.of_mut(value) = Rating::person(Importance::clamped(2), "");
    }
    task
}

#[test]
fn every_rule_has_words_and_the_same_severity_in_the_catalogue() {
    for rule in RULES {
        let words = catalogue().rules.get(rule.code);
        let severity = words.map(|words| format!("{:?}", words.severity));
        assert_eq!(severity, Some(format!("{:?}", rule.severity)), "{}", rule.code);
    }
    assert_eq!(RULES.len(), catalogue().rules.len(), "words without a rule");
    let codes: BTreeSet<&str> = catalogue().rules.iter().map(Row::code).collect();
    assert_eq!(codes.len(), RULES.len());
}

#[test]
fn an_empty_plant_breaks_no_rule() {
    assert_eq!(Draft::new().rules(), BTreeSet::new());
}

#[test]
fn a_sound_little_plant_breaks_no_rule() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    let network = draft.network(NetworkKind::Equipment);
    let device = draft.device("plc", Some(zone));
    draft.attach(device, network);
    let (place, task) = (draft.id(), draft.id());
    draft.plant.places.insert(place, Place::default());
    draft.plant.devices.get_mut(&device).expect("just added").place = Some(place);
    let devices = BTreeMap::from([(device, DeviceUse::default())]);
    draft.plant.tasks.insert(
        task,
        Task {
            devices,
            ..rated_task()
        },
    );
    assert_eq!(draft.rules(), BTreeSet::new());
}

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
fn departments_tasks_and_data_that_lead_nowhere_are_named() {
    let mut draft = Draft::new();
    let (dept, task, data) = (draft.id(), draft.id(), draft.id());
    draft.plant.depts.insert(dept, Dept::default());
    draft.plant.tasks.insert(task, Task::default());
    draft.plant.data.insert(data, Data::default());
    draft.zone();
    let expected = BTreeSet::from(["V-TSK-01", "V-TSK-02", "V-IMP-01", "V-DAT-01", "V-ZON-02"]);
    assert_eq!(draft.rules(), expected);
}

#[test]
fn tasks_that_are_all_of_high_importance_are_named() {
    let mut draft = Draft::new();
    let device = draft.device("plc", None);
    for _ in 0..5 {
        let id = draft.id();
        let mut task = rated_task();
        task.devices.insert(device, DeviceUse::default());
        task.importance.q = Rating::person(Importance::MAX, "");
        draft.plant.tasks.insert(id, task);
    }
    assert!(draft.rules().contains("V-IMP-03"));
}

#[test]
fn an_override_needs_a_reason() {
    let mut draft = Draft::new();
    let device = draft.device("plc", None);
    draft.rate(device, 3);
    assert!(!draft.rules().contains("V-IMP-02"), "the reason is given");
    draft
        .plant
        .devices
        .get_mut(&device)
        .expect("just added")
        .importance
        .bc
        .why
        .clear();
    assert!(draft.rules().contains("V-IMP-02"));
}

#[test]
fn a_safety_function_is_rated_high_in_safety() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    draft.device("sis", Some(zone));
    draft.device("plc", Some(zone));
    let rules = draft.rules();
    assert!(
        rules.contains("V-IMP-07") && rules.contains("V-ZON-06"),
        "{rules:?}"
    );
    draft.plant.zones.get_mut(&zone).expect("just added").note = "one cabinet".to_owned();
    assert!(!draft.rules().contains("V-ZON-06"), "the reason is written");
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
fn measures_wait_for_confirmation_after_a_move() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    let device = draft.device("plc", Some(zone));
    draft.measure("D8", Target::Zone(zone), 2);
    assert!(!draft.rules().contains("V-MEA-06"));
    for measure in draft.plant.measures.values_mut() {
        measure.unconfirmed_for.insert(device);
    }
    assert!(draft.rules().contains("V-MEA-06"));
}

#[test]
fn an_important_zone_without_prevention_is_named() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    draft.findings.zones.push(ZoneRisk {
        zone,
        grade: crate::analysis::findings::CellGrade::NotComputed,
        hazard_grade: crate::analysis::findings::CellGrade::NotReachable,
        worst_effect: None,
        proposed_importance: None,
        importance: Some(Importance::MAX),
        required: Strength::MAX,
        required_is_proposal: true,
        exposure: 0.0,
        tasks: Vec::new(),
    });
    draft.findings.coverage.push(Coverage {
        zone,
        threat: "T03".into(),
        required: Strength::MAX,
        applied: vec![("N1".into(), Strength::NONE, None)],
        gap: Vec::new(),
    });
    assert!(draft.rules().contains("V-MAP-01"));
    draft.findings.coverage[0].applied[0].1 = Strength::clamped(1);
    assert!(!draft.rules().contains("V-MAP-01"));
}

#[test]
fn watching_without_anybody_to_decide_is_named() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    draft.measure("N6", Target::Zone(zone), 1);
    assert!(draft.rules().contains("V-MAP-03"));
    draft.measure("O2", Target::Plant, 1);
    assert!(!draft.rules().contains("V-MAP-03"));
}
