//! Rules that compare days, and rules about outside parties (steps 1-4 and 3).

use super::Draft;
use crate::plant::{Carrier, Date, Dept, Device, DeviceId, Fact, NetworkKind, Party, PartyKind, Target};

const fn day(year: u16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, month, day)
}

fn old_device(draft: &mut Draft) -> DeviceId {
    let zone = draft.zone();
    let device = draft.device("scada", Some(zone));
    draft.edit(device).support_end = day(2025, 10, 14);
    device
}

#[test]
fn ends_of_support_are_compared_with_the_day_of_the_plant() {
    let mut draft = Draft::new();
    old_device(&mut draft);
    assert!(!draft.fires("V-DEV-04"), "nobody said which day it is");
    draft.plant.info.date = day(2025, 10, 14);
    assert!(!draft.fires("V-DEV-04"), "the last day is still covered");
    draft.plant.info.date = day(2025, 10, 15);
    assert!(draft.fires("V-DEV-04"));
}

#[test]
fn today_stands_before_the_day_of_the_plant() {
    let mut draft = Draft::new();
    old_device(&mut draft);
    draft.plant.info.date = day(2025, 1, 1);
    draft.findings.settings.today = day(2026, 1, 1);
    assert!(draft.fires("V-DEV-04"));
}

#[test]
fn old_devices_of_one_zone_are_one_finding() {
    let mut draft = Draft::new();
    draft.plant.info.date = day(2026, 1, 1);
    let device = old_device(&mut draft);
    let twin: Device = draft.edit(device).clone();
    let id = draft.id();
    draft.plant.devices.insert(id, twin);
    old_device(&mut draft);
    let mut sizes: Vec<usize> = draft
        .of("V-DEV-04")
        .iter()
        .map(|lint| lint.subjects.len())
        .collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [1, 2]);
}

#[test]
fn an_old_device_asks_for_an_owner_and_a_word() {
    let mut draft = Draft::new();
    draft.plant.info.date = day(2026, 1, 1);
    let device = old_device(&mut draft);
    assert!(draft.fires("V-SUP-02"));
    let dept = draft.id();
    draft.plant.depts.insert(dept, Dept::default());
    draft.edit(device).owner = Some(dept);
    assert!(draft.fires("V-SUP-02"), "nobody has decided yet");
    draft.edit(device).note = "renewed in 2027".to_owned();
    assert!(!draft.fires("V-SUP-02"));
    draft.edit(device).note.clear();
    draft.measure("N4", Target::Device(device), 2);
    assert!(!draft.fires("V-SUP-02"), "it is guarded instead");
}

#[test]
fn a_party_with_a_line_into_the_plant_is_asked() {
    let mut draft = Draft::new();
    let (inside, outside) = (draft.zone(), draft.outside_zone());
    let line = draft.network(NetworkKind::VendorLine);
    let vendor = draft.id();
    let party = |kind| Party {
        kind,
        lives_in: Some(outside),
        ..Party::default()
    };
    draft.plant.parties.insert(vendor, party(PartyKind::Vendor));
    assert!(!draft.fires("V-SUP-01"), "no line leads there");
    draft.path(inside, outside, Carrier::Network(line));
    assert!(draft.fires("V-SUP-01"));
    let answer = draft.measure("S2", Target::Party(vendor), 0);
    assert!(!draft.fires("V-SUP-01"), "none is an answer, too");
    draft.plant.measures.get_mut(&answer).expect("just added").now = Fact::Unknown;
    assert!(draft.fires("V-SUP-01"));
    draft.plant.parties.insert(vendor, party(PartyKind::Internet));
    assert!(!draft.fires("V-SUP-01"), "the internet cannot be asked");
}

#[test]
fn a_backup_is_restored_once_a_year() {
    let mut draft = Draft::new();
    draft.plant.info.date = day(2026, 6, 1);
    let zone = draft.zone();
    draft.device("mes_server", Some(zone));
    assert!(!draft.fires("V-OPS-03"), "there is no backup");
    draft.measure("D14", Target::Zone(zone), 2);
    assert!(draft.fires("V-OPS-03"));
    for (tested, is_old) in [(day(2026, 1, 1), false), (day(2025, 5, 31), true)] {
        let record = draft.plant.zones.get_mut(&zone).expect("just added");
        record.recovery.restore_tested = tested;
        assert_eq!(draft.fires("V-OPS-03"), is_old, "{tested:?}");
    }
}
