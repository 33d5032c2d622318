//! An area: its management on one network, under it a row of cells, each on a network of its own.

use super::{
    Site,
    builder::{Builder, COLUMN, ONE_ROW, PADDING, ROW, TITLE, TWO_ROWS, zone_width},
    words::{CELLS, CellKind, MANAGEMENT},
};
use crate::plant::{
    Access, Data, DataUse, DeviceId, DeviceUse, End, Fact, Flow, FlowEnd, Importance, Link, NetworkId,
    NetworkKind, Rating, Ratings, Task, TaskId, ZoneId,
    geometry::{Point, Rect},
};

/// Left edge of all areas.
const LEFT: f32 = 160.0;
/// Height of an area: management, its network, the cells, a channel.
const HEIGHT: f32 = ONE_ROW + 40.0 + TWO_ROWS + 64.0;
/// Space between cells.
const GAP: f32 = 32.0;

/// What the cells of an area hang on.
struct Management {
    network: NetworkId,
    mes: Option<DeviceId>,
    engineering: Option<DeviceId>,
}

/// Adds area `number` with `share` devices.
pub(super) fn area(builder: &mut Builder, (number, share): (usize, usize), site: &Site) {
    let top = site.top + (number - 1) as f32 * HEIGHT;
    let num_management = share.min(MANAGEMENT.len());
    let sizes = cell_sizes(builder, share - num_management);
    let widths = sizes.iter().map(|&size| zone_width(size.div_ceil(2)) + GAP);
    let width = widths.sum::<f32>().max(zone_width(MANAGEMENT.len()) + GAP);
    let management = management(builder, (number, num_management), (top, width), site);
    let mut x = LEFT;
    for (place, size) in sizes.into_iter().enumerate() {
        let label = format!("{number}-{}", place + 1);
        let kind = CELLS.get((number + place) % CELLS.len()).unwrap_or(&CELLS[0]);
        let at = Point::new(x, top + ONE_ROW + 40.0);
        cell(builder, (kind, &label, size), at, &management);
        x += zone_width(size.div_ceil(2)) + GAP;
    }
}

/// Splits devices over cells of 8 to 16; the last takes what is left.
fn cell_sizes(builder: &mut Builder, mut left: usize) -> Vec<usize> {
    let mut sizes = Vec::new();
    while left > 0 {
        let size = builder.dice.between(8, 16) as usize;
        // A rest too small to be a cell joins this one.
        let size = if left < size + 4 { left } else { size };
        sizes.push(size);
        left -= size;
    }
    sizes
}

fn management(
    builder: &mut Builder,
    (number, num_devices): (usize, usize),
    (top, width): (f32, f32),
    site: &Site,
) -> Management {
    let rect = Rect::new(LEFT, top, zone_width(MANAGEMENT.len()), ONE_ROW);
    let names = (
        format!("生産管理ゾーン {number}"),
        format!("Production management {number}"),
    );
    let zone = builder.zone(names, rect, 3);
    let names = (
        format!("生産管理系ネットワーク {number}"),
        format!("Production-management network {number}"),
    );
    let bar = (rect.bottom() + 16.0, LEFT + 32.0, LEFT + width - GAP - 32.0);
    let network = builder.network(names, (NetworkKind::ProductionManagement, zone), Some(bar));
    let mut devices = Vec::new();
    for (column, word) in MANAGEMENT.into_iter().take(num_devices).enumerate() {
        let at = Point::new(rect.x + PADDING + column as f32 * COLUMN, rect.y + TITLE);
        let device = builder.device(word, &number.to_string(), zone, at);
        builder.attach(device, network);
        devices.push(device);
    }
    if let Some(&switch) = devices.first() {
        builder.change(switch, |device| device.forwards = Fact::Known(true));
        // Up to the office in the channel on the left, a little further out for each area.
        let channel = LEFT - 24.0 - (number % 9) as f32 * 8.0;
        let mut link = Link::between(End::Device(switch), End::Network(site.network));
        link.bends = vec![Point::new(channel, rect.y + TITLE + 36.0)];
        builder.link(link);
    }
    builder.measures(zone);
    let management = Management {
        network,
        mes: devices.get(1).copied(),
        engineering: devices.get(2).copied(),
    };
    planning(builder, number, &management, site);
    management
}

/// The area's planning: without it no cell knows what to make.
fn planning(builder: &mut Builder, number: usize, management: &Management, site: &Site) {
    let Some(mes) = management.mes else { return };
    let plan = Data {
        code: format!("DT{}", builder.plant.data.len() + 1),
        name: format!("生産計画 {number}"),
        name_en: format!("Production plan {number}"),
        stored_at: [mes].into(),
        integrity: Some(Importance::clamped(2)),
        availability: Some(Importance::clamped(2)),
        ..Data::default()
    };
    let plan = builder.add(|plant| &mut plant.data, plan);
    let mut task = Task {
        code: format!("B{:04}", builder.plant.tasks.len() + 1),
        name: format!("生産計画 {number}"),
        name_en: format!("Planning {number}"),
        tolerable_stop_minutes: Some(1_440),
        importance: ratings([2, 0, 1, 3, 2]),
        why: "1日の遅れは出した指示でつなげる".to_owned(),
        ..Task::default()
    };
    task.devices.insert(mes, usage(3, None));
    if let Some(terminal) = site.terminal {
        task.devices.insert(terminal, usage(1, Some(1)));
    }
    task.data.insert(plan, data_usage(3, Access::Both));
    builder.add(|plant| &mut plant.tasks, task);
}

fn cell(
    builder: &mut Builder,
    (kind, label, size): (&'static CellKind, &str, usize),
    at: Point,
    management: &Management,
) {
    let columns = size.div_ceil(2);
    let rect = Rect::new(at.x, at.y, zone_width(columns), TWO_ROWS);
    let names = (
        format!("{} {label}", kind.name),
        format!("{} {label}", kind.name_en),
    );
    let zone = builder.zone(names, rect, kind.importance);
    let bar = (
        rect.y + TITLE + 88.0,
        rect.x + PADDING + 32.0,
        rect.right() - PADDING - 32.0,
    );
    let names = (
        format!("設備系ネットワーク {label}"),
        format!("Equipment network {label}"),
    );
    let network = builder.network(names, (NetworkKind::Equipment, zone), Some(bar));
    let devices = machines(builder, (kind, label, size), rect, zone);
    let Some((&switch, machines)) = devices.split_first() else {
        return;
    };
    builder.change(switch, |device| device.forwards = Fact::Known(true));
    builder.attach(switch, management.network);
    builder.attach(switch, network);
    let mut guarded = None;
    for (place, &device) in machines.iter().enumerate() {
        let is_safety = builder
            .plant
            .devices
            .get(&device)
            .is_some_and(|device| device.kind.as_str() == "sis");
        match guarded {
            // A safety function stands beside the machine it guards.
            Some(machine) if is_safety => {
                builder.link(Link::between(End::Device(device), End::Device(machine)));
            }
            _ => drop(builder.attach(device, network)),
        }
        guarded = (place > 0).then_some(device);
    }
    watched(builder, machines);
    builder.measures(zone);
    production(builder, (kind, label), (switch, machines), management);
}

/// The devices of a cell, two rows filled column by column: a switch, an operator panel, then machines.
fn machines(
    builder: &mut Builder,
    (kind, label, size): (&CellKind, &str, usize),
    rect: Rect,
    zone: ZoneId,
) -> Vec<DeviceId> {
    let columns = size.div_ceil(2);
    let mut devices = Vec::new();
    for number in 0..size {
        let word = match number {
            0 => ("switch", "産業用スイッチ", "Industrial switch"),
            1 => ("scada", "監視PC", "SCADA"),
            _ if number % 7 == 6 => ("sis", "安全機能", "Safety function"),
            _ => {
                let machines = kind.machines;
                machines
                    .get((number - 2) % machines.len())
                    .copied()
                    .unwrap_or(("plc", "PLC", "PLC"))
            }
        };
        let (column, row) = (number % columns, number / columns);
        let at = Point::new(
            rect.x + PADDING + column as f32 * COLUMN,
            rect.y + TITLE + row as f32 * ROW,
        );
        let device = builder.device(word, &format!("{label}-{}", number + 1), zone, at);
        let count = if builder.dice.once_in(8) {
            builder.dice.between(2, 6)
        } else {
            1
        };
        let touchable = builder.dice.once_in(25);
        builder.change(device, |device| {
            device.count = count;
            if touchable {
                device.touchable = Fact::Known(true);
            }
        });
        devices.push(device);
    }
    devices
}

/// Here and there a machine that its maker watches over a cellular line.
fn watched(builder: &mut Builder, machines: &[DeviceId]) {
    if let Some(&machine) = machines.first()
        && builder.dice.once_in(12)
    {
        builder.change(machine, |device| device.own_internet = Fact::Known(true));
    }
}

/// The cell's task, its program and its results.
fn production(
    builder: &mut Builder,
    (kind, label): (&CellKind, &str),
    (switch, machines): (DeviceId, &[DeviceId]),
    management: &Management,
) {
    let Some(&controller) = machines.get(1).or_else(|| machines.first()) else {
        return;
    };
    let program = Data {
        code: format!("DT{}", builder.plant.data.len() + 1),
        name: format!("{}プログラム {label}", kind.task),
        name_en: format!("{} programs {label}", kind.task_en),
        stored_at: [Some(controller), management.engineering]
            .into_iter()
            .flatten()
            .collect(),
        confidentiality: Some(Importance::clamped(2)),
        integrity: Some(Importance::MAX),
        availability: Some(Importance::clamped(2)),
        ..Data::default()
    };
    let program = builder.add(|plant| &mut plant.data, program);
    builder.change(controller, |device| {
        device.program_data.insert(program);
    });
    if let Some(engineering) = management.engineering {
        builder.change(engineering, |device| {
            device.engineers.insert(controller);
        });
    }
    let worst = kind.importance;
    let mut task = Task {
        code: format!("B{:04}", builder.plant.tasks.len() + 1),
        name: format!("{} {label}", kind.task),
        name_en: format!("{} {label}", kind.task_en),
        tolerable_stop_minutes: Some(builder.dice.between(1, 16) * 15),
        importance: ratings([worst, worst.saturating_sub(1), worst, worst, 2]),
        why: "このセルが止まると後の工程が止まる".to_owned(),
        ..Task::default()
    };
    for &machine in machines {
        let weight = if builder.dice.once_in(3) { 2 } else { 3 };
        task.devices.insert(machine, usage(weight, None));
    }
    task.devices.insert(switch, usage(3, None));
    task.devices
        .extend(management.mes.map(|mes| (mes, usage(2, None))));
    task.data.insert(program, data_usage(3, Access::Read));
    let task: TaskId = builder.add(|plant| &mut plant.tasks, task);
    if let Some(mes) = management.mes {
        let flow = Flow {
            code: format!("FL{}", builder.plant.flows.len() + 1),
            from: Some(FlowEnd::Device(mes)),
            to: Some(FlowEnd::Device(controller)),
            data: [program].into(),
            tasks: [task].into(),
            protocol: "OPC UA".to_owned(),
            ..Flow::default()
        };
        builder.add(|plant| &mut plant.flows, flow);
    }
}

fn ratings(values: [u8; 5]) -> Ratings {
    let [bc, s, q, d, c] = values.map(|value| Rating::person(Importance::clamped(value), "合成した値"));
    Ratings {
        bc,
        s,
        q,
        d,
        c,
        ..Ratings::default()
    }
}

fn usage(weight: u8, need: Option<u32>) -> DeviceUse {
    DeviceUse {
        weight: Importance::clamped(weight),
        need,
        ..DeviceUse::default()
    }
}

fn data_usage(weight: u8, access: Access) -> DataUse {
    DataUse {
        weight: Importance::clamped(weight),
        access,
        ..DataUse::default()
    }
}
