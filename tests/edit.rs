//! Changes: whatever is done to a plant leaves it sound, and everything that was done can be undone.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper that fails fails its test"
)]

mod support;

use std::collections::BTreeSet;

use proptest::prelude::*;
use toride::{
    edit::{Change, Editable as _, Record, Session, StepName, attach, fragment::Fragment, space},
    plant::{
        Device, DeviceId, DeviceUse, Element, End, Fact, IdSource, Importance, Link, LinkId, Measure,
        MeasureId, Plant, Strength, Target, Zone, ZoneId,
        geometry::{Point, Rect},
    },
};

fn plant() -> Plant {
    support::everything().plant
}

/// A session that was changed once.
fn after(change: &Change) -> Session {
    let mut session = Session::open(plant());
    session.dispatch(StepName::Edit, change);
    session
}

fn id<I: std::str::FromStr>(text: &str) -> I {
    text.parse().ok().unwrap()
}

fn device(number: u8) -> DeviceId {
    id(&format!("device-0000eq0{number}"))
}

fn zone(number: u8) -> ZoneId {
    id(&format!("zone-000000z{number}"))
}

fn elements<const N: usize>(elements: [Element; N]) -> BTreeSet<Element> {
    BTreeSet::from(elements)
}

#[test]
fn a_zone_moves_with_everything_inside() {
    let move_zone = Change::Move {
        elements: elements([zone(1).into()]),
        dx: 8.0,
        dy: -16.0,
    };
    let (before, after) = (plant(), after(&move_zone));
    let after = after.plant();
    for zone in [zone(1), zone(2), zone(3)] {
        assert_eq!(
            after.zones[&zone].rect,
            before.zones[&zone].rect.moved(8.0, -16.0)
        );
    }
    assert_eq!(after.devices[&device(2)].position, Some(Point::new(168.0, 64.0)));
    let network = id("net-00000nw1");
    assert_eq!(after.networks[&network].bar.unwrap().y, 284.0);
    assert_eq!(after.notes.values().next().unwrap().rect.x, 508.0);
    assert_eq!(
        after.links[&id::<LinkId>("link-000000k2")].bends[0],
        Point::new(208.0, 234.0)
    );
    let outside = id("zone-000000x1");
    assert_eq!(after.zones[&outside], before.zones[&outside]);
}

#[test]
fn a_locked_device_stays_but_goes_along_with_its_zone() {
    let mut locked = plant().devices[&device(1)].clone();
    locked.locked = true;
    let lock = Change::put(device(1), locked);
    let shift = |element: Element| Change::Move {
        elements: elements([element]),
        dx: 40.0,
        dy: 0.0,
    };
    let alone = after(&Change::All(vec![lock.clone(), shift(device(1).into())]));
    assert_eq!(
        alone.plant().devices[&device(1)].position,
        Some(Point::new(40.0, 80.0))
    );
    let with_zone = after(&Change::All(vec![lock, shift(zone(2).into())]));
    assert_eq!(
        with_zone.plant().devices[&device(1)].position,
        Some(Point::new(80.0, 80.0))
    );
}

#[test]
fn a_zone_grows_around_what_is_dropped_at_its_border_and_so_do_the_zones_around_it() {
    let drop_at_border = Change::All(vec![
        Change::Move {
            elements: elements([device(3).into()]),
            dx: 0.0,
            dy: 600.0,
        },
        Change::SetZone {
            devices: BTreeSet::from([device(3)]),
            zone: Some(zone(3)),
        },
    ]);
    let session = after(&drop_at_border);
    let zones = &session.plant().zones;
    let bottom = 680.0 + 72.0 + space::ZONE_PADDING;
    assert_eq!(zones[&zone(3)].rect.bottom(), bottom);
    assert_eq!(zones[&zone(1)].rect.bottom(), bottom + space::ZONE_PADDING);
    assert_eq!(zones[&zone(3)].rect.x, 400.0, "it grows only where it must");
}

#[test]
fn device_measures_of_a_zone_wait_for_a_look_at_a_device_that_was_moved_in() {
    let in_zone_3: MeasureId = id("measure-000000m1");
    let around_both: MeasureId = id("measure-000000m7");
    let moved = Change::SetZone {
        devices: BTreeSet::from([device(2)]),
        zone: Some(zone(3)),
    };
    let mut session = after(&moved);
    assert!(
        session.plant().measures[&in_zone_3]
            .unconfirmed_for
            .contains(&device(2))
    );
    assert!(
        !session.plant().measures[&around_both]
            .unconfirmed_for
            .contains(&device(2))
    );
    let looked_at = attach::confirm_measure(session.plant(), in_zone_3);
    session.dispatch(StepName::Edit, &looked_at);
    assert!(session.plant().measures[&in_zone_3].unconfirmed_for.is_empty());
    session.undo();
    let out = Change::SetZone {
        devices: BTreeSet::from([device(2)]),
        zone: None,
    };
    session.dispatch(StepName::LeaveZone, &out);
    assert!(session.plant().measures[&in_zone_3].unconfirmed_for.is_empty());
}

#[test]
fn a_zone_never_shrinks_past_what_belongs_to_it() {
    let shrink = Change::ResizeZone {
        zone: zone(2),
        rect: Rect::new(200.0, 200.0, 0.0, 0.0),
    };
    let session = after(&shrink);
    let rect = session.plant().zones[&zone(2)].rect;
    for number in [1, 2] {
        assert!(rect.encloses(session.plant().devices[&device(number)].rect().unwrap()));
    }
}

#[test]
fn a_deleted_zone_leaves_its_contents_to_the_zone_around_it() {
    let session = after(&Change::Delete(elements([zone(2).into()])));
    let plant = session.plant();
    assert_eq!(plant.devices[&device(1)].zone, Some(zone(1)));
    assert_eq!(plant.networks[&id("net-00000nw1")].home_zone, Some(zone(1)));
    assert!(plant.decisions.is_empty(), "a judgement of a zone goes with it");
    assert!(
        plant
            .conduits
            .keys()
            .all(|conduit| *conduit == id("conduit-000000c3"))
    );
}

#[test]
fn an_exclusion_goes_with_the_last_record_it_is_about() {
    let one = Change::Delete(elements([device(3).into()]));
    let mut session = after(&one);
    let left = session.plant().exclusions.values().next().unwrap();
    assert_eq!(left.subjects, elements([zone(1).into()]));
    session.dispatch(StepName::Delete, &Change::Delete(elements([zone(1).into()])));
    assert!(session.plant().exclusions.is_empty());
    session.undo();
    assert_eq!(session.plant().exclusions.len(), 1);
}

#[test]
fn a_deleted_device_takes_along_only_what_cannot_stand_without_it() {
    let session = after(&Change::Delete(elements([device(2).into()])));
    let plant = session.plant();
    assert_eq!(plant.violations(), Vec::<String>::new());
    let links: Vec<_> = plant.links.keys().map(ToString::to_string).collect();
    assert_eq!(links, ["link-000000k1", "link-000000k4"]);
    assert!(
        !plant.measures.contains_key(&id("measure-000000m3")),
        "the exception at the device"
    );
    assert!(
        !plant.conduits.contains_key(&id("conduit-000000c2")),
        "carried by the link that went"
    );
    assert!(!plant.flows.contains_key(&id("flow-000000f1")));
    let task = &plant.tasks[&id("task-00000b01")];
    assert_eq!(task.groups["g"], 1, "a group of one cannot need two");
    assert_eq!(plant.devices[&device(1)].manages, BTreeSet::from([device(3)]));
}

#[test]
fn a_change_that_names_nothing_leaves_no_loose_end() {
    let mut ids = IdSource::new(5);
    let (gone, link): (DeviceId, LinkId) = (ids.fresh(), ids.fresh());
    let zone_of_nothing = Device {
        zone: Some(ids.fresh()),
        manages: BTreeSet::from([gone]),
        count: 0,
        position: Some(Point::new(f32::NAN, 1e9)),
        ..Device::default()
    };
    let mut zone_in_itself = Zone {
        parent: Some(zone(1)),
        ..Zone::default()
    };
    zone_in_itself.name = "輪".into();
    let session = after(&Change::All(vec![
        Change::put(link, Link::between(End::Device(gone), End::Device(device(1)))),
        Change::put(device(4), zone_of_nothing),
        Change::put(zone(1), zone_in_itself),
        Change::SetZone {
            devices: BTreeSet::from([device(1)]),
            zone: Some(ids.fresh()),
        },
    ]));
    let plant = session.plant();
    assert_eq!(plant.violations(), Vec::<String>::new());
    assert!(!plant.links.contains_key(&link));
    assert_eq!(plant.devices[&device(1)].zone, Some(zone(2)));
    assert_eq!(plant.zones[&zone(1)].parent, None);
    assert_eq!(plant.devices[&device(4)].position, Some(Point::new(0.0, 1e6)));
}

#[test]
fn a_device_sent_into_a_zone_from_a_list_finds_a_free_spot_there() {
    let plant = plant();
    let devices = BTreeSet::from([device(1), device(4)]);
    let change = space::move_into_zone(&plant, &devices, zone(3));
    let session = after(&change);
    let after = session.plant();
    let rects: Vec<Rect> = [1, 3, 4]
        .map(|number| after.devices[&device(number)].rect().unwrap())
        .into();
    for (i, rect) in rects.iter().enumerate() {
        assert!(after.zones[&zone(3)].rect.encloses(*rect));
        assert!(!rects[..i].iter().any(|other| other.intersects(*rect)));
    }
}

#[test]
fn a_copy_of_devices_brings_what_lies_between_them_and_not_what_leads_elsewhere() {
    let plant = plant();
    let fragment = Fragment::copy(&plant, &elements([device(2).into(), device(3).into()]));
    let paste = fragment.paste(&plant, &mut IdSource::new(3), (16.0, 16.0));
    let session = after(&paste.change);
    let after = session.plant();
    assert_eq!(after.devices.len(), plant.devices.len() + 2);
    assert_eq!(
        after.links.len(),
        plant.links.len() + 1,
        "the hand-carried media between the two"
    );
    assert_eq!(
        after.measures.len(),
        plant.measures.len() + 1,
        "the exception at the copied device"
    );
    let names: Vec<&str> = paste
        .elements
        .iter()
        .map(|&element| after.code_and_name(element, false).1)
        .collect();
    assert!(
        names.contains(&"コントローラ (2)") && names.contains(&"保守端末 (2)"),
        "{names:?}"
    );
    assert_eq!(after.violations(), Vec::<String>::new());
    assert_eq!(session.history().done().count(), 1);
}

#[test]
fn a_copied_zone_brings_its_devices_and_its_measures() {
    let plant = plant();
    let fragment = Fragment::copy(&plant, &elements([zone(3).into()]));
    let paste = fragment.paste(&plant, &mut IdSource::new(3), (0.0, 400.0));
    let session = after(&paste.change);
    let after = session.plant();
    let copy = after
        .zones
        .iter()
        .find(|(_, zone)| zone.name == "搬送 (2)")
        .unwrap();
    let inside: Vec<_> = after
        .devices
        .values()
        .filter(|device| device.zone == Some(*copy.0))
        .collect();
    assert_eq!(inside.len(), 1);
    assert_eq!(inside[0].name, "保守端末 (2)");
    assert!(
        after
            .measures
            .values()
            .any(|measure| measure.target == Some(Target::Zone(*copy.0)))
    );
}

#[test]
fn what_was_cut_comes_back_under_its_own_ids() {
    let plant = plant();
    let cut = elements([device(2).into(), device(3).into()]);
    let fragment = Fragment::copy(&plant, &cut);
    let mut session = after(&Change::Delete(cut.clone()));
    let paste = fragment.paste(session.plant(), &mut IdSource::new(3), (0.0, 0.0));
    session.dispatch(StepName::Paste, &paste.change);
    assert_eq!(paste.elements, cut);
    assert_eq!(session.plant().devices[&device(2)], plant.devices[&device(2)]);
}

#[test]
fn setting_a_strength_uses_the_instance_that_is_there() {
    let plant = plant();
    let mut ids = IdSource::new(1);
    let at_zone_3 = Target::Zone(zone(3));
    let there = attach::set_strength(
        &plant,
        (at_zone_3, &"D8".into()),
        (attach::When::Now, Strength::MAX),
        ids.fresh(),
    );
    let session = after(&there);
    assert_eq!(session.plant().measures.len(), plant.measures.len());
    let new = attach::set_strength(
        &plant,
        (at_zone_3, &"N4".into()),
        (attach::When::Goal, Strength::MAX),
        ids.fresh(),
    );
    let session = after(&new);
    assert_eq!(session.plant().measures.len(), plant.measures.len() + 1);
    let measure: &Measure = session
        .plant()
        .measures
        .values()
        .find(|measure| measure.measure == "N4".into())
        .unwrap();
    assert_eq!(
        (&measure.now, measure.goal),
        (&Fact::Assumed, Some(Strength::MAX))
    );
}

#[test]
fn a_task_attached_to_a_device_needs_it_until_it_is_taken_off() {
    let plant = plant();
    let task = id("task-00000b02");
    let usage = DeviceUse {
        weight: Importance::MAX,
        ..DeviceUse::default()
    };
    let mut session = after(&attach::set_device_use(&plant, task, device(4), Some(&usage)));
    assert_eq!(session.plant().tasks[&task].devices[&device(4)], usage);
    let off = attach::set_device_use(session.plant(), task, device(4), None);
    session.dispatch(StepName::Attach, &off);
    assert_eq!(session.plant(), &plant);
}

#[test]
fn a_drag_is_one_step_however_many_frames_it_took() {
    let mut session = Session::open(plant());
    session.begin_gesture(StepName::Move);
    for frame in 1..=30_u8 {
        let dx = f32::from(frame);
        let elements = elements([device(1).into()]);
        session.update_gesture(
            StepName::MoveToZone,
            &Change::Move {
                elements,
                dx,
                dy: 0.0,
            },
        );
    }
    session.end_gesture();
    assert_eq!(
        session.plant().devices[&device(1)].position,
        Some(Point::new(70.0, 80.0))
    );
    assert_eq!(
        session.history().done().collect::<Vec<_>>(),
        [StepName::MoveToZone]
    );
}

#[test]
fn undoing_back_to_the_saved_state_clears_the_mark() {
    let mut session = Session::open(plant());
    let edit = |session: &mut Session, name: &str| {
        let change = Change::edit(session.plant(), &[device(1)], |device| device.name = name.into());
        session.dispatch(StepName::Rename, &change);
    };
    edit(&mut session, "一");
    session.mark_saved(session.revision());
    assert!(!session.history().is_modified());
    edit(&mut session, "二");
    session.undo();
    assert!(!session.history().is_modified());
    session.undo();
    edit(&mut session, "三");
    assert!(
        session.history().is_modified(),
        "another branch of the same length is not the saved one"
    );
}

/// One thing a user might do, with numbers that pick what it is done to.
#[derive(Clone, Debug)]
enum Deed {
    Move(u8, i16, i16),
    SetZone(u8, u8),
    Resize(u8, i16, i16),
    Delete(u8),
    Paste(u8),
    Attach(u8, u8),
    Strengthen(u8, u8),
    Connect(u8, u8),
    Nest(u8, u8),
    Overwrite(u8, u8),
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (any::<u8>(), any::<i16>(), any::<i16>()).prop_map(|(a, x, y)| Deed::Move(a, x, y)),
        4 => (any::<u8>(), any::<u8>()).prop_map(|(a, b)| Deed::SetZone(a, b)),
        1 => (any::<u8>(), any::<i16>(), any::<i16>()).prop_map(|(a, x, y)| Deed::Resize(a, x, y)),
        3 => any::<u8>().prop_map(Deed::Delete),
        1 => any::<u8>().prop_map(Deed::Paste),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(a, b)| Deed::Attach(a, b)),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(a, b)| Deed::Strengthen(a, b)),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(a, b)| Deed::Connect(a, b)),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(a, b)| Deed::Nest(a, b)),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(a, b)| Deed::Overwrite(a, b)),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
    ]
}

fn pick<T: Copy>(from: impl IntoIterator<Item = T>, number: u8) -> Option<T> {
    let all: Vec<T> = from.into_iter().collect();
    (!all.is_empty()).then(|| all[usize::from(number) % all.len()])
}

fn all_elements(plant: &Plant) -> Vec<Element> {
    let empty = Plant::default();
    toride::plant::diff::Diff::between(&empty, plant)
        .elements()
        .into_iter()
        .collect()
}

/// The change a deed means now; `None` when there is nothing to do it to.
fn change_of(deed: &Deed, plant: &Plant, ids: &mut IdSource) -> Option<Change> {
    let everything = all_elements(plant);
    let devices = || plant.devices.keys().copied();
    let zones = || plant.zones.keys().copied();
    Some(match *deed {
        Deed::Move(number, dx, dy) => Change::Move {
            elements: BTreeSet::from([pick(everything, number)?]),
            dx: f32::from(dx),
            dy: f32::from(dy),
        },
        Deed::SetZone(number, zone) => Change::SetZone {
            devices: BTreeSet::from([pick(devices(), number)?]),
            zone: pick(zones().map(Some).chain([None]), zone)?,
        },
        Deed::Resize(number, x, y) => Change::ResizeZone {
            zone: pick(zones(), number)?,
            rect: Rect::new(f32::from(x), f32::from(y), f32::from(y), f32::from(x)),
        },
        Deed::Delete(number) => Change::Delete(BTreeSet::from([pick(everything, number)?])),
        Deed::Paste(number) => {
            let selection = BTreeSet::from([pick(everything, number)?]);
            Fragment::copy(plant, &selection)
                .paste(plant, ids, (16.0, 16.0))
                .change
        }
        Deed::Attach(task, number) => {
            let task = pick(plant.tasks.keys().copied(), task)?;
            attach::set_device_use(plant, task, pick(devices(), number)?, Some(&DeviceUse::default()))
        }
        Deed::Strengthen(number, strength) => {
            let target = Target::Zone(pick(zones(), number)?);
            let strength = Strength::clamped(strength % 4);
            attach::set_strength(
                plant,
                (target, &"D8".into()),
                (attach::When::Now, strength),
                ids.fresh(),
            )
        }
        Deed::Connect(a, b) => {
            let (a, b) = (pick(devices(), a)?, pick(devices(), b)?);
            Change::put(
                ids.fresh::<LinkId>(),
                Link::between(End::Device(a), End::Device(b)),
            )
        }
        Deed::Nest(inner, outer) => {
            let outer = pick(zones(), outer);
            Change::edit(plant, &[pick(zones(), inner)?], |zone| zone.parent = outer)
        }
        // A record as it once was: what it names may be gone by now.
        Deed::Overwrite(device, zone) => {
            let original = self::plant();
            let device = pick(original.devices.keys().copied(), device)?;
            let zone = pick(original.zones.keys().copied(), zone)?;
            let records: Vec<Record> = vec![
                device.record(original.devices[&device].clone()),
                zone.record(original.zones[&zone].clone()),
            ];
            let links = original.links.iter().map(|(id, link)| id.record(link.clone()));
            Change::Put(records.into_iter().chain(links).collect())
        }
        Deed::Undo | Deed::Redo => return None,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_changes_leaves_a_sound_plant_and_can_be_undone_and_redone(
        deeds in prop::collection::vec(deed(), 1..40),
    ) {
        let start = plant();
        let mut ids = IdSource::new(11);
        let mut session = Session::open(start.clone());
        for deed in &deeds {
            match deed {
                Deed::Undo => drop(session.undo()),
                Deed::Redo => drop(session.redo()),
                deed => {
                    if let Some(change) = change_of(deed, session.plant(), &mut ids) {
                        session.dispatch(StepName::Edit, &change);
                    }
                }
            }
            prop_assert_eq!(session.plant().violations(), Vec::<String>::new());
        }
        let last = session.plant().clone();
        let steps = session.history().done().count();
        while session.undo().is_some() {}
        prop_assert!(session.plant() == &start);
        prop_assert!(!session.history().is_modified());
        for _ in 0..steps {
            session.redo();
        }
        prop_assert!(session.plant() == &last);
    }

    #[test]
    fn a_gesture_that_is_dropped_leaves_nothing(deeds in prop::collection::vec(deed(), 1..10)) {
        let start = plant();
        let mut ids = IdSource::new(11);
        let mut session = Session::open(start.clone());
        session.begin_gesture(StepName::Move);
        for deed in &deeds {
            if let Some(change) = change_of(deed, &start, &mut ids) {
                session.update_gesture(StepName::Move, &change);
            }
        }
        session.cancel_gesture();
        prop_assert!(session.plant() == &start);
        prop_assert_eq!(session.history().done().count(), 0);
        prop_assert!(!session.history().is_modified());
    }

    #[test]
    fn a_gesture_that_ends_is_one_step(deeds in prop::collection::vec(deed(), 1..10)) {
        let start = plant();
        let mut ids = IdSource::new(11);
        let mut session = Session::open(start.clone());
        session.begin_gesture(StepName::Move);
        for deed in &deeds {
            if let Some(change) = change_of(deed, &start, &mut ids) {
                session.update_gesture(StepName::Move, &change);
            }
        }
        session.end_gesture();
        prop_assert!(session.history().done().count() <= 1);
        prop_assert_eq!(session.plant().violations(), Vec::<String>::new());
        session.undo();
        prop_assert!(session.plant() == &start);
    }
}
