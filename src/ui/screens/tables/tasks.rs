//! Step 1-2: the business tasks, who does them, and what they use.

use std::collections::BTreeMap;

use egui::Ui;

use super::{
    grid::{Cell, Column, Grid, GridState, Refusal},
    lists::{YES_NO, fact_of, fact_word, facts, id_of, name_of, names, records, switch},
    screen::{TableScreen, next_code, sum},
};
use crate::{
    i18n::{ShellText, TablesText as T},
    plant::{DataId, DataUse, DeptId, DeviceId, DeviceUse, Importance, PartyId, Task, TaskId},
    ui::ctx::ViewCtx,
};

type Cells<'a> = Column<'a, TaskId>;

/// The screen.
pub(super) fn tasks_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut GridState) {
    let tasks = &ctx.plant().tasks;
    let unlinked = tasks
        .values()
        .filter(|task| task.devices.is_empty() && task.data.is_empty())
        .count();
    let new = Task {
        code: next_code(tasks.values().map(|task| task.code.as_str()), "B"),
        ..Task::default()
    };
    let title = ShellText::StepTasks.get(ctx.lang);
    let screen = TableScreen {
        title,
        grid: Grid::new("tasks", title, tasks.keys().copied().collect(), columns(ctx)).two_lines(),
        add: Some((T::AddTask, 1, new)),
        can_delete: true,
        sums: vec![
            sum(ctx, T::CountTasks, tasks.len()),
            sum(ctx, T::CountUnlinked, unlinked),
        ],
    };
    screen.show(ui, ctx, state, |_| {});
}

fn columns<'a>(ctx: &ViewCtx<'_>) -> Vec<Cells<'a>> {
    let head = |text: T| text.get(ctx.lang);
    vec![
        Cells::text(
            head(T::Code),
            56.0,
            |task| &task.code,
            |task, text| task.code = text,
        ),
        Cells::named(
            ctx.lang,
            head(T::Task),
            180.0,
            |task| [&task.name, &task.name_en],
            |task| [&mut task.name, &mut task.name_en],
        ),
        department(head(T::Department)),
        devices(head(T::UsedDevices)),
        data(head(T::UsedData)),
        Cells::text(
            head(T::Partners),
            130.0,
            |task| &task.partners,
            |task, text| task.partners = text,
        ),
        Cells::text(
            head(T::Frequency),
            100.0,
            |task| &task.frequency,
            |task, text| task.frequency = text,
        ),
        Cells::number(
            head(T::TolerableStop),
            84.0,
            |task| task.tolerable_stop_minutes.map(u64::from),
            |task, minutes| {
                let minutes = minutes.map(u32::try_from).transpose();
                task.tolerable_stop_minutes = minutes.map_err(|_too_large| Refusal::NotANumber)?;
                Ok(())
            },
        )
        .under(head(T::Minutes)),
        Cells::one(
            head(T::ManualSubstitute),
            90.0,
            |ctx, task| fact_word(ctx, &task.manual_substitute),
            |ctx, task| facts(ctx, &YES_NO, &task.manual_substitute),
            |task, key| {
                task.manual_substitute =
                    fact_of(&YES_NO, key).unwrap_or_else(|| task.manual_substitute.clone());
            },
        ),
        Cells::some(
            head(T::Services),
            140.0,
            |ctx, task| names(ctx, task.services.iter().copied()),
            |ctx, task| records::<PartyId>(ctx, false, |party| task.services.contains(&party)),
            |task, key, on| switch(&mut task.services, id_of(key), on),
        ),
        Cells::text(
            head(T::Note),
            200.0,
            |task| &task.note,
            |task, text| task.note = text,
        ),
        Cells::shown(head(T::Links), 56.0, |_, _, task| {
            Cell::Number((task.devices.len() + task.data.len()).to_string())
        }),
    ]
}

fn department<'a>(head: &str) -> Cells<'a> {
    Cells::one(
        head,
        120.0,
        |ctx, task| name_of(ctx, task.department),
        |ctx, task| records::<DeptId>(ctx, true, |dept| task.department == Some(dept)),
        |task, key| task.department = id_of(key),
    )
}

fn devices<'a>(head: &str) -> Cells<'a> {
    Cells::some(
        head,
        230.0,
        |ctx, task| names(ctx, task.devices.keys().copied()),
        |ctx, task| records::<DeviceId>(ctx, false, |device| task.devices.contains_key(&device)),
        |task, key, on| {
            attach(&mut task.devices, id_of(key), on, || DeviceUse {
                weight: Importance::MAX,
                ..DeviceUse::default()
            });
        },
    )
}

fn data<'a>(head: &str) -> Cells<'a> {
    Cells::some(
        head,
        200.0,
        |ctx, task| names(ctx, task.data.keys().copied()),
        |ctx, task| records::<DataId>(ctx, false, |data| task.data.contains_key(&data)),
        |task, key, on| {
            attach(&mut task.data, id_of(key), on, || DataUse {
                weight: Importance::MAX,
                ..DataUse::default()
            });
        },
    )
}

/// What was just attached is taken as indispensable; the inspector asks how much the task really needs it.
fn attach<I: Ord, U>(uses: &mut BTreeMap<I, U>, id: Option<I>, on: bool, usage: impl FnOnce() -> U) {
    let Some(id) = id else { return };
    if on {
        uses.entry(id).or_insert_with(usage);
    } else {
        uses.remove(&id);
    }
}
