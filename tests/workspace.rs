//! Opening, saving and analysing a plant, as window and command line do.

#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    sync::{
        Arc, Condvar, Mutex,
        mpsc::{self, Receiver},
    },
};

use toride::{
    analysis::{
        findings::{Depth, Effect, Findings, Plan, Settings},
        plan::{Options, Switch},
    },
    edit::{Change, StepName, fragment::Fragment},
    i18n::Lang,
    plant::{Device, DeviceId, Element, Plant, Strength, Target},
    samples,
    storage::SaveError,
    workspace::{Overwrite, PlanWish, Planning, Wake, Workspace, clipboard, words},
};

fn add_device(workspace: &mut Workspace) {
    let id: DeviceId = workspace.ids().fresh();
    workspace.dispatch(StepName::Add, &Change::put(id, Device::default()));
}

/// A small plant is analysed at once, so nobody is woken.
fn nobody() -> Wake {
    Arc::new(|| ())
}

fn sample() -> Workspace {
    Workspace::from_sample(&samples::ASSUMED_FACTORY, 1).unwrap()
}

#[test]
fn a_sample_is_on_no_disk_until_it_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = sample();
    assert!(workspace.is_modified());
    assert!(
        !workspace.save(Overwrite::Ask).unwrap(),
        "there is no place to save to"
    );
    let path = folder.path().join("mine.toride");
    workspace.save_as(&path).unwrap();
    assert!(!workspace.is_modified());
    assert_eq!(workspace.path(), Some(path.as_path()));
    let again = Workspace::open(&path, 2).unwrap();
    assert_eq!(again.plant(), workspace.plant());
}

#[test]
fn saving_without_a_change_gives_the_same_bytes_whoever_wrote_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.toride");
    let old = samples::ASSUMED_FACTORY
        .text
        .replacen("written_by: \"0.1.0\"", "written_by: \"0.0.7\"", 1);
    fs::write(&path, &old).unwrap();
    let mut workspace = Workspace::open(&path, 1).unwrap();
    workspace.save(Overwrite::Ask).unwrap();
    assert!(fs::read_to_string(&path).unwrap() == old);
    add_device(&mut workspace);
    workspace.undo();
    workspace.save(Overwrite::Ask).unwrap();
    assert!(fs::read_to_string(&path).unwrap() == old, "undone is unchanged");
    add_device(&mut workspace);
    workspace.save(Overwrite::Ask).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(&format!("written_by: \"{}\"", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn a_file_changed_underneath_is_kept_until_the_user_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shared.toride");
    let mut mine = sample();
    mine.save_as(&path).unwrap();
    let mut theirs = Workspace::open(&path, 2).unwrap();
    add_device(&mut theirs);
    theirs.save(Overwrite::Ask).unwrap();
    mine.dispatch(StepName::EditPlant, &Change::PutInfo(Box::default()));
    let error = mine.save(Overwrite::Ask).unwrap_err();
    assert!(matches!(error, SaveError::Changed { .. }));
    assert!(words::save_error(&error, Lang::Ja).contains("別の名前で保存"));
    assert!(mine.is_modified(), "nothing was saved, nothing was lost");
    assert_eq!(Workspace::open(&path, 3).unwrap().plant(), theirs.plant());
    mine.save(Overwrite::Yes).unwrap();
    assert_eq!(Workspace::open(&path, 3).unwrap().plant(), mine.plant());
}

#[test]
fn work_goes_on_while_a_save_is_under_way() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toride");
    let mut workspace = sample();
    let as_started = workspace.plant().clone();
    let job = workspace.start_saving(&path, Overwrite::Ask, Arc::new(|| ()));
    add_device(&mut workspace);
    workspace.saved(job.wait().unwrap().unwrap());
    assert!(workspace.is_modified(), "the device came after the save");
    workspace.undo();
    assert!(!workspace.is_modified());
    assert_eq!(Workspace::open(&path, 1).unwrap().plant(), &as_started);
}

#[test]
fn a_broken_file_is_described_in_both_languages_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.toride");
    let text = samples::ASSUMED_FACTORY.text.replacen("count: 30", "count: 0", 1);
    fs::write(&path, &text).unwrap();
    let error = Workspace::open(&path, 1).unwrap_err();
    let line = 1 + text.split_once("count: 0").unwrap().0.matches('\n').count();
    assert!(words::open_error(&error, Lang::Ja).contains(&format!("{line}行")));
    assert!(words::open_error(&error, Lang::En).contains(&format!("Line {line}")));
    assert!(fs::read_to_string(&path).unwrap() == text);
}

#[test]
fn whatever_is_wrong_with_a_text_is_said_in_the_readers_language() {
    let text = samples::ASSUMED_FACTORY.text;
    let middle = text.len() / 2;
    let cut = (middle..text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap();
    let broken = [
        text[..cut].to_owned(),
        text.replacen("count: 30", "count: [30]", 1),
        text.replacen("count: 30", "count: \"30\"", 1),
        text.replacen("count: 30", "count: 99999999999", 1),
        text.replacen("count: 30", "count: 3__0x", 1),
        text.replacen("count: 30,", "count: 30, count: 30,", 1),
        text.replacen("count: 30,", "count: 30", 1),
        text.replacen("count: 30,", "count 30,", 1),
        text.replacen("count: 30,", "count: 30; ", 1),
        text.replacen("devices: {", "devices: [", 1),
        text.replacen("name: \"OA端末\"", "name: OA", 1),
        text.replacen("name: \"OA端末\"", "name: \"OA\\q\"", 1),
        text.replacen("name: \"OA端末\"", "name: \"OA", 1),
        text.replacen("temporary: true", "temporary: maybe", 1),
        text.replacen("zone: Some(\"zone-000000z1\")", "zone: \"zone-000000z1\"", 1),
        text.replacen("zone: Some(\"zone-000000z1\")", "zone: Some(\"zone-1\")", 1),
        text.replacen("date: Some(\"2026-04-12\")", "date: Some(\"2026-04-31\")", 1),
        text.replacen("weight: 3", "weight: 4", 1),
        text.replacen("plant: (", "plant: ( /* ", 1),
        format!("{text} )"),
    ];
    let latin_words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_ascii_alphabetic());
        words.filter(|word| word.len() > 3).map(str::to_owned).collect()
    };
    let mut said = BTreeSet::new();
    for text in &broken {
        assert_ne!(text, samples::ASSUMED_FACTORY.text, "the sample has changed");
        let error = toride::storage::from_bytes(text.as_bytes()).unwrap_err();
        let ja = words::format_error(&error, Lang::Ja);
        let ours = [
            "true", "false", "Some", "None", "UTF", "Toride", "zone", "maybe", "count",
        ];
        let english: Vec<_> = latin_words(&ja)
            .into_iter()
            .filter(|word| !ours.contains(&word.as_str()))
            .collect();
        assert!(english.is_empty(), "{ja}");
        assert!(ja.contains('行'), "{ja}");
        said.insert(
            words::format_error(&error, Lang::En)
                .split_once(": ")
                .unwrap()
                .1
                .to_owned(),
        );
    }
    assert!(said.len() >= 12, "{said:#?}");
}

#[test]
fn a_small_plant_is_analysed_at_once_and_again_after_a_change() {
    let mut workspace = sample();
    assert!(workspace.findings().is_none());
    workspace.keep_up(nobody);
    let before = Arc::clone(workspace.findings().unwrap());
    assert!(workspace.is_up_to_date() && workspace.planned().is_some());
    add_device(&mut workspace);
    assert!(!workspace.is_up_to_date());
    workspace.keep_up(nobody);
    assert!(workspace.is_up_to_date());
    assert!(
        workspace.findings() != Some(&before),
        "a device in no zone is a finding"
    );
    workspace.undo();
    workspace.keep_up(nobody);
    assert!(
        workspace.findings() == Some(&before),
        "the same plant, the same findings"
    );
}

#[test]
fn while_dragging_findings_follow_and_the_plan_waits_for_the_drop() {
    let mut workspace = sample();
    workspace.keep_up(nobody);
    let planned = Arc::clone(workspace.planned().unwrap());
    let device = "device-0000eq07".parse().unwrap();
    workspace.begin_gesture(StepName::MoveToZone);
    let into_office = Change::SetZone {
        devices: [device].into(),
        zone: "zone-000000z1".parse().ok(),
    };
    workspace.update_gesture(StepName::MoveToZone, &into_office);
    workspace.keep_up(nobody);
    assert!(workspace.is_up_to_date());
    assert!(
        workspace.planned().is_none(),
        "the plan of the plant before the drag is not shown as that of the plant now"
    );
    workspace.end_gesture();
    workspace.keep_up(nobody);
    assert!(workspace.is_up_to_date());
    assert!(workspace.planned().is_some_and(|now| *now != planned));
}

#[test]
fn a_large_plant_is_analysed_on_a_thread_which_wakes_the_window() {
    let mut workspace = Workspace::from_plant(samples::generate(101, 1), 1);
    let (woken, wait) = mpsc::channel();
    let wake = || -> Wake {
        let woken = woken.clone();
        Arc::new(move || woken.send(()).unwrap_or_default())
    };
    workspace.keep_up(wake);
    assert!(workspace.findings().is_none(), "the frame does not wait");
    add_device(&mut workspace);
    while !(workspace.ready(Plan::Now, Depth::Full).is_some() && workspace.planned().is_some()) {
        wait.recv().unwrap();
        workspace.keep_up(wake);
    }
    let in_the_background = Arc::clone(workspace.findings().unwrap());
    workspace.analyze_now();
    assert!(workspace.findings() == Some(&in_the_background));
}

/// Analyses that may go on, by the name of their plant and how deep they look.
static ALLOWED: Mutex<BTreeMap<(String, Depth), usize>> = Mutex::new(BTreeMap::new());
static ALLOWED_MORE: Condvar = Condvar::new();

/// An analysis that waits until it is allowed; its index is the number of devices it saw.
fn held_back(plant: &Plant, settings: &Settings) -> Findings {
    let which = (plant.info.name.clone(), settings.depth);
    let mut allowed = ALLOWED.lock().unwrap();
    while allowed.get(&which).is_none_or(|&n| n == 0) {
        allowed = ALLOWED_MORE.wait(allowed).unwrap();
    }
    *allowed.entry(which).or_default() -= 1;
    Findings {
        settings: settings.clone(),
        index: plant.devices.len() as f64,
        ..Findings::default()
    }
}

/// A plant of 101 devices whose analyses are let go one by one.
struct HeldBack {
    workspace: Workspace,
    name: String,
    wake: Wake,
    woken: Receiver<()>,
}

impl HeldBack {
    fn new(name: &str) -> Self {
        let mut plant = samples::generate(101, 1);
        name.clone_into(&mut plant.info.name);
        let (send, woken) = mpsc::channel();
        let mut new = Self {
            workspace: Workspace::from_plant(plant, 1).analysed_by(held_back),
            name: name.to_owned(),
            wake: Arc::new(move || send.send(()).unwrap_or_default()),
            woken,
        };
        new.keep_up();
        new
    }

    fn keep_up(&mut self) {
        let wake = &self.wake;
        self.workspace.keep_up(|| Arc::clone(wake));
    }

    /// Lets one analysis of this depth finish and takes what it found.
    fn finish(&mut self, depth: Depth) {
        let which = (self.name.clone(), depth);
        *ALLOWED.lock().unwrap().entry(which).or_default() += 1;
        ALLOWED_MORE.notify_all();
        self.woken.recv().unwrap();
        self.keep_up();
    }

    fn add_device(&mut self) {
        add_device(&mut self.workspace);
        self.keep_up();
    }

    fn shown(&self) -> Option<f64> {
        self.workspace.findings().map(|findings| findings.index)
    }

    fn ready(&self, plan: Plan, depth: Depth) -> Option<f64> {
        self.workspace.ready(plan, depth).map(|findings| findings.index)
    }
}

#[test]
fn findings_of_an_older_plant_are_never_passed_off_as_those_of_a_newer_one() {
    let mut held = HeldBack::new("older and newer");
    held.add_device();
    held.finish(Depth::Quick);
    assert_eq!(held.shown(), Some(101.0), "the newest there are");
    assert!(!held.workspace.is_up_to_date(), "and said to be late");
    assert_eq!(held.ready(Plan::Now, Depth::Quick), None);
    held.finish(Depth::Quick);
    assert_eq!(held.ready(Plan::Now, Depth::Quick), Some(102.0));
    assert!(held.workspace.is_up_to_date() && held.workspace.planned().is_none());
    held.finish(Depth::Quick);
    assert_eq!(held.workspace.planned().map(|planned| planned.index), Some(102.0));
    held.add_device();
    assert_eq!(held.shown(), Some(102.0));
    assert!(!held.workspace.is_up_to_date());
    held.finish(Depth::Quick);
    assert_eq!(held.shown(), Some(103.0));
    assert!(
        held.workspace.planned().is_none(),
        "the plan is still that of the plant before"
    );
}

#[test]
fn details_follow_and_those_of_an_older_plant_are_dropped() {
    let mut held = HeldBack::new("details");
    held.finish(Depth::Quick);
    held.finish(Depth::Quick);
    assert_eq!(held.ready(Plan::Now, Depth::Quick), Some(101.0));
    assert_eq!(
        held.ready(Plan::Now, Depth::Full),
        None,
        "they are being computed"
    );
    held.add_device();
    held.finish(Depth::Full);
    assert!(
        held.workspace.detailed().is_none(),
        "nobody asks for those any more"
    );
    held.finish(Depth::Quick);
    held.finish(Depth::Quick);
    held.finish(Depth::Full);
    assert_eq!(held.ready(Plan::Now, Depth::Full), Some(102.0));
    assert_eq!(held.shown(), Some(102.0));
    held.add_device();
    held.finish(Depth::Quick);
    assert_eq!(held.ready(Plan::Now, Depth::Full), None);
    let older = held.workspace.detailed().map(|detailed| detailed.index);
    assert_eq!(older, Some(102.0), "the last ones stay to be shown as such");
}

#[test]
fn details_wait_for_the_drop_while_something_is_dragged() {
    let mut held = HeldBack::new("dragged");
    held.workspace.begin_gesture(StepName::Move);
    held.finish(Depth::Quick);
    held.workspace.end_gesture();
    held.keep_up();
    held.finish(Depth::Quick);
    held.finish(Depth::Quick);
    held.finish(Depth::Full);
    assert_eq!(held.ready(Plan::Now, Depth::Full), Some(101.0));
}

#[test]
fn the_details_of_the_plan_are_made_for_a_report_only() {
    let mut held = HeldBack::new("report");
    held.finish(Depth::Quick);
    held.finish(Depth::Quick);
    held.finish(Depth::Full);
    assert_eq!(held.ready(Plan::Target, Depth::Quick), Some(101.0));
    held.workspace.report_is_shown(true);
    held.keep_up();
    assert_eq!(held.ready(Plan::Target, Depth::Full), None);
    held.finish(Depth::Full);
    assert_eq!(held.ready(Plan::Target, Depth::Full), Some(101.0));
}

#[test]
fn an_effect_that_is_not_explained_along_with_the_findings_is_explained_when_somebody_asks() {
    let mut workspace = Workspace::from_plant(samples::generate(101, 1), 1);
    let (woken, wait) = mpsc::channel();
    let wake = || -> Wake {
        let woken = woken.clone();
        Arc::new(move || woken.send(()).unwrap_or_default())
    };
    workspace.analyze_now();
    let effects = &workspace.findings().unwrap().effects;
    let lacking = |effect: &Effect| !effect.explained && effect.p.value > 0.01;
    let index = effects
        .iter()
        .position(lacking)
        .expect("more than are explained along");
    let id = effects[index].id.clone();
    assert!(!workspace.is_explained(index));
    workspace.ask_explanation(Some(id.clone()));
    workspace.keep_up(wake);
    while !workspace.is_explained(index) {
        wait.recv().unwrap();
        workspace.keep_up(wake);
    }
    let explained = workspace.effect(index).unwrap();
    assert_eq!(explained.id, id);
    assert!(explained.told.is_some() && !explained.key_steps.is_empty());
    workspace.ask_explanation(None);
    add_device(&mut workspace);
    while !workspace.is_up_to_date() {
        workspace.keep_up(wake);
        if !workspace.is_up_to_date() {
            wait.recv().unwrap();
        }
    }
    let same = workspace.findings().unwrap().effects.iter();
    let index = same
        .map(|effect| effect.id.as_str())
        .position(|other| other == id);
    assert!(
        !workspace.is_explained(index.unwrap()),
        "that was the plant before"
    );
}

#[test]
fn what_is_copied_survives_the_clipboard() {
    let workspace = sample();
    let zone = "zone-000000z5".parse().map(Element::Zone).unwrap();
    let fragment = Fragment::copy(workspace.plant(), &[zone].into());
    let text = clipboard::to_text(&fragment).unwrap();
    assert_eq!(clipboard::from_text(&text), Some(fragment));
    assert_eq!(clipboard::from_text("機器の一覧"), None);
}

#[test]
fn a_plan_follows_the_plant_and_can_be_stopped_and_asked_for_again() {
    let mut workspace = sample();
    assert_eq!(workspace.planning(), Planning::Idle);
    let wish = PlanWish {
        options: Options {
            candidates_only: true,
            ..Options::default()
        },
        ..PlanWish::default()
    };
    workspace.ask_plan(Some(wish.clone()));
    workspace.keep_up(nobody);
    workspace.stop_planning();
    assert_eq!(workspace.planning(), Planning::Stopped);
    workspace.keep_up(nobody);
    assert_eq!(workspace.planning(), Planning::Stopped, "it stays stopped");
    workspace.ask_plan(Some(wish));
    workspace.finish_planning();
    assert_eq!(workspace.planning(), Planning::Ready);
    let first = Arc::clone(workspace.plan().unwrap());
    add_device(&mut workspace);
    assert!(
        matches!(workspace.planning(), Planning::Running(..)),
        "the plant is another one"
    );
    workspace.finish_planning();
    assert_eq!(workspace.planning(), Planning::Ready);
    assert!(!Arc::ptr_eq(&first, workspace.plan().unwrap()));
    workspace.ask_plan(None);
    workspace.keep_up(nobody);
    assert_eq!(workspace.planning(), Planning::Idle);
}

#[test]
fn switches_are_for_the_session_and_go_with_what_they_stand_at() {
    let mut workspace = sample();
    workspace.keep_up(nobody);
    let before = workspace.findings().unwrap().index;
    let (&zone, _) = (workspace.plant().zones.iter())
        .find(|(_, zone)| zone.code == "Z8")
        .unwrap();
    let switch = Switch {
        measure: "D3".into(),
        target: Target::Zone(zone),
        strength: Strength::MAX,
    };
    workspace.suppose(BTreeSet::from([switch]));
    workspace.keep_up(nobody);
    assert!(workspace.supposed().unwrap().index < before);
    assert_eq!(workspace.findings().unwrap().index, before);
    workspace.dispatch(
        StepName::Delete,
        &Change::Delete(BTreeSet::from([Element::Zone(zone)])),
    );
    workspace.forget_switches_gone();
    workspace.keep_up(nobody);
    assert!(workspace.switches().is_empty() && workspace.supposed().is_none());
}
