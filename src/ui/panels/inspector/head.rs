//! The head of the inspector: where the record lies, its picture, its name to edit, its worst grade.

use egui::{Align2, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{
    InspectorText as T,
    drafts::{Commit, FieldLook, FieldSpec},
    form::{Common, Form, Lens},
    rows::{SectionHead, text_in},
};
use crate::{
    analysis::findings::CellGrade,
    diagram::icons::Icon,
    edit::{Change, Editable, StepName},
    i18n::threats::ThreatsText,
    plant::{Element, Plant},
    report::wording::InWords as _,
    ui::{
        ctx::Action,
        pen::paint_icon,
        theme::{font, size},
        widgets::{ChipSize, paint_grade_chip},
    },
};

const ICON: f32 = 40.0;
const CRUMB_GAP: f32 = 4.0;
const SHORTEST_CRUMB: f32 = 36.0;

/// What the head says.
pub(super) struct Head {
    /// Its picture.
    pub(super) icon: Icon,
    /// Number, kind, count in one line.
    pub(super) facts: String,
    /// Worst grade, if it can have one.
    pub(super) grade: Option<CellGrade>,
    /// The effect that grade comes from (index into the findings).
    pub(super) effect: Option<usize>,
    /// Records around it, inside out.
    pub(super) parents: Vec<Element>,
}

/// The head with the name at `name` to edit.
pub(super) fn head_ui<I: Editable + 'static>(
    ui: &mut Ui,
    form: &mut Form<'_, '_, I>,
    head: &Head,
    name: Lens<I::Record, String>,
) {
    breadcrumb(ui, form, &head.parents);
    let theme = form.theme();
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(ICON, ICON), Sense::hover());
        let edge = Stroke::new(1.0, theme.hairline_strong);
        ui.painter()
            .rect(rect, size::RADIUS, theme.panel, edge, StrokeKind::Inside);
        paint_icon(ui.painter(), rect.shrink(6.0), head.icon, theme.text);
        let chip = if head.grade.is_some() { 52.0 } else { 0.0 };
        let width = (ui.available_width() - chip).max(0.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            title(ui, form, name, width);
            let (line, _) = ui.allocate_exact_size(vec2(width, 17.0), Sense::hover());
            text_in(ui, line, &head.facts, font(size::TEXT_SMALL), theme.text_2);
        });
        if let Some(grade) = head.grade {
            let sense = if head.effect.is_some() {
                Sense::click()
            } else {
                Sense::hover()
            };
            let (area, response) = ui.allocate_exact_size(vec2(44.0, ICON), sense);
            let mut words = grade.in_words(form.ctx.lang).to_owned();
            if head.effect.is_some() {
                words = format!("{words} – {}", ThreatsText::Explain.get(form.ctx.lang));
                response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &words));
            }
            let chip = Rect::from_center_size(area.center(), vec2(44.0, 22.0));
            paint_grade_chip(ui.painter(), theme, chip, grade, ChipSize::Large);
            super::rows::focus_ring(ui, theme, &response);
            if response.on_hover_text(words).clicked() {
                form.ctx.send(Action::Explain(head.effect));
            }
        }
    });
    ui.add_space(4.0);
}

/// Plant › zone …: each leads there. The plant's name gives way where the line is too long.
fn breadcrumb<I: Editable + 'static>(ui: &mut Ui, form: &Form<'_, '_, I>, parents: &[Element]) {
    let ctx = form.ctx;
    let info = &ctx.plant().info;
    let english = ctx.lang.is_english() && !info.name_en.is_empty();
    let plant = if english {
        info.name_en.clone()
    } else {
        info.name.clone()
    };
    let around = parents
        .iter()
        .rev()
        .map(|&parent| (format!("› {}", ctx.name(parent)), vec![parent]));
    let around: Vec<(String, Vec<Element>)> = around.collect();
    let letters = font(size::TEXT_SMALL);
    let width_of = |words: &str| {
        ui.painter()
            .layout_no_wrap(words.to_owned(), letters.clone(), form.theme().text_2)
            .size()
            .x
            + 1.0
    };
    let taken: f32 = around.iter().map(|(words, _)| width_of(words) + CRUMB_GAP).sum();
    let room = (ui.available_width() - taken).max(SHORTEST_CRUMB);
    let mut crumbs = vec![(width_of(&plant).min(room), plant, Vec::new())];
    crumbs.extend(
        around
            .into_iter()
            .map(|(words, leads_to)| (width_of(&words), words, leads_to)),
    );
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = CRUMB_GAP;
        for (width, words, leads_to) in crumbs {
            let width = width.min(ui.available_width().max(0.0));
            let (rect, response) = ui.allocate_exact_size(vec2(width, 17.0), Sense::click());
            response
                .widget_info(|| WidgetInfo::labeled(WidgetType::Link, true, words.trim_start_matches("› ")));
            let ink = if response.hovered() {
                form.theme().accent
            } else {
                form.theme().text_2
            };
            text_in(ui, rect, &words, letters.clone(), ink);
            if response.clicked() {
                ctx.send(Action::Select(leads_to));
            }
        }
    });
}

fn title<I: Editable + 'static>(
    ui: &mut Ui,
    form: &mut Form<'_, '_, I>,
    name: Lens<I::Record, String>,
    width: f32,
) {
    let saved = match form.common(name.get) {
        Some(Common::Same(saved)) => saved.clone(),
        _ => String::new(),
    };
    let ids = form.ids.to_vec();
    let commit = move || -> Commit {
        Box::new(move |plant: &Plant, typed: &str| {
            Ok(Change::edit(plant, &ids, |record| {
                typed.trim().clone_into((name.get_mut)(record));
            }))
        })
    };
    let spec = FieldSpec {
        id: Id::new(("inspector name", form.ids.first().map(ToString::to_string))),
        label: form.say(T::Name),
        hint: form.say(T::Name),
        look: FieldLook::Title,
        width,
        step: StepName::Rename,
    };
    form.drafts.field(ui, form.ctx, spec, &saved, commit);
}

impl<I: Editable + 'static> Form<'_, '_, I> {
    /// Free text in a section of its own.
    pub(super) fn note_section(
        &mut self,
        ui: &mut Ui,
        folds: &mut super::rows::Folds,
        lens: Lens<I::Record, String>,
    ) {
        let empty = matches!(self.common(lens.get), Some(Common::Same(note)) if note.is_empty());
        let head = SectionHead {
            open_at_first: !empty,
            ..SectionHead::closed("note", self.say(T::Note))
        };
        folds.section(ui, self.theme(), &head, |ui| self.long_text(ui, T::Note, lens));
    }
}

/// The letter of a layer on a small plate in its colour.
pub(super) fn layer_badge(
    ui: &Ui,
    theme: &crate::ui::theme::Theme,
    rect: Rect,
    layer: crate::plant::Layer,
    letter: &str,
) {
    ui.painter().rect_filled(rect, 2.0, theme.zone_border(layer));
    let ink = theme.panel;
    ui.painter().text(
        pos2(rect.center().x, rect.center().y),
        Align2::CENTER_CENTER,
        letter,
        font(size::TEXT_SMALL),
        ink,
    );
}
