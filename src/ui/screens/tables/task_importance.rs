//! Step 1-3: how much each task matters for continuity, safety, quality, delivery and cost, and why.

use egui::Ui;

use super::{
    grid::{Cell, Column, Grid, GridState},
    lists::{name_of, names},
    screen::{TableScreen, sum},
};
use crate::{
    i18n::{ShellText, TablesText as T, fill},
    plant::{By, Importance, Task, TaskId, Value},
    report::wording::InWords as _,
    ui::ctx::ViewCtx,
};

type Cells<'a> = Column<'a, TaskId>;

/// The screen.
pub(super) fn task_importance_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut GridState) {
    let tasks = &ctx.plant().tasks;
    let count = |passes: fn(&Task) -> bool| tasks.values().filter(|task| passes(task)).count();
    let missing = |task: &Task| {
        Value::ALL
            .into_iter()
            .any(|value| task.importance.of(value).value.is_none())
    };
    let of = |importance| {
        tasks
            .values()
            .filter(|task| task.importance.worst() == Some(importance))
            .count()
    };
    let spread = fill(
        T::ImportanceSpread.get(ctx.lang),
        &[
            ("high", &of(Importance::MAX).to_string()),
            ("medium", &of(Importance::clamped(2)).to_string()),
        ],
    );
    let title = ShellText::StepTaskImportance.get(ctx.lang);
    let screen = TableScreen {
        title,
        grid: Grid::new(
            "task-importance",
            title,
            tasks.keys().copied().collect(),
            columns(ctx),
        )
        .two_lines()
        .when_empty(T::NoTasksToRate.get(ctx.lang)),
        add: None,
        can_delete: false,
        sums: vec![
            sum(ctx, T::CountTasks, tasks.len()),
            sum(ctx, T::CountNotRated, count(missing)),
            sum(
                ctx,
                T::CountUnlinked,
                count(|task| task.devices.is_empty() && task.data.is_empty()),
            ),
            spread,
        ],
    };
    screen.show(ui, ctx, state, |_| {});
}

fn columns<'a>(ctx: &ViewCtx<'_>) -> Vec<Cells<'a>> {
    let head = |text: T| text.get(ctx.lang);
    let mut columns = vec![
        Cells::shown(head(T::Code), 56.0, |_, _, task| Cell::Weak(task.code.clone())),
        Cells::shown(head(T::Task), 176.0, |ctx, id, _| Cell::Strong(ctx.name(id))),
        Cells::shown(head(T::Department), 106.0, |ctx, _, task| {
            Cell::Weak(name_of(ctx, task.department))
        }),
        Cells::shown(head(T::UsedDevices), 170.0, |ctx, _, task| {
            Cell::Weak(names(ctx, task.devices.keys().copied()))
        }),
    ];
    columns.extend(Value::ALL.map(|value| rating(ctx, value)));
    columns.extend([
        Cells::shown(head(T::Overall), 70.0, |_, _, task| Cell::Rating {
            given: task.importance.worst(),
            proposed: None,
        })
        .under(head(T::WorstValue)),
        Cells::text(
            head(T::Why),
            188.0,
            |task| &task.why,
            |task, text| task.why = text,
        ),
        Cells::shown(head(T::Links), 54.0, |_, _, task| {
            Cell::Number((task.devices.len() + task.data.len()).to_string())
        }),
    ]);
    columns
}

fn rating<'a>(ctx: &ViewCtx<'_>, value: Value) -> Cells<'a> {
    Cells::rating(
        value.in_words(ctx.lang),
        move |_, _, task| Cell::Rating {
            given: task.importance.of(value).value,
            proposed: None,
        },
        move |task, importance| {
            let rating = task.importance.of_mut(value);
            rating.value = importance;
            rating.by = By::Person(String::new());
        },
    )
    .under(value.letters())
}
