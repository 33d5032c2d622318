//! Step 2-1: how important each zone is, the strength it aims at, and what that would change.

use egui::Ui;

use super::{
    grid::{Cell, Choice, Column, Grid, GridState, Key},
    lists::names,
    screen::{TableScreen, sum},
};
use crate::{
    analysis::findings::{CellGrade, ZoneRisk},
    edit::StepName,
    i18n::{ShellText, TablesText as T, fill},
    plant::{By, PlantState, Strength, Zone, ZoneId, ZoneKind},
    report::wording::InWords as _,
    ui::ctx::ViewCtx,
};

type Cells<'a> = Column<'a, ZoneId>;

const STATES: [PlantState; 3] = [PlantState::Running, PlantState::Renewal, PlantState::New];

/// The screen.
pub(super) fn policy_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut GridState) {
    let zones: Vec<ZoneId> = inside(ctx).map(|(id, _)| id).collect();
    let without_target = inside(ctx)
        .filter(|(_, zone)| zone.target_strength.value.is_none())
        .count();
    let without_reason = inside(ctx)
        .filter(|(_, zone)| zone.importance.value.is_some() && zone.importance.why.is_empty())
        .count();
    let title = ShellText::StepPolicy.get(ctx.lang);
    let screen = TableScreen {
        title,
        sums: vec![
            sum(ctx, T::CountZones, zones.len()),
            sum(ctx, T::CountNoTarget, without_target),
            sum(ctx, T::CountWithoutReason, without_reason),
            T::GreyIsProposal.get(ctx.lang).to_owned(),
        ],
        grid: Grid::new("policy", title, zones, columns(ctx))
            .two_lines()
            .when_empty(T::NoZonesYet.get(ctx.lang)),
        add: None,
        can_delete: false,
    };
    screen.show(ui, ctx, state, |_| {});
}

fn inside<'c>(ctx: &'c ViewCtx<'_>) -> impl Iterator<Item = (ZoneId, &'c Zone)> {
    let zones = ctx.plant().zones.iter().map(|(&id, zone)| (id, zone));
    zones.filter(|(_, zone)| zone.kind == ZoneKind::Inside)
}

fn risk<'c>(ctx: &'c ViewCtx<'_>, zone: ZoneId) -> Option<&'c ZoneRisk> {
    ctx.findings.as_ref()?.zone(zone)
}

fn columns<'a>(ctx: &ViewCtx<'_>) -> Vec<Cells<'a>> {
    let head = |text: T| text.get(ctx.lang);
    vec![
        Cells::shown(head(T::Code), 50.0, |_, _, zone| Cell::Weak(zone.code.clone())),
        Cells::shown(head(T::Zone), 150.0, |ctx, id, _| Cell::Strong(ctx.name(id))),
        Cells::shown(head(T::TouchedTasks), 130.0, |ctx, id, _| {
            Cell::Weak(
                risk(ctx, id)
                    .map(|risk| names(ctx, risk.tasks.iter().copied()))
                    .unwrap_or_default(),
            )
        }),
        Cells::rating(
            head(T::Importance),
            |ctx, id, zone| Cell::Rating {
                given: zone.importance.value,
                proposed: risk(ctx, id).and_then(|risk| risk.proposed_importance),
            },
            |zone, importance| {
                zone.importance.value = importance;
                zone.importance.by = if importance.is_some() {
                    By::Person(String::new())
                } else {
                    By::Auto
                };
            },
        ),
        Cells::text(
            head(T::Why),
            180.0,
            |zone| &zone.importance.why,
            |zone, text| zone.importance.why = text,
        ),
        target(head(T::TargetStrength)),
        Cells::text(
            head(T::TargetWhy),
            124.0,
            |zone| &zone.target_strength.why,
            |zone, text| zone.target_strength.why = text,
        ),
        state(head(T::State)),
        grade(head(T::GradeNow), |ctx, id| risk(ctx, id).map(|risk| risk.grade)),
        grade(head(T::GradePlanned), |ctx, id| {
            ctx.planned()?.zone(id).map(|risk| risk.grade)
        }),
        Cells::shown(head(T::EntryShare), 70.0, |ctx, id, _| {
            let share = risk(ctx, id).map_or(0.0, |risk| risk.exposure);
            Cell::Number(if share > 0.0 {
                format!("{:.0} %", share * 100.0)
            } else {
                String::new()
            })
        }),
        Cells::shown(head(T::Gaps), 54.0, |ctx, id, _| {
            let Some(findings) = ctx.findings.as_ref() else {
                return Cell::Number(String::new());
            };
            let gaps = findings
                .coverage
                .iter()
                .filter(|row| row.zone == id && !row.gap.is_empty());
            Cell::Number(gaps.count().to_string())
        })
        .under(head(T::GapsUnit)),
    ]
}

fn grade<'a>(head: &str, grade: fn(&ViewCtx<'_>, ZoneId) -> Option<CellGrade>) -> Cells<'a> {
    Cells::shown(head, 60.0, move |ctx, id, _| {
        Cell::Grade(grade(ctx, id).unwrap_or(CellGrade::NotComputed))
    })
}

/// The strength a zone aims at; without a word of a person, the proposal.
fn target<'a>(head: &str) -> Cells<'a> {
    let mut column = Cells::one(
        head,
        92.0,
        |_, _| String::new(),
        |ctx, zone| {
            let mut choices: Vec<Choice> = Strength::ALL
                .into_iter()
                .map(|strength| {
                    let on = zone.target_strength.value == Some(strength);
                    Choice::nth(usize::from(strength.get()), strength.in_words(ctx.lang), on)
                })
                .collect();
            choices.push(Choice {
                words: T::FollowProposal.get(ctx.lang).to_owned(),
                ..Choice::none(zone.target_strength.value.is_none())
            });
            choices
        },
        |zone, key| {
            let strength = match key {
                Key::Nth(n) => u8::try_from(*n).ok().and_then(Strength::new),
                _ => None,
            };
            zone.target_strength.value = strength;
            zone.target_strength.by = if strength.is_some() {
                By::Person(String::new())
            } else {
                By::Auto
            };
        },
    )
    .step(StepName::SetStrength);
    column.show = Box::new(
        |ctx, id, zone| match (zone.target_strength.value, risk(ctx, id)) {
            (Some(strength), _) => Cell::Text(strength.in_words(ctx.lang).to_owned()),
            (None, Some(risk)) => {
                let word = risk.required.in_words(ctx.lang);
                Cell::Weak(fill(T::Proposed.get(ctx.lang), &[("value", word)]))
            }
            (None, None) => Cell::Weak(String::new()),
        },
    );
    column
}

/// Where the zone stands in its life; without a word, as the plant.
fn state<'a>(head: &str) -> Cells<'a> {
    Cells::one(
        head,
        100.0,
        |ctx, zone| match zone.state {
            Some(state) => state.in_words(ctx.lang).to_owned(),
            None => as_plant(ctx),
        },
        |ctx, zone| {
            let mut choices = vec![Choice {
                words: as_plant(ctx),
                ..Choice::none(zone.state.is_none())
            }];
            let states = STATES.into_iter().enumerate();
            choices.extend(
                states.map(|(n, state)| Choice::nth(n, state.in_words(ctx.lang), zone.state == Some(state))),
            );
            choices
        },
        |zone, key| {
            zone.state = match key {
                Key::Nth(n) => STATES.get(*n).copied(),
                _ => None,
            };
        },
    )
}

fn as_plant(ctx: &ViewCtx<'_>) -> String {
    let state = ctx.plant().info.state.in_words(ctx.lang);
    fill(T::AsPlant.get(ctx.lang), &[("value", state)])
}
