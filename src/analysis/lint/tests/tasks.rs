//! Rules about departments, tasks and importance (steps 1-2, 1-3, 1-5).

use std::collections::{BTreeMap, BTreeSet};

use super::{Draft, rated_task};
use crate::{
    analysis::lint::Fix,
    plant::{Data, Dept, DeviceUse, Importance, NetworkKind, Rating, Task, Value},
};

#[test]
fn departments_tasks_and_data_that_lead_nowhere_are_named() {
    let mut draft = Draft::new();
    let (dept, task, data) = (draft.id(), draft.id(), draft.id());
    draft.plant.depts.insert(dept, Dept::default());
    draft.plant.tasks.insert(task, Task::default());
    draft.plant.data.insert(data, Data::default());
    draft.zone();
    let expected = BTreeSet::from([
        "V-TSK-01", "V-TSK-02", "V-TSK-03", "V-IMP-01", "V-DAT-01", "V-ZON-02",
    ]);
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
    let apart = draft.zone();
    draft.plant.devices.values_mut().for_each(|device| {
        if device.kind.as_str() == "sis" {
            device.zone = Some(apart);
        }
    });
    assert!(!draft.fires("V-ZON-06"), "it has a zone of its own");
}

#[test]
fn a_plant_without_maintenance_among_its_tasks_is_asked() {
    let mut draft = Draft::new();
    assert!(!draft.fires("V-TSK-03"), "the step has not begun");
    draft.task(Task {
        name: "生産".to_owned(),
        ..Task::default()
    });
    assert!(draft.fires("V-TSK-03"));
    draft.task(Task {
        name: "設備の保全".to_owned(),
        ..Task::default()
    });
    assert!(!draft.fires("V-TSK-03"));
    let line = draft.network(NetworkKind::VendorLine);
    let server = draft.device("rm_server", None);
    draft.attach(server, line);
    assert!(draft.fires("V-TSK-03"), "somebody comes in over the line");
    draft.task(Task {
        name: "倉庫の監視".to_owned(),
        devices: BTreeMap::from([(server, DeviceUse::default())]),
        ..Task::default()
    });
    assert!(!draft.fires("V-TSK-03"), "a task uses what stands at the line");
}

#[test]
fn a_terminal_that_is_plugged_in_for_a_task_makes_it_maintenance() {
    let mut draft = Draft::new();
    let laptop = draft.device("maint_laptop", None);
    let network = draft.network(NetworkKind::Equipment);
    draft.attach_for_work(laptop, network);
    draft.task(Task {
        name: "Setting up".to_owned(),
        devices: BTreeMap::from([(laptop, DeviceUse::default())]),
        ..Task::default()
    });
    assert!(!draft.fires("V-TSK-03"));
}

#[test]
fn a_task_that_needs_moving_machines_is_important_for_safety() {
    let mut draft = Draft::new();
    let agv = draft.device("agv", None);
    let usage = DeviceUse {
        weight: Importance::MAX,
        ..DeviceUse::default()
    };
    let mut task = rated_task();
    task.devices.insert(agv, usage);
    task.importance.s = Rating::person(Importance::clamped(1), "");
    let id = draft.task(task);
    let expected = Fix::Rate {
        element: id.into(),
        value: Value::S,
        importance: Importance::clamped(2),
    };
    assert_eq!(draft.fixes("V-IMP-04"), [expected]);
    let safe = Rating::person(Importance::clamped(2), "");
    draft.plant.tasks.get_mut(&id).expect("just added").importance.s = safe;
    assert!(!draft.fires("V-IMP-04"));
}

#[test]
fn an_importance_below_its_proposal_needs_a_reason() {
    let mut draft = Draft::new();
    let device = draft.device("plc", None);
    let proposed = Value::ALL.map(|value| (value, Importance::clamped(2)));
    draft
        .findings
        .device_importance
        .insert(device, BTreeMap::from(proposed));
    draft.edit(device).importance.q = Rating::person(Importance::clamped(1), "");
    let expected = Fix::TakeProposal {
        element: device.into(),
        values: vec![Value::Q],
    };
    assert_eq!(draft.fixes("V-IMP-05"), [expected]);
    assert!(!draft.fires("V-IMP-02"), "told once");
    draft.edit(device).importance.q = Rating::person(Importance::clamped(1), "two spares");
    assert!(!draft.fires("V-IMP-05"));
}

#[test]
fn a_zone_below_its_proposal_needs_a_reason() {
    let mut draft = Draft::new();
    let zone = draft.zone();
    draft.computed(zone, 3);
    let record = draft.plant.zones.get_mut(&zone).expect("just added");
    record.importance = Rating::person(Importance::clamped(1), "");
    assert!(draft.fires("V-IMP-05"));
    let record = draft.plant.zones.get_mut(&zone).expect("just added");
    record.importance.why = "kept for spare parts".to_owned();
    assert!(!draft.fires("V-IMP-05"));
}

#[test]
fn whoever_guards_the_boundary_is_of_some_importance() {
    let mut draft = Draft::new();
    let devices = ["firewall", "ad"].map(|kind| draft.device(kind, None));
    draft.device("plc", None);
    assert_eq!(draft.of("V-IMP-06").len(), 2, "the controller is not meant");
    for device in devices {
        draft.rate(device, 3);
    }
    assert!(!draft.fires("V-IMP-06"));
}
