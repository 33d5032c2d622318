//! Each rule on a plant that breaks it, and all rules silent on one that keeps them.

use std::collections::{BTreeMap, BTreeSet};

mod conduits;
mod devices;
mod exclusions;
mod flows;
mod many;
mod measures;
mod numbers;
mod support;
mod tasks;
mod threats;
mod zones;

use super::{Checked, Fix, RULES, check};
use crate::{
    analysis::findings::{CellGrade, DerivedConduit, Findings, Lint, ZoneRisk},
    guideline::{Row, catalogue},
    plant::{
        Carrier, ConduitKind, Data, Device, DeviceId, DeviceUse, End, Fact, IdSource, Importance, Link,
        Measure, MeasureId, Network, NetworkId, NetworkKind, Place, Plant, Rating, RecordId, Strength,
        Target, Task, TaskId, Value, Zone, ZoneId, ZoneKind,
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

    fn outside_zone(&mut self) -> ZoneId {
        let id = self.zone();
        self.plant.zones.get_mut(&id).expect("just added").kind = ZoneKind::Outside;
        id
    }

    /// A device to change.
    fn edit(&mut self, device: DeviceId) -> &mut Device {
        self.plant.devices.get_mut(&device).expect("it was added")
    }

    fn attach(&mut self, device: DeviceId, network: NetworkId) {
        let id = self.id();
        self.plant
            .links
            .insert(id, Link::between(End::Device(device), End::Network(network)));
    }

    fn attach_for_work(&mut self, device: DeviceId, network: NetworkId) {
        let link = Link {
            temporary: true,
            ..Link::between(End::Device(device), End::Network(network))
        };
        let id = self.id();
        self.plant.links.insert(id, link);
    }

    fn task(&mut self, task: Task) -> TaskId {
        let id = self.id();
        self.plant.tasks.insert(id, task);
        id
    }

    /// What the analysis would say about a zone of this importance.
    fn computed(&mut self, zone: ZoneId, importance: u8) {
        self.findings.zones.push(ZoneRisk {
            zone,
            grade: CellGrade::NotComputed,
            hazard_grade: CellGrade::NotReachable,
            worst_effect: None,
            proposed_importance: Some(Importance::clamped(importance)),
            importance: Some(Importance::clamped(importance)),
            required: Strength::MAX,
            required_is_proposal: false,
            exposure: 0.0,
            tasks: Vec::new(),
        });
    }

    /// A path that the analysis would derive.
    fn path(&mut self, a: ZoneId, b: ZoneId, carrier: Carrier) {
        self.findings.conduits.push(DerivedConduit {
            a: a.min(b),
            b: a.max(b),
            carrier,
            kind: ConduitKind::Network,
            record: None,
            strength: Strength::NONE,
        });
    }

    fn measure(&mut self, code: &str, target: Target, now: u8) -> MeasureId {
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
        id
    }

    fn rate(&mut self, device: DeviceId, importance: u8) {
        let rating = Rating::person(Importance::clamped(importance), "because");
        if let Some(device) = self.plant.devices.get_mut(&device) {
            device.importance.bc = rating;
        }
    }

    fn check(&self) -> Checked {
        check(&self.plant, catalogue(), &self.findings)
    }

    /// What one rule finds.
    fn of(&self, rule: &str) -> Vec<Lint> {
        let mut found = self.check().found;
        found.retain(|lint| lint.rule == rule);
        found
    }

    /// Whether a rule fires.
    fn fires(&self, rule: &str) -> bool {
        !self.of(rule).is_empty()
    }

    /// What would settle what one rule finds.
    fn fixes(&self, rule: &str) -> Vec<Fix> {
        self.of(rule).into_iter().flat_map(|lint| lint.fixes).collect()
    }

    /// Codes of the rules that fire.
    fn rules(&self) -> BTreeSet<&'static str> {
        self.check().found.into_iter().map(|lint| lint.rule).collect()
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
    let place = draft.id();
    let judged = Place {
        hazards: BTreeMap::from([("T18".into(), Fact::Known(2))]),
        ..Place::default()
    };
    draft.plant.places.insert(place, judged);
    let [controller, station] = ["plc", "scada"].map(|kind| {
        let device = draft.device(kind, Some(zone));
        draft.attach(device, network);
        let record = draft.edit(device);
        (record.place, record.firmware) = (Some(place), "1.2".to_owned());
        device
    });
    let program = draft.id();
    let kept = Data {
        stored_at: BTreeSet::from([station]),
        ..Data::default()
    };
    draft.plant.data.insert(program, kept);
    draft.edit(controller).program_data.insert(program);
    draft.task(Task {
        name: "保守".to_owned(),
        devices: [controller, station]
            .map(|device| (device, DeviceUse::default()))
            .into(),
        ..rated_task()
    });
    draft.findings.attackers = vec!["AT0".into(), "AT2".into(), "AT4".into()];
    assert_eq!(draft.rules(), BTreeSet::new());
}
