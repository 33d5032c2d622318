//! Step 1-5: the importance devices and data inherit from their tasks, and where a person says otherwise, and why.

use std::collections::BTreeMap;

use egui::Ui;

use super::{
    TablesState,
    grid::{Cell, Column, Grid, GridState},
    lists::{name_of, names},
    screen::{TableScreen, sum},
};
use crate::{
    edit::Editable,
    i18n::{ShellText, TablesText as T},
    plant::{By, Data, DataId, Device, DeviceId, Importance, Ratings, Value},
    report::wording::InWords as _,
    ui::{ctx::ViewCtx, widgets::segmented},
};

/// What is rated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Rated {
    /// Devices.
    #[default]
    Devices,
    /// Data.
    Data,
}

/// The screen.
pub(super) fn asset_importance_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut TablesState) {
    let shown = state.rated;
    let mut next = None;
    let title = ShellText::StepAssetImportance.get(ctx.lang);
    let switch = |ui: &mut Ui| {
        let choices = [(Rated::Devices, T::Devices), (Rated::Data, T::Data)];
        let choices = choices.map(|(rated, text)| (rated, text.get(ctx.lang)));
        next = segmented(ui, ctx.theme, title, shown, &choices);
    };
    match shown {
        Rated::Devices => devices_ui(ui, ctx, state.grid("device-importance"), title, switch),
        Rated::Data => data_ui(ui, ctx, state.grid("data-importance"), title, switch),
    }
    if let Some(rated) = next {
        state.rated = rated;
    }
}

/// How the ratings of a kind of record are read and written, and what the analysis proposes.
struct Access<I: Editable> {
    get: fn(&I::Record) -> &Ratings,
    get_mut: fn(&mut I::Record) -> &mut Ratings,
    proposed: fn(&ViewCtx<'_>, I, Value) -> Option<Importance>,
}

static DEVICES: Access<DeviceId> = Access {
    get: |device: &Device| &device.importance,
    get_mut: |device| &mut device.importance,
    proposed: |ctx, id, value| proposal(ctx.findings.as_ref()?.device_importance.get(&id), value),
};

static DATA: Access<DataId> = Access {
    get: |data: &Data| &data.importance,
    get_mut: |data| &mut data.importance,
    proposed: |ctx, id, value| proposal(ctx.findings.as_ref()?.data_importance.get(&id), value),
};

/// A device or data item that some task uses has a proposal for every value: 0 where no such task matters for it.
fn proposal(proposed: Option<&BTreeMap<Value, Importance>>, value: Value) -> Option<Importance> {
    let proposed = proposed.filter(|proposed| !proposed.is_empty())?;
    Some(proposed.get(&value).copied().unwrap_or_default())
}

fn devices_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut GridState,
    title: &str,
    switch: impl FnOnce(&mut Ui),
) {
    let devices = &ctx.plant().devices;
    let mut columns = vec![
        Column::shown(T::Code.get(ctx.lang), 60.0, |_, _, device: &Device| {
            Cell::Weak(device.code.clone())
        }),
        Column::shown(T::Device.get(ctx.lang), 180.0, |ctx, id: DeviceId, _| {
            Cell::Strong(ctx.name(id))
        }),
        Column::shown(T::Zone.get(ctx.lang), 120.0, |ctx, _, device: &Device| {
            Cell::Weak(name_of(ctx, device.zone))
        }),
        Column::shown(T::UsedByTasks.get(ctx.lang), 190.0, |ctx, id, _| {
            let tasks = ctx
                .plant()
                .tasks
                .iter()
                .filter(|(_, task)| task.devices.contains_key(&id));
            Cell::Weak(names(ctx, tasks.map(|(&task, _)| task)))
        }),
    ];
    columns.extend(importance(ctx, &DEVICES));
    let screen = TableScreen {
        title,
        grid: Grid::new(
            "device-importance",
            title,
            devices.keys().copied().collect(),
            columns,
        )
        .when_empty(T::NoDevicesToRate.get(ctx.lang)),
        add: None,
        can_delete: false,
        sums: sums(ctx, T::CountDevices, devices, &DEVICES),
    };
    screen.show(ui, ctx, state, switch);
}

fn data_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut GridState, title: &str, switch: impl FnOnce(&mut Ui)) {
    let data = &ctx.plant().data;
    let mut columns = vec![
        Column::shown(T::Code.get(ctx.lang), 60.0, |_, _, data: &Data| {
            Cell::Weak(data.code.clone())
        }),
        Column::shown(T::DataItem.get(ctx.lang), 200.0, |ctx, id: DataId, _| {
            Cell::Strong(ctx.name(id))
        }),
        Column::shown(T::StoredAt.get(ctx.lang), 200.0, |ctx, _, data: &Data| {
            Cell::Weak(names(ctx, data.stored_at.iter().copied()))
        }),
        Column::shown(T::UsedByTasks.get(ctx.lang), 190.0, |ctx, id, _| {
            let tasks = ctx
                .plant()
                .tasks
                .iter()
                .filter(|(_, task)| task.data.contains_key(&id));
            Cell::Weak(names(ctx, tasks.map(|(&task, _)| task)))
        }),
    ];
    columns.extend(importance(ctx, &DATA));
    let screen = TableScreen {
        title,
        grid: Grid::new("data-importance", title, data.keys().copied().collect(), columns)
            .when_empty(T::NoDataToRate.get(ctx.lang)),
        add: None,
        can_delete: false,
        sums: sums(ctx, T::CountData, data, &DATA),
    };
    screen.show(ui, ctx, state, switch);
}

/// The five values, the worst of them, and the reason where a person differs from the proposal.
fn importance<'a, I: Editable + 'a>(ctx: &ViewCtx<'_>, access: &'static Access<I>) -> Vec<Column<'a, I>> {
    let mut columns: Vec<Column<'a, I>> = Value::ALL.map(|value| rating(ctx, access, value)).into();
    columns.push(
        Column::shown(
            T::Overall.get(ctx.lang),
            70.0,
            move |ctx, id, record: &I::Record| {
                let worst = |pick: &dyn Fn(Value) -> Option<Importance>| {
                    Value::ALL.into_iter().filter_map(pick).max()
                };
                Cell::Rating {
                    given: (access.get)(record).worst(),
                    proposed: worst(&|value| (access.proposed)(ctx, id, value)),
                }
            },
        )
        .under(T::WorstValue.get(ctx.lang)),
    );
    columns.push(Column::text(
        T::OverrideReason.get(ctx.lang),
        260.0,
        move |record: &I::Record| reason((access.get)(record)),
        move |record, text| {
            let ratings = (access.get_mut)(record);
            for value in Value::ALL {
                let rating = ratings.of_mut(value);
                if rating.value.is_some() {
                    rating.why.clone_from(&text);
                }
            }
        },
    ));
    columns
}

/// The reason of the first value a person gave.
fn reason(ratings: &Ratings) -> &str {
    let given = Value::ALL.into_iter().map(|value| ratings.of(value));
    given
        .filter(|rating| rating.value.is_some())
        .map(|rating| rating.why.as_str())
        .next()
        .unwrap_or_default()
}

fn rating<'a, I: Editable + 'a>(
    ctx: &ViewCtx<'_>,
    access: &'static Access<I>,
    value: Value,
) -> Column<'a, I> {
    Column::rating(
        value.in_words(ctx.lang),
        move |ctx, id, record: &I::Record| Cell::Rating {
            given: (access.get)(record).of(value).value,
            proposed: (access.proposed)(ctx, id, value),
        },
        move |record, importance| {
            let rating = (access.get_mut)(record).of_mut(value);
            rating.value = importance;
            rating.by = if importance.is_some() {
                By::Person(String::new())
            } else {
                By::Auto
            };
        },
    )
    .under(value.letters())
}

fn sums<I: Editable>(
    ctx: &ViewCtx<'_>,
    what: T,
    table: &crate::plant::Table<I, I::Record>,
    access: &'static Access<I>,
) -> Vec<String> {
    let own = table
        .values()
        .filter(|record| (access.get)(record).worst().is_some());
    let silent = table.values().filter(|record| {
        let ratings = (access.get)(record);
        ratings.worst().is_some() && reason(ratings).is_empty()
    });
    vec![
        sum(ctx, what, table.len()),
        sum(ctx, T::CountOverridden, own.count()),
        sum(ctx, T::CountWithoutReason, silent.count()),
        T::GreyIsProposal.get(ctx.lang).to_owned(),
    ]
}
