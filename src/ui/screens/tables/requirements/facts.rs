//! Facts of the plant as a form, and the attackers to assume.

use std::collections::BTreeMap;

use egui::{Align, Checkbox, Layout, RichText, ScrollArea, TextEdit, Ui, WidgetInfo, WidgetType, vec2};

use crate::{
    edit::{Change, StepName},
    guideline::catalogue,
    i18n::TablesText as T,
    plant::{PlantInfo, PlantState, codes::AttackerCode},
    report::wording::InWords as _,
    ui::{
        ctx::ViewCtx,
        screens::tables::{grid::parse_date, screen::quietly_scrolled},
        theme::{size, strong},
        widgets::segmented,
    },
};

const STATES: [PlantState; 3] = [PlantState::Running, PlantState::Renewal, PlantState::New];
/// The attacker assumed when none is chosen.
const USUAL: &str = "AT2";
const LABEL: f32 = 130.0;
const FIELD: f32 = 420.0;

/// What is being typed into the form, by field.
pub(in crate::ui::screens::tables) type Drafts = BTreeMap<&'static str, String>;

type Field = (
    &'static str,
    T,
    fn(&PlantInfo) -> &str,
    fn(&mut PlantInfo, String),
);

const FIELDS: &[Field] = &[
    (
        "name",
        T::PlantName,
        |info| &info.name,
        |info, text| info.name = text,
    ),
    (
        "name_en",
        T::PlantNameEn,
        |info| &info.name_en,
        |info, text| info.name_en = text,
    ),
    (
        "product",
        T::Product,
        |info| &info.product,
        |info, text| info.product = text,
    ),
    (
        "product_en",
        T::ProductEn,
        |info| &info.product_en,
        |info, text| info.product_en = text,
    ),
    (
        "owner",
        T::AnalysisOwner,
        |info| &info.owner,
        |info, text| info.owner = text,
    ),
    (
        "version",
        T::Version,
        |info| &info.version,
        |info, text| info.version = text,
    ),
];

/// The form.
pub(in crate::ui::screens::tables) fn facts_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, drafts: &mut Drafts) {
    let frame = egui::Frame::new().fill(ctx.theme.panel).inner_margin(12);
    frame.show(ui, |ui| {
        quietly_scrolled(ui, ctx, ScrollArea::vertical().auto_shrink(false), |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            for &(key, label, get, set) in FIELDS {
                labelled(ui, ctx, label, |ui| {
                    if let Some(text) = line_ui(ui, ctx, drafts, (key, label), get(&ctx.plant().info)) {
                        change(ctx, |info| set(info, text.trim().to_owned()));
                    }
                });
            }
            date_ui(ui, ctx, drafts);
            labelled(ui, ctx, T::State, |ui| {
                let info = &ctx.plant().info;
                let choices = STATES.map(|state| (state, state.in_words(ctx.lang)));
                if let Some(state) = segmented(ui, ctx.theme, T::State.get(ctx.lang), info.state, &choices) {
                    change(ctx, |info| info.state = state);
                }
            });
            labelled(ui, ctx, T::Note, |ui| note_ui(ui, ctx, drafts));
            attackers_ui(ui, ctx);
        });
    });
}

fn change(ctx: &ViewCtx<'_>, edit: impl FnOnce(&mut PlantInfo)) {
    let mut info = ctx.plant().info.clone();
    edit(&mut info);
    if info != ctx.plant().info {
        ctx.change(StepName::EditPlant, Change::PutInfo(Box::new(info)));
    }
}

fn labelled(ui: &mut Ui, ctx: &ViewCtx<'_>, label: T, field: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let text = RichText::new(label.get(ctx.lang))
            .size(size::TEXT_DENSE)
            .color(ctx.theme.text_2);
        ui.allocate_ui_with_layout(
            vec2(LABEL, size::CONTROL),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_min_width(LABEL);
                ui.label(text);
            },
        );
        field(ui);
    });
}

/// A line of text; gives what was typed when the field is left.
fn line_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    drafts: &mut Drafts,
    (key, label): (&'static str, T),
    now: &str,
) -> Option<String> {
    let mut text = drafts.get(key).cloned().unwrap_or_else(|| now.to_owned());
    let field = TextEdit::singleline(&mut text)
        .id_salt(key)
        .vertical_align(Align::Center)
        .desired_width(FIELD);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, label.get(ctx.lang)));
    keep_or_take(drafts, key, &response, text)
}

fn keep_or_take(
    drafts: &mut Drafts,
    key: &'static str,
    response: &egui::Response,
    text: String,
) -> Option<String> {
    if response.has_focus() || response.changed() {
        drafts.insert(key, text);
        return None;
    }
    let was_open = drafts.remove(key).is_some();
    (was_open || response.lost_focus()).then_some(text)
}

fn note_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, drafts: &mut Drafts) {
    let key = "note";
    let mut text = drafts
        .get(key)
        .cloned()
        .unwrap_or_else(|| ctx.plant().info.note.clone());
    let field = TextEdit::multiline(&mut text)
        .id_salt(key)
        .desired_width(FIELD)
        .desired_rows(3);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, T::Note.get(ctx.lang)));
    if let Some(text) = keep_or_take(drafts, key, &response, text) {
        change(ctx, |info| text.trim_end().clone_into(&mut info.note));
    }
}

fn date_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, drafts: &mut Drafts) {
    labelled(ui, ctx, T::FileDate, |ui| {
        let now = ctx
            .plant()
            .info
            .date
            .map(|date| date.to_string())
            .unwrap_or_default();
        let Some(text) = line_ui(ui, ctx, drafts, ("date", T::FileDate), &now) else {
            // What is typed is judged while it is typed, taken when the field is left.
            if let Some(Err(refusal)) = drafts.get("date").map(|text| parse_date(text)) {
                ui.colored_label(ctx.theme.error, refusal.get(ctx.lang));
            }
            return;
        };
        if let Ok(date) = parse_date(&text) {
            change(ctx, |info| info.date = date);
        }
    });
}

/// Which attackers the analysis assumes; none chosen means the usual one.
fn attackers_ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    ui.add_space(8.0);
    ui.label(strong(T::Attackers.get(ctx.lang), size::TEXT_SECTION));
    ui.label(RichText::new(T::AttackersHint.get(ctx.lang)).color(ctx.theme.text_2));
    let info = &ctx.plant().info;
    for attacker in &catalogue().attackers {
        let mut on = if info.attackers.is_empty() {
            attacker.code.as_str() == USUAL
        } else {
            info.attackers.contains(&attacker.code)
        };
        ui.horizontal(|ui| {
            let name = format!("{} {}", attacker.code, attacker.name.get(ctx.lang));
            if ui.add(Checkbox::new(&mut on, name)).changed() {
                let usual = AttackerCode::from(USUAL);
                change(ctx, |info| {
                    if info.attackers.is_empty() {
                        info.attackers.insert(usual);
                    }
                    if on {
                        info.attackers.insert(attacker.code.clone());
                    } else {
                        info.attackers.remove(&attacker.code);
                    }
                });
            }
            let text = RichText::new(attacker.text.get(ctx.lang))
                .size(size::TEXT_DENSE)
                .color(ctx.theme.text_2);
            ui.add(egui::Label::new(text).truncate());
        });
    }
}
