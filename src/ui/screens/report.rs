//! The report: which chapters, the pages as they will be printed, export.

mod choice;
mod preview;
mod sheet;

use egui::{
    Align, Checkbox, Frame, Layout, Margin, RichText, ScrollArea, Stroke, TextEdit, TextWrapMode, Ui,
    WidgetInfo, WidgetType, vec2,
};

use crate::{
    analysis::findings::{Findings, Severity},
    i18n::{Lang, ReportScreenText as T, ShellText, fill},
    plant::Value,
    report::wording::InWords as _,
    report::{Options, Section},
    ui::{
        ctx::{Action, ViewCtx},
        screens::tables::{head_ui, parse_date, quietly_scrolled},
        theme::{size, strong},
        view_state::{Screen, UiCommand},
        widgets::{filled_button, link_button, plain_button, segmented},
    },
};
pub use choice::Choice;
use preview::Preview;

const CHAPTERS: f32 = 264.0;
const SETTINGS: f32 = 212.0;

/// What the report is made with, and the pages shown.
#[derive(Debug, Default)]
pub struct ReportState {
    /// What the report is made with, on screen and as a file.
    pub choice: Choice,
    preview: Preview,
    shown: sheet::Shown,
}

/// The report screen.
pub fn report_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut ReportState) {
    let nothing_found = Findings::default();
    let findings = ctx.findings.as_deref().unwrap_or(&nothing_found);
    let options = state.choice.options(ctx.plant(), findings, ctx.lang, ctx.today);
    state.preview.keep_up(ui.ctx(), ctx, &options);
    let pages = state
        .preview
        .document()
        .map_or(0, |document| document.pages.len());
    head_ui(ui, ctx, ShellText::Report.get(ctx.lang), |ui| {
        let languages = [(Lang::Ja, "日本語"), (Lang::En, "English")];
        if let Some(lang) = segmented(ui, ctx.theme, T::Language.get(ctx.lang), options.lang, &languages) {
            state.choice.lang = Some(lang);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_enabled_ui(!options.sections.is_empty(), |ui| {
                if filled_button(ui, ctx.theme, T::ExportPdf.get(ctx.lang)).clicked() {
                    ctx.send(Action::Command(UiCommand::ExportPdf));
                }
            });
            if plain_button(ui, T::ExportImage.get(ctx.lang)).clicked() {
                ctx.send(Action::Command(UiCommand::ExportImage));
            }
            let pages = fill(T::Pages.get(ctx.lang), &[("n", &pages.to_string())]);
            ui.label(
                RichText::new(pages)
                    .size(size::TEXT_DENSE)
                    .color(ctx.theme.text_2),
            );
        });
    });
    let side = Frame::new().fill(ctx.theme.panel).inner_margin(12);
    egui::Panel::left("report-chapters")
        .exact_size(CHAPTERS)
        .frame(side)
        .show(ui, |ui| chapters_ui(ui, ctx, state, &options, findings));
    egui::Panel::right("report-settings")
        .exact_size(SETTINGS)
        .frame(side)
        .show(ui, |ui| settings_ui(ui, ctx, state));
    let desk = Frame::new().fill(ctx.theme.hairline).inner_margin(Margin::ZERO);
    egui::CentralPanel::default().frame(desk).show(ui, |ui| {
        if options.sections.is_empty() {
            ui.centered_and_justified(|ui| ui.label(T::NothingChosen.get(ctx.lang)));
        } else {
            sheet::pages_ui(ui, ctx, &state.preview, &mut state.shown);
        }
    });
}

const fn name(section: Section) -> T {
    match section {
        Section::Cover => T::Cover,
        Section::Summary => T::Summary,
        Section::Contents => T::Contents,
        Section::Drawing => T::Drawing,
        Section::Tasks => T::Tasks,
        Section::Zones => T::Zones,
        Section::Matrix => T::Matrix,
        Section::Risks => T::Risks,
        Section::Measures => T::Measures,
        Section::Plan => T::Plan,
        Section::Limits => T::Limits,
    }
}

/// The chapters: a tick takes one in or leaves it out.
fn chapters_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut ReportState,
    options: &Options,
    findings: &Findings,
) {
    ui.label(strong(T::Chapters.get(ctx.lang), size::TEXT_BODY).color(ctx.theme.text));
    let area = ScrollArea::vertical().auto_shrink([false, true]);
    quietly_scrolled(ui, ctx, area, |ui| {
        for section in Section::ALL {
            let line = vec2(ui.available_width(), size::CONTROL);
            let from_the_right = Layout::right_to_left(Align::Center);
            let lack = section.what_it_lacks(ctx.plant(), findings, ctx.lang);
            ui.allocate_ui_with_layout(line, from_the_right, |ui| {
                chapter_ui(ui, ctx, state, (section, options), lack);
            });
        }
    });
    if state.choice.leaves_out() && link_button(ui, ctx.theme, T::Everything.get(ctx.lang)).clicked() {
        state.choice.take_all();
    }
}

/// One chapter, laid out from the right: the page it begins on or that it has nothing to say, then its name.
fn chapter_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    state: &mut ReportState,
    (section, options): (Section, &Options),
    lack: Option<String>,
) {
    let mut on = options.sections.contains(&section);
    if let Some(page) = state.preview.page_of(section, options.lang).filter(|_| on) {
        let number = (page + 1).to_string();
        let response = link_button(ui, ctx.theme, &number);
        let name = format!(
            "{}: {}",
            name(section).get(ctx.lang),
            fill(T::GoToPage.get(ctx.lang), &[("n", &number)])
        );
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
        if response.clicked() {
            state.shown.page = page;
        }
    } else if let Some(lack) = &lack {
        let words = RichText::new(T::NothingYet.get(ctx.lang))
            .size(size::TEXT_SMALL)
            .color(ctx.theme.placeholder);
        ui.label(words).on_hover_text(lack);
    }
    ui.with_layout(Layout::left_to_right(Align::Center).with_main_wrap(false), |ui| {
        ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
        let words = RichText::new(name(section).get(ctx.lang)).size(size::TEXT_DENSE);
        let mut response = ui.add(Checkbox::new(&mut on, words));
        if let Some(lack) = lack {
            response = response.on_hover_text(lack);
        }
        if response.changed() {
            state.choice.set(section, on);
        }
    });
}

fn settings_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut ReportState) {
    let theme = ctx.theme;
    ui.label(strong(T::Settings.get(ctx.lang), size::TEXT_BODY).color(theme.text));
    ui.label(RichText::new(T::Date.get(ctx.lang)).size(size::TEXT_DENSE));
    let field = TextEdit::singleline(&mut state.choice.date)
        .vertical_align(Align::Center)
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, T::Date.get(ctx.lang)));
    match parse_date(&state.choice.date) {
        Ok(_) => ui.label(
            RichText::new(T::DateHint.get(ctx.lang))
                .size(size::TEXT_SMALL)
                .color(theme.placeholder),
        ),
        Err(refusal) => ui.label(
            RichText::new(refusal.get(ctx.lang))
                .size(size::TEXT_SMALL)
                .color(theme.error),
        ),
    };
    ui.add_space(12.0);
    reservations_ui(ui, ctx);
}

/// What is still open; it never blocks the export.
fn reservations_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let theme = ctx.theme;
    let lint = ctx
        .findings
        .as_ref()
        .map(|findings| findings.lint.as_slice())
        .unwrap_or_default();
    let errors = lint
        .iter()
        .filter(|lint| lint.severity == Severity::Error)
        .count();
    let warnings = lint
        .iter()
        .filter(|lint| lint.severity == Severity::Warning)
        .count();
    let rated = |task: &crate::plant::Task| {
        Value::ALL
            .into_iter()
            .all(|value| task.importance.of(value).value.is_some())
    };
    let not_rated = ctx.plant().tasks.values().filter(|task| !rated(task)).count();
    let is_fine = errors + warnings + not_rated == 0;
    let edge = if is_fine { theme.hairline } else { theme.warning };
    let frame = Frame::new()
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(f32::from(size::RADIUS))
        .inner_margin(8);
    frame.show(ui, |ui| {
        let small = |text: &str| RichText::new(text).size(size::TEXT_DENSE);
        if is_fine {
            ui.label(small(T::Fine.get(ctx.lang)).color(theme.ok));
            return;
        }
        let (error, warning) = (
            Severity::Error.in_words(ctx.lang),
            Severity::Warning.in_words(ctx.lang),
        );
        ui.label(
            strong(
                format!("{error} {errors} ・ {warning} {warnings}"),
                size::TEXT_DENSE,
            )
            .color(theme.warning),
        );
        if not_rated > 0 {
            ui.label(small(&fill(
                T::NotRated.get(ctx.lang),
                &[("n", &not_rated.to_string())],
            )));
        }
        ui.label(small(T::StillFine.get(ctx.lang)).color(theme.text_2));
        if link_button(ui, theme, T::SeeThem.get(ctx.lang)).clicked() {
            ctx.send(Action::Show(Screen::Overview));
        }
    });
}
