//! The numbers of the analysis that this plant sets itself, beside what the program ships with.

use egui::Ui;

use crate::{
    guideline::{Number, catalogue},
    i18n::TablesText as T,
    plant::{By, OwnNumber, OwnNumberId, codes::NumberCode},
    ui::{
        ctx::ViewCtx,
        screens::tables::{
            grid::{Cell, Choice, Column, Grid, GridState, Key, Refusal},
            order,
            screen::{TableScreen, sum},
        },
    },
};

type Cells<'a> = Column<'a, OwnNumberId>;

/// The register.
pub(super) fn numbers_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut GridState,
    title: &str,
    switch: impl FnOnce(&mut Ui),
) {
    let new = OwnNumber {
        by: By::Person(String::new()),
        ..OwnNumber::default()
    };
    let screen = TableScreen {
        title,
        grid: Grid::new("numbers", T::Numbers.get(ctx.lang), order::ids(ctx), columns(ctx)),
        add: Some((T::AddNumber, 0, new)),
        can_delete: true,
        sums: vec![
            sum(ctx, T::CountNumbers, ctx.plant().numbers.len()),
            T::NumbersHint.get(ctx.lang).to_owned(),
        ],
    };
    screen.show(ui, ctx, state, switch);
}

fn columns<'a>(ctx: &ViewCtx<'_>) -> Vec<Cells<'a>> {
    let head = |text: T| text.get(ctx.lang);
    vec![
        Cells::one(
            head(T::NumberName),
            330.0,
            |ctx, own| {
                let number = catalogue().number(&own.number);
                number.map_or_else(|| own.number.to_string(), |number| named(ctx, &number))
            },
            |ctx, own| choices(ctx, &own.number),
            |own, key| {
                if let Key::Code(code) = key
                    && let Some(number) = catalogue().number(&NumberCode::from(code.as_str()))
                {
                    (own.number, own.value) = (number.code, number.value);
                }
            },
        ),
        Cells::shown(head(T::ShippedValue), 206.0, |_, _, own| {
            let number = catalogue().number(&own.number);
            Cell::Weak(number.map(|number| number.value).unwrap_or_default())
        }),
        own_value(head(T::OwnValue)),
        Cells::text(head(T::Why), 280.0, |own| &own.why, |own, text| own.why = text),
        Cells::date(head(T::FileDate), |own| own.on, |own, date| own.on = date),
    ]
}

/// The value that counts here; one that does not fit the number is not taken.
fn own_value<'a>(head: &str) -> Cells<'a> {
    Cells::checked(
        head,
        206.0,
        |own| &own.value,
        |own, text| {
            if !text.is_empty() && !catalogue().fits(&own.number, &text) {
                return Err(Refusal::DoesNotFit);
            }
            own.value = text;
            Ok(())
        },
    )
}

fn choices(ctx: &ViewCtx<'_>, chosen: &NumberCode) -> Vec<Choice> {
    let numbers = catalogue().numbers().into_iter();
    let choice = |number: Number| Choice {
        words: named(ctx, &number),
        on: number.code == *chosen,
        code: number.value,
        key: Key::Code(number.code.to_string()),
    };
    numbers.map(choice).collect()
}

fn named(ctx: &ViewCtx<'_>, number: &Number) -> String {
    format!("{} {}", number.code, number.name.get(ctx.lang))
}
