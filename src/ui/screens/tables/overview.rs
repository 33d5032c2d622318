//! 0 Overview: where the work stands, what is worst now, what the rules say, what is planned. Every card leads on.

mod progress;

use egui::{
    Align, Frame, Layout, Margin, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType,
    vec2,
};

use super::screen::{head_ui, quietly_scrolled};
use crate::{
    analysis::findings::{CellGrade, RiskCell, Severity},
    guideline::catalogue,
    i18n::{ShellText, TablesText as T, fill},
    plant::{Fact, Grade, Measure},
    report::wording::InWords as _,
    ui::{
        ctx::{Action, ViewCtx},
        theme::{size, strong},
        view_state::{Screen, UiCommand},
        widgets::{ChipSize, grade_chip, link_button, plain_button},
    },
};

const GAP: f32 = 12.0;

/// The screen.
pub(super) fn overview_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    head_ui(ui, ctx, ShellText::StepOverview.get(ctx.lang), |ui| {
        ui.label(strong(plant_name(ctx), size::TEXT_SECTION).color(ctx.theme.text));
        let info = &ctx.plant().info;
        let date = info.date.map(|date| date.to_string()).unwrap_or_default();
        let version = if info.version.is_empty() {
            String::new()
        } else {
            format!("{} {}", T::Version.get(ctx.lang), info.version)
        };
        let about = [version, date, info.owner.clone()];
        let about: Vec<&str> = about
            .iter()
            .map(String::as_str)
            .filter(|text| !text.is_empty())
            .collect();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if plain_button(ui, T::EditPlantFacts.get(ctx.lang)).clicked() {
                ctx.send(Action::Show(Screen::Requirements));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                cut(ui, ctx, &about.join(" ・ "));
            });
        });
    });
    let frame = Frame::new().inner_margin(Margin {
        left: 12,
        right: 12,
        top: 0,
        bottom: 8,
    });
    frame.show(ui, |ui| {
        quietly_scrolled(ui, ctx, ScrollArea::vertical().auto_shrink(false), |ui| {
            let wide = ui.available_width() > 760.0;
            let columns = if wide { 2 } else { 1 };
            ui.spacing_mut().item_spacing = vec2(GAP, GAP);
            ui.columns(columns, |columns| {
                if let [left, right] = columns {
                    card(left, ctx, T::CardProgress, None, progress::progress_ui);
                    card(left, ctx, T::CardPlan, Some(Screen::Improve), plan_ui);
                    card(right, ctx, T::CardZones, Some(Screen::Policy), zones_ui);
                    card(right, ctx, T::CardWorst, Some(Screen::Threats), worst_ui);
                    card(right, ctx, T::CardFindings, None, findings_ui);
                } else if let [only] = columns {
                    card(only, ctx, T::CardProgress, None, progress::progress_ui);
                    card(only, ctx, T::CardZones, Some(Screen::Policy), zones_ui);
                    card(only, ctx, T::CardWorst, Some(Screen::Threats), worst_ui);
                    card(only, ctx, T::CardFindings, None, findings_ui);
                    card(only, ctx, T::CardPlan, Some(Screen::Improve), plan_ui);
                }
            });
        });
    });
}

fn plant_name(ctx: &ViewCtx<'_>) -> String {
    let info = &ctx.plant().info;
    let english = ctx.lang.is_english() && !info.name_en.is_empty();
    let name = if english { &info.name_en } else { &info.name };
    if name.is_empty() {
        T::Unnamed.get(ctx.lang).to_owned()
    } else {
        name.clone()
    }
}

/// A card with a title; with a screen to go to where there is one that shows all of it.
fn card(ui: &mut Ui, ctx: &ViewCtx<'_>, title: T, to: Option<Screen>, contents: fn(&mut Ui, &ViewCtx<'_>)) {
    let frame = Frame::new()
        .fill(ctx.theme.panel)
        .stroke(Stroke::new(1.0, ctx.theme.hairline))
        .corner_radius(f32::from(size::RADIUS))
        .inner_margin(12);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        ui.horizontal(|ui| {
            ui.label(strong(title.get(ctx.lang), size::TEXT_SECTION).color(ctx.theme.text));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if let Some(screen) = to
                    && link_button(ui, ctx.theme, T::SeeAll.get(ctx.lang)).clicked()
                {
                    ctx.send(Action::Show(screen));
                }
            });
        });
        contents(ui, ctx);
    });
}

fn quiet(ui: &mut Ui, ctx: &ViewCtx<'_>, text: &str) {
    ui.label(RichText::new(text).size(size::TEXT_DENSE).color(ctx.theme.text_2));
}

/// The same, ending with … where there is no room for all of it.
fn cut(ui: &mut Ui, ctx: &ViewCtx<'_>, text: &str) {
    let words = RichText::new(text).size(size::TEXT_DENSE).color(ctx.theme.text_2);
    ui.add(egui::Label::new(words).truncate());
}

/// A line that can be clicked as a whole; gives whether it was.
fn line(ui: &mut Ui, ctx: &ViewCtx<'_>, name: &str, contents: impl FnOnce(&mut Ui)) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, name));
    if response.hovered() || response.has_focus() {
        ui.painter()
            .rect_filled(rect, f32::from(size::RADIUS), ctx.theme.hover);
    }
    let layout = Layout::left_to_right(Align::Center);
    let mut inside = ui.new_child(
        UiBuilder::new()
            .max_rect(rect.shrink2(vec2(6.0, 0.0)))
            .layout(layout),
    );
    contents(&mut inside);
    response.clicked()
}

/// Each zone with its grade now and as planned.
fn zones_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let Some(findings) = &ctx.findings else {
        return quiet(ui, ctx, T::Computing.get(ctx.lang));
    };
    if findings.zones.is_empty() {
        return quiet(ui, ctx, T::NoZones.get(ctx.lang));
    }
    let mut zones: Vec<_> = findings.zones.iter().collect();
    zones.sort_by_key(|zone| (zone.grade, zone.zone));
    for zone in zones {
        let planned = ctx
            .planned()
            .and_then(|findings| findings.zone(zone.zone))
            .map(|zone| zone.grade);
        let name = ctx.name(zone.zone);
        let clicked = line(ui, ctx, &name, |ui| {
            let code = ctx.plant().code_and_name(zone.zone.into(), false).0;
            quiet(ui, ctx, code);
            ui.label(RichText::new(&name).size(size::TEXT_DENSE));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if let Some(planned) = planned {
                    let words = planned.in_words(ctx.lang);
                    grade_chip(ui, ctx.theme, planned, ChipSize::Small, words);
                } else {
                    quiet(ui, ctx, T::Computing.get(ctx.lang));
                }
                quiet(ui, ctx, "→");
                grade_chip(
                    ui,
                    ctx.theme,
                    zone.grade,
                    ChipSize::Small,
                    zone.grade.in_words(ctx.lang),
                );
            });
        });
        if clicked {
            ctx.send(Action::Reveal(vec![zone.zone.into()]));
        }
    }
}

/// The worst cells of the heat map.
fn worst_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let Some(findings) = &ctx.findings else {
        return quiet(ui, ctx, T::Computing.get(ctx.lang));
    };
    let mut cells: Vec<&RiskCell> = findings
        .risk
        .iter()
        .filter(|cell| matches!(cell.grade, CellGrade::Grade(_)))
        .collect();
    cells.sort_by_key(|cell| (cell.grade, std::cmp::Reverse(cell.likelihood), cell.zone));
    let worst = |grade: Grade| {
        cells
            .iter()
            .filter(|cell| cell.grade == CellGrade::Grade(grade))
            .count()
    };
    let count = fill(
        T::WorstCount.get(ctx.lang),
        &[
            ("a", &worst(Grade::A).to_string()),
            ("b", &worst(Grade::B).to_string()),
        ],
    );
    quiet(ui, ctx, &count);
    for cell in cells.iter().take(5) {
        let threat = catalogue().threat(&cell.threat);
        let threat_name = threat.map(|threat| threat.name.get(ctx.lang)).unwrap_or_default();
        let zone = ctx.name(cell.zone);
        let clicked = line(ui, ctx, &format!("{zone} {threat_name}"), |ui| {
            grade_chip(
                ui,
                ctx.theme,
                cell.grade,
                ChipSize::Small,
                cell.grade.in_words(ctx.lang),
            );
            ui.label(RichText::new(&zone).size(size::TEXT_DENSE));
            cut(ui, ctx, &format!("{} {threat_name}", cell.threat));
        });
        if clicked {
            ctx.send(Action::PickCell(Some((cell.zone, cell.threat.clone()))));
            ctx.send(Action::Show(Screen::Threats));
        }
    }
}

/// What the rules say about the drawing.
fn findings_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let Some(findings) = &ctx.findings else {
        return quiet(ui, ctx, T::Computing.get(ctx.lang));
    };
    let count = |severity| {
        findings
            .lint
            .iter()
            .filter(|lint| lint.severity == severity)
            .count()
    };
    let of = |severity: Severity| format!("{} {}", severity.in_words(ctx.lang), count(severity));
    let counts = [Severity::Error, Severity::Warning, Severity::Hint]
        .map(of)
        .join(" ・ ");
    ui.horizontal(|ui| {
        quiet(ui, ctx, &counts);
        if link_button(ui, ctx.theme, T::OpenFindings.get(ctx.lang)).clicked() {
            ctx.send(Action::Command(UiCommand::ToggleFindings));
        }
    });
    for lint in findings.lint.iter().take(4) {
        let title = catalogue()
            .rule(lint.rule)
            .map(|rule| rule.title.get(ctx.lang))
            .unwrap_or_default();
        let subjects: Vec<String> = lint
            .subjects
            .iter()
            .take(3)
            .map(|&subject| ctx.name(subject))
            .collect();
        let clicked = line(ui, ctx, title, |ui| {
            quiet(ui, ctx, lint.rule);
            ui.add(egui::Label::new(RichText::new(title).size(size::TEXT_DENSE)).truncate());
            ui.add(
                egui::Label::new(
                    RichText::new(subjects.join(" ・ "))
                        .size(size::TEXT_SMALL)
                        .color(ctx.theme.text_2),
                )
                .truncate(),
            );
        });
        if clicked {
            ctx.send(Action::Reveal(lint.subjects.clone()));
        }
    }
}

/// How far the plan has come.
fn plan_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let planned = || {
        ctx.plant()
            .measures
            .values()
            .filter(|measure| measure.goal.is_some_and(|goal| goal.get() > 0))
    };
    let is_done = |measure: &Measure| matches!(measure.now, Fact::Known(now) if measure.goal.is_some_and(|goal| now >= goal));
    let today = ctx.today.or(ctx.plant().info.date);
    let late = planned().filter(|measure| {
        !is_done(measure) && measure.due.zip(today).is_some_and(|(due, today)| due < today)
    });
    let (all, done) = (
        planned().count(),
        planned().filter(|measure| is_done(measure)).count(),
    );
    if all == 0 {
        return quiet(ui, ctx, T::NoPlan.get(ctx.lang));
    }
    let text = fill(
        T::PlanCount.get(ctx.lang),
        &[
            ("all", &all.to_string()),
            ("done", &done.to_string()),
            ("late", &late.count().to_string()),
        ],
    );
    ui.label(RichText::new(text).size(size::TEXT_BODY));
    if let (Some(now), Some(then)) = (&ctx.findings, ctx.planned()) {
        let count = |findings: &crate::analysis::findings::Findings, grade| {
            findings
                .zones
                .iter()
                .filter(|zone| zone.grade == CellGrade::Grade(grade))
                .count()
        };
        for grade in [Grade::A, Grade::B] {
            ui.horizontal(|ui| {
                grade_chip(
                    ui,
                    ctx.theme,
                    CellGrade::Grade(grade),
                    ChipSize::Small,
                    grade.in_words(ctx.lang),
                );
                quiet(
                    ui,
                    ctx,
                    &format!(
                        "{}: {} → {}",
                        T::Zones.get(ctx.lang),
                        count(now, grade),
                        count(then, grade)
                    ),
                );
            });
        }
    }
}
