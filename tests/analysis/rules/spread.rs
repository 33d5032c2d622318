//! R10–R15: from one device to the next.

use toride::plant::{DeviceId, LinkKind, NetworkId, NetworkKind};

use super::sketch::{NO, Sketch, YES};

/// Two devices on a network of the line.
fn line() -> (Sketch, [DeviceId; 2], NetworkId) {
    let mut sketch = Sketch::new();
    let devices = [sketch.device("SCADA", "scada"), sketch.device("PLC", "plc")];
    let network = sketch.network("LINE", NetworkKind::Equipment);
    for device in devices {
        sketch.attach(device, network);
    }
    (sketch, devices, network)
}

#[test]
fn r10_who_controls_a_device_is_on_its_networks() {
    let (mut sketch, _, _) = line();
    assert_eq!(
        sketch.steps("R10"),
        ["R10: K:PLC > P:LINE", "R10: K:SCADA > P:LINE"]
    );
    sketch.device("ALONE", "plc");
    assert_eq!(sketch.steps("R10").len(), 2, "without a line nobody is anywhere");
}

#[test]
fn r10_a_zone_has_a_wall_towards_a_network_that_is_another_zones() {
    let (mut sketch, [scada, plc], network) = line();
    let (control, machine) = (sketch.zone("CONTROL"), sketch.zone("MACHINE"));
    sketch.edit(scada).zone = Some(control);
    sketch.edit(plc).zone = Some(machine);
    let record = sketch.plant.networks.get_mut(&network).expect("it was drawn");
    record.home_zone = Some(control);
    assert_eq!(
        sketch.steps("R10"),
        ["R10.WALL: K:PLC > P:LINE", "R10: K:SCADA > P:LINE"]
    );
}

#[test]
fn r10_the_receiving_side_of_a_one_way_line_sends_nothing_back() {
    let mut sketch = Sketch::new();
    let (plc, historian) = (sketch.device("PLC", "plc"), sketch.device("HIST", "historian"));
    sketch.join(plc, historian, LinkKind::OneWay);
    assert_eq!(sketch.steps("R10"), ["R10: K:PLC > P:line1"]);
    assert_eq!(sketch.steps("R11"), ["R11.SRV: P:line1 > K:HIST"]);
}

#[test]
fn r11_who_is_on_a_network_attacks_every_device_on_it_by_its_class() {
    let (mut sketch, [scada, _], network) = line();
    assert_eq!(
        sketch.steps("R11"),
        ["R11.CTL: P:LINE > K:PLC", "R11.SCA: P:LINE > K:SCADA"]
    );
    let laptop = sketch.device("LAPTOP", "maint_laptop");
    sketch.attach(laptop, network).temporary = true;
    let of_scada = sketch.plant.links.values_mut().find(|link| link.touches(scada));
    of_scada.expect("it is attached").planned = true;
    assert_eq!(
        sketch.steps("R11"),
        ["R11.CTL: P:LINE > K:PLC"],
        "a planned line carries nothing, and a carried-in terminal is not waited for"
    );
}

#[test]
fn r11_the_steps_grow_with_the_devices_not_with_their_pairs() {
    let mut sketch = Sketch::new();
    let network = sketch.network("LINE", NetworkKind::Equipment);
    for number in 0..40 {
        let device = sketch.device(&format!("PLC{number}"), "plc");
        sketch.attach(device, network);
    }
    assert_eq!(sketch.steps("R10").len() + sketch.steps("R11").len(), 80);
}

#[test]
fn r12_traffic_crosses_through_a_device_that_passes_it_on() {
    let (mut sketch, _, line) = line();
    let office = sketch.network("OFFICE", NetworkKind::Office);
    let switch = sketch.device("L3", "l3_switch");
    sketch.attach(switch, office);
    assert!(sketch.steps("R12").is_empty(), "it is on one network only");
    sketch.attach(switch, line);
    assert_eq!(
        sketch.steps("R12"),
        ["R12.CROSS: P:LINE > P:OFFICE", "R12.CROSS: P:OFFICE > P:LINE"]
    );
    sketch.edit(switch).forwards = NO;
    assert!(sketch.steps("R12").is_empty());
}

#[test]
fn r12_a_server_on_two_networks_passes_on_only_if_it_is_said_to() {
    let (mut sketch, _, line) = line();
    let office = sketch.network("OFFICE", NetworkKind::Office);
    let server = sketch.device("MES", "mes_server");
    sketch.attach(server, office);
    sketch.attach(server, line);
    assert!(sketch.steps("R12").is_empty());
    sketch.edit(server).forwards = YES;
    assert_eq!(sketch.steps("R12").len(), 2);
}

#[test]
fn r12_an_access_point_joins_radio_and_cable_and_decides_nothing() {
    let (mut sketch, _, line) = line();
    let radio = sketch.network("RADIO", NetworkKind::Radio);
    let access_point = sketch.device("AP", "wlan_ap");
    sketch.attach(access_point, radio);
    sketch.attach(access_point, line);
    assert_eq!(
        sketch.steps("R12"),
        ["R12.BRIDGE: P:LINE > P:RADIO", "R12.BRIDGE: P:RADIO > P:LINE"]
    );
}

#[test]
fn r12_through_a_diode_there_is_a_way_out_and_none_back() {
    let (mut sketch, _, line) = line();
    let office = sketch.network("OFFICE", NetworkKind::Office);
    let diode = sketch.device("DIODE", "diode");
    sketch.edit(diode).forwards = YES;
    let into = sketch.attach(diode, line);
    (into.a, into.b, into.kind) = (into.b, into.a, LinkKind::OneWay);
    sketch.attach(diode, office).kind = LinkKind::OneWay;
    assert_eq!(sketch.steps("R12"), ["R12.CROSS: P:LINE > P:OFFICE"]);
}

#[test]
fn r13_an_account_stolen_at_one_device_opens_the_others_that_share_it() {
    let (mut sketch, [scada, plc], _) = line();
    sketch.edit(scada).shared_accounts.insert("maint".into());
    assert!(sketch.steps("R13").is_empty(), "nobody shares it");
    sketch.edit(plc).shared_accounts.insert("maint".into());
    assert_eq!(
        sketch.steps("R13"),
        [
            "R13.STEAL: K:PLC > cred:maint",
            "R13.STEAL: K:SCADA > cred:maint",
            "R13.USE: P:LINE + cred:maint > K:PLC",
            "R13.USE: P:LINE + cred:maint > K:SCADA",
        ]
    );
}

#[test]
fn r14_who_controls_what_manages_controls_what_is_managed() {
    let mut sketch = Sketch::new();
    let (fleet, vehicle) = (sketch.device("FLEET", "agv_pc"), sketch.device("AGV", "agv"));
    assert!(sketch.steps("R14").is_empty());
    sketch.edit(fleet).manages.extend([vehicle, fleet]);
    assert_eq!(
        sketch.steps("R14"),
        ["R14: K:FLEET > K:AGV"],
        "nothing follows from a device that manages itself"
    );
}

#[test]
fn r15_an_engineering_station_reaches_into_the_controllers_it_engineers() {
    let mut sketch = Sketch::new();
    let (station, plc) = (sketch.device("EWS", "eng_ws"), sketch.device("PLC", "plc"));
    assert!(sketch.steps("R15").is_empty());
    sketch.edit(station).engineers.insert(plc);
    assert_eq!(sketch.steps("R15"), ["R15: K:EWS > K:PLC"]);
}
