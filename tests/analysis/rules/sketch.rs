//! A plant of a few elements, each known by its code, and the steps the rules draw for it.

use std::collections::BTreeMap;

use toride::{
    analysis::{
        analyze,
        findings::{Depth, Findings, Settings, Step},
    },
    guideline::catalogue,
    plant::{
        Data, DataId, Device, DeviceId, End, Fact, Flow, FlowEnd, IdSource, Importance, Link, LinkId,
        LinkKind, Network, NetworkId, NetworkKind, Party, PartyId, PartyKind, Place, PlaceId, Plant, Rating,
        Task, Zone, ZoneId, records::DeviceUse,
    },
};

/// What is known for sure.
pub const YES: Fact<bool> = Fact::Known(true);
/// What is known not to be so.
pub const NO: Fact<bool> = Fact::Known(false);

/// A plant under the pen. Codes are what its steps are told by.
pub struct Sketch {
    pub plant: Plant,
    ids: IdSource,
    codes: BTreeMap<String, String>,
}

impl Sketch {
    pub fn new() -> Self {
        Self {
            plant: Plant::default(),
            ids: IdSource::new(1),
            codes: BTreeMap::new(),
        }
    }

    pub fn zone(&mut self, code: &str) -> ZoneId {
        let id = self.ids.fresh();
        self.plant.zones.insert(id, Zone::default());
        self.call(id.to_string(), code);
        id
    }

    pub fn network(&mut self, code: &str, kind: NetworkKind) -> NetworkId {
        let id = self.ids.fresh();
        let network = Network {
            kind,
            ..Network::default()
        };
        self.plant.networks.insert(id, network);
        self.call(id.to_string(), code);
        id
    }

    /// A device without any fact; the kind's defaults of the guideline hold.
    pub fn device(&mut self, code: &str, kind: &str) -> DeviceId {
        let id = self.ids.fresh();
        let device = Device {
            kind: kind.into(),
            ..Device::default()
        };
        self.plant.devices.insert(id, device);
        self.call(id.to_string(), code);
        id
    }

    pub fn edit(&mut self, device: DeviceId) -> &mut Device {
        self.plant.devices.get_mut(&device).expect("it was drawn")
    }

    pub fn attach(&mut self, device: DeviceId, network: NetworkId) -> &mut Link {
        self.link(End::Device(device), End::Network(network))
    }

    pub fn join(&mut self, a: DeviceId, b: DeviceId, kind: LinkKind) -> &mut Link {
        let link = self.link(End::Device(a), End::Device(b));
        link.kind = kind;
        link
    }

    fn link(&mut self, a: End, b: End) -> &mut Link {
        let id: LinkId = self.ids.fresh();
        let code = format!("line{}", self.plant.links.len() + 1);
        self.call(id.to_string(), &code);
        self.plant.links.entry(id).or_insert_with(|| Link::between(a, b))
    }

    pub fn place(&mut self, code: &str) -> PlaceId {
        let id = self.ids.fresh();
        self.plant.places.insert(id, Place::default());
        self.call(id.to_string(), code);
        id
    }

    pub fn party(&mut self, code: &str, kind: PartyKind) -> PartyId {
        let id = self.ids.fresh();
        let party = Party {
            kind,
            ..Party::default()
        };
        self.plant.parties.insert(id, party);
        self.call(id.to_string(), code);
        id
    }

    /// A data item kept at a device.
    pub fn data(&mut self, code: &str, store: DeviceId) -> DataId {
        let id = self.ids.fresh();
        let data = Data {
            stored_at: [store].into(),
            ..Data::default()
        };
        self.plant.data.insert(id, data);
        self.call(id.to_string(), code);
        id
    }

    /// A data item on its way; whether it is encrypted is left to the test.
    pub fn flow(&mut self, from: DeviceId, to: DeviceId, data: DataId, encrypted: Fact<bool>) {
        let flow = Flow {
            from: Some(FlowEnd::Device(from)),
            to: Some(FlowEnd::Device(to)),
            data: [data].into(),
            encrypted,
            ..Flow::default()
        };
        self.plant.flows.insert(self.ids.fresh(), flow);
    }

    /// A task of the highest importance that cannot do without these devices.
    pub fn task(&mut self, devices: &[DeviceId]) -> &mut Task {
        let mut task = Task::default();
        task.importance.bc = Rating::person(Importance::MAX, "it has to run");
        for &device in devices {
            let usage = DeviceUse {
                weight: Importance::MAX,
                ..DeviceUse::default()
            };
            task.devices.insert(device, usage);
        }
        self.plant.tasks.entry(self.ids.fresh()).or_insert(task)
    }

    pub fn findings(&self) -> Findings {
        let settings = Settings {
            depth: Depth::Quick,
            ..Settings::default()
        };
        analyze(&self.plant, catalogue(), &settings)
    }

    /// The steps of a rule, each as `ROW: need + need > gain`, by row and name.
    pub fn steps(&self, rule: &str) -> Vec<String> {
        let findings = self.findings();
        let told = findings
            .graph
            .steps
            .iter()
            .filter(|step| step.rule.as_ref() == rule);
        let mut told: Vec<String> = told.map(|step| self.tell(&findings, step)).collect();
        told.sort();
        told
    }

    /// Those of them that rest on a fact nobody confirmed.
    pub fn unconfirmed(&self, rule: &str) -> Vec<String> {
        let findings = self.findings();
        let steps = findings.graph.steps.iter();
        let told = steps.filter(|step| step.rule.as_ref() == rule && step.unknown);
        told.map(|step| self.tell(&findings, step)).collect()
    }

    fn tell(&self, findings: &Findings, step: &Step) -> String {
        let node = |&node: &u32| self.named(&findings.graph.nodes[node as usize].to_string());
        let needs: Vec<String> = step.needs.iter().map(node).collect();
        format!("{}: {} > {}", step.row, needs.join(" + "), node(&step.to))
    }

    fn named(&self, text: &str) -> String {
        (self.codes.iter()).fold(text.to_owned(), |text, (id, code)| text.replace(id, code))
    }

    fn call(&mut self, id: String, code: &str) {
        self.codes.insert(id, code.to_owned());
    }
}
