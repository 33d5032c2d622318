//! Plants drawn by a test: as hostile as a file may be.

use toride::plant::{
    Device, DeviceId, End, Fact, IdSource, Importance, Link, Network, NetworkId, NetworkKind, Plant, Rating,
    Ratings, Task, Zone, ZoneId,
    records::{Access, Data, DataUse, DeviceUse},
};

/// A plant under the pen.
pub struct Drawing {
    pub plant: Plant,
    ids: IdSource,
}

impl Drawing {
    pub fn new() -> Self {
        Self {
            plant: Plant::default(),
            ids: IdSource::new(1),
        }
    }

    pub fn zone(&mut self) -> ZoneId {
        let id = self.ids.fresh();
        self.plant.zones.insert(id, Zone::default());
        id
    }

    pub fn network(&mut self, kind: NetworkKind) -> NetworkId {
        let id = self.ids.fresh();
        let network = Network {
            kind,
            ..Network::default()
        };
        self.plant.networks.insert(id, network);
        id
    }

    pub fn device(&mut self, kind: &str, zone: ZoneId) -> DeviceId {
        let id = self.ids.fresh();
        let device = Device {
            kind: kind.into(),
            zone: Some(zone),
            ..Device::default()
        };
        self.plant.devices.insert(id, device);
        id
    }

    pub fn attach(&mut self, device: DeviceId, network: NetworkId) {
        self.link(Link::between(End::Device(device), End::Network(network)));
    }

    pub fn join(&mut self, a: DeviceId, b: DeviceId) {
        self.link(Link::between(End::Device(a), End::Device(b)));
    }

    fn link(&mut self, link: Link) {
        let id = self.ids.fresh();
        self.plant.links.insert(id, link);
    }

    /// A task of the highest importance that cannot do without these devices.
    pub fn task(&mut self, devices: &[DeviceId]) {
        let rating = || Rating::person(Importance::MAX, "it has to run");
        let mut task = Task {
            importance: Ratings {
                bc: rating(),
                s: rating(),
                q: rating(),
                d: rating(),
                c: rating(),
                ..Ratings::default()
            },
            ..Task::default()
        };
        for &device in devices {
            let usage = DeviceUse {
                weight: Importance::MAX,
                ..DeviceUse::default()
            };
            task.devices.insert(device, usage);
        }
        let id = self.ids.fresh();
        self.plant.tasks.insert(id, task);
    }

    /// A data item that these devices keep and the first task needs.
    pub fn data(&mut self, devices: &[DeviceId]) {
        let id = self.ids.fresh();
        let data = Data {
            stored_at: devices.iter().copied().collect(),
            confidentiality: Some(Importance::MAX),
            integrity: Some(Importance::MAX),
            ..Data::default()
        };
        self.plant.data.insert(id, data);
        if let Some(task) = self.plant.tasks.values_mut().next() {
            let usage = DataUse {
                weight: Importance::MAX,
                access: Access::Both,
                ..DataUse::default()
            };
            task.data.insert(id, usage);
        }
    }

    pub fn change(&mut self, device: DeviceId, change: impl FnOnce(&mut Device)) {
        change(self.plant.devices.get_mut(&device).expect("it was drawn"));
    }
}

/// Every device has a line to every other one, and each has a way in of its own.
pub fn all_to_all(num_devices: usize) -> Plant {
    let mut drawing = Drawing::new();
    let zones = [drawing.zone(), drawing.zone()];
    let kinds = ["oa_pc", "mes_server", "plc", "scada"];
    let devices: Vec<DeviceId> = (0..num_devices)
        .map(|number| drawing.device(kinds[number % kinds.len()], zones[number % 2]))
        .collect();
    for (number, &a) in devices.iter().enumerate() {
        drawing.change(a, |device| device.own_internet = Fact::Known(true));
        for &b in &devices[number + 1..] {
            drawing.join(a, b);
        }
    }
    drawing.task(&devices);
    drawing.plant
}

/// Everything hangs on one network.
pub fn one_network(num_devices: usize) -> Plant {
    let mut drawing = Drawing::new();
    let (office, hall) = (drawing.zone(), drawing.zone());
    let network = drawing.network(NetworkKind::Equipment);
    let kinds = ["plc", "oa_pc", "scada", "robot", "mes_server"];
    let devices: Vec<DeviceId> = (0..num_devices)
        .map(|number| {
            let zone = if number % 5 == 1 { office } else { hall };
            let device = drawing.device(kinds[number % kinds.len()], zone);
            drawing.attach(device, network);
            drawing.change(device, |device| device.mail_web = Fact::Known(number % 50 == 1));
            device
        })
        .collect();
    drawing.task(&devices);
    drawing.data(&devices[..devices.len().min(50)]);
    drawing.plant
}

/// Zones of one device each, all on one network.
pub fn many_zones(num_zones: usize) -> Plant {
    let mut drawing = Drawing::new();
    let network = drawing.network(NetworkKind::Equipment);
    let devices: Vec<DeviceId> = (0..num_zones)
        .map(|number| {
            let zone = drawing.zone();
            let device = drawing.device(if number % 2 == 0 { "plc" } else { "scada" }, zone);
            drawing.attach(device, network);
            drawing.change(device, |device| {
                device.own_internet = Fact::Known(number % 10 == 0);
            });
            device
        })
        .collect();
    drawing.task(&devices);
    drawing.plant
}

/// A ring of devices that pass everything on, and two ways in.
pub fn ring(num_devices: usize) -> Plant {
    let mut drawing = Drawing::new();
    let zone = drawing.zone();
    let devices: Vec<DeviceId> = (0..num_devices)
        .map(|number| {
            let kind = if number % 3 == 0 { "wlan_ap" } else { "switch" };
            let device = drawing.device(kind, zone);
            drawing.change(device, |device| {
                device.forwards = Fact::Known(true);
                device.own_internet = Fact::Known(number == 0 || number == num_devices / 2);
            });
            device
        })
        .collect();
    for (&a, &b) in devices.iter().zip(devices.iter().cycle().skip(1)) {
        drawing.join(a, b);
    }
    drawing.task(&devices);
    drawing.plant
}

/// Sets every fact of every device to "not confirmed".
pub fn everything_unknown(mut plant: Plant) -> Plant {
    for device in plant.devices.values_mut() {
        device.mail_web = Fact::Unknown;
        device.own_internet = Fact::Unknown;
        device.delivery_checked = Fact::Unknown;
        device.touchable = Fact::Unknown;
        device.forwards = Fact::Unknown;
        device.open_protocol = Fact::Unknown;
    }
    for measure in plant.measures.values_mut() {
        measure.now = Fact::Unknown;
    }
    for link in plant.links.values_mut() {
        link.encrypted = Fact::Unknown;
    }
    plant
}
