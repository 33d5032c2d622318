//! Tasks with their reasons, then the devices and data they make important.

use std::collections::BTreeMap;

use super::{
    super::{
        Section,
        outline::{Block, Cell, Chapter, Column, Mark, Piece, Row, Table, Tone, marks, quiet, strong, words},
    },
    Source,
    source::{effective, overrides},
};
use crate::{
    i18n::ReportText as T,
    plant::{Data, DataId, Device, DeviceId, Element, Importance, Ratings, Task, TaskId, Value},
};

/// Width of a column with an importance, in millimetres.
const IMPORTANCE: f32 = 10.5;

/// The chapter.
pub(super) fn chapter(source: &Source<'_>) -> Chapter {
    let plant = source.plant;
    let count = |n: usize| n.to_string();
    let lead = source.fill(
        T::TasksLead,
        &[
            ("tasks", &count(plant.tasks.len())),
            ("devices", &count(plant.devices.len())),
            ("data", &count(plant.data.len())),
        ],
    );
    let mut blocks = Vec::new();
    blocks.extend(tasks(source));
    blocks.extend(devices(source));
    blocks.extend(data(source));
    blocks.push(rule(source));
    blocks.extend(overridden(source));
    blocks.extend(unrated(source));
    Chapter::new(source, Section::Tasks, vec![lead], blocks)
}

fn value_columns() -> impl Iterator<Item = Column> {
    Value::ALL
        .into_iter()
        .map(|value| Column::fixed(value.letters(), IMPORTANCE))
}

fn importance_cells<'a>(
    ratings: &'a Ratings,
    proposal: Option<&'a BTreeMap<Value, Importance>>,
) -> impl Iterator<Item = Cell> + 'a {
    Value::ALL
        .into_iter()
        .map(move |value| marks(vec![Mark::Importance(effective(ratings, proposal, value))]))
}

fn tasks(source: &Source<'_>) -> Option<Block> {
    let mut columns = vec![
        Column::fixed(source.say(T::TaskHead), 11.0),
        Column::fixed(source.say(T::TaskNameHead), 42.0),
    ];
    columns.extend(value_columns());
    columns.push(Column::rest(source.say(T::TaskWhyHead)));
    let rows = source.in_order(source.plant.tasks.keys().copied());
    let rows = rows
        .into_iter()
        .filter_map(|id| Some(task(source, id, source.plant.tasks.get(&id)?)));
    table(source.say(T::TasksCaption), columns, rows.collect())
}

fn table(caption: &str, columns: Vec<Column>, rows: Vec<Row>) -> Option<Block> {
    let table = Table {
        caption: Some(caption.to_owned()),
        columns,
        rows,
    };
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

fn task(source: &Source<'_>, id: TaskId, task: &Task) -> Row {
    let department = task.department.map(|dept| source.name(dept)).unwrap_or_default();
    let who = [department, task.partners.clone()];
    let who: Vec<String> = who.into_iter().filter(|text| !text.is_empty()).collect();
    let mut name = strong(source.name(id));
    name.extend(quiet(who.join(source.say(T::Dot))));
    if let Some(minutes) = task.tolerable_stop_minutes {
        let time = source.time(minutes);
        name.extend(quiet(source.fill(T::TolerableStop, &[("time", &time)])));
    }
    let mut why = words(reasons(source, task));
    why.extend(quiet(uses(source, task)));
    let mut cells = vec![strong(source.plant.code_and_name(id.into(), false).0), name];
    cells.extend(importance_cells(&task.importance, None));
    cells.push(why);
    Row::plain(cells)
}

/// Why the task matters: in one sentence, or by value where only those were given.
fn reasons(source: &Source<'_>, task: &Task) -> String {
    if !task.why.is_empty() {
        return task.why.clone();
    }
    let mut reasons: Vec<&str> = Value::ALL
        .map(|value| task.importance.of(value).why.as_str())
        .into();
    reasons.retain(|why| !why.is_empty());
    reasons.dedup();
    reasons.join(if source.lang.is_english() { " " } else { "" })
}

/// Devices and data it uses, those it needs most first.
fn uses(source: &Source<'_>, task: &Task) -> String {
    let devices = task
        .devices
        .iter()
        .map(|(&id, used)| (Element::Device(id), used.weight));
    let data = task
        .data
        .iter()
        .map(|(&id, used)| (Element::Data(id), used.weight));
    let mut all: Vec<_> = devices
        .chain(data)
        .map(|(id, weight)| (weight, source.short(id)))
        .collect();
    all.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    source.list(
        all.into_iter()
            .map(|(weight, name)| format!("{name}\u{a0}{weight}")),
    )
}

fn devices(source: &Source<'_>) -> Option<Block> {
    let mut columns = vec![
        Column::fixed(source.say(T::CodeHead), 12.0),
        Column::rest(source.say(T::DeviceHead)),
        Column {
            right: true,
            ..Column::fixed(source.say(T::CountHead), 10.0)
        },
        Column::fixed(source.say(T::ZoneHead), 13.0),
        Column::fixed(source.say(T::PlaceHead), 13.0),
    ];
    columns.extend(value_columns());
    columns.push(Column::fixed(source.say(T::UsedByHead), 26.0));
    let mut users: BTreeMap<DeviceId, Vec<TaskId>> = BTreeMap::new();
    for (&id, task) in &source.plant.tasks {
        for &device in task.devices.keys() {
            users.entry(device).or_default().push(id);
        }
    }
    let rows = source.in_order(source.plant.devices.keys().copied());
    let rows = rows.into_iter().filter_map(|id| {
        let users = users.remove(&id).unwrap_or_default();
        Some(device(source, id, source.plant.devices.get(&id)?, &users))
    });
    table(source.say(T::DevicesCaption), columns, rows.collect())
}

fn device(source: &Source<'_>, id: DeviceId, device: &Device, users: &[TaskId]) -> Row {
    let mut name = words(source.name(id));
    name.extend(quiet(source.kind(&device.kind)));
    let place = device.place.map(|place| source.short(place)).unwrap_or_default();
    let zone = device
        .zone
        .map_or_else(|| "–".to_owned(), |zone| source.short(zone));
    let users = source.in_order(users.iter().copied());
    let users: Vec<String> = users.into_iter().map(|task| source.short(task)).collect();
    let mut cells = vec![
        strong(source.plant.code_and_name(id.into(), false).0),
        name,
        words(device.count.to_string()),
        words(zone),
        words(place),
    ];
    cells.extend(importance_cells(
        &device.importance,
        source.now.device_importance.get(&id),
    ));
    cells.push(quiet(users.join(" ")));
    Row::plain(cells)
}

fn data(source: &Source<'_>) -> Option<Block> {
    let mut columns = vec![
        Column::fixed(source.say(T::CodeHead), 12.0),
        Column::rest(source.say(T::DataHead)),
        Column::fixed(source.say(T::StoredHead), 34.0),
    ];
    columns.extend(["C", "I", "A"].map(|need| Column::fixed(need, 6.0)));
    columns.extend(value_columns());
    let rows = source.in_order(source.plant.data.keys().copied());
    let rows = rows
        .into_iter()
        .filter_map(|id| Some(data_row(source, id, source.plant.data.get(&id)?)));
    table(source.say(T::DataCaption), columns, rows.collect())
}

fn data_row(source: &Source<'_>, id: DataId, data: &Data) -> Row {
    let stores = source.in_order(data.stored_at.iter().copied());
    let stores: Vec<String> = stores.into_iter().map(|device| source.short(device)).collect();
    let need = |need: Option<Importance>| words(need.map_or_else(|| "?".to_owned(), |need| need.to_string()));
    let mut cells = vec![
        strong(source.plant.code_and_name(id.into(), false).0),
        words(source.name(id)),
        quiet(stores.join(" ")),
        need(data.confidentiality),
        need(data.integrity),
        need(data.availability),
    ];
    cells.extend(importance_cells(
        &data.importance,
        source.now.data_importance.get(&id),
    ));
    Row::plain(cells)
}

fn rule(source: &Source<'_>) -> Block {
    let text = source.say(T::RuleText).to_owned();
    source.side(T::RuleHead, vec![Block::Prose(vec![text])])
}

/// Devices and data whose importance a person set otherwise than it follows from the tasks.
fn overridden(source: &Source<'_>) -> Option<Block> {
    let findings = source.now;
    let devices = source.plant.devices.iter().map(|(&id, device)| {
        (
            Element::Device(id),
            &device.importance,
            findings.device_importance.get(&id),
        )
    });
    let data = source.plant.data.iter().map(|(&id, data)| {
        (
            Element::Data(id),
            &data.importance,
            findings.data_importance.get(&id),
        )
    });
    let rows: Vec<Row> = devices
        .chain(data)
        .filter_map(|(element, ratings, proposal)| override_row(source, element, ratings, proposal))
        .collect();
    let table = Table {
        caption: None,
        columns: vec![Column::fixed("", 40.0), Column::rest("")],
        rows,
    };
    (!table.rows.is_empty()).then(|| source.side(T::OverridesHead, vec![Block::Table(table)]))
}

fn override_row(
    source: &Source<'_>,
    element: Element,
    ratings: &Ratings,
    proposal: Option<&BTreeMap<Value, Importance>>,
) -> Option<Row> {
    let changed = overrides(ratings, proposal);
    let sign = |importance: Option<Importance>| importance.map_or_else(|| "–".to_owned(), |i| i.to_string());
    let mut reasons: Vec<&str> = changed.iter().map(|(_, _, rating)| rating.why.as_str()).collect();
    reasons.retain(|why| !why.is_empty());
    reasons.dedup();
    let values = changed.iter().map(|(value, proposed, rating)| {
        format!(
            "{}\u{a0}{}→{}",
            value.letters(),
            sign(*proposed),
            sign(rating.value)
        )
    });
    let values = source.list(values);
    if values.is_empty() {
        return None;
    }
    let why = if reasons.is_empty() {
        source.say(T::OverrideNoReason).to_owned()
    } else {
        reasons.join(if source.lang.is_english() { " " } else { "" })
    };
    let text = source.fill(T::OverrideText, &[("values", &values), ("why", &why)]);
    Some(Row::plain(vec![words(source.label(element)), words(text)]))
}

fn unrated(source: &Source<'_>) -> Option<Block> {
    let tasks = source
        .plant
        .tasks
        .iter()
        .filter(|(_, task)| task.importance.worst().is_none());
    let names = source
        .in_order(tasks.map(|(&id, _)| id))
        .into_iter()
        .map(|id| source.label(id));
    let names = source.list(names);
    (!names.is_empty()).then(|| {
        let text = source.fill(T::UnratedText, &[("names", &names)]);
        let piece = vec![Piece::Text(text, Tone::Plain)];
        let table = Table {
            caption: None,
            columns: vec![Column::rest("")],
            rows: vec![Row::plain(vec![piece])],
        };
        source.side(T::UnratedHead, vec![Block::Table(table)])
    })
}
