//! What follows when a device is known to be held.

use toride::{
    analysis::{
        findings::{Node, Settings},
        incident::{Outlook, outlook},
    },
    guideline::catalogue,
    plant::{DeviceId, End, Plant},
    samples,
};

fn sample() -> Plant {
    samples::find("assumed-factory")
        .expect("the sample exists")
        .load()
        .expect("it opens")
}

fn device(plant: &Plant, code: &str) -> DeviceId {
    let found = plant.devices.iter().find(|(_, device)| device.code == code);
    *found.expect("the sample has it").0
}

fn look(plant: &Plant, codes: &[&str]) -> Outlook {
    let held: Vec<DeviceId> = codes.iter().map(|code| device(plant, code)).collect();
    outlook(plant, catalogue(), &Settings::default(), &held)
}

#[test]
fn from_an_infected_scada_the_line_is_next_and_the_office_can_still_be_reached() {
    let plant = sample();
    let outlook = look(&plant, &["EQ05"]);
    let next: Vec<&str> = outlook
        .next
        .iter()
        .filter_map(|next| plant.devices.get(&next.device))
        .map(|device| device.code.as_str())
        .collect();
    assert_eq!(next.first(), Some(&"EQ04"), "{next:?}");
    assert!(!next.contains(&"EQ05"), "what is held is not next");
    for next in &outlook.next {
        assert!(next.p.value > 0.0 && next.p.value <= 1.0);
        let way = next.way.last().expect("a way leads there");
        let to = outlook
            .findings
            .graph
            .steps
            .get(*way as usize)
            .map(|step| step.to);
        let node = to.and_then(|to| outlook.findings.graph.nodes.get(to as usize));
        assert_eq!(node, Some(&Node::Control(next.device)));
    }
}

#[test]
fn the_ways_in_from_outside_are_no_part_of_an_incident() {
    let plant = sample();
    let outlook = look(&plant, &["EQ05"]);
    let starts: Vec<&str> = (outlook.findings.graph.steps.iter())
        .filter(|step| step.needs == [0])
        .map(|step| step.row.as_ref())
        .collect();
    assert_eq!(starts, ["GIVEN"]);
}

#[test]
fn every_cut_saves_something_and_never_makes_the_rest_worse() {
    let plant = sample();
    let outlook = look(&plant, &["EQ06"]);
    assert!(outlook.cuts_are_all);
    assert!(!outlook.cuts.is_empty());
    for cut in &outlook.cuts {
        assert!(cut.index_after <= outlook.findings.index + 1e-9);
        assert!(plant.links.contains_key(&cut.link));
    }
    let best = outlook.cuts.first().expect("there is one");
    let link = plant.links.get(&best.link).expect("it is in the plant");
    let held = Some(End::Device(device(&plant, "EQ06")));
    assert!(
        link.a == held || link.b == held,
        "the carried-in terminal itself is what to unplug"
    );
}

#[test]
fn a_cut_names_the_tasks_it_stops_by_itself() {
    let plant = sample();
    let outlook = look(&plant, &["EQ05"]);
    let line = Some(End::Device(device(&plant, "EQ04")));
    let unplugged = outlook.cuts.iter().find(|cut| {
        (plant.links.get(&cut.link)).is_some_and(|link| {
            let is_network = |end| matches!(end, Some(End::Network(_)));
            (link.a == line && is_network(link.b)) || (link.b == line && is_network(link.a))
        })
    });
    let stops = &unplugged.expect("the line can be unplugged").stops;
    assert!(!stops.is_empty(), "orders no longer arrive at the line");
}

#[test]
fn tasks_are_worst_first_and_those_that_keep_running_come_last() {
    let plant = sample();
    let outlook = look(&plant, &["EQ12"]);
    assert_eq!(outlook.tasks.len(), plant.tasks.len());
    let keys: Vec<_> = outlook
        .tasks
        .iter()
        .map(|task| (task.grade.is_none(), task.grade))
        .collect();
    assert!(keys.is_sorted());
}

#[test]
fn nothing_follows_from_a_device_that_is_not_there() {
    let plant = sample();
    let empty = Plant::default();
    let stranger = device(&plant, "EQ05");
    let outlook = outlook(&empty, catalogue(), &Settings::default(), &[stranger]);
    assert_eq!(
        (outlook.held.len(), outlook.next.len(), outlook.cuts.len()),
        (0, 0, 0)
    );
}
