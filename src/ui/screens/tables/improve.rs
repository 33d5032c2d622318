//! Step 3: the plan. Every measure that shall become stronger: who, until when, at what cost, with which evidence.

use egui::Ui;

use super::{
    grid::{Cell, Choice, Column, Grid, GridState, Key},
    lists::{id_of, name_of, records},
    screen::{TableScreen, sum},
};
use crate::{
    edit::StepName,
    guideline::catalogue,
    i18n::{ShellText, TablesText as T, Word},
    plant::{Date, DeptId, Fact, Measure, MeasureId, Strength, Target},
    report::wording::strength_of,
    ui::ctx::ViewCtx,
};

type Cells<'a> = Column<'a, MeasureId>;

/// Where a measure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// Nobody is named and no day is set.
    Open,
    /// Somebody or some day is named.
    Planned,
    /// Its day has passed.
    Late,
    /// As strong as planned.
    Done,
}

/// The screen.
pub(super) fn improve_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut GridState) {
    let measures = &ctx.plant().measures;
    let planned: Vec<MeasureId> = (measures.iter())
        .filter(|(_, measure)| measure.goal.is_some_and(|goal| goal > Strength::NONE))
        .map(|(&id, _)| id)
        .collect();
    let count = |wanted: Status| {
        let all = planned.iter().filter_map(|id| measures.get(id));
        all.filter(|measure| status(measure, today(ctx)) == wanted)
            .count()
    };
    let title = ShellText::StepImprove.get(ctx.lang);
    let screen = TableScreen {
        title,
        sums: vec![
            sum(ctx, T::CountPlanned, planned.len()),
            sum(ctx, T::StatusOpen, count(Status::Open)),
            sum(ctx, T::StatusPlanned, count(Status::Planned)),
            sum(ctx, T::StatusLate, count(Status::Late)),
            sum(ctx, T::StatusDone, count(Status::Done)),
        ],
        grid: Grid::new("improve", title, planned, columns(ctx)).when_empty(T::NoPlan.get(ctx.lang)),
        add: None,
        can_delete: false,
    };
    screen.show(ui, ctx, state, |_| {});
}

/// The day a plan is compared with: today, or that of this state of the file.
fn today(ctx: &ViewCtx<'_>) -> Option<Date> {
    ctx.today.or(ctx.plant().info.date)
}

fn status(measure: &Measure, today: Option<Date>) -> Status {
    let now = measure.now.known().copied().unwrap_or_default();
    let is_late = || measure.due.zip(today).is_some_and(|(due, today)| due < today);
    if measure.goal.is_none_or(|goal| now >= goal) {
        Status::Done
    } else if is_late() {
        Status::Late
    } else if measure.owner.is_some() || measure.due.is_some() {
        Status::Planned
    } else {
        Status::Open
    }
}

fn columns<'a>(ctx: &ViewCtx<'_>) -> Vec<Cells<'a>> {
    let head = |text: T| text.get(ctx.lang);
    vec![
        Cells::shown(head(T::Measure), 60.0, |_, _, measure| {
            Cell::Strong(measure.measure.to_string())
        }),
        Cells::shown(head(T::MeasureName), 180.0, |ctx, _, measure| {
            let row = catalogue().measure(&measure.measure);
            Cell::Text(
                row.map(|row| row.name.get(ctx.lang).to_owned())
                    .unwrap_or_default(),
            )
        }),
        Cells::shown(head(T::At), 150.0, |ctx, _, measure| {
            Cell::Text(target_name(ctx, measure.target))
        }),
        strength(
            head(T::Now),
            |measure| measure.now.known().copied(),
            |measure, strength| {
                measure.now = strength.map_or(Fact::Unknown, Fact::Known);
                measure.unconfirmed_for.clear();
            },
        ),
        strength(
            head(T::Goal),
            |measure| measure.goal,
            |measure, strength| measure.goal = strength,
        ),
        Cells::shown(head(T::Status), 90.0, |ctx, _, measure| {
            match status(measure, today(ctx)) {
                Status::Open => Cell::Weak(T::StatusOpen.get(ctx.lang).to_owned()),
                Status::Planned => Cell::Text(T::StatusPlanned.get(ctx.lang).to_owned()),
                Status::Late => Cell::Warning(T::StatusLate.get(ctx.lang).to_owned()),
                Status::Done => Cell::Weak(T::StatusDone.get(ctx.lang).to_owned()),
            }
        }),
        Cells::one(
            head(T::Responsible),
            130.0,
            |ctx, measure| name_of(ctx, measure.owner),
            |ctx, measure| records::<DeptId>(ctx, true, |dept| measure.owner == Some(dept)),
            |measure, key| measure.owner = id_of(key),
        ),
        Cells::date(
            head(T::Due),
            |measure| measure.due,
            |measure, due| measure.due = due,
        ),
        Cells::number(
            head(T::Cost),
            90.0,
            |measure| measure.cost,
            |measure, cost| {
                measure.cost = cost;
                Ok(())
            },
        ),
        Cells::text(
            head(T::Evidence),
            190.0,
            |measure| &measure.evidence,
            |measure, text| measure.evidence = text,
        ),
        Cells::text(
            head(T::Why),
            190.0,
            |measure| &measure.why,
            |measure, text| measure.why = text,
        ),
        Cells::text(
            head(T::Note),
            190.0,
            |measure| &measure.note,
            |measure, text| measure.note = text,
        ),
    ]
}

/// What a measure is applied to, in words.
pub(super) fn target_name(ctx: &ViewCtx<'_>, target: Option<Target>) -> String {
    match target {
        None => String::new(),
        Some(Target::Plant) => Word::Plant.get(ctx.lang).to_owned(),
        Some(target) => name_of(ctx, target.element()),
    }
}

fn strength<'a>(
    head: &str,
    get: fn(&Measure) -> Option<Strength>,
    set: fn(&mut Measure, Option<Strength>),
) -> Cells<'a> {
    Cells::one(
        head,
        84.0,
        move |ctx, measure| match get(measure) {
            Some(strength) => strength_of(&measure.measure, strength).get(ctx.lang).to_owned(),
            None => Word::Unknown.get(ctx.lang).to_owned(),
        },
        move |ctx, measure| {
            let strengths = Strength::ALL.into_iter().map(|strength| {
                let word = strength_of(&measure.measure, strength).get(ctx.lang);
                Choice::nth(usize::from(strength.get()), word, get(measure) == Some(strength))
            });
            strengths.collect()
        },
        move |measure, key| {
            if let Key::Nth(n) = key {
                set(measure, u8::try_from(*n).ok().and_then(Strength::new));
            }
        },
    )
    .step(StepName::SetStrength)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_late_when_its_day_has_passed_and_it_is_not_there_yet() {
        let today = Date::new(2026, 5, 1);
        let mut measure = Measure {
            goal: Some(Strength::MAX),
            due: Date::new(2026, 4, 30),
            ..Measure::default()
        };
        assert_eq!(status(&measure, today), Status::Late);
        measure.now = Fact::Known(Strength::MAX);
        assert_eq!(status(&measure, today), Status::Done);
        measure.now = Fact::Known(Strength::NONE);
        measure.due = None;
        assert_eq!(status(&measure, today), Status::Open);
    }
}
