//! The register of data flows.

use egui::Ui;

use crate::{
    i18n::TablesText as T,
    plant::{DataId, DeviceId, Element, Fact, Flow, FlowEnd, FlowId, PartyId, TaskId},
    ui::{
        ctx::ViewCtx,
        screens::tables::{
            grid::{Choice, Column, Grid, GridState, Key},
            lists::{YES_NO, fact_of, fact_word, facts, id_of, name_of, names, records, switch as put},
            screen::{TableScreen, next_code, sum},
        },
    },
};

type Cells<'a> = Column<'a, FlowId>;

/// The register.
pub(super) fn flows_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut GridState,
    title: &str,
    switch: impl FnOnce(&mut Ui),
) {
    let flows = &ctx.plant().flows;
    let new = Flow {
        code: next_code(flows.values().map(|flow| flow.code.as_str()), "FL"),
        ..Flow::default()
    };
    let loose = flows
        .values()
        .filter(|flow| flow.from.is_none() || flow.to.is_none())
        .count();
    let screen = TableScreen {
        title,
        grid: Grid {
            frozen: 1,
            ..Grid::new(
                "flows",
                T::Flows.get(ctx.lang),
                flows.keys().copied().collect(),
                columns(ctx),
            )
        },
        add: Some((T::AddFlow, 1, new)),
        can_delete: true,
        sums: vec![
            sum(ctx, T::CountFlows, flows.len()),
            sum(ctx, T::CountLoose, loose),
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
            |flow| &flow.code,
            |flow, text| flow.code = text,
        ),
        end(head(T::From), |flow| flow.from, |flow, end| flow.from = end),
        end(head(T::To), |flow| flow.to, |flow, end| flow.to = end),
        Cells::some(
            head(T::Data),
            200.0,
            |ctx, flow| names(ctx, flow.data.iter().copied()),
            |ctx, flow| records::<DataId>(ctx, false, |data| flow.data.contains(&data)),
            |flow, key, on| put(&mut flow.data, id_of(key), on),
        ),
        Cells::some(
            head(T::ForTasks),
            200.0,
            |ctx, flow| names(ctx, flow.tasks.iter().copied()),
            |ctx, flow| records::<TaskId>(ctx, false, |task| flow.tasks.contains(&task)),
            |flow, key, on| put(&mut flow.tasks, id_of(key), on),
        ),
        Cells::text(
            head(T::Protocol),
            110.0,
            |flow| &flow.protocol,
            |flow, text| flow.protocol = text,
        ),
        fact(
            head(T::Encrypted),
            |flow| &flow.encrypted,
            |flow, fact| flow.encrypted = fact,
        ),
        fact(
            head(T::Authenticated),
            |flow| &flow.authenticated,
            |flow, fact| flow.authenticated = fact,
        ),
        Cells::text(
            head(T::Note),
            200.0,
            |flow| &flow.note,
            |flow, text| flow.note = text,
        ),
    ]
}

fn end<'a>(head: &str, get: fn(&Flow) -> Option<FlowEnd>, set: fn(&mut Flow, Option<FlowEnd>)) -> Cells<'a> {
    Cells::one(
        head,
        170.0,
        move |ctx, flow| name_of(ctx, get(flow).map(Element::from)),
        move |ctx, flow| ends(ctx, get(flow)),
        move |flow, key| {
            let device = id_of::<DeviceId>(key).map(FlowEnd::Device);
            set(flow, device.or_else(|| id_of::<PartyId>(key).map(FlowEnd::Party)));
        },
    )
}

/// Devices, then outside parties.
fn ends(ctx: &ViewCtx<'_>, chosen: Option<FlowEnd>) -> Vec<Choice> {
    let mut ends = records::<DeviceId>(ctx, true, |device| chosen == Some(FlowEnd::Device(device)));
    ends.extend(records::<PartyId>(ctx, false, |party| {
        chosen == Some(FlowEnd::Party(party))
    }));
    for end in &mut ends {
        if end.key == Key::None {
            end.on = chosen.is_none();
        }
    }
    ends
}

fn fact<'a>(head: &str, get: fn(&Flow) -> &Fact<bool>, set: fn(&mut Flow, Fact<bool>)) -> Cells<'a> {
    Cells::one(
        head,
        96.0,
        move |ctx, flow| fact_word(ctx, get(flow)),
        move |ctx, flow| facts(ctx, &YES_NO, get(flow)),
        move |flow, key| {
            if let Some(fact) = fact_of(&YES_NO, key) {
                set(flow, fact);
            }
        },
    )
}
