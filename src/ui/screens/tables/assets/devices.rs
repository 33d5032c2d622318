//! The register of devices.

use egui::Ui;

use crate::{
    edit::{Change, StepName, space},
    guideline::catalogue,
    i18n::TablesText as T,
    plant::{
        DeptId, Device, DeviceId, Element, Fact, Link, LinkKind, PlaceId, Plant, ZoneId, codes::KindCode,
    },
    ui::{
        ctx::ViewCtx,
        screens::tables::{
            grid::{Cell, Choice, Column, Grid, GridState, Key, Refusal},
            lists::{YES_NO, fact_of, fact_word, facts, id_of, name_of, records},
            screen::{TableScreen, next_code, sum},
        },
    },
};

type Cells<'a> = Column<'a, DeviceId>;

/// The register.
pub(super) fn devices_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut GridState,
    title: &str,
    switch: impl FnOnce(&mut Ui),
) {
    let devices = &ctx.plant().devices;
    let count = |passes: fn(&Device) -> bool| devices.values().filter(|device| passes(device)).count();
    let new = Device {
        code: next_code(devices.values().map(|device| device.code.as_str()), "EQ"),
        ..Device::default()
    };
    let screen = TableScreen {
        title,
        grid: Grid::new(
            "devices",
            T::Devices.get(ctx.lang),
            devices.keys().copied().collect(),
            columns(ctx),
        ),
        add: Some((T::AddDevice, 1, new)),
        can_delete: true,
        sums: vec![
            sum(ctx, T::CountDevices, devices.len()),
            sum(ctx, T::CountUnplaced, count(|device| device.position.is_none())),
            sum(ctx, T::CountWithoutZone, count(|device| device.zone.is_none())),
        ],
    };
    screen.show(ui, ctx, state, switch);
}

fn columns<'a>(ctx: &ViewCtx<'_>) -> Vec<Cells<'a>> {
    let head = |text: T| text.get(ctx.lang);
    let mut columns = vec![
        Cells::text(
            head(T::Code),
            60.0,
            |device| &device.code,
            |device, text| device.code = text,
        ),
        Cells::named(
            ctx.lang,
            head(T::Device),
            180.0,
            |device| [&device.name, &device.name_en],
            |device| [&mut device.name, &mut device.name_en],
        ),
        Cells::one(head(T::Kind), 150.0, kind_name, kinds, |device, key| {
            if let Key::Code(code) = key {
                device.kind = KindCode::from(code.as_str());
            }
        }),
        Cells::number(
            head(T::HowMany),
            56.0,
            |device| Some(u64::from(device.count)),
            set_count,
        ),
        zone(head(T::Zone)),
        Cells::one(
            head(T::Place),
            130.0,
            |ctx, device| name_of(ctx, device.place),
            |ctx, device| records::<PlaceId>(ctx, true, |place| device.place == Some(place)),
            |device, key| device.place = id_of(key),
        ),
        Cells::shown(head(T::Networks), 150.0, |ctx, id, _| {
            Cell::Weak(networks_of(ctx, id))
        }),
        Cells::shown(head(T::UsedByTasks), 110.0, |ctx, id, _| {
            Cell::Weak(tasks_of(ctx.plant(), id))
        }),
        Cells::one(
            head(T::Owner),
            120.0,
            |ctx, device| name_of(ctx, device.owner),
            |ctx, device| records::<DeptId>(ctx, true, |dept| device.owner == Some(dept)),
            |device, key| device.owner = id_of(key),
        ),
        Cells::text(
            head(T::Level),
            70.0,
            |device| &device.level,
            |device, text| device.level = text,
        ),
        Cells::text(
            head(T::Address),
            130.0,
            |device| &device.address,
            |device, text| device.address = text,
        ),
        Cells::text(
            head(T::Maker),
            110.0,
            |device| &device.maker,
            |device, text| device.maker = text,
        ),
        Cells::text(
            head(T::Model),
            110.0,
            |device| &device.model,
            |device, text| device.model = text,
        ),
        Cells::text(
            head(T::Firmware),
            100.0,
            |device| &device.firmware,
            |device, text| device.firmware = text,
        ),
        Cells::text(
            head(T::Os),
            100.0,
            |device| &device.os,
            |device, text| device.os = text,
        ),
        Cells::date(
            head(T::SupportEnd),
            |device| device.support_end,
            |device, date| device.support_end = date,
        ),
        Cells::shown(head(T::Connection), 84.0, |ctx, id, _| {
            Cell::Weak(connection(ctx, id))
        }),
    ];
    columns.extend([
        fact(
            head(T::MailWeb),
            |device| &device.mail_web,
            |device, fact| device.mail_web = fact,
        ),
        fact(
            head(T::OwnInternet),
            |device| &device.own_internet,
            |device, fact| device.own_internet = fact,
        ),
        fact(
            head(T::Touchable),
            |device| &device.touchable,
            |device, fact| device.touchable = fact,
        ),
        fact(
            head(T::Forwards),
            |device| &device.forwards,
            |device, fact| device.forwards = fact,
        ),
        fact(
            head(T::OpenProtocol),
            |device| &device.open_protocol,
            |device, fact| device.open_protocol = fact,
        ),
        fact(
            head(T::DeliveryChecked),
            |device| &device.delivery_checked,
            |device, fact| device.delivery_checked = fact,
        ),
        Cells::text(
            head(T::Note),
            200.0,
            |device| &device.note,
            |device, text| device.note = text,
        ),
    ]);
    columns
}

fn set_count(device: &mut Device, count: Option<u64>) -> Result<(), Refusal> {
    let count = u32::try_from(count.unwrap_or(1)).map_err(|_too_large| Refusal::NotANumber)?;
    if count == 0 {
        return Err(Refusal::NotANumber);
    }
    device.count = count;
    Ok(())
}

/// A question with yes, no, not confirmed, or the default of the kind.
fn fact<'a>(head: &str, get: fn(&Device) -> &Fact<bool>, set: fn(&mut Device, Fact<bool>)) -> Cells<'a> {
    Cells::one(
        head,
        96.0,
        move |ctx, device| fact_word(ctx, get(device)),
        move |ctx, device| facts(ctx, &YES_NO, get(device)),
        move |device, key| {
            if let Some(fact) = fact_of(&YES_NO, key) {
                set(device, fact);
            }
        },
    )
}

/// A device that is put into a zone here also moves there on the drawing.
fn zone<'a>(head: &str) -> Cells<'a> {
    Cells::moving(
        head,
        130.0,
        |ctx, device| match device.zone {
            Some(zone) => Cell::Text(ctx.name(zone)),
            None => Cell::Warning(T::NoZone.get(ctx.lang).to_owned()),
        },
        |ctx, device| records::<ZoneId>(ctx, true, |zone| device.zone == Some(zone)),
        |ctx, id, key| match id_of::<ZoneId>(key) {
            Some(zone) => space::move_into_zone(ctx.plant(), &[id].into(), zone),
            None => Change::SetZone {
                devices: [id].into(),
                zone: None,
            },
        },
    )
    .step(StepName::MoveToZone)
}

fn kind_name(ctx: &ViewCtx<'_>, device: &Device) -> String {
    let kind = catalogue().kind(&device.kind);
    kind.map_or_else(
        || device.kind.as_str().to_owned(),
        |kind| kind.name.get(ctx.lang).to_owned(),
    )
}

fn kinds(ctx: &ViewCtx<'_>, device: &Device) -> Vec<Choice> {
    let kinds = catalogue().kinds.iter().map(|kind| Choice {
        key: Key::Code(kind.code.as_str().to_owned()),
        words: kind.name.get(ctx.lang).to_owned(),
        code: String::new(),
        on: device.kind == kind.code,
    });
    kinds.collect()
}

fn networks_of(ctx: &ViewCtx<'_>, device: DeviceId) -> String {
    let links = ctx.plant().links.values();
    let mut names: Vec<String> = links
        .filter_map(Link::attachment)
        .filter(|(attached, _)| *attached == device)
        .map(|(_, network)| ctx.name(network))
        .collect();
    names.dedup();
    names.join(" ・ ")
}

fn tasks_of(plant: &Plant, device: DeviceId) -> String {
    let tasks = plant
        .tasks
        .iter()
        .filter(|(_, task)| task.devices.contains_key(&device));
    let codes: Vec<String> = tasks
        .map(|(&id, task)| {
            if task.code.is_empty() {
                plant.display_name(Element::Task(id), false)
            } else {
                task.code.clone()
            }
        })
        .collect();
    codes.join(" ")
}

/// Always, only for the work, or not at all.
fn connection(ctx: &ViewCtx<'_>, device: DeviceId) -> String {
    let links: Vec<_> = (ctx.plant().links.values())
        .filter(|link| link.touches(device) && !link.planned && link.kind != LinkKind::Media)
        .collect();
    let text = if links.is_empty() {
        T::StandAlone
    } else if links.iter().all(|link| link.temporary) {
        T::Temporary
    } else {
        T::Always
    };
    text.get(ctx.lang).to_owned()
}
