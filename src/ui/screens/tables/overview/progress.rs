//! How far each step is, counted from the plant: nothing is marked done that is not there.

use egui::{Align, Label, Layout, RichText, Stroke, StrokeKind, Ui, vec2};

use super::line;
use crate::{
    i18n::{ShellText, TablesText as T},
    plant::{Plant, Strength, Value, ZoneKind},
    ui::{
        ctx::{Action, ViewCtx},
        theme::size,
        view_state::Screen,
    },
};

/// How much of a step is there.
struct Step {
    screen: Screen,
    number: &'static str,
    name: ShellText,
    what: T,
    done: usize,
    all: usize,
}

/// One line per step.
pub(super) fn progress_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    for step in steps(ctx.plant()) {
        let name = step.name.get(ctx.lang);
        let count = format!("{} {} / {}", step.what.get(ctx.lang), step.done, step.all);
        let clicked = line(ui, ctx, &format!("{} {name}: {count}", step.number), |ui| {
            let number = RichText::new(step.number)
                .size(size::TEXT_DENSE)
                .color(ctx.theme.text_2);
            left_aligned(ui, 34.0, number);
            let name_width = (ui.available_width() * 0.36).clamp(96.0, 170.0);
            left_aligned(ui, name_width, RichText::new(name).size(size::TEXT_DENSE));
            bar(ui, ctx, step.done, step.all);
            // The figures stand at the right end, so that a long remark is what gives way.
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let small = |text: &str| RichText::new(text).size(size::TEXT_SMALL).color(ctx.theme.text_2);
                ui.label(small(&format!("{} / {}", step.done, step.all)));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(small(step.what.get(ctx.lang))).truncate());
                });
            });
        });
        if clicked {
            ctx.send(Action::Show(step.screen));
        }
    }
}

fn left_aligned(ui: &mut Ui, width: f32, text: RichText) {
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(width, 20.0), layout, |ui| {
        ui.set_min_width(width);
        ui.add(Label::new(text).truncate());
    });
}

fn bar(ui: &mut Ui, ctx: &ViewCtx<'_>, done: usize, all: usize) {
    let (rect, _) = ui.allocate_exact_size(vec2(64.0, 8.0), egui::Sense::hover());
    let edge = Stroke::new(1.0, ctx.theme.control_border);
    ui.painter().rect_stroke(rect, 2.0, edge, StrokeKind::Inside);
    if all > 0 {
        let mut filled = rect;
        filled.set_width(rect.width() * done as f32 / all as f32);
        ui.painter().rect_filled(filled, 2.0, ctx.theme.text_2);
    }
}

fn steps(plant: &Plant) -> Vec<Step> {
    let inside = || plant.zones.values().filter(|zone| zone.kind == ZoneKind::Inside);
    let step = |screen, number, name, what, (done, all): (usize, usize)| Step {
        screen,
        number,
        name,
        what,
        done,
        all,
    };
    let facts = [
        !plant.info.name.is_empty(),
        !plant.depts.is_empty(),
        !plant.parties.is_empty(),
        !plant.places.is_empty(),
    ];
    let rated = plant
        .tasks
        .values()
        .flat_map(|task| Value::ALL.map(|value| task.importance.of(value).value.is_some()));
    let planned = || {
        plant
            .measures
            .values()
            .filter(|measure| measure.goal.is_some_and(|goal| goal > Strength::NONE))
    };
    vec![
        step(
            Screen::Requirements,
            "1-1",
            ShellText::StepRequirements,
            T::ProgressParts,
            of(facts.into_iter()),
        ),
        step(
            Screen::Tasks,
            "1-2",
            ShellText::StepTasks,
            T::ProgressLinked,
            of(plant
                .tasks
                .values()
                .map(|task| !task.devices.is_empty() || !task.data.is_empty())),
        ),
        step(
            Screen::TaskImportance,
            "1-3",
            ShellText::StepTaskImportance,
            T::ProgressRated,
            of(rated),
        ),
        step(
            Screen::Assets,
            "1-4",
            ShellText::StepAssets,
            T::ProgressPlaced,
            of(plant.devices.values().map(|device| device.place.is_some())),
        ),
        step(
            Screen::AssetImportance,
            "1-5",
            ShellText::StepAssetImportance,
            T::ProgressUsed,
            of(plant
                .devices
                .keys()
                .map(|id| plant.tasks.values().any(|task| task.devices.contains_key(id)))),
        ),
        step(
            Screen::Canvas,
            "1-6",
            ShellText::StepCanvas,
            T::ProgressZoned,
            of(plant.devices.values().map(|device| device.zone.is_some())),
        ),
        step(
            Screen::Policy,
            "2-1",
            ShellText::StepPolicy,
            T::ProgressTargets,
            of(inside().map(|zone| zone.target_strength.value.is_some())),
        ),
        step(
            Screen::Measures,
            "2-2",
            ShellText::StepMeasures,
            T::ProgressPlanned,
            of(plant
                .zones
                .iter()
                .filter(|(_, zone)| zone.kind == ZoneKind::Inside)
                .map(|(&id, _)| {
                    planned().any(|measure| measure.target == Some(crate::plant::Target::Zone(id)))
                })),
        ),
        step(
            Screen::Improve,
            "3",
            ShellText::StepImprove,
            T::ProgressOwned,
            of(planned().map(|measure| measure.owner.is_some() && measure.due.is_some())),
        ),
    ]
}

/// How many of all are there.
fn of(parts: impl Iterator<Item = bool>) -> (usize, usize) {
    parts.fold((0, 0), |(done, all), part| (done + usize::from(part), all + 1))
}
