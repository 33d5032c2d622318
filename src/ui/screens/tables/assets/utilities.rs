//! The register of power, air conditioning and water, and what they feed.

use egui::Ui;

use super::places::hazard;
use crate::{
    guideline::{Class, ThreatRole, catalogue},
    i18n::TablesText as T,
    plant::{DeviceId, PlaceId, Utility, UtilityId, UtilityKind},
    report::wording::InWords as _,
    ui::{
        ctx::ViewCtx,
        screens::tables::{
            grid::{Column, Grid, GridState},
            lists::{id_of, names, records, switch as put, value_of, values},
            screen::{TableScreen, next_code, sum},
        },
    },
};

type Cells<'a> = Column<'a, UtilityId>;

const KINDS: [UtilityKind; 4] = [
    UtilityKind::Power,
    UtilityKind::Ups,
    UtilityKind::Air,
    UtilityKind::Water,
];

/// The register.
pub(in crate::ui::screens::tables) fn utilities_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut GridState,
    title: &str,
    switch: impl FnOnce(&mut Ui),
) {
    let utilities = &ctx.plant().utilities;
    let new = Utility {
        code: next_code(utilities.values().map(|utility| utility.code.as_str()), "UT"),
        ..Utility::default()
    };
    let screen = TableScreen {
        title,
        grid: Grid::new(
            "utilities",
            T::Utilities.get(ctx.lang),
            utilities.keys().copied().collect(),
            columns(ctx),
        ),
        add: Some((T::AddUtility, 1, new)),
        can_delete: true,
        sums: vec![
            sum(ctx, T::CountUtilities, utilities.len()),
            T::HazardHint.get(ctx.lang).to_owned(),
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
            |utility| &utility.code,
            |utility, text| utility.code = text,
        ),
        Cells::named(
            ctx.lang,
            head(T::Utility),
            180.0,
            |utility| [&utility.name, &utility.name_en],
            |utility| [&mut utility.name, &mut utility.name_en],
        ),
        Cells::one(
            head(T::Kind),
            120.0,
            |ctx, utility| utility.kind.in_words(ctx.lang).to_owned(),
            |ctx, utility| values(ctx, &KINDS, utility.kind),
            |utility, key| utility.kind = value_of(&KINDS, key).unwrap_or(utility.kind),
        ),
        Cells::some(
            head(T::FeedsPlaces),
            220.0,
            |ctx, utility| names(ctx, utility.places.iter().copied()),
            |ctx, utility| records::<PlaceId>(ctx, false, |place| utility.places.contains(&place)),
            |utility, key, on| put(&mut utility.places, id_of(key), on),
        ),
        Cells::some(
            head(T::FeedsDevices),
            220.0,
            |ctx, utility| names(ctx, utility.devices.iter().copied()),
            |ctx, utility| records::<DeviceId>(ctx, false, |device| utility.devices.contains(&device)),
            |utility, key, on| put(&mut utility.devices, id_of(key), on),
        ),
    ];
    let strikes = catalogue()
        .threats
        .iter()
        .filter(|threat| threat.role == ThreatRole::Hazard && threat.targets.contains(&Class::Utl));
    columns.extend(strikes.map(|threat| {
        hazard::<UtilityId>(
            threat.name.get(ctx.lang),
            &threat.code,
            |utility| &utility.hazards,
            |utility| &mut utility.hazards,
        )
    }));
    columns.push(Cells::text(
        head(T::Note),
        220.0,
        |utility| &utility.note,
        |utility, text| utility.note = text,
    ));
    columns
}
