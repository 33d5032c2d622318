//! The register of data.

use egui::Ui;

use crate::{
    i18n::TablesText as T,
    plant::{Data, DataId, DeviceId, Importance},
    ui::{
        ctx::ViewCtx,
        screens::tables::{
            grid::{Cell, Column, Grid, GridState},
            lists::{id_of, names, records, switch as put},
            screen::{TableScreen, next_code, sum},
        },
    },
};

type Cells<'a> = Column<'a, DataId>;

/// The register.
pub(super) fn data_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut GridState,
    title: &str,
    switch: impl FnOnce(&mut Ui),
) {
    let data = &ctx.plant().data;
    let new = Data {
        code: next_code(data.values().map(|data| data.code.as_str()), "DT"),
        ..Data::default()
    };
    let homeless = data.values().filter(|data| data.stored_at.is_empty()).count();
    let screen = TableScreen {
        title,
        grid: Grid::new(
            "data",
            T::Data.get(ctx.lang),
            data.keys().copied().collect(),
            columns(ctx),
        ),
        add: Some((T::AddData, 1, new)),
        can_delete: true,
        sums: vec![
            sum(ctx, T::CountData, data.len()),
            sum(ctx, T::CountHomeless, homeless),
        ],
    };
    screen.show(ui, ctx, state, switch);
}

fn columns<'a>(ctx: &ViewCtx<'_>) -> Vec<Cells<'a>> {
    let head = |text: T| text.get(ctx.lang);
    vec![
        Cells::text(
            head(T::Code),
            60.0,
            |data| &data.code,
            |data, text| data.code = text,
        ),
        Cells::named(
            ctx.lang,
            head(T::DataItem),
            200.0,
            |data| [&data.name, &data.name_en],
            |data| [&mut data.name, &mut data.name_en],
        ),
        Cells::some(
            head(T::StoredAt),
            260.0,
            |ctx, data| names(ctx, data.stored_at.iter().copied()),
            |ctx, data| records::<DeviceId>(ctx, false, |device| data.stored_at.contains(&device)),
            |data, key, on| put(&mut data.stored_at, id_of(key), on),
        ),
        need(
            head(T::Confidentiality),
            |data| data.confidentiality,
            |data, need| data.confidentiality = need,
        )
        .under("C"),
        need(
            head(T::Integrity),
            |data| data.integrity,
            |data, need| data.integrity = need,
        )
        .under("I"),
        need(
            head(T::Availability),
            |data| data.availability,
            |data, need| data.availability = need,
        )
        .under("A"),
        Cells::shown(head(T::UsedByTasks), 200.0, |ctx, id, _| {
            let tasks = ctx
                .plant()
                .tasks
                .iter()
                .filter(|(_, task)| task.data.contains_key(&id));
            Cell::Weak(names(ctx, tasks.map(|(&task, _)| task)))
        }),
        Cells::text(
            head(T::Note),
            220.0,
            |data| &data.note,
            |data, text| data.note = text,
        ),
    ]
}

fn need<'a>(
    head: &str,
    get: fn(&Data) -> Option<Importance>,
    set: fn(&mut Data, Option<Importance>),
) -> Cells<'a> {
    Cells::rating(
        head,
        move |_, _, data| Cell::Rating {
            given: get(data),
            proposed: None,
        },
        set,
    )
}
