//! The register of places, with the hazards that may strike there.

use egui::Ui;

use crate::{
    edit::Editable,
    guideline::{ThreatRole, catalogue},
    i18n::{TablesText as T, Word},
    plant::{Entry, Fact, Place, PlaceId, codes::ThreatCode},
    ui::{
        ctx::ViewCtx,
        screens::tables::{
            grid::{Cell, Choice, Column, Grid, GridState, Key},
            lists::{fact_of, fact_word, facts, id_of, name_of, records},
            screen::{TableScreen, next_code, sum},
        },
    },
};

type Cells<'a> = Column<'a, PlaceId>;

const ENTRIES: [Entry; 3] = [Entry::Open, Entry::Badge, Entry::Locked];
/// Hazard classes: 0 cannot happen … 5 often.
const CLASSES: [u8; 6] = [0, 1, 2, 3, 4, 5];

/// The register.
pub(in crate::ui::screens::tables) fn places_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut GridState,
    title: &str,
    switch: impl FnOnce(&mut Ui),
) {
    let places = &ctx.plant().places;
    let new = Place {
        code: next_code(places.values().map(|place| place.code.as_str()), "PL"),
        ..Place::default()
    };
    let screen = TableScreen {
        title,
        grid: Grid::new(
            "places",
            T::Places.get(ctx.lang),
            places.keys().copied().collect(),
            columns(ctx),
        ),
        add: Some((T::AddPlace, 1, new)),
        can_delete: true,
        sums: vec![
            sum(ctx, T::CountPlaces, places.len()),
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
            |place| &place.code,
            |place, text| place.code = text,
        ),
        Cells::named(
            ctx.lang,
            head(T::Place),
            180.0,
            |place| [&place.name, &place.name_en],
            |place| [&mut place.name, &mut place.name_en],
        ),
        Cells::one(
            head(T::Inside),
            150.0,
            |ctx, place| name_of(ctx, place.parent),
            |ctx, place| records::<PlaceId>(ctx, true, |parent| place.parent == Some(parent)),
            |place, key| place.parent = id_of(key),
        ),
        Cells::one(
            head(T::EntryControl),
            110.0,
            |ctx, place| fact_word(ctx, &place.entry),
            |ctx, place| facts(ctx, &ENTRIES, &place.entry),
            |place, key| {
                if let Some(fact) = fact_of(&ENTRIES, key) {
                    place.entry = fact;
                }
            },
        ),
        Cells::shown(head(T::NumDevices), 60.0, |ctx, id, _| {
            let here = ctx
                .plant()
                .devices
                .values()
                .filter(|device| device.place == Some(id));
            Cell::Number(here.count().to_string())
        }),
    ];
    let threats = catalogue().threats.iter();
    columns.extend(
        threats
            .filter(|threat| threat.role == ThreatRole::Hazard)
            .map(|threat| {
                let code = threat.code.clone();
                hazard::<PlaceId>(
                    threat.name.get(ctx.lang),
                    &code,
                    |place| &place.hazards,
                    |place| &mut place.hazards,
                )
            }),
    );
    columns.push(Cells::text(
        head(T::Note),
        220.0,
        |place| &place.note,
        |place, text| place.note = text,
    ));
    columns
}

type Hazards = std::collections::BTreeMap<ThreatCode, Fact<u8>>;

/// The class of one hazard, 0–5; left alone, the guideline's default stands in.
pub(super) fn hazard<'a, I: Editable<Record: 'a>>(
    head: &str,
    threat: &ThreatCode,
    get: fn(&I::Record) -> &Hazards,
    get_mut: fn(&mut I::Record) -> &mut Hazards,
) -> Column<'a, I> {
    let (shown, listed, set) = (threat.clone(), threat.clone(), threat.clone());
    Column::<I>::one(
        head,
        110.0,
        move |ctx, record| match get(record).get(&shown) {
            Some(Fact::Known(class)) => class.to_string(),
            Some(Fact::Unknown) => Word::Unknown.get(ctx.lang).to_owned(),
            Some(Fact::NotApplicable { .. }) => Word::NotApplicable.get(ctx.lang).to_owned(),
            Some(Fact::Assumed) | None => Word::Default.get(ctx.lang).to_owned(),
        },
        move |ctx, record| classes(ctx, get(record).get(&listed)),
        move |record, key| match fact_of(&CLASSES, key) {
            Some(Fact::Assumed) => drop(get_mut(record).remove(&set)),
            Some(fact) => drop(get_mut(record).insert(set.clone(), fact)),
            None => {}
        },
    )
}

fn classes(ctx: &ViewCtx<'_>, fact: Option<&Fact<u8>>) -> Vec<Choice> {
    let meanings = [
        T::Hazard0,
        T::Hazard1,
        T::Hazard2,
        T::Hazard3,
        T::Hazard4,
        T::Hazard5,
    ];
    let mut choices = vec![Choice {
        words: Word::Default.get(ctx.lang).to_owned(),
        ..Choice::none(fact.is_none_or(|fact| *fact == Fact::Assumed))
    }];
    choices.extend(CLASSES.iter().zip(meanings).map(|(class, meaning)| {
        let on = fact.and_then(Fact::known) == Some(class);
        Choice {
            words: class.to_string(),
            code: meaning.get(ctx.lang).to_owned(),
            ..Choice::nth(usize::from(*class), "", on)
        }
    }));
    choices.push(Choice {
        key: Key::Nth(CLASSES.len()),
        words: Word::Unknown.get(ctx.lang).to_owned(),
        code: String::new(),
        on: fact == Some(&Fact::Unknown),
    });
    choices
}
