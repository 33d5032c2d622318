//! R16–R19: what it does.

use toride::{
    analysis::findings::{CellGrade, Method},
    plant::{Fact, LinkKind, NetworkKind, PartyKind},
};

use super::sketch::{NO, Sketch, YES};

#[test]
fn r16_who_controls_a_device_can_stop_it() {
    let mut sketch = Sketch::new();
    sketch.device("MES", "mes_server");
    sketch.device("NET", "internet");
    assert_eq!(
        sketch.steps("R16"),
        ["R16.DENY.SRV: K:MES > deny:MES"],
        "a picture of the internet is no device of the plant"
    );
}

#[test]
fn r16_who_controls_a_switch_stops_the_networks_on_it() {
    let mut sketch = Sketch::new();
    let switch = sketch.device("SW", "switch");
    let network = sketch.network("LINE", NetworkKind::Equipment);
    sketch.attach(switch, network);
    assert_eq!(
        sketch.steps("R16"),
        ["R16.DENY.NET: K:SW > deny:SW", "R16.DENYNET: K:SW > deny:LINE"]
    );
}

#[test]
fn r16_a_controller_is_manipulated_by_who_also_knows_its_program() {
    let mut sketch = Sketch::new();
    let (plc, server) = (sketch.device("PLC", "plc"), sketch.device("FILES", "file_server"));
    let program = sketch.data("PROGRAM", server);
    let manipulated = "R16.MANIP.CTL: K:PLC + C:PROGRAM@FILES > manip:PLC".to_owned();
    assert!(
        !sketch.steps("R16").contains(&manipulated),
        "nobody said it is its program"
    );
    sketch.edit(plc).program_data.insert(program);
    assert!(sketch.steps("R16").contains(&manipulated));

    let record = sketch.plant.data.get_mut(&program).expect("it was drawn");
    record.stored_at = [plc].into();
    assert!(
        !sketch
            .steps("R16")
            .iter()
            .any(|step| step.starts_with("R16.MANIP")),
        "reading the controller's own copy is part of controlling it"
    );
}

#[test]
fn r16_vehicles_and_warehouses_are_moved_without_knowing_a_program() {
    let mut sketch = Sketch::new();
    sketch.device("AGV", "agv");
    sketch.device("ASRS", "asrs");
    let steps = sketch.steps("R16");
    for expected in [
        "R16.MANIP.MOB: K:AGV > manip:AGV",
        "R16.MANIP.WHS: K:ASRS > manip:ASRS",
    ] {
        assert!(steps.iter().any(|step| step == expected), "{steps:?}");
    }
}

#[test]
fn r16_a_safety_function_falls_with_the_machine_it_guards() {
    let mut sketch = Sketch::new();
    let (guard, robot) = (sketch.device("SIS", "sis"), sketch.device("ROBOT", "robot"));
    let falls = "R16.SAFE: manip:ROBOT > safe:SIS".to_owned();
    assert!(!sketch.steps("R16").contains(&falls), "it guards nothing yet");
    sketch.join(guard, robot, LinkKind::Wired);
    let steps = sketch.steps("R16");
    assert!(steps.contains(&falls), "{steps:?}");
    assert!(steps.contains(&"R16.SAFE.OWN: K:SIS > safe:SIS".to_owned()));
}

#[test]
fn r16_a_task_with_spares_stops_when_too_few_are_left() {
    let mut sketch = Sketch::new();
    let devices = ["A", "B", "C"].map(|code| sketch.device(code, "agv"));
    let task = sketch.task(&devices);
    for usage in task.devices.values_mut() {
        usage.group = "vehicles".into();
    }
    task.groups.insert("vehicles".into(), 2);
    let stops: Vec<String> = (sketch.steps("R16").into_iter())
        .filter(|step| step.starts_with("R16.GROUP"))
        .map(|step| step.split(" > ").next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(
        stops,
        [
            "R16.GROUP: deny:A + deny:B",
            "R16.GROUP: deny:A + deny:C",
            "R16.GROUP: deny:B + deny:C"
        ]
    );
    let task = sketch.plant.tasks.values_mut().next().expect("one task");
    task.groups.clear();
    for usage in task.devices.values_mut() {
        usage.group.clear();
    }
    assert!(
        !sketch
            .steps("R16")
            .iter()
            .any(|step| step.starts_with("R16.GROUP"))
    );
}

#[test]
fn r17_data_is_read_and_changed_where_it_is_kept() {
    let mut sketch = Sketch::new();
    let server = sketch.device("MES", "mes_server");
    sketch.device("OTHER", "mes_server");
    sketch.data("RECIPE", server);
    assert_eq!(
        sketch.steps("R17"),
        [
            "R17.ANY: C:RECIPE@MES > C:RECIPE",
            "R17.ANY: I:RECIPE@MES > I:RECIPE",
            "R17.READ: K:MES > C:RECIPE@MES",
            "R17.TAMPER: K:MES > I:RECIPE@MES",
        ]
    );
}

#[test]
fn r17_data_is_read_and_changed_on_its_way_only_in_clear_text() {
    let mut sketch = Sketch::new();
    let (from, to) = (sketch.device("MES", "mes_server"), sketch.device("PLC", "plc"));
    let network = sketch.network("LINE", NetworkKind::Equipment);
    sketch.attach(from, network);
    sketch.attach(to, network);
    let recipe = sketch.data("RECIPE", from);
    let on_the_way = |sketch: &Sketch| -> Vec<String> {
        let steps = sketch.steps("R17").into_iter();
        steps.filter(|step| step.starts_with("R17.FLOW")).collect()
    };
    sketch.flow(from, to, recipe, YES);
    assert!(on_the_way(&sketch).is_empty());
    sketch.flow(from, to, recipe, NO);
    assert_eq!(
        on_the_way(&sketch),
        [
            "R17.FLOWREAD: P:LINE > C:RECIPE@LINE",
            "R17.FLOWTAMPER: P:LINE > I:RECIPE@LINE"
        ]
    );
    assert!(sketch.unconfirmed("R17").is_empty());

    sketch.plant.flows.clear();
    sketch.flow(from, to, recipe, Fact::Unknown);
    assert_eq!(
        on_the_way(&sketch).len(),
        2,
        "what nobody confirmed counts as clear text"
    );
    assert_eq!(sketch.unconfirmed("R17").len(), 2);
}

#[test]
fn r18_a_hazard_of_a_place_stops_what_stands_in_it_and_is_a_class_not_a_step() {
    let mut sketch = Sketch::new();
    let zone = sketch.zone("Z1");
    let (basement, plc) = (sketch.place("BASEMENT"), sketch.device("PLC", "plc"));
    sketch.edit(plc).zone = Some(zone);
    sketch.task(&[plc]);
    let flood = |sketch: &Sketch| {
        let findings = sketch.findings();
        let cell = findings.risk.iter().find(|cell| cell.threat == "T28".into());
        let cell = cell.expect("the zone has a row for water").clone();
        (cell.computed, cell.likelihood, cell.method)
    };
    sketch.plant.places.get_mut(&basement).expect("drawn").hazards = [("T28".into(), Fact::Known(5))].into();
    let elsewhere = flood(&sketch).1;
    sketch.edit(plc).place = Some(basement);
    let (grade, likelihood, method) = flood(&sketch);
    assert_eq!((likelihood, method), (5, Method::Class));
    assert!(
        elsewhere < likelihood,
        "water in the basement does not reach who is not there"
    );
    assert!(matches!(grade, CellGrade::Grade(_)));
    assert!(
        sketch.steps("R18").is_empty(),
        "hazards have no part in the attack graph"
    );
}

#[test]
fn r18_a_place_shares_the_hazards_of_what_it_is_part_of_and_an_unconfirmed_one_counts_in_the_middle() {
    let mut sketch = Sketch::new();
    let zone = sketch.zone("Z1");
    let (building, room, plc) = (
        sketch.place("BUILDING"),
        sketch.place("ROOM"),
        sketch.device("PLC", "plc"),
    );
    let record = sketch.edit(plc);
    (record.zone, record.place) = (Some(zone), Some(room));
    sketch.task(&[plc]);
    sketch.plant.places.get_mut(&room).expect("drawn").parent = Some(building);
    let fire = |sketch: &Sketch| {
        let findings = sketch.findings();
        let cell = findings.risk.iter().find(|cell| cell.threat == "T24".into());
        let cell = cell.expect("the zone has a row for fire");
        (
            cell.likelihood,
            cell.hazard.as_ref().is_some_and(|hazard| hazard.assumed),
        )
    };
    assert_eq!(
        fire(&sketch),
        (2, true),
        "the guideline's own assumption, marked as one"
    );
    let building = |sketch: &mut Sketch, class| {
        let record = sketch.plant.places.get_mut(&building).expect("drawn");
        record.hazards = [("T24".into(), class)].into();
    };
    building(&mut sketch, Fact::Known(4));
    assert_eq!(fire(&sketch), (4, false));
    building(&mut sketch, Fact::Unknown);
    assert_eq!(fire(&sketch).0, 3);
}

#[test]
fn r19_a_task_stands_still_when_the_service_it_needs_does() {
    let mut sketch = Sketch::new();
    let cloud = sketch.party("CLOUD", PartyKind::Service);
    sketch.task(&[]);
    assert!(sketch.steps("R19").is_empty());
    let task = sketch.plant.tasks.values_mut().next().expect("one task");
    task.services.insert(cloud);
    assert_eq!(
        sketch.steps("R19"),
        ["R19.ENTRY: START > X:CLOUD", "R19: X:CLOUD > deny:CLOUD"]
    );
}
