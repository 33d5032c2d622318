//! R1–R9: the ways in.

use toride::plant::{Fact, LinkKind, NetworkKind, PartyKind};

use super::{
    has_the_base_of_its_row,
    sketch::{NO, Sketch, YES},
};

#[test]
fn r1_mail_and_web_let_malware_in_where_people_use_them() {
    let mut sketch = Sketch::new();
    let terminal = sketch.device("PC", "oa_pc");
    sketch.edit(terminal).mail_web = YES;
    assert_eq!(sketch.steps("R1"), ["R1: START > K:PC"]);
    assert!(sketch.findings().graph.steps.iter().all(has_the_base_of_its_row));

    sketch.edit(terminal).mail_web = NO;
    assert!(sketch.steps("R1").is_empty());
    sketch.edit(terminal).mail_web = Fact::NotApplicable {
        reason: "a printer room".into(),
    };
    assert!(sketch.steps("R1").is_empty());
}

#[test]
fn r1_what_nobody_confirmed_counts_as_used_and_is_marked() {
    let mut sketch = Sketch::new();
    let server = sketch.device("SRV", "mes_server");
    assert!(sketch.steps("R1").is_empty(), "the kind's default says no");
    sketch.edit(server).mail_web = Fact::Unknown;
    assert_eq!(sketch.unconfirmed("R1"), ["R1: START > K:SRV"]);
}

#[test]
fn r2_a_boundary_device_is_attacked_from_the_internet_it_faces() {
    let mut sketch = Sketch::new();
    let (firewall, switch) = (sketch.device("FW", "firewall"), sketch.device("SW", "switch"));
    let office = sketch.network("OFFICE", NetworkKind::Office);
    sketch.attach(firewall, office);
    assert!(sketch.steps("R2").is_empty(), "it faces no internet");

    let internet = sketch.network("NET", NetworkKind::Internet);
    sketch.attach(firewall, internet);
    sketch.attach(switch, internet);
    assert_eq!(
        sketch.steps("R2"),
        ["R2: START > K:FW"],
        "a switch is no boundary device"
    );
}

#[test]
fn r3_a_vendors_line_leads_into_the_device_it_ends_at() {
    let mut sketch = Sketch::new();
    let server = sketch.device("RM", "rm_server");
    let line = sketch.network("LINE", NetworkKind::VendorLine);
    sketch.attach(server, line).kind = LinkKind::Remote;
    assert_eq!(sketch.steps("R3"), ["R3: START > K:RM"]);

    let planned = sketch.plant.links.values_mut().next().expect("one link");
    planned.planned = true;
    assert!(sketch.steps("R3").is_empty(), "a planned line is not there yet");
}

#[test]
fn r4_trouble_at_another_site_comes_in_over_the_line_between_the_sites() {
    let mut sketch = Sketch::new();
    let router = sketch.device("RT", "router");
    let (office, line) = (
        sketch.network("OFFICE", NetworkKind::Office),
        sketch.network("WAN", NetworkKind::InterSite),
    );
    sketch.attach(router, office);
    assert!(sketch.steps("R4").is_empty(), "no line between sites");
    sketch.attach(router, line);
    assert_eq!(sketch.steps("R4"), ["R4: START > P:OFFICE"]);

    sketch.edit(router).forwards = NO;
    assert!(sketch.steps("R4").is_empty(), "it passes nothing on");
}

#[test]
fn r5_a_terminal_carried_in_brings_what_it_has_to_the_network_it_is_plugged_into() {
    let mut sketch = Sketch::new();
    let laptop = sketch.device("LAPTOP", "maint_laptop");
    let network = sketch.network("LINE", NetworkKind::Equipment);
    sketch.attach(laptop, network).temporary = true;
    assert_eq!(
        sketch.steps("R5"),
        ["R5.ENTRY: START > K:LAPTOP", "R5.NET: K:LAPTOP > P:LINE"]
    );

    let link = sketch.plant.links.values_mut().next().expect("one link");
    link.temporary = false;
    assert!(
        sketch.steps("R5").is_empty(),
        "it stays plugged in, so it is one of the plant's"
    );
}

#[test]
fn r5_a_program_loaded_from_a_carried_in_terminal_reaches_the_controller() {
    let mut sketch = Sketch::new();
    let (laptop, plc) = (
        sketch.device("LAPTOP", "maint_laptop"),
        sketch.device("PLC", "plc"),
    );
    let network = sketch.network("LINE", NetworkKind::Equipment);
    sketch.attach(laptop, network).temporary = true;
    let program = sketch.data("PROGRAM", laptop);
    sketch.flow(laptop, plc, program, YES);
    assert!(
        !sketch
            .steps("R5")
            .contains(&"R5.CTL: K:LAPTOP > K:PLC".to_owned()),
        "what flows is no program of the controller"
    );
    sketch.edit(plc).program_data.insert(program);
    assert!(
        sketch
            .steps("R5")
            .contains(&"R5.CTL: K:LAPTOP > K:PLC".to_owned())
    );
}

#[test]
fn r5_media_carry_trouble_both_ways_and_give_no_presence() {
    let mut sketch = Sketch::new();
    let (office, line) = (sketch.device("PC", "oa_pc"), sketch.device("SCADA", "scada"));
    sketch.join(office, line, LinkKind::Media);
    assert_eq!(
        sketch.steps("R5"),
        ["R5.MEDIA: K:PC > K:SCADA", "R5.MEDIA: K:SCADA > K:PC"]
    );
    assert!(sketch.steps("R10").is_empty() && sketch.steps("R11").is_empty());
}

#[test]
fn r6_whoever_is_in_radio_range_may_join_the_radio_network() {
    let mut sketch = Sketch::new();
    let access_point = sketch.device("AP", "wlan_ap");
    let (radio, wired) = (
        sketch.network("RADIO", NetworkKind::Radio),
        sketch.network("WIRED", NetworkKind::Equipment),
    );
    sketch.attach(access_point, wired);
    assert_eq!(
        sketch.steps("R6"),
        ["R6: START > P:WIRED"],
        "its radio side is not drawn, so it opens what it hangs on"
    );
    sketch.attach(access_point, radio);
    assert_eq!(sketch.steps("R6"), ["R6: START > P:RADIO"]);

    let mut wired_only = Sketch::new();
    let switch = wired_only.device("SW", "switch");
    let network = wired_only.network("LINE", NetworkKind::Equipment);
    wired_only.attach(switch, network);
    assert!(wired_only.steps("R6").is_empty());
}

#[test]
fn r7_a_way_to_the_internet_of_its_own_leads_into_a_device() {
    let mut sketch = Sketch::new();
    let gateway = sketch.device("GW", "iot_gw");
    sketch.edit(gateway).own_internet = NO;
    assert!(sketch.steps("R7").is_empty());
    sketch.edit(gateway).own_internet = YES;
    assert_eq!(sketch.steps("R7"), ["R7: START > K:GW"]);
    sketch.edit(gateway).own_internet = NO;
    let internet = sketch.network("NET", NetworkKind::Internet);
    sketch.attach(gateway, internet);
    assert_eq!(
        sketch.steps("R7"),
        ["R7: START > K:GW"],
        "a line past the boundary device"
    );
}

#[test]
fn r8_what_arrives_unchecked_or_takes_updates_may_bring_something_along() {
    let mut sketch = Sketch::new();
    let robot = sketch.device("ROBOT", "robot");
    assert!(sketch.steps("R8").is_empty());
    sketch.edit(robot).delivery_checked = NO;
    assert_eq!(sketch.steps("R8"), ["R8: START > K:ROBOT"]);
    assert!(sketch.unconfirmed("R8").is_empty());

    sketch.edit(robot).delivery_checked = Fact::Unknown;
    assert_eq!(sketch.unconfirmed("R8"), ["R8: START > K:ROBOT"]);

    let maker = sketch.party("MAKER", PartyKind::Vendor);
    let robot_record = sketch.edit(robot);
    robot_record.delivery_checked = YES;
    robot_record.updates_from.insert(maker);
    assert_eq!(sketch.steps("R8"), ["R8: START > K:ROBOT"]);
}

#[test]
fn r9_a_person_in_the_place_uses_the_ports_and_panels_in_reach() {
    let mut sketch = Sketch::new();
    let (hall, panel, robot) = (
        sketch.place("HALL"),
        sketch.device("HMI", "hmi"),
        sketch.device("ROBOT", "robot"),
    );
    for (device, touchable) in [(panel, YES), (robot, NO)] {
        let device = sketch.edit(device);
        (device.place, device.touchable) = (Some(hall), touchable);
    }
    assert_eq!(
        sketch.steps("R9"),
        ["R9.ENTRY: START > U:HALL", "R9.TOUCH: U:HALL > K:HMI"]
    );
    sketch.edit(panel).place = None;
    assert!(sketch.steps("R9").is_empty(), "nobody said where it stands");
}
