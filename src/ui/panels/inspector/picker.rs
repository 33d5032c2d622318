//! A pick list: a button with the value, a popup with the choices, a filter when there are many.

use egui::{
    Id, Key, Popup, PopupCloseBehavior, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui,
    WidgetInfo, WidgetType, pos2, vec2,
};

use super::rows::{chevron, focus_ring, text_in};
use crate::ui::theme::{Theme, bold, font, size};

/// From here on the popup has a filter field.
const FILTER_FROM: usize = 10;
const POPUP_WIDTH: f32 = 232.0;
const POPUP_HEIGHT: f32 = 296.0;

/// One choice.
pub(super) struct Choice<T> {
    /// What is chosen.
    pub(super) value: T,
    /// Its words.
    pub(super) text: String,
    /// A second, smaller line: what it means.
    pub(super) help: String,
}

impl<T> Choice<T> {
    /// A choice without a second line.
    pub(super) fn new(value: T, text: impl Into<String>) -> Self {
        Self {
            value,
            text: text.into(),
            help: String::new(),
        }
    }

    /// A choice that is explained.
    pub(super) fn explained(value: T, text: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            value,
            text: text.into(),
            help: help.into(),
        }
    }
}

/// The button of a pick list: `text` is the value shown, `name` what a screen reader says before it.
pub(super) fn picker_button(ui: &mut Ui, theme: &Theme, name: &str, text: &str, width: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::ROW), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(WidgetType::ComboBox, ui.is_enabled(), name);
        info.current_text_value = Some(text.to_owned());
        info
    });
    let ground = if response.hovered() {
        theme.hover
    } else {
        theme.panel
    };
    let edge = Stroke::new(1.0, theme.control_border);
    ui.painter()
        .rect(rect, size::RADIUS, ground, edge, StrokeKind::Inside);
    let words = Rect::from_min_max(
        pos2(rect.left() + 8.0, rect.top()),
        pos2(rect.right() - 20.0, rect.bottom()),
    );
    text_in(ui, words, text, font(size::TEXT_DENSE), theme.text);
    chevron(ui, theme, pos2(rect.right() - 11.0, rect.center().y), true);
    focus_ring(ui, theme, &response);
    response
}

/// A pick list in the flow of a layout; gives what was chosen, if it is another than `current`.
pub(super) fn picker<T: Clone + PartialEq>(
    ui: &mut Ui,
    theme: &Theme,
    (name, width): (&str, f32),
    (current, text): (Option<&T>, &str),
    filter_hint: &str,
    choices: impl FnOnce() -> Vec<Choice<T>>,
) -> Option<T> {
    let button = picker_button(ui, theme, name, text, width);
    let chosen = choose(theme, &button, current, filter_hint, choices);
    chosen.filter(|chosen| Some(chosen) != current)
}

/// The popup of a pick list at any button; gives what was chosen.
pub(super) fn choose<T: Clone + PartialEq>(
    theme: &Theme,
    button: &Response,
    current: Option<&T>,
    filter_hint: &str,
    choices: impl FnOnce() -> Vec<Choice<T>>,
) -> Option<T> {
    let popup = Popup::menu(button)
        .width(POPUP_WIDTH)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let filter_id = button.id.with("filter");
    let shown = popup.show(|ui| {
        let choices = choices();
        let chosen = popup_ui(ui, theme, filter_id, current, filter_hint, &choices);
        if chosen.is_some() {
            ui.close();
        }
        chosen
    });
    if shown.is_none() {
        button.ctx.data_mut(|data| data.remove::<String>(filter_id));
    }
    shown.and_then(|shown| shown.inner)
}

fn popup_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    theme: &Theme,
    filter_id: Id,
    current: Option<&T>,
    filter_hint: &str,
    choices: &[Choice<T>],
) -> Option<T> {
    let mut filter = String::new();
    if choices.len() >= FILTER_FROM {
        let stored = ui.data(|data| data.get_temp::<String>(filter_id));
        let is_new = stored.is_none();
        filter = stored.unwrap_or_default();
        let edit = TextEdit::singleline(&mut filter)
            .id(filter_id.with("edit"))
            .hint_text(filter_hint);
        let field = ui.add(edit.desired_width(f32::INFINITY).font(font(size::TEXT_DENSE)));
        if is_new {
            field.request_focus();
        }
        ui.data_mut(|data| data.insert_temp(filter_id, filter.clone()));
    }
    let wanted = filter.to_lowercase();
    let mut matching = choices
        .iter()
        .filter(|choice| choice.text.to_lowercase().contains(&wanted))
        .peekable();
    if !wanted.is_empty() && ui.input(|input| input.key_pressed(Key::Enter)) {
        return matching.peek().map(|choice| choice.value.clone());
    }
    ScrollArea::vertical()
        .max_height(POPUP_HEIGHT)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let clicked =
                matching.filter(|choice| choice_ui(ui, theme, choice, current == Some(&choice.value)));
            clicked.last().map(|choice| choice.value.clone())
        })
        .inner
}

fn choice_ui<T>(ui: &mut Ui, theme: &Theme, choice: &Choice<T>, is_current: bool) -> bool {
    let letters = if is_current {
        bold(size::TEXT_DENSE)
    } else {
        font(size::TEXT_DENSE)
    };
    let width = ui.available_width();
    let words = ui
        .painter()
        .layout(choice.text.clone(), letters, theme.text, width - 16.0);
    let help = (!choice.help.is_empty()).then(|| {
        ui.painter().layout(
            choice.help.clone(),
            font(size::TEXT_SMALL),
            theme.text_2,
            width - 16.0,
        )
    });
    let height = words.size().y + help.as_ref().map_or(0.0, |help| help.size().y + 2.0) + 8.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height.max(size::ROW)), Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, is_current, &choice.text));
    if is_current || response.hovered() {
        let ground = if is_current {
            theme.selection_fill
        } else {
            theme.hover
        };
        ui.painter().rect_filled(rect, size::RADIUS, ground);
    }
    focus_ring(ui, theme, &response);
    let top = rect.top()
        + if help.is_some() {
            4.0
        } else {
            (rect.height() - words.size().y) / 2.0
        };
    let below = top + words.size().y + 2.0;
    ui.painter()
        .galley(pos2(rect.left() + 8.0, top), words, theme.text);
    if let Some(help) = help {
        ui.painter()
            .galley(pos2(rect.left() + 8.0, below), help, theme.text_2);
    }
    response.clicked()
}
