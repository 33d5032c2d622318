//! Tiny plants for the stories.

use toride::plant::{
    Bar, Device, DeviceId, IdSource, Network, NetworkId, Plant, Zone, ZoneId,
    geometry::{Point, Rect},
};

/// Two zones side by side, a free device between them, one in the left zone, and a network bar below.
pub(crate) fn two_zones() -> Plant {
    let mut plant = Plant::default();
    let mut ids = IdSource::new(1);
    let left: ZoneId = ids.fresh();
    let right: ZoneId = ids.fresh();
    let zone = |name: &str, x: f32| Zone {
        name: name.to_owned(),
        name_en: name.to_owned(),
        rect: Rect::new(x, 0.0, 240.0, 200.0),
        ..Zone::default()
    };
    plant.zones.insert(left, zone("Cells", 0.0));
    plant.zones.insert(right, zone("Stores", 480.0));
    let device = |name: &str, kind: &str, x: f32, y: f32| Device {
        name: name.to_owned(),
        name_en: name.to_owned(),
        kind: kind.into(),
        position: Some(Point::new(x, y)),
        ..Device::default()
    };
    let free: DeviceId = ids.fresh();
    plant.devices.insert(free, device("Roamer", "agv", 312.0, 64.0));
    let inside: DeviceId = ids.fresh();
    plant.devices.insert(
        inside,
        Device {
            zone: Some(left),
            ..device("Press", "plc", 24.0, 64.0)
        },
    );
    let bar: NetworkId = ids.fresh();
    plant.networks.insert(
        bar,
        Network {
            name: "Backbone".to_owned(),
            name_en: "Backbone".to_owned(),
            bar: Some(Bar {
                y: 280.0,
                x0: 0.0,
                x1: 720.0,
                label_x: 24.0,
            }),
            ..Network::default()
        },
    );
    plant
}
