//! Records by name: choices of pick lists, rows that lead to a record, editable sets of references.

use std::collections::BTreeSet;

use egui::{Align, Layout, Rect, Response, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{
    InspectorText as T,
    form::{Common, Form, Lens},
    picker::{Choice, choose, picker},
    rows::{focus_ring, text_in},
};
use crate::{
    edit::{Editable, StepName},
    i18n::fill,
    plant::Element,
    ui::{
        ctx::{Action, ViewCtx},
        theme::{font, size},
    },
};

/// Number and name of a record, as far as it has them.
pub(in crate::ui) fn coded(ctx: &ViewCtx<'_>, element: impl Into<Element>) -> String {
    let element = element.into();
    match ctx.plant().code_and_name(element, ctx.lang.is_english()) {
        ("", _) | (_, "") => ctx.plant().display_name(element, ctx.lang.is_english()),
        (code, name) => format!("{code} {name}"),
    }
}

/// All records of a kind as choices, by number and name.
pub(super) fn all<I: Editable>(ctx: &ViewCtx<'_>) -> Vec<Choice<I>> {
    let mut choices: Vec<_> = I::table(ctx.plant())
        .keys()
        .map(|&id| Choice::new(id, coded(ctx, id)))
        .collect();
    choices.sort_by(|a, b| a.text.cmp(&b.text));
    choices
}

/// All records of a kind, or none of them.
pub(super) fn all_or_none<I: Editable>(ctx: &ViewCtx<'_>, none: &str) -> Vec<Choice<Option<I>>> {
    let none = Choice::new(None, none);
    let some = all(ctx)
        .into_iter()
        .map(|choice| Choice::new(Some(choice.value), choice.text));
    std::iter::once(none).chain(some).collect()
}

/// A row with the name of a record, which selects it, and controls at its right.
pub(super) fn element_row(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    (element, text): (Element, &str),
    trailing: impl FnOnce(&mut Ui),
) {
    let width = ui.available_width();
    ui.allocate_ui_with_layout(
        vec2(width, size::ROW),
        Layout::right_to_left(Align::Center),
        |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.set_height(size::ROW);
            trailing(ui);
            let left = ui.available_width().max(0.0);
            let (rect, response) = ui.allocate_exact_size(vec2(left, size::ROW), Sense::click());
            let response = name_button(ui, ctx, rect, response, text);
            if response.clicked() {
                ctx.send(Action::Select(vec![element]));
            }
        },
    );
}

fn name_button(ui: &Ui, ctx: &ViewCtx<'_>, rect: Rect, response: Response, text: &str) -> Response {
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Link, true, text));
    let ink = if response.hovered() {
        ctx.theme.accent
    } else {
        ctx.theme.text
    };
    focus_ring(ui, ctx.theme, &response);
    text_in(
        ui,
        Rect::from_min_max(rect.min, pos2(rect.right() - 4.0, rect.bottom())),
        text,
        font(size::TEXT_DENSE),
        ink,
    );
    response
}

/// A small ×; `name` is what a screen reader says.
pub(super) fn remove_button(ui: &mut Ui, ctx: &ViewCtx<'_>, name: &str) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(20.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), name));
    let ink = if response.hovered() {
        ctx.theme.error
    } else {
        ctx.theme.placeholder
    };
    let stroke = egui::Stroke::new(1.5, ink);
    let center = rect.center();
    for (x, y) in [(3.5, 3.5), (3.5, -3.5)] {
        ui.painter()
            .line_segment([center - vec2(x, y), center + vec2(x, y)], stroke);
    }
    focus_ring(ui, ctx.theme, &response);
    response.on_hover_text(name).clicked()
}

/// A link-like “＋ words” that opens a pick list; gives what was picked.
pub(super) fn add_button<V: Clone + PartialEq>(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    words: &str,
    choices: impl FnOnce() -> Vec<Choice<V>>,
) -> Option<V> {
    let text = format!("＋ {words}");
    let galley = ui
        .painter()
        .layout_no_wrap(text, font(size::TEXT_DENSE), ctx.theme.accent);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 8.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), words));
    if response.hovered() {
        ui.painter().rect_filled(rect, size::RADIUS, ctx.theme.hover);
    }
    focus_ring(ui, ctx.theme, &response);
    let at = pos2(rect.left() + 4.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ctx.theme.accent);
    choose(ctx.theme, &response, None, T::Filter.get(ctx.lang), choices)
}

impl<I: Editable + 'static> Form<'_, '_, I> {
    /// A pick list over the records of a kind, or none.
    pub(super) fn reference<J: Editable>(
        &self,
        ui: &mut Ui,
        label: T,
        lens: Lens<I::Record, Option<J>>,
        none: T,
    ) {
        let none = self.say(none);
        let shown = |id: &Option<J>| id.map_or_else(|| none.to_owned(), |id| coded(self.ctx, id));
        self.pick(ui, label, lens, shown, || all_or_none(self.ctx, none));
    }

    /// An editable set of references: one row each, and a way to add one.
    pub(super) fn references<J: Editable>(&self, ui: &mut Ui, label: T, lens: Lens<I::Record, BTreeSet<J>>) {
        let empty = BTreeSet::new();
        let set = match self.common(lens.get) {
            Some(Common::Same(set)) => set,
            Some(Common::Mixed) | None => &empty,
        };
        let words = egui::RichText::new(self.say(label))
            .size(size::TEXT_SMALL)
            .color(self.theme().text_2);
        ui.horizontal(|ui| {
            ui.label(words);
            let added = add_button(ui, self.ctx, self.say(T::Add), || {
                all::<J>(self.ctx)
                    .into_iter()
                    .filter(|choice| !set.contains(&choice.value))
                    .collect()
            });
            if let Some(added) = added {
                let mut set = set.clone();
                set.insert(added);
                self.set(StepName::Edit, lens, &set);
            }
        });
        for &id in set {
            let name = coded(self.ctx, id);
            element_row(ui, self.ctx, (id.into(), &name), |ui| {
                if remove_button(ui, self.ctx, &fill(self.say(T::DetachNamed), &[("name", &name)])) {
                    let mut set = set.clone();
                    set.remove(&id);
                    self.set(StepName::Edit, lens, &set);
                }
            });
        }
    }

    /// A short pick list in a row of its own, for one record's own map or set.
    pub(super) fn small_picker<V: Clone + PartialEq>(
        &self,
        ui: &mut Ui,
        (name, width): (&str, f32),
        (current, text): (Option<&V>, &str),
        choices: impl FnOnce() -> Vec<Choice<V>>,
    ) -> Option<V> {
        picker(
            ui,
            self.theme(),
            (name, width),
            (current, text),
            self.say(T::Filter),
            choices,
        )
    }
}
