//! The register of networks.

use egui::Ui;

use crate::{
    i18n::TablesText as T,
    plant::{Network, NetworkId, NetworkKind, PlaceId, ZoneId},
    report::wording::InWords as _,
    ui::{
        ctx::ViewCtx,
        screens::tables::{
            grid::{Cell, Column, Grid, GridState},
            lists::{id_of, name_of, names, records, switch as put, value_of, values},
            screen::{TableScreen, next_code, sum},
        },
    },
};

type Cells<'a> = Column<'a, NetworkId>;

/// The register.
pub(super) fn networks_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut GridState,
    title: &str,
    switch: impl FnOnce(&mut Ui),
) {
    let networks = &ctx.plant().networks;
    let new = Network {
        code: next_code(networks.values().map(|network| network.code.as_str()), "NW"),
        ..Network::default()
    };
    let screen = TableScreen {
        title,
        grid: Grid::new(
            "networks",
            T::Networks.get(ctx.lang),
            networks.keys().copied().collect(),
            columns(ctx),
        ),
        add: Some((T::AddNetwork, 1, new)),
        can_delete: true,
        sums: vec![sum(ctx, T::CountNetworks, networks.len())],
    };
    screen.show(ui, ctx, state, switch);
}

fn columns<'a>(ctx: &ViewCtx<'_>) -> Vec<Cells<'a>> {
    let head = |text: T| text.get(ctx.lang);
    vec![
        Cells::text(
            head(T::Code),
            60.0,
            |network| &network.code,
            |network, text| network.code = text,
        ),
        Cells::named(
            ctx.lang,
            head(T::Network),
            170.0,
            |network| [&network.name, &network.name_en],
            |network| [&mut network.name, &mut network.name_en],
        ),
        Cells::one(
            head(T::Kind),
            140.0,
            |ctx, network| network.kind.in_words(ctx.lang).to_owned(),
            |ctx, network| values(ctx, &NetworkKind::ALL, network.kind),
            |network, key| network.kind = value_of(&NetworkKind::ALL, key).unwrap_or(network.kind),
        ),
        Cells::text(
            head(T::Level),
            70.0,
            |network| &network.level,
            |network, text| network.level = text,
        ),
        Cells::one(
            head(T::HomeZone),
            140.0,
            |ctx, network| name_of(ctx, network.home_zone),
            |ctx, network| records::<ZoneId>(ctx, true, |zone| network.home_zone == Some(zone)),
            |network, key| network.home_zone = id_of(key),
        ),
        Cells::shown(head(T::NumDevices), 60.0, |ctx, id, _| {
            let attached = (ctx.plant().links.values())
                .filter(|link| link.attachment().is_some_and(|(_, network)| network == id));
            Cell::Number(attached.count().to_string())
        }),
        Cells::text(
            head(T::Addresses),
            140.0,
            |network| &network.addresses,
            |network, text| network.addresses = text,
        ),
        Cells::text(
            head(T::Vlan),
            90.0,
            |network| &network.vlan,
            |network, text| network.vlan = text,
        ),
        Cells::text(
            head(T::Medium),
            100.0,
            |network| &network.medium,
            |network, text| network.medium = text,
        ),
        Cells::some(
            head(T::Places),
            170.0,
            |ctx, network| names(ctx, network.places.iter().copied()),
            |ctx, network| records::<PlaceId>(ctx, false, |place| network.places.contains(&place)),
            |network, key, on| put(&mut network.places, id_of(key), on),
        ),
        Cells::text(
            head(T::Note),
            200.0,
            |network| &network.note,
            |network, text| network.note = text,
        ),
    ]
}
