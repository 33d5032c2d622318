//! The register of links. They are drawn on the canvas; here their attributes are filled in.

use egui::Ui;

use crate::{
    i18n::TablesText as T,
    plant::{Element, End, Link, LinkId, LinkKind},
    report::wording::InWords as _,
    ui::{
        ctx::ViewCtx,
        screens::tables::{
            grid::{Cell, Column, Grid, GridState},
            lists::{YES_NO, fact_of, fact_word, facts, value_of, values},
            screen::{TableScreen, sum},
        },
    },
};

type Cells<'a> = Column<'a, LinkId>;

const KINDS: [LinkKind; 5] = [
    LinkKind::Wired,
    LinkKind::Wireless,
    LinkKind::Remote,
    LinkKind::Media,
    LinkKind::OneWay,
];

/// The register.
pub(super) fn links_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut GridState,
    title: &str,
    switch: impl FnOnce(&mut Ui),
) {
    let links = &ctx.plant().links;
    let screen = TableScreen {
        title,
        grid: Grid::new(
            "links",
            T::LinksTab.get(ctx.lang),
            links.keys().copied().collect(),
            columns(ctx),
        )
        .when_empty(T::NoLinksYet.get(ctx.lang)),
        add: None,
        can_delete: true,
        sums: vec![
            sum(ctx, T::CountLinks, links.len()),
            T::LinksAreDrawn.get(ctx.lang).to_owned(),
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
            |link| &link.code,
            |link, text| link.code = text,
        ),
        Cells::shown(head(T::From), 180.0, |ctx, _, link| {
            Cell::Strong(end(ctx, link.a))
        }),
        Cells::shown(head(T::To), 180.0, |ctx, _, link| Cell::Strong(end(ctx, link.b))),
        Cells::one(
            head(T::Kind),
            140.0,
            |ctx, link| link.kind.in_words(ctx.lang).to_owned(),
            |ctx, link| values(ctx, &KINDS, link.kind),
            |link, key| link.kind = value_of(&KINDS, key).unwrap_or(link.kind),
        ),
        yes_no(
            head(T::TemporaryLink),
            |link| link.temporary,
            |link, on| link.temporary = on,
        ),
        yes_no(
            head(T::PlannedLink),
            |link| link.planned,
            |link, on| link.planned = on,
        ),
        Cells::one(
            head(T::Encrypted),
            96.0,
            |ctx, link| fact_word(ctx, &link.encrypted),
            |ctx, link| facts(ctx, &YES_NO, &link.encrypted),
            |link, key| {
                if let Some(fact) = fact_of(&YES_NO, key) {
                    link.encrypted = fact;
                }
            },
        ),
        Cells::text(
            head(T::Label),
            140.0,
            |link| &link.label,
            |link, text| link.label = text,
        ),
        Cells::text(
            head(T::Note),
            220.0,
            |link| &link.note,
            |link, text| link.note = text,
        ),
    ]
}

fn end(ctx: &ViewCtx<'_>, end: Option<End>) -> String {
    end.map(|end| ctx.name(Element::from(end))).unwrap_or_default()
}

fn yes_no<'a>(head: &str, get: fn(&Link) -> bool, set: fn(&mut Link, bool)) -> Cells<'a> {
    Cells::one(
        head,
        96.0,
        move |ctx, link| get(link).in_words(ctx.lang).to_owned(),
        move |ctx, link| values(ctx, &YES_NO, get(link)),
        move |link, key| {
            if let Some(on) = value_of(&YES_NO, key) {
                set(link, on);
            }
        },
    )
}
