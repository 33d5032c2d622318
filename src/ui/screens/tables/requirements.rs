//! Step 1-1: what the plant is for, where it stands in its life, who belongs to it, and which attackers to assume.

mod facts;
mod numbers;

use egui::Ui;

use super::{
    TablesState, assets,
    grid::{Cell, Column, Grid, GridState},
    lists::{id_of, name_of, records, value_of, values},
    screen::{TableScreen, head_ui, next_code, sum},
};
use crate::{
    i18n::{ShellText, TablesText as T},
    plant::{Dept, DeptId, Party, PartyId, PartyKind, ZoneId},
    report::wording::InWords as _,
    ui::{ctx::ViewCtx, widgets::segmented},
};

/// A part of the requirements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// Facts of the plant and the attackers to assume.
    #[default]
    Plant,
    /// Departments.
    Departments,
    /// Outside parties.
    Parties,
    /// Places.
    Places,
    /// Power, air, water.
    Utilities,
    /// Numbers of the analysis.
    Numbers,
}

const PARTY_KINDS: [PartyKind; 6] = [
    PartyKind::Vendor,
    PartyKind::Headquarters,
    PartyKind::Supplier,
    PartyKind::Service,
    PartyKind::Customer,
    PartyKind::Internet,
];

/// The screen.
pub(super) fn requirements_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut TablesState) {
    let shown = state.part;
    let mut next = None;
    let title = ShellText::StepRequirements.get(ctx.lang);
    let switch = |ui: &mut Ui| {
        let choices = [
            (Part::Plant, T::PlantFacts),
            (Part::Departments, T::Departments),
            (Part::Parties, T::Parties),
            (Part::Places, T::Places),
            (Part::Utilities, T::Utilities),
            (Part::Numbers, T::Numbers),
        ]
        .map(|(part, text)| (part, text.get(ctx.lang)));
        next = segmented(ui, ctx.theme, title, shown, &choices);
    };
    match shown {
        Part::Plant => {
            head_ui(ui, ctx, title, switch);
            facts::facts_ui(ui, ctx, &mut state.drafts);
        }
        Part::Departments => departments_ui(ui, ctx, state.grid("departments"), title, switch),
        Part::Parties => parties_ui(ui, ctx, state.grid("parties"), title, switch),
        Part::Places => assets::places_ui(ui, ctx, state.grid("places"), title, switch),
        Part::Utilities => assets::utilities_ui(ui, ctx, state.grid("utilities"), title, switch),
        Part::Numbers => numbers::numbers_ui(ui, ctx, state.grid("numbers"), title, switch),
    }
    if let Some(part) = next {
        state.part = part;
    }
}

fn departments_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut GridState,
    title: &str,
    switch: impl FnOnce(&mut Ui),
) {
    let head = |text: T| text.get(ctx.lang);
    let depts = &ctx.plant().depts;
    let columns: Vec<Column<'_, DeptId>> = vec![
        Column::<DeptId>::text(
            head(T::Code),
            60.0,
            |dept| &dept.code,
            |dept, text| dept.code = text,
        ),
        Column::<DeptId>::name(
            head(T::Department),
            200.0,
            |dept| &dept.name,
            |dept, text| dept.name = text,
        ),
        Column::<DeptId>::text(
            head(T::NameEn),
            200.0,
            |dept| &dept.name_en,
            |dept, text| dept.name_en = text,
        ),
        Column::<DeptId>::shown(head(T::NumTasks), 70.0, |ctx, id, _| {
            let tasks = ctx
                .plant()
                .tasks
                .values()
                .filter(|task| task.department == Some(id));
            Cell::Number(tasks.count().to_string())
        }),
        Column::<DeptId>::text(
            head(T::Note),
            320.0,
            |dept| &dept.note,
            |dept, text| dept.note = text,
        ),
    ];
    let new = Dept {
        code: next_code(depts.values().map(|dept| dept.code.as_str()), "DP"),
        ..Dept::default()
    };
    let screen = TableScreen {
        title,
        grid: Grid::new(
            "departments",
            head(T::Departments),
            depts.keys().copied().collect(),
            columns,
        ),
        add: Some((T::AddDepartment, 1, new)),
        can_delete: true,
        sums: vec![sum(ctx, T::CountDepartments, depts.len())],
    };
    screen.show(ui, ctx, state, switch);
}

fn parties_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut GridState,
    title: &str,
    switch: impl FnOnce(&mut Ui),
) {
    let head = |text: T| text.get(ctx.lang);
    let parties = &ctx.plant().parties;
    let columns: Vec<Column<'_, PartyId>> = vec![
        Column::<PartyId>::text(
            head(T::Code),
            60.0,
            |party| &party.code,
            |party, text| party.code = text,
        ),
        Column::<PartyId>::name(
            head(T::Party),
            190.0,
            |party| &party.name,
            |party, text| party.name = text,
        ),
        Column::<PartyId>::one(
            head(T::Kind),
            130.0,
            |ctx, party| party.kind.in_words(ctx.lang).to_owned(),
            |ctx, party| values(ctx, &PARTY_KINDS, party.kind),
            |party, key| party.kind = value_of(&PARTY_KINDS, key).unwrap_or(party.kind),
        ),
        Column::<PartyId>::one(
            head(T::LivesIn),
            140.0,
            |ctx, party| name_of(ctx, party.lives_in),
            |ctx, party| records::<ZoneId>(ctx, true, |zone| party.lives_in == Some(zone)),
            |party, key| party.lives_in = id_of(key),
        ),
        Column::<PartyId>::text(
            head(T::Contact),
            170.0,
            |party| &party.contact,
            |party, text| party.contact = text,
        ),
        Column::<PartyId>::text(
            head(T::Contract),
            200.0,
            |party| &party.contract,
            |party, text| party.contract = text,
        ),
        Column::<PartyId>::date(
            head(T::SupportEnd),
            |party| party.support_end,
            |party, date| party.support_end = date,
        ),
        Column::<PartyId>::text(
            head(T::NameEn),
            190.0,
            |party| &party.name_en,
            |party, text| party.name_en = text,
        ),
        Column::<PartyId>::text(
            head(T::Note),
            240.0,
            |party| &party.note,
            |party, text| party.note = text,
        ),
    ];
    let new = Party {
        code: next_code(parties.values().map(|party| party.code.as_str()), "XP"),
        ..Party::default()
    };
    let screen = TableScreen {
        title,
        grid: Grid::new(
            "parties",
            head(T::Parties),
            parties.keys().copied().collect(),
            columns,
        ),
        add: Some((T::AddParty, 1, new)),
        can_delete: true,
        sums: vec![sum(ctx, T::CountParties, parties.len())],
    };
    screen.show(ui, ctx, state, switch);
}
